"""Calendar dates with the year that the words leave out: the most recent one that fits."""

from calendar import monthrange
from datetime import date, timedelta

from tawthiq.records import replace
from tawthiq.text import edtf
from tawthiq.text.dates.expression import Calendar, NthWeekday
from tawthiq.text.dates.hijri import hijri_year, to_gregorian
from tawthiq.text.dates.reference import Reference, Resolved
from tawthiq.text.dates.shifts import months_back

_WEEK = 7
_HIJRI_YEAR = range(1300, 1500)


def nth_weekday(spec: NthWeekday, reference: Reference) -> Resolved | None:
    """The nth weekday, day or week of a month."""
    frame = calendar_date(spec.of, reference)
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


def calendar_date(spec: Calendar, reference: Reference) -> Resolved | None:
    """The date that the words fix; without a reference a day and month stay yearless."""
    if spec.hijri:
        return _hijri(spec, reference)
    if spec.same_month:
        return _of_same_month(spec, reference)
    if spec.ranked and spec.weekday is not None and spec.day is not None and spec.day <= 5:
        return _day_or_nth_weekday(spec, spec.day, spec.weekday, reference)
    return _shifted_month(spec, reference) if spec.month_shift is not None else _gregorian(spec, reference)


def _day_or_nth_weekday(spec: Calendar, day: int, weekday: int, reference: Reference) -> Resolved | None:
    """الثلاثاء الثالث من أيلول is the 3rd where that is a Tuesday, else the third Tuesday."""
    found = calendar_date(replace(spec, ranked=False), reference)
    if found is None or edtf.is_yearless(found.edtf) or _fits(found.edtf, weekday):
        return found
    frame = replace(spec, ranked=False, weekday=None, day=None)
    return nth_weekday(NthWeekday(rank=day, weekday=weekday, of=frame), reference) or found


def _gregorian(spec: Calendar, reference: Reference) -> Resolved | None:
    year, used = spec.year, False
    frame = reference.day or reference.month
    if year is None and spec.year_shift is not None and frame:
        year, used = frame.year + spec.year_shift, True
    if spec.month is None:
        return Resolved(f"{year:04d}", used) if year is not None else _day_only(spec, reference)
    if year is not None:
        return _dated(spec, year, used)
    known = reference.day and spec.year_shift is None
    return _look_back(spec, reference.day, reference.slack) if reference.day and known else yearless(spec)


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


def yearless(spec: Calendar) -> Resolved | None:
    """The date with XXXX for its year; None where not even a month is told."""
    month = spec.other_month or spec.month
    if month is None:
        return None
    text = f"XXXX-{month:02d}" + (f"-{spec.day:02d}" if spec.day else "")
    return Resolved(text) if edtf.is_valid(text) else None


def _look_back(spec: Calendar, day: date, slack: int) -> Resolved | None:
    """The year of a day and month: the most recent one, but one that its weekday fits where the reference is rough."""
    best: tuple[float, Resolved] | None = None
    for year in (day.year + 1, day.year, day.year - 1):
        found = _dated(spec, year, True)
        if found is None:
            continue
        days = edtf.days(found.edtf)
        if days is None:
            continue
        away = (days[0] - day).days
        rough_day = slack > 1 and spec.day is not None
        strict = spec.relative == -1 and not rough_day
        ahead = slack if spec.day else min(slack, 1)  # a rough day is off by days, not by a month
        future = away > (-1 if strict else ahead) or (strict and days[1] >= day)
        future = (future and spec.relative not in (0, 1)) or (spec.relative == 1 and days[0] <= day)
        odd = spec.weekday is not None and spec.day is not None and not _fits(found.edtf, spec.weekday)
        # A wrong weekday is likelier a slip than a date of another year, unless the reference is rough.
        cost = 10 * future * (1 if odd or slack == 1 else 0.4) + (8 if slack > 1 and abs(away) > slack else 1) * odd
        cost += abs(away) / 366 * (3 if slack > 1 else 4)
        if best is None or cost < best[0]:
            best = (cost, found)
    return best[1] if best else None


def _shifted_month(spec: Calendar, reference: Reference) -> Resolved | None:
    frame = reference.day or reference.month
    if frame is None or spec.month_shift is None:
        return None
    found = months_back(frame.replace(day=1), spec.month_shift)
    text = _written(found.year, found.month, spec.day)
    return Resolved(text, True) if text else None


def _of_same_month(spec: Calendar, reference: Reference) -> Resolved | None:
    """24 من الشهر ذاته: a day of the month that was named before."""
    frame = edtf.days(reference.previous) if reference.previous else None
    text = _written(frame[0].year, frame[0].month, spec.day) if frame else None
    return Resolved(text, False, True) if text else None


def _day_only(spec: Calendar, reference: Reference) -> Resolved | None:
    """الجمعة 15: the last month in which the 15th has come, and was a Friday if one of the last few was."""
    if spec.day is None or reference.day is None:
        return None
    options = []
    for back in range(4):
        frame = months_back(reference.day.replace(day=1), -back)
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
