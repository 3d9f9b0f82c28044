"""Runs with processes of their own: the same register whatever their number, whoever is killed, whatever kills them."""

import contextlib
import importlib
import multiprocessing
import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Self

import pytest

from tawthiq import pipeline
from tawthiq.errors import InputError
from tawthiq.intake import reading
from tawthiq.pipeline import Orders, Outcome
from tawthiq.register import Register, Tally
from tawthiq.register.jobs import Jobs, Parked
from tawthiq.register.place import POINTER
from tawthiq.settings import Settings

Write = Callable[..., Path]
Contents = Callable[[Path], dict[str, Any]]
Undisturbed = Callable[[Path], Path]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
COUNT = 32


def run(reports: Path, folder: Path, orders: Orders) -> Outcome:
    with Register.open(folder, create=True) as register:
        return pipeline.run([reports], register, orders)


@pytest.mark.parametrize("workers", [1, 3])
def test_any_number_of_processes_makes_the_same_register(
    workers: int, write: Write, contents: Contents, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    reports = write(50, last='{"id": "broken", \n')
    outcome = run(reports, tmp_path / "register", Orders(workers=workers))
    assert (outcome.tally.read, outcome.tally.added, outcome.tally.left_out) == (50, 50, 1)
    assert {issue.code for issue in outcome.issues} == {"broken-json", "unknown-harm", "unknown-place"}
    assert contents(tmp_path / "register") == contents(undisturbed(reports))


class Killer(threading.Thread):
    """Kills processes of a run one by one, each when so many reports are settled and a moment has passed."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        # Three kills at most: that many are borne whoever they hit, so that nothing is parked.
        self._moments = sorted((chance.randrange(COUNT), chance.uniform(0, 0.1)) for _ in range(3))
        self._chance = chance
        self._over = threading.Event()
        self.settled = 0

    def watch(self, tally: Tally) -> None:
        self.settled = tally.added + tally.known

    def run(self) -> None:
        for number, delay in self._moments:
            while self.settled < number and not self._over.wait(0.005):
                pass
            if self._over.wait(delay):
                return
            if children := multiprocessing.active_children():
                self._chance.choice(children).kill()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()

    def __enter__(self) -> Self:
        self.start()
        return self


def documents_in(folder: Path) -> int:
    try:
        with contextlib.closing(sqlite3.connect(f"file:{folder / 'register.sqlite'}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.Error:
        return 0


def start_and_kill(reports: Path, folder: Path, chance: random.Random) -> None:
    """The command itself, killed whole at a random moment; its processes have to end by themselves."""
    command = [sys.executable, "-m", "tawthiq", "run", str(reports), "--register", str(folder), "--workers", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    number = chance.randrange(COUNT)
    while documents_in(folder) < number and process.poll() is None:
        time.sleep(0.005)
    time.sleep(chance.uniform(0, 0.1))
    process.kill()
    process.communicate()


def killed_at_random(seed: int, reports: Path, folder: Path) -> Outcome:
    chance = random.Random(seed)  # noqa: S311
    start_and_kill(reports, folder, chance)
    with Killer(chance) as killer:
        return run(reports, folder, Orders(workers=2, watch=killer.watch))


@pytest.mark.parametrize("seed", range(2))
def test_a_run_that_is_killed_ends_like_one_that_was_not(
    seed: int, write: Write, contents: Contents, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    reports = write(COUNT)
    outcome = killed_at_random(seed, reports, tmp_path / "register")
    assert outcome.tally.read == outcome.tally.added + outcome.tally.known == COUNT
    assert contents(tmp_path / "register") == contents(undisturbed(reports))


@pytest.mark.full
@pytest.mark.parametrize("seed", range(2, 105))
def test_the_same_a_hundred_times(
    seed: int, write: Write, contents: Contents, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    reports = write(COUNT)
    killed_at_random(seed, reports, tmp_path / "register")
    assert contents(tmp_path / "register") == contents(undisturbed(reports))


def test_poison_is_parked_and_the_others_are_read(
    write: Write, poison: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pipeline, "read_batch", poison.read)
    reports = write(30, {3: "SEGFAULT", 17: "LEAVES", 25: "HANGS"})
    outcome = run(reports, tmp_path / "register", Orders(workers=2, settings=Settings(read_seconds=4)))
    assert (outcome.tally.read, outcome.tally.added, outcome.tally.left_out) == (30, 27, 3)
    parked = [issue for issue in outcome.issues if issue.code == "parked"]
    assert [(issue.file, issue.line, issue.document) for issue in parked] == [
        (str(reports), 4, "d3"),
        (str(reports), 18, "d17"),
        (str(reports), 26, "d25"),
    ]
    for issue, reason in zip(parked, ("crashed (SIGSEGV)", "ended with status 7", "longer than its time"), strict=True):
        assert reason in issue.reason
        assert "tawthiq retry" in issue.remedy


def test_what_is_parked_is_not_tried_again_until_a_person_asks(
    write: Write, poison: ModuleType, contents: Contents, undisturbed: Undisturbed, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    folder, reports = tmp_path / "register", write(12, {5: "LEAVES"})
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "read_batch", poison.read)
        run(reports, folder, Orders(workers=1))
        again = run(reports, folder, Orders(workers=1))
    assert (again.tally.known, again.tally.left_out) == (11, 1)
    assert "by an earlier run" in again.issues[-1].reason
    with Register.open(folder) as register:
        assert register.counts().documents == 11
        outcome = pipeline.retry(register, Orders(workers=1))
        assert (outcome.tally.added, outcome.tally.left_out) == (1, 0)
        assert register.original("d5") == reports.read_bytes().splitlines()[5]
        assert pipeline.retry(register, Orders()).tally.read == 0
    claims, whole = (contents(place)["claims"] for place in (folder, undisturbed(reports)))
    assert sorted(claims.splitlines()) == sorted(whole.splitlines())


def parked_in(register: Register) -> tuple[Parked, ...]:
    with Jobs(register.folder) as jobs:
        return jobs.parked()


def test_what_is_parked_again_stays_parked(
    write: Write, poison: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pipeline, "read_batch", poison.read)
    run(write(8, {2: "LEAVES", 6: "SEGFAULT"}), tmp_path / "register", Orders(workers=1))
    with Register.open(tmp_path / "register") as register:
        outcome = pipeline.retry(register, Orders(workers=1))
        assert (outcome.tally.added, outcome.tally.left_out) == (0, 2)
        assert len(parked_in(register)) == 2


FATAL = """
import os

from tawthiq import intake
from tawthiq.engine.reading import read_batch
from tawthiq.intake import reading

text = reading._READERS[".txt"]

def fatal(blob, limit):
    if "fatal" in blob.name:
        os.abort()
    return text(blob, limit)

reading._READERS[".txt"] = fatal

def read(documents, settings, spotting):
    return read_batch(documents, settings, spotting=True)
"""


def test_a_file_that_ends_the_process_that_opens_it_is_parked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fatal_of_a_test.py").write_text(FATAL)
    monkeypatch.syspath_prepend(tmp_path)
    before = dict(reading._READERS)
    fatal = importlib.import_module("fatal_of_a_test")
    reading._READERS.update(before)  # in this process all is as it was; others take it up with the work
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("a", "fatal", "z"):
        (folder / f"{name}.txt").write_text(f"قتل مدنيان في غارة على بلدة سراقب يوم 3 أيار 2019. ({name})", "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "read_batch", fatal.read)
        outcome = run(folder, tmp_path / "register", Orders(workers=1))
    (issue,) = [one for one in outcome.issues if one.left_out]
    assert (issue.code, issue.file) == ("parked", str(folder / "fatal.txt"))
    assert "crashed (SIGABRT)" in issue.reason
    assert outcome.tally.added == 2
    with Register.open(tmp_path / "register") as register:
        assert pipeline.retry(register, Orders(workers=1)).tally.added == 1


def test_a_stop_leaves_the_rest_for_the_next_run(
    write: Write, contents: Contents, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    reports, tallies = write(90), list[Tally]()
    stopped = run(
        reports, tmp_path / "register", Orders(workers=2, watch=tallies.append, stop=lambda: tallies[-1:] != [])
    )
    assert stopped.stopped
    assert 0 < stopped.tally.added < 90
    assert stopped.stopped_after == f"d{stopped.tally.added - 1}"
    again = run(reports, tmp_path / "register", Orders(workers=2))
    assert again.tally.added + again.tally.known == 90
    assert contents(tmp_path / "register") == contents(undisturbed(reports))


def test_a_fault_of_the_settings_is_told_as_it_is_without_processes(write: Write, tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.mkdir()
    (words / "victims.yaml").write_text("entries: [{id: own.x}]", "utf-8")
    with pytest.raises(InputError, match=r"victims\.yaml"):
        run(write(3), tmp_path / "register", Orders(workers=1, settings=Settings(lexicon=(words,))))


def test_processes_read_into_a_database_as_into_a_folder(
    write: Write, postgresql: Any, contents: Contents, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    reports = write(COUNT)
    with postgresql.lent() as name:
        (tmp_path / POINTER).write_text(postgresql.address(name))
        assert run(reports, tmp_path, Orders(workers=2)).tally.added == COUNT
        assert contents(tmp_path) == contents(undisturbed(reports))
