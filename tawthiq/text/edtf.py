"""The part of EDTF (ISO 8601-2) that the register uses, as plain functions over strings.

Read are `2017-03-17`, `2017-03`, `2017`, the same with `XXXX` for a year that is not known, a closing `~` or `?`, and
intervals `a/b` with `..` for an open end. Anything else is no date: `days` gives None for it.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

_POINT = re.compile(r"(\d{4}|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")
_LEAP = 2000  # stands in for the year of a yearless date: every day of a year exists in it
_MOST_YEARS = 60  # of an open interval against a yearless date; beyond, every day of the year is in it anyway


class Precision(StrEnum):
    """How exactly a date is known, finest first."""

    DAY = "day"
    INTERVAL = "interval"
    MONTH = "month"
    YEAR = "year"


class _Point(NamedTuple):
    year: int | None
    month: int | None
    day: int | None
    approximate: bool


class _Span(NamedTuple):
    start: _Point | None
    end: _Point | None
    is_interval: bool


@lru_cache(maxsize=20_000)
def _parse(edtf: str) -> _Span | None:
    ends = edtf.strip().split("/")
    if len(ends) > 2:
        return None
    points = [_point(end) for end in ends]
    if any(point is None and end not in ("..", "") for point, end in zip(points, ends, strict=True)):
        return None
    if not any(points):
        return None
    return _Span(points[0], points[-1], len(ends) == 2)


def _point(text: str) -> _Point | None:
    found = _POINT.fullmatch(text)
    if not found:
        return None
    year = None if found[1] == "XXXX" else int(found[1])
    month = int(found[2]) if found[2] else None
    day = int(found[3]) if found[3] else None
    if (month is not None and not 1 <= month <= 12) or year == 0 or (year is None and month is None):
        return None
    if day is not None and month is not None and not 1 <= day <= monthrange(year or _LEAP, month)[1]:
        return None
    return _Point(year, month, day, bool(found[4]))


@lru_cache(maxsize=20_000)
def is_valid(edtf: str) -> bool:
    """Whether the string is of the part of EDTF that the register uses."""
    return _parse(edtf) is not None


@lru_cache(maxsize=20_000)
def is_yearless(edtf: str) -> bool:
    """Whether the year of the date, or of an end of the interval, is not known."""
    span = _parse(edtf)
    return bool(span and any(point and point.year is None for point in span[:2]))


@lru_cache(maxsize=20_000)
def is_approximate(edtf: str) -> bool:
    """Whether the date carries ~ or ?."""
    span = _parse(edtf)
    return bool(span and any(point and point.approximate for point in span[:2]))


@lru_cache(maxsize=20_000)
def is_open(edtf: str) -> bool:
    """Whether an end of the interval is open."""
    span = _parse(edtf)
    return bool(span and (span.start is None or span.end is None))


@lru_cache(maxsize=20_000)
def plain(edtf: str) -> str:
    """The same without the marks of approximation."""
    return re.sub(r"[~?%]", "", edtf)


def precision(edtf: str) -> Precision | None:
    """How exactly the date is known; None for what is no date. An interval of one day is a day."""
    span = _parse(edtf)
    if span is None:
        return None
    if span.is_interval and span.start != span.end:
        return Precision.INTERVAL
    point = span.start
    if point is None or point.month is None:
        return Precision.YEAR
    return Precision.MONTH if point.day is None else Precision.DAY


@lru_cache(maxsize=20_000)
def days(edtf: str) -> tuple[date, date] | None:
    """First and last day, inclusive; an open end is date.min or date.max. None without a year or for no date."""
    return None if is_yearless(edtf) else _days_in(edtf, _LEAP)


@lru_cache(maxsize=20_000)
def _days_in(edtf: str, year: int) -> tuple[date, date] | None:
    """The days with `year` put in for an unknown one; an end before its start is of the next year."""
    span = _parse(edtf)
    if span is None:
        return None
    first = _first(span.start, year) if span.start else date.min
    last = _last(span.end, year) if span.end else date.max
    if first is None or last is None:
        return None
    if last < first and span.end and span.end.year is None:
        last = _last(span.end, first.year + 1)
    return None if last is None or last < first else (first, last)


def _first(point: _Point, year: int) -> date | None:
    return _date(point.year or year, point.month or 1, point.day or 1)


def _last(point: _Point, year: int) -> date | None:
    year, month = point.year or year, point.month or 12
    return _date(year, month, point.day or monthrange(year, month)[1])


def _date(year: int, month: int, day: int) -> date | None:
    # 29 February of a common year is no date.
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def from_days(first: date, last: date) -> str:
    """The shortest EDTF for the days first..last: a day, a month, a year or an interval."""
    if first == last:
        return first.isoformat()
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year:04d}"
    month = (last.year, last.month)
    if (first.year, first.month, first.day, last.day) == (*month, 1, monthrange(*month)[1]):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"


def compatible(a: str, b: str, *, slack: int = 0) -> bool:
    """Whether two dates can be the same: their days meet, or come within `slack` days.

    A yearless date fits any year. What is no date fits nothing.
    """
    gap = distance(a, b)
    return gap is not None and gap <= slack


@lru_cache(maxsize=20_000)
def distance(a: str, b: str) -> int | None:
    """Days between two dates, 0 where they meet; the least over all years where one is not known; None for no date."""
    if _parse(a) is None or _parse(b) is None:
        return None
    if is_yearless(a) and is_yearless(b):
        pairs = [(_days_in(a, _LEAP), _days_in(b, year)) for year in (_LEAP - 1, _LEAP, _LEAP + 1)]
    elif is_yearless(a) or is_yearless(b):
        loose, firm = (a, b) if is_yearless(a) else (b, a)
        pairs = [(_days_in(loose, year), days(firm)) for year in _years_near(firm)]
    else:
        pairs = [(days(a), days(b))]
    gaps = [_gap(x, y) for x, y in pairs if x and y]
    return min(gaps, default=None)


def _years_near(edtf: str) -> range:
    found = days(edtf)
    if found is None:
        return range(0)
    low, high = found[0].year, found[1].year
    if high - low > _MOST_YEARS:
        low, high = (high - _MOST_YEARS, high) if found[1] != date.max else (low, low + _MOST_YEARS)
    return range(max(1, low - 1), min(9998, high + 1) + 1)


def _gap(a: tuple[date, date], b: tuple[date, date]) -> int:
    if a[0] <= b[1] and b[0] <= a[1]:
        return 0
    return (b[0] - a[1]).days if a[1] < b[0] else (a[0] - b[1]).days


def complete(yearless: str, by: str) -> str | None:
    """The yearless date with the year that brings it nearest to `by`, None where either is no date or `by` is open."""
    firm = days(by)
    if firm is None or is_open(by) or not is_yearless(yearless):
        return yearless if firm and is_valid(yearless) and not is_yearless(yearless) else None
    best: tuple[int, int] | None = None
    for year in _years_near(by):
        found = _days_in(yearless, year)
        if found and (best is None or _gap(found, firm) < best[0]):
            best = (_gap(found, firm), year)
    return None if best is None else put_year(yearless, best[1])


def put_year(yearless: str, year: int) -> str:
    """The date with `year` for XXXX; the end of an interval that would come before its start is of the next year."""
    start, slash, end = yearless.partition("/")
    if not slash:
        return yearless.replace("XXXX", f"{year:04d}")
    found = _days_in(yearless, year)
    end_year = found[1].year if found and found[1] != date.max else year
    return f"{start.replace('XXXX', f'{year:04d}')}/{end.replace('XXXX', f'{end_year:04d}')}"


def shift(edtf: str, by: int) -> str | None:
    """A single day moved by a number of days; None for anything but a day with its year."""
    found = days(edtf)
    if found is None or found[0] != found[1] or not date.min < found[0] < date.max:
        return None
    return (found[0] + timedelta(days=by)).isoformat()
