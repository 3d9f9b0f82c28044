"""Other rules: shown before they are adopted, never put in force in silence."""

import json
from pathlib import Path
from typing import Any

import pytest

from tawthiq import adoption
from tawthiq.assessment import grades
from tawthiq.engine import linking, pairing
from tawthiq.model.vocabulary import Grade
from tawthiq.register import Register, verify
from tawthiq.register.underway import ADOPTING, PREVIEWING, RunState, progress
from tawthiq.register.workings import Workings

TEXT = "قتل 5 مدنيين في غارة جوية روسية على بلدة كفرنبل يوم 5 أيار 2019."


class Desk:
    def __init__(self, folder: Path, command: Any) -> None:
        self.register = folder / "register"
        self.docs = folder / "docs.jsonl"
        self._command = command

    def __call__(self, *words: object) -> Any:
        return self._command(*words, "--register", self.register)

    def write(self, *names: str) -> Path:
        rows = [{"id": name, "text": f"{TEXT} ({name})", "published": "2019-05-06"} for name in names]
        self.docs.write_text("\n".join(map(json.dumps, rows)), "utf-8")
        return self.docs

    def decide(self, *words: object) -> Any:
        return self("decide", *words, "--author", "R. S.", "--reason", "as told")

    def grade(self) -> str:
        with Register.open(self.register) as register:
            return str(register.incident("TW-2019-0001").grade)


@pytest.fixture
def desk(tmp_path: Path, command: Any) -> Desk:
    made = Desk(tmp_path, command)
    assert made("run", made.write("a")).status == 0
    return made


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Put other rules in the place of those in force: another version, and, if asked, another effect."""

    def put(version: str, stricter: bool = False) -> None:
        for module in ("tawthiq.pipeline", "tawthiq.adoption.adopting", "tawthiq.engine.resolving"):
            monkeypatch.setattr(f"{module}.resolving_version", lambda *_: version)
        if stricter:
            monkeypatch.setattr(grades, "grade", lambda *_: (Grade.CONTESTED, ()))

    return put


def test_rules_that_move_nothing_are_taken_over(desk: Desk, other: Any) -> None:
    other("two")
    assert desk("run", desk.write("b")).status == 0
    with Register.open(desk.register) as register:
        assert register.rules_in_force() == "two"
        assert verify(register) == ()


def test_rules_that_move_something_wait_until_they_are_adopted(desk: Desk, other: Any) -> None:
    before = desk.grade()
    other("two", stricter=True)
    seen = desk("resolve", "--preview", "--json").json
    assert [(m["kind"], m["before"], m["after"]) for m in seen["moves"]] == [("grade", before, "contested")]
    ran = desk("run", desk.write("a", "b"))
    assert ran.status == 3
    assert "the rules have changed" in ran.err
    assert "tawthiq resolve --preview" in ran.err
    assert desk.grade() == before
    with Register.open(desk.register) as register:
        assert register.counts().documents == 2
    assert "before, 1 after" in desk("resolve").err
    assert desk.grade() == "contested"
    assert "changed" in desk("changes").out
    assert desk("run", desk.write("c")).status == 0


def test_splink_scores_where_it_is_asked_for(desk: Desk, other: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    other("two")
    asked: list[bool] = []
    windows = pairing.windows

    def seen(workings: Workings, linked: bool = False) -> list[pairing.Window]:
        asked.append(linked)
        return windows(workings)

    monkeypatch.setattr(pairing, "windows", seen)
    monkeypatch.setenv("TAWTHIQ_SCORER", "splink")
    monkeypatch.setattr(linking, "installed", lambda: True)
    assert desk("resolve").status == 0
    assert asked == [True]
    monkeypatch.setattr(linking, "installed", lambda: False)
    refused = desk("resolve")
    assert refused.status == 2
    assert "pip install 'tawthiq[splink]'" in refused.err
    monkeypatch.setenv("TAWTHIQ_SCORER", "abacus")
    assert "numpy, splink" in desk("resolve").err


def test_a_decision_takes_effect_at_once_on_what_it_is_about(desk: Desk, other: Any) -> None:
    """The incident beside it stands by the rules in force until somebody adopts the others."""
    far = {"id": "far", "text": "قتل 3 مدنيين بقصف مدفعي على مدينة دوما يوم 2 آذار 2018.", "published": "2018-03-03"}
    desk.docs.write_text(json.dumps(far), "utf-8")
    assert desk("run", desk.docs).status == 0
    with Register.open(desk.register) as register:
        before = str(register.incident("TW-2018-0001").grade)
        rules = register.rules_in_force()
    other("two", stricter=True)
    decided = desk.decide("grade", "TW-2019-0001", "--after", "discounted")
    assert decided.status == 0
    assert "the others stand as they were" in decided.err
    with Register.open(desk.register) as register:
        assert str(register.incident("TW-2019-0001").grade) == "discounted"
        assert str(register.incident("TW-2018-0001").grade) == before != "contested"
        assert register.rules_in_force() == rules
        assert verify(register) == ()
    assert desk("resolve").status == 0
    with Register.open(desk.register) as register:
        assert str(register.incident("TW-2019-0001").grade) == "discounted"
        assert str(register.incident("TW-2018-0001").grade) == "contested"
        assert register.rules_in_force() == "two"


def test_reports_read_meanwhile_wait_though_a_decision_does_not(desk: Desk, other: Any) -> None:
    other("two", stricter=True)
    assert desk("run", desk.write("a", "b")).status == 3
    assert desk.decide("grade", "TW-2019-0001", "--after", "fair").status == 0
    with Register.open(desk.register) as register:
        assert register.incident("TW-2019-0001").documents == ("a",)
    assert desk("resolve").status == 0
    with Register.open(desk.register) as register:
        assert register.incident("TW-2019-0001").documents == ("a", "b")


def test_a_decision_is_recorded_and_waits_where_nothing_is_kept_of_the_last_resolution(desk: Desk, other: Any) -> None:
    before = desk.grade()
    other("two", stricter=True)
    (desk.register / "workings.sqlite").unlink()
    decided = desk.decide("grade", "TW-2019-0001", "--after", "discounted")
    assert decided.status == 1
    assert "grade is recorded as" in decided.err
    assert desk.grade() == before
    assert desk("resolve").status == 0
    assert desk.grade() == "discounted"


def test_a_preview_is_kept_and_adopted_without_being_made_twice(
    desk: Desk, other: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    other("two", stricter=True)
    told = desk("resolve", "--preview", "--json").json
    with Register.open(desk.register) as register:
        found = adoption.kept(register)
    assert found is not None
    assert [move.after for move in found.preview.moves] == [told["moves"][0]["after"]] == ["contested"]
    monkeypatch.setattr("tawthiq.adoption.adopting._material", lambda *_: pytest.fail("worked out twice"))
    assert "1 after" in desk("resolve").err
    assert desk.grade() == "contested"


def test_what_goes_on_is_noted_beside_the_register(desk: Desk, other: Any) -> None:
    other("two", stricter=True)
    for words, what in ((("--preview",), PREVIEWING), ((), ADOPTING)):
        assert desk("resolve", *words).status == 0
        with Register.open(desk.register) as register:
            found = progress(register)
        assert found is not None
        assert (found.engine, found.state) == (what, RunState.DONE)


def test_a_register_without_another_adoption_says_so(desk: Desk) -> None:
    assert "nothing moves" in desk("resolve", "--preview").err
    assert "nothing moves" in desk("resolve", "--preview", "--reread").err
    assert "No change of rules" in desk("changes").err
    assert desk("changes", "--json").json == {"time": None, "changes": []}
    assert desk("resolve", "--reread").status == 2
