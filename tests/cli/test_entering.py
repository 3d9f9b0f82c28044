"""tawthiq enter: claims that a person read, from a file or standard input."""

import json
from pathlib import Path
from typing import Any

import pytest

TEXT = "قتل 5 مدنيين في غارة جوية روسية على بلدة كفرنبل يوم 5 أيار 2019. ولم يعد راعيان من المرعى."
SIGNED = ["--author", "R. S.", "--reason", "Overlooked"]


@pytest.fixture
def folder(tmp_path: Path, command: Any) -> Path:
    docs, register = tmp_path / "docs.jsonl", tmp_path / "register"
    docs.write_text(json.dumps({"id": "a", "text": TEXT, "published": "2019-05-06"}), "utf-8")
    assert command("run", docs, "--register", register).status == 0
    return register


def told(tmp_path: Path, *claims: dict[str, Any]) -> Path:
    place = tmp_path / "claims.json"
    place.write_text(json.dumps(list(claims)), "utf-8")
    return place


def test_claims_are_entered_and_taken_back(folder: Path, tmp_path: Path, command: Any) -> None:
    harm = {"outcome": "killed", "min": 3, "max": 3, "bound": "exact", "quote": "راعيان"}
    place = told(tmp_path, {"quote": "ولم يعد راعيان من المرعى", "kind": "incident", "harms": [harm]})
    ran = command("enter", "a", place, *SIGNED, "--register", folder, "--json")
    (made,) = ran.json
    assert ran.status == 0
    assert made["claim"]["start"] == TEXT.index("ولم يعد")
    assert made["doubts"] == ["harms: " + made["doubts"][0].partition(": ")[2]]  # two shepherds are not three
    rows = [json.loads(line) for line in command("export", "claims", "--register", folder).out.splitlines()]
    assert made["claim"]["id"] in {row["id"] for row in rows}
    undone = command("undo", made["decision"]["id"][:12], *SIGNED, "--register", folder)
    assert undone.status == 0
    rows = [json.loads(line) for line in command("export", "claims", "--register", folder).out.splitlines()]
    assert made["claim"]["id"] not in {row["id"] for row in rows}


def test_a_fault_in_one_leaves_all_out(folder: Path, tmp_path: Path, command: Any) -> None:
    good = {"quote": "ولم يعد راعيان من المرعى", "kind": "incident"}
    ran = command("enter", "a", told(tmp_path, good, {"quote": "nowhere", "kind": "incident"}), *SIGNED, "-r", folder)
    assert ran.status == 2
    assert "does not stand in the report" in ran.err
    assert command("decisions", "--register", folder, "--json").json == []


@pytest.mark.parametrize(("text", "status"), [("{", 1), ('"words"', 1), (None, 1)])
def test_what_is_no_claim_at_all(folder: Path, tmp_path: Path, command: Any, text: str | None, status: int) -> None:
    place = tmp_path / "claims.json"
    if text is not None:
        place.write_text(text, "utf-8")
    ran = command("enter", "a", place, *SIGNED, "--register", folder)
    assert (ran.status, ran.err.count("\n")) == (status, 1)


def test_a_report_that_is_not_there(folder: Path, tmp_path: Path, command: Any) -> None:
    ran = command("enter", "b", told(tmp_path, {"quote": "x", "kind": "incident"}), *SIGNED, "--register", folder)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
