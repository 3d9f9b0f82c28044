"""Whoever asks too often waits, and no longer than that."""

from collections.abc import Callable
from pathlib import Path

from tawthiq.team import Patience, SharedPatience
from tawthiq.team.store import PeopleFile


def test_a_bucket_empties_and_fills_again() -> None:
    at = [0.0]
    patience = Patience(most=3, seconds=30, clock=lambda: at[0])
    for _ in range(3):
        assert patience.wait("a") == 0
        patience.count("a")
    assert patience.wait("a") == 10
    assert patience.wait("b") == 0
    assert patience.wait("b", "a") == 10, "any of the names"
    at[0] = 9.0
    assert patience.wait("a") == 1
    at[0] = 10.0
    assert patience.wait("a") == 0
    patience.count("a")
    assert patience.wait("a") == 10
    patience.forget("a")
    assert patience.wait("a") == 0
    at[0] = 10_000.0
    assert patience.wait("a") == 0, "it never holds more than its most"


def test_it_forgets_who_was_not_seen_for_longest() -> None:
    patience = Patience(most=1, seconds=3600, clock=lambda: 0.0)
    for n in range(10_001):
        patience.count(str(n))
    assert patience.wait("0") == 0
    assert patience.wait("10000") == 3600


def shared(folder: Path, at: list[float], purpose: str = "tries") -> SharedPatience:
    """As another process of the same desk has it."""
    clock: Callable[[], float] = lambda: at[0]  # noqa: E731 - one that the test moves
    return SharedPatience(PeopleFile(folder), purpose, most=3, seconds=30, clock=clock)


def test_all_processes_of_a_desk_count_together(tmp_path: Path) -> None:
    PeopleFile(tmp_path).make()
    at = [1000.0]
    one, other = shared(tmp_path, at), shared(tmp_path, at)
    one.count("address 192.0.2.7", "name layla")
    other.count("name layla")
    one.count("name layla")
    assert one.wait("name layla") == other.wait("name layla") == 10
    assert other.wait("address 192.0.2.7") == 0
    assert other.wait("name rima", "name layla") == 10, "any of the names"
    assert shared(tmp_path, at, "acts").wait("name layla") == 0, "what else is counted, is counted apart"
    at[0] = 1009.0
    assert other.wait("name layla") == 1
    other.forget("name layla")
    assert one.wait("name layla") == 0
    at[0] = 0.0
    assert one.wait("address 192.0.2.7") == 0, "a clock that was set back locks nobody out"


def test_names_are_kept_as_hashes_and_no_longer_than_needed(tmp_path: Path) -> None:
    file = PeopleFile(tmp_path)
    file.make()
    at = [1000.0]
    patience = shared(tmp_path, at)
    patience.count("address 192.0.2.7")
    assert b"192.0.2.7" not in file.path.read_bytes()
    at[0] = 2000.0
    patience.count("address 192.0.2.8")
    with file.open() as connection:
        assert len(connection.execute("SELECT name FROM patience").fetchall()) == 1


def test_a_desk_without_people_counts_in_memory(tmp_path: Path) -> None:
    at = [0.0]
    patience = shared(tmp_path, at)
    for _ in range(3):
        patience.count("a")
    assert patience.wait("a") == 10
    assert not any(tmp_path.iterdir())
