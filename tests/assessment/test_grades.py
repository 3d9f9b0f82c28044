"""Strike status and grade: every rule, in its order."""

from typing import Any

import pytest


def two_sources(desk: Any, **more: Any) -> None:
    desk.say(desk.harm(5), "رويترز", **more)
    desk.say(desk.harm(5), "المرصد السوري", **more)


def test_the_doer_admits_civilian_harm_is_confirmed(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", doers=["us-led-coalition"])
    desk.say(
        (),
        [desk.source("البنتاغون", party="united-states")],
        kind="response",
        response=("admits_harm",),
    )
    assert desk.incident().grade == "confirmed"


def test_admitting_the_strike_is_not_admitting_the_harm(desk: Any) -> None:
    two_sources(desk, doers=["us-led-coalition"])
    desk.say((), [desk.source("التحالف", party="us-led-coalition")], kind="response", response=("admits_strike",))
    incident = desk.incident()
    assert (incident.grade, incident.strike_status) == ("fair", "declared_strike")


def test_admitting_to_have_killed_fighters_is_not_admitting_civilian_harm(desk: Any) -> None:
    two_sources(desk, doers=["turkey"])
    desk.say(
        desk.harm(3, victims="combatant"),
        [desk.source("وزارة الدفاع التركية", party="turkey")],
        kind="response",
        response=("admits_strike", "admits_harm"),
    )
    assert desk.incident().grade == "fair"


def test_only_fighters_is_none_reported(desk: Any) -> None:
    desk.say(desk.harm(22, victims="combatant"), "مصادر أمنية", doers=["us-led-coalition"])
    incident = desk.incident()
    assert incident.grade == "none_reported"
    assert [(c.to, c.needs) for c in incident.grade_would_change] == [
        ("weak", "origin_asserts_civilian_harm"),
        ("confirmed", "doer_admits_civilian_harm"),
    ]


def test_displacement_is_harm_that_the_grade_does_not_count(desk: Any) -> None:
    desk.say(desk.harm(100, bound="vague", outcome="displaced"), "رويترز")
    incident = desk.incident()
    assert incident.grade == "none_reported"
    assert [r.code for r in incident.grade_reasons] == ["no_civilian_harm_reported", "harm_not_counted"]


def test_unsaid_status_is_weak_and_flagged_and_never_counted_as_civilian(desk: Any) -> None:
    for name in ("رويترز", "الأناضول", "المرصد السوري"):
        desk.say(desk.harm(5, victims="unknown"), name, doers=["russia"])
    incident = desk.incident()
    assert incident.grade == "weak"
    assert "status_unknown" in incident.flags
    assert [r.code for r in incident.grade_reasons] == ["status_not_said"]


@pytest.mark.parametrize("finding", ["all_combatants", "another_party"])
def test_a_persons_finding_discounts(desk: Any, finding: str) -> None:
    two_sources(desk, doers=["russia"])
    desk.decide("grade", "incident-1", field="finding", after=finding, reason="checked")
    assert desk.incident().grade == "discounted"


def test_different_answers_of_different_origins_are_contested(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", doers=["russia"])
    desk.say(desk.harm(5), "المرصد السوري", doers=["turkey"])
    incident = desk.incident()
    assert (incident.grade, incident.strike_status) == ("contested", "contested_strike")
    assert "responsible" in [c.slot for c in incident.contradictions]


def test_the_regime_and_russia_shares_a_party_with_russia(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", doers=["syrian-government-forces", "russia"])
    desk.say(desk.harm(5), "المرصد السوري", doers=["russia"])
    incident = desk.incident()
    assert (incident.grade, incident.strike_status) == ("fair", "likely_strike")


def test_a_member_answers_within_its_coalition(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", doers=["united-states"])
    desk.say(desk.harm(5), "المرصد السوري", doers=["us-led-coalition"])
    assert desk.incident().grade == "fair"


def test_unknown_and_denied_are_no_answer(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", doers=["russia"])
    desk.say(desk.harm(5), "المرصد السوري", doers=["unknown"])
    desk.say((), "سانا", doers=[("israel", "denied")], kind="attribution")
    assert desk.incident().strike_status == "single_source_claim"


def test_one_origin_with_two_answers_is_not_contested(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", doers=["russia"])
    desk.say(desk.harm(5), "رويترز", doers=["turkey"])
    assert desk.incident().grade == "weak"


def test_two_origins_and_a_likely_strike_are_fair(desk: Any) -> None:
    two_sources(desk, doers=["russia"])
    incident = desk.incident()
    assert (incident.grade, incident.strike_status) == ("fair", "likely_strike")


def test_two_origins_and_no_likely_action_are_weak(desk: Any) -> None:
    two_sources(desk)
    incident = desk.incident()
    assert incident.grade == "weak"
    assert "multi_source_no_near_action" in [r.code for r in incident.grade_reasons]


def test_a_single_source_is_weak_and_provisional(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", doers=["russia"])
    incident = desk.incident()
    assert incident.grade == "weak"
    assert incident.flags == ("provisional",)
    assert ("fair", "second_origin_of_harm_and_strike") in [(c.to, c.needs) for c in incident.grade_would_change]


def test_contested_only_by_an_ally_of_the_accused_shows_the_grade_without_it(desk: Any) -> None:
    two_sources(desk, doers=["syrian-government-forces"])
    desk.say(
        (),
        [desk.source("وزارة الدفاع الروسية", party="russia")],
        kind="attribution",
        doers=["hts"],
    )
    incident = desk.incident()
    assert incident.grade == "contested"
    assert "contested_by_accused" in incident.flags
    assert incident.grade_without_accused == "fair"


def test_contested_by_a_third_party_shows_no_other_grade(desk: Any) -> None:
    two_sources(desk, doers=["syrian-government-forces"])
    desk.say((), "الشبكة السورية لحقوق الإنسان", kind="attribution", doers=["hts"])
    incident = desk.incident()
    assert incident.grade == "contested"
    assert incident.flags == ()
    assert incident.grade_without_accused is None


def test_a_person_sets_the_grade_with_a_comment_and_not_without(desk: Any) -> None:
    two_sources(desk, doers=["russia"])
    desk.decide("grade", "incident-1", field="grade", after="weak")
    assert desk.incident().grade == "fair"
    desk.decide("grade", "incident-1", field="grade", after="weak", reason="both copy one post")
    incident = desk.incident()
    assert incident.grade == "weak"
    assert incident.grade_reasons[0].values == ("fair", "both copy one post")


def test_reasonable_grounds_is_a_flag_that_only_a_person_sets(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", doers=["russia"])
    desk.decide("grade", "incident-1", field="flag", after="reasonable_grounds", reason="commission report")
    assert desk.incident().flags == ("provisional", "reasonable_grounds")


def test_a_decision_on_another_incident_changes_nothing(desk: Any) -> None:
    two_sources(desk, doers=["russia"])
    desk.decide("grade", "incident-2", field="grade", after="weak", reason="other")
    assert desk.incident().grade == "fair"
