"""Every vector of the method for min and max, one test each; the names read as the rule says it."""

from typing import Any


def test_one_origin_says_5_gives_5_to_5(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    assert desk.shown() == "5-5"


def test_5_and_8_of_two_origins_give_5_to_8(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    desk.say(desk.harm(8), "المرصد السوري")
    assert desk.shown() == "5-8"


def test_reuters_5_then_reuters_9_both_dated_gives_9_and_keeps_5_as_superseded(desk: Any) -> None:
    first = desk.say(desk.harm(5), "رويترز", published="2023-01-01")
    second = desk.say(desk.harm(9), "وكالة رويترز", published="2023-01-02")
    found = desk.range()
    assert (found.min, found.max) == (9, 9)
    assert [(s.claim, s.by) for s in found.superseded] == [(first, second)]


def test_120_to_260_more_than_200_and_tens_give_120_to_260(desk: Any) -> None:
    desk.say(desk.harm(120, 260), "مسؤول", document="a")
    desk.say(desk.harm(200, bound="at_least"), "بعثة روسيا", document="b")
    desk.say(desk.harm(10, bound="vague"), "البعض", document="c")
    assert desk.shown() == "120-260"


def test_5_and_more_than_300_give_5_to_300_open(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    desk.say(desk.harm(300, bound="at_least"), "الأناضول")
    assert desk.shown() == "5-300+"


def test_5_and_tens_give_5_to_10_open(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    desk.say(desk.harm(10, bound="vague"), "الأناضول")
    assert desk.shown() == "5-10+"


def test_tens_alone_give_10_open(desk: Any) -> None:
    desk.say(desk.harm(10, bound="vague"), "رويترز")
    assert desk.shown() == "10+"


def test_5_and_the_military_denies_gives_5_with_the_denial_shown(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    denial = desk.say(
        desk.harm(0, bound="none", outcome="killed_or_injured"),
        [desk.source("المتحدث باسم الجيش", kind="military_spokesperson", party="turkey")],
    )
    incident = desk.incident()
    assert desk.shown() == "5-5"
    assert [(x.claim, x.reason) for x in desk.range().left_out] == [(denial, "party_denial")]
    assert [(p.party, p.response, p.assessment) for p in incident.positions] == [
        ("turkey", ("denies_harm",), "non_credible")
    ]


def test_5_and_an_independent_ngo_says_none_gives_0_to_5(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    desk.say(desk.harm(0, bound="none"), [desk.source("منظمة العفو الدولية", kind="ngo_monitor")])
    assert desk.shown() == "0-5"


def test_5_and_no_word_of_casualties_stays_5(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    desk.say(desk.harm(0, bound="none_reported", outcome="killed_or_injured"), "سانا")
    assert desk.shown() == "5-5"


def test_no_word_of_casualties_alone_gives_0_for_killed_and_injured(desk: Any) -> None:
    desk.say(desk.harm(0, bound="none_reported", outcome="killed_or_injured", victims="unknown"), "سانا")
    assert desk.shown() == desk.shown("not_combatant", "injured") == "0-0"


def test_5_and_seven_accepted_names_give_7_to_7(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    people = tuple(desk.person(n) for n in ("أحمد", "علي", "ليلى", "سعاد", "هدى", "سمير", "نور", "أحمد"))
    named = desk.say(desk.harm(None), "المرصد السوري", people=people)
    assert desk.shown() == "5-5"
    desk.decide("accept", named)
    assert desk.shown() == "7-7"


def test_a_cumulative_toll_of_307_gives_no_range(desk: Any) -> None:
    desk.say(desk.harm(307), "الأمم المتحدة", kind="total")
    assert desk.incident().ranges == ()


def test_no_claim_of_harm_gives_no_range(desk: Any) -> None:
    desk.say((), "رويترز")
    assert desk.incident().ranges == ()


def test_civilians_killed_without_a_number_is_unquantified(desk: Any) -> None:
    desk.say(desk.harm(None), "رويترز")
    assert desk.shown() == "unquantified"
    assert "unquantified" in desk.incident().flags


def test_up_to_9_gives_0_to_9(desk: Any) -> None:
    desk.say(desk.harm(None, 9, bound="at_most"), "رويترز")
    assert desk.shown() == "0-9"


def test_up_to_9_and_5_give_5_to_9(desk: Any) -> None:
    desk.say(desk.harm(None, 9, bound="at_most"), "رويترز")
    desk.say(desk.harm(5), "الأناضول")
    assert desk.shown() == "5-9"


def test_at_least_200_people_of_unsaid_status_give_civilian_0_to_200_open_and_not_combatant_200_open(desk: Any) -> None:
    desk.say(desk.harm(200, bound="at_least", victims="unknown"), "مسؤولة في الأمم المتحدة")
    assert desk.shown("civilian") == "0-200+"
    assert desk.shown("not_combatant") == "200+"


def test_4_to_6_killed_of_which_2_civilians_and_1_to_2_combatants_give_civilian_2_to_5(desk: Any) -> None:
    desk.say(
        [
            desk.harm(4, 6, victims="unknown"),
            desk.harm(2, victims="civilian", subset_of=0),
            desk.harm(1, 2, victims="combatant", subset_of=0),
        ],
        "رويترز",
    )
    assert desk.shown("civilian") == "2-5"
    assert desk.shown("not_combatant") == "2-5"
    assert desk.shown("combatant") == "1-2"


def test_three_martyrs_among_them_the_mukhtar_give_not_combatant_3_and_civilian_1_to_3(desk: Any) -> None:
    desk.say([desk.harm(3, victims="unknown"), desk.harm(1, victims="civilian", subset_of=0)], "رويترز")
    assert desk.shown("not_combatant") == "3-3"
    assert desk.shown("civilian") == "1-3"


def test_headline_5_people_and_body_5_civilians_of_one_origin_give_5_in_both_rows(desk: Any) -> None:
    desk.say(desk.harm(5, victims="unknown"), document="d", publisher="عنب بلدي")
    desk.say(desk.harm(5), document="d", publisher="عنب بلدي")
    assert desk.shown("civilian") == desk.shown("not_combatant") == "5-5"


def test_an_open_number_that_ties_with_the_maximum_is_shown_open(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    desk.say(desk.harm(5, bound="at_least"), "الأناضول")
    assert desk.shown() == "5+"


def test_only_fighters_killed_gives_no_civilian_rows(desk: Any) -> None:
    desk.say(desk.harm(22, bound="at_least", victims="combatant"), "مصادر أمنية")
    assert desk.shown("civilian") == desk.shown("not_combatant") == "no range"
    assert desk.shown("combatant") == "22+"


def test_casualties_without_more_are_a_row_of_their_own(desk: Any) -> None:
    desk.say(desk.harm(8, outcome="killed_or_injured"), "رويترز")
    assert desk.shown("civilian", "killed_or_injured") == "8-8"
    assert desk.shown("civilian", "killed") == "no range"


def test_men_women_and_children_without_a_figure_for_all_make_the_whole(desk: Any) -> None:
    desk.say([desk.harm(2, group="women"), desk.harm(3, group="children")], "رويترز")
    assert desk.shown() == "5-5"
    assert desk.shown(group="children") == "3-3"


def test_a_woman_killed_is_one_killed(desk: Any) -> None:
    desk.say(desk.harm(1, group="women"), "رويترز")
    assert desk.shown() == "1-1"


def test_three_civilians_and_a_child_are_four(desk: Any) -> None:
    desk.say([desk.harm(3), desk.harm(1, group="children")], "رويترز")
    assert desk.shown() == "4-4"
    assert desk.shown(group="children") == "1-1"


def test_children_among_the_dead_are_not_added_to_them(desk: Any) -> None:
    desk.say([desk.harm(7), desk.harm(3, group="children", subset_of=0)], "رويترز")
    assert desk.shown() == "7-7"
    assert desk.shown(group="children") == "3-3"


def test_a_part_that_the_claim_also_tells_by_itself_is_told_twice(desk: Any) -> None:
    """مقتل طفل … القتيلان أحدهما طفل"""
    desk.say(
        [desk.harm(1, group="children"), desk.harm(2), desk.harm(1, group="children", subset_of=1)],
        "رويترز",
    )
    assert desk.shown() == "2-2"
    assert desk.shown(group="children") == "1-1"


def test_a_group_is_not_told_twice_by_a_part_of_its_own(desk: Any) -> None:
    """مقتل أربعة أطفال، جميعهم مدنيون"""
    desk.say([desk.harm(4, group="children", victims="unknown"), desk.harm(4, group="children", subset_of=0)], "رويترز")
    assert desk.shown() == "4-4"
    assert desk.shown(group="children") == "4-4"


def test_infants_among_the_children_are_not_added_to_them(desk: Any) -> None:
    """مقتل عشرة أطفال بينهم أربعة رضع"""
    desk.say([desk.harm(10, group="children"), desk.harm(4, group="children", subset_of=0)], "رويترز")
    assert desk.shown() == "10-10"
    assert desk.shown(group="children") == "10-10"


def test_children_of_two_wholes_are_added(desk: Any) -> None:
    """مقتل خمسة بينهم طفل، وأربعة بينهم طفلان"""
    desk.say(
        [
            desk.harm(5),
            desk.harm(1, group="children", subset_of=0),
            desk.harm(4),
            desk.harm(2, group="children", subset_of=2),
        ],
        "رويترز",
    )
    assert desk.shown() == "9-9"
    assert desk.shown(group="children") == "3-3"


def test_more_of_a_group_than_its_part_or_of_another_group_are_added(desk: Any) -> None:
    desk.say(
        [
            desk.harm(4, group="children"),
            desk.harm(2, group="women"),
            desk.harm(5),
            desk.harm(1, group="children", subset_of=2),
        ],
        "رويترز",
    )
    assert desk.shown() == "11-11"
    assert desk.shown(group="children") == "5-5"


def test_undated_figures_of_one_origin_all_stand(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    desk.say(desk.harm(9), "رويترز")
    assert desk.shown() == "5-9"


def test_two_reports_of_one_day_without_an_hour_both_stand(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", published="2023-01-01")
    desk.say(desk.harm(9), "رويترز", published="2023-01-01T20:00:00")
    assert desk.shown() == "5-9"


def test_within_one_origin_a_counted_figure_beats_vague_words(desk: Any) -> None:
    desk.say(desk.harm(12), "رويترز")
    vague = desk.say(desk.harm(100, bound="vague"), "رويترز")
    assert desk.shown() == "12-12"
    assert ("vague_beside_counted", vague) in [(x.reason, x.claim) for x in desk.range().left_out]


def test_one_person_told_apart_in_the_same_report_is_a_part_of_its_toll(desk: Any) -> None:
    desk.say(desk.harm(6), document="d", publisher="عنب بلدي")
    part = desk.say(desk.harm(1, group="children"), document="d", publisher="عنب بلدي")
    assert desk.shown() == "6-6"
    assert desk.shown(group="children") == "1-1"
    assert ("part_of_report", part) in [(x.reason, x.claim) for x in desk.range().left_out]


def names(desk: Any) -> tuple[Any, ...]:
    return desk.person("سالم الورد"), desk.person("هدى الورد")


def test_some_told_by_name_in_the_same_report_are_a_part_of_its_toll(desk: Any) -> None:
    desk.say(desk.harm(8), document="d", publisher="عنب بلدي")
    part = desk.say(desk.harm(2), document="d", publisher="عنب بلدي", people=names(desk))
    assert desk.shown() == "8-8"
    assert ("part_of_report", part) in [(x.reason, x.claim) for x in desk.range().left_out]


def test_kin_of_the_named_are_told_with_them(desk: Any) -> None:
    desk.say(desk.harm(8), document="d", publisher="عنب بلدي")
    kin = (*names(desk), desk.person(None, kin="son"))
    part = desk.say(desk.harm(3), document="d", publisher="عنب بلدي", people=kin)
    assert desk.shown() == "8-8"
    assert ("part_of_report", part) in [(x.reason, x.claim) for x in desk.range().left_out]


def test_whoever_names_some_of_them_in_the_same_report_tells_a_part(desk: Any) -> None:
    desk.say(desk.harm(8), document="d", publisher="عنب بلدي")
    desk.say(desk.harm(2), "وكالة الفرات", document="d", publisher="عنب بلدي", people=names(desk))
    assert desk.shown() == "8-8"


def test_one_person_whom_another_origin_does_not_name_is_its_own_count(desk: Any) -> None:
    desk.say(desk.harm(8), document="d", publisher="عنب بلدي")
    desk.say(desk.harm(1), "وكالة الفرات", document="d", publisher="عنب بلدي")
    assert desk.shown() == "1-8"


def test_an_origin_that_names_one_of_them_does_not_deny_them(desk: Any) -> None:
    desk.say(desk.harm(8), document="d", publisher="عنب بلدي")
    desk.say(desk.harm(2), "وكالة الفرات", document="d", publisher="عنب بلدي", people=names(desk))
    desk.say(desk.harm(0, bound="none"), "وكالة الفرات", document="d", publisher="عنب بلدي")
    assert desk.shown() == "8-8"


def test_a_number_larger_than_the_names_beside_it_is_another_toll(desk: Any) -> None:
    desk.say(desk.harm(8), document="d", publisher="عنب بلدي")
    desk.say(desk.harm(6), document="d", publisher="عنب بلدي", people=names(desk))
    assert desk.shown() == "6-8"


def test_names_in_another_report_are_its_own_toll(desk: Any) -> None:
    desk.say(desk.harm(8), document="d", publisher="عنب بلدي")
    desk.say(desk.harm(2), document="e", publisher="رويترز", people=names(desk))
    assert desk.shown() == "2-8"


def test_an_origin_judged_not_credible_is_left_out_with_the_reason(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    other = desk.say(desk.harm(50), "الأناضول")
    wide = desk.incident()
    assert desk.shown() == "5-50"
    anadolu = next(o.id for o in wide.origin_tree if o.name == "الأناضول")
    desk.decide("not_credible", anadolu)
    assert desk.shown() == "5-5"
    assert ("origin_not_credible", other) in [(x.reason, x.claim) for x in desk.range().left_out]
    desk.decide("credible", anadolu)
    assert desk.shown() == "5-50"


def test_a_rejected_claim_is_left_out_and_comes_back_when_that_is_undone(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    wrong = desk.say(desk.harm(500), "الأناضول")
    decision = desk.decide("reject", wrong)
    assert desk.shown() == "5-5"
    desk.decide("undo", decision)
    assert desk.shown() == "5-500"


def test_a_forecast_and_a_conditional_never_enter(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    desk.say(desk.harm(50), "الأناضول", kind="conditional")
    desk.say(desk.harm(500), "الأناضول", kind="forecast")
    assert desk.shown() == "5-5"


def test_a_response_that_admits_harm_with_figures_enters_and_is_conceded(desk: Any) -> None:
    desk.say(desk.harm(9), "رويترز")
    desk.say(
        desk.harm(4),
        [desk.source("التحالف", party="us-led-coalition")],
        kind="response",
        response=("admits_strike", "admits_harm"),
    )
    incident = desk.incident()
    assert desk.shown() == "4-9"
    assert (incident.positions[0].conceded.killed.min, incident.positions[0].conceded.killed.max) == (4, 4)
    assert incident.positions[0].assessment == "credible"
    assert incident.grade == "confirmed"
