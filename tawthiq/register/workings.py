"""What resolving keeps between two times, beside the register: `workings.sqlite`. It is no part of the record.

Everything in it follows from the register by rule, and may be deleted: the next resolution then takes longer. It holds
the tellings of each text with the keys they are found by, the pairs that score above zero (links.py), which tellings
stand together, the decisions reckoned with, the figures that the ledger sums with the tolls that it holds them against,
and of which state of the register all this is true.

1. `tellings` are written text by text as they are read; those new or gone since the last resolution are marked, so
   that a killed run goes on where it was.
2. Everything else is written in one transaction when the register holds the incidents (`settle`). Where the register's
   snapshot is not the one that was settled, the next resolution does everything anew.

One program resolves at a time: `Workings.open` waits for the other.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from itertools import chain, islice
from pathlib import Path

from tawthiq.errors import RegisterError
from tawthiq.register import kept_tellings
from tawthiq.register.kept_tellings import Made

FILE = "workings.sqlite"
LOCK = "workings.lock"
SEARCH = "search.sqlite"
"""The index of `tawthiq.search`: it, too, follows from the register and holds words of reports."""
_WAIT = 60.0
_CACHE = 16_384  # kB for each connection, of which each process has one; the system keeps the rest of the file
_WRITER_CACHE = 131_072  # kB for the one that writes: ids and hashes of texts go to any place of their indexes
_WAITING = 16_384  # pages of the log of writes before they are moved to the file, many of them written several times
_PART = 500
_STRETCH = 10_000  # tellings that are settled by one statement
_TOGETHER = 16  # batches of texts in one transaction: what each changes is all over the indexes
_MANY = 20_000  # texts for which the indexes are made after them, in one go
_FORM = "6"
_TABLES = f"""{kept_tellings.TABLES}
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE texts (sha256 TEXT PRIMARY KEY, stamp TEXT NOT NULL, settled INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE decisions (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE links (seq INTEGER PRIMARY KEY, others BLOB NOT NULL);
CREATE TABLE together (seq INTEGER PRIMARY KEY, first INTEGER NOT NULL);
CREATE INDEX together_first ON together (first);
CREATE TABLE figures (incident TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE tolls (position INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE toll_places (place TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (place, position)) WITHOUT ROWID;
"""
_ALL = ("meta", "texts", "decisions", "tellings", "keys", "links", "together", "figures", "tolls", "toll_places")
Moved = tuple[bytes | None, bytes | None]
"""What the ledger kept of an incident, and what it keeps now; None where there is nothing."""


class Workings:
    """Open with `Workings.open(folder)` in a `with` block."""

    def __init__(self, connection: sqlite3.Connection, lock: sqlite3.Connection | None) -> None:
        self.connection = connection
        self._lock = lock

    @classmethod
    @contextmanager
    def open(cls, folder: Path) -> Iterator["Workings"]:
        """The workings of a register, made anew where they are missing, of another form or damaged."""
        lock = _locked(folder)
        try:
            connection = _usable(folder / FILE)
            connection.execute(f"PRAGMA cache_size=-{_WRITER_CACHE}")
            connection.execute(f"PRAGMA wal_autocheckpoint={_WAITING}")
            try:
                yield cls(connection, lock)
            finally:
                connection.close()
        finally:
            lock.close()

    @classmethod
    def forget(cls, folder: Path) -> None:
        """Delete what is kept, words of reports among it: for an erasure. The next resolution does everything anew."""
        lock = _locked(folder)
        try:
            for name in (FILE, SEARCH):
                for ending in ("", "-wal", "-shm"):
                    (folder / f"{name}{ending}").unlink(missing_ok=True)
        except OSError as error:
            raise RegisterError(f"{folder / FILE}: cannot be deleted ({error.strerror}). Delete it by hand") from error
        finally:
            lock.close()

    @classmethod
    def reading(cls, folder: Path) -> "Workings":
        """To read what was committed, from another process."""
        return cls(_connected(folder / FILE), None)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it or nothing."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.commit()

    def note(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def noted(self, name: str) -> str | None:
        """The value kept under a name."""
        row = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def stamps(self) -> dict[str, str]:
        """Of each text (by its hash) what its tellings were made from."""
        return dict(self.connection.execute("SELECT sha256, stamp FROM texts"))

    def unsettled(self) -> list[str]:
        """Texts that were told again since the last resolution."""
        return [row[0] for row in self.connection.execute("SELECT sha256 FROM texts WHERE settled = 0")]

    def clear(self) -> None:
        """Forget everything."""
        for table in _ALL:
            self.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own

    def put_texts(self, batches: Iterable[Sequence[Made]], texts: int) -> None:
        """Put the tellings of so many texts, batch by batch, in the place of those that stand; equal ones stay as they
        are. Where the batches end before their time, at most the last ones are told again.
        """
        source, stamps = iter(batches), self.stamps()
        with self._indexed_after() if not stamps and texts >= _MANY else nullcontext():
            while (some := next(source, None)) is not None:
                with self.transaction():
                    for batch in chain((some,), islice(source, _TOGETHER - 1)):
                        kept_tellings.put(self.connection, batch, stamps)

    @contextmanager
    def _indexed_after(self) -> Iterator[None]:
        """Without indexes of tellings until the end. Of a killed program they are made when the next one opens."""
        kept_tellings.leave_unindexed(self.connection)
        try:
            yield
        finally:
            kept_tellings.index(self.connection)

    def seqs(self, state: int) -> list[int]:
        """Numbers of the tellings in a state."""
        return [row[0] for row in self.connection.execute("SELECT seq FROM tellings WHERE state = ?", (state,))]

    def count(self) -> int:
        """How many tellings stand."""
        return int(self.connection.execute("SELECT count(*) FROM tellings WHERE state <> 2").fetchone()[0])

    def rows(self, columns: str, values: Iterable[object], column: str = "seq") -> Iterator[tuple]:  # type: ignore[type-arg]
        """Columns of tellings by number, or by another column."""
        yield from self.chosen(f"SELECT {columns} FROM tellings WHERE {column} IN", values)  # noqa: S608

    def chosen(self, statement: str, values: Iterable[object]) -> Iterator[tuple]:  # type: ignore[type-arg]
        """Rows of a statement that ends in IN, for as many values as there are."""
        wanted = list(values)
        for start in range(0, len(wanted), _PART):
            part = wanted[start : start + _PART]
            yield from self.connection.execute(f"{statement} ({','.join('?' * len(part))})", part)

    def put_figures(self, figures: Iterable[tuple[str, bytes]]) -> list[Moved]:
        """What the ledger keeps of incidents, by their ids, in the place of what stands; returns what is new of it."""
        found = dict(figures)
        stood: dict[str, bytes] = dict(self.chosen("SELECT incident, body FROM figures WHERE incident IN", found))
        fresh = {name: body for name, body in found.items() if stood.get(name) != body}
        self.connection.executemany("INSERT OR REPLACE INTO figures VALUES (?, ?)", fresh.items())
        return [(stood.get(name), body) for name, body in fresh.items()]

    def drop_figures(self, incidents: Iterable[str]) -> list[Moved]:
        """Forget what the ledger keeps of these; returns what it was."""
        names = list(incidents)
        gone: list[Moved] = [(row[0], None) for row in self.chosen("SELECT body FROM figures WHERE incident IN", names)]
        self.connection.executemany("DELETE FROM figures WHERE incident = ?", ((name,) for name in names))
        return gone

    def put_tolls(self, tolls: Iterable[tuple[bytes, Sequence[str]]]) -> None:
        """The tolls of the ledger in the order of its rows, each with the names of its area, for all that stand."""
        self.connection.execute("DELETE FROM tolls")
        self.connection.execute("DELETE FROM toll_places")
        for position, (body, places) in enumerate(tolls):
            self.connection.execute("INSERT INTO tolls VALUES (?, ?)", (position, body))
            rows = ((place, position) for place in dict.fromkeys(places))
            self.connection.executemany("INSERT INTO toll_places VALUES (?, ?)", rows)

    def tolls_at(self, places: Iterable[str]) -> list[tuple[int, bytes]]:
        """The tolls of areas of these names, with their positions."""
        found = {row[0] for row in self.chosen("SELECT position FROM toll_places WHERE place IN", places)}
        return list(self.chosen("SELECT position, body FROM tolls WHERE position IN", sorted(found)))

    def move_toll(self, position: int, body: bytes) -> None:
        """Put a toll in the place of the one at its position."""
        self.connection.execute("UPDATE tolls SET body = ? WHERE position = ?", (body, position))

    def settle(self, notes: dict[str, str]) -> None:
        """What was new stands, what was gone is forgotten (call it inside a transaction)."""
        run = self.connection.execute
        for table in ("keys", "together"):
            run(f"DELETE FROM {table} WHERE seq IN (SELECT seq FROM tellings WHERE state = 2)")  # noqa: S608
        run("DELETE FROM tellings WHERE state = 2")
        # One statement for all would keep every page that it changes in memory, to be able to take itself back.
        last = run("SELECT COALESCE(MAX(seq), 0) FROM tellings").fetchone()[0]
        for start in range(1, last + 1, _STRETCH):
            run("UPDATE tellings SET state = 0 WHERE state = 1 AND seq BETWEEN ? AND ?", (start, start + _STRETCH - 1))
        run("UPDATE texts SET settled = 1 WHERE settled = 0")
        for name, value in notes.items():
            self.note(name, value)


def unpacked(blob: bytes) -> "array[int]":
    """64-bit integers from their bytes."""
    found = array("q")
    found.frombytes(blob)
    return found


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=_WAIT)
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", f"cache_size=-{_CACHE}", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _usable(path: Path) -> sqlite3.Connection:
    connection: sqlite3.Connection | None = None
    try:
        connection = _connected(path)
        if connection.execute("PRAGMA user_version").fetchone()[0] == int(_FORM):
            kept_tellings.index(connection)
            return connection
        has_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        connection.close()
        if has_tables:
            _delete(path)
    except sqlite3.DatabaseError:
        if connection is not None:
            connection.close()
        _delete(path)
    connection = _connected(path)
    connection.executescript(f"BEGIN;{_TABLES}PRAGMA user_version = {_FORM};COMMIT;")
    kept_tellings.index(connection)
    return connection


def _delete(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def _locked(folder: Path) -> sqlite3.Connection:
    """A lock that ends with the process, however it ends: an open transaction on a file of its own."""
    lock = sqlite3.connect(folder / LOCK, isolation_level=None, timeout=_WAIT)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        raise RegisterError(
            f"{folder}: another program is working out its incidents. Wait for it to end, then run this again"
        ) from error
    return lock
