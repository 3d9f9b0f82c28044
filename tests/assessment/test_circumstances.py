"""When, where and with what, from several claims."""

from dataclasses import replace
from typing import Any

from tawthiq.model.vocabulary import Precision, PublishedFrom


def test_a_date_without_a_year_is_completed_by_the_others(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", when=desk.on("XXXX-03-17"))
    desk.say(desk.harm(5), "الأناضول", when=desk.on("2017-03-17"))
    assert desk.incident().when.edtf == "2017-03-17"
    assert desk.incident().contradictions == ()


def test_a_date_stays_without_a_year_when_nobody_says_it(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", when=desk.on("XXXX-03-17"))
    assert desk.incident().when.edtf == "XXXX-03-17"


def test_the_most_specific_date_that_most_origins_allow(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", when=desk.on("2017-03"))
    desk.say(desk.harm(5), "الأناضول", when=desk.on("2017-03-17"))
    desk.say(desk.harm(5), "المرصد السوري", when=desk.on("2017-03-17"))
    desk.say(desk.harm(5), "الشبكة السورية لحقوق الإنسان", when=desk.on("2017-03-18"))
    incident = desk.incident()
    assert incident.when.edtf == "2017-03-17"
    assert "when" in [c.slot for c in incident.contradictions]


def test_the_most_specific_place_that_most_origins_allow(desk: Any) -> None:
    for name in ("رويترز", "الأناضول", "المرصد السوري"):
        desk.say(desk.harm(5), name, where=desk.place("الموصل"))
    desk.say(desk.harm(5), "الشبكة السورية لحقوق الإنسان", where=desk.place("الموصل الجديدة", "الموصل"))
    incident = desk.incident()
    assert incident.where.place == "الموصل الجديدة"
    assert [c.slot for c in incident.side_by_side] == ["where"]
    assert incident.contradictions == ()


def test_a_village_is_borne_out_by_the_governorate_that_most_origins_tell(desk: Any) -> None:
    for name in ("رويترز", "الأناضول", "المرصد السوري"):
        desk.say(desk.harm(5), name, where=desk.place("إدلب", country="SY", precision=Precision.GOVERNORATE))
    village = desk.place("كنصفرة", country="SY", lat=35.66, lon=36.5, precision=Precision.VILLAGE)
    desk.say(desk.harm(5), "الشبكة السورية لحقوق الإنسان", where=village)
    assert desk.incident().where.place == "كنصفرة"


def test_a_village_that_no_gazetteer_has_is_finer_than_the_district_around_it(desk: Any) -> None:
    around = {"country": "SY", "lat": 36.66, "lon": 40.37, "precision": Precision.DISTRICT}
    desk.say(desk.harm(5), "رويترز", where=desk.place("منبج", "حلب", place_id="SY0205", **around))
    desk.say(desk.harm(5), "الشبكة السورية لحقوق الإنسان", where=desk.place("خربة الورد", "أبو قلقل", **around))
    assert desk.incident().where.place == "خربة الورد"


def test_a_known_village_is_finer_than_one_that_no_gazetteer_has(desk: Any) -> None:
    around = {"country": "SY", "lat": 36.66, "lon": 40.37, "precision": Precision.DISTRICT}
    known = desk.place(
        "أم الخير", "الحسكة", country="SY", lat=36.7, lon=40.3, precision=Precision.VILLAGE, place_id="C1"
    )
    desk.say(desk.harm(5), "الشبكة السورية لحقوق الإنسان", where=desk.place("خربة الورد", "أبو قلقل", **around))
    desk.say(desk.harm(5), "رويترز", where=known)
    assert desk.incident().where.place == "أم الخير"


def test_a_village_elsewhere_is_not(desk: Any) -> None:
    for name in ("رويترز", "الأناضول", "المرصد السوري"):
        desk.say(desk.harm(5), name, where=desk.place("إدلب", country="SY", precision=Precision.GOVERNORATE))
    village = desk.place("العشارة", country="SY", lat=34.93, lon=40.56, precision=Precision.VILLAGE)
    desk.say(desk.harm(5), "الشبكة السورية لحقوق الإنسان", where=village)
    assert desk.incident().where.place == "إدلب"


def test_a_plain_explosion_does_not_outweigh_an_airstrike(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", method="explosion")
    desk.say(desk.harm(5), "الأناضول", method="explosion")
    desk.say(desk.harm(5), "المرصد السوري", method="airstrike")
    incident = desk.incident()
    assert incident.method == "airstrike"
    assert incident.contradictions == ()


def test_figures_that_do_not_overlap_contradict(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    desk.say(desk.harm(9), "الأناضول")
    assert [(c.slot, [v.value for v in c.values]) for c in desk.incident().contradictions] == [("killed", ["5", "9"])]


def test_figures_that_overlap_stand_side_by_side_without_contradiction(desk: Any) -> None:
    desk.say(desk.harm(5, 9), "رويترز")
    desk.say(desk.harm(7, bound="at_least"), "الأناضول")
    incident = desk.incident()
    assert incident.contradictions == ()
    assert [v.value for v in incident.side_by_side[0].values] == ["5-9", "7+"]


def test_the_title_names_no_place_that_no_claim_names(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", method="ground_raid", where=desk.place("شمال غربي سوريا"))
    assert desk.incident().title.ar == "عملية برية في شمال غربي سوريا"
    assert desk.incident().title.en == "Ground raid in north-west Syria"


def test_what_nobody_dates_has_the_day_of_its_first_report(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", when=None, document="first", published="2020-03-09")
    desk.documents["first"] = replace(desk.documents["first"], published_from=PublishedFrom.PAGE)
    incident = desk.incident()
    assert incident.when.edtf == "2020-03-09~"
    assert "reported_date_only" in incident.flags


def test_a_date_that_is_only_a_register_s_guess_dates_nothing(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", when=None, document="first", published="2020-03-09")
    desk.documents["first"] = replace(desk.documents["first"], published_from=PublishedFrom.REGISTER)
    assert desk.incident().when is None


def test_a_stamp_in_the_text_dates_the_report_that_a_register_only_guesses(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", when=None, document="first", published="2020-03-09")
    post = "قناة المدينة March 10, 2020 · Shared with Public استشهاد خمسة مدنيين"
    desk.documents["first"] = replace(desk.documents["first"], published_from=PublishedFrom.REGISTER, text=post)
    incident = desk.incident()
    assert incident.when.edtf == "2020-03-10~"
    assert "reported_date_only" in incident.flags


def test_a_stamp_far_from_what_the_register_knows_is_of_other_news(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", when=None, document="first", published="2020-03-09")
    page = "استشهاد خمسة مدنيين\nاقرأ أيضا\nMay 10, 2021"
    desk.documents["first"] = replace(desk.documents["first"], published_from=PublishedFrom.REGISTER, text=page)
    assert desk.incident().when is None


def test_coordinates_that_a_person_decided_on_stand_before_those_of_the_claims(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", where=desk.place("الموصل"))
    desk.decide("correct", "incident-1", field="coordinates", after="36.34, 43.13")
    where = desk.incident().where
    assert (where.place, where.lat, where.lon) == ("الموصل", 36.34, 43.13)
    desk.decide("correct", "incident-1", field="coordinates", after="36.35, 43.14 الموصل الجديدة")
    assert desk.incident().where.lat == 36.35


def test_a_place_that_no_claim_names_is_the_persons(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    desk.decide("correct", "incident-1", field="coordinates", after="36.34, 43.13 الموصل")
    assert desk.incident().where.place == "الموصل"
