"""What takes longer than a page: reports read again after a name was settled, other rules shown and adopted."""

import sys
import time
from typing import Any

import pytest

from tawthiq import adoption, decisions, pipeline
from tawthiq.adoption import Move, MoveKind, Preview
from tawthiq.adoption.kept import keep
from tawthiq.decisions import Wanted, decide, record
from tawthiq.model.decision import DecisionKind
from tawthiq.register import Register, verify
from tawthiq.register.underway import RunState, progress, resolving, under_way
from tawthiq.settings import Settings
from tawthiq.team import Role
from tawthiq.web import chores, create_app

from .people.teaming import Seat, Team
from .unknown_place import ASK, NEW, SPELLING

KILLED = "killed not_combatant"
_PATIENCE = 240  # seconds that a command of its own may take on a busy machine


@pytest.fixture
def team(database: str, unsettled: Register) -> Team:
    return Team(unsettled)


def settle(register: Register, after: str = "35.2101, 40.4012 village", later: bool = False) -> str:
    wanted = Wanted(kind=DecisionKind.ALIAS, subjects=[SPELLING], author="Elias", reason="the map", after=after)
    made = decide(register, wanted)
    record(register, made, later=later)
    return made.id


def take_back(register: Register, name: str) -> None:
    record(register, decisions.undoing(register, name, "Elias", "a slip"))


def ended(register: Register) -> Any:
    """How the last run ended."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        last = progress(register)
        begun = chores.stage(register, last) is chores.Stage.STARTING
        if not begun and last is not None and last.state not in {RunState.READING, RunState.RESOLVING}:
            return last.state
        time.sleep(0.1)
    raise AssertionError("it did not end")


def found(register: Register) -> bool:
    """Whether the incident of the settled name lies where somebody said."""
    (one,) = (i for i in register.all_incidents() if "a.txt" in i.documents)
    return bool(one.where and (one.where.place_id or "").startswith("own:"))


def read_again(register: Register) -> None:
    settings = Settings(places=register.place_packs())
    orders = pipeline.Orders(settings=settings, again=decisions.holding(register, SPELLING))
    pipeline.run((), register, orders)


def test_the_reports_that_hold_a_settled_name_are_read_again_and_no_others(team: Team) -> None:
    register, editor = team.register, team.seat(Role.EDITOR)
    settle(register)
    assert not found(register), "a report that stands says what it said"
    page = editor.read("/places")
    assert "one report that holds this name" in page
    assert "Read this report again" in page
    assert editor.send("/runs", {"chore": "reread", "name": SPELLING}, "/places").status_code == 303
    assert ended(register) is RunState.DONE
    assert found(register)
    assert [register.document(name).generation for name in ("a.txt", "b.txt")] == [2, 1]
    assert "Read this report again" not in editor.read("/places")
    assert ("Elias", "chore", f"reread {SPELLING}") in {(e.actor, e.action, e.subject) for e in register.log().rows}
    assert verify(register) == ()


def test_a_name_taken_back_and_settled_anew_asks_for_reading_only_where_it_matters(team: Team) -> None:
    register = team.register
    assert decisions.behind(register) == ()
    first = settle(register)
    (told,) = decisions.behind(register)
    assert (told.spelling, told.documents) == (SPELLING, ("a.txt",))
    take_back(register, first)
    assert decisions.behind(register) == (), "no report was read by it"
    second = settle(register)
    read_again(register)
    assert decisions.behind(register) == ()
    take_back(register, second)
    (told,) = decisions.behind(register)
    assert told.alias is None
    settle(register)
    assert decisions.behind(register) == (), "the report was read by the same place"
    settle(register, "35.9, 40.9 village")
    assert len(decisions.behind(register)) == 1


def test_only_who_may_has_work_done(team: Team) -> None:
    settle(team.register)
    for role, status in ((Role.READER, 403), (Role.RECORDER, 403), (Role.REVIEWER, 403)):
        seat = team.seat(role)
        assert seat.send("/runs", {"chore": "reread", "name": SPELLING}, "/places").status_code == status
        assert "Read this report again" not in seat.read("/places")
    editor: Seat = team.seat(Role.EDITOR)
    wrong: tuple[dict[str, str], ...] = ({"chore": "rm"}, {"chore": "reread", "name": "غيره"}, {"chore": "reread"})
    for fields in wrong:
        assert editor.send("/runs", fields, "/places").status_code == 400
    assert editor.send("/runs", {"chore": "preview", "seal": "x"}, "/runs").status_code == 403
    assert not (team.register.folder / chores.LOG).exists()


def test_one_at_a_time_and_what_goes_on_is_shown(team: Team) -> None:
    register, editor = team.register, team.seat(Role.EDITOR)
    settle(register)
    with under_way(register.folder, "local", 1, ()) as ledger:
        ledger.step(RunState.READING, parts=8)
        page = editor.read("/runs")
        assert "Reports are being read" in page
        assert 'max="8" value="0"' in page
        assert "disabled" in page
        assert "reload.js" in page
        refused = editor.send("/runs", {"chore": "reread", "name": SPELLING}, "/runs")
        assert refused.status_code == 409
        assert "nothing was begun" in refused.text
        ledger.step(RunState.RESOLVING, "groups", 1, 4)
        assert "what belongs together" in editor.read("/runs")
        assert "ما يجتمع منها" in team.seat(Role.EDITOR, "ar").read("/runs")
        ledger.step(RunState.DONE)
    assert "Going on now" not in editor.read("/runs")


def test_what_failed_says_what_the_program_said(team: Team) -> None:
    register = team.register
    with pytest.raises(ValueError, match="no"), resolving(register.folder, "resolve", 1):
        raise ValueError("no")
    (register.folder / chores.LOG).write_text("first\ntawthiq: the disk <is> full\n\n", "utf-8")
    page = team.seat(Role.READER).read("/runs")
    assert "did not come to its end" in page
    assert "the disk &lt;is&gt; full" in page


def test_what_could_not_even_begin_says_why(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    register, editor = team.register, team.seat(Role.EDITOR)
    broken = (sys.executable, "-c", "import sys; sys.exit('no room left')")
    monkeypatch.setattr("tawthiq.web.acts.chores.command", lambda *_: broken)
    assert editor.send("/runs", {"chore": "preview"}, "/runs").status_code == 303
    until = time.monotonic() + _PATIENCE
    while chores.stage(register, progress(register)) is chores.Stage.STARTING and time.monotonic() < until:
        time.sleep(0.1)
    page = editor.read("/runs")
    assert "did not come to its end" in page
    assert "no room left" in page


def test_rules_that_changed_are_told_shown_and_adopted(team: Team) -> None:
    register, editor = team.register, team.seat(Role.EDITOR)
    with register.writing() as writer:
        writer.note_rules("an earlier version")
    assert "The rules have changed" in editor.read("/")
    page = editor.read("/runs")
    assert "Show what would move" in page
    assert "Adopt the rules" not in page, "nobody adopts what was not shown"
    assert "Show what would move" not in team.seat(Role.READER).read("/runs")
    assert editor.send("/runs", {"chore": "preview"}, "/runs").status_code == 303
    assert ended(register) is RunState.DONE
    assert "Nothing would move" in editor.read("/runs")
    settle(register, later=True)
    assert "has changed since" in editor.read("/runs")
    assert editor.send("/runs", {"chore": "adopt"}, "/runs").status_code == 303
    assert ended(register) is RunState.DONE
    assert register.rules_in_force() == adoption.rules_of_today(register, Settings())
    assert "The rules have changed" not in editor.read("/runs")


def test_what_would_move_is_told_in_words(team: Team) -> None:
    register = team.register
    with register.writing() as writer:
        writer.note_rules("an earlier version")
    one = next(iter(register.all_incidents()))
    today = adoption.rules_of_today(register, Settings())
    moves = (
        Move(kind=MoveKind.GRADE, incident=one.id, code=one.code, before="weak", after="fair"),
        Move(kind=MoveKind.RANGE, incident=one.id, code=one.code, before=f"{KILLED} 5", after=f"{KILLED} 5-9"),
        Move(kind=MoveKind.SPLIT, incident=one.id, code=one.code, others=("x",), claims=("a", "b")),
        Move(kind=MoveKind.DATE, incident=one.id, code=one.code, before=None, after="2019-05-11"),
    )  # fmt: skip
    keep(register, Preview(version=today, in_force="", before=1, after=2, moves=moves), "another state")
    page = team.seat(Role.READER).read("/runs")
    assert "grade: now Weak, then Fair" in page
    assert "Killed: not combatants: now 5, then 5 to 9" in page
    assert "2 claims would stand apart" in page
    assert "date: now none, then 11 May 2019" in page
    assert "1 grade would move" in page
    assert "has changed since" in page
    arabic = team.seat(Role.READER, "ar").read("/runs")
    assert "تُفصل، فينفرد منها ادعاءان" in arabic


def test_without_accounts_a_name_is_asked_for(team: Team) -> None:
    settle(team.register)
    (team.register.folder / "people.sqlite").unlink()
    alone = Seat(create_app(team.register))
    answer = alone.send("/runs", {"chore": "reread", "name": SPELLING, "author": ""}, "/places")
    assert answer.status_code == 422
    assert not (team.register.folder / chores.LOG).exists()


def test_the_decision_page_says_where_reading_again_is_offered(team: Team) -> None:
    assert "the page of places offers it" in team.seat(Role.EDITOR).read(f"{ASK}&after=gn:173927")
    assert "وتعرض ذلك صفحة الأماكن" in team.seat(Role.EDITOR, "ar").read(NEW)
