"""Sums over distinct incidents with civilian harm, in buckets by grade; min and max stay apart (method 4)."""

from collections.abc import Iterable

from tawthiq.model.incident import Incident, Range
from tawthiq.model.vocabulary import Grade, Group, Outcome, Precision, RangeVictims
from tawthiq.register.records import Bucket, IncidentFilter, Totals

BUCKETS: dict[str, tuple[Grade, ...]] = {
    "confirmed_fair": (Grade.CONFIRMED, Grade.FAIR),
    "weak": (Grade.WEAK,),
    "contested": (Grade.CONTESTED,),
    "discounted": (Grade.DISCOUNTED,),
}
COARSE = frozenset({Precision.DISTRICT, Precision.GOVERNORATE, Precision.REGION, Precision.COUNTRY})
_SUMMED = (
    (Outcome.KILLED, RangeVictims.CIVILIAN),
    (Outcome.KILLED, RangeVictims.NOT_COMBATANT),
    (Outcome.INJURED, RangeVictims.CIVILIAN),
    (Outcome.INJURED, RangeVictims.NOT_COMBATANT),
)


def totals(incidents: Iterable[Incident], filters: IncidentFilter, data_version: str) -> Totals:
    """One bucket for each group of grades, outcome and reading of "civilian" that any incident has."""
    found = list(incidents)
    buckets = [
        _bucket(name, outcome, victims, [item for item in found if item.grade in grades])
        for name, grades in BUCKETS.items()
        for outcome, victims in _SUMMED
    ]
    versions = sorted({incident.rule_version for incident in found})
    return Totals(
        buckets=tuple(bucket for bucket in buckets if bucket.incidents),
        incidents=len(found),
        filters=filters,
        rule_version=", ".join(versions),
        data_version=data_version,
    )


def _bucket(name: str, outcome: Outcome, victims: RangeVictims, incidents: list[Incident]) -> Bucket:
    rows = [(incident, row) for incident in incidents for row in incident.ranges if _is_row(row, outcome, victims)]
    rows = [(incident, row) for incident, row in rows if row.unquantified or row.max != 0]
    harmed = [incident for incident, _ in rows]
    return Bucket(
        name=name,
        outcome=outcome,
        victims=victims,
        incidents=len(rows),
        min=sum(row.min or 0 for _, row in rows),
        max=sum(row.max or 0 for _, row in rows),
        open_above=any(row.open_above or row.unquantified for _, row in rows),
        unquantified=sum(row.unquantified for _, row in rows),
        single_source=sum(incident.independent_origins <= 1 for incident in harmed),
        coarse=sum(incident.where is None or incident.where.precision in COARSE for incident in harmed),
        undated=sum(incident.when is None for incident in harmed),
    )


def _is_row(row: Range, outcome: Outcome, victims: RangeVictims) -> bool:
    return row.outcome is outcome and row.victims is victims and row.group is Group.ALL
