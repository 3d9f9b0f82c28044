"""A team's own sheet: brought in, waiting for reports, brought in again, changed."""

import json
from pathlib import Path
from typing import Any

import pytest

from tawthiq.register import Register, verify

STRIKE = "قتل 5 مدنيين في غارة جوية روسية على بلدة كفرنبل يوم 5 أيار 2019."
SHELLING = "قتل 9 مدنيين بقصف مدفعي على بلدة كفرنبل يوم 7 أيار 2019."
ELSEWHERE = "قتل 3 مدنيين في غارة جوية روسية على بلدة كفرنبل يوم 20 أيلول 2019."
HEAD = "code,date,place,killed,grade,reports,decided,notes"


@pytest.fixture
def desk(tmp_path: Path, command: Any) -> Any:
    class Desk:
        register = tmp_path / "register"

        def read(self, **texts: str) -> None:
            docs = tmp_path / "docs.jsonl"
            rows = [
                {"id": name, "text": text, "published": "2019-05-07", "url": f"https://www.a.example/{name}/"}
                for name, text in texts.items()
            ]
            docs.write_text("\n".join(map(json.dumps, rows)), "utf-8")
            assert command("run", docs, "--register", self.register).status == 0

        def bring(self, *rows: str, status: int = 0) -> Any:
            (tmp_path / "sheet.csv").write_text("\n".join((HEAD, *rows)), "utf-8")
            given = ("--author", "Team", "--register", self.register, "--json")
            ran = command("import", "incidents", tmp_path / "sheet.csv", *given)
            assert ran.status == status, ran.err
            return ran.json

        def groups(self) -> list[list[str]]:
            with Register.open(self.register) as register:
                return sorted(sorted(incident.documents) for incident in register.all_incidents())

        def waiting(self) -> list[tuple[str, str, str]]:
            told = command("import", "status", "--register", self.register, "--json").json
            return [(item["filing"]["code"], item["report"], item["reason"]) for item in told["waiting"]]

    return Desk()


def test_reports_of_one_row_are_one_incident_and_the_grade_goes_with_them(desk: Any, command: Any) -> None:
    desk.read(a=STRIKE, b=SHELLING)
    assert desk.groups() == [["a"], ["b"]]
    told = desk.bring("A1,2019-05-05,كفرنبل,9,confirmed,http://a.example/a b,2020-01-01,seen by us")
    assert told["decisions"] == {"same": 1, "grade": 1}
    assert told["links"] == [["A1", "a"], ["A1", "b"]]
    with Register.open(desk.register) as register:
        (incident,) = register.all_incidents()
        assert sorted(incident.documents) == ["a", "b"]
        assert incident.grade == "confirmed"
        assert {d.author for d in register.decisions()} == {"Team"}
        assert {d.time for d in register.decisions()} == {"2020-01-01T00:00:00.000Z"}
        assert all("row 2, A1: seen by us" in d.reason and "SHA-256" in d.reason for d in register.decisions())
        assert verify(register) == ()
    assert "A1" not in command("import", "status", "--register", desk.register).out


def test_the_rows_coordinates_go_with_its_incident(desk: Any, tmp_path: Path, command: Any) -> None:
    desk.read(a=STRIKE)
    sheet = tmp_path / "points.csv"
    sheet.write_text("code,date,lat,lon,reports\nA1,2019-05-05,35.61,36.56,a\n", "utf-8")
    given = ("import", "incidents", sheet, "--author", "T", "--register", desk.register, "--json")
    assert command(*given).json["decisions"] == {"correct": 1}
    with Register.open(desk.register) as register:
        (incident,) = register.all_incidents()
        assert incident.where
        assert (incident.where.lat, incident.where.lon) == (35.61, 36.56)
    assert command(*given).json["decisions"] == {}


def test_reports_of_two_rows_are_two_incidents(desk: Any) -> None:
    desk.read(a=STRIKE, b=STRIKE.replace("قتل", "مقتل"))
    assert desk.groups() == [["a", "b"]]
    told = desk.bring("A1,2019-05-05,,,,a,,", "A2,2019-05-05,,,,b,,")
    assert told["decisions"] == {"different": 1}
    assert desk.groups() == [["a"], ["b"]]


def test_the_same_sheet_again_changes_nothing(desk: Any) -> None:
    desk.read(a=STRIKE, b=SHELLING)
    row = "A1,2019-05-05,كفرنبل,9,confirmed,a b lost,,"
    desk.bring(row)
    with Register.open(desk.register) as register:
        before = register.counts().decisions, register.filings()
    again = desk.bring(row)
    with Register.open(desk.register) as register:
        assert (register.counts().decisions, register.filings()) == before
    assert (again["new"], again["decisions"]) == (0, {})


def test_what_finds_no_report_waits_and_is_applied_when_it_comes_in(desk: Any) -> None:
    desk.read(a=STRIKE)
    desk.bring("A1,2019-05-05,كفرنبل,,,a b,,", "A2,2019-05-05,كفرنبل,,,,,")
    assert desk.waiting() == [("A1", "b", "no_report"), ("A2", "", "no_reports")]
    desk.read(b=SHELLING)
    assert desk.groups() == [["a", "b"]]
    assert desk.waiting() == [("A2", "", "no_reports")]


def test_a_report_of_another_day_binds_nothing(desk: Any) -> None:
    desk.read(a=STRIKE, b=ELSEWHERE)
    desk.bring("A1,2019-05-05,كفرنبل,,,a b,,")
    assert desk.waiting() == [("A1", "b", "elsewhere")]
    assert desk.groups() == [["a"], ["b"]]


def test_an_event_that_fits_two_rows_is_left_to_a_person(desk: Any) -> None:
    desk.read(a=STRIKE)
    desk.bring("A1,2019-05-05,كفرنبل,,,a,,", "A2,2019-05-05,كفرنبل,,,a,,")
    assert desk.waiting() == [("A1", "a", "undecided"), ("A2", "a", "undecided")]


def test_a_changed_row_takes_back_what_it_does_not_say_any_more(desk: Any) -> None:
    desk.read(a=STRIKE, b=SHELLING)
    whole, less = "A1,2019-05-05,كفرنبل,,fair,a b,,", "A1,2019-05-05,كفرنبل,,,a,,"
    desk.bring(whole)
    assert desk.groups() == [["a", "b"]]
    assert desk.bring(less)["decisions"] == {"undo": 2}
    assert desk.groups() == [["a"], ["b"]]
    assert desk.bring(whole)["new"] == 1
    assert desk.groups() == [["a", "b"]]


def test_what_a_person_took_back_is_not_said_again(desk: Any, command: Any) -> None:
    desk.read(a=STRIKE, b=SHELLING)
    row = "A1,2019-05-05,كفرنبل,,,a b,,"
    desk.bring(row)
    with Register.open(desk.register) as register:
        (said,) = register.decisions()
    given = ("--author", "R. S.", "--reason", "Two strikes", "--register", desk.register)
    assert command("undo", said.id, *given).status == 0
    assert desk.groups() == [["a"], ["b"]]
    desk.bring(row)
    desk.read(c=SHELLING.replace("قتل", "مقتل"))
    desk.bring("A1,2019-05-05,كفرنبل,,,a b c,,")
    assert ["a"] in desk.groups()


def test_the_preview_records_nothing_and_names_bad_cells(desk: Any, command: Any, tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text(f"{HEAD}\nA1,5 May,كفرنبل,3-5,best,a,,\n", "utf-8")
    ran = command(
        "import", "incidents", tmp_path / "sheet.csv", "--author", "T", "--preview", "--register", desk.register
    )
    assert ran.status == 3
    assert "3–5" in ran.out
    assert "sheet.csv:2: column date: 5 May is no date. Write it as" in ran.err
    assert "column grade: best is no grade" in ran.err
    assert not desk.register.exists()


def test_nobody_signs_for_a_sheet_unasked(desk: Any, command: Any, tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text(f"{HEAD}\nA1,2019-05-05,,,,a,,\n", "utf-8")
    ran = command("import", "incidents", tmp_path / "sheet.csv", "--register", desk.register)
    assert ran.status == 3
    assert "nobody is named who decided. Name them (--author NAME)" in ran.err
