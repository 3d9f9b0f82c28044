"""Resolving time expressions, looking back: news tells what has happened.

The most recent date that fits the words and is not after the reference is meant, unless the words say الجاري, المقبل or
غدا. Without a reference, what the words alone fix is kept (`2017-03-17`, `XXXX-03-17`) and the rest is None.
"""

from calendar import isleap
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tawthiq.records import replace
from tawthiq.text import edtf
from tawthiq.text.dates.expression import (
    Ago,
    Calendar,
    Interval,
    Night,
    NthWeekday,
    Offset,
    Recent,
    Remembered,
    Same,
    Spec,
    TimeOfDay,
    Week,
    Weekday,
)
from tawthiq.text.dates.reference import Reference, Resolved
from tawthiq.text.dates.shifts import ago, on_weekday, recent, weekday_before
from tawthiq.text.dates.years import calendar_date, nth_weekday, yearless

_WEEK = 7
_LEAP_DAY = (2, 29)
_EDGES = {"early": "01", "mid": "15"}  # the day of a month that an interval begins on: منذ مطلع تموز, منذ منتصفه
_SLIP = 3  # days between a date and the today it is said of, where the weekday shows that the date is a slip


def resolve(spec: Spec, reference: Reference) -> Resolved | None:
    """The date that the words name, None where they do not fix one against this reference."""
    return _RESOLVERS[type(spec)](spec, reference)


def _told(found: str | None) -> Resolved | None:
    return Resolved(found, True) if found else None


def _time_of_day(_: TimeOfDay, reference: Reference) -> Resolved | None:
    return Resolved(reference.previous, False, True) if reference.previous else None


def _offset(spec: Offset, reference: Reference) -> Resolved | None:
    if spec.date:
        return _dated_offset(spec, reference)
    if reference.day is None:
        return None
    return _told(on_weekday(reference.day, spec.days, spec.weekday, reference.slack).isoformat())


def _weekday(spec: Weekday, reference: Reference) -> Resolved | None:
    return _told(weekday_before(spec, reference.day, reference.slack).isoformat()) if reference.day else None


def _week(spec: Week, reference: Reference) -> Resolved | None:
    if reference.day is None:
        return None
    first = reference.day - timedelta(days=reference.day.weekday()) + timedelta(days=_WEEK * spec.shift)
    return _told(edtf.from_days(first, first + timedelta(days=_WEEK - 1)))


def _ago(spec: Ago, reference: Reference) -> Resolved | None:
    return _told(ago(spec, reference.day)) if reference.day else None


def _recent(spec: Recent, reference: Reference) -> Resolved | None:
    return _told(recent(spec, reference.day)) if reference.day else None


def _night(spec: Night, reference: Reference) -> Resolved | None:
    """ليلة السبت is the night from Friday to Saturday."""
    if spec.of is None:
        if reference.day is None:
            return None
        return Resolved(edtf.from_days(reference.day - timedelta(days=1), reference.day), True)
    found = resolve(spec.of, reference)
    days = edtf.days(found.edtf) if found else None
    if found is None or days is None or days[0] != days[1]:
        return found
    return Resolved(edtf.from_days(days[0] - timedelta(days=1), days[0]), found.used)


def _same(spec: Same, reference: Reference) -> Resolved | None:
    if reference.previous is None:
        return None
    if spec.shift == 0 and spec.back is None:
        return Resolved(reference.previous, False, True)
    days = edtf.days(reference.previous)
    if spec.back is not None:
        long_ago = ago(spec.back, days[1]) if days else None
        return Resolved(long_ago, False, True) if long_ago else None
    moved = edtf.shift(days[1].isoformat(), spec.shift) if days and days[1] != date.max else None
    return Resolved(moved, False, True) if moved else None


def _remembered(spec: Remembered, reference: Reference) -> Resolved | None:
    found = resolve(spec.day, reference)
    days = edtf.days(found.edtf) if found else None
    if found is None or days is None:
        return None
    day = days[0]
    year = spec.year if spec.year is not None else day.year - spec.years if spec.years else None
    if year is None or year < 1:
        return Resolved(f"XXXX-{day:%m-%d}", found.used)
    leaps = (day.month, day.day) == _LEAP_DAY and not isleap(year)
    return Resolved(f"{year:04d}-{day:%m}" if leaps else f"{year:04d}-{day:%m-%d}", found.used)


def _dated_offset(spec: Offset, reference: Reference) -> Resolved | None:
    """اليوم الجمعة 22 أيلول: the date said wins, unless the weekday and the reference agree against it."""
    if spec.date is None:
        return None
    said = calendar_date(spec.date, reference)
    if said is None or reference.day is None or spec.weekday is None:
        return said
    told = reference.day + timedelta(days=spec.days)
    words = yearless(spec.date) if spec.date.year is None else said
    gap = edtf.distance(words.edtf, told.isoformat()) if words else None
    slip = told.weekday() == spec.weekday and gap is not None and gap <= _SLIP
    return Resolved(told.isoformat(), True) if slip else said


def _interval(spec: Interval, reference: Reference) -> Resolved | None:
    start = resolve(spec.start, reference) if spec.start else None
    end = resolve(spec.end, reference) if spec.end else None
    if (spec.start and start is None) or (spec.end and end is None):
        return start or end
    if start and end and isinstance(spec.start, Weekday):
        start = _before(start, end)
    if start and end and isinstance(spec.start, Calendar):
        start = _ordered(spec.start, start, end, reference)
    begin = _opening(spec.start, start.edtf) if start else ".."
    used = bool((start and start.used) or (end and end.used))
    closing = edtf.plain(end.edtf).split("/")[-1] if end else ".."
    if spec.to_reference and reference.day is not None and not edtf.is_yearless(begin):
        closing, used = reference.day.isoformat(), True
    if begin == closing:
        return Resolved(begin, used)
    return Resolved(f"{begin}/{closing}", used) if begin != ".." or closing != ".." else None


def _before(start: Resolved, end: Resolved) -> Resolved:
    """The first weekday of a pair is the one just before the second."""
    a, b = edtf.days(start.edtf), edtf.days(end.edtf)
    if a is None or b is None or a[0] <= b[0]:
        return start
    return replace(start, edtf=(a[0] - timedelta(days=_WEEK)).isoformat())


def _ordered(spec: Calendar, start: Resolved, end: Resolved, reference: Reference) -> Resolved:
    """The first date of an interval is looked for before the second: حزيران وتموز."""
    a, b = edtf.days(start.edtf), edtf.days(end.edtf)
    if a is None or b is None or a[0] <= b[0]:
        return start
    return resolve(spec, replace(reference, day=b[1])) or start


def _opening(spec: Spec | None, found: str) -> str:
    """Where an interval begins: منذ بداية العام is its first day."""
    begin = edtf.plain(found).split("/")[0]
    if isinstance(spec, Calendar) and spec.edge in _EDGES and len(begin) == len("2017-03") and begin[:4].isdecimal():
        return f"{begin}-{_EDGES[spec.edge]}"
    if isinstance(spec, Calendar) and spec.edge == "early" and len(begin) == 4:
        return f"{begin}-01-01"
    return f"{begin}-01-01" if isinstance(spec, Calendar) and spec.year_shift is not None and len(begin) == 4 else begin


_RESOLVERS: dict[type, Callable[[Any, Reference], Resolved | None]] = {
    Ago: _ago,
    Calendar: calendar_date,
    Interval: _interval,
    Night: _night,
    NthWeekday: nth_weekday,
    Offset: _offset,
    Recent: _recent,
    Remembered: _remembered,
    Same: _same,
    TimeOfDay: _time_of_day,
    Week: _week,
    Weekday: _weekday,
}
