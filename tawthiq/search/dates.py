"""The days that a question names: dates and months in Arabic and English, years, spans of years.

Only what its words fix by themselves: "yesterday" names no day to one who searches an archive.
"""

import re
from dataclasses import dataclass
from datetime import date

from tawthiq.text import edtf
from tawthiq.text.dates import Reference, find, resolve
from tawthiq.text.tokens import tokenize

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ENGLISH = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_NAME}\.?,?\s+{_YEAR}\b", re.I),
    re.compile(rf"\b{_NAME}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b", re.I),
    re.compile(rf"\b{_NAME}\.?,?\s+{_YEAR}\b", re.I),
)
_SPAN = re.compile(r"\b((?:19|20)\d\d)\s*(?:-|–|to|until|إلى|الى|حتى)\s*((?:19|20)\d\d)\b")
_ALONE = re.compile(r"(?<![\d.,/-])((?:19|20)\d\d)(?![\d.,/-]*\d)")


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to `last` (ISO), named by the words `said` at [start, end) of the question."""

    first: str
    last: str
    said: str
    start: int
    end: int


def days(text: str) -> tuple[Days, ...]:
    """Every span of days that the words name, in order; they do not overlap."""
    found: list[Days] = []
    for read in (_in_english, _spans, _in_arabic, _years):
        found += [d for d in read(text) if all(d.end <= other.start or d.start >= other.end for other in found)]
    return tuple(sorted(found, key=lambda d: d.start))


def _in_english(text: str) -> list[Days]:
    found: list[Days] = []
    for pattern in _ENGLISH:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = _MONTHS.index(parts["month"][:3].lower()) + 1
            told = f"{parts['year']}-{month:02d}" + (f"-{int(parts['day']):02d}" if parts.get("day") else "")
            made = _of(told, text, match.start(), match.end())
            if made and all(made.end <= other.start or made.start >= other.end for other in found):
                found.append(made)
    return found


def _spans(text: str) -> list[Days]:
    made = (_of(f"{match[1]}/{match[2]}", text, match.start(), match.end()) for match in _SPAN.finditer(text))
    return [item for item in made if item]


def _in_arabic(text: str) -> list[Days]:
    found = []
    for expression in find(tokenize(text)):
        told = resolve(expression.spec, Reference())
        if told and told.edtf and not told.edtf.startswith("X"):
            found.append(_of(told.edtf, text, expression.start, expression.end))
    return [item for item in found if item]


def _years(text: str) -> list[Days]:
    made = (_of(match[1], text, match.start(), match.end()) for match in _ALONE.finditer(text))
    return [item for item in made if item]


def _of(told: str, text: str, start: int, end: int) -> Days | None:
    found = edtf.days(told)
    if not found or found[0] == date.min or found[1] == date.max:
        return None
    return Days(found[0].isoformat(), found[1].isoformat(), text[start:end].strip(), start, end)
