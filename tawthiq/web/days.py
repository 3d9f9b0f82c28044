"""Dates in words: EDTF as a reader of either language expects it, and never more exact than it is.

«17 آذار/مارس 2017», "March 2017", «من … إلى …», «17 آذار/مارس (السنة غير معروفة)». What is not understood is shown as
it stands, left to right.
"""

import re
from functools import lru_cache

from markupsafe import Markup, escape

from tawthiq.model.claim import When
from tawthiq.web.words import Words

_DATE = re.compile(r"^(\d{4}|X{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T\S*)?([~?%]?)$")


def ltr(text: object) -> Markup:
    """An id, a date in figures, an address: left to right in every sentence."""
    return Markup(f'<bdi dir="ltr">{escape(text)}</bdi>')  # noqa: S704 - escaped


@lru_cache(maxsize=20_000)
def _one(words: Words, text: str) -> Markup:
    found = _DATE.match(text)
    if found is None:
        return ltr(text)
    year, month, day, mark = found.groups()
    values = {"year": words.figures(year)}
    key = "year"
    if month and month != "XX" and 1 <= int(month) <= 12:
        values["month"] = words.items("date.months")[int(month) - 1]
        key = "month"
        if day and day != "XX":
            values["day"] = words.figures(str(int(day)))
            key = "day"
    if "X" in year:
        if key == "year":
            return ltr(text)
        key += "_no_year"
    shown = words.t(f"date.{key}", None, **values)
    return words.t("date.about", date=shown) if mark else shown


def edtf(words: Words, text: str) -> Markup:
    """An EDTF date or interval in words."""
    if "/" not in text:
        return _one(words, text)
    start, _, end = text.partition("/")
    if start in {"", ".."} and end in {"", ".."}:
        return words.t("value.unknown")
    if start in {"", ".."}:
        return words.t("date.until", end=_one(words, end))
    if end in {"", ".."}:
        return words.t("date.since", start=_one(words, start))
    return words.t("date.interval", start=_one(words, start), end=_one(words, end))


def when(words: Words, value: When | None) -> Markup:
    """The time of a claim or incident in words, with the part of the day; says so when it is unknown."""
    if value is None:
        return words.t("date.unknown")
    shown = edtf(words, value.edtf)
    if value.part_of_day is None:
        return shown
    return words.t("date.part", date=shown, part=words.t(f"part_of_day.{value.part_of_day}"))


def published(words: Words, text: str | None, origin: str | None = None) -> Markup:
    """A publication date in words; approximate and inferred ones say so."""
    if not text:
        return words.t("date.unpublished")
    shown = _one(words, text[:10])
    return words.t("date.approximate", date=shown) if origin in {"register", "inferred", "crawl"} else shown


def moment(words: Words, text: str) -> Markup:
    """A time stamp of the log: the date in words and the clock."""
    day, _, clock = text.partition("T")
    return words.t("date.moment", date=_one(words, day), clock=ltr(clock[:5])) if clock else _one(words, day)
