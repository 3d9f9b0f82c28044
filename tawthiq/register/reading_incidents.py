"""Reading incidents, the ledger of totals and the sums."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, case, func, or_, select

from tawthiq.assessment.totals import By
from tawthiq.errors import RegisterError
from tawthiq.model import wire
from tawthiq.model.decision import Decision
from tawthiq.model.incident import Incident, LedgerRow
from tawthiq.model.standing import taken_back
from tawthiq.register import schema, snapshot, sums
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
        asked = _filtered(select(_I.c.json), filters)
        count = _filtered(select(func.count()).select_from(_I), filters)
        ordered = asked.order_by(*_ORDERS[IncidentSort(sort)], _I.c.code)
        with self.reading() as connection:
            found = connection.execute(ordered.offset(offset).limit(limit)).scalars()
            return Page(tuple(wire.decode(text, Incident) for text in found), connection.scalar(count) or 0, offset)

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
        with self.reading() as connection:

            def counts(column: Any, joined: bool = False) -> tuple[Facet, ...]:
                number = func.count()
                asked = select(column, number).select_from(_I.join(_P, _P.c.incident == _I.c.id) if joined else _I)
                asked = _filtered(asked, filters).where(column.is_not(None)).group_by(column)
                found = connection.execute(asked.order_by(number.desc(), column)).all()
                return tuple(Facet(str(value), count) for value, count in found)

            return Facets(
                grade=counts(_I.c.grade),
                party=counts(_P.c.party, joined=True),
                method=counts(_I.c.method),
                country=counts(_I.c.country),
                year=counts(_year()),
            )

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
            head = connection.scalar(select(schema.log.c.hash).order_by(schema.log.c.seq.desc()).limit(1))
        return sums.totals(self.all_incidents(asked), asked, head or "", by)

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


def _year() -> Any:
    # An open beginning stands as the year 1: it is no year that anybody asks for.
    return case((_I.c.first_day > "0002", func.substr(_I.c.first_day, 1, 4)))


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
