import os
import signal
from functools import partial

import pytest

from tawthiq.engine import map_batches, reading_version
from tawthiq.errors import InputError, TawthiqError
from tawthiq.settings import Settings


def squares(numbers: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(number * number for number in numbers)


def fatal(numbers: tuple[int, ...], at: int) -> tuple[int, ...]:
    if at in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return numbers


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_order(processes: int) -> None:
    found = list(map_batches(squares, range(50), processes, size=3))
    assert found == [(number, number * number) for number in range(50)]


def test_one_process_reads_no_further_than_it_works() -> None:
    read: list[int] = []

    def numbers() -> object:
        for number in range(10):
            read.append(number)
            yield number

    results = map_batches(squares, numbers())  # type: ignore[arg-type]
    next(results)
    assert read == [0]


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")
def test_a_killed_process_is_told_in_one_line() -> None:
    with pytest.raises(TawthiqError, match="was killed"):
        list(map_batches(partial(fatal, at=20), range(40), processes=2, size=4))


def test_the_version_follows_the_word_lists(tmp_path: object) -> None:
    plain = reading_version(Settings())
    assert plain == reading_version(Settings())
    assert plain.startswith("0.")


def test_a_pack_makes_another_version(tmp_path_factory: pytest.TempPathFactory) -> None:
    pack = tmp_path_factory.mktemp("packs") / "p.tsv"
    pack.write_text("x")
    assert reading_version(Settings(places=(pack,))) != reading_version(Settings())
    with pytest.raises(InputError, match="cannot be read"):
        reading_version(Settings(places=(pack.with_name("none.tsv"),)))
