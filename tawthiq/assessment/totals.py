"""Totals over incidents: minima and maxima apart, by grade bucket, with their caveats. Never one number.

Rule id: totals.sum.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tawthiq.assessment.rules import RULE_VERSION
from tawthiq.model.incident import Incident, Range
from tawthiq.model.vocabulary import Grade, Group, Outcome, Precision, RangeVictims, Stance
from tawthiq.text import edtf

_PLACED_WELL = frozenset(list(Precision)[: list(Precision).index(Precision.DISTRICT)])
_HARMS = (Outcome.KILLED, Outcome.INJURED, Outcome.KILLED_OR_INJURED)


class Bucket(StrEnum):
    """Grades that are summed together; DISCOUNTED is shown and never added."""

    CONFIRMED_OR_FAIR = "confirmed_or_fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


_BUCKETS = {
    Grade.CONFIRMED: Bucket.CONFIRMED_OR_FAIR,
    Grade.FAIR: Bucket.CONFIRMED_OR_FAIR,
    Grade.WEAK: Bucket.WEAK,
    Grade.CONTESTED: Bucket.CONTESTED,
    Grade.DISCOUNTED: Bucket.DISCOUNTED,
}


class By(StrEnum):
    """What totals can be split by. Sums by party or facility cannot be added to one another."""

    NOTHING = "nothing"
    MONTH = "month"
    YEAR = "year"
    AREA = "area"
    COUNTRY = "country"
    PARTY = "party"
    METHOD = "method"
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Sum:
    """Σ min and Σ max of one outcome, victims row and group. `incidents` are those with a number in it."""

    outcome: Outcome
    victims: RangeVictims
    group: Group
    min: int
    max: int
    open_above: bool
    incidents: int
    without_figure: int


@dataclass(frozen=True, slots=True)
class Total:
    """One bucket of one part. Shares are 0-1 over `incidents`, which are all distinct incidents of the bucket."""

    key: str
    bucket: Bucket
    incidents: int
    sums: tuple[Sum, ...]
    without_figure: int
    single_source: float
    placed_coarsely: float
    undated: int


@dataclass(frozen=True, slots=True)
class Totals:
    """`additive` False where one incident may stand in several parts, so that these must not be added."""

    by: By
    parts: tuple[Total, ...]
    additive: bool
    incidents: int
    rule_version: str = RULE_VERSION


def totals(incidents: Iterable[Incident], by: By | str = By.NOTHING) -> Totals:
    """Totals over distinct incidents with civilian harm. Raises ValueError for an unknown `by`."""
    split = By(by)
    distinct = {i.id: i for i in incidents if i.grade in _BUCKETS and _harms_civilians(i)}
    parts: dict[tuple[str, Bucket], list[Incident]] = defaultdict(list)
    for incident in distinct.values():
        for key in _KEYS[split](incident):
            parts[key, _BUCKETS[incident.grade]].append(incident)
    order = list(Bucket)
    ordered = sorted(parts.items(), key=lambda item: (item[0][0], order.index(item[0][1])))
    return Totals(
        by=split,
        parts=tuple(_total(key, bucket, found) for (key, bucket), found in ordered),
        additive=split is not By.PARTY,
        incidents=len(distinct),
    )


def _harms_civilians(incident: Incident) -> bool:
    """Whether civilians, or people of unsaid status, may have been killed or injured."""
    return any(
        r.outcome in _HARMS and r.victims is RangeVictims.NOT_COMBATANT and (r.unquantified or r.max != 0)
        for r in incident.ranges
    )


def _total(key: str, bucket: Bucket, incidents: Sequence[Incident]) -> Total:
    rows: dict[tuple[Outcome, RangeVictims, Group], list[Range]] = defaultdict(list)
    for incident in incidents:
        for told in incident.ranges:
            rows[told.outcome, told.victims, told.group].append(told)
    count = len(incidents)
    return Total(
        key=key,
        bucket=bucket,
        incidents=count,
        sums=tuple(_sum(row, told) for row, told in sorted(rows.items(), key=lambda item: _order(item[0]))),
        without_figure=sum(not any(_numbered(r) for r in i.ranges) for i in incidents),
        single_source=sum(i.independent_origins <= 1 for i in incidents) / count,
        placed_coarsely=sum(not _placed_well(i) for i in incidents) / count,
        undated=sum(i.when is None or edtf.days(i.when.edtf) is None for i in incidents),
    )


def _numbered(told: Range) -> bool:
    return told.outcome in _HARMS and not told.unquantified


def _placed_well(incident: Incident) -> bool:
    return incident.where is not None and incident.where.precision in _PLACED_WELL


def _order(row: tuple[Outcome, RangeVictims, Group]) -> tuple[int, int, int]:
    return list(Outcome).index(row[0]), list(RangeVictims).index(row[1]), list(Group).index(row[2])


def _sum(row: tuple[Outcome, RangeVictims, Group], told: Sequence[Range]) -> Sum:
    numbered = [r for r in told if not r.unquantified]
    return Sum(
        *row,
        min=sum(r.min or 0 for r in numbered),
        max=sum(r.max or 0 for r in numbered),
        open_above=any(r.open_above for r in numbered),
        incidents=len(numbered),
        without_figure=len(told) - len(numbered),
    )


def _month(incident: Incident) -> str:
    days = edtf.days(incident.when.edtf) if incident.when else None
    if days is None or days[0].strftime("%Y-%m") != days[1].strftime("%Y-%m"):
        return ""
    return f"{days[0].year:04d}-{days[0].month:02d}"


def _year(incident: Incident) -> str:
    days = edtf.days(incident.when.edtf) if incident.when else None
    return f"{days[0].year:04d}" if days and days[0].year == days[1].year else ""


def _area(incident: Incident) -> str:
    """The largest place that is told around it, else the place itself."""
    if incident.where is None:
        return ""
    return incident.where.within[-1] if incident.where.within else incident.where.place


def _parties(incident: Incident) -> tuple[str, ...]:
    told = tuple(p.actor for p in incident.responsible if set(p.stances) - {Stance.DENIED})
    return told or ("unknown",)


_KEYS: Mapping[By, Callable[[Incident], tuple[str, ...]]] = {
    By.NOTHING: lambda i: ("",),
    By.MONTH: lambda i: (_month(i),),
    By.YEAR: lambda i: (_year(i),),
    By.AREA: lambda i: (_area(i),),
    By.COUNTRY: lambda i: ((i.where.country if i.where else None) or "",),
    By.PARTY: _parties,
    By.METHOD: lambda i: (i.method.value if i.method else "",),
    By.GRADE: lambda i: (i.grade.value,),
}
