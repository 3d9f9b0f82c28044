"""The sums of `assessment.totals` as one flat list of buckets, and as lines of a table for pages and the terminal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tawthiq.assessment import RULE_VERSION
from tawthiq.assessment.countable import Countable
from tawthiq.assessment.totals import Bucket as Grades
from tawthiq.assessment.totals import By, Counted, Sum, Total, counted, summed
from tawthiq.model.vocabulary import Group, Outcome, RangeVictims
from tawthiq.register.records import Bucket, IncidentFilter, Totals

NAMES = {
    Grades.CONFIRMED_OR_FAIR: "confirmed_fair",
    Grades.WEAK: "weak",
    Grades.CONTESTED: "contested",
    Grades.DISCOUNTED: "discounted",
}
_ROWS = frozenset({RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT})
_OUTCOMES = frozenset({Outcome.KILLED, Outcome.INJURED, Outcome.KILLED_OR_INJURED})


def totals(
    incidents: Iterable[Countable], filters: IncidentFilter, data_version: str, by: Iterable[By | str] = ()
) -> Totals:
    """A bucket for each group of grades, outcome and reading of "civilian" that any incident has, under each key."""
    return of_counted((told for told in map(counted, incidents) if told is not None), filters, data_version, by)


def of_counted(
    incidents: Iterable[Counted], filters: IncidentFilter, data_version: str, by: Iterable[By | str] = ()
) -> Totals:
    """The same over what is counted of the incidents."""
    found = summed(incidents, by)
    buckets = tuple(
        _bucket(part, told)
        for part in found.parts
        for told in part.sums
        if told.group is Group.ALL and told.victims in _ROWS and told.outcome in _OUTCOMES
    )
    return Totals(
        buckets=buckets,
        by=tuple(split.value for split in found.by),
        additive=found.additive,
        incidents=found.incidents,
        filters=filters,
        rule_version=RULE_VERSION,
        data_version=data_version,
    )


def _bucket(part: Total, told: Sum) -> Bucket:
    return Bucket(
        keys=part.keys,
        name=NAMES[part.bucket],
        outcome=told.outcome,
        victims=told.victims,
        of=part.incidents,
        incidents=told.incidents + told.without_figure,
        min=told.min,
        max=told.max,
        open_above=told.open_above,
        unquantified=told.without_figure,
        without_figure=part.without_figure,
        single_source=part.single_source,
        single_source_share=round(part.single_source / part.incidents, 3),
        coarse=part.placed_coarsely,
        coarse_share=round(part.placed_coarsely / part.incidents, 3),
        undated=part.undated,
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table of sums: a bucket under its keys with the figures of every outcome and reading."""

    keys: tuple[str, ...]
    name: str
    of: int
    without_figure: int
    single_source: int
    coarse: int
    undated: int
    figures: Mapping[tuple[Outcome, RangeVictims], Bucket]


def lines(found: Totals) -> tuple[Line, ...]:
    """The sums as lines, in their order."""
    grouped: dict[tuple[tuple[str, ...], str], list[Bucket]] = {}
    for bucket in found.buckets:
        grouped.setdefault((bucket.keys, bucket.name), []).append(bucket)
    return tuple(
        Line(
            keys=keys,
            name=name,
            of=told[0].of,
            without_figure=told[0].without_figure,
            single_source=told[0].single_source,
            coarse=told[0].coarse,
            undated=told[0].undated,
            figures={(bucket.outcome, bucket.victims): bucket for bucket in told},
        )
        for (keys, name), told in grouped.items()
    )
