"""Resolving time expressions, looking back: news tells what has happened.

The most recent date that fits the words and is not after the reference is meant, unless the words say الجاري, المقبل or
غدا. Without a reference, what the words alone fix is kept (`2017-03-17`, `XXXX-03-17`) and the rest is None.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tawthiq.text import edtf
from tawthiq.text.dates.expression import (
    Ago,
    Calendar,
    Interval,
    Night,
    NthWeekday,
    Offset,
    Recent,
    Same,
    Spec,
    TimeOfDay,
    Unit,
    Week,
    Weekday,
)
from tawthiq.text.dates.hijri import hijri_year, to_gregorian

_WEEK = 7
_SLIP = 3  # days between a date and the today it is said of, where the weekday shows that the date is a slip
_HIJRI_YEAR = range(1300, 1500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a time is told from.

    `day` is the day of speaking, None when unknown. `slack` is how many days the true day may lie after it (1 for a
    dated page, weeks for an event's rough date). `month` is a day known only to be in the month and year of speaking,
    used for الشهر الجاري where `day` is unknown. `previous` is the date (EDTF) named before in the text.
    """

    day: date | None = None
    slack: int = 1
    month: date | None = None
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolved date. `used` says whether the reference was needed, `anaphoric` whether the previous date was."""

    edtf: str
    used: bool = False
    anaphoric: bool = False


def resolve(spec: Spec, reference: Reference) -> Resolved | None:
    """The date that the words name, None where they do not fix one against this reference."""
    if isinstance(spec, Calendar):
        return _calendar(spec, reference)
    if isinstance(spec, Same):
        return _same(spec, reference)
    if isinstance(spec, TimeOfDay):
        return Resolved(reference.previous, False, True) if reference.previous else None
    if isinstance(spec, Interval):
        return _interval(spec, reference)
    if isinstance(spec, NthWeekday):
        return _nth(spec, reference)
    if isinstance(spec, Offset) and spec.date:
        return _dated_offset(spec, reference)
    if reference.day is None:
        return _night(spec, reference) if isinstance(spec, Night) else None
    found = _from_day(spec, reference, reference.day)
    return Resolved(found, True) if found else None


def _from_day(spec: Spec, reference: Reference, day: date) -> str | None:
    if isinstance(spec, Offset):
        return _moved(_on_weekday(day, spec.days, spec.weekday, reference.slack))
    if isinstance(spec, Weekday):
        return _moved(_weekday(spec, day, reference.slack))
    if isinstance(spec, Week):
        first = day - timedelta(days=day.weekday()) + timedelta(days=_WEEK * spec.shift)
        return edtf.from_days(first, first + timedelta(days=_WEEK - 1))
    if isinstance(spec, Ago):
        return _ago(spec, day)
    if isinstance(spec, Recent):
        return _recent(spec, day)
    if isinstance(spec, Night):
        found = _night(spec, reference)
        return found.edtf if found else None
    return None


def _moved(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _on_weekday(day: date, shift: int, weekday: int | None, slack: int) -> date:
    """A day by its shift; a weekday beside it wins where the reference may be off (أمس الجمعة)."""
    found = day + timedelta(days=shift)
    if weekday is None or found.weekday() == weekday:
        return found
    near = [found + timedelta(days=n) for n in range(-3, 4)]
    best = next(other for other in near if other.weekday() == weekday)
    return best if slack > 1 or abs((best - found).days) <= 1 else found


def _weekday(spec: Weekday, day: date, slack: int) -> date:
    if spec.week is not None:
        return day - timedelta(days=day.weekday() - spec.weekday) + timedelta(days=_WEEK * spec.week)
    back = (day.weekday() - spec.weekday) % _WEEK
    if spec.relative == 1:
        return day + timedelta(days=_WEEK - back + _WEEK * spec.farther)
    if spec.relative == -1:
        return day - timedelta(days=(back or _WEEK) + _WEEK * spec.farther)
    # A rough reference may lie a day or two before the event it stands for.
    return day + timedelta(days=_WEEK - back) if slack > 1 and back >= _WEEK - 2 else day - timedelta(days=back)


def _months_back(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_PER = {Unit.YEAR: 12, Unit.DECADE: 120, Unit.MONTH: 1}


def _ago(spec: Ago, day: date) -> str | None:
    if spec.unit in {Unit.HOUR, Unit.MINUTE}:
        return (day + timedelta(days=spec.sign * ((spec.count or 0) // 24))).isoformat()
    if spec.count is None:
        return f"../{day.isoformat()}" if spec.sign < 0 else None
    moved = spec.sign * spec.count
    if spec.unit is Unit.DAY:
        return (day + timedelta(days=moved)).isoformat()
    if spec.unit is Unit.WEEK:
        return (day + timedelta(days=_WEEK * moved)).isoformat() + "~"
    found = _months_back(day, moved * _PER[spec.unit])
    return f"{found.year:04d}-{found.month:02d}~" if spec.unit is Unit.MONTH else f"{found.year:04d}~"


def _recent(spec: Recent, day: date) -> str | None:
    if spec.count is None and spec.unit not in {Unit.HOUR, Unit.MINUTE}:
        return f"../{day.isoformat()}" if spec.sign < 0 else f"{day.isoformat()}/.."
    count = spec.count or 1
    if spec.unit in {Unit.HOUR, Unit.MINUTE}:
        back = max(1, -(-count // 24)) if spec.unit is Unit.HOUR else 0
        return edtf.from_days(day - timedelta(days=back), day)
    if spec.unit in {Unit.DAY, Unit.WEEK}:
        size = count * (_WEEK if spec.unit is Unit.WEEK else 1)
        if spec.sign > 0:
            return edtf.from_days(day + timedelta(days=1), day + timedelta(days=size))
        # اليومين الماضيين: the two days before this one.
        last = day - timedelta(days=1) if spec.unit is Unit.DAY else day
        return edtf.from_days(day - timedelta(days=size), last)
    other = _months_back(day, spec.sign * count * _PER[spec.unit])
    first, last = sorted((other, day))
    if spec.unit is Unit.MONTH:
        return f"{first:%Y-%m}/{last:%Y-%m}" if count > 1 else f"{first.isoformat()}/{last.isoformat()}"
    return f"{first:%Y}/{last:%Y}"


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
    if spec.shift == 0:
        return Resolved(reference.previous, False, True)
    days = edtf.days(reference.previous)
    moved = edtf.shift(days[1].isoformat(), spec.shift) if days and days[1] != date.max else None
    return Resolved(moved, False, True) if moved else None


def _dated_offset(spec: Offset, reference: Reference) -> Resolved | None:
    """اليوم الجمعة 22 أيلول: the date said wins, unless the weekday and the reference agree against it."""
    if spec.date is None:
        return None
    said = _calendar(spec.date, reference)
    if said is None or reference.day is None or spec.weekday is None:
        return said
    told = reference.day + timedelta(days=spec.days)
    words = _yearless(spec.date) if spec.date.year is None else said
    gap = edtf.distance(words.edtf, told.isoformat()) if words else None
    slip = told.weekday() == spec.weekday and gap is not None and gap <= _SLIP
    return Resolved(told.isoformat(), True) if slip else said


def _nth(spec: NthWeekday, reference: Reference) -> Resolved | None:
    frame = _calendar(spec.of, reference)
    days = edtf.days(frame.edtf) if frame else None
    if frame is None or days is None:
        return None
    first, last = days
    if spec.weeks:
        return _nth_week(spec, first, last, used=frame.used)
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    fitting = [day for day in every if spec.weekday is None or day.weekday() == spec.weekday]
    index = spec.rank - 1 if spec.rank > 0 else spec.rank
    return Resolved(fitting[index].isoformat(), frame.used) if -len(fitting) <= index < len(fitting) else None


def _nth_week(spec: NthWeekday, first: date, last: date, *, used: bool) -> Resolved | None:
    """Weeks begin on Monday; the first is the first that begins in the month, the last the last that ends in it."""
    monday = first + timedelta(days=-first.weekday() % _WEEK)
    starts = [monday + timedelta(days=_WEEK * n) for n in range(5)]
    starts = [day for day in starts if day <= last and (spec.rank > 0 or day + timedelta(days=_WEEK - 1) <= last)]
    index = spec.rank - 1 if spec.rank > 0 else spec.rank
    if not -len(starts) <= index < len(starts):
        return None
    return Resolved(edtf.from_days(starts[index], starts[index] + timedelta(days=_WEEK - 1)), used)


def _interval(spec: Interval, reference: Reference) -> Resolved | None:
    start = resolve(spec.start, reference) if spec.start else None
    end = resolve(spec.end, reference) if spec.end else None
    if (spec.start and start is None) or (spec.end and end is None):
        return start or end
    if start and end and isinstance(spec.start, Weekday):
        start = _before(start, end)
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


def _opening(spec: Spec | None, found: str) -> str:
    """Where an interval begins: منذ بداية العام is its first day."""
    begin = edtf.plain(found).split("/")[0]
    if isinstance(spec, Calendar) and spec.edge == "early" and len(begin) == 4:
        return f"{begin}-01-01"
    return f"{begin}-01-01" if isinstance(spec, Calendar) and spec.year_shift is not None and len(begin) == 4 else begin


def _calendar(spec: Calendar, reference: Reference) -> Resolved | None:
    if spec.hijri:
        return _hijri(spec, reference)
    if spec.ranked and spec.weekday is not None and spec.day is not None and spec.day <= 5:
        plain = _calendar(replace(spec, ranked=False), reference)
        if plain is None or edtf.is_yearless(plain.edtf) or _fits(plain.edtf, spec.weekday):
            return plain
        frame = replace(spec, ranked=False, weekday=None, day=None)
        return _nth(NthWeekday(rank=spec.day, weekday=spec.weekday, of=frame), reference) or plain
    if spec.month_shift is not None:
        return _shifted_month(spec, reference)
    year, used = spec.year, False
    if year is None and spec.year_shift is not None:
        frame = reference.day or reference.month
        if frame is None:
            return _yearless(spec)
        year, used = frame.year + spec.year_shift, True
    if spec.month is None:
        return Resolved(f"{year:04d}", used) if year is not None else _day_only(spec, reference)
    if year is not None:
        return _dated(spec, year, used)
    return _look_back(spec, reference.day, reference.slack) if reference.day else _yearless(spec)


def _written(year: int, month: int, day: int | None) -> str | None:
    if day is None:
        return f"{year:04d}-{month:02d}"
    return date(year, month, day).isoformat() if day <= monthrange(year, month)[1] else None


def _dated(spec: Calendar, year: int, used: bool) -> Resolved | None:
    """The date with its year; of two names of a month that disagree, the one that the weekday fits."""
    months = [month for month in (spec.month, spec.other_month) if month]
    options = [found for month in months if (found := _written(year, month, spec.day))]
    if not options:
        return None
    if len(options) > 1:
        fitting = [found for found in options if _fits(found, spec.weekday)]
        # The second name of a pair is the Gregorian gloss, and seldom wrong.
        return Resolved((fitting or options[::-1])[0], used)
    return Resolved(options[0], used)


def _fits(found: str, weekday: int | None) -> bool:
    return weekday is not None and len(found) == 10 and date.fromisoformat(found).weekday() == weekday


def _yearless(spec: Calendar) -> Resolved | None:
    month = spec.other_month or spec.month
    if month is None:
        return None
    text = f"XXXX-{month:02d}" + (f"-{spec.day:02d}" if spec.day else "")
    return Resolved(text) if edtf.is_valid(text) else None


def _look_back(spec: Calendar, day: date, slack: int) -> Resolved | None:
    """The year of a day and month: the most recent one, but one that its weekday fits where the reference is rough."""
    best: tuple[int, Resolved] | None = None
    for year in (day.year + 1, day.year, day.year - 1):
        found = _dated(spec, year, True)
        if found is None:
            continue
        days = edtf.days(found.edtf)
        if days is None:
            continue
        strict = spec.relative == -1
        future = (days[0] - day).days > (-1 if strict else slack) or (strict and days[1] >= day)
        future = future and not (spec.relative == 1) or (spec.relative == 1 and days[0] <= day)
        odd = spec.weekday is not None and spec.day is not None and not _fits(found.edtf, spec.weekday)
        # A wrong weekday is likelier a slip than a date of another year, unless the reference is rough.
        cost = 10 * future * (1 if odd or slack == 1 else 0.4) + (8 if slack > 1 else 1) * odd
        cost += abs((days[0] - day).days) / 366 * (3 if slack > 1 else 4)
        if best is None or cost < best[0]:
            best = (cost, found)  # type: ignore[assignment]
    return best[1] if best else None


def _shifted_month(spec: Calendar, reference: Reference) -> Resolved | None:
    frame = reference.day or reference.month
    if frame is None or spec.month_shift is None:
        return None
    found = _months_back(frame.replace(day=1), spec.month_shift)
    text = _written(found.year, found.month, spec.day)
    return Resolved(text, True) if text else None


def _day_only(spec: Calendar, reference: Reference) -> Resolved | None:
    """الجمعة 15: the last month in which the 15th has come, and was a Friday if one of the last few was."""
    if spec.day is None or reference.day is None:
        return None
    options = []
    for back in range(4):
        frame = _months_back(reference.day.replace(day=1), -back)
        text = _written(frame.year, frame.month, spec.day)
        if text and date.fromisoformat(text) <= reference.day + timedelta(days=reference.slack):
            options.append(text)
    ahead = _written(reference.day.year, reference.day.month, spec.day)
    fitting = [text for text in (*options, ahead) if text and _fits(text, spec.weekday)]
    return Resolved((fitting or options)[0], True) if options else None


def _hijri(spec: Calendar, reference: Reference) -> Resolved | None:
    if spec.month is None:
        return None
    year, used = spec.year, False
    if year is None or year not in _HIJRI_YEAR:
        frame = reference.day
        if spec.year and spec.year > 1900:
            frame, used = date(spec.year, 12, 31), False
        if frame is None or (now := hijri_year(frame)) is None:
            return None
        found = to_gregorian(now, spec.month, spec.day)
        year, used = (now - 1 if found and found[0] > frame else now), spec.year is None
    days = to_gregorian(year, spec.month, spec.day)
    if days is None:
        return None
    if days[0] == days[1]:
        return Resolved(days[0].isoformat() + "~", used)
    return Resolved(f"{days[0].isoformat()}~/{days[1].isoformat()}~", used)
