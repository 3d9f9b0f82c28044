"""Words hidden in one report are hidden in its copies, and not in reports that only share a formula with it."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawthiq import pipeline
from tawthiq.decisions import Wanted, copies, decide, record, undoing
from tawthiq.model import wire
from tawthiq.model.decision import DecisionKind
from tawthiq.register import Register
from tawthiq.register.masking import MARK
from tawthiq.team import Role

from .teaming import Team

TOLD = "وذكر شاهد عيان يدعى نبيل الخطاط أن ثلاثة مدنيين قتلوا بقصف مدفعي على مخبز الفانوس في مدينة تلعفر يوم 3 حزيران."
LATER = "وذَكَرَ شاهد عيان يدعى نبيل الخطاط أن ثلاثة مدنيين قتلوا بقصف مدفعي على مخبز الفانوس في مدينة تلعفر الأحد."
AROUND = "وعاد السكان إلى بيوتهم في المساء بعد أن هدأ القصف على أطراف المدينة وفتحت المحال أبوابها من جديد."
CUT = "قال شاهد عيان يدعى نبيل الخطاط، وهو خباز، إن مدنيين قتلوا بقصف مدفعي على مخبز الفانوس."
APART = "أعلنت شبكة محلية أن مدنيين قتلوا بقصف مدفعي على مدرسة في مدينة تلعفر يوم 3 حزيران 2018، بينهم ثلاث نساء."
TEXTS = {
    "wire": f"{TOLD}\n\n{AROUND}",
    "copy": f"عاجل من المدينة اليوم.\n\n{LATER}",
    "turned": f"{CUT}\n\n{AROUND}",
    "apart": APART,
}


@pytest.fixture
def register(tmp_path: Path, database: str) -> Iterator[Register]:
    reports = [
        {"id": name, "publisher": f"صحيفة {number}", "published": f"2018-06-0{4 + number}", "text": text}
        for number, (name, text) in enumerate(TEXTS.items())
    ]
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(map(wire.encode, reports)))
    with Register.open(tmp_path / "register", create=True) as opened:
        pipeline.run([tmp_path / "in.jsonl"], opened, pipeline.Orders())
        yield opened


def restrict(register: Register) -> str:
    (claim,) = (c for c in register.all_claims() if c.document == "wire" and "الفانوس" in c.quote)
    wanted = Wanted(kind=DecisionKind.RESTRICT, subjects=[claim.id], author="Elias", reason="a witness", after="")
    made = decide(register, wanted)
    record(register, made)
    return made.id


def test_a_copy_shows_as_little_as_the_report(register: Register) -> None:
    team = Team(register)
    restrict(register)
    reader, editor = team.seat(Role.READER), team.seat(Role.EDITOR)
    for name in ("wire", "copy"):
        page = reader.read(f"/documents/{name}")
        assert MARK in page
        assert "الفانوس" not in page
        assert "الخطاط" not in page
        assert "الفانوس" in editor.read(f"/documents/{name}")


def test_a_report_that_turned_the_passage_round_keeps_the_name_back(register: Register) -> None:
    team = Team(register)
    restrict(register)
    page = team.seat(Role.READER).read("/documents/turned")
    assert "الخطاط" not in page
    assert "هدأ القصف" in page


def test_a_report_with_the_same_formula_stays_as_it_is(register: Register) -> None:
    team = Team(register)
    restrict(register)
    page = team.seat(Role.READER).read("/documents/apart")
    assert MARK not in page
    assert "تلعفر" in page


def test_a_copy_that_comes_later_is_masked_and_lifting_shows_all(register: Register, tmp_path: Path) -> None:
    team = Team(register)
    decision = restrict(register)
    reader = team.seat(Role.READER)
    assert MARK in reader.read("/documents/copy")
    late = {"id": "late", "publisher": "صحيفة المساء", "published": "2018-06-20", "text": f"نقلا عن الصحف.\n\n{TOLD}"}
    (tmp_path / "late.jsonl").write_bytes(wire.encode(late))
    pipeline.run([tmp_path / "late.jsonl"], register, pipeline.Orders())
    assert "الفانوس" not in reader.read("/documents/late")
    record(register, undoing(register, decision, "Elias", "agreed"))
    for name in ("wire", "copy", "turned", "late"):
        assert "الفانوس" in reader.read(f"/documents/{name}")


def restrict_whole(register: Register, *reports: str) -> str:
    wanted = Wanted(kind=DecisionKind.RESTRICT, subjects=reports, author="Elias", reason="a witness", after="")
    made = decide(register, wanted)
    record(register, made)
    return made.id


def test_a_report_restricted_whole_is_masked_in_its_copies(register: Register) -> None:
    team = Team(register)
    decision = restrict_whole(register, "wire")
    reader = team.seat(Role.READER)
    assert reader.client.get("/documents/wire").status_code == 404
    copy, turned = reader.read("/documents/copy"), reader.read("/documents/turned")
    assert "الفانوس" not in copy, "words of a claim of it"
    assert "عاجل من المدينة اليوم" in copy
    assert "الخطاط" not in turned
    assert "هدأ القصف" not in turned, "words of it that are no claim's"
    assert MARK not in reader.read("/documents/apart")
    assert "هدأ القصف" in team.seat(Role.EDITOR).read("/documents/turned")
    record(register, undoing(register, decision, "Elias", "agreed"))
    assert "هدأ القصف" in reader.read("/documents/turned")


def test_copies_are_restricted_with_it_by_one_decision(register: Register) -> None:
    team = Team(register)
    decision = restrict_whole(register, "wire", "copy", "turned")
    reader = team.seat(Role.READER)
    for name in ("wire", "copy", "turned"):
        assert reader.client.get(f"/documents/{name}").status_code == 404
    record(register, undoing(register, decision, "Elias", "agreed"))
    assert "الفانوس" in reader.read("/documents/copy")


@pytest.mark.parametrize(
    ("lang", "told", "too", "none"),
    [
        ("en", "2 other reports carry these words.", "Restrict the 2 copies whole, too", "No other report carries"),
        ("ar", "يحمل هذه الكلمات تقريران آخران", "تقييد النسختين كاملتين أيضًا", "لا يحمل هذه الكلمات تقرير آخر"),
    ],
)
def test_whoever_restricts_is_told_of_the_copies_before(
    register: Register, lang: str, told: str, too: str, none: str
) -> None:
    seat = Team(register).seat(Role.EDITOR, lang)
    page = seat.read("/decide?verdict=restrict&subject=wire")
    assert told in page
    assert too in page
    for name in ("copy", "turned"):
        assert f'href="/documents/{name}"' in page
    assert seat.client.get("/decide.json?verdict=restrict&subject=wire").json()["copies"] == ["copy", "turned"]
    (address,) = (html.unescape(found) for found in re.findall(r'href="(/decide\?[^"]*subject=copy[^"]*)"', page))
    assert none in seat.read(address), "all of them are subjects now"
    sent = {"verdict": "restrict", "subject": ["wire", "copy", "turned"], "reason": "a witness"}
    assert seat.send("/decide", sent, address).status_code == 303
    assert register.decisions()[-1].subjects == ("wire", "copy", "turned")


def test_of_a_claim_the_copies_are_told_and_masked(register: Register) -> None:
    (claim,) = (c for c in register.all_claims() if c.document == "wire" and "الفانوس" in c.quote)
    page = Team(register).seat(Role.EDITOR).read(f"/decide?verdict=restrict&subject={claim.id}")
    assert "carry these words" in page
    assert "copies whole, too" not in page
    (apart,) = (c for c in register.all_claims() if c.document == "apart")
    assert copies(register, [apart.id]).reports == ()
