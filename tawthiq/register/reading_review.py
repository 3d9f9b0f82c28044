"""Reading what waits for a person: claims that nobody judged, in the order in which they need it."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import islice

from sqlalchemy import Connection, distinct, func, select

from tawthiq.model.decision import DecisionKind
from tawthiq.register import schema
from tawthiq.register.reading_documents import DocumentsReading, chosen
from tawthiq.register.reading_record import RecordReading
from tawthiq.register.records import ClaimFilter, Page, StoredClaim

_C, _IC, _I = schema.claims, schema.incident_claims, schema.incidents
_PART, _REMEMBERED = 500, 50
JUDGED = frozenset(
    {DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.UNSURE, DecisionKind.CORRECT, DecisionKind.ENTER}
)


class ReviewOrder(StrEnum):
    """Which claim a reviewer gets first."""

    UNCERTAIN = "uncertain"  # the one that the program is least certain of
    CONSEQUENTIAL = "consequential"  # one of the incident with most killed; of these the least certain


class ReviewReading(DocumentsReading, RecordReading):
    """The queue of the reviewers."""

    @cached_property
    def _counted(self) -> dict[tuple[int, int, ClaimFilter], int]:
        return {}

    def waiting(
        self,
        filters: ClaimFilter | None = None,
        order: ReviewOrder = ReviewOrder.UNCERTAIN,
        offset: int = 0,
        limit: int = 1,
    ) -> Page[StoredClaim]:
        """Current claims that nobody accepted, rejected, corrected or left undecided.

        Read in order until there are enough: the next claim costs the same in a large register.
        """
        asked, judged = filters or ClaimFilter(), self._judged()
        with self.reading() as connection:
            ways = {ReviewOrder.UNCERTAIN: _uncertain, ReviewOrder.CONSEQUENTIAL: _consequential}
            found = (name for name in _once(ways[order](connection, asked)) if name not in judged)
            names = list(islice(found, offset, offset + limit))
            total = self._standing(connection, asked) - _among(connection, asked, judged)
        return Page(tuple(self.claim(name) for name in names), total, offset)

    def _judged(self) -> set[str]:
        subjects = {
            subject for item in self.decisions(standing=True) if item.kind in JUDGED for subject in item.subjects
        }
        return subjects | set(self.replaced_claims(subjects).values())

    def _standing(self, connection: Connection, filters: ClaimFilter) -> int:
        """How many current claims pass, judged or not: counted once for each state of the readings."""
        readings = connection.scalar(select(func.max(schema.generations.c.seq))) or 0
        key = (readings, connection.scalar(select(func.count()).select_from(schema.documents)) or 0, filters)
        if key not in self._counted:
            if len(self._counted) >= _REMEMBERED:
                self._counted.clear()
            asked = select(func.count(distinct(_C.c.id))).where(*chosen(filters))
            self._counted[key] = connection.scalar(asked) or 0
        return self._counted[key]


def _once(names: Iterable[str]) -> Iterator[str]:
    """Each name once: two documents may carry one claim."""
    seen: set[str] = set()
    for name in names:
        if name not in seen:
            seen.add(name)
            yield name


def _uncertain(connection: Connection, filters: ClaimFilter) -> Iterator[str]:
    asked = select(_C.c.id).where(*chosen(filters)).order_by(_C.c.confidence_permille, _C.c.seq)
    yield from connection.execute(asked).yield_per(_PART).scalars()


def _consequential(connection: Connection, filters: ClaimFilter) -> Iterator[str]:
    """By the incidents with most killed; of incidents with as many, the least certain claim first."""
    killed = _I.c.killed_max
    numbers = select(killed).where(killed.is_not(None)).distinct().order_by(killed.desc())
    for number in connection.execute(numbers).scalars().all():  # the queue hardly ever goes beyond the first
        ids = connection.execute(select(_I.c.id).where(killed == number)).scalars().all()
        yield from _of_incidents(connection, filters, ids)
    counted = select(_IC.c.claim).join(_I, _I.c.id == _IC.c.incident).where(killed.is_not(None))
    others = select(_C.c.id).where(*chosen(filters), _C.c.id.not_in(counted))
    yield from connection.execute(others.order_by(_C.c.confidence_permille, _C.c.seq)).scalars()


def _of_incidents(connection: Connection, filters: ClaimFilter, ids: Sequence[str]) -> Iterator[str]:
    rows: list[tuple[int, int, str]] = []
    for start in range(0, len(ids), _PART):
        part = ids[start : start + _PART]
        asked = select(_C.c.confidence_permille, _C.c.seq, _C.c.id).join(_IC, _IC.c.claim == _C.c.id)
        found = connection.execute(asked.where(_IC.c.incident.in_(part), *chosen(filters)))
        rows += [(row.confidence_permille, row.seq, row.id) for row in found]
    yield from (name for _, _, name in sorted(rows))


def _among(connection: Connection, filters: ClaimFilter, judged: set[str]) -> int:
    """How many of the judged claims pass."""
    names, total = sorted(judged), 0
    for start in range(0, len(names), _PART):
        part = names[start : start + _PART]
        asked = select(func.count(distinct(_C.c.id))).where(_C.c.id.in_(part), *chosen(filters))
        total += connection.scalar(asked) or 0
    return total
