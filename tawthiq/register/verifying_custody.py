"""Is the chain of custody whole? Captures and erasures against the log, the bytes and the texts.

Entries of the log that a tombstone names are taken out of `logged`: their rows are meant to be gone. That is all a
tombstone can excuse, and only one that stands in the log itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import file_digest
from typing import Any

from sqlalchemy import Connection, select

from tawthiq.model import wire
from tawthiq.register import schema
from tawthiq.register.chain import digest
from tawthiq.register.custody import FETCHED, Custody, Erasure
from tawthiq.register.store import Store

AT_ONCE = 200  # captures that are in memory together


def faults(register: Store, connection: Connection, logged: dict[str, dict[str, str]]) -> Iterator[str]:
    """One line for each fault; `logged` loses the entries whose rows were erased."""
    yield from _erasures(register, connection, logged)
    yield from _captures(register, connection, logged.get("capture", {}))
    yield from _archives(register, logged.get("archive", {}))


def _archives(register: Store, logged: dict[str, str]) -> Iterator[str]:
    for name, payload in logged.items():
        place = register.folder / FETCHED / name
        try:
            with place.open("rb") as file:
                if file_digest(file, "sha256").hexdigest() != payload:
                    yield f"archive {name}: its bytes were changed"
        except OSError:
            yield f"archive {name}: is missing"


def _erasures(register: Store, connection: Connection, logged: dict[str, dict[str, str]]) -> Iterator[str]:
    wanted = dict(logged.get("erasure", {}))
    for row in connection.execute(select(schema.erasures).order_by(schema.erasures.c.seq)):
        payload = wanted.pop(row.document, None)
        if payload is None:
            yield f"erasure of {row.document}: is not in the log"
            continue
        if payload != digest(row.json):
            yield f"erasure of {row.document}: was changed"
            continue
        erasure = wire.decode(row.json, Erasure)
        if (row.identity, row.author, row.time) != (erasure.identity, erasure.author, erasure.time):
            yield f"erasure of {row.document}: its columns are not what it says"
        for action, subject in erasure.gone:
            logged.get(action, {}).pop(subject, None)
        for name in erasure.bytes_sha256:
            if register.originals.holds(name) and not _wanted(connection, name):
                yield f"erasure of {row.document}: the original {name} still stands"
    yield from (f"erasure of {name}: is missing" for name in wanted)


def _wanted(connection: Connection, name: str) -> bool:
    """Whether a document that came in later was read from these bytes."""
    table = schema.documents
    return connection.scalar(select(table.c.seq).where(table.c.bytes_sha256 == name).limit(1)) is not None


def _captures(register: Store, connection: Connection, logged: dict[str, str]) -> Iterator[str]:
    wanted = dict(logged)
    documents = schema.documents
    known = {
        row.id: (row.sha256, row.bytes_sha256)
        for row in connection.execute(select(documents.c.id, documents.c.sha256, documents.c.bytes_sha256))
    }
    asked = select(schema.captures).order_by(schema.captures.c.seq)
    for rows in connection.execute(asked).yield_per(AT_ONCE).partitions():
        whole = []
        for row in rows:
            payload = wanted.pop(row.id, None)
            if payload is None:
                yield f"{_shown(row)}: is not in the log"
            elif payload != digest(row.json):
                yield f"{_shown(row)}: was changed"
                continue
            whole.append((row, wire.decode(row.json, Custody)))
        yield from _kept(register, whole, known)
    yield from (f"capture {name[:12]}: is missing" for name in wanted)


def _kept(
    register: Store, captures: Sequence[tuple[Any, Custody]], known: Mapping[str, tuple[str, str]]
) -> Iterator[str]:
    """Whether what captures speak of stands: their columns, the text, and the bytes that are not the document's own."""
    others = {
        custody.sha256 for row, custody in captures if custody.sha256 != known.get(row.document, ("", ""))[1]
    }  # the document's own original is looked at with the document
    faults = register.originals.faults(others)
    for row, custody in captures:
        if (row.id, row.document, row.sha256, row.time) != _columns(custody):
            yield f"{_shown(row)}: its columns are not what it says"
        if not _boxed(custody):
            yield f"{_shown(row)}: its boxes stand on other pages than its words"
        if known.get(row.document, ("", ""))[0] != custody.text_sha256:
            yield f"{_shown(row)}: the text that it speaks of does not stand"
        if custody.sha256 in faults:
            yield f"{_shown(row)}: {faults[custody.sha256]}"


def _shown(row: Any) -> str:
    return f"capture {row.id[:12]} of {row.document}"


def _boxed(custody: Custody) -> bool:
    """Whether each box stands on the page of its words, on a sheet of known size, in the order of the text."""
    sheets, spans = {sheet[0] for sheet in custody.sheets}, {page: (a, b) for a, b, page in custody.pages}
    met = 0
    for box in custody.boxes:
        first, last = spans.get(box.page, (0, 0))
        if not (max(met, first) <= box.start < box.end <= last and box.page in sheets):
            return False
        met = box.end
    return True


def _columns(custody: Custody) -> tuple[str, str, str, str]:
    return custody.id, custody.document, custody.sha256, custody.taken_in
