"""Reading how far the register has come, for what is kept beside it and brought up to it: indexes, caches of pages."""

from collections.abc import Iterable

from sqlalchemy import Connection, and_, not_, or_, select

from tawthiq.register import schema
from tawthiq.register.store import Store

_PART = 500
READ, EXPORT = "read", "export"
INTERNAL = "internal "
"""What the subject of an export begins with that somebody took out of the desk."""


def revision_of(connection: Connection) -> str:
    """The hash of the log's last entry that changed what the register says.

    That somebody read a record or took a table out stands in the log as well, and changes nothing.
    """
    log = schema.log
    looked = or_(log.c.action == READ, and_(log.c.action == EXPORT, log.c.subject.startswith(INTERNAL)))
    return connection.scalar(select(log.c.hash).where(not_(looked)).order_by(log.c.seq.desc()).limit(1)) or ""


class ChangesReading(Store):
    """What came since a time that somebody noted."""

    def revision(self) -> str:
        """The hash of the log's last entry that changed what the register says."""
        with self.reading() as connection:
            return revision_of(connection)

    def readings_since(self, seq: int) -> tuple[tuple[int, str], ...]:
        """Number and document of each reading that came after the one of this number, in their order."""
        table = schema.generations
        asked = select(table.c.seq, table.c.document).where(table.c.seq > seq).order_by(table.c.seq)
        with self.reading() as connection:
            return tuple((row.seq, row.document) for row in connection.execute(asked))

    def documents_since(self, seq: int) -> tuple[tuple[int, str], ...]:
        """Number and id of each document that came after the one of this number, in their order."""
        table = schema.documents
        asked = select(table.c.seq, table.c.id).where(table.c.seq > seq).order_by(table.c.seq)
        with self.reading() as connection:
            return tuple((row.seq, row.id) for row in connection.execute(asked))

    def incident_hashes(self) -> dict[str, str]:
        """The hash of each incident that stands, by id."""
        table = schema.incidents
        with self.reading() as connection:
            return dict(map(tuple, connection.execute(select(table.c.id, table.c.sha256)).all()))

    def homes_of_claims(self) -> dict[str, str]:
        """The incident that each claim stands under, by the claim's id."""
        table = schema.incident_claims
        with self.reading() as connection:
            return dict(map(tuple, connection.execute(select(table.c.claim, table.c.incident)).all()))

    def documents_of(self, claims: Iterable[str]) -> set[str]:
        """The documents that hold these claims, in any of their readings."""
        table, wanted = schema.claims, list(claims)
        found: set[str] = set()
        with self.reading() as connection:
            for start in range(0, len(wanted), _PART):
                asked = select(table.c.document).where(table.c.id.in_(wanted[start : start + _PART]))
                found |= set(connection.execute(asked).scalars())
        return found
