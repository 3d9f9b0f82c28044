"""The file of the index: `search.sqlite` beside the register, no part of the record.

It follows from the register by rule and may be deleted: the next search makes it anew. Words stand in FTS5 tables as
folded terms (text.terms); `forms` leads from what a word may be read as to the forms that stand in the reports;
`postings` holds the concepts of each unit. A unit is a claim, or a passage of a report that no claim was read from.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tawthiq.register.workings import SEARCH as FILE

_FORM = 3
_WAIT = 15.0
_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reports (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, published TEXT);
CREATE TABLE units (
    n INTEGER PRIMARY KEY, claim TEXT, document TEXT NOT NULL, kind TEXT NOT NULL, first TEXT, last TEXT,
    incident TEXT, grade TEXT, concepts TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL);
CREATE INDEX units_claim ON units (claim);
CREATE INDEX units_document ON units (document);
CREATE INDEX units_incident ON units (incident);
CREATE INDEX units_days ON units (first, last);
CREATE TABLE cases (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, grade TEXT NOT NULL, first TEXT, last TEXT,
    place TEXT, country TEXT, lat REAL, lon REAL, precision TEXT);
CREATE TABLE origins (
    n INTEGER, origin TEXT, name TEXT NOT NULL, kind TEXT NOT NULL, party TEXT, parent TEXT, grouped INTEGER,
    revised INTEGER NOT NULL, PRIMARY KEY (n, origin)) WITHOUT ROWID;
CREATE INDEX origins_origin ON origins (origin, name, kind, party, parent, grouped, revised);
CREATE INDEX origins_parent ON origins (parent, n);
CREATE TABLE answers (
    n INTEGER, party TEXT, alleged INTEGER NOT NULL, admitted INTEGER NOT NULL, denied INTEGER NOT NULL,
    answer TEXT NOT NULL, killed_min INTEGER, killed_max INTEGER, PRIMARY KEY (n, party)) WITHOUT ROWID;
CREATE INDEX answers_party ON answers (party, alleged, admitted, denied, answer);
CREATE TABLE mentions (
    unit INTEGER PRIMARY KEY, place TEXT NOT NULL, name TEXT NOT NULL, english TEXT, within TEXT NOT NULL, country TEXT,
    place_id TEXT, precision TEXT, quote TEXT, alternatives INTEGER NOT NULL);
CREATE INDEX mentions_place ON mentions (place, country, name, place_id, alternatives);
CREATE INDEX cases_place ON cases (place, country, first);
CREATE VIRTUAL TABLE report_words USING fts5(words, tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE unit_words USING fts5(words, tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE case_words USING fts5(words, tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE report_terms USING fts5vocab(report_words, row);
CREATE TABLE forms (reading TEXT, form TEXT, sure INTEGER NOT NULL, PRIMARY KEY (reading, form)) WITHOUT ROWID;
CREATE TABLE seen (form TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE concepts (n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, units INTEGER NOT NULL);
CREATE TABLE postings (concept INTEGER, unit INTEGER, PRIMARY KEY (concept, unit)) WITHOUT ROWID;
CREATE TABLE names (name TEXT, concept TEXT, PRIMARY KEY (name, concept)) WITHOUT ROWID;
"""


def connected(folder: Path) -> sqlite3.Connection:
    """The file, made where there is none, made anew where it is of another form or damaged."""
    path = folder / FILE
    try:
        connection = _opened(path)
        form = connection.execute("PRAGMA user_version").fetchone()[0]
        if form == _FORM:
            return connection
        has_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if has_tables:
            connection.close()
            forget(folder)
            connection = _opened(path)
    except sqlite3.DatabaseError:
        forget(folder)
        connection = _opened(path)
    with writing(connection):
        if connection.execute("PRAGMA user_version").fetchone()[0] != _FORM:  # another program may have been faster
            for statement in _TABLES.split(";\n"):
                if statement.strip():
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_FORM}")
    return connection


def forget(folder: Path) -> None:
    """Delete the index: for an erasure, since words of reports stand in it."""
    for ending in ("", "-wal", "-shm"):
        (folder / f"{FILE}{ending}").unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=_WAIT, check_same_thread=False)
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "mmap_size=536870912", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All of it or nothing, one writer at a time."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
