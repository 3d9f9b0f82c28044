"""tawthiq copies, and the spread of a report in its JSON."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tawthiq.web import create_app

TEXT = (
    "قال مصدر طبي إن خمسة مدنيين قتلوا في غارة جوية على سوق الرمان وسط بلدة الزيتونة مساء أمس، وأضاف أن عشرة آخرين "
    "أصيبوا بجروح نقلوا على أثرها إلى المشفى القريب، فيما قال شهود إن الطائرات حلقت فوق البلدة ساعات قبل القصف."
)


@pytest.fixture
def register(tmp_path: Path, command: Any) -> Path:
    rows = [
        {"id": "b", "text": f"{TEXT} تابعونا.", "publisher": "شبكة التين", "published": "2019-05-07"},
        {"id": "a", "text": TEXT, "publisher": "وكالة الحقل", "published": "2019-05-06"},
        {
            "id": "x",
            "text": "افتتاح معرض الكتاب السنوي في المدينة.",
            "publisher": "وكالة الحقل",
            "published": "2019-05-06",
        },
    ]
    (tmp_path / "docs.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert command("run", tmp_path / "docs.jsonl", "--register", tmp_path / "r").status == 0
    return tmp_path / "r"


def test_the_first_publisher_is_named_and_copies_are_kept(register: Path, command: Any) -> None:
    ran = command("copies", "--register", register)
    assert re.search(r"2 reports; first: \W*وكالة الحقل\W*, by its date", ran.out)
    assert "copies: 1" in ran.err
    (told,) = command("copies", "--register", register, "--json").json
    assert (told["first"], told["by"], [one["document"] for one in told["reports"]]) == ("a", "date", ["a", "b"])


def test_one_report_is_asked_about(register: Path, command: Any) -> None:
    told = command("copies", "b", "--register", register, "--json").json
    assert (told["first"], len(told["reports"])) == ("a", 2)
    assert len(command("copies", "x", "--register", register, "--json").json["reports"]) == 1
    assert command("copies", "none", "--register", register).status == 1


def test_a_reports_json_says_how_it_spread(register: Path) -> None:
    with TestClient(create_app(register), base_url="http://localhost") as client:
        told = client.get("/documents/b.json").json()
    assert told["spread"]["first"] == "a"
    assert told["custody"][0]["document"] == "b"
    assert len(told["places"]) == len(told["claims"])
