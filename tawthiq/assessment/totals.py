"""Totals over incidents: minima and maxima apart, by grade bucket, with their caveats. Never one number.

Rule id: totals.sum.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import product

from tawthiq.assessment.countable import Countable, Ranged
from tawthiq.assessment.governorates import governorate
from tawthiq.assessment.rules import RULE_VERSION
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


_SPLITS = tuple(By)
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


@dataclass(frozen=True, slots=True)
class Figure:
    """A range as it is summed: `row` numbers its outcome, victims and group in their order."""

    row: int
    min: int
    max: int
    open_above: bool
    numbered: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """An incident as far as totals look at it; made once, counted often.

    `numbered` are the outcomes with a figure of people not said to be combatants; `keys` are its values under each
    split, in the order of `By`.
    """

    id: str
    bucket: Bucket
    figures: tuple[Figure, ...]
    numbered: frozenset[Outcome]
    single_source: bool
    placed_coarsely: bool
    undated: bool
    keys: tuple[tuple[str, ...], ...]


def counted(incident: Countable) -> Counted | None:
    """What is counted of an incident; None where it harmed no civilians or has no grade that is summed."""
    bucket = _BUCKETS.get(incident.grade)
    if bucket is None or not _harms_civilians(incident):
        return None
    ranges = incident.ranges
    told = frozenset(r.outcome for r in ranges if r.victims in _COUNTED and not r.unquantified)
    first, last = (edtf.days(incident.when.edtf) if incident.when else None) or (None, None)
    return Counted(
        id=incident.id,
        bucket=bucket,
        figures=tuple(map(_figure, ranges)),
        numbered=told,
        single_source=incident.independent_origins <= 1,
        placed_coarsely=not _placed_well(incident),
        undated=first is None,
        keys=_keys(incident, first, last),
    )


def totals(incidents: Iterable[Countable], by: Iterable[By | str] = ()) -> Totals:
    """Totals over distinct incidents with civilian harm, split by each of `by`, crossed where several.

    Raises ValueError for an unknown split.
    """
    return summed((told for told in map(counted, incidents) if told is not None), by)


def summed(incidents: Iterable[Counted], by: Iterable[By | str] = ()) -> Totals:
    """The same over what is counted of them."""
    splits = tuple(dict.fromkeys(By(split) for split in by))
    places = [_SPLITS.index(split) for split in splits]
    distinct = {incident.id: incident for incident in incidents}
    parts: dict[tuple[tuple[str, ...], Bucket], list[Counted]] = defaultdict(list)
    for incident in distinct.values():
        for keys in product(*(incident.keys[at] for at in places)):
            parts[keys, incident.bucket].append(incident)
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


def _harms_civilians(incident: Countable) -> bool:
    """Whether civilians, or people of unsaid status, may have been killed or injured."""
    return any(r.outcome in _HARMS and r.victims is RangeVictims.NOT_COMBATANT and _some(r) for r in incident.ranges)


def _some(told: Ranged) -> bool:
    return told.unquantified or told.open_above or told.max != 0


def _total(keys: tuple[str, ...], bucket: Bucket, incidents: Sequence[Counted], outcomes: Sequence[Outcome]) -> Total:
    wanted = frozenset(outcomes)
    rows = _rows_of(wanted)
    found: dict[int, list[Figure]] = defaultdict(list)
    for incident in incidents:
        for figure in incident.figures:
            if figure.row in rows:
                found[figure.row].append(figure)
    return Total(
        keys=keys,
        bucket=bucket,
        incidents=len(incidents),
        sums=tuple(_sum(_ROWS[row], found[row]) for row in sorted(found)),
        without_figure=sum(incident.numbered.isdisjoint(wanted) for incident in incidents),
        single_source=sum(incident.single_source for incident in incidents),
        placed_coarsely=sum(incident.placed_coarsely for incident in incidents),
        undated=sum(incident.undated for incident in incidents),
    )


_ROWS = tuple(product(Outcome, RangeVictims, Group))
_ROW = {(*map(str, row),): number for number, row in enumerate(_ROWS)}


@lru_cache
def _rows_of(outcomes: frozenset[Outcome]) -> frozenset[int]:
    return frozenset(number for number, row in enumerate(_ROWS) if row[0] in outcomes)


def _figure(told: Ranged) -> Figure:
    row = _ROW[str(told.outcome), str(told.victims), str(told.group)]
    return _one_figure(row, told.min or 0, told.max or 0, told.open_above, not told.unquantified)


@lru_cache(maxsize=50_000)
def _one_figure(row: int, low: int, high: int, open_above: bool, numbered: bool) -> Figure:
    return Figure(row, low, high, open_above, numbered)


def _placed_well(incident: Countable) -> bool:
    return incident.where is not None and incident.where.precision in _PLACED_WELL


def _sum(row: tuple[Outcome, RangeVictims, Group], told: Sequence[Figure]) -> Sum:
    numbered = [figure for figure in told if figure.numbered]
    return Sum(
        *row,
        min=sum(figure.min for figure in numbered) if numbered else None,
        max=sum(figure.max for figure in numbered) if numbered else None,
        open_above=any(figure.open_above for figure in numbered),
        incidents=len(numbered),
        without_figure=len(told) - len(numbered),
    )


def _month(first: date | None, last: date | None) -> str:
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return ""
    return f"{first.year:04d}-{first.month:02d}"


def _year(first: date | None, last: date | None) -> str:
    return f"{first.year:04d}" if first and last and first.year == last.year else ""


def _parties(incident: Countable) -> tuple[str, ...]:
    told = tuple(p.actor for p in incident.responsible if set(p.stances) - {Stance.DENIED})
    return told or ("",)


def _keys(incident: Countable, first: date | None, last: date | None) -> tuple[tuple[str, ...], ...]:
    """Its values under each split, in the order of `By`."""
    some = {r.outcome for r in incident.ranges if r.victims in _COUNTED and _some(r)}
    told = {
        By.MONTH: (_month(first, last),),
        By.YEAR: (_year(first, last),),
        By.GOVERNORATE: (governorate(incident.where),),
        By.COUNTRY: ((incident.where.country if incident.where else None) or "",),
        By.PARTY: _parties(incident),
        By.MEANS: (str(incident.method or ""),),
        By.FACILITY: tuple(map(str, incident.facilities)) or ("",),
        By.OUTCOME: tuple(str(outcome) for outcome in _HARMS if outcome in some),
        By.GRADE: (str(incident.grade),),
    }
    return tuple(_one(told[split]) for split in _SPLITS)


@lru_cache(maxsize=50_000)
def _one(values: tuple[str, ...]) -> tuple[str, ...]:
    """The same values once in memory, of however many incidents."""
    return values


_ORDERS: Mapping[By, Sequence[str]] = {
    By.MEANS: list(Method),
    By.FACILITY: list(Facility),
    By.OUTCOME: list(Outcome),
    By.GRADE: list(Grade),
}
