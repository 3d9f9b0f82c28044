"""Reading what waits for a person: claims that nobody judged, in the order in which they need it."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import groupby, islice

from sqlalchemy import Connection, distinct, func, select

from tawthiq.model.decision import DecisionKind
from tawthiq.register import schema
from tawthiq.register.reading_documents import SLOTS, DocumentsReading, chosen
from tawthiq.register.reading_record import RecordReading
from tawthiq.register.records import ClaimFilter, Page, StoredClaim

_C, _IC, _I = schema.claims, schema.incident_claims, schema.incidents
_PART, _REMEMBERED = 500, 50
_FEW = 2_000  # claims that are put in order one by one rather than looked for in every incident
_AT_ONCE = 50  # rows of the queue, of which the first is wanted as a rule
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
            standing = self._standing(connection, asked)
            queue = _uncertain(connection, asked)
            if order is ReviewOrder.CONSEQUENTIAL:
                few = standing <= _FEW
                queue = _ranked(connection, queue) if few else _consequential(connection, asked)
            names = list(islice((name for name in _once(queue) if name not in judged), offset, offset + limit))
            total = standing - _among(connection, asked, judged)
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
            self._counted[key] = _number(connection, filters)
        return self._counted[key]


def _once(names: Iterable[str]) -> Iterator[str]:
    """Each name once: two documents may carry one claim."""
    seen: set[str] = set()
    for name in names:
        if name not in seen:
            seen.add(name)
            yield name


def _number(connection: Connection, filters: ClaimFilter) -> int:
    """How many claims pass, each id once. Only ids that stand in several rows are told apart: few, as a rule."""
    counted = select(func.count(_C.c.id)).where(*chosen(filters))
    repeated = select(_C.c.id).group_by(_C.c.id).having(func.count() > 1)
    further = select(func.count(_C.c.id) - func.count(distinct(_C.c.id)))
    again = further.where(_C.c.id.in_(repeated), *chosen(filters))
    return (connection.scalar(counted) or 0) - (connection.scalar(again) or 0)


def _uncertain(connection: Connection, filters: ClaimFilter) -> Iterator[str]:
    asked = select(_C.c.id).where(*chosen(filters)).order_by(_C.c.confidence_permille, _C.c.seq)
    yield from connection.execute(asked).yield_per(_AT_ONCE).scalars()


def _ranked(connection: Connection, names: Iterable[str]) -> Iterator[str]:
    """The same order of few claims: those of incidents with most killed first, else in the order given."""
    found, most = list(names), dict[str, int]()
    for start in range(0, len(found), _PART):
        asked = select(_IC.c.claim, _I.c.killed_max).join(_I, _I.c.id == _IC.c.incident)
        for claim, killed in connection.execute(asked.where(_IC.c.claim.in_(found[start : start + _PART]))):
            if killed is not None:
                most[claim] = max(killed, most.get(claim, 0))
    yield from sorted(found, key=lambda name: -most.get(name, -1))


def _consequential(connection: Connection, filters: ClaimFilter) -> Iterator[str]:
    """By the incidents with most killed; of incidents with as many, the least certain claim first."""
    killed = _I.c.killed_max
    asked = select(killed, _I.c.id).where(killed.is_not(None)).order_by(killed.desc())
    rows = connection.execute(asked).yield_per(_PART)  # the queue hardly ever goes beyond the first
    for _, incidents in groupby(rows, key=lambda row: row.killed_max):
        yield from _of_incidents(connection, filters, [row.id for row in incidents])
    counted = select(_IC.c.claim).join(_I, _I.c.id == _IC.c.incident).where(killed.is_not(None))
    others = select(_C.c.id).where(*chosen(filters), _C.c.id.not_in(counted))
    yield from connection.execute(others.order_by(_C.c.confidence_permille, _C.c.seq)).scalars()


def _of_incidents(connection: Connection, filters: ClaimFilter, ids: Sequence[str]) -> Iterator[str]:
    """Their claims that pass, the least certain first.

    Slots are looked at here: asked of the database, they would be what it begins with, and not the few incidents.
    """
    wanted = {name: getattr(filters, name) for name in SLOTS if getattr(filters, name) is not None}
    columns = (_C.c.confidence_permille, _C.c.seq, _C.c.id, *(_C.c[name] for name in wanted))
    rows: list[tuple[int, int, str]] = []
    for start in range(0, len(ids), _PART):
        part = ids[start : start + _PART]
        asked = select(*columns).join(_IC, _IC.c.claim == _C.c.id).where(_IC.c.incident.in_(part))
        for row in connection.execute(asked.where(*chosen(ClaimFilter(current=filters.current)))):
            if all(row[3 + n] == value for n, value in enumerate(wanted.values())):
                rows.append((row.confidence_permille, row.seq, row.id))
    yield from (name for _, _, name in sorted(rows))


def _among(connection: Connection, filters: ClaimFilter, judged: set[str]) -> int:
    """How many of the judged claims pass."""
    names, total = sorted(judged), 0
    for start in range(0, len(names), _PART):
        part = names[start : start + _PART]
        asked = select(func.count(distinct(_C.c.id))).where(_C.c.id.in_(part), *chosen(filters))
        total += connection.scalar(asked) or 0
    return total
