"""Incidents by month, with range bars on one scale; what has no date, or no year, stands apart and says so."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.model.incident import Incident, Range
from tawthiq.web import days
from tawthiq.web.views.lists import Pager
from tawthiq.web.views.parts import Bar, IncidentRow, bar, incident_row, main_range
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident on the line."""

    row: IncidentRow
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Month:
    """The incidents of one month; `title` says so where the month is not known."""

    title: Markup
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The line."""

    months: tuple[Month, ...]
    scale: str
    pager: Pager


def timeline(words: Words, incidents: Sequence[Incident], pages: Pager) -> TimelineView:
    """Group incidents by the month they began in, in the order given."""
    ranges = [main_range(i) for i in incidents]
    scale = max([r.max or 0 for r in ranges if r], default=1) or 1
    groups: dict[str, list[Entry]] = {}
    for incident, row in zip(incidents, ranges, strict=True):
        drawn = _root_bar(words, row, scale) if row and row.max is not None else None
        groups.setdefault(_month(incident), []).append(Entry(incident_row(words, incident), drawn))
    months = tuple(
        Month(days.edtf(words, key) if key else words.t("date.unknown"), tuple(groups[key])) for key in groups
    )
    return TimelineView(months, words.number(scale), pages)


def _root_bar(words: Words, row: Range, scale: int) -> Bar:
    # one toll of thousands would press every other bar into a dot
    low, high = (round(1000 * math.sqrt((n or 0) / scale)) for n in (row.min, row.max))
    return bar(words, low, high, row.open_above, 1000)


def _month(incident: Incident) -> str:
    if incident.when is None:
        return ""
    start = incident.when.edtf.partition("/")[0].rstrip("~?%")
    return start[:7] if start not in {"", ".."} else ""
