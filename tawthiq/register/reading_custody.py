"""Reading the chain of custody, and what was erased."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from tawthiq.errors import RegisterError
from tawthiq.model import wire
from tawthiq.model.document import Document
from tawthiq.register import schema
from tawthiq.register.chain import LogEntry
from tawthiq.register.custody import Custody, Erasure, Place, places
from tawthiq.register.identity import identity
from tawthiq.register.store import Store


@dataclass(frozen=True, slots=True)
class _Written:
    """What of a custody says who wrote it."""

    document: str
    author: str | None = None


class CustodyReading(Store):
    """How originals came to be here, and which were taken out."""

    def custody(self, document: str) -> tuple[Custody, ...]:
        """Every way in which the bytes of a document came to be here, oldest first.

        Empty for one that was read in before the register kept this. Raises RegisterError for an unknown document.
        """
        table, documents = schema.captures, schema.documents
        asked = select(table.c.json).where(table.c.document == document).order_by(table.c.seq)
        with self.reading() as connection:
            found = tuple(wire.decode(text, Custody) for text in connection.execute(asked).scalars())
            stands = connection.scalar(select(documents.c.seq).where(documents.c.id == document))
        if stands is None:
            raise self.no_document(document)
        return found

    def whereabouts(self, document: str, spans: Iterable[tuple[int, int]]) -> tuple[tuple[Place, ...], ...]:
        """For each span of a document's text, where it stands in the original; by the first way in that says so.

        Nothing where the original is missing, or its words stand in it in no form that shows (Word, packed mail).
        """
        mapped = next((way for way in self.custody(document) if way.spans or way.pages), None)
        if mapped is None:
            return tuple(() for _ in spans)
        try:
            data = self.originals.read(mapped.sha256)
        except RegisterError:
            return tuple(() for _ in spans)
        with self.reading() as connection:
            asked = select(schema.documents.c.text).where(schema.documents.c.id == document)
            text = connection.scalar(asked) or ""
        return tuple(places(mapped, data, text, start, end) for start, end in spans)

    def private_authors(self) -> dict[str, tuple[str, ...]]:
        """By document, who wrote or sent what stands at no public address: private people, as far as files tell."""
        table, documents = schema.captures, schema.documents
        asked = (
            select(table.c.json)
            .select_from(table.join(documents, documents.c.id == table.c.document))
            .where(documents.c.url.is_(None), table.c.json.like('%"author":"%'))
        )
        found: dict[str, tuple[str, ...]] = {}
        with self.reading() as connection:
            for text in connection.execute(asked).scalars():
                told = wire.decode(text, _Written)
                if told.author:
                    found[told.document] = tuple(dict.fromkeys((*found.get(told.document, ()), told.author)))
        return found

    def holds_capture(self, id: str) -> bool:
        """Whether this very capture stands already."""
        with self.reading() as connection:
            return connection.scalar(select(schema.captures.c.seq).where(schema.captures.c.id == id)) is not None

    def erasures(self) -> tuple[Erasure, ...]:
        """What was taken out of the register, oldest first."""
        asked = select(schema.erasures.c.json).order_by(schema.erasures.c.seq)
        with self.reading() as connection:
            return tuple(wire.decode(text, Erasure) for text in connection.execute(asked).scalars())

    def is_erased(self, document: Document) -> bool:
        """Whether this very page was taken out by a person's decision."""
        same = schema.erasures.c.identity == identity(document)
        with self.reading() as connection:
            return bool(connection.scalar(select(func.count()).select_from(schema.erasures).where(same)))

    def log_about(self, subjects: set[str]) -> tuple[LogEntry, ...]:
        """The log's entries about these subjects; a reading's subject is the document's id, `#` and its number."""
        table = schema.log
        with self.reading() as connection:
            found = connection.execute(select(table).order_by(table.c.seq)).yield_per(1000)
            return tuple(
                LogEntry(*row) for row in found if row.subject in subjects or row.subject.rpartition("#")[0] in subjects
            )

    def no_document(self, id: str) -> RegisterError:
        """What to say of a document that does not stand: erased by whom, when and why, else unknown."""
        with self.reading() as connection:
            told = connection.scalar(select(schema.erasures.c.json).where(schema.erasures.c.document == id))
        if told is None:
            return RegisterError(f"{id}: no such document in {self.shown}")
        gone = wire.decode(told, Erasure)
        return RegisterError(f"{id}: was erased by {gone.author} on {gone.time[:10]} ({gone.reason})")
