"""Incidents by day, week, month or year with range bars: each period with its sums by grade, few incidents one by one.

1. A period tells how many incidents it holds and, for each bucket of grades that is summed, the killed as a range bar.
2. Where a page has few incidents they are listed under their periods with bars of their own; many are folded into
   their period, whose name leads to it alone, told in finer ones.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.model.incident import Incident
from tawthiq.model.vocabulary import Outcome, RangeVictims
from tawthiq.register import sums
from tawthiq.register.outlines import Outline
from tawthiq.register.records import IncidentFilter
from tawthiq.web import figures, periods
from tawthiq.web.periods import Period
from tawthiq.web.views.lists import Pager
from tawthiq.web.views.parts import Bar, IncidentRow, bar, incident_row, main_range
from tawthiq.web.views.strip import Step
from tawthiq.web.words import Words

BUCKETS = ("confirmed_fair", "weak", "contested")


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident on the line."""

    row: IncidentRow
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Sum:
    """The killed of one bucket of grades in a period: over how many incidents, as words and as a bar."""

    name: Markup
    incidents: int
    words: Markup
    bar: Bar


@dataclass(frozen=True, slots=True)
class PeriodView:
    """One period; `href` leads to it alone where it holds more than is listed here."""

    title: Markup
    href: str | None
    count: int
    sums: tuple[Sum, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit that the line can be told in."""

    words: Markup
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The line."""

    periods: tuple[PeriodView, ...]
    units: tuple[UnitView, ...]
    steps: tuple[Step, ...]
    scale: str | None
    sum_scale: str | None
    pager: Pager
    total: int
    asked: Mapping[str, str]
    active: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One period before it is put into words: `listed` where its incidents stand one by one."""

    period: Period
    rows: Sequence[Outline]
    listed: bool
    href: str


Killed = tuple[str, int, int, int, bool]
"""Bucket, incidents with a figure, sum of minima, of maxima, whether one is open above."""


def timeline(
    words: Words, told: Sequence[Told], killed: Mapping[Period, Sequence[Killed]], incidents: Mapping[str, Incident]
) -> tuple[tuple[PeriodView, ...], int, int]:
    """The periods with the top of the incidents' scale and of the sums' (0 where none is drawn)."""
    ranges = [main_range(i) for i in incidents.values()]
    scale = max([r.max or 0 for r in ranges if r], default=0)
    top = max((high for found in killed.values() for _, _, _, high, _ in found), default=0)
    views = tuple(
        PeriodView(
            title=periods.title(words, one.period),
            href=None if one.listed or one.period.unit is None else one.href,
            count=len(one.rows),
            sums=tuple(_sum(words, found, top) for found in killed.get(one.period, ())),
            entries=tuple(_entry(words, incidents[row.id], scale) for row in one.rows if row.id in incidents)
            if one.listed
            else (),
        )
        for one in told
    )
    return views, scale, top


def _entry(words: Words, incident: Incident, scale: int) -> Entry:
    row = main_range(incident)
    drawn = _root_bar(words, row.min or 0, row.max, row.open_above, scale) if row and row.max is not None else None
    return Entry(incident_row(words, incident), drawn)


def killed_of(rows: Sequence[Outline]) -> list[Killed]:
    """The killed of these incidents, by bucket."""
    counted = [row.counted for row in rows if row.counted is not None]
    buckets = sums.of_counted(counted, IncidentFilter(), "").buckets
    wanted = {
        bucket.name: bucket
        for bucket in buckets
        if bucket.outcome is Outcome.KILLED and bucket.victims is RangeVictims.NOT_COMBATANT and bucket.max is not None
    }
    return [
        (name, told.incidents - told.unquantified, told.min or 0, told.max or 0, told.open_above)
        for name in BUCKETS
        if (told := wanted.get(name))
    ]


def _sum(words: Words, found: Killed, top: int) -> Sum:
    name, incidents, low, high, open_above = found
    told = figures.numbers(words, low, high, open_above)
    return Sum(words.name("bucket_short", name), incidents, told, _root_bar(words, low, high, open_above, top))


def _root_bar(words: Words, low: int, high: int, open_above: bool, scale: int) -> Bar:
    # one toll of thousands would press every other bar into a dot
    start, end = (round(1000 * math.sqrt(n / max(scale, 1))) for n in (low, high))
    return bar(words, start, end, open_above, 1000)
