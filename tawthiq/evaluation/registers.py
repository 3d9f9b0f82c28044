"""A register scored against one kept by professional recorders.

1. Of the register's incidents those are candidates for a kept one that share a report with it and are near in days and
kilometres: a report filed under an incident may speak of others too. 2. Kept incidents with most reports choose first;
each takes the candidate that shares most reports; each incident of the register answers for one at most.
3. Dates, places, ranges and the grouping of reports are compared on these pairs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

from tawthiq.evaluation.recorders import Kept, KeptRegister
from tawthiq.model.incident import Incident
from tawthiq.model.vocabulary import Group, Outcome, RangeVictims
from tawthiq.text import edtf

_EARTH_KM = 12742.0  # twice the radius


@dataclass(frozen=True, slots=True)
class Nearness:
    """How far an incident of the register may lie from a kept one."""

    days: int = 2
    km: float = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An incident near a kept one: reports shared; `km` None where either has no point; whether it has a date."""

    incident: Incident
    shared: int
    km: float | None
    dated: bool
    on_day: bool

    @property
    def rank(self) -> tuple[float, ...]:
        """Most reports shared first, then the largest share of its own, then what is known."""
        return self.shared, self.shared / len(self.incident.documents), self.km is not None, self.dated


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A kept incident with what the register has for it: `found` None where nothing is; `others` are further pieces."""

    kept: Kept
    reports: frozenset[str]
    crowded: bool
    found: Candidate | None = None
    others: tuple[Candidate, ...] = ()

    @property
    def grouping(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of the found incident's reports."""
        if self.found is None:
            return 0.0, 0.0, 0.0
        p = self.found.shared / len(self.found.incident.documents)
        r = self.found.shared / len(self.reports)
        return p, r, 2 * p * r / (p + r)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All kept incidents, those with most reports first; `predicted` incidents stand in the register."""

    matches: tuple[Match, ...]
    predicted: int


def compare(kept: KeptRegister, incidents: Sequence[Incident], near: Nearness | None = None) -> Comparison:
    """Find for each kept incident what the register has for it."""
    of_report: dict[str, list[Incident]] = {}
    for incident in incidents:
        for document in set(incident.documents):
            of_report.setdefault(document, []).append(incident)
    crowded = _crowded(kept.incidents)
    taken: set[str] = set()
    matches = []
    for name in sorted(kept.incidents, key=lambda one: (-len(kept.filed[one]), one)):
        match = _match(kept.incidents[name], kept.filed[name], of_report, near or Nearness())
        free = [one for one in match if one.incident.id not in taken]
        free.sort(key=lambda one: one.rank, reverse=True)
        if free:
            taken.add(free[0].incident.id)
        matches.append(
            Match(
                kept=kept.incidents[name],
                reports=kept.filed[name],
                crowded=name in crowded,
                found=free[0] if free else None,
                others=tuple(free[1:]),
            )
        )
    return Comparison(tuple(matches), len(incidents))


def range_of(incident: Incident, outcome: Outcome) -> tuple[int | None, int | None] | None:
    """Minimum and maximum of everybody not said to be a combatant, else of civilians; None where nothing is told."""
    rows = {row.victims: row for row in incident.ranges if row.outcome is outcome and row.group is Group.ALL}
    row = rows.get(RangeVictims.NOT_COMBATANT) or rows.get(RangeVictims.CIVILIAN)
    return None if row is None else (row.min, row.max)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance on the sphere between two points (latitude, longitude) in degrees."""
    p, q = radians(a[0]), radians(b[0])
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b[1] - a[1]) / 2) ** 2
    return _EARTH_KM * asin(min(1, sqrt(h)))


def _crowded(kept: Mapping[str, Kept]) -> set[str]:
    """Incidents with another one on the same day or the days beside it."""
    days = sorted((one.date.toordinal(), name) for name, one in kept.items())
    found = set()
    for (day, name), (other, following) in pairwise(days):
        if other - day <= 1:
            found |= {name, following}
    return found


def _match(
    kept: Kept, reports: frozenset[str], of_report: Mapping[str, Sequence[Incident]], near: Nearness
) -> list[Candidate]:
    around = {incident.id: incident for report in sorted(reports) for incident in of_report.get(report, ())}
    found = (_candidate(kept, reports, incident, near) for incident in around.values())
    return [one for one in found if one is not None]


def _candidate(kept: Kept, reports: frozenset[str], incident: Incident, near: Nearness) -> Candidate | None:
    days = edtf.days(incident.when.edtf) if incident.when else None
    if days and ((days[0] - kept.date).days > near.days or (kept.date - days[1]).days > near.days):
        return None
    where = incident.where
    km = None
    if where and None not in (kept.lat, kept.lon, where.lat, where.lon):
        km = kilometres((kept.lat or 0.0, kept.lon or 0.0), (where.lat or 0.0, where.lon or 0.0))
        if km > near.km:
            return None
    return Candidate(
        incident=incident,
        shared=len(reports & set(incident.documents)),
        km=km,
        dated=days is not None,
        on_day=days == (kept.date, kept.date),
    )
