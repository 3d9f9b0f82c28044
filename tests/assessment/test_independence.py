"""Dependence of origins: quoting, copies, families, and a person's word."""

from typing import Any

WORDS = (
    "استهدفت طائرة مسيرة سيارة مدنية على الطريق العام شرق البلدة صباح اليوم "
    "ما أدى إلى مقتل شخصين وإصابة ثالث بجروح خطيرة نقل على إثرها إلى المشفى"
)


def test_an_outlet_that_quotes_another_does_not_count_beside_it(desk: Any) -> None:
    desk.say(desk.harm(5), document="d", publisher="عنب بلدي")
    desk.say(desk.harm(5), "الدفاع المدني السوري", document="d", publisher="عنب بلدي")
    assert desk.incident().independent_origins == 1


def test_an_outlet_with_sources_of_its_own_counts_beside_whom_it_quotes(desk: Any) -> None:
    desk.say(desk.harm(4), "شهود عيان", document="d", publisher="عنب بلدي")
    desk.say(desk.harm(5), "الدفاع المدني السوري", document="d", publisher="عنب بلدي")
    assert desk.incident().independent_origins == 2


def test_an_outlet_that_quotes_two_leaves_two(desk: Any) -> None:
    desk.say(desk.harm(5), document="d", publisher="عنب بلدي")
    desk.say(desk.harm(5), "الدفاع المدني السوري", document="d", publisher="عنب بلدي")
    desk.say(desk.harm(6), "المرصد السوري", document="d", publisher="عنب بلدي")
    assert desk.incident().independent_origins == 2


def test_copied_texts_within_72_hours_are_one_origin(desk: Any) -> None:
    desk.say(desk.harm(2), publisher="الأولى", text=WORDS, published="2023-01-01")
    desk.say(desk.harm(2), publisher="الثانية", text=WORDS + " اليوم", published="2023-01-03")
    assert desk.incident().independent_origins == 1


def test_the_same_text_weeks_later_is_not_a_copy_by_this_rule(desk: Any) -> None:
    desk.say(desk.harm(2), publisher="الأولى", text=WORDS, published="2023-01-01")
    desk.say(desk.harm(2), publisher="الثانية", text=WORDS, published="2023-02-01")
    assert desk.incident().independent_origins == 2


def test_a_ministry_and_its_agency_are_one_house(desk: Any) -> None:
    desk.say(desk.harm(2), "وزارة الدفاع السورية")
    desk.say(desk.harm(2), "وكالة سانا")
    assert desk.incident().independent_origins == 1


def test_speakers_for_one_party_are_one_house(desk: Any) -> None:
    desk.say(desk.harm(2), [desk.source("اللواء ناجي سليم", party="houthis")])
    desk.say(desk.harm(2), [desk.source("وزير الإعلام سامي", party="houthis")])
    assert desk.incident().independent_origins == 1


def test_a_person_joins_two_origins_and_splits_them_again(desk: Any) -> None:
    desk.say(desk.harm(2), "رويترز")
    desk.say(desk.harm(2), "المرصد السوري")
    ids = [o.id for o in desk.incident().origin_tree]
    desk.decide("dependent", *ids)
    assert desk.incident().independent_origins == 1
    desk.decide("independent", *ids)
    assert desk.incident().independent_origins == 2


def test_a_person_splits_what_the_rules_join(desk: Any) -> None:
    desk.say(desk.harm(2), "وزارة الدفاع السورية")
    desk.say(desk.harm(2), "وكالة سانا")
    desk.decide("independent", *(o.id for o in desk.incident().origin_tree))
    assert desk.incident().independent_origins == 2
