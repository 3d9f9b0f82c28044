"""`people.sqlite` in a register's folder: a file of its own that only its owner may read.

It is apart from the record so that a copy of the record, an export or a dossier never carries a password's hash or the
address of somebody who wrote in. A register without this file has no accounts.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tawthiq.errors import RegisterError

FILE = "people.sqlite"
_BUSY = 10.0  # seconds until another writer is given up on
_TABLES = """
CREATE TABLE IF NOT EXISTS accounts (
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL UNIQUE, role TEXT NOT NULL,
  password TEXT NOT NULL, disabled INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL, changed TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS sessions (
  secret TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES accounts (id), begun REAL NOT NULL, seen REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS contacts (
  document TEXT PRIMARY KEY, contact TEXT NOT NULL, kept_by TEXT NOT NULL, time TEXT NOT NULL
) STRICT;
"""


class PeopleFile:
    """The file; a connection for each act, so that threads and programs may share it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    @property
    def exists(self) -> bool:
        """Whether there is one."""
        return self.path.exists()

    def make(self) -> None:
        """Make it, readable by its owner alone."""
        if not self.path.parent.is_dir():
            raise RegisterError(f"{self.path.parent}: no register there. Make one with tawthiq run INPUT")
        self.path.touch(mode=0o600, exist_ok=True)
        self.path.chmod(0o600)
        with self.open() as connection:
            connection.executescript(_TABLES)

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """A connection; what is done in it is kept when the block ends well. Raises RegisterError in one line."""
        try:
            with closing(sqlite3.connect(self.path, timeout=_BUSY)) as connection, connection:
                connection.row_factory = sqlite3.Row
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA secure_delete = ON")  # what was taken out leaves no bytes behind
                yield connection
        except sqlite3.OperationalError as error:
            raise RegisterError(f"{self.path}: cannot be used ({error}). Check its permissions") from error


def now() -> str:
    """The present in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
