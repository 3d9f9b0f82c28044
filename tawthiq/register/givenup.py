"""The file of the job table, `jobs.sqlite`, and in it what was given up: files that intake fails on, and parked inputs.

`jobs` says what all of it is for.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tawthiq.register.beside import connected, plainly

FILE = "jobs.sqlite"
FAILURES, KILLS = 2, 4
"""How often reading an input may fail, and be killed from outside, before it is parked."""

_FORM = 1
_TABLES = """
CREATE TABLE runs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, engine TEXT NOT NULL, workers INTEGER NOT NULL,
    inputs TEXT NOT NULL, state TEXT NOT NULL, started TEXT NOT NULL, changed TEXT NOT NULL, tally TEXT NOT NULL,
    met INTEGER NOT NULL DEFAULT 0, marks TEXT NOT NULL DEFAULT '{}', last TEXT, step TEXT, done INTEGER, parts INTEGER,
    file TEXT, lease REAL);
CREATE TABLE jobs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL, key TEXT NOT NULL, state INTEGER NOT NULL,
    worker TEXT, lease REAL, failures INTEGER NOT NULL DEFAULT 0, kills INTEGER NOT NULL DEFAULT 0, reason TEXT,
    size INTEGER NOT NULL, document BLOB NOT NULL, reading BLOB, UNIQUE (run, key));
CREATE INDEX jobs_next ON jobs (run, state, seq);
CREATE INDEX jobs_worker ON jobs (worker) WHERE worker IS NOT NULL;
CREATE TABLE files (
    file TEXT PRIMARY KEY, failures INTEGER NOT NULL, kills INTEGER NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE parked (
    key TEXT PRIMARY KEY, time TEXT NOT NULL, file TEXT, line INTEGER, document TEXT, reason TEXT NOT NULL,
    inputs TEXT NOT NULL, body BLOB, original BLOB, content BLOB) WITHOUT ROWID;
CREATE TABLE issues (seq INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE sightings (seq INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL, body BLOB NOT NULL);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parked:
    """An input that was given up: a document with its text and original (JSON and bytes), or a file (without).

    `inputs` is the JSON of what the run was given that met it.
    """

    key: str
    time: str
    reason: str
    inputs: str
    file: str | None = None
    line: int | None = None
    document: str | None = None
    body: bytes | None = None
    original: bytes | None = None
    content: bytes | None = None


_PARKED = tuple(Parked.__slots__)


class GivenUp:
    """An open job table, as far as inputs are concerned that were given up."""

    def __init__(self, folder: Path, run: str = "") -> None:
        self.folder = folder
        self.run = run
        with plainly(folder):
            self._connection = connected(folder / FILE, _FORM, _TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it or nothing."""
        with plainly(self.folder):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.commit()
            except BaseException:
                self._connection.rollback()
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """To look at what stands."""
        with plainly(self.folder):
            yield self._connection

    # ---- files that intake fails on

    def open_file(self, file: str, until: float) -> None:
        """Intake reads this file now, until then at the longest (seconds of the epoch)."""
        with self.transaction() as connection:
            connection.execute("UPDATE runs SET file = ?, lease = ? WHERE id = ?", (file, until, self.run))

    def close_file(self) -> None:
        """Intake reads nothing at the moment."""
        with self.transaction() as connection:
            connection.execute("UPDATE runs SET lease = NULL WHERE id = ?", (self.run,))

    def file_lease(self) -> float | None:
        """Until when the file that intake reads may take; None while it reads none."""
        with self.reading() as connection:
            row = connection.execute("SELECT lease FROM runs WHERE id = ?", (self.run,)).fetchone()
        return float(row[0]) if row and row[0] is not None else None

    def blame_file(self, reason: str, killed: bool = False) -> bool:
        """The process that read the inputs is no more: the file it was at is counted against. Whether there was one."""
        with self.transaction() as connection:
            return self._blame_file(connection, self.run, "kills" if killed else "failures", reason)

    @staticmethod
    def _blame_file(connection: sqlite3.Connection, run: str, column: str, reason: str) -> bool:
        row = connection.execute("SELECT file FROM runs WHERE id = ? AND lease IS NOT NULL", (run,)).fetchone()
        if row is None or not row[0]:
            return False
        connection.execute("INSERT OR IGNORE INTO files VALUES (?, 0, 0, '')", (row[0],))
        counted = f"UPDATE files SET {column} = {column} + 1, reason = ? WHERE file = ?"  # noqa: S608
        connection.execute(counted, (reason, row[0]))
        connection.execute("UPDATE runs SET lease = NULL WHERE id = ?", (run,))
        return True

    def fatal_files(self) -> dict[str, str]:
        """Files that intake failed on too often, and why."""
        with self.reading() as connection:
            asked = "SELECT file, reason FROM files WHERE failures >= ? OR kills >= ?"
            return dict(connection.execute(asked, (FAILURES, KILLS)).fetchall())

    # ---- what was given up

    def park(self, parked: Parked) -> None:
        """Keep an input that was given up."""
        values = tuple(getattr(parked, name) for name in _PARKED)
        with self.transaction() as connection:
            connection.execute(
                f"INSERT OR REPLACE INTO parked ({', '.join(_PARKED)}) VALUES ({marks(_PARKED)})",  # noqa: S608
                values,
            )

    def parked(self) -> tuple[Parked, ...]:
        """All that was given up and not tried again since, the oldest first."""
        with self.reading() as connection:
            found = connection.execute(f"SELECT {', '.join(_PARKED)} FROM parked ORDER BY time, key")  # noqa: S608
            return tuple(Parked(**dict(zip(_PARKED, row, strict=True))) for row in found)

    def release(self, keys: Iterable[str]) -> None:
        """Forget that these were given up."""
        with self.transaction() as connection:
            for key in keys:
                connection.execute("DELETE FROM files WHERE file = (SELECT file FROM parked WHERE key = ?)", (key,))
                connection.execute("DELETE FROM parked WHERE key = ?", (key,))


def marks(values: Collection[object]) -> str:
    """Question marks for so many values."""
    return ", ".join("?" * len(values))
