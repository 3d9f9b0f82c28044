"""Which groups of claims are incidents, and what only stands beside them in the news of the day."""

from typing import Any

DAY = "2023-05-04"


def test_an_attack_without_harm_beside_one_with_harm_founds_no_incident(reports: Any) -> None:
    reports.tell(document="d", label="e1", killed=3)
    reports.tell(document="d", label="e2", place="حاس", killed=None)
    assert reports.groups() == [["c0"]]


def test_it_joins_the_incident_of_a_report_that_tells_harm_there(reports: Any) -> None:
    reports.tell(document="d", label="e1", killed=3)
    reports.tell(document="d", label="e2", place="حاس", killed=None)
    reports.tell(document="other", place="حاس", killed=1)
    assert reports.groups() == [["c0"], ["c1", "c2"]]


def test_an_attack_without_harm_is_an_incident_where_two_reports_tell_it(reports: Any) -> None:
    for document in ("d", "f"):
        reports.tell(document=document, label="e1", place="كفرنبل", killed=3 if document == "d" else 60)
        reports.tell(document=document, label="e2", place="حاس", killed=None, doer="russia")
    assert ["c1", "c3"] in reports.groups()


def test_two_reports_that_nobody_was_hurt_make_no_incident_beside_harm(reports: Any) -> None:
    for document in ("d", "f"):
        reports.tell(document=document, label="e1", place="كفرنبل", killed=3 if document == "d" else 60)
        reports.tell(document=document, label="e2", place="حاس", killed=0, doer="russia")
    assert ["c1", "c3"] not in reports.groups()
    reports.decide("accept", "c1")
    assert ["c1", "c3"] in reports.groups()


def test_an_attack_without_harm_is_an_incident_where_its_report_tells_no_harm(reports: Any) -> None:
    reports.tell(killed=None)
    assert reports.groups() == [["c0"]]


def test_an_attack_without_harm_stays_where_nothing_dates_its_report(reports: Any) -> None:
    reports.tell(None, document="d", label="e1", killed=3)
    reports.tell(None, document="d", label="e2", place="حاس", killed=None)
    assert reports.groups() == [["c0"], ["c1"]]


def test_villages_with_harm_each_are_incidents_each(reports: Any) -> None:
    for number, place in enumerate(("كفرنبل", "حاس", "معرة حرمة")):
        reports.tell(document="d", label=f"e{number}", place=place, killed=1, within=("إدلب",))
    assert reports.groups() == [["c0"], ["c1"], ["c2"]]


def test_the_answer_of_a_party_is_kept_without_harm(reports: Any) -> None:
    reports.tell(document="d", label="e1", killed=3)
    reports.tell(document="d", label="e2", place="حاس", killed=None, kind="response")
    assert reports.groups() == [["c0"], ["c1"]]


def test_what_a_person_decided_about_is_kept(reports: Any) -> None:
    reports.tell(document="d", label="e1", killed=3)
    reports.tell(document="d", label="e2", place="حاس", killed=None)
    reports.decide("accept", "c1")
    assert reports.groups() == [["c0"], ["c1"]]


def test_fighters_who_fell_the_day_that_civilians_died_found_no_incident_in_one_report(reports: Any) -> None:
    reports.tell(document="d", label="e1", killed=3)
    reports.tell(document="d", label="e2", place="حاس", killed=4, victims="combatant")
    assert reports.groups() == [["c0"]]


def test_they_join_the_incident_of_a_report_that_tells_civilian_harm_there(reports: Any) -> None:
    reports.tell(document="d", label="e1", killed=3)
    reports.tell(document="d", label="e2", place="حاس", killed=4, victims="combatant", method="shelling")
    reports.tell(document="other", place="حاس", killed=4, victims="unknown", method="shelling")
    assert reports.groups() == [["c0"], ["c1", "c2"]]


def test_fighters_alone_are_an_incident(reports: Any) -> None:
    reports.tell(document="d", killed=4, victims="combatant")
    assert reports.groups() == [["c0"]]


def test_fighters_whom_two_reports_tell_are_an_incident(reports: Any) -> None:
    for document in ("d", "f"):
        reports.tell(document=document, label="e1", place="كفرنبل", killed=3 if document == "d" else 60)
        reports.tell(document=document, label="e2", place="حاس", killed=4, victims="combatant", doer="russia")
    assert ["c1", "c3"] in reports.groups()


def test_fighters_of_another_day_that_a_report_looks_back_on_are_an_incident(reports: Any) -> None:
    reports.tell(document="d", label="e1", killed=3)
    reports.tell("2021-11-04", document="d", label="e2", place="حاس", killed=4, victims="combatant")
    assert reports.groups() == [["c0"], ["c1"]]


def test_those_whose_status_is_not_said_are_an_incident(reports: Any) -> None:
    reports.tell(document="d", label="e1", killed=3)
    reports.tell(document="d", label="e2", place="حاس", killed=4, victims="unknown")
    assert reports.groups() == [["c0"], ["c1"]]
