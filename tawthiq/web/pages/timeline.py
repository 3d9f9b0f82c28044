"""`/timeline`: incidents by day, week, month or year, with ranges as bars; a long time is told in wide periods."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from tawthiq.register.outlines import Outline
from tawthiq.register.records import IncidentFilter
from tawthiq.web import periods
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.indexes import as_long_as, chosen_of
from tawthiq.web.pages.incidents import active, filters
from tawthiq.web.periods import Period, Unit
from tawthiq.web.views.lists import page_number, pager
from tawthiq.web.views.strip import narrowed, strip_of
from tawthiq.web.views.timeline import Killed, TimelineView, Told, UnitView, killed_of
from tawthiq.web.views.timeline import timeline as build
from tawthiq.web.words import Words

PATH = "/timeline"
PERIODS = 60
LISTED, HANDFUL = 120, 8
"""So many incidents stand one by one on a page, and in a period of a page with more; the rest is folded."""


def timeline(asked: Asked) -> Answer:
    """The timeline of the incidents that pass the same filters as the list."""
    wanted, kept = filters(asked.query)
    rows = chosen_of(asked.register, wanted)
    given = asked.query.get("by", "")
    unit = (
        Unit(given) if given in set(Unit) else as_long_as(asked.register, ("unit", wanted), rows, lambda: _unit(rows))
    )
    every = as_long_as(asked.register, ("periods", wanted, unit), rows, lambda: periods.grouped(rows, unit))
    query = kept | ({"by": unit.value} if given == unit.value else {})
    page = page_number(asked.query)
    told = _told(list(every.items())[(page - 1) * PERIODS : page * PERIODS], kept)
    shown = asked.register.incidents_named([row.id for one in told if one.listed for row in one.rows])

    def view() -> TimelineView:
        words = asked.words
        killed = {one.period: _killed(asked, wanted, one) for one in told if len(one.rows) > 1}
        views, scale, top = build(words, told, killed, {incident.id: incident for incident in shown})
        return TimelineView(
            periods=views,
            units=_units(words, kept, unit),
            steps=strip_of(asked, rows, PATH, kept),
            scale=words.number(scale) if scale else None,
            sum_scale=words.number(top) if top else None,
            pager=pager(PATH, query, page, PERIODS, len(every)),
            total=len(rows),
            asked=kept,
            active=active(words, kept, PATH),
        )

    return Answer("timeline.html", asked.words.t("nav.timeline"), view, shown, "timeline")


def _killed(asked: Asked, wanted: IncidentFilter, one: Told) -> Sequence[Killed]:
    """The killed of a period that holds more than one incident."""
    return as_long_as(asked.register, ("killed", wanted, one.period), one.rows, lambda: killed_of(one.rows))


def _told(part: Sequence[tuple[Period, Sequence[Outline]]], query: Mapping[str, str]) -> list[Told]:
    """Few incidents one by one; of many, those of periods that hold a handful."""
    few, left, told = sum(len(rows) for _, rows in part) <= LISTED, LISTED, []
    for period, rows in part:
        listed = few or len(rows) <= min(left, HANDFUL)
        left -= len(rows) if listed else 0
        told.append(Told(period, rows, listed, narrowed(PATH, query, period)))
    return told


def _unit(rows: Sequence[Outline]) -> Unit:
    """Months where every incident is listed, unless they lie within days; of many, what makes a strip of them."""
    unit = periods.unit_for(rows)
    return Unit.MONTH if len(rows) <= LISTED and unit in {Unit.WEEK, Unit.YEAR} else unit


def _units(words: Words, query: Mapping[str, str], chosen: Unit) -> tuple[UnitView, ...]:
    return tuple(
        UnitView(words.t(f"period.{unit}"), f"{PATH}?{urlencode({**query, 'by': unit.value})}", unit is chosen)
        for unit in Unit
    )
