"""Days, weeks, months and years of incidents: in which one each lies, as far as its date says, and what it is called.

An incident stands under the period that holds its whole date. Where its date is wider than a day, a week or a month it
stands under the next wider period that holds it, never under a guess; what spans years or has no date comes last.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from markupsafe import Markup

from tawthiq.register.outlines import Outline
from tawthiq.web import days
from tawthiq.web.words import Words

MOST = 40
"""So many periods at most on one strip; a wider time is told in wider ones."""


class Unit(StrEnum):
    """Finest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """`first` and `last` are days, both in it; `unit` None where no year holds the date (then both are day 1)."""

    first: date
    last: date
    unit: Unit | None


NOWHEN = Period(date.min, date.min, None)


def around(day: date, unit: Unit) -> Period:
    """The period of a unit that holds a day. Weeks begin on Monday."""
    if unit is Unit.DAY:
        return Period(day, day, unit)
    if unit is Unit.WEEK:
        first = max(day.toordinal() - day.weekday(), 1)
        return Period(date.fromordinal(first), date.fromordinal(min(first + 6, date.max.toordinal())), unit)
    if unit is Unit.MONTH:
        return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]), unit)
    return Period(date(day.year, 1, 1), date(day.year, 12, 31), unit)


def period_of(row: Outline, unit: Unit) -> Period:
    """The period an incident stands under when they are told in this unit."""
    return _holding(row.first, row.last, unit) if row.first and row.last else NOWHEN


@lru_cache(maxsize=50_000)
def _holding(start: str, end: str, unit: Unit) -> Period:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    units = list(Unit)
    for wider in units[units.index(unit) :]:
        found = around(first, wider)
        if last <= found.last:
            return found
    return NOWHEN


def unit_for(rows: Sequence[Outline], most: int = MOST) -> Unit:
    """The finest unit in which so many periods at most are needed for those that are dated."""
    dated = [row for row in rows if row.first and row.last and row.first > "0002" and row.last < "9000"]
    if not dated:
        return Unit.MONTH
    first = date.fromisoformat(min(row.first or "" for row in dated))
    last = date.fromisoformat(max(row.last or "" for row in dated))
    for unit in Unit:
        if len(between(around(first, unit), last, unit)) <= most:
            return unit
    return Unit.YEAR


def between(start: Period, last: date, unit: Unit) -> tuple[Period, ...]:
    """The periods from one to the one that holds the last day, no more than 400 of them."""
    found, period = [start], start
    while period.last < last and len(found) <= 10 * MOST:
        period = around(period.last + timedelta(days=1), unit)
        found.append(period)
    return tuple(found)


def title(words: Words, period: Period) -> Markup:
    """The period in words."""
    match period.unit:
        case None:
            return words.t("period.none")
        case Unit.DAY:
            return days.edtf(words, period.first.isoformat())
        case Unit.WEEK:
            return days.edtf(words, f"{period.first.isoformat()}/{period.last.isoformat()}")
        case Unit.MONTH:
            return days.edtf(words, period.first.isoformat()[:7])
        case Unit.YEAR:
            return days.edtf(words, period.first.isoformat()[:4])


def grouped(rows: Iterable[Outline], unit: Unit) -> dict[Period, list[Outline]]:
    """Incidents by their periods, the latest first; of two that end together the finer one first."""
    found: dict[Period, list[Outline]] = {}
    for row in rows:
        found.setdefault(period_of(row, unit), []).append(row)
    order = sorted(found, key=lambda period: (period.last, period.first), reverse=True)
    return {period: found[period] for period in order}
