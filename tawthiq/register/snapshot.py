"""The computed tables: incidents and totals as they follow from the claims; what a recomputation moved is replaced.

1. `drawn` makes the row of an incident in any process; its code is put in when it is written.
2. `Snapshot.put` replaces rows one by one and notes what changed against those that stood in `incident_changes`
   (append-only): founded, changed, merged, withdrawn. Each incident gets its code, which `names` keeps for ever.
3. `Snapshot.seal` puts the hash over all incidents and totals into the log, so that `verify` can tell the snapshot from
   a forged one.
"""

from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, delete, select, update

from tawthiq.model import wire
from tawthiq.model.incident import Incident, LedgerRow, Range, Residual
from tawthiq.model.vocabulary import Group, Outcome, RangeVictims
from tawthiq.records import Record, replace
from tawthiq.register import names, schema
from tawthiq.register.chain import Chain, digest, now
from tawthiq.register.dialect import expect_many, insert_rows
from tawthiq.text import edtf
from tawthiq.text.folding import fold

_NO_CODE = '"code":""'
_PART = 500


class Drawn(Record, frozen=True, kw_only=True):
    """An incident as it is to be written: its row and JSON without the code, and what stands in other tables."""

    id: str
    sort: str
    year: str
    gist: str
    json: str
    folded: str
    columns: tuple[tuple[str, Any], ...]
    parties: tuple[str, ...]
    claims: tuple[str, ...]
    redirects: tuple[str, ...]


def payload_in(connection: Connection) -> str:
    """The hash of the snapshot that stands, from the hashes of its incidents and its totals."""
    hashes = connection.exec_driver_sql("SELECT id, sha256 FROM incidents ORDER BY id").all()
    rows = connection.execute(select(schema.ledger.c.json).order_by(schema.ledger.c.position)).scalars()
    found = sha256("".join([f"{name}\x1f{own}\x1f" for name, own in hashes]).encode())
    for text in rows:
        found.update(f"\x1e{text}".encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def logged(connection: Connection) -> str:
    """The hash that the log keeps of the snapshot that stands; empty where none was made yet."""
    log = schema.log
    asked = select(log.c.payload).where(log.c.action == "incidents").order_by(log.c.seq.desc()).limit(1)
    return connection.scalar(asked) or ""


def replace_all(
    connection: Connection, chain: Chain, incidents: Sequence[Incident], ledger: Sequence[LedgerRow]
) -> bool:
    """Put these in the place of the standing snapshot; False where they are the same (then nothing is written)."""
    snapshot = Snapshot(connection, chain)
    standing = set(connection.execute(select(schema.incidents.c.id)).scalars())
    snapshot.put([drawn(incident, f"{i:012d}") for i, incident in enumerate(incidents)])
    snapshot.withdraw(standing - {incident.id for incident in incidents})
    snapshot.put_ledger(ledger)
    return snapshot.seal()


class Snapshot:
    """The computed tables while they are written, inside one transaction."""

    def __init__(self, connection: Connection, chain: Chain) -> None:
        expect_many(connection)
        self._connection = connection
        self._chain = chain
        self._codes = names.Codes(connection, chain)
        self._changes: list[Moved] = []
        self._targets: dict[str, str] = {}
        self._touched = False

    def put(self, found: Sequence[Drawn]) -> None:
        """Write these incidents in the place of those that stand under their ids; equal ones stay."""
        ids = [incident.id for incident in found]
        standing = _jsons(self._connection, ids)
        written: list[dict[str, Any]] = []
        fresh: list[Drawn] = []
        for incident in found:
            code = self._codes.of(incident.id, incident.year)
            text = incident.json.replace(_NO_CODE, f'"code":"{code}"', 1)
            before, sort = standing.get(incident.id, (None, None))
            self._targets.update(dict.fromkeys(incident.redirects, incident.id))
            if before == text and sort == incident.sort:
                continue
            if before is None:
                self._changes.append((incident.id, "founded", None, incident.gist))
            elif before != text:
                self._changes.append((incident.id, "changed", _gist_of(before), incident.gist))
            folded = f"{fold(code)} {incident.folded}"
            own = {"id": incident.id, "sort": incident.sort, "code": code, "folded": folded, "json": text}
            written.append(own | {"sha256": digest(text)} | dict(incident.columns))
            fresh.append(incident)
        self._codes.write()
        self._remove([incident.id for incident in fresh if incident.id in standing])
        insert_rows(self._connection, schema.incidents, written)
        insert_rows(self._connection, schema.incident_parties, [
            {"incident": i.id, "party": party} for i in fresh for party in i.parties
        ])  # fmt: skip
        insert_rows(self._connection, schema.incident_claims, [
            {"incident": i.id, "claim": claim} for i in fresh for claim in i.claims
        ])  # fmt: skip
        old = [name for incident in fresh for name in incident.redirects]
        _each(self._connection, schema.incident_redirects, "id", old)
        insert_rows(self._connection, schema.incident_redirects, [
            {"id": name, "target": i.id} for i in fresh for name in i.redirects
        ])  # fmt: skip
        self._touched = self._touched or bool(written)

    def withdraw(self, ids: Collection[str]) -> None:
        """Take out incidents that no claim speaks of any more, or that were merged into another one."""
        standing = _jsons(self._connection, sorted(ids))
        for name, (text, _) in standing.items():
            target = self._targets.get(name)
            self._changes.append((name, "merged" if target else "withdrawn", _gist_of(text), target))
        self._remove(list(standing))
        self._touched = self._touched or bool(standing)

    def put_ledger(self, ledger: Sequence[LedgerRow]) -> None:
        """Replace the totals whole where they changed."""
        jsons = [wire.encode(row).decode() for row in ledger]
        table = schema.ledger
        if jsons == list(self._connection.execute(select(table.c.json).order_by(table.c.position)).scalars()):
            return
        self._connection.execute(delete(table))
        rows = [{"position": i, "claim": row.claim, "json": jsons[i]} for i, row in enumerate(ledger)]
        insert_rows(self._connection, table, rows)
        self._touched = True

    def put_residuals(self, position: int, residuals: tuple[Residual, ...]) -> None:
        """What the toll at a position of the ledger leaves now; the row is as it was otherwise."""
        table = schema.ledger
        at = table.c.position == position
        row = wire.decode(self._connection.execute(select(table.c.json).where(at)).scalar_one(), LedgerRow)
        if row.residual != residuals:
            text = wire.encode(replace(row, residual=residuals)).decode()
            self._connection.execute(update(table).where(at).values(json=text))
            self._touched = True

    def seal(self) -> bool:
        """Log what was done; False where nothing changed (then nothing is logged)."""
        if not self._touched:
            return False
        _note_changes(self._connection, self._chain, self._changes)
        self._chain.append("incidents", "snapshot", payload_in(self._connection))
        return True

    def _remove(self, ids: Sequence[str]) -> None:
        _each(self._connection, schema.incidents, "id", ids)
        for table in (schema.incident_parties, schema.incident_claims):
            _each(self._connection, table, "incident", ids)
        _each(self._connection, schema.incident_redirects, "target", ids)


def _each(connection: Connection, table: Any, column: str, values: Sequence[str]) -> None:
    """Delete the rows that hold one of these values."""
    for start in range(0, len(values), _PART):
        connection.execute(delete(table).where(table.c[column].in_(values[start : start + _PART])))


def _jsons(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """JSON and place in the order of the incidents that stand under these ids."""
    table = schema.incidents
    found: dict[str, tuple[str, str]] = {}
    for start in range(0, len(ids), _PART):
        asked = select(table.c.id, table.c.json, table.c.sort).where(table.c.id.in_(ids[start : start + _PART]))
        found |= {row.id: (row.json, row.sort) for row in connection.execute(asked)}
    return found


Moved = tuple[str, str, str | None, str | None]
"""Incident, change, gist before, gist after."""


def _note_changes(connection: Connection, chain: Chain, changes: list[Moved]) -> None:
    time = now()
    keys = ("incident", "change", "before", "after")
    insert_rows(
        connection, schema.incident_changes, [dict(zip(keys, row, strict=True)) | {"time": time} for row in changes]
    )
    if changes:
        chain.append("changes", time, changes_payload(changes))


def changes_payload(changes: Iterable[Sequence[str | None]]) -> str:
    """What the log keeps of the changes of one recomputation."""
    return digest(*(value for row in changes for value in row))


def _gist_of(text: str) -> str:
    return gist(wire.decode(text, Incident))


def gist(incident: Incident) -> str:
    """What a reader of the history wants to see moved: grade, ranges and number of claims."""
    ranges = ", ".join(f"{r.outcome} {r.victims} {shown(r)}" for r in incident.ranges if r.group is Group.ALL)
    return f"{incident.grade}; {ranges or 'no range'}; {len(incident.claims)} claims"


def shown(found: Range) -> str:
    """A range in figures: "120-260", "10+", "5"; "unquantified" where nobody counts."""
    if found.unquantified or found.max is None:
        return "unquantified"
    low = found.min if found.min is not None else 0
    if found.open_above:
        return f"{found.max}+" if low == found.max else f"{low}-{found.max}+"
    return str(low) if low == found.max else f"{low}-{found.max}"


def counted(incident: Incident, outcome: Outcome) -> Range | None:
    """The range that a list shows for an outcome: everybody not said to be a combatant, else civilians."""
    found = {row.victims: row for row in incident.ranges if row.outcome is outcome and row.group is Group.ALL}
    return found.get(RangeVictims.NOT_COMBATANT) or found.get(RangeVictims.CIVILIAN)


def drawn(incident: Incident, sort: str) -> Drawn:
    """The row of an incident, all but its code."""
    days = edtf.days(incident.when.edtf) if incident.when else None
    killed = counted(incident, Outcome.KILLED)
    where = incident.where
    words = [incident.title.ar, incident.title.en]
    words += [where.place, *where.within] if where else []
    columns = {
        "grade": incident.grade.value,
        "method": incident.method.value if incident.method else None,
        "country": where.country if where else None,
        "precision": where.precision.value if where and where.precision else None,
        "first_day": days[0].isoformat() if days else None,
        "last_day": days[1].isoformat() if days else None,
        "killed_min": killed.min if killed else None,
        "killed_max": killed.max if killed else None,
        "origins": incident.independent_origins,
    }
    return Drawn(
        id=incident.id,
        sort=sort,
        year=names.year_of(incident),
        gist=gist(incident),
        json=wire.encode(replace(incident, code="")).decode(),
        folded=" ".join(map(fold, words)),
        columns=tuple(columns.items()),
        parties=tuple(dict.fromkeys(party.actor for party in incident.responsible)),
        claims=tuple(dict.fromkeys(incident.claims)),
        redirects=incident.redirects,
    )
