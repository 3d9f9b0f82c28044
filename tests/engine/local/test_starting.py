"""Processes begin with what all of them need, loaded once, and leave Ctrl-C to who started them."""

import multiprocessing
import signal
from concurrent.futures import ProcessPoolExecutor

import pytest

from tawthiq.engine.local.starting import context, leave_stopping_to_the_parent
from tawthiq.engine.reading import resources


def loaded() -> tuple[int, bool]:
    """Seen in another process: how many choices of word lists stand there, and whether Ctrl-C passes it by."""
    return resources.cache_info().currsize, signal.getsignal(signal.SIGINT) == signal.SIG_IGN


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork")
def test_a_process_finds_word_lists_and_places_loaded() -> None:
    with ProcessPoolExecutor(1, context(), initializer=leave_stopping_to_the_parent) as pool:
        assert pool.submit(loaded).result() == (1, True)


def test_a_system_that_cannot_fork_starts_them_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert context().get_start_method() == "spawn"
