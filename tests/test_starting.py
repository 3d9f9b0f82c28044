"""Processes begin with what all of them need, loaded once, and leave Ctrl-C to who started them."""

import multiprocessing
import signal
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor

import pytest

from tawthiq.starting import begin, context, leave_stopping_to_the_parent

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


def test_a_system_that_cannot_fork_begins_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    monkeypatch.setattr("multiprocessing.forkserver.ensure_running", lambda: pytest.fail("there is none to begin"))
    begin()
