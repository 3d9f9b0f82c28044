"""The ledger of cumulative claims and what recorded incidents leave of them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.assessment import assess, ledger
from tawthiq.assessment.figures import Figure, Row
from tawthiq.assessment.ledger import residual
from tawthiq.model.cluster import Cluster
from tawthiq.model.incident import Range
from tawthiq.model.vocabulary import Group, Outcome, RangeVictims

ROW = Row(Outcome.KILLED, RangeVictims.CIVILIAN, Group.ALL)


def recorded(low: int, high: int, open_above: bool = False) -> list[Range]:
    return [Range(outcome=ROW.outcome, victims=ROW.victims, min=low, max=high, open_above=open_above)]


def test_exactly_307_against_200_to_260_recorded_leaves_47_to_107() -> None:
    found = residual(ROW, Figure(307, 307, None, True), recorded(200, 260))
    assert (found.min, found.max) == (47, 107)


def test_at_least_307_against_200_to_260_leaves_47_or_more() -> None:
    found = residual(ROW, Figure(307, None, 307, True), recorded(200, 260))
    assert (found.min, found.max) == (47, None)


def test_where_the_recorded_maximum_is_open_the_low_is_0() -> None:
    assert residual(ROW, Figure(307, 307, None, True), recorded(200, 260, open_above=True)).min == 0


def test_a_residual_is_never_negative() -> None:
    found = residual(ROW, Figure(100, 100, None, True), recorded(200, 260))
    assert (found.min, found.max) == (0, 0)


def build(desk: Any, **incident: Any) -> Any:
    desk.say(desk.harm(5), "رويترز", document="d", **incident)
    desk.say(
        desk.harm(307),
        "الأمم المتحدة",
        document="d",
        kind="total",
        when=desk.on("XXXX-02/XXXX-03-28"),
        where=desk.place("الموصل", country="IQ"),
    )
    told = assess(Cluster(id="i", claims=("c0",)), desk.claims, desk.documents)
    return ledger(desk.claims, [told], desk.documents)[0]


def test_a_period_without_years_takes_them_from_the_incidents_of_its_report(desk: Any) -> None:
    row = build(desk, when=desk.on("2017-03-17"), where=desk.place("الموصل الجديدة", "الموصل"), doers=["russia"])
    assert row.period == "2017-02/2017-03-28"
    assert (row.residual[0].min, row.residual[0].max) == (302, 302)


@pytest.mark.parametrize("edtf", ["2017-04-02", "2016-03-17"])
def test_an_incident_outside_the_period_is_not_taken_off(desk: Any, edtf: str) -> None:
    desk.say(
        desk.harm(307),
        "الأمم المتحدة",
        kind="total",
        when=desk.on("2017-02/2017-03-28"),
        where=desk.place("الموصل"),
    )
    desk.say(desk.harm(5), "رويترز", when=desk.on(edtf), where=desk.place("الموصل"), doers=["russia"])
    told = assess(Cluster(id="i", claims=("c1",)), desk.claims, desk.documents)
    assert ledger(desk.claims, [told], desk.documents)[0].residual[0].min == 307


def test_an_incident_elsewhere_is_not_taken_off(desk: Any) -> None:
    row = build(desk, when=desk.on("2017-03-17"), where=desk.place("تلعفر"), doers=["russia"])
    assert row.residual[0].min == 307


def test_a_toll_without_a_figure_is_kept_as_a_row_without_residual(desk: Any) -> None:
    desk.say(desk.harm(None), "الأمم المتحدة", kind="total")
    rows = ledger(desk.claims, [], desk.documents)
    assert [r.claim for r in rows] == ["c0"]
    assert rows[0].residual == ()


def test_an_open_period_ends_with_its_report(desk: Any) -> None:
    desk.say(
        desk.harm(307),
        kind="total",
        when=desk.on("2017-02/.."),
        where=desk.place("الموصل"),
        publisher="رويترز",
        published="2017-03-28",
    )
    for number, day in enumerate(("2017-03-17", "2017-05-01")):
        desk.say(desk.harm(5), "رويترز", when=desk.on(day), where=desk.place("الموصل"), document=f"r{number}")
    told = [
        assess(Cluster(id=c.id, claims=(c.id,)), desk.claims, desk.documents) for c in desk.claims if c.kind != "total"
    ]
    found = ledger(desk.claims, told, desk.documents)[0]
    assert [(r.recorded_min, r.recorded_max, r.min, r.max) for r in found.residual] == [(5, 5, 302, 302)]


def test_figures_of_one_row_leave_one_residual(desk: Any) -> None:
    desk.say([desk.harm(60, victims="combatant"), desk.harm(8, victims="combatant")], kind="total")
    found = ledger(desk.claims, [], desk.documents)[0]
    assert [(r.victims, r.min, r.max) for r in found.residual] == [("combatant", 68, 68)]


def test_a_toll_of_a_party_is_compared_with_what_is_laid_to_it(desk: Any) -> None:
    desk.say(desk.harm(100), kind="total", doers=["us-led-coalition"])
    desk.say(desk.harm(5), "رويترز", doers=["united-states"])
    desk.say(desk.harm(7), "رويترز", doers=["russia"])
    told = [assess(Cluster(id=c.id, claims=(c.id,)), desk.claims, desk.documents) for c in desk.claims[1:]]
    assert [(r.min, r.max) for r in ledger(desk.claims, told, desk.documents)[0].residual] == [(95, 95)]


DAYS = st.tuples(st.integers(0, 60), st.sampled_from([0, 0, 0, 4, 30]))
RECORDS = st.lists(
    st.tuples(st.one_of(st.none(), DAYS), st.integers(0, 9), st.integers(0, 9), st.booleans(), st.booleans()),
    max_size=15,
)


@given(st.integers(0, 400), st.one_of(st.none(), st.integers(0, 50)), RECORDS)
@settings(max_examples=100, deadline=None)
def test_a_residual_is_an_interval_and_never_negative(low: int, more: int | None, told: list[Any]) -> None:
    ranges = [r for _, least, most, is_open, _ in told for r in recorded(least, least + most, is_open)]
    high = None if more is None else low + more
    left = residual(ROW, Figure(low, high, low if high is None else None, True), ranges)
    assert left.min >= 0
    assert (left.max is None) == (high is None)
    assert left.max is None or left.min <= left.max
    assert not any(r.open_above for r in ranges) or left.min == 0
