"""A preview shows what inputs would be read as, and records nothing."""

from pathlib import Path
from typing import Any

TEXT = "قتل خمسة مدنيين في غارة على السوق في حي الزيتون."


def table(folder: Path) -> Path:
    place = folder / "reports.csv"
    place.write_text(f"المتن;التاريخ;المصدر\n{TEXT};17/03/2017;وكالة الحقل\n{TEXT};31/02/2017;وكالة\n", "utf-8")
    return place


def test_a_preview_shows_columns_first_rows_and_bad_cells(tmp_path: Path, command: Any) -> None:
    ran = command("run", table(tmp_path), "--preview", "--register", tmp_path / "register")
    assert ran.status == 3
    assert "2017-03-17" in ran.out
    assert "وكالة الحقل" in ran.out
    assert "text = المتن" in ran.err
    assert "cell B3 (التاريخ)" in ran.err
    assert not (tmp_path / "register").exists()


def test_a_preview_as_json(tmp_path: Path, command: Any) -> None:
    told = command("run", table(tmp_path), "--preview", "--json").json
    assert told["reports"] == 1
    ((document,),) = told["first"].values()
    assert (document["text"], document["published"]) == (TEXT, "2017-03-17")
    assert [issue["code"] for issue in told["issues"]] == ["columns-guessed", "report-row"]


def test_a_map_of_the_command_is_used_by_run_and_extract(tmp_path: Path, command: Any) -> None:
    place = tmp_path / "reports.csv"
    place.write_text(f"a,b\nx,{TEXT}\n", "utf-8")
    chosen = tmp_path / "map.toml"
    chosen.write_text('[columns]\ntext = "b"\n')
    register = tmp_path / "register"
    assert command("run", place, "--map", chosen, "--register", register, "--json").json["tally"]["added"] == 1
    assert TEXT[:8] in command("extract", place, "--map", chosen).out
    assert command("custody", "reports.csv#2", "--register", register, "--json").json["custody"][0]["line"] == 2
