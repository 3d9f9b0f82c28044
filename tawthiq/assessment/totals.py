"""Totals over incidents: minima and maxima apart, by grade bucket, with their caveats. Never one number.

Rule id: totals.sum.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from tawthiq.assessment.governorates import governorate
from tawthiq.assessment.rules import RULE_VERSION
from tawthiq.model.incident import Incident, Range
from tawthiq.model.vocabulary import Facility, Grade, Group, Method, Outcome, Precision, RangeVictims, Stance
from tawthiq.text import edtf

_PLACED_WELL = frozenset(list(Precision)[: list(Precision).index(Precision.DISTRICT)])
_COUNTED = frozenset({RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT})
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
    """What totals can be split by, alone or crossed.

    One incident stands under each of its parties, facilities and outcomes: those parts cannot be added to one another.
    """

    MONTH = "month"
    YEAR = "year"
    GOVERNORATE = "governorate"
    COUNTRY = "country"
    PARTY = "party"
    MEANS = "means"
    FACILITY = "facility"
    OUTCOME = "outcome"
    GRADE = "grade"


_NOT_ADDITIVE = frozenset({By.PARTY, By.FACILITY, By.OUTCOME})


@dataclass(frozen=True, slots=True)
class Sum:
    """Σ min and Σ max of one outcome, victims row and group; None where nobody gives a number, which is not 0.

    `incidents` are those with a number in it.
    """

    outcome: Outcome
    victims: RangeVictims
    group: Group
    min: int | None
    max: int | None
    open_above: bool
    incidents: int
    without_figure: int


@dataclass(frozen=True, slots=True)
class Total:
    """One bucket of one part. `keys` are its values, one for each split; "" where an incident does not say.

    `incidents` are all distinct incidents of the bucket, the other numbers how many of them have no figure, a single
    source, a place no better than a district, no date.
    """

    keys: tuple[str, ...]
    bucket: Bucket
    incidents: int
    sums: tuple[Sum, ...]
    without_figure: int
    single_source: int
    placed_coarsely: int
    undated: int


@dataclass(frozen=True, slots=True)
class Totals:
    """`additive` False where one incident may stand in several parts, so that these must not be added."""

    by: tuple[By, ...]
    parts: tuple[Total, ...]
    additive: bool
    incidents: int
    rule_version: str = RULE_VERSION


def totals(incidents: Iterable[Incident], by: Iterable[By | str] = ()) -> Totals:
    """Totals over distinct incidents with civilian harm, split by each of `by`, crossed where several.

    Raises ValueError for an unknown split.
    """
    splits = tuple(dict.fromkeys(By(split) for split in by))
    distinct = {i.id: i for i in incidents if i.grade in _BUCKETS and _harms_civilians(i)}
    parts: dict[tuple[tuple[str, ...], Bucket], list[Incident]] = defaultdict(list)
    for incident in distinct.values():
        for keys in product(*(_KEYS[split](incident) for split in splits)):
            parts[keys, _BUCKETS[incident.grade]].append(incident)
    order = list(Bucket)
    ordered = sorted(parts.items(), key=lambda part: (_sorting(splits, part[0][0]), order.index(part[0][1])))
    outcomes = splits.index(By.OUTCOME) if By.OUTCOME in splits else None
    return Totals(
        by=splits,
        parts=tuple(
            _total(keys, bucket, found, _HARMS if outcomes is None else (Outcome(keys[outcomes]),))
            for (keys, bucket), found in ordered
        ),
        additive=_NOT_ADDITIVE.isdisjoint(splits),
        incidents=len(distinct),
    )


def _sorting(splits: Sequence[By], keys: Sequence[str]) -> tuple[tuple[bool, int, str], ...]:
    """Vocabularies in their own order, the rest by value; what is not said comes last."""
    found = []
    for split, key in zip(splits, keys, strict=True):
        vocabulary = _ORDERS.get(split, ())
        found.append((key == "", vocabulary.index(key) if key in vocabulary else 0, key))
    return tuple(found)


def _harms_civilians(incident: Incident) -> bool:
    """Whether civilians, or people of unsaid status, may have been killed or injured."""
    return any(r.outcome in _HARMS and r.victims is RangeVictims.NOT_COMBATANT and _some(r) for r in incident.ranges)


def _some(told: Range) -> bool:
    return told.unquantified or told.open_above or told.max != 0


def _total(keys: tuple[str, ...], bucket: Bucket, incidents: Sequence[Incident], outcomes: Sequence[Outcome]) -> Total:
    rows: dict[tuple[Outcome, RangeVictims, Group], list[Range]] = defaultdict(list)
    for incident in incidents:
        for told in incident.ranges:
            if told.outcome in outcomes:
                rows[told.outcome, told.victims, told.group].append(told)
    return Total(
        keys=keys,
        bucket=bucket,
        incidents=len(incidents),
        sums=tuple(_sum(row, told) for row, told in sorted(rows.items(), key=lambda item: _order(item[0]))),
        without_figure=sum(not any(_numbered(r, outcomes) for r in i.ranges) for i in incidents),
        single_source=sum(i.independent_origins <= 1 for i in incidents),
        placed_coarsely=sum(not _placed_well(i) for i in incidents),
        undated=sum(i.when is None or edtf.days(i.when.edtf) is None for i in incidents),
    )


def _numbered(told: Range, outcomes: Sequence[Outcome]) -> bool:
    return told.outcome in outcomes and told.victims in _COUNTED and not told.unquantified


def _placed_well(incident: Incident) -> bool:
    return incident.where is not None and incident.where.precision in _PLACED_WELL


def _order(row: tuple[Outcome, RangeVictims, Group]) -> tuple[int, int, int]:
    return list(Outcome).index(row[0]), list(RangeVictims).index(row[1]), list(Group).index(row[2])


def _sum(row: tuple[Outcome, RangeVictims, Group], told: Sequence[Range]) -> Sum:
    numbered = [r for r in told if not r.unquantified]
    return Sum(
        *row,
        min=sum(r.min or 0 for r in numbered) if numbered else None,
        max=sum(r.max or 0 for r in numbered) if numbered else None,
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


def _parties(incident: Incident) -> tuple[str, ...]:
    told = tuple(p.actor for p in incident.responsible if set(p.stances) - {Stance.DENIED})
    return told or ("",)


def _outcomes(incident: Incident) -> tuple[str, ...]:
    told = {r.outcome for r in incident.ranges if r.victims in _COUNTED and _some(r)}
    return tuple(outcome.value for outcome in _HARMS if outcome in told)


_KEYS: Mapping[By, Callable[[Incident], tuple[str, ...]]] = {
    By.MONTH: lambda i: (_month(i),),
    By.YEAR: lambda i: (_year(i),),
    By.GOVERNORATE: lambda i: (governorate(i.where),),
    By.COUNTRY: lambda i: ((i.where.country if i.where else None) or "",),
    By.PARTY: _parties,
    By.MEANS: lambda i: (i.method.value if i.method else "",),
    By.FACILITY: lambda i: tuple(f.value for f in i.facilities) or ("",),
    By.OUTCOME: _outcomes,
    By.GRADE: lambda i: (i.grade.value,),
}
_ORDERS: Mapping[By, Sequence[str]] = {
    By.MEANS: list(Method),
    By.FACILITY: list(Facility),
    By.OUTCOME: list(Outcome),
    By.GRADE: list(Grade),
}
