"""The computed tables: incidents and totals as they follow from the claims, replaced whole.

1. What changed against the standing snapshot is noted in `incident_changes` (append-only): founded, changed, merged,
   withdrawn.
2. Each incident gets its code, which `names` keeps for ever.
3. The snapshot's hash goes to the log, so that `verify` can tell it from a forged one.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from tawthiq.model import wire
from tawthiq.model.incident import Incident, LedgerRow, Range
from tawthiq.model.vocabulary import Group, Outcome, RangeVictims
from tawthiq.register import names, schema
from tawthiq.register.chain import Chain, digest, now
from tawthiq.text import edtf
from tawthiq.text.folding import fold


def payload_of(incident_jsons: Iterable[str], ledger_jsons: Iterable[str]) -> str:
    """The hash of a whole snapshot, in its order."""
    return digest(*incident_jsons, "\x1e", *ledger_jsons)


def payload_in(connection: Connection) -> str:
    """The hash of the snapshot that stands."""
    found = connection.execute(select(schema.incidents.c.json).order_by(schema.incidents.c.position)).scalars()
    rows = connection.execute(select(schema.ledger.c.json).order_by(schema.ledger.c.position)).scalars()
    return payload_of(found, rows)


def replace_all(
    connection: Connection, chain: Chain, incidents: Sequence[Incident], ledger: Sequence[LedgerRow]
) -> bool:
    """Put these in the place of the standing snapshot; False where they are the same (then nothing is written)."""
    incidents = names.coded(connection, chain, incidents)
    jsons = [wire.encode(incident).decode() for incident in incidents]
    ledger_jsons = [wire.encode(row).decode() for row in ledger]
    payload = payload_of(jsons, ledger_jsons)
    if payload == payload_in(connection):
        return False
    standing = connection.execute(select(schema.incidents.c.id, schema.incidents.c.json)).all()
    _note_changes(connection, chain, _changes({row.id: row.json for row in standing}, incidents, jsons))
    for table in schema.COMPUTED:
        connection.execute(delete(table))
    rows = [_row(i, incident, text) for i, (incident, text) in enumerate(zip(incidents, jsons, strict=True))]
    _insert(connection, schema.incidents, rows)
    _insert(connection, schema.incident_parties, [row for incident in incidents for row in _parties(incident)])
    _insert(connection, schema.incident_claims, [row for incident in incidents for row in _claims(incident)])
    _insert(connection, schema.incident_redirects, [row for incident in incidents for row in _redirects(incident)])
    rows = [{"position": i, "claim": row.claim, "json": ledger_jsons[i]} for i, row in enumerate(ledger)]
    _insert(connection, schema.ledger, rows)
    chain.append("incidents", "snapshot", payload)
    return True


def _insert(connection: Connection, table: Any, values: list[dict[str, Any]]) -> None:
    if values:
        connection.execute(insert(table), values)


Moved = tuple[str, str, str | None, str | None]
"""Incident, change, gist before, gist after."""


def _changes(before: dict[str, str], incidents: Sequence[Incident], jsons: Sequence[str]) -> list[Moved]:
    after = {incident.id: text for incident, text in zip(incidents, jsons, strict=True)}
    merged = {old: incident.id for incident in incidents for old in incident.redirects}
    changes: list[Moved] = []
    for name, text in after.items():
        if name not in before:
            changes.append((name, "founded", None, _gist(text)))
        elif before[name] != text:
            changes.append((name, "changed", _gist(before[name]), _gist(text)))
    for name, text in before.items():
        if name not in after:
            changes.append((name, "merged" if name in merged else "withdrawn", _gist(text), merged.get(name)))
    return changes


def _note_changes(connection: Connection, chain: Chain, changes: list[Moved]) -> None:
    time = now()
    keys = ("incident", "change", "before", "after")
    _insert(
        connection, schema.incident_changes, [dict(zip(keys, row, strict=True)) | {"time": time} for row in changes]
    )
    if changes:
        chain.append("changes", time, changes_payload(changes))


def changes_payload(changes: Iterable[Sequence[str | None]]) -> str:
    """What the log keeps of the changes of one recomputation."""
    return digest(*(value for row in changes for value in row))


def _gist(text: str) -> str:
    """What a reader of the history wants to see moved: grade, ranges and number of claims."""
    incident = wire.decode(text, Incident)
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


def _row(position: int, incident: Incident, text: str) -> dict[str, Any]:
    days = edtf.days(incident.when.edtf) if incident.when else None
    killed = counted(incident, Outcome.KILLED)
    where = incident.where
    words = [incident.code, incident.title.ar, incident.title.en]
    words += [where.place, *where.within] if where else []
    return {
        "position": position,
        "id": incident.id,
        "code": incident.code,
        "grade": incident.grade.value,
        "method": incident.method.value if incident.method else None,
        "country": where.country if where else None,
        "precision": where.precision.value if where and where.precision else None,
        "first_day": days[0].isoformat() if days else None,
        "last_day": days[1].isoformat() if days else None,
        "killed_min": killed.min if killed else None,
        "killed_max": killed.max if killed else None,
        "origins": incident.independent_origins,
        "folded": fold(" ".join(words)),
        "json": text,
    }


def _parties(incident: Incident) -> Iterable[dict[str, Any]]:
    named = dict.fromkeys([party.actor for party in incident.responsible])
    return [{"incident": incident.id, "party": party} for party in named]


def _claims(incident: Incident) -> Iterable[dict[str, Any]]:
    return [{"incident": incident.id, "claim": claim} for claim in dict.fromkeys(incident.claims)]


def _redirects(incident: Incident) -> Iterable[dict[str, Any]]:
    return [{"id": old, "target": incident.id} for old in incident.redirects]
