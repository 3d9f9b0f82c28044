"""Files beside the record that may be lost: SQLite files that many processes share, locks that end with theirs."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from tawthiq.errors import RegisterError
from tawthiq.register.dialect import remedy_for

_WAIT = 30.0
"""Seconds that a short transaction waits for another one."""
PREVIEW = "preview.json"
"""What other rules would move, as it was last worked out; it names incidents and may be deleted."""
_DAMAGED = frozenset({"SQLITE_NOTADB", "SQLITE_CORRUPT"})


@contextmanager
def plainly(folder: Path) -> Iterator[None]:
    """Turn SQLite's errors into one line that names the register, what is wrong and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        unknown = f"{folder}: a file beside the register failed ({error}). Run tawthiq doctor"
        raise RegisterError(remedy_for(str(folder), str(error)) or unknown) from error


def connected(path: Path, form: int, tables: str) -> sqlite3.Connection:
    """A connection to the file at `path`, made anew with these tables where missing, damaged or of another form."""
    try:
        connection = _connect(path)
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if found in (form, 0):
            return connection if found else _made(connection, form, tables)
        connection.close()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname not in _DAMAGED:
            raise
    for ending in ("", "-wal", "-shm"):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
    return _made(_connect(path), form, tables)


def _made(connection: sqlite3.Connection, form: int, tables: str) -> sqlite3.Connection:
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("PRAGMA user_version").fetchone()[0] == 0:  # else another process was here first
        for statement in filter(str.strip, tables.split(";")):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {form}")
    connection.execute("COMMIT")
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=_WAIT)
    _write_ahead(connection)
    # What is lost with the power is read again from the inputs; a process that is killed loses nothing by this.
    connection.execute("PRAGMA synchronous=NORMAL")
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Set the write-ahead log. Where two open a new file at once SQLite refuses one of them without waiting."""
    until = monotonic() + _WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or monotonic() > until:
                raise
            sleep(0.02)


def locked(path: Path) -> sqlite3.Connection | None:
    """A lock that ends with the process, however it ends: an open transaction on a file of its own. None where it is
    another's. Any thread may let it go.
    """
    lock = sqlite3.connect(path, isolation_level=None, timeout=0.5, check_same_thread=False)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if error.sqlite_errorname == "SQLITE_BUSY":
            return None
        raise
    return lock
