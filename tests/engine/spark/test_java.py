"""Spark's own Java on this machine: the memory it gets, what it is handed at a time, and what is told when it dies."""

import json
import os
import pickle
import subprocess
import sys
from array import array
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from tawthiq import engine
from tawthiq.engine import grouping, pairing
from tawthiq.engine.linking.keys import Keys
from tawthiq.engine.spark import excerpts, hands, java
from tawthiq.engine.spark.portions import Portion, tranches
from tawthiq.incidents.pairs import ScoredPairs
from tawthiq.model import wire
from tawthiq.register import Register
from tawthiq.register.workings import Workings

from ...benches import record
from .test_engine import filled, state

GB = 1 << 30


@pytest.fixture(autouse=True)
def _nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SPARK_CONF_DIR", "SPARK_HOME", "SPARK_DRIVER_MEMORY", "PYSPARK_SUBMIT_ARGS"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(("machine", "given"), [(4 * GB, "1024m"), (16 * GB, "2048m"), (256 * GB, "4096m")])
def test_java_gets_a_share_of_the_machine(monkeypatch: pytest.MonkeyPatch, machine: int, given: str) -> None:
    monkeypatch.setattr(java, "_machine", lambda: machine)
    assert java.memory() == given


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PYSPARK_SUBMIT_ARGS", "--driver-memory 6g pyspark-shell"),
        ("PYSPARK_SUBMIT_ARGS", "--conf spark.driver.memory=6g pyspark-shell"),
        ("SPARK_DRIVER_MEMORY", "6g"),
    ],
)
def test_what_the_environment_says_of_its_memory_stands(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert java.memory() is None


@pytest.mark.parametrize(
    ("line", "stands"),
    [
        ("spark.driver.memory    6g", True),
        ("spark.executor.memory 2g\n  spark.driver.memory=6g", True),
        ("# spark.driver.memory 6g", False),
        ("spark.driver.memoryOverhead 1g", False),
    ],
)
def test_what_the_settings_of_spark_say_of_its_memory_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str, stands: bool
) -> None:
    (tmp_path / "spark-defaults.conf").write_text(line, "utf-8")
    monkeypatch.setenv("SPARK_CONF_DIR", str(tmp_path))
    assert (java.memory() is None) is stands


def test_a_job_carries_what_java_has_room_for() -> None:
    def given(memory: int) -> Any:
        runtime = SimpleNamespace(getRuntime=lambda: SimpleNamespace(maxMemory=lambda: memory))
        jvm = SimpleNamespace(java=SimpleNamespace(lang=SimpleNamespace(Runtime=runtime)))
        return SimpleNamespace(sparkContext=SimpleNamespace(_jvm=jvm))

    assert java.room(given(GB)) == GB // 32
    assert java.room(given(64 * GB)) == 128_000_000


def test_a_tranche_is_no_larger_than_java_has_room_for() -> None:
    pieces = [Portion(f"{n}.txt", f"{n}.txt", 100_000) for n in range(60)]
    assert len(list(tranches(pieces, 64))) == 1
    narrow = list(tranches(pieces, 64, 3_000_000))
    assert [one for tranche in narrow for one in tranche] == pieces
    assert max(map(len, narrow)) <= 5


def test_keys_are_cut_into_parts_that_nobody_who_shares_one_is_lost_from() -> None:
    keys = Keys()
    for seq in range(40):
        keys.add(seq, _array(seq // 4, 100 + seq % 7, 500), dayless=seq % 2 == 0)
    parts = keys.parts(5)
    assert 3 <= len(parts) <= 5
    assert sorted(row for part in parts for row in _rows(part)) == sorted(_rows(keys))
    named = [set(part.keys) for part in parts]
    assert sum(map(len, named)) == len(set().union(*named))
    assert len(Keys().parts(3)) == 1
    alone = Keys()
    alone.add(1, _array(7), dayless=False)
    alone.add(2, _array(7), dayless=False)
    assert len(alone.parts(2)) == 1


def _array(*values: int) -> Any:
    return Keys().keys.__class__("q", values)


def _rows(keys: Keys) -> list[tuple[int, int, int]]:
    return list(zip(keys.seqs, keys.keys, keys.dayless, strict=True))


@pytest.fixture
def resolved(tmp_path: Path, invented: ModuleType) -> Iterator[tuple[Register, Workings]]:
    with Register.open(tmp_path, create=True) as register:
        record(register, invented.War(7, 20, 10).reports(120, 7))
        engine.resolve(register)
        with Workings.open(tmp_path) as workings:
            yield register, workings


def test_a_window_is_cut_until_its_parts_can_be_sent_and_gives_the_same_pairs(
    resolved: tuple[Register, Workings], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    register, workings = resolved
    windows = pairing.windows(workings)
    most = 30_000
    cut = [list(excerpts.for_pairing(w, excerpts.Source(register, workings, most))) for w in windows]
    assert max(map(len, cut)) > 3
    assert [[piece.last for piece in one] for one in cut] == [[*[False] * (len(one) - 1), True] for one in cut]
    here = pairing.find(windows, tmp_path, ())
    there = hands.Hands.__new__(hands.Hands)
    there._register, there._size, there._room = register, 4, 2 * most
    table = engine.linking.weights_of(tmp_path)
    monkeypatch.setattr(there, "_done", lambda step, pieces: [_at_once(step, p.body, table) for p in pieces if p.body])
    work = partial(pairing.find, folder=tmp_path, lexicons=())
    made = list(there.map(work, windows, alone=False))
    assert [_pairs(one) for one in made] == [_pairs(one) for one in here]
    assert sum(len(_pairs(one)) for one in here) > 20


def _at_once(step: str, body: bytes, table: Any) -> Any:
    item, excerpt = pickle.loads(body)  # noqa: S301 - of our own making
    return hands._DOING[step](item, excerpt, table)


def _pairs(links: pairing.Links) -> set[tuple[int, int, float]]:
    return set(zip(links.left, links.right, links.scores, strict=True))


def test_what_no_task_can_carry_is_done_here(
    resolved: tuple[Register, Workings], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    register, workings = resolved
    members = tuple(seq for (seq,) in workings.connection.execute("SELECT seq FROM tellings ORDER BY sort"))
    large, small = (tuple(members[n : n + 1] for n in range(count)) for count in (len(members), 1))
    nothing = ScoredPairs(1, array("q"), array("d"))
    batches = [[grouping.Component(one, nothing) for one in part] for part in (small, large, small)]
    there = hands.Hands.__new__(hands.Hands)
    there._register, there._size, there._room = register, 4, 40_000
    sent: list[int] = []

    def done(step: str, pieces: Any) -> list[Any]:
        sent.append(sum(piece.body is not None for piece in pieces))
        return [_at_once(step, p.body, engine.linking.weights_of(tmp_path)) for p in pieces if p.body is not None]

    monkeypatch.setattr(there, "_done", done)
    work = partial(grouping.group, folder=tmp_path, lexicons=())
    assert list(there.map(work, batches, alone=False)) == list(grouping.group(batches, tmp_path, ()))
    assert sum(sent) == 2


DYING = """
import json, os, sys
from pathlib import Path
from tawthiq import pipeline
from tawthiq.engine import pairing, resolving
from tawthiq.engine.spark import hands
from tawthiq.errors import TawthiqError
from tawthiq.register import Register, verify

pairing._WINDOW = 400
resolving._ALONE = resolving._BATCHES = 1
resolving._TEXTS = resolving._COMPONENTS = resolving._CASES = 10
place, given, step, sign = sys.argv[1:]
whole = hands.Hands._done

def done(self, at, pieces):
    if at == step:
        os.kill(self._session.sparkContext._gateway.proc.pid, int(sign))
    return whole(self, at, pieces)

def run():
    with Register.open(Path(place), create=True) as register:
        try:
            pipeline.run([given], register, pipeline.Orders(engine="spark", master="local[1]"))
            told = None
        except TawthiqError as error:
            told = str(error)
        return told, len(verify(register)), register.counts().documents, len(tuple(register.all_incidents()))

hands.Hands._done = done
first = run()
hands.Hands._done = whole
print(json.dumps([first, run()]))
"""


@pytest.mark.parametrize(
    ("step", "sign", "told"),
    [("judge", 9, "was killed (SIGKILL)"), ("pair", 15, "was killed (SIGTERM)")],
)
@pytest.mark.full  # Java is started three times
@pytest.mark.usefixtures("cluster")  # skips where Spark cannot be, and lets Java start soon
def test_java_that_dies_while_incidents_are_worked_out_is_told_in_one_line_and_the_run_goes_on(
    tmp_path: Path, invented: ModuleType, step: str, sign: int, told: str
) -> None:
    given = tmp_path / "reports.jsonl"
    rows = [one.document for one in invented.War(3, 30, 20).reports(80, 3)]
    given.write_bytes(b"\n".join(wire.encode(row) for row in rows))
    here = filled(tmp_path / "local", [given])
    words = [sys.executable, "-c", DYING, str(tmp_path / "spark"), str(given), step, str(sign)]
    ended = subprocess.run(words, capture_output=True, text=True, timeout=300, check=False, env=os.environ)
    assert ended.returncode == 0, ended.stderr
    first, second = json.loads(ended.stdout)
    assert first[0].startswith(f"Spark's own Java on this machine {told}")
    assert "\n" not in first[0]
    assert "run the same command again" in first[0]
    assert first[1:] == [0, len(here["documents"]), 0], "nothing is half written"
    assert "Traceback" not in ended.stderr
    assert second[:2] == [None, 0]
    with Register.open(tmp_path / "spark") as register:
        assert state(register) == here
