"""The tellings of texts as the workings keep them, with the keys that they are found by.

A telling has a number for as long as it is kept, and a state: it stands since the last resolution, came after it, or is
gone since. What came and what is gone is marked, so that a killed run goes on where it was.
"""

import sqlite3
from collections.abc import Container, Iterable, Sequence
from itertools import count

from tawthiq.records import Record

STANDS, FRESH, GONE = 0, 1, 2
TABLES = """
CREATE TABLE tellings (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL, sha256 TEXT NOT NULL, sort TEXT NOT NULL, state INTEGER NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL, seeking INTEGER NOT NULL, document TEXT NOT NULL,
    claims TEXT NOT NULL, aside INTEGER NOT NULL, body BLOB NOT NULL);
CREATE TABLE keys (seq INTEGER PRIMARY KEY, keys BLOB NOT NULL);
"""
_INDEXES = {
    "tellings_text": "tellings (sha256)",
    "tellings_id": "tellings (id)",
    "tellings_document": "tellings (document)",
    "tellings_first": "tellings (first)",
    "tellings_state": "tellings (state) WHERE state <> 0",
    "tellings_claims": "tellings (seq, state, id, claims)",
}
_COLUMNS = "id, sort, first, last, seeking, document, claims, aside, body"
_INSERT = f"INSERT INTO tellings (seq, sha256, state, {_COLUMNS}) VALUES ({', '.join('?' * 12)})"  # noqa: S608


class Kept(Record, frozen=True):
    """A telling as it is kept: `body` holds its features, `keys` its keys (64-bit integers, rising).

    `sort` orders tellings canonically; `first`, `last` bound the days of its keys (0 without); `claims` are ids joined
    by spaces; `aside`: 1 for only the news of a day beside the harm that its report tells, 2 for that of nobody hurt.
    """

    id: str
    sort: str
    first: int
    last: int
    seeking: bool
    document: str
    claims: str
    aside: int
    body: bytes
    keys: bytes


class Made(Record, frozen=True):
    """The tellings of one text; `stamp` says what they were made from."""

    sha256: str
    stamp: str
    told: tuple[Kept, ...]


def index(connection: sqlite3.Connection) -> None:
    """Make the indexes that are missing."""
    for name, columns in _INDEXES.items():
        connection.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {columns}")


def leave_unindexed(connection: sqlite3.Connection) -> None:
    """Do without indexes: to make them after many tellings takes less than to keep them meanwhile."""
    for name in _INDEXES:
        connection.execute(f"DROP INDEX IF EXISTS {name}")


def put(connection: sqlite3.Connection, batch: Sequence[Made], known: Container[str]) -> None:
    """Put the tellings of texts in the place of those that stand; equal ones stay as they are.

    `known` are the hashes of texts of which tellings may stand.
    """
    last = connection.execute("SELECT COALESCE(MAX(seq), 0) FROM tellings").fetchone()[0]
    fresh = ((text.sha256, kept) for text in batch for kept in _fresh(connection, text, known))
    rows, keys = [], []
    for seq, (sha256, kept) in zip(count(last + 1), fresh, strict=False):
        rows.append((seq, sha256, FRESH, *_row(kept)))
        keys.append((seq, kept.keys))
    connection.executemany(_INSERT, rows)
    connection.executemany("INSERT INTO keys VALUES (?, ?)", keys)
    stamped = ((text.sha256, text.stamp) for text in batch)
    connection.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?, 0)", stamped)


def _fresh(connection: sqlite3.Connection, text: Made, known: Container[str]) -> Iterable[Kept]:
    """The tellings of a text that do not stand yet; those that stand and are told no more go."""
    if text.sha256 not in known:
        return text.told
    found = connection.execute(f"SELECT seq, state, {_COLUMNS} FROM tellings WHERE sha256 = ?", (text.sha256,))  # noqa: S608
    standing = {tuple(row[2:]): (row[0], row[1]) for row in found if row[1] != GONE}
    fresh = [kept for kept in text.told if standing.pop(_row(kept), None) is None]
    for seq, state in standing.values():
        if state == FRESH:  # came after the last resolution and is gone before the next: nobody knows it
            connection.execute("DELETE FROM tellings WHERE seq = ?", (seq,))
            connection.execute("DELETE FROM keys WHERE seq = ?", (seq,))
        else:
            connection.execute("UPDATE tellings SET state = ? WHERE seq = ?", (GONE, seq))
    return fresh


def _row(kept: Kept) -> tuple[object, ...]:
    """What is kept of a telling in the order of its columns."""
    days = (kept.first, kept.last, int(kept.seeking))
    return kept.id, kept.sort, *days, kept.document, kept.claims, kept.aside, kept.body
