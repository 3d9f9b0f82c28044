"""origins: outlets beside independent origins, why others do not count, the common words."""

import json
from pathlib import Path
from typing import Any

import pytest

WIRE = (
    "قتل أربعة مدنيين من عائلة واحدة وأصيب ثلاثة آخرون بجروح متفاوتة جراء غارة جوية استهدفت حافلة صغيرة كانت تقل عمالا "
    "إلى حقول القطن قرب مدينة سرمين في 11 أيار 2021."
)
LONGER = f"{WIRE} وكانت فرق الإسعاف قد واجهت صعوبة في الوصول بسبب وعورة الطريق، ودعت الأهالي إلى الحذر."
REPORTS = [
    {"id": "a", "publisher": "وكالة الساحل", "published": "2021-05-11T08:00:00", "text": WIRE},
    {"id": "b", "publisher": "صحيفة الجبل", "published": "2021-05-11T12:00:00", "text": LONGER},
    {
        "id": "c",
        "publisher": "إذاعة السهل",
        "published": "2021-05-12T09:00:00",
        "text": "قال شهود إن أربعة مدنيين قتلوا في غارة جوية على حافلة عمال عند مدينة سرمين في 11 أيار 2021.",
    },
]


@pytest.fixture
def register(tmp_path: Path, command: Any) -> Path:
    reports = tmp_path / "reports.jsonl"
    reports.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in REPORTS), "utf-8")
    place = tmp_path / "register"
    assert command("run", reports, "--register", place).status == 0
    return place


@pytest.fixture
def code(register: Path, command: Any) -> str:
    rows = command("incidents", "--register", register, "--json").json["rows"]
    found = next(row for row in rows if len(row["documents"]) == 3)
    return str(found["code"])


def test_numbers_reason_and_common_words(command: Any, register: Path, code: str) -> None:
    ran = command("origins", code, "--register", register, "--bidi", "none")
    assert ran.status == 0
    assert "Outlets: 3\nIndependent origins: 2\n" in ran.out
    assert "صحيفة الجبل tells it in the words of وكالة الساحل [dependence.passage]" in " ".join(ran.out.split())
    assert "قتل أربعة مدنيين من عائلة واحدة" in ran.out.split("which came first")[1]


def test_in_arabic(command: Any, register: Path, code: str) -> None:
    ran = command("origins", code, "--register", register, "--bidi", "none", "--lang", "ar")
    assert "المصادر المستقلة: 2" in ran.out
    assert "رواية صحيفة الجبل بكلمات وكالة الساحل" in " ".join(ran.out.split())


def test_json_has_the_offsets_of_the_words_in_both_texts(command: Any, register: Path, code: str) -> None:
    told = command("origins", code, "--register", register, "--json").json
    assert (told["outlets"], told["independent_origins"], len(told["origin_groups"])) == (3, 2, 2)
    (pair,) = told["copies"]
    assert (pair["copy"]["document"], pair["copy"]["of"], pair["copy"]["ordered"]) == ("b", "a", True)
    first = pair["passages"][0]
    assert LONGER[slice(*first["one"])] == WIRE[slice(*first["other"])] == WIRE[:-1]


def test_a_person_s_decisions_are_shown(command: Any, register: Path, code: str) -> None:
    told = command("origins", code, "--register", register, "--json").json
    (reason,) = told["dependences"]
    say = ("--register", register, "--author", "سلمى")
    command("decide", "independent", reason["origin"], reason["on"], *say, "--reason", "لها مراسل هناك")
    ran = command("origins", code, "--register", register, "--bidi", "none")
    assert "Independent origins: 3" in ran.out
    assert "لها مراسل هناك" in ran.out
    command("decide", "not_credible", reason["origin"], *say, "--reason", "نقلت من قبل أخبارا مختلقة")
    ran = command("origins", code, "--register", register, "--bidi", "none")
    assert "Independent origins: 2" in ran.out
    assert "نقلت من قبل أخبارا مختلقة" in ran.out
