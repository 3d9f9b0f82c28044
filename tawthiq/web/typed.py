"""A day, month or year as a person types it, as EDTF or as the days that it spans.

Day before month before year, as both languages write it (17/3/2017, 3/2017, 17 March 2017, آذار 2017), or as EDTF has
it (2017-03-17, 2017-03, 2017); with Latin or Arabic digits. Anything else is nothing: it is left as it was typed, and
whoever asked is told.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tawthiq.text import edtf
from tawthiq.text.months import month_at
from tawthiq.text.tokens import tokenize
from tawthiq.web.parameters import Parameter, is_day

_DIGITS = {ord(digit): str(n) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for n, digit in enumerate(digits)}
_PARTS = re.compile(r"(?:(?:(\d{1,2})\s*[/.\-،\s]\s*)?(\d{1,2})\s*[/.\-،\s]\s*)?(\d{4})")
_LATIN = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")


def as_edtf(text: str) -> str | None:
    """The date as EDTF: a day, a month or a year; None where it is none."""
    told = " ".join(text.translate(_DIGITS).split())
    year, month, day = _latin(told) or _spoken(_with_months(told)) or ("", "", "")
    if not year:
        return None
    found = "-".join([year, *([f"{int(month):02}"] if month else []), *([f"{int(day):02}"] if day else [])])
    return found if edtf.is_valid(found) else None


def as_day(text: str, last: bool = False) -> str | None:
    """The first day (or the `last`) of what was typed, ISO 8601; None where it is no date."""
    found = as_edtf(text)
    if found is None:
        return None
    year, month, day = (*found.split("-"), "", "")[:3]
    if not month:
        return f"{year}-12-31" if last else f"{year}-01-01"
    return f"{year}-{month}-{day or (monthrange(int(year), int(month))[1] if last else '01')}"


def as_typed(day: str | None) -> str:
    """An ISO day as it stands in an input: day, month, year."""
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", day or "")
    return f"{int(found[3])}/{int(found[2])}/{found[1]}" if found else day or ""


def _latin(text: str) -> tuple[str, str, str] | None:
    found = _LATIN.fullmatch(text)
    return (found[1], found[2] or "", found[3] or "") if found else None


def _spoken(text: str) -> tuple[str, str, str] | None:
    found = _PARTS.fullmatch(text)
    return (found[3], found[2] or "", found[1] or "") if found else None


def _with_months(text: str) -> str:
    """The text with the names of months as numbers."""
    told: list[str] = []
    tokens, at = tokenize(text), 0
    while at < len(tokens):
        month = month_at(tokens, at)
        known = month is not None and not month.hijri
        word = str(month.number) if month is not None and known else tokens[at].text
        if known and told[-2:] == [word, "/"]:  # آذار/مارس
            told.pop()
        else:
            told.append(word)
        at = (month.last if month is not None and known else at) + 1
    return re.sub(r"\s*([/.\-،])\s*", r"\1", " ".join(told))


def with_days(respond: Callable[[Request], Response], taken: tuple[Parameter, ...]) -> Callable[[Request], Response]:
    """An endpoint that leads from days as people type them to the address that has them in figures."""

    def led(request: Request) -> Response:
        plain = _in_figures(request, taken)
        return RedirectResponse(plain, status_code=303) if plain else respond(request)

    return led


def _in_figures(request: Request, taken: tuple[Parameter, ...]) -> str:
    """The same address with days in figures, where a person typed them otherwise; empty where nobody did."""
    if request.url.path.endswith((".json", ".csv", ".geojson")):  # programs know how a day is written
        return ""
    named = {parameter.name for parameter in taken if parameter.day}
    pairs = request.query_params.multi_items()
    told = [(k, (as_day(v, k == "to") or v) if k in named and not is_day(v.strip()) else v) for k, v in pairs]
    return "" if told == pairs else f"{quote(request.url.path)}?{urlencode(told)}"
