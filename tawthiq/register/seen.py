"""The register as somebody may see it: what is hidden from them is not there, in whatever way they ask.

`shadowed` opens a second set of connections to the same database on which temporary views stand in the place of the
tables, under the same names. Every query sees them, those of pages that are written later too; nothing has to remember
to filter. Incidents of which something is hidden are worked out anew without it and take their own place; the record
and the incidents that stand are never touched. Without anything hidden there is no view, and nothing costs anything.
A report that is not hidden and holds words of hidden claims takes its own place with marks for them (`masking`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Engine, event

from tawthiq.assessment import assess_all
from tawthiq.model import wire
from tawthiq.model.cluster import Cluster
from tawthiq.model.decision import Decision
from tawthiq.model.incident import Incident
from tawthiq.register import dialect, rows, snapshot
from tawthiq.register.chain import digest
from tawthiq.register.corrections import corrected
from tawthiq.register.masking import Mask, Masked
from tawthiq.text.folding import fold


@dataclass(frozen=True, slots=True)
class Hidden:
    """Ids that somebody may not see; `answers` are decisions that stand in the place of hidden ones, for them alone."""

    documents: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    incidents: frozenset[str] = frozenset()
    decisions: frozenset[str] = frozenset()
    answers: tuple[Decision, ...] = ()
    records: int = 0  # how many records are restricted, what hangs on them not counted
    since: str = ""  # the time of the first hidden decision: what moved from then on would tell of it
    masks: tuple[Mask, ...] = ()  # words of hidden claims in reports that are not hidden

    def __bool__(self) -> bool:
        return bool(self.documents or self.claims or self.incidents or self.decisions)


@dataclass(frozen=True, slots=True)
class Told:
    """What recomputing needs: an incident that stands, its claims as read, their documents by id."""

    incident: Incident
    claims: Sequence[Any]


_NOT = "NOT IN (SELECT id FROM tawthiq_hidden WHERE kind = '%s')"
_OUT = {
    kind: _NOT % kind for kind in ("document", "claim", "incident", "decision", "subject", "touched", "masked", "issue")
}
# {main} is the schema of the register's own tables; the others say that a column is none of the hidden ids
_VIEWS = {
    "documents": "SELECT * FROM {main}documents WHERE id {document} AND id {masked}"
    " UNION ALL SELECT * FROM tawthiq_documents",
    "claims": "SELECT * FROM {main}claims WHERE id {claim} AND document {document}",
    "generations": "SELECT * FROM {main}generations WHERE document {document}",
    "captures": "SELECT * FROM {main}captures WHERE document {document} AND document {masked}"
    " UNION ALL SELECT * FROM tawthiq_captures",
    "issues": "SELECT * FROM {main}issues WHERE (document IS NULL OR document {document})"
    " AND CAST(seq AS TEXT) {issue}",
    "decisions": "SELECT * FROM {main}decisions WHERE id {decision} UNION ALL SELECT * FROM tawthiq_answers",
    "decision_subjects": "SELECT * FROM {main}decision_subjects WHERE decision {decision}"
    " UNION ALL SELECT * FROM tawthiq_answers_about",
    "incidents": "SELECT * FROM {main}incidents WHERE id {incident} AND id {touched}"
    " UNION ALL SELECT * FROM tawthiq_incidents",
    "incident_parties": "SELECT * FROM {main}incident_parties WHERE incident {incident} AND incident {touched}"
    " UNION ALL SELECT * FROM tawthiq_parties",
    "incident_claims": "SELECT * FROM {main}incident_claims WHERE incident {incident} AND claim {claim}",
    "incident_redirects": "SELECT * FROM {main}incident_redirects WHERE target {incident}",
    "incident_names": "SELECT * FROM {main}incident_names WHERE id {incident}",
    "incident_changes": "SELECT * FROM {main}incident_changes WHERE incident {incident} AND (incident {touched}"
    " OR time < (SELECT id FROM tawthiq_hidden WHERE kind = 'since'))",
    "ledger": "SELECT * FROM {main}ledger WHERE claim {claim}",
    "log": "SELECT * FROM {main}log WHERE subject {subject}",
}
_WITHOUT_MASKS = {  # a union costs a large register some time
    "documents": "SELECT * FROM {main}documents WHERE id {document}",
    "captures": "SELECT * FROM {main}captures WHERE document {document}",
}
_COPIES = {
    "tawthiq_answers": "decisions",
    "tawthiq_answers_about": "decision_subjects",
    "tawthiq_incidents": "incidents",
    "tawthiq_parties": "incident_parties",
    "tawthiq_documents": "documents",
    "tawthiq_captures": "captures",
}


def recomputed(
    standing: Iterable[Told], documents: Iterable[Any], ruled: Sequence[Decision], hidden: Hidden
) -> tuple[Incident, ...]:
    """Incidents without the claims and judgements that are hidden; one that has no claim left is left out."""
    claims = [claim for told in standing for claim in told.claims if claim.id not in hidden.claims]
    known = {claim.id for claim in claims}
    kept = [
        (told.incident, tuple(name for name in told.incident.claims if name in known))
        for told in standing
        if known.intersection(told.incident.claims)
    ]
    clusters = [Cluster(id=i.id, claims=left, redirects=i.redirects) for i, left in kept]
    found = assess_all(clusters, corrected(claims, ruled), documents, ruled)
    return tuple(
        replace(made, code=incident.code, review_state=made.review_state)
        for made, (incident, _) in zip(found, kept, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Shadow:
    """What the temporary views are made of."""

    hidden: Hidden
    subjects: frozenset[str]  # of log entries
    touched: tuple[str, ...]  # incidents that are replaced
    incidents: tuple[Incident, ...]
    masked: Masked


def shadowed(engine: Engine, shadow: Shadow) -> Engine:
    """Connections that see a shadow in the place of the tables."""
    other = dialect.another(engine)
    postgresql = dialect.is_postgresql(other)
    statements = list(_statements(shadow))

    @event.listens_for(other, "connect")
    def prepare(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        place = "main"
        if postgresql:
            place = cursor.execute("SELECT current_schema()").fetchone()[0]
        for statement, values in statements:
            told = statement.format(main=f'"{place}".', **_OUT)
            cursor.execute(told.replace("?", "%s") if postgresql else told, values)
        cursor.close()
        if postgresql:
            connection.commit()

    return other


def _statements(shadow: Shadow) -> Iterable[tuple[str, tuple[Any, ...]]]:
    yield "CREATE TEMP TABLE tawthiq_hidden (kind TEXT, id TEXT, PRIMARY KEY (kind, id))", ()
    for kind, ids in _ids(shadow):
        for name in ids:
            yield "INSERT INTO tawthiq_hidden VALUES (?, ?)", (kind, name)
    for name, table in _COPIES.items():
        yield f"CREATE TEMP TABLE {name} AS SELECT * FROM {{main}}{table} WHERE 1 = 0", ()  # noqa: S608 - own names
    for name, row in _rows(shadow):
        marks = ", ".join("?" for _ in row)
        yield f"INSERT INTO {name} ({', '.join(row)}) VALUES ({marks})", tuple(row.values())  # noqa: S608 - own names
    for name, asked in {**_VIEWS, **({} if shadow.masked.documents else _WITHOUT_MASKS)}.items():
        yield f"CREATE TEMP VIEW {name} AS {asked}", ()


def _ids(shadow: Shadow) -> Iterable[tuple[str, Iterable[str]]]:
    hidden = shadow.hidden
    yield "document", sorted(hidden.documents)
    yield "claim", sorted(hidden.claims)
    yield "incident", sorted(hidden.incidents)
    yield "decision", sorted(hidden.decisions)
    yield "subject", sorted(shadow.subjects)
    yield "touched", sorted(shadow.touched)
    yield "since", [hidden.since]
    yield "masked", sorted(row["id"] for row in shadow.masked.documents)
    yield "issue", map(str, shadow.masked.issues)


def _rows(shadow: Shadow) -> Iterable[tuple[str, dict[str, Any]]]:
    for number, decision in enumerate(shadow.hidden.answers):
        yield "tawthiq_answers", {"seq": 1_000_000_000 + number, **rows.decision_values(decision)}
        for position, subject in enumerate(decision.subjects):
            about = {"decision": decision.id, "position": position, "subject": subject}
            yield "tawthiq_answers_about", about
    for incident in shadow.incidents:
        yield "tawthiq_incidents", row_of(incident)
        for party in dict.fromkeys(told.actor for told in incident.responsible):
            yield "tawthiq_parties", {"incident": incident.id, "party": party}
    yield from (("tawthiq_documents", dict(row)) for row in shadow.masked.documents)
    yield from (("tawthiq_captures", dict(row)) for row in shadow.masked.captures)


def row_of(incident: Incident) -> dict[str, Any]:
    """The row of an incident as it would stand, with its code."""
    made = snapshot.drawn(incident, incident.code)
    text = wire.encode(incident).decode()
    own = {"id": incident.id, "sort": made.sort, "code": incident.code, "sha256": digest(text), "json": text}
    return {**own, "folded": f"{fold(incident.code)} {made.folded}", **dict(made.columns)}
