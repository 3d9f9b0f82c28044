"""A connection to PostgreSQL that is lost in the middle: tried again or said in one line, and nothing half-written."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tawthiq import pipeline
from tawthiq.errors import ConnectionLost, RegisterError
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.register import Register, schema, verify
from tawthiq.register.place import place_of

KILLED = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
STANDING = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@pytest.fixture
def cut(filled: Any, postgresql: Any) -> Callable[[], int]:
    """Cut every connection to the register's database; how many there were."""

    def killed() -> int:
        url = place_of(filled.folder).url
        assert url is not None
        with postgresql.connected() as connection:
            number = len(connection.execute(KILLED, (url.database,)).fetchall())
            while connection.execute(STANDING, (url.database,)).fetchone()[0]:
                time.sleep(0.01)
        return number

    return killed


def decision(name: str = "k1") -> Decision:
    when = "2026-01-01T00:00:00Z"
    return Decision(id=name, kind=DecisionKind.ACCEPT, subjects=("c",), author="Huda", time=when, reason="read")


def test_nothing_is_half_written(register: Register, make: Any, cut: Callable[[], int]) -> None:
    before = register.counts(), list(register.originals.all())

    def broken() -> None:
        with register.writing() as writer:
            document = make.document("d9", "نص آخر")
            writer.add_document(document, b"its bytes")
            assert cut() >= 1
            writer.add_claims(document, [], "p1")

    with pytest.raises(ConnectionLost, match=r"connection to the database was lost\. Run this again") as caught:
        broken()
    assert "\n" not in str(caught.value)
    assert (register.counts(), list(register.originals.all())) == before
    assert verify(register) == ()


def test_the_next_act_finds_a_new_connection(register: Register, make: Any, cut: Callable[[], int]) -> None:
    register.counts()
    cut()
    assert register.counts().documents == 2
    cut()
    register.add_document(make.document("d9", "نص آخر"))
    assert verify(register) == ()


def test_an_act_that_may_be_done_twice_is_tried_again(register: Register, cut: Callable[[], int]) -> None:
    tries: list[int] = []

    def act() -> None:
        with register.writing() as writer:
            writer.add_decision(decision())
            if not tries:
                tries.append(cut())
                writer.note("anything", "more", "x")
        if len(tries) == 1:
            tries.append(cut())
            raise ConnectionLost("the answer to the commit was lost")

    register.retried(act)
    assert len(tries) == 2
    assert [item.id for item in register.decisions()] == ["k1"]
    assert verify(register) == ()


def test_a_run_goes_on_over_a_lost_connection(register: Register, tmp_path: Path, cut: Callable[[], int]) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"لا جديد اليوم {number}.", "utf-8")
    cuts: list[int] = []
    outcome = pipeline.run([folder], register, pipeline.Orders(watch=lambda tally: cuts.append(cut())))
    assert outcome.tally.added == 6
    assert any(cuts)
    assert register.counts().documents == 8
    assert verify(register) == ()


def test_a_lock_that_is_lost_lets_nobody_write_over_another(
    filled: Any, register: Register, cut: Callable[[], int]
) -> None:
    """Who lost the lock while working out incidents finds that others stand, and writes nothing."""
    stood = register.snapshot()
    with Register.open(filled.folder) as other:
        other.replace_incidents([], [])
    with pytest.raises(RegisterError, match="worked out by another program"), register.writing() as writer:
        writer.check_snapshot(stood)
    with Register.open(filled.folder) as other, other.resolving(), other.reading() as connection:
        held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
        assert connection.scalar(text(held)) == 1
    for _ in range(100):  # the server ends a closed connection in its own time
        with register.reading() as connection:
            if connection.scalar(text(held)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("the lock outlived its connection")


def test_two_chains_cannot_grow_from_one_head(register: Register, postgresql: Any, filled: Any) -> None:
    """A program that writes without the lock is refused by the log's own keys."""
    import psycopg  # noqa: PLC0415

    url = place_of(filled.folder).url
    assert url is not None
    columns = ", ".join(column.name for column in schema.log.columns)
    forged = f"INSERT INTO log ({columns}) SELECT {columns} FROM log ORDER BY seq DESC LIMIT 1"  # noqa: S608
    with postgresql.connected(str(url.database)) as connection, pytest.raises(psycopg.errors.UniqueViolation):
        connection.execute(forged)
