"""Which claims come together and which stay apart."""

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.incidents import explain, likely_same, resolve

TOGETHER = [["c0", "c1"]]
APART = [["c0"], ["c1"]]


def test_one_strike_told_twice_is_one_incident(reports: Any) -> None:
    reports.tell()
    reports.tell()
    assert reports.groups() == TOGETHER


def test_one_strike_told_with_a_wrong_day_comes_together(reports: Any) -> None:
    reports.tell("2023-05-04", doer="russia")
    reports.tell("2023-05-05", doer="russia")
    assert reports.groups() == TOGETHER


def test_one_strike_told_of_the_neighbouring_village_comes_together(reports: Any) -> None:
    reports.tell(place="كفرنبل", lat=35.61, lon=36.56, doer="russia")
    reports.tell(place="حاس", lat=35.63, lon=36.60, doer="russia")
    assert reports.groups() == TOGETHER


def test_a_place_told_by_the_larger_town_around_it_comes_together(reports: Any) -> None:
    reports.tell(place="حاس", within=("معرة النعمان",))
    reports.tell(place="معرة النعمان")
    assert reports.groups() == TOGETHER


def test_a_village_is_not_in_the_city_that_its_governorate_is_named_after(reports: Any) -> None:
    reports.tell(place="إدلب", lat=35.93, lon=36.63)
    reports.tell(place="الكفير", within=("إدلب",), lat=35.78, lon=36.32)
    assert reports.groups() == APART


def test_a_name_that_the_gazetteer_does_not_have_says_less(reports: Any) -> None:
    reports.tell(place="كفرنبل", killed=40, lat=35.61, lon=36.56, doer="russia")
    reports.tell(place="مخيم الورد", killed=40, doer="russia")
    assert reports.groups() == TOGETHER


def test_a_village_that_no_gazetteer_has_is_one_place_though_only_its_area_is_known(reports: Any) -> None:
    idlib = {"lat": 35.93, "lon": 36.63, "precision": "governorate"}
    reports.tell(place="مخيم الورد", within=("إدلب",), killed=2, **idlib)
    reports.tell(place="مخيم الورد", within=("إدلب",), killed=6, **idlib)
    assert reports.groups() == TOGETHER


def test_two_villages_that_no_gazetteer_has_are_two_though_their_area_is_one(reports: Any) -> None:
    idlib = {"lat": 35.93, "lon": 36.63, "precision": "governorate"}
    reports.tell(place="مخيم الورد", within=("إدلب",), killed=2, **idlib)
    reports.tell(place="كفر الزعتر", within=("إدلب",), killed=2, **idlib)
    assert reports.groups() == APART


def test_a_governorate_is_no_one_place(reports: Any) -> None:
    idlib = {"lat": 35.93, "lon": 36.63, "precision": "governorate", "place_id": "SY07"}
    reports.tell(place="إدلب", within=("سوريا",), killed=2, **idlib)
    reports.tell(place="إدلب", within=("سوريا",), killed=6, **idlib)
    assert reports.groups() == APART


def test_a_place_elsewhere_says_that_it_is_another_event(reports: Any) -> None:
    reports.tell(place="كفرنبل", killed=40, lat=35.61, lon=36.56, doer="russia")
    reports.tell(place="مخيم الورد", killed=40, lat=35.85, lon=36.70, doer="russia")
    assert reports.groups() == APART


def test_a_toll_that_grew_comes_together(reports: Any) -> None:
    reports.tell(killed=5, doer="russia")
    reports.tell(killed=7, doer="russia")
    assert reports.groups() == TOGETHER


def test_a_date_without_a_year_meets_the_full_date(reports: Any) -> None:
    reports.tell("XXXX-05-04", killed=40)
    reports.tell("2023-05-04", killed=40)
    assert reports.groups() == TOGETHER


def test_an_undated_telling_joins_by_place_and_number(reports: Any) -> None:
    reports.tell(None, killed=40, doer="russia")
    reports.tell("2023-05-04", killed=40, doer="russia")
    assert reports.groups() == TOGETHER


def test_two_strikes_on_one_town_on_one_day_by_different_means_and_parties_stay_apart(reports: Any) -> None:
    reports.tell(killed=5, method="airstrike", doer="russia")
    reports.tell(killed=2, method="shooting", doer="hts")
    assert reports.groups() == APART


def test_two_strikes_on_one_town_at_dawn_and_in_the_evening_stay_apart(reports: Any) -> None:
    reports.tell(killed=2, hour="dawn", method="shelling")
    reports.tell(killed=14, hour="evening", method="shelling")
    assert reports.groups() == APART


def test_two_events_that_one_report_tells_apart_stay_apart(reports: Any) -> None:
    reports.tell(document="d", label="e1", killed=5)
    reports.tell(document="d", label="e2", killed=2)
    assert reports.groups() == APART


def test_what_says_neither_where_nor_when_goes_on_from_what_was_told_before(reports: Any) -> None:
    reports.tell(document="d", label="e1", killed=5)
    reports.tell(None, None, document="d", label="e2", killed=3, outcome="injured", method=None)
    assert reports.groups() == TOGETHER


def test_a_headline_without_place_and_day_goes_on_in_what_follows_it(reports: Any) -> None:
    reports.tell(None, None, document="d", label="e1", killed=5, method=None)
    reports.tell(document="d", label="e2", killed=5)
    assert reports.groups() == TOGETHER


def test_what_goes_on_by_other_means_is_another_event(reports: Any) -> None:
    reports.tell(document="d", label="e1", killed=5, method="shelling")
    reports.tell(document="d", label="e2", killed=2, method="shooting", carried=True)
    assert reports.groups() == APART


def test_an_undated_telling_joins_by_place_and_words(reports: Any) -> None:
    words = "استهدفت طائرة مسيرة منزل المهندس سليمان الخطيب وسط البلدة فاستشهد"
    reports.tell(None, killed=1, quote=words)
    reports.tell(killed=1, quote=words + " مع ابنه")
    assert reports.groups() == TOGETHER


def test_a_stamp_in_the_text_dates_a_report_without_a_date(reports: Any) -> None:
    reports.tell(None, text="قناة المدينة May 5, 2023 · Shared with Public", killed=2)
    reports.tell("2023-05-04", killed=2)
    assert reports.groups() == TOGETHER


def test_villages_that_one_sentence_lists_stay_apart(reports: Any) -> None:
    words = "قصفت المدفعية قرى كفرنبل وحاس ومعرة حرمة صباح اليوم ما أدى إلى أضرار مادية في المنازل"
    for number, place in enumerate(("كفرنبل", "حاس", "معرة حرمة")):
        reports.tell(document="d", label=f"e{number}", place=place, killed=None, quote=words, within=("إدلب",))
    assert reports.groups() == [["c0"], ["c1"], ["c2"]]


def test_the_same_town_a_month_later_stays_apart(reports: Any) -> None:
    reports.tell("2023-05-04")
    reports.tell("2023-06-04")
    assert reports.groups() == APART


def test_the_same_day_elsewhere_stays_apart(reports: Any) -> None:
    reports.tell(place="كفرنبل")
    reports.tell(place="الرقة")
    assert reports.groups() == APART


def test_fighters_killed_and_a_flight_are_not_one_event(reports: Any) -> None:
    reports.tell(killed=22, victims="combatant")
    reports.tell(killed=300, outcome="displaced", method=None)
    assert reports.groups() == APART


def test_a_victim_named_in_both_brings_them_together(reports: Any) -> None:
    reports.tell("2023-05-04", killed=1, names=["سامر أحمد العلي"], place="حاس")
    reports.tell("2023-05-05", killed=1, names=["سامر أحمد العلي"], place="كفرنبل")
    assert reports.groups() == TOGETHER


def test_a_likely_pair_does_not_drag_together_what_contradicts(reports: Any) -> None:
    reports.tell(killed=5, doer="russia", hour="dawn")
    reports.tell(killed=40, doer="turkey", hour="evening", method="shelling")
    reports.tell(killed=None)
    assert ["c0", "c1", "c2"] not in reports.groups()


def test_a_telling_without_a_place_joins_when_its_report_names_the_place(reports: Any) -> None:
    reports.tell(killed=12)
    reports.tell(killed=12, place=None, text="قصف على أطراف كفرنبل")
    assert reports.groups() == TOGETHER


def test_totals_and_forecasts_are_in_no_incident(reports: Any) -> None:
    reports.tell(label=None, kind="total")
    reports.tell(label=None, kind="forecast")
    assert reports.groups() == []


def test_a_response_and_a_conditional_join_their_event(reports: Any) -> None:
    reports.tell(document="d")
    reports.tell(None, None, None, document="d", kind="response")
    reports.tell(None, None, 9, document="d", kind="conditional")
    assert reports.groups() == [["c0", "c1", "c2"]]


def test_a_conditional_alone_is_no_incident(reports: Any) -> None:
    reports.tell(kind="conditional")
    assert reports.groups() == []


def test_claims_of_one_label_with_dates_apart_are_cut(reports: Any) -> None:
    reports.tell("2023-05-04", document="d")
    reports.tell("2021-01-01", document="d")
    assert reports.groups() == APART


def test_a_number_of_another_order_in_the_same_report_is_no_toll_of_the_event(reports: Any) -> None:
    reports.tell(document="d", killed=4)
    reports.tell(document="d", killed=101)
    reports.tell(killed=4)
    assert reports.groups() == [["c0", "c2"], ["c1"]]


def test_a_recorder_binds_what_the_scores_keep_apart_and_unbinds_it(reports: Any) -> None:
    reports.tell(place="كفرنبل")
    reports.tell(place="الرقة")
    decision = reports.decide("same", "c0", "c1")
    assert reports.groups() == TOGETHER
    reports.decide("undo", decision)
    assert reports.groups() == APART


def test_a_recorder_keeps_apart_what_the_scores_join(reports: Any) -> None:
    reports.tell()
    reports.tell()
    reports.decide("different", "c0", "c1")
    assert reports.groups() == APART


def test_a_recorder_keeps_two_incidents_apart_by_their_ids(reports: Any) -> None:
    reports.tell("2023-05-04")
    reports.tell("2023-06-04")
    ids = [c.id for c in reports.clusters()]
    reports.decide("merge", *ids)
    assert reports.groups() == TOGETHER
    reports.decide("different", *ids)
    assert reports.groups() == APART


def test_a_claim_split_off_leaves_its_telling(reports: Any) -> None:
    reports.tell(document="d")
    reports.tell(document="d")
    reports.decide("split", "c1", before=reports.clusters()[0].id)
    assert reports.groups() == APART


def test_a_claim_moved_goes_to_the_other_incident(reports: Any) -> None:
    reports.tell(document="d", killed=5)
    reports.tell(document="d", killed=9)
    reports.tell("2023-06-04", killed=9)
    first, other = (c.id for c in reports.clusters())
    home = next(c.id for c in reports.clusters() if "c0" in c.claims)
    reports.decide("move", "c1", before=home, after=other if home == first else first)
    assert reports.groups() == [["c0"], ["c1", "c2"]]


def test_reasons_are_told_in_words(reports: Any) -> None:
    reports.tell(killed=40)
    reports.tell(killed=40)
    (cluster,) = reports.clusters()
    words = [(r.en, r.values) for r in explain(cluster.reasons[0])]
    assert ("the same city", "") in words
    assert ("the same number", "killed 40") in words


def test_pairs_near_the_threshold_are_offered_to_a_person(reports: Any) -> None:
    reports.tell(killed=2, hour="dawn", method="shelling")
    reports.tell(killed=14, hour="evening", method="shelling")
    found = likely_same(reports.claims, reports.documents, reports.clusters())
    assert {(link.left, link.right) for link in found} <= {tuple(sorted(c.id for c in reports.clusters()))}


def filled(blank: Any, count: int, seed: int) -> Any:
    """Reports of a busy war: few places, few days, so that many pairs meet."""
    pick = random.Random(seed)  # noqa: S311
    reports = blank()
    places = ["كفرنبل", "حاس", "الرقة", "منبج", "الباب", "عفرين", "جرابلس", "تل رفعت", "سراقب", "أريحا"]
    for _ in range(count):
        reports.tell(
            day=f"2023-{pick.randint(1, 12):02d}-{pick.randint(1, 28):02d}",
            place=pick.choice(places),
            killed=pick.choice([None, 1, 1, 2, 3, 5, 8, 12]),
            method=pick.choice(["airstrike", "shelling", "drone_strike", None]),
            doer=pick.choice(["russia", "turkey", None]),
        )
    return reports


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.randoms())
def test_the_order_of_claims_and_reports_does_not_matter(blank: Any, seed: int, shuffler: random.Random) -> None:
    reports = filled(blank, 40, seed)
    expected = resolve(reports.claims, reports.documents)
    claims, documents = list(reports.claims), list(reports.documents.items())
    shuffler.shuffle(claims)
    shuffler.shuffle(documents)
    assert resolve(claims, dict(documents)) == expected


def test_the_five_reports_give_the_incidents_of_the_method(seed_claims: Any) -> None:
    documents, claims = seed_claims
    by_id = {c.id: c for c in claims}
    found = [{by_id[i].incident for i in c.claims} for c in resolve(claims, documents)]
    labels = "mosul-jadida naainia daquq ramadi baiji tikrit-base tal-afar sniper-trainer soldiers-2014 flight atma"
    assert sorted(map(sorted, found)) == sorted([label] for label in labels.split())
    jadida = next(c for c in resolve(claims, documents) if by_id[c.claims[0]].incident == "mosul-jadida")
    assert {by_id[i].document[:3] for i in jadida.claims} == {"000", "001", "004"}
    assert len(jadida.claims) == 8
