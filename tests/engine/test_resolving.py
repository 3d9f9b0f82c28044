"""Working out what changed gives what working out everything gives, whatever came in between, in any order."""

import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from tawthiq import engine, incidents, pipeline
from tawthiq.engine import grouping, linking, pairing, resolving, tolling
from tawthiq.errors import RegisterError, Stopped
from tawthiq.incidents import blocking, candidates
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.pipeline import Orders
from tawthiq.register import Register, verify
from tawthiq.register.workings import FILE, Workings

from ..benches import bench

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # a smaller war says no more, and takes minutes to find
UNRESET = [HealthCheck.function_scoped_fixture]  # the crowds are the same for all examples
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def invented() -> ModuleType:
    """benchmarks/invented.py: reports of an invented war."""
    return bench("invented")


@pytest.fixture(autouse=True)
def _few_are_a_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks fill up and are left in small registers too, and few tellings are many."""
    for module in (blocking, candidates):
        monkeypatch.setattr(module, "CROWD", 9)
        monkeypatch.setattr(module, "CROWD_WITHOUT_DAY", 5)
    monkeypatch.setattr(resolving, "_FEW", 10_000)


def war(invented: ModuleType, seed: int, claims: int = 90) -> list[Any]:
    """Reports of a small and dense war: many events on few days in few places."""
    return list(invented.War(seed, 6, 5).reports(claims, seed))


def add(register: Register, reports: Sequence[Any], version: str = "v1") -> None:
    with register.writing() as writer:
        for told in reports:
            writer.add_document(told.document)
            writer.add_claims(told.document, told.claims, version)


def state(register: Register) -> list[Any]:
    """All that is computed: incidents in their order, the ledger, and who was merged into whom."""
    with register.reading() as connection:
        redirects = connection.exec_driver_sql("SELECT id, target FROM incident_redirects ORDER BY id").all()
        claims = connection.exec_driver_sql("SELECT incident, claim FROM incident_claims ORDER BY 1, 2").all()
    return [tuple(register.all_incidents()), register.ledger(), redirects, claims]


def groups(register: Register) -> set[frozenset[str]]:
    return {frozenset(incident.claims) for incident in register.all_incidents()}


def anew(register: Register, place: Path) -> list[Any]:
    """What working out everything would have made of the register as it stands."""
    shutil.copytree(register.folder, place)
    (place / FILE).unlink(missing_ok=True)
    with Register.open(place) as copy:
        engine.resolve(copy, engine.Manner(anew=True))
        return state(copy)


def decide(register: Register, pick: random.Random, number: int) -> None:
    """A decision of any kind about something that stands."""
    standing = list(register.all_incidents())
    one, other = pick.sample(standing, 2)
    claim, another = pick.choice(one.claims), pick.choice(other.claims)
    origins = [origin.id for incident in (one, other) for origin in incident.origin_tree]
    choices: list[tuple[DecisionKind, tuple[str, ...], dict[str, Any]]] = [
        (DecisionKind.MERGE, (one.id, other.id), {}),
        (DecisionKind.SAME, (claim, another), {}),
        (DecisionKind.DIFFERENT, (claim, another), {}),
        (DecisionKind.DIFFERENT, tuple(pick.sample(one.claims, min(2, len(one.claims)))), {}),
        (DecisionKind.SPLIT, (claim,), {"before": one.id}),
        (DecisionKind.MOVE, (claim,), {"before": one.id, "after": other.id}),
        (DecisionKind.CORRECT, (claim,), {"field": "when", "after": '{"edtf":"2011-01-02"}'}),
        (DecisionKind.REJECT, (claim,), {}),
        (DecisionKind.GRADE, (one.id,), {"field": "grade", "after": "discounted"}),
        (DecisionKind.NOT_CREDIBLE, (pick.choice(origins),), {}),
        (DecisionKind.DEPENDENT, tuple(pick.sample(origins, 2)), {}),
    ]
    before = register.decisions(standing=True)
    if before:
        choices.append((DecisionKind.UNDO, (pick.choice(before).id,), {}))
    kind, subjects, more = pick.choice(choices)
    time = f"2026-01-01T00:00:{number:02d}.000Z"
    register.add_decision(
        Decision(id=f"x{number}", kind=kind, subjects=subjects, author=f"r{number % 2}", time=time, reason="t", **more)
    )


@example(8)  # a claim that a decision bound to another is read no more
@settings(max_examples=2, deadline=None, phases=UNSHRUNK, suppress_health_check=UNRESET)
@given(st.integers(0, 10_000))
def test_what_changed_alone_gives_what_everything_gives(
    invented: ModuleType, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    compared(invented, tmp_path_factory, seed)


@pytest.mark.full
@settings(max_examples=30, deadline=None, phases=UNSHRUNK, suppress_health_check=UNRESET)
@given(st.integers(0, 10_000))
def test_the_same_in_many_wars(invented: ModuleType, tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    compared(invented, tmp_path_factory, seed)


def compared(invented: ModuleType, tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """Reports come in four parts, some are read anew, decisions fall in between; each time both ways agree."""
    pick, folder = random.Random(seed), tmp_path_factory.mktemp("registers")  # noqa: S311
    reports = war(invented, seed)
    pick.shuffle(reports)
    with Register.open(folder / "register", create=True) as register:
        number = 0
        for step in range(4):
            add(register, reports[step * len(reports) // 4 : (step + 1) * len(reports) // 4])
            if step == 2:  # some reports are read anew, and otherwise
                add(
                    register,
                    [replace(t, claims=t.claims[1:]) for t in pick.sample(reports[: len(reports) // 2], 3)],
                    "v2",
                )
            expected = anew(register, folder / f"reports{step}")
            engine.resolve(register)
            assert state(register) == expected
            for _ in range(2):
                decide(register, pick, number)
                number += 1
                expected = anew(register, folder / f"decision{number}")
                engine.resolve(register)
                assert state(register) == expected
        assert verify(register) == ()


@settings(max_examples=3, deadline=None, phases=UNSHRUNK, suppress_health_check=UNRESET)
@given(st.integers(0, 10_000), st.randoms())
def test_the_order_in_which_reports_come_does_not_matter(
    invented: ModuleType, tmp_path_factory: pytest.TempPathFactory, seed: int, shuffler: random.Random
) -> None:
    folder, reports = tmp_path_factory.mktemp("registers"), war(invented, seed)
    shuffled = list(reports)
    shuffler.shuffle(shuffled)
    with Register.open(folder / "one", create=True) as one, Register.open(folder / "other", create=True) as other:
        add(one, reports)
        engine.resolve(one)
        for start in range(0, len(shuffled), 7):
            add(other, shuffled[start : start + 7])
            engine.resolve(other)
        assert groups(one) == groups(other)
        claims = [claim for told in reports for claim in told.claims]
        documents = {told.document.id: told.document for told in reports}
        assert groups(one) == {frozenset(c.claims) for c in incidents.resolve(claims, documents)}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "register", create=True) as opened:
        yield opened


def test_several_processes_give_the_same(register: Register, invented: ModuleType, monkeypatch: Any) -> None:
    monkeypatch.undo()  # other processes know nothing of small crowds
    monkeypatch.setattr(resolving, "_ALONE", 0)
    monkeypatch.setattr(resolving, "_TEXTS", 8)
    monkeypatch.setattr(resolving, "_CASES", 8)
    add(register, war(invented, 3))
    expected = anew(register, register.folder.parent / "alone")
    engine.resolve(register, engine.Manner(processes=2))
    assert state(register) == expected


@pytest.mark.skipif(not linking.installed(), reason="needs the extra: pip install 'tawthiq[splink]'")
def test_splink_gives_what_python_gives(register: Register, invented: ModuleType, monkeypatch: Any) -> None:
    monkeypatch.setattr("tawthiq.engine.linking.blocking.CROWD", 9)
    monkeypatch.setattr("tawthiq.engine.linking.blocking.CROWD_WITHOUT_DAY", 5)
    add(register, war(invented, 11, 160))
    expected = anew(register, register.folder.parent / "by-python")
    monkeypatch.setattr(pairing, "_LINKED_WINDOW", 40)
    engine.resolve(register, engine.Manner(splink=True))
    assert state(register) == expected
    with Workings.open(register.folder) as workings:
        by_splink, by_python = (
            {
                pair
                for found in pairing.find(pairing.windows(workings, linked), register.folder, ())
                for pair in zip(found.left, found.right, found.scores, strict=True)
            }
            for linked in (True, False)
        )
        assert len(pairing.windows(workings, linked=True)) > 2
    assert by_splink == by_python
    assert len(by_splink) > 100


def stopping_at(step: str) -> engine.Manner:
    seen: list[str] = []
    return engine.Manner(watch=lambda told, *_: seen.append(told), stop=lambda: seen[-1:] == [step])


def test_a_resolution_that_is_stopped_writes_nothing_and_the_next_goes_on(
    register: Register, invented: ModuleType
) -> None:
    reports = war(invented, 5)
    add(register, reports[:20])
    engine.resolve(register)
    before, counted = state(register), register.counts()
    add(register, reports[20:])
    for step in ("tellings", "incidents"):
        with pytest.raises(Stopped):
            engine.resolve(register, stopping_at(step))
        assert state(register) == before
        assert register.counts().incidents == counted.incidents
    expected = anew(register, register.folder.parent / "anew")
    engine.resolve(register)
    assert state(register) == expected


def test_damaged_or_missing_workings_cost_time_and_nothing_else(register: Register, invented: ModuleType) -> None:
    add(register, war(invented, 7))
    engine.resolve(register)
    expected = state(register)
    workings = register.folder / FILE
    workings.write_bytes(b"no database")
    engine.resolve(register)
    assert state(register) == expected
    workings.unlink()
    engine.resolve(register)
    assert state(register) == expected


def test_nothing_new_is_nothing_written(register: Register, invented: ModuleType) -> None:
    add(register, war(invented, 7))
    engine.resolve(register)
    log = register.counts().log
    assert engine.resolve(register) == register.counts().incidents
    assert register.counts().log == log


def test_a_decision_is_weighed_around_what_it_touches(
    register: Register, invented: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not along all likely pairs: those of a dense war hang together for years."""
    weighed: list[int] = []
    whole = grouping.group

    def counting(batches: Any, **given: Any) -> Any:
        weighed.append(sum(len(component.members) for batch in batches for component in batch))
        return whole(batches, **given)

    monkeypatch.setattr(grouping, "group", counting)
    add(register, list(invented.War(3, 12, 9).reports(400, 3)))
    engine.resolve(register)
    everything = sum(weighed)
    for number in range(4):
        weighed.clear()
        decide(register, random.Random(number), number)  # noqa: S311
        engine.resolve(register)
        assert sum(weighed) < everything / 2
    assert state(register) == anew(register, register.folder.parent / "anew")


def test_two_programs_do_not_resolve_at_once(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawthiq.register.workings._WAIT", 0.05)
    with Workings.open(register.folder), pytest.raises(RegisterError, match="another program"):
        engine.resolve(register)


def test_the_ledger_is_reckoned_again_only_where_something_of_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "toll.txt").write_text(
        "قالت الشبكة المحلية إن 300 مدني قتلوا في سوريا منذ 1 أيار 2019 حتى 30 أيار 2019.\n\n"
        "وقتل خمسة مدنيين في غارة جوية على بلدة كفرنبل في 11 أيار 2019.",
        "utf-8",
    )
    reckoned: list[int] = []
    whole = tolling.reckon_all

    def counting(*told: Any) -> None:
        reckoned.append(1)
        whole(*told)

    monkeypatch.setattr(tolling, "reckon_all", counting)
    with Register.open(tmp_path / "r", create=True) as register:
        pipeline.run([tmp_path / "toll.txt"], register, Orders())
        claims = {str(claim.kind): claim.id for claim in register.all_claims()}
        (row,) = register.ledger()
        assert row.claim == claims["total"]
        reckoned.clear()
        judge(register, "x1", DecisionKind.UNSURE, claims["incident"])
        assert not reckoned
        judge(register, "x2", DecisionKind.REJECT, claims["total"])
        assert not register.ledger()
        judge(register, "x3", DecisionKind.UNDO, "x2")
        assert register.ledger() == (row,)
        reckoned.clear()
        judge(register, "x4", DecisionKind.REJECT, claims["incident"])
        assert register.ledger() != (row,)
        assert not reckoned, "the one toll was moved on"
        assert state(register) == anew(register, tmp_path / "anew")


def judge(register: Register, name: str, kind: DecisionKind, subject: str) -> None:
    register.add_decision(
        Decision(
            id=name, kind=kind, subjects=(subject,), author="r", time=f"2026-01-01T00:00:0{name[1]}.000Z", reason="t"
        )
    )
    engine.resolve(register)
