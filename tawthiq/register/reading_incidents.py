"""Reading incidents, the ledger of totals and the sums."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, case, func, or_, select

from tawthiq.assessment.countable import Countable
from tawthiq.assessment.totals import By
from tawthiq.errors import RegisterError
from tawthiq.model import wire
from tawthiq.model.decision import Decision
from tawthiq.model.incident import Incident, LedgerRow
from tawthiq.model.standing import taken_back
from tawthiq.register import counting, schema, snapshot, sums
from tawthiq.register.reading_changes import revision_of
from tawthiq.register.reading_documents import DocumentsReading, holds
from tawthiq.register.records import (
    Change,
    Facet,
    Facets,
    IncidentFilter,
    IncidentSort,
    Page,
    StoredClaim,
    Totals,
)

_I, _P, _R = schema.incidents, schema.incident_parties, schema.incident_redirects

_PART = 500


_ORDERS: dict[IncidentSort, tuple[Any, ...]] = {
    IncidentSort.NEWEST: (_I.c.last_day.is_(None), _I.c.last_day.desc()),
    IncidentSort.OLDEST: (_I.c.first_day.is_(None), _I.c.first_day),
    IncidentSort.KILLED: (_I.c.killed_max.is_(None), _I.c.killed_max.desc(), _I.c.killed_min.desc().nulls_last()),
    IncidentSort.ORIGINS: (_I.c.origins.desc(),),
    IncidentSort.CODE: (),
}


class IncidentsReading(DocumentsReading):
    """Incidents and what is summed over them."""

    def incidents(
        self,
        filters: IncidentFilter | None = None,
        sort: IncidentSort = IncidentSort.NEWEST,
        offset: int = 0,
        limit: int = 50,
    ) -> Page[Incident]:
        """Incidents that pass the filters, with their number in all."""
        asked = _filtered(select(_I.c.id), filters).order_by(*_ORDERS[IncidentSort(sort)], _I.c.code)
        count = _filtered(select(func.count(_I.c.id)), filters)
        with self.reading() as connection:
            ids = connection.execute(asked.offset(offset).limit(limit)).scalars().all()  # chosen without their JSON
            return Page(_named(connection, ids), connection.scalar(count) or 0, offset)

    def incidents_named(self, ids: Sequence[str]) -> tuple[Incident, ...]:
        """Incidents by their ids, in the order asked; one that stands no more is left out."""
        with self.reading() as connection:
            return _named(connection, ids)

    def all_incidents(self, filters: IncidentFilter | None = None) -> Iterator[Incident]:
        """Every incident that passes, in the snapshot's order."""
        with self.reading() as connection:
            asked = _filtered(select(_I.c.json), filters).order_by(_I.c.sort)
            for text in connection.execute(asked).scalars().yield_per(500):
                yield wire.decode(text, Incident)

    def snapshot_payload(self) -> str:
        """The hash of the incidents and totals that stand."""
        with self.reading() as connection:
            return snapshot.payload_in(connection)

    def facets(self, filters: IncidentFilter | None = None) -> Facets:
        """How many of the incidents that pass carry each grade, party, method, country and year."""
        # an open beginning stands as the year 1: it is no year that anybody asks for
        year = case((_I.c.first_day > "0002", func.substr(_I.c.first_day, 1, 4)))
        columns = (_I.c.grade, _I.c.method, _I.c.country, year)
        asked = _filtered(select(*columns, func.count()).select_from(_I), filters).group_by(*columns)
        by_party = select(_P.c.party, func.count()).group_by(_P.c.party)
        if filters is not None:
            by_party = by_party.where(_P.c.incident.in_(_filtered(select(_I.c.id), filters)))
        with self.reading() as connection:
            rows = connection.execute(asked).all()  # a few hundred: one for each combination
            parties = Counter({row[0]: int(row[1]) for row in connection.execute(by_party)})
        grade, method, country, years = (_facet(rows, at) for at in range(len(columns)))
        return Facets(grade=grade, party=by_count(parties), method=method, country=country, year=years)

    def incident(self, id: str) -> Incident:
        """One incident by id or code; a merged id leads to what it was merged into.

        Raises RegisterError where there is none, saying so of one that was withdrawn.
        """
        with self.reading() as connection:
            target = id
            for _ in range(64):  # chains of merges are short; the bound keeps a broken one from going round
                row = connection.scalar(select(_I.c.json).where(or_(_I.c.id == target, _I.c.code == target)))
                if row is not None:
                    return wire.decode(row, Incident)
                target = self._next_name(connection, target)
                if not target:
                    break
            names = schema.incident_names
            given = connection.scalar(select(names.c.time).where(or_(names.c.id == id, names.c.code == id)))
        said = "was withdrawn: no claim of the register speaks of it now" if given else "no such incident"
        raise RegisterError(f"{id}: {said} in {self.shown}")

    @staticmethod
    def _next_name(connection: Any, name: str) -> str:
        target = connection.scalar(select(_R.c.target).where(_R.c.id == name))
        if target:
            return str(target)
        names = schema.incident_names
        by_code = connection.scalar(select(names.c.id).where(names.c.code == name))
        return str(by_code) if by_code and by_code != name else ""

    def claims_of_incident(self, id: str) -> tuple[StoredClaim, ...]:
        """The claims that stand under an incident, in the order of their documents and texts."""
        incident = self.incident(id)
        wanted = set(incident.claims)
        found = [stored for name in incident.documents for stored in self.claims_of_document(name)]
        return tuple(stored for stored in found if stored.id in wanted)

    def incidents_of_document(self, id: str) -> tuple[Incident, ...]:
        """The incidents that claims of this document stand under."""
        table = schema.incident_claims
        wanted = dict.fromkeys(stored.incident for stored in self.claims_of_document(id) if stored.incident)
        with self.reading() as connection:
            known = set(connection.execute(select(table.c.incident).distinct()).scalars())
        return tuple(self.incident(name) for name in wanted if name in known)

    def ledger(self) -> tuple[LedgerRow, ...]:
        """The cumulative claims with their residuals; never added to anything."""
        with self.reading() as connection:
            found = connection.execute(select(schema.ledger.c.json).order_by(schema.ledger.c.position)).scalars()
            return tuple(wire.decode(text, LedgerRow) for text in found)

    def totals(self, filters: IncidentFilter | None = None, by: Iterable[By | str] = ()) -> Totals:
        """Sums of min and of max in buckets by grade, over the incidents that pass, split by each of `by`, crossed.

        Raises ValueError for an unknown split.
        """
        asked = filters or IncidentFilter()
        with self.reading() as connection:
            revision = revision_of(connection)
        return sums.totals(self._counted_incidents(asked), asked, revision, by)

    def _counted_incidents(self, filters: IncidentFilter) -> Iterator[Countable]:
        """The incidents that pass with what is counted of them, and nothing else read."""
        ids = _filtered(select(_I.c.id), filters)
        with self.reading() as connection:
            asked = select(_I.c.json).where(_I.c.id.in_(ids)).order_by(_I.c.sort)
            for text in connection.execute(asked).scalars().yield_per(500):
                yield counting.read(text)

    def moves(self) -> Mapping[str, Sequence[Change]]:
        """What recomputations moved in every incident, by the id that it had then, oldest first."""
        table = schema.incident_changes
        told: dict[str, list[Change]] = {}
        with self.reading() as connection:
            for row in connection.execute(select(table).order_by(table.c.seq)):
                told.setdefault(row.incident, []).append(_moved(row))
        return told

    def history(self, id: str) -> tuple[Change, ...]:
        """What recomputations moved in an incident and what people decided of it, oldest first."""
        incident = self.incident(id)
        names = (incident.id, *incident.redirects)
        table = schema.incident_changes
        with self.reading() as connection:
            asked = select(table).where(table.c.incident.in_(names)).order_by(table.c.seq)
            moved = [_moved(row) for row in connection.execute(asked)]
            about, found = schema.decision_subjects, schema.decisions
            wanted, decided = [*names, *incident.claims, *(o.id for o in incident.origin_tree)], []
            while wanted:  # what was decided of it, then what was taken back of that, and so on
                chosen = select(about.c.decision).where(about.c.subject.in_(wanted))
                jsons = connection.execute(select(found.c.json).where(found.c.id.in_(chosen))).scalars().all()
                told = [wire.decode(text, Decision) for text in jsons]
                decided += told
                wanted = [item.id for item in told]
        gone = taken_back(decided)
        moved += [_change_of(item, item.id not in gone) for item in dict.fromkeys(decided)]
        return tuple(sorted(moved, key=lambda change: change.time))


def _named(connection: Connection, ids: Sequence[str]) -> tuple[Incident, ...]:
    found: dict[str, Incident] = {}
    for start in range(0, len(ids), _PART):
        asked = select(_I.c.id, _I.c.json).where(_I.c.id.in_(ids[start : start + _PART]))
        found |= {row.id: wire.decode(row.json, Incident) for row in connection.execute(asked)}
    return tuple(found[name] for name in ids if name in found)


def _facet(rows: Sequence[Row[Any]], at: int) -> tuple[Facet, ...]:
    """The values of one column with their counts, which stand last in each row."""
    counted: Counter[str] = Counter()
    for row in rows:
        if row[at] is not None:
            counted[row[at]] += row[-1]
    return by_count(counted)


def by_count(counted: "Counter[str]") -> tuple[Facet, ...]:
    """Values with their counts, most frequent first."""
    told = (Facet(value, number) for value, number in counted.items())
    return tuple(sorted(told, key=lambda facet: (-facet.count, facet.value)))


def _moved(row: Any) -> Change:
    return Change(time=row.time, change=row.change, actor="rules", before=row.before, after=row.after)


def _change_of(decision: Decision, standing: bool) -> Change:
    return Change(
        time=decision.time,
        change=decision.kind.value,
        actor=decision.author,
        before=decision.before,
        after=decision.after,
        reason=decision.reason,
        decision=decision.id,
        field=decision.field,
        subjects=decision.subjects,
        standing=standing,
    )


def _filtered(asked: Select[Any], filters: IncidentFilter | None) -> Select[Any]:
    if filters is None:
        return asked
    for name in ("grade", "method", "country"):
        value = getattr(filters, name)
        if value is not None:
            asked = asked.where(_I.c[name] == str(value))
    if filters.party is not None:
        asked = asked.where(_I.c.id.in_(select(_P.c.incident).where(_P.c.party == filters.party)))
    if filters.first is not None:
        asked = asked.where(_I.c.last_day >= filters.first)
    if filters.last is not None:
        asked = asked.where(_I.c.first_day <= filters.last)
    if filters.q and filters.q.strip():
        asked = asked.where(holds(_I.c.folded, filters.q))
    return asked
