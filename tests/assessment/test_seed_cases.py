"""The worked cases of the method on the five sample reports, from their annotated claims."""

from typing import Any

import pytest

from tawthiq.assessment import assess, ledger
from tawthiq.model.claim import Claim
from tawthiq.model.cluster import Cluster
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, Range

JADIDA = "mosul-jadida"


class Seeds:
    def __init__(self, material: tuple[dict[str, Document], list[Claim]]) -> None:
        self.documents, self.claims = material

    def incident(self, label: str, reports: str = "01234") -> Incident:
        held = [c for c in self.claims if c.incident == label and c.document[2] in reports]
        return assess(Cluster(id=label, claims=tuple(c.id for c in held)), self.claims, self.documents)


@pytest.fixture
def case(seed_claims: Any) -> Seeds:
    return Seeds(seed_claims)


def killed(incident: Incident, victims: str) -> tuple[Any, ...] | None:
    found: list[Range] = [r for r in incident.ranges if (r.outcome, r.victims, r.group) == ("killed", victims, "all")]
    return (found[0].min, found[0].max, found[0].open_above) if found else None


def test_the_strike_of_17_march_on_the_first_report_alone_is_declared_and_fair(case: Seeds) -> None:
    incident = case.incident(JADIDA, "0")
    assert killed(incident, "civilian") == (120, 260, False)
    assert (incident.strike_status, incident.grade) == ("declared_strike", "fair")


def test_with_the_second_report_it_is_contested_by_the_accused_and_fair_without(case: Seeds) -> None:
    incident = case.incident(JADIDA, "01")
    assert (incident.strike_status, incident.grade) == ("declared_strike", "contested")
    assert "contested_by_accused" in incident.flags
    assert incident.grade_without_accused == "fair"


def test_with_the_third_report_both_rows_stay_120_to_260(case: Seeds) -> None:
    incident = case.incident(JADIDA)
    assert len(incident.documents) == 3
    assert killed(incident, "civilian") == killed(incident, "not_combatant") == (120, 260, False)
    assert incident.grade_without_accused == "fair"


def test_its_four_figures_stand_side_by_side(case: Seeds) -> None:
    slots = {c.slot: [v.value for v in c.values] for c in case.incident(JADIDA).side_by_side}
    assert slots["killed"] == ["200+", "120-260", "10+ vague"]
    values = next(c for c in case.incident(JADIDA).side_by_side if c.slot == "killed").values
    assert [len(v.claims) for v in values] == [2, 1, 1]


def test_the_yearless_date_of_the_second_report_is_completed(case: Seeds) -> None:
    assert case.incident(JADIDA, "1").when.edtf == "XXXX-03-17"  # type: ignore[union-attr]
    incident = case.incident(JADIDA)
    assert incident.when is not None
    assert incident.when.edtf == "2017-03-17"
    assert incident.where is not None
    assert incident.where.place == "الموصل الجديدة"
    assert "when" not in [c.slot for c in incident.contradictions]


def test_the_coalitions_admission_without_the_deaths_and_its_investigation_are_its_position(case: Seeds) -> None:
    positions = {p.party: p for p in case.incident(JADIDA).positions}
    coalition = positions["us-led-coalition"]
    assert coalition.response == ("admits_strike", "not_confirmed", "investigating")
    assert coalition.assessment == "not_yet_assessed"
    assert coalition.conceded.killed.min is None
    assert len(coalition.statements) == 2
    assert positions["united-states"].response == ("blames_other",)


def test_22_fighters_near_ramadi_give_no_civilian_rows_and_none_reported(case: Seeds) -> None:
    incident = case.incident("ramadi")
    assert killed(incident, "civilian") is None
    assert killed(incident, "not_combatant") is None
    assert killed(incident, "combatant") == (22, 22, True)
    assert incident.grade == "none_reported"


def test_the_flight_of_hundreds_from_mosul_is_an_incident_of_displacement(case: Seeds) -> None:
    incident = case.incident("flight")
    assert [(r.outcome, r.min, r.open_above) for r in incident.ranges if r.victims == "civilian"] == [
        ("displaced", 100, True)
    ]
    assert "harm_not_counted" in [r.code for r in incident.grade_reasons]


def test_five_executed_at_naainia_by_men_of_the_popular_mobilization(case: Seeds) -> None:
    incident = case.incident("naainia")
    assert killed(incident, "civilian") == (5, 5, False)
    assert [p.actor for p in incident.responsible] == ["popular-mobilization-forces"]
    assert incident.method == "execution"


def test_the_raid_is_in_north_west_syria_and_the_conditional_deaths_stay_out(case: Seeds) -> None:
    incident = case.incident("atma")
    assert incident.title.en == "Ground raid in north-west Syria"
    assert killed(incident, "civilian") is None
    assert killed(incident, "combatant") == (1, 1, False)
    assert incident.grade == "none_reported"


def test_tolls_are_rows_of_the_ledger_and_of_no_incident(case: Seeds) -> None:
    incidents = [case.incident(JADIDA), case.incident("naainia")]
    rows = {r.claim: r for r in ledger(case.claims, incidents, case.documents)}
    claims = {c.id: c for c in case.claims}
    figures = {claims[i].harms[0].min: r for i, r in rows.items() if claims[i].harms and claims[i].harms[0].min}
    assert {307, 6910, 400_000} <= figures.keys()
    assert figures[307].period == "2017-02/2017-03-28"
    assert figures[6910].period == "2015-09-30/2021-09-30"
    assert claims[figures[6910].claim].attacks.min == 1231  # type: ignore[union-attr]
    assert figures[400_000].period == "2016-10/.."
    kept = [(x.outcome, x.min, x.max) for x in figures[307].residual]
    assert kept == [("killed", 47, None), ("injured", 237, 237)]


def test_the_forecast_is_nowhere(case: Seeds) -> None:
    forecast = next(c for c in case.claims if c.kind == "forecast")
    assert forecast.incident is None
    assert forecast.id not in {r.claim for r in ledger(case.claims, [], case.documents)}
