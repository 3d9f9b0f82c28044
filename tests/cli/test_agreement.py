"""tawthiq agreement: two readings of one claim, side by side, and how far they agree."""

import json
from pathlib import Path
from typing import Any

import pytest

TEXT = "قتل 5 مدنيين في غارة جوية روسية على بلدة كفرنبل يوم 5 أيار 2019."


@pytest.fixture
def folder(tmp_path: Path, command: Any) -> Path:
    docs, register = tmp_path / "docs.jsonl", tmp_path / "register"
    docs.write_text(json.dumps({"id": "a", "text": TEXT, "published": "2019-05-06"}), "utf-8")
    assert command("run", docs, "--register", register).status == 0
    return register


def test_without_second_readings_there_is_nothing_to_compare(folder: Path, command: Any) -> None:
    ran = command("agreement", "--register", folder, "--json")
    assert ran.status == 0, ran.err
    assert ran.json["claims"] == 0


def test_two_readings_are_compared_field_by_field(folder: Path, command: Any) -> None:
    row = json.loads(command("export", "claims", "--register", folder).out.splitlines()[0])

    def decide(verdict: str, author: str, *more: str) -> None:
        signed = ("--author", author, "--reason", "read", "--register", folder)
        ran = command("decide", verdict, row["id"], *more, *signed)
        assert ran.status == 0, ran.err

    decide("correct", "Karim", "--field", "method", "--after", "shelling")
    decide("accept", "Karim")
    decide("second", "Rima", "--after", "Layla")
    decide("reading", "Layla", "--field", "accept")
    told = command("agreement", "--register", folder, "--json").json
    assert told["claims"] == 1
    fields = {one["field"]: one for one in told["fields"]}
    assert (fields["means"]["claims"], fields["means"]["agreed"]) == (1, 0), "shelling here, a raid there"
    assert fields["killed"]["agreed"] == 1
    shown = command("agreement", "--register", folder)
    assert shown.status == 0
    assert "means" in shown.out
