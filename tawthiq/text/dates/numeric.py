"""Dates written in figures: 17/03/2017, 17-3-2017, 2017-03-17, 22.01.2022, 9/2021, 17/3; the Hijri ones too.

The day comes first, as Arabic writes it, unless the figures say otherwise (4/22, 2016/04/21).
"""

import re
from collections.abc import Sequence

from tawthiq.text.dates.expression import Calendar
from tawthiq.text.dates.words import text_at, word_at
from tawthiq.text.tokens import Shape, Token

Found = tuple[Calendar, int]

_DOTTED = re.compile(r"(\d{1,4})\.(\d{1,2})\.(\d{1,4})")
_SEPARATORS = frozenset({"/", "-", "–", ".", "\\"})
_PIVOT = 70  # two figures of a year: 00-69 are of this century
_HIJRI = range(1300, 1500)
_HIJRI_MARKS = frozenset({"ه", "هجري", "هجريه", "للهجره", "الهجري"})
_GREGORIAN_MARKS = frozenset({"م", "ميلادي", "ميلاديه"})


def numeric_date(tokens: Sequence[Token], at: int) -> Found | None:
    """The date in figures that begins at token `at`, with its last token."""
    token = tokens[at]
    dotted = _DOTTED.fullmatch(token.folded)
    if dotted:
        return _with_mark(tokens, _three(dotted[1], dotted[2], dotted[3]), at)
    parts = _parts(tokens, at)
    if len(parts) >= 3:
        found = _three(*(tokens[part].folded for part in parts[:3]))
        if found:
            return _with_mark(tokens, found, parts[2])
    if len(parts) == 2:
        return _two(tokens, parts)
    return None


def _parts(tokens: Sequence[Token], at: int) -> list[int]:
    """Token indexes of the figures joined by one and the same separator."""
    parts = [at]
    separator = text_at(tokens, at + 1)
    if separator not in _SEPARATORS:
        return parts
    while len(parts) < 4 and text_at(tokens, parts[-1] + 1) == separator:
        after = parts[-1] + 2
        if after >= len(tokens) or tokens[after].shape is not Shape.NUMBER or not tokens[after].folded.isdecimal():
            break
        if tokens[after].start - tokens[parts[-1]].end > 3:
            break
        parts.append(after)
    return parts if len(parts) < 4 else []


def _three(a: str, b: str, c: str) -> Calendar | None:
    if not (a.isdecimal() and b.isdecimal() and c.isdecimal()):
        return None
    if len(a) == 4:
        year, month, day = int(a), int(b), int(c)
    elif len(a) <= 2 and len(b) <= 2 and len(c) in (2, 4):
        day, month, year = int(a), int(b), int(c)
        year = year if len(c) == 4 else year + (2000 if year < _PIVOT else 1900)
    else:
        return None
    if month > 12 and day <= 12:
        day, month = month, day
    hijri = year in _HIJRI
    if not (1 <= month <= 12 and 1 <= day <= 31 and (hijri or 1900 <= year <= 2100)):
        return None
    return Calendar(year=year, month=month, day=day, hijri=hijri)


def _with_mark(tokens: Sequence[Token], found: Calendar | None, last: int) -> Found | None:
    if found is None:
        return None
    mark = text_at(tokens, last + 1)
    marks = _HIJRI_MARKS if found.hijri else _GREGORIAN_MARKS
    return found, last + 1 if mark in marks else last


def _two(tokens: Sequence[Token], parts: list[int]) -> Found | None:
    """A month with its year, or a day with its month where a word before it says that it is a date."""
    a, b = (tokens[part].folded for part in parts)
    first, second = int(a) if a.isdecimal() else 0, int(b) if b.isdecimal() else 0
    if len(b) == 4 and len(a) <= 2 and 1 <= first <= 12 and 1900 <= second <= 2100:
        return Calendar(year=second, month=first), parts[1]
    if len(a) == 4 and len(b) <= 2 and 1 <= second <= 12 and 1900 <= first <= 2100:
        return Calendar(year=first, month=second), parts[1]
    certain = text_at(tokens, parts[0] - 1) in {"في", "وفي"} and (max(first, second) > 12 or "0" in (a[0], b[0]))
    if len(a) > 2 or len(b) > 2 or tokens[parts[0] + 1].folded == "." or not (certain or _is_dated(tokens, parts[0])):
        return None
    if first > 12 or (first >= 1 and second <= 12):
        day, month = first, second
    else:
        day, month = second, first
    if 1 <= month <= 12 and 1 <= day <= 31:
        return Calendar(month=month, day=day), parts[1]
    return None


def _is_dated(tokens: Sequence[Token], at: int) -> bool:
    before = at - 1
    if text_at(tokens, before) in {"،", ","}:
        before -= 1
    found = word_at(tokens, before)
    if found and (found.sort in {"weekday", "offset"} or (found.sort == "unit" and found.value == "day")):
        return True
    return text_at(tokens, before) in {"بتاريخ", "تاريخ", "الموافق", "ليوم", "منذ"}
