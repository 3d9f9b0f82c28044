"""Reading what waits for a person: claims that nobody judged, in the order in which they need it."""

from enum import StrEnum
from typing import Any

from sqlalchemy import Select, select

from tawthiq.model.decision import DecisionKind
from tawthiq.register import schema
from tawthiq.register.reading_documents import DocumentsReading, chosen
from tawthiq.register.reading_record import RecordReading
from tawthiq.register.records import ClaimFilter, Page, StoredClaim

_C, _IC, _I = schema.claims, schema.incident_claims, schema.incidents
JUDGED = frozenset(
    {DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.UNSURE, DecisionKind.CORRECT, DecisionKind.ENTER}
)


class ReviewOrder(StrEnum):
    """Which claim a reviewer gets first."""

    UNCERTAIN = "uncertain"  # the one that the program is least certain of
    CONSEQUENTIAL = "consequential"  # one of the incident with most killed; of these the least certain


class ReviewReading(DocumentsReading, RecordReading):
    """The queue of the reviewers."""

    def waiting(
        self,
        filters: ClaimFilter | None = None,
        order: ReviewOrder = ReviewOrder.UNCERTAIN,
        offset: int = 0,
        limit: int = 1,
    ) -> Page[StoredClaim]:
        """Current claims that nobody accepted, rejected, corrected or left undecided."""
        judged = self._judged()
        with self.reading() as connection:
            ids = connection.execute(_ordered(filters or ClaimFilter(), order)).scalars()
            left = [name for name in dict.fromkeys(ids) if name not in judged]
        return Page(tuple(self.claim(name) for name in left[offset : offset + limit]), len(left), offset)

    def _judged(self) -> set[str]:
        subjects = {
            subject for item in self.decisions(standing=True) if item.kind in JUDGED for subject in item.subjects
        }
        return subjects | set(self.replaced_claims(subjects).values())


def _ordered(filters: ClaimFilter, order: ReviewOrder) -> Select[Any]:
    asked = select(_C.c.id).where(*chosen(filters))
    if order is ReviewOrder.UNCERTAIN:
        return asked.order_by(_C.c.confidence_permille, _C.c.seq)
    placed = _C.outerjoin(_IC, _IC.c.claim == _C.c.id).outerjoin(_I, _I.c.id == _IC.c.incident)
    killed = _I.c.killed_max
    return asked.select_from(placed).order_by(killed.is_(None), killed.desc(), _C.c.confidence_permille, _C.c.seq)
