"""Dependence of origins: quoting, copies, families, and a person's word."""

from pathlib import Path
from typing import Any

from tawthiq.assessment import assess, assess_all
from tawthiq.lexicon.chosen import using
from tawthiq.model.cluster import Cluster

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
    (kept,) = desk.incident().dependences
    assert (kept.rule, kept.overruled) == ("dependence.family", True)


def test_every_reason_names_its_rule_and_the_claims_that_show_it(desk: Any) -> None:
    desk.say(desk.harm(5), document="d", publisher="عنب بلدي")
    desk.say(desk.harm(5), "الدفاع المدني السوري", document="d", publisher="عنب بلدي")
    desk.say(desk.harm(2), "وزارة الدفاع السورية")
    desk.say(desk.harm(2), "وكالة سانا")
    desk.say(desk.harm(3), "مصادر محلية", publisher="شبكة شام")
    desk.say(desk.harm(3), "مصادر محلية", publisher="حلب اليوم")
    found = [(d.rule, d.directed, d.claims, d.words) for d in desk.incident().dependences]
    assert found == [
        ("dependence.family", False, ("c3", "c2"), "syrian-state"),
        ("dependence.unnamed", False, ("c5", "c4"), "مصادر محلية"),
        ("dependence.quotes", True, ("c0", "c1"), None),
    ]


def test_thirty_copies_of_one_text_are_one_origin_and_thirty_outlets(desk: Any) -> None:
    for n in range(30):
        desk.say(desk.harm(2), publisher=f"صحيفة رقم{n}", text=WORDS, published="2023-01-01")
    incident = desk.incident()
    assert (incident.independent_origins, incident.outlets) == (1, 30)
    assert len(incident.copies) == 29
    assert {(c.of, c.whole, c.ordered) for c in incident.copies} == {("d0", True, False)}


def test_a_copy_of_a_report_whose_words_are_another_s_is_that_one_s(desk: Any) -> None:
    desk.say(desk.harm(2), "المرصد السوري", publisher="الأولى", text=WORDS, published="2023-01-01")
    desk.say(desk.harm(2), publisher="الثانية", text=WORDS + " اليوم", published="2023-01-02")
    assert desk.incident().independent_origins == 1


def test_a_report_by_an_own_correspondent_is_independent_of_whom_it_also_quotes(desk: Any) -> None:
    desk.say(desk.harm(4), "مراسل عنب بلدي في إدلب", document="d", publisher="Enab Baladi")
    desk.say(desk.harm(5), "الدفاع المدني السوري", document="d", publisher="Enab Baladi")
    assert desk.incident().independent_origins == 2


def test_houses_are_data_that_users_extend(desk: Any, tmp_path: Path) -> None:
    desk.say(desk.harm(2), "وكالة النهر")
    desk.say(desk.harm(2), "وزارة النهر والسدود")
    assert desk.incident().independent_origins == 2
    (tmp_path / "origins.yaml").write_text(
        "entries:\n"
        "  - {id: river-news, means: organisation, forms: [وكالة النهر], family: river}\n"
        "  - {id: river-ministry, means: organisation, forms: [وزارة النهر والسدود], family: river}\n",
        "utf-8",
    )
    with using([tmp_path]):
        assert desk.incident().independent_origins == 1


def test_an_origin_judged_not_credible_is_shown_and_left_out_with_the_reason(desk: Any) -> None:
    desk.say(desk.harm(2), "رويترز")
    desk.say(desk.harm(9), "المرصد السوري")
    doubted = next(o.id for o in desk.incident().origin_tree if o.name == "المرصد السوري")
    desk.decide("not_credible", doubted)
    incident = desk.incident()
    assert (incident.independent_origins, desk.shown()) == (1, "2-2")
    assert [(o.name, o.credible) for o in incident.origin_tree] == [("رويترز", True), ("المرصد السوري", False)]
    assert doubted not in {o for group in incident.origin_groups for o in group}
    left_out = {(item.claim, item.reason) for r in incident.ranges for item in r.left_out}
    assert ("c1", "origin_not_credible") in left_out


def test_a_person_s_joining_is_shown_with_its_decision(desk: Any) -> None:
    desk.say(desk.harm(2), "رويترز")
    desk.say(desk.harm(2), "المرصد السوري")
    decision = desk.decide("dependent", *(o.id for o in desk.incident().origin_tree))
    assert [(d.rule, d.decision, d.overruled) for d in desk.incident().dependences] == [
        ("dependence.decision", decision, False)
    ]


def test_borrowing_worked_out_over_many_incidents_is_that_of_each(desk: Any) -> None:
    desk.say(desk.harm(2), publisher="الأولى", text=WORDS, published="2023-01-01")
    desk.say(desk.harm(2), publisher="الثانية", text=WORDS, published="2023-01-02")
    desk.say(desk.harm(2), publisher="الثالثة", text=WORDS, published="2023-01-02")
    clusters = [Cluster(id="i", claims=("c0", "c1")), Cluster(id="j", claims=("c2",))]
    together = assess_all(clusters, desk.claims, desk.documents.values())
    assert together == tuple(assess(c, desk.claims, desk.documents) for c in clusters)
    assert [i.independent_origins for i in together] == [1, 1]
