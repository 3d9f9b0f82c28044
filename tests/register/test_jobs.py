from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tawthiq.errors import RegisterError
from tawthiq.register import Tally
from tawthiq.register.beside import locked
from tawthiq.register.jobs import FAILURES, FILE, KILLS, Jobs, Parked
from tawthiq.register.underway import under_way


@pytest.fixture
def jobs(tmp_path: Path) -> Iterator[Jobs]:
    with under_way(tmp_path, "local", 2, ["reports"]) as ledger:
        yield ledger.jobs


def put(jobs: Jobs, count: int = 5) -> list[int]:
    return jobs.put([(f"k{number}", b"x" * 100) for number in range(count)])


def taken(jobs: Jobs, worker: str = "w", most: int = 16, size: int = 10_000) -> list[int]:
    return [job.seq for job in jobs.take(worker, most, size)]


def test_documents_are_taken_in_order_once_and_bounded(jobs: Jobs) -> None:
    a, b, c, d, e = put(jobs)
    assert put(jobs) == [a, b, c, d, e], "what stands is not put twice"
    assert taken(jobs, "v", most=2) == [a, b]
    assert taken(jobs, "w", size=150) == [c], "one at least, then as many as their size allows"
    assert taken(jobs, "w") == [d, e]
    assert taken(jobs, "w") == []
    assert jobs.waiting() == 0


def test_what_is_read_is_settled_and_what_came_too_late_is_not(jobs: Jobs) -> None:
    a, b, *_ = put(jobs)
    taken(jobs, "w", most=2)
    jobs.hold("w", a, 1e12)
    assert jobs.leased() == [("w", 1e12)]
    jobs.hold("w", b, 1e12, finished=(a, b"read"))
    assert {seq: one.reading for seq, one in jobs.settled([a, b]).items()} == {a: b"read"}
    jobs.bereave("w", "it hung")
    jobs.finish("w", (b, b"from the one that was given up"))
    assert jobs.settled([b]) == {}


def test_only_what_was_in_hand_is_counted_against_and_then_comes_alone(jobs: Jobs) -> None:
    a, b, c, *_ = put(jobs)
    taken(jobs, "w", most=3)
    jobs.hold("w", b, 1e12)
    assert jobs.bereave("w", "it crashed")
    assert taken(jobs, "x") == [a], "what comes after it waits"
    assert taken(jobs, "x") == [b]
    jobs.hold("x", b, 1e12)
    jobs.bereave("x", "it crashed again")
    (settled,) = jobs.settled([a, b, c]).values()
    assert (settled.seq, settled.reading, settled.reason) == (b, None, "it crashed again")
    assert not jobs.bereave("y", "had nothing")


def test_kills_from_outside_are_borne_longer(jobs: Jobs) -> None:
    (a,) = put(jobs, 1)
    for number in range(KILLS):
        assert jobs.settled([a]) == {}, number
        taken(jobs, f"w{number}")
        jobs.hold(f"w{number}", a, 1e12)
        jobs.bereave(f"w{number}", "killed", killed=True)
    assert jobs.settled([a])[a].reading is None
    assert KILLS > FAILURES


def test_a_killed_run_is_taken_over_by_the_next_and_sleeps_until_it_is_met(tmp_path: Path) -> None:
    killed = under_way(tmp_path, "local", 2, ["reports"])
    first = killed.__enter__().jobs  # its process is gone without a word: nothing of the end is done
    a, b, c = put(first, 3)
    taken(first, "w", most=2)
    first.hold("w", a, 1e12)
    first.hold("w", b, 1e12, finished=(a, b"read"))
    next(tmp_path.glob("jobs.*.lock")).unlink()
    with under_way(tmp_path, "local", 2, ["reports"]) as ledger:
        jobs = ledger.jobs
        assert taken(jobs) == []
        assert jobs.put([("k0", b""), ("k1", b"")]) == [a, b]
        assert jobs.settled([a, b])[a].reading == b"read"
        assert taken(jobs) == [b]
    assert c


def test_a_run_that_lives_keeps_what_is_its_own(tmp_path: Path) -> None:
    with under_way(tmp_path, "local", 1, ["a"]) as one, under_way(tmp_path, "local", 1, ["b"]) as two:
        put(one.jobs)
        put(two.jobs)
        assert len(taken(one.jobs)) == len(taken(two.jobs)) == 5


def test_a_file_is_given_up_after_two_failures(jobs: Jobs) -> None:
    assert not jobs.blame_file("it crashed"), "none was open"
    for number in range(FAILURES):
        assert jobs.fatal_files() == {}, number
        jobs.open_file("a.pdf", 1e12)
        assert jobs.file_lease() == 1e12
        assert jobs.blame_file("it crashed")
    assert jobs.fatal_files() == {"a.pdf": "it crashed"}
    jobs.open_file("b.pdf", 1e12)
    jobs.close_file()
    assert jobs.file_lease() is None


def test_what_is_parked_stands_until_it_is_released(jobs: Jobs) -> None:
    parked = Parked(key="k", time="2026-01-01T00:00:00.000Z", reason="it crashed", inputs="[]", file="a", body=b"{}")
    jobs.park(parked)
    assert jobs.parked() == (parked,)
    jobs.release(["other"])
    assert jobs.parked() == (parked,)
    jobs.release(["k"])
    assert jobs.parked() == ()


def test_a_damaged_table_is_made_anew_and_a_locked_one_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all, but long enough to be taken for one" * 100)
    with Jobs(tmp_path) as jobs:
        assert jobs.parked() == ()
    with Jobs(tmp_path, "r") as one, Jobs(tmp_path, "r") as two, one.transaction():
        two._connection.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(RegisterError, match=r"another program is writing.*run this again"):
            put(two)


def test_many_may_open_a_new_table_at_once(tmp_path: Path) -> None:
    def opened(number: int) -> int:
        with Jobs(tmp_path / str(number % 8)) as jobs:
            return len(jobs.parked())

    for number in range(8):
        (tmp_path / str(number)).mkdir()
    with ThreadPoolExecutor(16) as pool:
        assert set(pool.map(opened, sorted(range(64), key=lambda number: number % 8))) == {0}


def test_a_lock_is_one_holders(tmp_path: Path) -> None:
    first = locked(tmp_path / "l")
    assert first is not None
    assert locked(tmp_path / "l") is None
    first.close()
    assert locked(tmp_path / "l") is not None


def test_erasing_a_document_forgets_its_words(tmp_path: Path) -> None:
    with under_way(tmp_path, "local", 1, ["a"]) as ledger:
        ledger.jobs.put([("k", '{"id":"d1","text":"زهراء"}'.encode()), ("l", b'{"id":"d2","text":"other"}')])
        ledger.note(sightings=[{"document": "d1", "context": "زهراء"}], issues=())
        parked = Parked(key="k", time="t", reason="r", inputs="[]", document="d1", body="زهراء".encode())
        ledger.jobs.park(parked)
        Jobs.forget(tmp_path, "d1~0123abcd")
        assert list(ledger.sightings()) == []
        assert ledger.jobs.parked() == ()
        assert ledger.jobs.waiting() == 1
    words = [path for path in tmp_path.glob(f"{FILE}*") if "زهراء".encode() in path.read_bytes()]
    assert words == []
    assert Tally() == ledger.tally
