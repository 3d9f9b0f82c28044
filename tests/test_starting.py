"""Processes begin with what all of them need, loaded once, and leave Ctrl-C to who started them."""

import multiprocessing
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from tawthiq.starting import begin, context, end_with_the_parent, leave_stopping_to_the_parent

# What is asked in the other process, as words: it can import the program, and not what tests define.
LOADED = "__import__('tawthiq.engine.reading', fromlist=['resources']).resources.cache_info().currsize"


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork")
def test_a_process_finds_word_lists_and_places_loaded() -> None:
    with ProcessPoolExecutor(1, context(), initializer=leave_stopping_to_the_parent) as pool:
        assert pool.submit(eval, LOADED).result() == 1
        assert pool.submit(signal.getsignal, signal.SIGINT).result() == signal.SIG_IGN


def test_a_system_that_cannot_fork_starts_them_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert context().get_start_method() == "spawn"


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork")
def test_the_server_can_begin_before_anything_heavy_is_imported() -> None:
    asked = (
        "import sys; from tawthiq import starting; starting.begin(); "
        "from multiprocessing.forkserver import _forkserver; "
        "print(_forkserver._forkserver_pid is not None, 'tawthiq.engine' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.split() == ["True", "False"]


_CHILD = (
    "import multiprocessing, signal, sys, time; from tests.test_starting import stays; "
    "made = multiprocessing.get_context('spawn').Process(target=stays, args=(sys.argv[1] == 'deaf',)); "
    "made.start(); print(made.pid, flush=True); time.sleep(60)"
)


def stays(deaf: bool) -> None:
    """What another process does: nothing, until its parent is gone."""
    if deaf:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    end_with_the_parent(grace=0.5)
    time.sleep(60)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="how a process is, is told by /proc")
@pytest.mark.parametrize("manner", ["hears", "deaf"])
def test_a_process_ends_when_its_parent_was_killed(manner: str, root: Path) -> None:
    told = [sys.executable, "-c", _CHILD, manner]
    with subprocess.Popen(told, stdout=subprocess.PIPE, text=True, cwd=root) as parent:
        assert parent.stdout is not None
        child = Path(f"/proc/{parent.stdout.readline().strip()}/stat")
        time.sleep(3)  # for it to come to its feet
        assert child.exists()
        parent.kill()
    until = time.monotonic() + 20
    while time.monotonic() < until and child.exists() and child.read_text().rpartition(") ")[2][0] not in "ZX":
        time.sleep(0.1)
    assert time.monotonic() < until


def test_one_that_nobody_started_goes_on() -> None:
    before = threading.active_count()
    end_with_the_parent()
    assert threading.active_count() == before


def test_a_system_that_cannot_fork_begins_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    monkeypatch.setattr("multiprocessing.forkserver.ensure_running", lambda: pytest.fail("there is none to begin"))
    begin()
