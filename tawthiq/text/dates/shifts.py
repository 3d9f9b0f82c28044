"""Days counted from a day: weekdays before it, distances and stretches of time."""

from calendar import monthrange
from datetime import date, timedelta

from tawthiq.text import edtf
from tawthiq.text.dates.expression import Ago, Recent, Unit, Weekday

_WEEK = 7


def on_weekday(day: date, shift: int, weekday: int | None, slack: int) -> date:
    """A day by its shift; a weekday beside it wins where the reference may be off (أمس الجمعة)."""
    found = day + timedelta(days=shift)
    if weekday is None or found.weekday() == weekday:
        return found
    near = [found + timedelta(days=n) for n in range(-3, 4)]
    best = next(other for other in near if other.weekday() == weekday)
    return best if slack > 1 or abs((best - found).days) <= 1 else found


def weekday_before(spec: Weekday, day: date, slack: int) -> date:
    """The weekday that is meant: the last one, the day itself included, unless the words say otherwise."""
    if spec.week is not None:
        return day - timedelta(days=day.weekday() - spec.weekday) + timedelta(days=_WEEK * spec.week)
    back = (day.weekday() - spec.weekday) % _WEEK
    if spec.relative == 1:
        return day + timedelta(days=_WEEK - back + _WEEK * spec.farther)
    if spec.relative == -1:
        return day - timedelta(days=(back or _WEEK) + _WEEK * spec.farther)
    # A rough reference may lie a day or two before the event it stands for.
    return day + timedelta(days=_WEEK - back) if slack > 1 and back >= _WEEK - 2 else day - timedelta(days=back)


def months_back(day: date, months: int) -> date:
    """The day moved by months (negative: back), on the last day of a month too short for it."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    year = max(year, 1)  # قبل 2017 عاما: no date lies before the calendar
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_PER = {Unit.YEAR: 12, Unit.DECADE: 120, Unit.MONTH: 1}


def ago(spec: Ago, day: date) -> str | None:
    """A distance as EDTF: a day for days, approximate for anything coarser."""
    if spec.unit in {Unit.HOUR, Unit.MINUTE}:
        return (day + timedelta(days=spec.sign * ((spec.count or 0) // 24))).isoformat()
    if spec.count is None:
        return f"../{day.isoformat()}" if spec.sign < 0 else None
    moved = spec.sign * spec.count
    if spec.unit is Unit.DAY:
        return (day + timedelta(days=moved)).isoformat()
    if spec.unit is Unit.WEEK:
        return (day + timedelta(days=_WEEK * moved)).isoformat() + "~"
    found = months_back(day, moved * _PER[spec.unit])
    if spec.days:
        return (found + timedelta(days=spec.sign * spec.days)).isoformat()
    return f"{found.year:04d}-{found.month:02d}~" if spec.unit is Unit.MONTH else f"{found.year:04d}~"


def recent(spec: Recent, day: date) -> str | None:
    """A stretch before (or after) the day as EDTF."""
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
    other = months_back(day, spec.sign * count * _PER[spec.unit])
    first, last = sorted((other, day))
    if spec.unit is Unit.MONTH:
        return f"{first:%Y-%m}/{last:%Y-%m}" if count > 1 else f"{first.isoformat()}/{last.isoformat()}"
    return f"{first:%Y}/{last:%Y}"
