"""The register's tables, in plain SQLAlchemy Core so that SQLite and PostgreSQL hold the same.

Two families:

1. **Append-only** (`APPEND_ONLY`): documents, generations, claims, issues, decisions, filings, captures, erasures,
   runs and their ends, incident names and changes, and the log. What a source said and what a person decided is never
   written over; the database itself refuses UPDATE and DELETE (see `dialect`; `erasing` is the one exception).
2. **Computed** (`COMPUTED`): the snapshot of incidents and totals, which follows from the first family by rule. What a
   recomputation moved is replaced, with a log entry over the whole.

`seq` columns number rows in the order they came in. Times are UTC, ISO 8601 with a `Z`. JSON columns hold the public
contract as text, so that a row can be hashed and compared byte by byte.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

VERSION = 6
"""The schema's version; raise it together with a step in `migrations`."""

metadata = MetaData()


def _seq() -> "Column[int]":
    return Column("seq", Integer, primary_key=True, autoincrement=True)


meta = Table("meta", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False))

documents = Table(
    "documents",
    metadata,
    _seq(),
    Column("id", String, nullable=False, unique=True),
    Column("identity", String, nullable=False, unique=True),  # text, publisher and address hashed: the same page
    Column("sha256", String, nullable=False, index=True),  # of the text
    Column("bytes_sha256", String),
    Column("publisher", String, index=True),
    Column("published", String, index=True),
    Column("published_from", String),
    Column("url", Text),
    Column("lang", String),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("folded", Text, nullable=False),  # title and text, folded for look-up
    Column("added", String, nullable=False),
)

generations = Table(
    "generations",
    metadata,
    _seq(),
    Column("document", String, ForeignKey("documents.id"), nullable=False),
    Column("generation", Integer, nullable=False),
    Column("pipeline_version", String, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("time", String, nullable=False),
    UniqueConstraint("document", "generation"),
)

claims = Table(
    "claims",
    metadata,
    _seq(),
    Column("id", String, nullable=False, index=True),
    Column("document", String, ForeignKey("documents.id"), nullable=False),
    Column("generation", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("method", String),
    Column("country", String),
    Column("edtf", String, index=True),
    Column("confidence_permille", Integer, nullable=False),
    Column("json", Text, nullable=False),
    UniqueConstraint("document", "generation", "position"),
)

issues = Table(
    "issues",
    metadata,
    _seq(),
    Column("identity", String, nullable=False, unique=True),
    Column("code", String, nullable=False, index=True),
    Column("document", String, index=True),
    Column("left_out", Boolean, nullable=False),
    Column("time", String, nullable=False),
    Column("json", Text, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    _seq(),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False, index=True),
    Column("author", String, nullable=False, index=True),
    Column("time", String, nullable=False),
    Column("json", Text, nullable=False),
)

decision_subjects = Table(
    "decision_subjects",
    metadata,
    Column("decision", String, ForeignKey("decisions.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("subject", String, nullable=False, index=True),
)

filings = Table(  # what a team's own sheet says of its incidents
    "filings",
    metadata,
    _seq(),
    Column("id", String, nullable=False, unique=True),
    Column("code", String, nullable=False, index=True),
    Column("time", String, nullable=False),
    Column("json", Text, nullable=False),
)

captures = Table(  # how the bytes of each document came to be here: the chain of custody
    "captures",
    metadata,
    _seq(),
    Column("id", String, nullable=False, unique=True),
    Column("document", String, nullable=False, index=True),
    Column("sha256", String, nullable=False, index=True),  # of the bytes
    Column("time", String, nullable=False),
    Column("json", Text, nullable=False),
)

erasures = Table(  # what stood here and was taken out by a person's decision; hashes only
    "erasures",
    metadata,
    _seq(),
    Column("document", String, nullable=False, unique=True),
    Column("identity", String, nullable=False, index=True),
    Column("author", String, nullable=False),
    Column("time", String, nullable=False),
    Column("json", Text, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    _seq(),
    Column("id", String, nullable=False, unique=True),
    Column("started", String, nullable=False),
    Column("pipeline_version", String, nullable=False),
    Column("engine", String, nullable=False),
    Column("inputs", Text, nullable=False),
)

run_ends = Table(
    "run_ends",
    metadata,
    Column("run", String, ForeignKey("runs.id"), primary_key=True),
    Column("ended", String, nullable=False),
    Column("status", String, nullable=False),
    Column("json", Text, nullable=False),
)

incident_names = Table(  # ids and codes once given are given for ever
    "incident_names",
    metadata,
    _seq(),
    Column("id", String, nullable=False, unique=True),
    Column("code", String, nullable=False, unique=True),
    Column("time", String, nullable=False),
)

incident_changes = Table(  # what each recomputation moved
    "incident_changes",
    metadata,
    _seq(),
    Column("incident", String, nullable=False, index=True),
    Column("time", String, nullable=False),
    Column("change", String, nullable=False),
    Column("before", Text),
    Column("after", Text),
)

log = Table(
    "log",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("time", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False, index=True),
    Column("subject", String, nullable=False, index=True),
    Column("payload", String, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False, unique=True),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", String, primary_key=True),
    Column("sort", String, nullable=False, index=True),  # the snapshot's order: earliest report and claim first
    Column("sha256", String, nullable=False),  # of the JSON
    Column("code", String, nullable=False, unique=True),
    Column("grade", String, nullable=False),
    Column("method", String),
    Column("country", String),
    Column("precision", String),
    Column("first_day", String),
    Column("last_day", String),
    Column("killed_min", Integer),
    Column("killed_max", Integer),
    Column("origins", Integer, nullable=False),
    Column("folded", Text, nullable=False),
    Column("json", Text, nullable=False),
)

incident_parties = Table(
    "incident_parties",
    metadata,
    Column("incident", String, primary_key=True),
    Column("party", String, primary_key=True, index=True),
)

incident_claims = Table(
    "incident_claims",
    metadata,
    Column("incident", String, primary_key=True),
    Column("claim", String, primary_key=True, index=True),
)

incident_redirects = Table(
    "incident_redirects",
    metadata,
    Column("id", String, primary_key=True),
    Column("target", String, nullable=False),
)

ledger = Table(
    "ledger",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("claim", String, nullable=False, index=True),
    Column("json", Text, nullable=False),
)

Index("claims_current", claims.c.document, claims.c.generation)
Index("incidents_hashes", incidents.c.id, incidents.c.sha256)
_C = claims.c
_WAITING = (_C.confidence_permille, _C.seq, _C.id, _C.document, _C.generation)
Index("claims_waiting", *_WAITING)  # the queue of review is read in its order, narrowed or not
Index("claims_by_kind", _C.kind, *_WAITING)
Index("claims_by_method", _C.method, *_WAITING)
Index("claims_by_country", _C.country, *_WAITING)
_I = incidents.c
Index(  # lists are chosen, ordered and counted without reading the incidents themselves
    "incidents_listed",
    *(_I.last_day, _I.code, _I.first_day, _I.grade, _I.method, _I.country),
    *(_I.killed_max, _I.killed_min, _I.origins, _I.id),
)

APPEND_ONLY = (
    documents,
    generations,
    claims,
    issues,
    decisions,
    decision_subjects,
    filings,
    captures,
    erasures,
    runs,
    run_ends,
    incident_names,
    incident_changes,
    log,
)
COMPUTED = (incidents, incident_parties, incident_claims, incident_redirects, ledger)

originals = Table(  # on PostgreSQL only: beside SQLite the bytes lie in a folder
    "originals",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
    info={"only": "postgresql"},
)


def tables(database: str) -> tuple[Table, ...]:
    """The tables of a register on `sqlite` or `postgresql`, each after those that it refers to."""
    return tuple(table for table in metadata.sorted_tables if table.info.get("only", database) == database)


def _alike_on_postgresql() -> None:
    """Words sort by code point and numbers are as large there as on SQLite, whatever the server's own language."""
    for table in metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, String):
                column.type = column.type.with_variant(type(column.type)(collation="C"), "postgresql")
            elif isinstance(column.type, Integer):
                column.type = column.type.with_variant(BigInteger(), "postgresql")


_alike_on_postgresql()
