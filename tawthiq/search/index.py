"""The index and how it is brought up to the register.

1. `Index(register)` stands for `search.sqlite`; `bring_up` reads what came since: reports and readings by their
   numbers, decisions (a corrected claim is found by what it was corrected to), incidents by their hashes.
2. It works in parts, each kept with how far it came: a program that is killed goes on where it was.
3. A search that meets an index behind the register brings it up first; where another program does so, it searches what
   stands. Of two that begin at once one goes on: what is counted over words must not be counted by both.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from tawthiq.model.claim import Claim
from tawthiq.model.decision import Decision
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident
from tawthiq.register import Register
from tawthiq.register.corrections import corrected
from tawthiq.search import tables
from tawthiq.search.concepts import concepts, place_names
from tawthiq.search.digests import answers, mention, origins, spot
from tawthiq.search.passages import passages
from tawthiq.text import edtf
from tawthiq.text.terms import line, readings

_PART = 400
PASSAGE = "passage"
"""The kind of a unit that is no claim."""

_locks: dict[Path, Lock] = {}
_guard = Lock()


class _ElsewhereError(Exception):
    """Another program writes to the index."""


class Index:
    """Words and concepts of a register. Safe to share between threads: each search has a connection of its own."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._folder = register.folder
        with _guard:
            self._lock = _locks.setdefault(self._folder.resolve(), Lock())
        self._known: set[str] | None = None
        self._head: str | None = None  # when `_known` was true
        self._version = 0
        self._ruled: Sequence[Decision] = ()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to what stands."""
        connection = tables.connected(self._folder)
        try:
            yield connection
        finally:
            connection.close()

    def bring_up(self) -> bool:
        """Take in what came since; False where there was nothing, or where another one is at it."""
        head = self._register.revision()
        erased = self._forget_erased()
        with self.reading() as connection:
            if noted(connection, "head") == head:
                return False
            if not self._lock.acquire(timeout=0.05):
                return False
            try:
                self._version = _version(connection)
                if noted(connection, "head") != self._head:
                    self._known = None
                with self._writing(connection):
                    _note(connection, "erasures", erased)
                self._ruled = self._register.carried_decisions()
                self._reports(connection)
                self._decisions(connection)
                self._cases(connection)
                with self._writing(connection):
                    _note(connection, "head", head)
                self._head = head
            except _ElsewhereError:
                self._known = None
                return False
            except sqlite3.OperationalError as error:
                if "locked" in str(error) or "busy" in str(error):
                    return False
                raise
            finally:
                self._lock.release()
        return True

    def _forget_erased(self) -> str:
        """How much was erased from the register; an index with words of it, on a machine where it was not, goes."""
        erased = str(len(self._register.erasures()))
        with self.reading() as connection:
            stale = noted(connection, "documents") is not None and (noted(connection, "erasures") or "0") != erased
        if stale:
            with self._lock:
                tables.forget(self._folder)
        return erased

    @contextmanager
    def _writing(self, connection: sqlite3.Connection) -> Iterator[None]:
        """All of it or nothing, and nothing where another program wrote since this one began to read."""
        with tables.writing(connection):
            if _version(connection) != self._version:
                raise _ElsewhereError
            yield

    def _reports(self, connection: sqlite3.Connection) -> None:
        fresh = self._register.documents_since(int(noted(connection, "documents") or 0))
        read = self._register.readings_since(int(noted(connection, "readings") or 0))
        for name, rows in (("documents", fresh), ("readings", read)):
            for start in range(0, len(rows), _PART):
                part = rows[start : start + _PART]
                self._take_in(connection, [document for _, document in part], (name, str(part[-1][0])))

    def _decisions(self, connection: sqlite3.Connection) -> None:
        known = int(noted(connection, "decisions") or 0)
        every = self._register.decisions()
        if len(every) == known:
            return
        subjects = {name for item in every[known:] for name in item.subjects}
        while True:  # a decision about a decision moves what that one is about
            further = {name for item in every if item.id in subjects for name in item.subjects} - subjects
            if not further:
                break
            subjects |= further
        documents = sorted(self._register.documents_of(subjects))
        self._take_in(connection, documents, ("decisions", str(len(every))))

    def _take_in(self, connection: sqlite3.Connection, documents: Sequence[str], note: tuple[str, str]) -> None:
        """Put reports with their units in the place of what stands of them, and note how far that is."""
        wanted = list(dict.fromkeys(documents))
        reports = self._register.reports_named(wanted)
        told: dict[str, list[Claim]] = {}
        for claim in corrected(self._register.claims_of(wanted), self._ruled):
            told.setdefault(claim.document, []).append(claim)
        with self._writing(connection):
            writer = _Writer(connection, self._forms(connection))
            for name in wanted:
                writer.remove(name)
                if name in reports:
                    writer.add(reports[name], told.get(name, []))
            writer.settle()
            _note(connection, *note)

    def _forms(self, connection: sqlite3.Connection) -> set[str]:
        if self._known is None:
            self._known = {row[0] for row in connection.execute("SELECT form FROM seen")}
        return self._known

    def _cases(self, connection: sqlite3.Connection) -> None:
        standing_now = self._register.incident_hashes()
        kept = dict(connection.execute("SELECT id, sha256 FROM cases"))
        gone = [name for name in kept if name not in standing_now]
        changed = [name for name, own in standing_now.items() if kept.get(name) != own]
        for start in range(0, max(len(gone), len(changed)), _PART):
            part = changed[start : start + _PART]
            incidents = [incident for incident, _ in self._register.incidents_of(part)]
            with self._writing(connection):
                writer = _Writer(connection, self._forms(connection))
                writer.remove_cases([*gone[start : start + _PART], *part])
                for incident in incidents:
                    writer.add_case(incident, standing_now[incident.id])
                writer.settle()


def _version(connection: sqlite3.Connection) -> int:
    """A number that changes with every transaction of another connection."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def noted(connection: sqlite3.Connection, name: str) -> str | None:
    """A note of the index: how far it has come."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else None


def _note(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


class _Writer:
    """Writes rows inside one transaction; what is counted over them is written by `settle`."""

    def __init__(self, connection: sqlite3.Connection, known: set[str]) -> None:
        self._run = connection.execute
        self._many = connection.executemany
        self._known = known
        self._fresh: set[str] = set()
        self._names: set[tuple[str, str]] = set()
        self._counts: Counter[str] = Counter()
        self._numbers: dict[str, int] = {}

    def add(self, document: Document, claims: Sequence[Claim]) -> None:
        """A report and its units."""
        words = self._line(f"{document.title or ''}\n{document.text}")
        number = self._run(
            "INSERT INTO reports (id, published) VALUES (?, ?)", (document.id, document.published)
        ).lastrowid
        self._run("INSERT INTO report_words (rowid, words) VALUES (?, ?)", (number, words))
        for claim in claims:
            self._claim(claim)
        if not claims:
            for passage in passages(document):
                self._names.update(passage.names)
                row = (None, document.id, PASSAGE, passage.first, passage.last)
                self._unit(row, passage.concepts, passage.text, (passage.start, passage.end))

    def _claim(self, claim: Claim) -> None:
        days = edtf.days(claim.when.edtf) if claim.when else None
        first, last = (day.isoformat() for day in days) if days else (None, None)
        told = [claim.quote]
        if claim.where:
            self._names.update(place_names(claim.where))
            told += [claim.where.place, claim.where.place_en or "", *claim.where.within]
        place = (claim.start, claim.end)
        unit = self._unit((claim.id, claim.document, claim.kind, first, last), concepts(claim), " ".join(told), place)
        if claim.where:
            self._run("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (unit, *mention(claim.where)))

    def _unit(self, row: tuple[str | None, ...], told: Sequence[str], words: str, place: tuple[int, int]) -> int:
        number = self._run(
            "INSERT INTO units (claim, document, kind, first, last, concepts, start, end)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, " ".join(told), *place),
        ).lastrowid
        self._run("INSERT INTO unit_words (rowid, words) VALUES (?, ?)", (number, self._line(words)))
        pairs = [(self._number(name), number) for name in dict.fromkeys(told)]
        self._many("INSERT OR IGNORE INTO postings VALUES (?, ?)", pairs)
        self._counts.update(set(told))
        return int(number or 0)

    def _number(self, concept: str) -> int:
        found = self._numbers.get(concept)
        if found is None:
            self._run("INSERT OR IGNORE INTO concepts (name, units) VALUES (?, 0)", (concept,))
            row = self._run("SELECT n FROM concepts WHERE name = ?", (concept,)).fetchone()
            found = self._numbers[concept] = int(row[0])
        return found

    def _line(self, text: str) -> str:
        told = line(text)
        self._fresh.update(word for word in told.split() if word not in self._known)
        return told

    def add_case(self, incident: Incident, sha256: str) -> None:
        """An incident: its code, titles and place; its claims are told of it."""
        days = edtf.days(incident.when.edtf) if incident.when else None
        span = [day.isoformat() for day in days] if days else [None, None]
        where = incident.where
        values = (incident.id, sha256, incident.grade, *span, *spot(where))
        number = self._run(
            "INSERT INTO cases (id, sha256, grade, first, last, place, country, lat, lon, precision)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        ).lastrowid
        self._many(
            "INSERT OR IGNORE INTO origins VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [(number, *r) for r in origins(incident)]
        )
        self._many(
            "INSERT OR IGNORE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [(number, *r) for r in answers(incident)]
        )
        told = [incident.code, incident.title.ar, incident.title.en]
        told += [where.place, where.place_en or "", *where.within] if where else []
        self._run("INSERT INTO case_words (rowid, words) VALUES (?, ?)", (number, self._line(" ".join(told))))
        rows = [(incident.id, incident.grade, claim) for claim in incident.claims]
        self._many("UPDATE units SET incident = ?, grade = ? WHERE claim = ?", rows)

    def remove(self, document: str) -> None:
        """Take out a report with its units."""
        row = self._run("SELECT n FROM reports WHERE id = ?", (document,)).fetchone()
        if row is None:
            return
        self._run("DELETE FROM report_words WHERE rowid = ?", row)
        self._run("DELETE FROM reports WHERE n = ?", row)
        found = self._run("SELECT n, concepts FROM units WHERE document = ?", (document,)).fetchall()
        for number, told in found:
            names = told.split()
            self._run("DELETE FROM unit_words WHERE rowid = ?", (number,))
            self._run("DELETE FROM mentions WHERE unit = ?", (number,))
            pairs = [(self._number(name), number) for name in names]
            self._many("DELETE FROM postings WHERE concept = ? AND unit = ?", pairs)
            self._counts.subtract(set(names))
        self._run("DELETE FROM units WHERE document = ?", (document,))

    def remove_cases(self, ids: Iterable[str]) -> None:
        """Take out incidents; their claims stand under none until one is added."""
        for name in ids:
            row = self._run("SELECT n FROM cases WHERE id = ?", (name,)).fetchone()
            if row is None:
                continue
            self._run("DELETE FROM case_words WHERE rowid = ?", row)
            for table in ("cases", "origins", "answers"):
                self._run(f"DELETE FROM {table} WHERE n = ?", row)  # noqa: S608 - names of our own
            self._run("UPDATE units SET incident = NULL, grade = NULL WHERE incident = ?", (name,))

    def settle(self) -> None:
        """Write the new forms and names and how many units bear each concept."""
        self._many("INSERT OR IGNORE INTO seen VALUES (?)", [(form,) for form in self._fresh])
        pairs = [(r.text, form, int(r.sure)) for form in self._fresh for r in readings(form)]
        self._many("INSERT OR REPLACE INTO forms VALUES (?, ?, ?)", pairs)
        self._many("INSERT OR IGNORE INTO names VALUES (?, ?)", sorted(self._names))
        moved = [(n, name) for name, n in self._counts.items() if n]
        self._many("UPDATE concepts SET units = units + ? WHERE name = ?", moved)
        self._known |= self._fresh
