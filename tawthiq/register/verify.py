"""Is the register whole? Every check names each fault in one line; no line means whole.

1. The database file itself, and the guards that keep its record append-only.
2. The log's chain, and that its head is not older than the one last seen (`log.head` beside the database).
3. Each document: text against its hash, original bytes against theirs, the row against the log.
4. Each reading of a document: all its claims there and as they were logged; each claim's id, words and offsets, and
   the words and offsets of everything nested in it, against the text.
5. Each capture: its row against the log, the bytes that it speaks of, the text that was made of them.
6. Issues, decisions, runs and the computed snapshot against the log: none changed, none missing, none slipped in.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from tawthiq.model import wire
from tawthiq.model.claim import Claim, claim_id
from tawthiq.model.decision import Decision
from tawthiq.model.document import text_hash
from tawthiq.register import chain, dialect, rows, schema, snapshot, verifying_custody
from tawthiq.register.chain import LogEntry, digest
from tawthiq.register.grounding import ungrounded
from tawthiq.register.packs import FOLDER, alias_faults
from tawthiq.register.store import Store

AT_ONCE = 200  # documents or readings that are in memory together

Logged = dict[str, dict[str, str]]
"""Payloads by action and subject."""


def verify(register: Store) -> tuple[str, ...]:
    """Every fault of the register, one line each; empty when it is whole."""
    return tuple(faults(register))


def faults(register: Store) -> Iterator[str]:
    """The same as they are found."""
    with register.reading() as connection:
        yield from faults_in(register, connection)


def faults_in(register: Store, connection: Connection) -> Iterator[str]:
    """The same as a connection sees the register, what its transaction has not committed yet included."""
    yield from (f"database: {fault}" for fault in dialect.faults_of_file(connection))
    yield from (f"database: the guard {name} is missing" for name in dialect.missing_guards(connection))
    entries = [LogEntry(*row) for row in connection.execute(select(schema.log).order_by(schema.log.c.seq))]
    yield from chain.faults(entries)
    yield from _head_faults(register, entries)
    logged: Logged = {}
    for entry in entries:
        logged.setdefault(entry.action, {})[entry.subject] = entry.payload
    yield from verifying_custody.faults(register, connection, logged)
    yield from _documents(register, connection, logged.get("document", {}))
    yield from _readings(connection, logged.get("claims", {}))
    yield from _record(connection, logged)
    yield from _packs(register, logged.get("places", {}))
    if logged.get("incidents", {}).get("snapshot") not in (None, snapshot.payload_in(connection)):
        yield "incidents: the snapshot is not the one that was logged. Run tawthiq run again to recompute it"
    yield from _incidents(connection)


def _incidents(connection: Connection) -> Iterator[str]:
    table = schema.incidents
    for row in connection.execute(select(table.c.id, table.c.sha256, table.c.json)).yield_per(200):
        if digest(row.json) != row.sha256:
            yield f"incident {row.id}: its row was changed"


def _head_faults(register: Store, entries: list[LogEntry]) -> Iterator[str]:
    seen = register.seen_head()
    if seen is None:
        return
    seq, own = seen
    by_seq = {entry.seq: entry.hash for entry in entries}
    if by_seq.get(seq) != own:
        yield f"log: entry {seq}, seen before, is {'not the same' if seq in by_seq else 'missing'}"


def _packs(register: Store, logged: dict[str, str]) -> Iterator[str]:
    for name, payload in logged.items():
        place = register.folder / FOLDER / name
        if not place.exists():
            yield f"place pack {name}: is missing"
        elif sha256(place.read_bytes()).hexdigest() != payload:
            yield f"place pack {name}: was changed"
    yield from (
        f"place pack {name}: was changed. Delete it: it is made again" for name in alias_faults(register.folder)
    )


def _documents(register: Store, connection: Connection, logged: dict[str, str]) -> Iterator[str]:
    wanted = dict(logged)
    asked = select(schema.documents).order_by(schema.documents.c.seq)
    for some in connection.execute(asked).yield_per(AT_ONCE).partitions():
        faults = register.originals.faults([row.bytes_sha256 for row in some])
        for row in some:
            if text_hash(row.text) != row.sha256:
                yield f"document {row.id}: its text was changed"
            payload = wanted.pop(row.id, None)
            if payload is None:
                yield f"document {row.id}: is not in the log"
            elif payload != rows.document_payload(rows.document_of(row), row.sha256, row.added):
                yield f"document {row.id}: its row was changed"
            if row.bytes_sha256 in faults:
                yield f"document {row.id}: {faults[row.bytes_sha256]}"
    yield from (f"document {name}: is missing" for name in wanted)


def _readings(connection: Connection, logged: dict[str, str]) -> Iterator[str]:
    wanted = dict(logged)
    table = schema.generations
    readings = connection.execute(select(table).order_by(table.c.seq)).all()
    for at in range(0, len(readings), AT_ONCE):
        some = readings[at : at + AT_ONCE]
        texts, claims = _read_of(connection, {reading.document for reading in some})
        for reading in some:
            found = claims.get((reading.document, reading.generation), [])
            name = f"{reading.document}#{reading.generation}"
            yield from _reading(reading, found, wanted.pop(name, None))
            yield from _claims(texts.get(reading.document), reading.document, found)
    yield from (f"claims of {name}: are missing" for name in wanted)
    yield from _strays(connection)


def _read_of(
    connection: Connection, documents: Iterable[str]
) -> tuple[dict[str, str], dict[tuple[str, int], list[Any]]]:
    """Texts by document, and rows of claims by document and generation, in their order."""
    names = sorted(documents)
    told, table = schema.documents, schema.claims
    texts = {row.id: row.text for row in connection.execute(select(told.c.id, told.c.text).where(told.c.id.in_(names)))}
    claims: dict[tuple[str, int], list[Any]] = {}
    for row in connection.execute(select(table).where(table.c.document.in_(names)).order_by(table.c.position)):
        claims.setdefault((row.document, row.generation), []).append(row)
    return texts, claims


def _reading(reading: Any, found: list[Any], payload: str | None) -> Iterator[str]:
    name = f"{reading.document}#{reading.generation}"
    if payload is None:
        yield f"claims of {name}: are not in the log"
    if len(found) != reading.claims:
        yield f"claims of {name}: {len(found)} stand, {reading.claims} were added"
    elif payload is not None and payload != rows.claims_payload(reading.pipeline_version, [row.json for row in found]):
        yield f"claims of {name}: were changed"


def _claims(text: str | None, document: str, found: list[Any]) -> Iterator[str]:
    if text is None:
        if found:
            yield f"claims of {document}: their document is missing"
        return
    sha256 = text_hash(text)
    for row in found:
        shown = f"claim {row.id[:12]} of {document}"
        try:
            claim = wire.decode(row.json, Claim)
        except ValueError as error:
            yield f"{shown}: cannot be read ({error})"
            continue
        if row.id != claim.id or claim_id(sha256, claim) != claim.id:
            yield f"{shown}: its id is not what it says"
        if rows.claim_values(claim, row.generation, row.position) != _as_values(row):
            yield f"{shown}: its columns are not what it says"
        yield from (f"{shown}: {fault}" for fault in ungrounded(claim, text))


def _as_values(row: Any) -> dict[str, Any]:
    return {name: value for name, value in row._mapping.items() if name != "seq"}


def _strays(connection: Connection) -> Iterator[str]:
    claims, readings = schema.claims, schema.generations
    same = (claims.c.document == readings.c.document) & (claims.c.generation == readings.c.generation)
    asked = select(claims.c.id, claims.c.document).outerjoin(readings, same).where(readings.c.seq.is_(None))
    for row in connection.execute(asked):
        yield f"claim {row.id[:12]} of {row.document}: belongs to no reading"


def _record(connection: Connection, logged: Logged) -> Iterator[str]:
    yield from _hashed(connection, schema.issues, "identity", "issue", logged)
    yield from _hashed(connection, schema.decisions, "id", "decision", logged)
    yield from _hashed(connection, schema.filings, "id", "filing", logged)
    runs, ends = schema.runs, schema.run_ends
    started = {
        row.id: digest(row.id, row.started, row.pipeline_version, row.engine, row.inputs)
        for row in connection.execute(select(runs))
    }
    yield from _compared("run", started, logged.get("run", {}))
    ended = {row.run: digest(row.run, row.ended, row.status, row.json) for row in connection.execute(select(ends))}
    yield from _compared("end of run", ended, logged.get("run_end", {}))
    yield from _decision_subjects(connection)
    yield from _names_and_changes(connection, logged)


def _decision_subjects(connection: Connection) -> Iterator[str]:
    table = schema.decision_subjects
    about: dict[str, list[str]] = {}
    for row in connection.execute(select(table).order_by(table.c.decision, table.c.position)):
        about.setdefault(row.decision, []).append(row.subject)
    for text in connection.execute(select(schema.decisions.c.json)).scalars():
        decision = wire.decode(text, Decision)
        if about.get(decision.id, []) != list(decision.subjects):
            yield f"decision {decision.id}: its subjects were changed"


def _names_and_changes(connection: Connection, logged: Logged) -> Iterator[str]:
    names = connection.execute(select(schema.incident_names)).all()
    given = {row.id: digest(row.id, row.code, row.time) for row in names}
    yield from _compared("incident name", given, logged.get("name", {}))
    table = schema.incident_changes
    moved: dict[str, list[tuple[str | None, ...]]] = {}
    for row in connection.execute(select(table).order_by(table.c.seq)):
        moved.setdefault(row.time, []).append((row.incident, row.change, row.before, row.after))
    found = {time: snapshot.changes_payload(changes) for time, changes in moved.items()}
    yield from _compared("incident changes of", found, logged.get("changes", {}))


def _hashed(connection: Connection, table: Any, key: str, action: str, logged: Logged) -> Iterator[str]:
    found = {row._mapping[key]: digest(row.json) for row in connection.execute(select(table))}
    yield from _compared(action, found, logged.get(action, {}))


def _compared(noun: str, found: dict[str, str], logged: dict[str, str]) -> Iterator[str]:
    for name, payload in found.items():
        if name not in logged:
            yield f"{noun} {name[:40]}: is not in the log"
        elif logged[name] != payload:
            yield f"{noun} {name[:40]}: was changed"
    yield from (f"{noun} {name[:40]}: is missing" for name in logged if name not in found)
