"""The sums of `assessment.totals` as one flat list of buckets, for lists, pages and the terminal."""

from collections.abc import Iterable

from tawthiq.assessment import RULE_VERSION
from tawthiq.assessment.totals import Bucket as Grades
from tawthiq.assessment.totals import Sum, Total
from tawthiq.assessment.totals import totals as reckoned
from tawthiq.model.incident import Incident
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


def totals(incidents: Iterable[Incident], filters: IncidentFilter, data_version: str) -> Totals:
    """A bucket for each group of grades, outcome and reading of "civilian" that any incident has."""
    found = reckoned(incidents)
    buckets = tuple(
        _bucket(part, told)
        for part in found.parts
        for told in part.sums
        if told.group is Group.ALL and told.victims in _ROWS and told.outcome in _OUTCOMES
    )
    return Totals(
        buckets=buckets,
        incidents=found.incidents,
        filters=filters,
        rule_version=RULE_VERSION,
        data_version=data_version,
    )


def _bucket(part: Total, told: Sum) -> Bucket:
    return Bucket(
        name=NAMES[part.bucket],
        outcome=told.outcome,
        victims=told.victims,
        incidents=told.incidents + told.without_figure,
        min=told.min,
        max=told.max,
        open_above=told.open_above,
        unquantified=told.without_figure,
        single_source=round(part.single_source * part.incidents),
        coarse=round(part.placed_coarsely * part.incidents),
        undated=part.undated,
    )
