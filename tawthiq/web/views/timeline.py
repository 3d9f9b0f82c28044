"""Incidents by month, with range bars on one scale; what has no date, or no year, stands apart and says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.model.incident import Incident
from tawthiq.web import days
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
    shown: int
    total: int


def timeline(words: Words, incidents: Sequence[Incident], total: int) -> TimelineView:
    """Group incidents by the month they began in, oldest first."""
    ranges = [main_range(i) for i in incidents]
    scale = max([r.max or 0 for r in ranges if r], default=1) or 1
    groups: dict[str, list[Entry]] = {}
    for incident, row in zip(incidents, ranges, strict=True):
        drawn = bar(words, row.min, row.max, row.open_above, scale) if row and row.max is not None else None
        groups.setdefault(_month(incident), []).append(Entry(incident_row(words, incident), drawn))
    ordered = sorted(groups, key=lambda key: (key == "", "X" in key, key))
    months = tuple(
        Month(days.edtf(words, key) if key else words.t("date.unknown"), tuple(groups[key])) for key in ordered
    )
    return TimelineView(months, words.number(scale), len(incidents), total)


def _month(incident: Incident) -> str:
    if incident.when is None:
        return ""
    start = incident.when.edtf.partition("/")[0].rstrip("~?%")
    return start[:7] if start not in {"", ".."} else ""
