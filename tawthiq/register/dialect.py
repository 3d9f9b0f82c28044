"""The one corner that knows which database it speaks to: connections, triggers, locks, and the words of its errors.

Everything else is SQLAlchemy Core that runs alike on SQLite and PostgreSQL.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, func
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from tawthiq.errors import ConnectionLost, RegisterError
from tawthiq.register import postgres, schema

BUSY_MILLISECONDS = 15_000
"""How long a writer waits for another one before it says so."""

_ROOM = 262_144  # kB of pages held at most, taken as they are met
_REMEDIES = (
    ("locked", "another program is writing to it", "Wait for it to end, then run this again; nothing was lost"),
    ("disk is full", "the disk is full", "Free some space, then run this again; what was written stands whole"),
    ("database or disk is full", "the disk is full", "Free some space, then run this again"),
    ("readonly", "it may not be written to", "Check the folder's permissions"),
    ("read-only", "it may not be written to", "Check the folder's permissions"),
    ("unable to open", "it cannot be opened", "Check that the folder exists and may be read and written"),
    ("not a database", "register.sqlite is not a register", "Restore it from a backup or name another folder"),
    ("malformed", "register.sqlite is damaged", "Restore it from a backup; the originals folder is still of use"),
    ("append-only", "rows of the record are never changed or removed", "Record a new decision instead"),
    ("no such table", "register.sqlite is not a register", "Name a folder that tawthiq made"),
    ("disk i/o", "the disk failed to read or write", "Check the disk, then run tawthiq verify"),
)


def sqlite_engine(path: Path) -> Engine:
    """An engine on the SQLite file at `path`, write-ahead log on, foreign keys on, waits bounded."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_MILLISECONDS / 1000})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's BEGIN is sent by _begin_sqlite, not guessed by the driver
    cursor = connection.cursor()
    for pragma in (f"busy_timeout={BUSY_MILLISECONDS}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("tawthiq_writing", False)
    # A writer takes its lock at once: two writers must not both read the log's head and then both append to it.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def another(engine: Engine) -> Engine:
    """Connections of their own to the same database, for reading."""
    if is_postgresql(engine):
        return postgres.reading(postgres.engine(engine.url))
    return sqlite_engine(Path(engine.url.database or ""))


def lock_for_writing(connection: Connection) -> None:
    """Hold back other writers until the transaction ends (SQLite already does after BEGIN IMMEDIATE)."""
    if is_postgresql(connection):
        postgres.lock(connection)


def is_postgresql(connection: Connection | Engine) -> bool:
    """Whether this speaks to PostgreSQL (else to SQLite)."""
    return connection.dialect.name == "postgresql"


def driver_sql(connection: Connection, statement: str) -> str:
    """A statement written with `?` for its values as the driver wants it."""
    return statement.replace("?", "%s") if is_postgresql(connection) else statement


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Rows by the thousand that name the same columns in the same order, each value as the driver takes it.

    Without a parameter of SQLAlchemy made for each value: that takes longer than the writing.
    """
    if not rows:
        return
    names = ", ".join(f'"{name}"' for name in rows[0])
    statement = f"INSERT INTO {table.name} ({names}) VALUES ({', '.join('?' * len(rows[0]))})"  # noqa: S608
    connection.exec_driver_sql(driver_sql(connection, statement), [tuple(row.values()) for row in rows])


def expect_many(connection: Connection) -> None:
    """Rows by the hundred thousand follow, whose ids go to any place of their indexes: SQLite keeps more of these."""
    if not is_postgresql(connection):
        connection.exec_driver_sql(f"PRAGMA cache_size=-{_ROOM}")


def guard_append_only(connection: Connection) -> None:
    """Make the database itself refuse to change or remove rows of the record."""
    if is_postgresql(connection):
        postgres.guard(connection, _guarded(connection))
        return
    for table in schema.APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER IF NOT EXISTS {table.name}_no_{verb.lower()} BEFORE {verb} ON {table.name} "
                f"BEGIN SELECT RAISE(ABORT, '{table.name} is append-only'); END"
            )


def found_in(connection: Connection, column: Any, words: str) -> Any:
    """The condition that a column holds these very letters."""
    return (func.strpos if is_postgresql(connection) else func.instr)(column, words) > 0


def _guarded(connection: Connection) -> tuple[str, ...]:
    own = (schema.originals,) if is_postgresql(connection) else ()
    return tuple(table.name for table in (*schema.APPEND_ONLY, *own))


@contextmanager
def unguarded(connection: Connection) -> Iterator[None]:
    """Let this transaction remove rows of the record: for an erasure alone. The guards stand again when it ends."""
    if is_postgresql(connection):
        with postgres.erasing(connection):
            yield
        return
    for table in schema.APPEND_ONLY:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table.name}_no_delete")
    yield
    guard_append_only(connection)


def rewrite_file(engine: Engine) -> None:
    """Write the database file anew, so that nothing of deleted rows stays in it or in its log of writes."""
    if is_postgresql(engine):
        postgres.rewrite(engine, tuple(table.name for table in schema.tables("postgresql")))
        return
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        cursor.close()
    finally:
        raw.close()


def back_up_file(source: Path, target: Path) -> None:
    """Copy an SQLite database as it stands at one moment, whoever writes to it meanwhile (its online backup)."""
    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target)) as written:
        read.backup(written)


def missing_guards(connection: Connection) -> tuple[str, ...]:
    """Names of the triggers that should stand and do not."""
    if is_postgresql(connection):
        return postgres.missing_guards(connection, _guarded(connection))
    found = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    wanted = (f"{table.name}_no_{verb}" for table in schema.APPEND_ONLY for verb in ("update", "delete"))
    return tuple(name for name in wanted if name not in found)


def faults_of_file(connection: Connection) -> tuple[str, ...]:
    """What the database finds wrong with its own file."""
    if is_postgresql(connection):
        return ()  # its checksums are the server's own (pg_checksums, pg_amcheck)
    rows: list[Any] = [row[0] for row in connection.exec_driver_sql("PRAGMA quick_check(5)")]
    return tuple(str(row) for row in rows if row != "ok")


@contextmanager
def plain_errors(shown: str) -> Iterator[None]:
    """Turn the driver's errors into one line that names the register, what is wrong and what to do."""
    try:
        yield
    except DBAPIError as error:
        if error.connection_invalidated:
            raise ConnectionLost(f"{shown}: {postgres.LOST}. Run this again; what was written stands whole") from error
        raise RegisterError(_in_one_line(shown, error)) from error


def remedy_for(shown: str, said: str, of_postgresql: bool = False) -> str | None:
    """The line for what a driver said; None for what is not known."""
    for words, reason, remedy in postgres.REMEDIES if of_postgresql else _REMEDIES:
        if words in said.lower():
            return f"{shown}: {reason}. {remedy}"
    return None


def _in_one_line(shown: str, error: DBAPIError) -> str:
    from_postgresql = type(error.orig).__module__.startswith("psycopg")
    if known := remedy_for(shown, f"{error.orig} {type(error.orig).__name__}", from_postgresql):
        return known
    kind = "cannot be used" if isinstance(error, (OperationalError, DatabaseError)) else "failed"
    return f"{shown}: the register {kind} ({error.orig}). Run tawthiq doctor"
