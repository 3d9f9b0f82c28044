"""Sums as lists and pages show them."""

from tawthiq.model.incident import Incident, Range, Title
from tawthiq.model.vocabulary import Grade, Outcome, RangeVictims
from tawthiq.register.records import IncidentFilter
from tawthiq.register.sums import totals


def test_the_killed_or_injured_are_a_sum_of_their_own() -> None:
    rows = tuple(
        Range(outcome=Outcome.KILLED_OR_INJURED, victims=victims, min=100, max=100, open_above=True)
        for victims in (RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT)
    )
    incident = Incident(
        id="i", code="TW-2019-0001", title=Title("", ""), claims=("c",), documents=("d",), ranges=rows, grade=Grade.WEAK
    )
    found = totals([incident], IncidentFilter(), "v")
    assert {(b.outcome, b.min, b.max, b.open_above) for b in found.buckets} == {
        (Outcome.KILLED_OR_INJURED, 100, 100, True)
    }
