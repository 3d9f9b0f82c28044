import importlib
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from tawthiq.engine import map_batches, reading_version
from tawthiq.errors import InputError, TawthiqError
from tawthiq.settings import Settings

WORK = """
import os, signal

def squares(numbers):
    return tuple(number * number for number in numbers)

def fatal(numbers, at):
    if at in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return numbers
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module that another process can import too; test modules cannot be."""
    (tmp_path / "work_of_a_test.py").write_text(WORK)
    monkeypatch.syspath_prepend(tmp_path)
    return importlib.import_module("work_of_a_test")


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_order(processes: int, work: ModuleType) -> None:
    found = list(map_batches(work.squares, range(50), processes, size=3))
    assert found == [(number, number * number) for number in range(50)]


def test_one_process_reads_no_further_than_it_works(work: ModuleType) -> None:
    read: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(10):
            read.append(number)
            yield number

    next(map_batches(work.squares, numbers()))
    assert read == [0]


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")
def test_a_killed_process_is_told_in_one_line(work: ModuleType) -> None:
    with pytest.raises(TawthiqError, match="was killed"):
        list(map_batches(partial(work.fatal, at=20), range(40), processes=2, size=4))


def test_the_version_is_the_same_for_the_same_words_and_places(tmp_path: Path) -> None:
    plain = reading_version(Settings())
    assert plain == reading_version(Settings())
    pack = tmp_path / "pack.tsv"
    pack.write_text("x")
    assert reading_version(Settings(places=(pack,))) != plain
    with pytest.raises(InputError, match="cannot be read"):
        reading_version(Settings(places=(tmp_path / "none.tsv",)))
