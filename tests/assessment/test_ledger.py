"""The ledger of cumulative claims and what recorded incidents leave of them."""

from typing import Any

import pytest

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
