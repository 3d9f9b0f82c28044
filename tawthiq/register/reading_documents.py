"""Reading documents and claims."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from tawthiq.errors import RegisterError
from tawthiq.model import wire
from tawthiq.model.claim import ENTERED, Claim
from tawthiq.model.document import Document
from tawthiq.register import rows, schema
from tawthiq.register.identity import standing_id
from tawthiq.register.reading_custody import CustodyReading
from tawthiq.register.records import ClaimFilter, DocumentIdentity, Page, StoredClaim, StoredDocument
from tawthiq.text.folding import fold

_D, _G, _C = schema.documents, schema.generations, schema.claims


def _latest(document: Any) -> Any:
    """The number of the latest reading of a document, looked up by index for each row.

    A join with the grouped readings would be reckoned over the whole register before the first row came out.
    """
    readings = _G.alias()
    return (
        select(func.max(readings.c.generation)).where(readings.c.document == document).correlate_except(readings)
    ).scalar_subquery()


def holds(column: Any, q: str) -> ColumnElement[bool]:
    """The folded column holds every word of the query, in any order."""
    words = fold(q).split()
    return and_(*(column.contains(word, autoescape=True) for word in words))


class DocumentsReading(CustodyReading):
    """Documents and claims as records."""

    def documents(self, offset: int = 0, limit: int = 50, q: str | None = None) -> Page[StoredDocument]:
        """Documents in the order they came in; `q` asks for words of title and text, folded."""
        if q and q.strip():
            return self.documents_numbered(self.documents_holding(q), offset, limit)
        with self.reading() as connection:
            asked = select(_D.c.seq).order_by(_D.c.seq).offset(offset).limit(limit)  # chosen without their texts
            rows = _numbered(connection, connection.execute(asked).scalars().all())
            return Page(rows, connection.scalar(select(func.count()).select_from(_D)) or 0, offset)

    def documents_holding(self, q: str) -> tuple[int, ...]:
        """The numbers of the documents that hold these words, in their order: every text is looked through once."""
        asked = select(_D.c.seq).where(holds(_D.c.folded, q)).order_by(_D.c.seq)
        with self.reading() as connection:
            return tuple(connection.execute(asked).scalars())

    def documents_taken_from(self, folder: str, since: str) -> tuple[int, ...]:
        """The numbers of the documents whose originals came, since then, out of a folder that was read, in order."""
        taken = schema.captures
        name = taken.c.json.contains(f'"name":"{folder}/', autoescape=True)
        asked = select(_D.c.seq).join(taken, taken.c.document == _D.c.id).where(taken.c.time >= since, name)
        with self.reading() as connection:
            return tuple(connection.execute(asked.distinct().order_by(_D.c.seq)).scalars())

    def read_last(self, q: str, before: str | None = None) -> dict[str, str]:
        """When each document that holds these words was read last, by its id; `before` leaves out those read since."""
        read = select(_D.c.id, _G.c.time).select_from(_D.join(_G, _last_reading()))
        asked = read.where(holds(_D.c.folded, q)).order_by(_D.c.seq)
        if before is not None:
            asked = asked.where(_G.c.time < before)
        with self.reading() as connection:
            return {row.id: row.time for row in connection.execute(asked)}

    def documents_numbered(self, seqs: Sequence[int], offset: int, limit: int) -> Page[StoredDocument]:
        """A part of the documents of these numbers."""
        with self.reading() as connection:
            return Page(_numbered(connection, seqs[offset : offset + limit]), len(seqs), offset)

    def document(self, id: str) -> StoredDocument:
        """One document. Raises RegisterError where there is none of this id."""
        with self.reading() as connection:
            row = connection.execute(_documents_query().where(_D.c.id == id)).first()
        if row is None:
            raise self.no_document(id)
        return _stored(row)

    def document_identities(self) -> tuple[DocumentIdentity, ...]:
        """The names by which each document can be called, in the order in which they came in."""
        asked = select(_D.c.id, _D.c.sha256, _D.c.bytes_sha256, _D.c.url).order_by(_D.c.seq)
        with self.reading() as connection:
            return tuple(DocumentIdentity(*row) for row in connection.execute(asked))

    def all_documents(self) -> Iterator[Document]:
        """Every document, in the order they came in."""
        with self.reading() as connection:
            for row in connection.execute(select(_D).order_by(_D.c.seq)).yield_per(500):
                yield rows.document_of(row)

    def documents_like(self, document: Document) -> Iterator[Document]:
        """Documents that can be the same text: about as long, within four days of it or undated."""
        length = func.length(_D.c.text)
        near = length.between(len(document.text) * 2 // 3, len(document.text) * 3 // 2 + 1)
        asked = select(_D).where(near, _D.c.id != document.id)
        if document.published:
            day = date.fromisoformat(document.published[:10])
            first, last = (day + timedelta(days=n) for n in (-4, 5))
            # PostgreSQL takes no collation, which days as text have, inside BETWEEN
            dated = and_(_D.c.published >= first.isoformat(), _D.c.published <= last.isoformat())
            asked = asked.where(or_(dated, _D.c.published.is_(None)))
        with self.reading() as connection:
            for row in connection.execute(asked.order_by(_D.c.seq)).yield_per(500):
                yield rows.document_of(row)

    def original(self, id: str) -> bytes:
        """The bytes that the document was read from."""
        digest = self.document(id).bytes_sha256
        if digest is None:
            raise RegisterError(f"{id}: came without its original")
        return self.originals.read(digest)

    def reading_version(self, id: str) -> str | None:
        """The pipeline version that a document was last read under; None where never."""
        asked = select(_G.c.pipeline_version).where(_G.c.document == id).order_by(_G.c.generation.desc()).limit(1)
        with self.reading() as connection:
            return connection.scalar(asked)

    def known_id(self, document: Document) -> str | None:
        """The id under which this very page stands already, if it does."""
        with self.reading() as connection:
            return standing_id(connection, document)

    def read_before(self, version: str) -> Iterator[Document]:
        """Documents whose latest reading is of another version, or that were never read."""
        readings = _documents_query().subquery()
        other = or_(readings.c.pipeline_version.is_(None), readings.c.pipeline_version != version)
        with self.reading() as connection:
            ids = connection.execute(select(readings.c.id).where(other).order_by(readings.c.seq)).scalars().all()
        for name in ids:  # one by one: a cursor held open while others write would keep the write-ahead log growing
            yield self.document(name).document

    def texts_read_under(self, version: str, most: int) -> Iterator[bytes]:
        """Hashes of the texts that were read under this version, so many at most."""
        readings = _documents_query().subquery()
        asked = select(readings.c.sha256).where(readings.c.pipeline_version == version).limit(most)
        with self.reading() as connection:
            for found in connection.execute(asked).scalars():
                yield bytes.fromhex(found)

    def claims_of_document(self, id: str, every_reading: bool = False) -> tuple[StoredClaim, ...]:
        """The claims of a document in text order; with `every_reading` those of earlier readings as well."""
        asked = ClaimFilter(document=id, current=not every_reading)
        with self.reading() as connection:
            return tuple(_claims(connection, _claims_query(asked)))

    def claim(self, id: str) -> StoredClaim:
        """One claim, from its latest reading. Raises RegisterError where there is none of this id."""
        with self.reading() as connection:
            asked = _claims_query(ClaimFilter(current=False)).where(_C.c.id == id).order_by(None)
            found = list(_claims(connection, asked.order_by(_C.c.seq.desc()).limit(1)))
        if not found:
            raise RegisterError(f"{id}: no such claim in {self.shown}")
        return found[0]

    def claims_beginning(self, prefix: str, limit: int = 20) -> tuple[Claim, ...]:
        """Current claims whose id begins so."""
        asked = _claims_query(ClaimFilter()).where(_C.c.id.startswith(prefix, autoescape=True)).limit(limit)
        with self.reading() as connection:
            return tuple(wire.decode(row.json, Claim) for row in connection.execute(asked))

    def claims(self, filters: ClaimFilter | None = None, offset: int = 0, limit: int = 50) -> Page[StoredClaim]:
        """Claims in the order they came in."""
        wanted = filters or ClaimFilter()
        asked = _claims_query(wanted).order_by(None).order_by(_C.c.seq)
        with self.reading() as connection:
            total = connection.scalar(select(func.count()).select_from(_C).where(*chosen(wanted))) or 0
            return Page(tuple(_claims(connection, asked.offset(offset).limit(limit))), total, offset)

    def all_claims(self) -> Iterator[Claim]:
        """Every current claim, in the order of their documents and texts."""
        with self.reading() as connection:
            # document by document, so that nothing has to be sorted
            current = and_(_C.c.document == _D.c.id, _C.c.generation == _latest(_D.c.id))
            asked = select(_C.c.json).select_from(_D.join(_C, current)).order_by(_D.c.seq, _C.c.position)
            for part in connection.execute(asked).yield_per(1000).scalars().partitions():
                for text in part:
                    yield wire.decode(text, Claim)

    def successor(self, id: str) -> str:
        """The current claim that took this one's place; itself where it is current or unknown."""
        return self.replaced_claims({id}).get(id, id)

    def replaced_claims(self, ids: set[str]) -> dict[str, str]:
        """Of these ids, the claims that a later reading replaced, each with its successor where it has one.

        The successor is of the same document and kind and shares most words. Decisions attach to words, not to a
        reading: a claim read anew under another id keeps what people decided.
        """
        gone: dict[str, dict[str, Claim]] = {}
        with self.reading() as connection:
            for part in _parts(sorted(ids)):
                asked = _claims_query(ClaimFilter(current=False)).where(_C.c.id.in_(part))
                found = connection.execute(asked).all()
                current = {row.id for row in found if row.generation == row.latest}
                for row in found:
                    claim = wire.decode(row.json, Claim)
                    # what a person entered leaves only when it is taken back, and what was decided of it with it
                    if row.id not in current and claim.origin != ENTERED:
                        gone.setdefault(row.document, {})[row.id] = claim
        kept: dict[str, str] = {}
        for document, claims in gone.items():
            kept |= successors(claims, [stored.claim for stored in self.claims_of_document(document)])
        return kept


def successors(gone: Mapping[str, Claim], standing: Sequence[Claim]) -> dict[str, str]:
    """Of claims of one document that another reading replaced, those that carry most of their words now."""
    found: dict[str, str] = {}
    for name, claim in gone.items():
        shared, best = max(((_shared(claim, new), new.id) for new in standing), default=(0, name))
        if shared > 0:
            found[name] = best
    return found


def _shared(old: Claim, new: Claim) -> int:
    """How many letters two claims of one kind share."""
    return min(old.end, new.end) - max(old.start, new.start) if old.kind is new.kind else 0


def _numbered(connection: Connection, seqs: Sequence[int]) -> tuple[StoredDocument, ...]:
    parts = (seqs[start : start + 500] for start in range(0, len(seqs), 500))
    asked = (_documents_query().where(_D.c.seq.in_(part)).order_by(_D.c.seq) for part in parts)
    return tuple(_stored(row) for part in asked for row in connection.execute(part))


@cache
def _documents_query() -> Select[Any]:
    wanted = select(_D, _G.c.generation, _G.c.claims, _G.c.pipeline_version)
    return wanted.select_from(_D.outerjoin(_G, _last_reading()))


def _last_reading() -> ColumnElement[bool]:
    return and_(_G.c.document == _D.c.id, _G.c.generation == _latest(_D.c.id))


def _stored(row: Row[Any]) -> StoredDocument:
    return rows.stored_document(row, row.claims or 0, row.generation or 0, row.pipeline_version)


def _claims_query(filters: ClaimFilter) -> Select[Any]:
    return _every_claim().where(*chosen(filters))


@cache
def _every_claim() -> Select[Any]:
    """Every reading; made once, for making it takes longer than asking it."""
    latest = _latest(_C.c.document)
    reading = and_(_G.c.document == _C.c.document, _G.c.generation == _C.c.generation)
    asked = select(_C, _G.c.pipeline_version, _G.c.time, latest.label("latest")).select_from(
        _C.join(_D, _D.c.id == _C.c.document).join(_G, reading)
    )
    return asked.order_by(_D.c.seq, _C.c.generation, _C.c.position)


SLOTS = ("kind", "method", "country", "document")
"""What claims are narrowed by."""


def chosen(filters: ClaimFilter) -> list[ColumnElement[bool]]:
    """The conditions of a filter on claims."""
    given = {name: getattr(filters, name) for name in SLOTS}
    asked = [_C.c[name] == value for name, value in given.items() if value is not None]
    return [*asked, _is_current()] if filters.current else asked


@cache
def _is_current() -> ColumnElement[bool]:
    found: ColumnElement[bool] = _C.c.generation == _latest(_C.c.document)
    return found


def _claims(connection: Connection, asked: Select[Any]) -> Iterator[StoredClaim]:
    found = connection.execute(asked).all()
    table = schema.incident_claims
    ids = [row.id for row in found]
    placed: dict[str, str] = {}
    for part in _parts(ids):
        chosen = select(table.c.claim, table.c.incident).where(table.c.claim.in_(part))
        placed |= {row.claim: row.incident for row in connection.execute(chosen)}
    for row in found:
        yield StoredClaim(
            claim=wire.decode(row.json, Claim),
            generation=row.generation,
            pipeline_version=row.pipeline_version,
            added=row.time,
            current=row.generation == row.latest,
            incident=placed.get(row.id),
        )


def _parts(ids: list[str], size: int = 500) -> Iterator[list[str]]:
    """A database takes only so many values in one statement."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
