"""A claim that a person entered stands through every later reading, and leaves only when it is taken back."""

import json
from pathlib import Path
from typing import Any

import pytest

from tawthiq import adoption, decisions, pipeline
from tawthiq.errors import UsageError
from tawthiq.model.claim import ENTERED, Claim
from tawthiq.model.decision import DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Kind
from tawthiq.register import Register
from tawthiq.register.verify import verify
from tawthiq.settings import Settings

TEXT = (
    "قال الدفاع المدني إن 5 مدنيين قتلوا في غارة روسية على بلدة كفرنبل يوم 5 أيار 2019.\n\n"
    "وخلّف ما جرى في السوق ثلاث نسوة لم يعدن إلى بيوتهن.\n"
)
OVERLOOKED = "ثلاث نسوة لم يعدن إلى بيوتهن"
TOLD: dict[str, Any] = {
    "quote": OVERLOOKED,
    "kind": "incident",
    "when": {"edtf": "2019-05-05"},
    "where": {"place": "كفرنبل", "country": "SY"},
    "harms": [
        {"outcome": "killed", "victims": "civilian", "group": "women", "min": 3, "max": 3, "bound": "exact",
         "quote": "ثلاث نسوة"}
    ],
}  # fmt: skip


@pytest.fixture
def register(tmp_path: Path) -> Any:
    source = tmp_path / "a.txt"
    source.write_text(TEXT, "utf-8")
    with Register.open(tmp_path / "register", create=True) as opened:
        pipeline.run([source], opened, pipeline.Orders())
        yield opened


def report(register: Register) -> Document:
    return next(iter(register.all_documents()))


def entered(register: Register, **more: Any) -> decisions.Entered:
    made = decisions.entering(register, report(register).id, TOLD | more, "Layla", "overlooked")
    decisions.record_entered(register, made)
    return made


def standing(register: Register) -> dict[str, Claim]:
    return {s.id: s.claim for s in register.claims_of_document(report(register).id)}


def test_it_stands_beside_what_the_program_read_and_counts(register: Register) -> None:
    before = standing(register)
    made = entered(register)
    after = standing(register)
    assert set(after) == {*before, made.claim.id}
    claim = after[made.claim.id]
    assert (claim.origin, claim.confidence, claim.slot_confidence) == (ENTERED, 1.0, None)
    assert TEXT[claim.start : claim.end] == OVERLOOKED
    assert TEXT[claim.harms[0].start : claim.harms[0].end] == "ثلاث نسوة"
    assert register.claim(claim.id).incident is not None
    told = register.decisions()[-1]
    assert (told.kind, told.subjects, told.author) == (DecisionKind.ENTER, (claim.id,), "Layla")
    assert verify(register) == ()
    assert OVERLOOKED not in json.dumps([told.before, told.after, told.field])  # its words stand in its row only


def test_it_stands_through_other_readings(register: Register) -> None:
    made = entered(register)
    for version in ("other/1", "other/2"):
        with register.writing() as writer:
            writer.add_claims(report(register), [], version)
        assert set(standing(register)) == {made.claim.id}
    assert verify(register) == ()


def test_the_program_takes_its_place_where_it_reads_the_same(register: Register) -> None:
    made = entered(register)
    with register.writing() as writer:
        writer.add_claims(report(register), [made.claim], "other/1")
    assert list(standing(register)) == [made.claim.id]


def test_it_leaves_when_it_is_taken_back_and_comes_again(register: Register) -> None:
    before = standing(register)
    made = entered(register)
    first = decisions.undoing(register, made.decision.id, "Omar", "mistaken")
    decisions.record(register, first)
    assert standing(register) == before
    second = decisions.undoing(register, first.id, "Layla", "it is so")
    decisions.record(register, second)
    assert set(standing(register)) == {*before, made.claim.id}
    assert verify(register) == ()


def test_what_was_decided_of_it_goes_to_no_other_claim(register: Register) -> None:
    made = entered(register)
    wanted = decisions.Wanted(
        kind=DecisionKind.CORRECT, subjects=[made.claim.id], author="A", reason="r", field="harms.0.min", after="2"
    )
    decisions.record(register, decisions.decide(register, wanted))
    decisions.record(register, decisions.undoing(register, made.decision.id, "A", "r"))
    other = {**TOLD, "quote": "السوق " + OVERLOOKED}
    again = decisions.entering(register, report(register).id, other, "A", "r")
    decisions.record_entered(register, again)
    carried = [d for d in register.carried_decisions() if d.kind is DecisionKind.CORRECT]
    assert [d.subjects for d in carried] == [(made.claim.id,)]


def test_entering_it_twice_is_said(register: Register) -> None:
    entered(register)
    with pytest.raises(UsageError, match="stands already"):
        entered(register)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"quote": "لا يقوله التقرير"}, "does not stand in the report"),
        ({"quote": ""}, "needs its words"),
        ({"kind": "gossip"}, "this is no claim"),
        ({"origin": "rules/1"}, "Leave it out"),
        ({"quote": OVERLOOKED, "start": 0, "end": 5}, "is not what it quotes"),
        ({"harms": [{"outcome": "killed", "quote": "سبع نسوة"}]}, "harms.0.quote"),
    ],
)
def test_what_is_no_claim_of_the_report_is_refused(register: Register, change: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        entered(register, **change)
    assert register.decisions() == ()


def test_a_number_that_the_words_do_not_say_is_doubted(register: Register) -> None:
    wrong = {**TOLD["harms"][0], "min": 7, "max": 7}
    made = decisions.entering(register, report(register).id, TOLD | {"harms": [wrong]}, "A", "r")
    assert [doubt.partition(":")[0] for doubt in made.doubts] == ["harms"]
    right = decisions.entering(register, report(register).id, TOLD, "A", "r")
    assert right.doubts == ()


def test_no_further_claim_is_a_decision_about_the_report(register: Register) -> None:
    name = report(register).id
    wanted = decisions.Wanted(kind=DecisionKind.NO_CLAIM, subjects=[name], author="A", reason="read")
    decisions.record(register, decisions.decide(register, wanted))
    assert [d.kind for d in register.decisions(name)] == [DecisionKind.NO_CLAIM]
    assert register.conflicts() == ()
    claim = next(iter(standing(register)))
    with pytest.raises(UsageError, match="about reports"):
        decisions.decide(
            register, decisions.Wanted(kind=DecisionKind.NO_CLAIM, subjects=[claim], author="A", reason="r")
        )
    with pytest.raises(UsageError, match="is about claims"):
        decisions.decide(register, decisions.Wanted(kind=DecisionKind.REJECT, subjects=[name], author="A", reason="r"))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)  # it looks into the file
def test_an_entered_claim_goes_with_its_report(register: Register) -> None:
    made = entered(register)
    register.erase(report(register).id, "A", "B", "court order")
    pipeline.resolve(register)
    register.rewrite()
    text = (register.folder / "register.sqlite").read_bytes().decode("utf-8", "replace")
    assert OVERLOOKED not in text
    assert made.claim.id in {s for d in register.decisions() for s in d.subjects}
    assert verify(register) == ()


def test_reading_again_under_the_same_rules_changes_nothing(register: Register, tmp_path: Path) -> None:
    entered(register)
    held = standing(register)
    outcome = pipeline.run([tmp_path / "a.txt"], register, pipeline.Orders(settings=Settings(), reread=True))
    assert (outcome.tally.claims, standing(register)) == (0, held)
    assert {c.kind for c in held.values()} >= {Kind.INCIDENT}


def test_a_preview_of_reports_read_anew_keeps_it(register: Register) -> None:
    entered(register)
    pipeline.resolve(register)
    assert adoption.preview(register, Settings(), reread=True).moves == ()
