"""Tables of the register: what is asked for, in the format asked for, as bytes to write.

1. `jsonl` is the public contract to the letter (docs/reference/contract.md).
2. `csv`, `xlsx`, `parquet` and `hxl` are the same rows (`sheets`) for spreadsheets, reckoning and humanitarian data;
   `csvw` describes the columns of the csv; `geojson` is for maps (`maps`).
3. `airwars`, `ucdp` and `acled` are incidents in the columns of those projects (`shapes`).
4. `ftm` (FollowTheMoney), `prov` (W3C PROV) and `schema` (schema.org) are for programs that link.

All of them exist twice: as the house holds it, and as it may leave (`holdings`); every file but the contract's own
(JSON Lines, whose fields are fixed) says which it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tawthiq.errors import UsageError
from tawthiq.model import wire
from tawthiq.model.claim import Attacks, Claim, Harm, Source, Where
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, LedgerRow, Residual, Title
from tawthiq.model.vocabulary import Kind
from tawthiq.publication import csvw, described, ftm, linked, maps, parquet, provenance, shapes, sheets, workbooks
from tawthiq.publication.holdings import Audience, Holdings, holdings
from tawthiq.records import collect_seldom
from tawthiq.register import IncidentFilter, Register, StoredDocument

SUBJECTS = ("claims", "incidents", "documents", "totals")


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A row of the ledger as it is exported: the cumulative claim and what it leaves beyond the incidents."""

    claim: str
    document: str
    period: str | None
    area: Where | None
    harms: tuple[Harm, ...]
    attacks: Attacks | None
    sources: tuple[Source, ...]
    quote: str
    residual: tuple[Residual, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is written, of which subject; `filters` choose among incidents."""

    held: Holdings
    subject: str
    filters: IncidentFilter | None = None

    def incidents(self) -> Iterator[Incident]:
        """The incidents that pass."""
        return self.held.incidents(self.filters)


_BLANK = Incident(id="", code="", title=Title("", ""), claims=(), documents=())


def export(
    register: Register,
    subject: str,
    form: str,
    filters: IncidentFilter | None = None,
    audience: Audience = Audience.INTERNAL,
) -> Iterator[bytes]:
    """The table as chunks of bytes. Raises UsageError for a subject or format that is not."""
    if subject not in SUBJECTS:
        raise UsageError(f"{subject}: nothing to export. Name one of: {', '.join(SUBJECTS)}")
    if form not in FORMATS:
        raise UsageError(f"{form}: no such format. Name one of: {', '.join(FORMATS)}")
    way = _WAYS[form]
    if subject not in way.subjects:
        raise UsageError(f"{form} is for {' and '.join(way.subjects)}, not {subject}. Export them as jsonl or csv")
    collect_seldom()
    return way.write(Asked(holdings(register, audience), subject, filters))


def columns(subject: str) -> tuple[str, ...]:
    """The columns of a CSV table, in order: those that the row of a blank one has."""
    blank = Claim(document="", quote="", start=0, end=0, kind=Kind.INCIDENT)
    document = StoredDocument(seq=0, document=Document(id="", text=""), sha256="", bytes_sha256=None, added="")
    rows = {
        "claims": sheets.claim_row(blank),
        "incidents": sheets.incident_row(_BLANK),
        "documents": sheets.document_row(document),
        "totals": sheets.total_row(LedgerRow(claim="", document="", period=None, area=None), blank),
    }
    return (*rows[subject], sheets.AUDIENCE)


def total_of(row: LedgerRow, claim: Claim) -> Total:
    """The ledger's row with the words and figures of its claim."""
    return Total(
        claim=row.claim,
        document=row.document,
        period=row.period,
        area=row.area,
        harms=claim.harms,
        attacks=claim.attacks,
        sources=claim.sources,
        quote=claim.quote,
        residual=row.residual,
    )


def _lines(asked: Asked) -> Iterator[bytes]:
    for item in _objects(asked):
        yield wire.encode(item) + b"\n"


def _objects(asked: Asked) -> Iterable[object]:
    if asked.subject == "claims":
        return asked.held.claims()
    if asked.subject == "incidents":
        return asked.incidents()
    if asked.subject == "documents":
        return (stored.document for stored in asked.held.documents())
    return (total_of(row, claim) for row, claim in asked.held.ledger())


def _csv(asked: Asked) -> Iterator[bytes]:
    return sheets.sheet(_rows(asked), columns(asked.subject))


def _hxl(asked: Asked) -> Iterator[bytes]:
    tags = {column.name: column.hxl for column in described.columns()[asked.subject]}
    return sheets.sheet(_rows(asked), columns(asked.subject), tags)


def _xlsx(asked: Asked) -> Iterator[bytes]:
    return workbooks.workbook(_rows(asked), described.columns()[asked.subject], asked.subject)


def _parquet(asked: Asked) -> Iterator[bytes]:
    return parquet.parquet(_rows(asked), described.columns()[asked.subject])


def _csvw(asked: Asked) -> Iterator[bytes]:
    about = f"Tawthiq: {asked.subject} of a register ({asked.held.audience})"
    yield csvw.metadata(f"{asked.subject}.csv", described.columns()[asked.subject], about)


def _shaped(shape: Callable[[Incident], sheets.Row]) -> "_Write":
    def write(asked: Asked) -> Iterator[bytes]:
        rows = (shapes.marked(shape(incident), asked.held.audience) for incident in asked.incidents())
        return sheets.sheet(rows, tuple(shape(_BLANK)))

    return write


def _ftm(asked: Asked) -> Iterator[bytes]:
    documents = (stored.document for stored in asked.held.documents())
    return ftm.entities(asked.incidents(), documents, asked.held.audience)


def _prov(asked: Asked) -> Iterator[bytes]:
    told = provenance.Told(asked.held.documents(), asked.held.claims(), asked.incidents())
    return provenance.document(told, asked.held.audience)


def _schema(asked: Asked) -> Iterator[bytes]:
    reports = {stored.id: stored for stored in asked.held.documents()}
    return linked.graph(asked.held.claims(), reports, asked.held.audience)


def _rows(asked: Asked) -> Iterator[sheets.Row]:
    audience = asked.held.audience
    for row in _bare_rows(asked):
        row[sheets.AUDIENCE] = audience
        yield row


def _bare_rows(asked: Asked) -> Iterator[sheets.Row]:
    if asked.subject == "claims":
        return map(sheets.claim_row, asked.held.claims())
    if asked.subject == "incidents":
        return map(sheets.incident_row, asked.incidents())
    if asked.subject == "documents":
        return map(sheets.document_row, asked.held.documents())
    return (sheets.total_row(row, claim) for row, claim in asked.held.ledger())


def _geojson(asked: Asked) -> Iterator[bytes]:
    found: Iterable[Incident | Claim] = asked.held.claims() if asked.subject == "claims" else asked.incidents()
    return maps.features(found, asked.held.audience)


_Write = Callable[[Asked], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class _Way:
    """How a format is written, and for which tables there is one."""

    write: _Write
    subjects: tuple[str, ...] = SUBJECTS


_WAYS: Mapping[str, _Way] = MappingProxyType(
    {
        "jsonl": _Way(_lines),
        "csv": _Way(_csv),
        "csvw": _Way(_csvw),
        "hxl": _Way(_hxl),
        "xlsx": _Way(_xlsx),
        "parquet": _Way(_parquet),
        "geojson": _Way(_geojson, ("claims", "incidents")),
        **{name: _Way(_shaped(shape), ("incidents",)) for name, shape in shapes.SHAPES.items()},
        "ftm": _Way(_ftm, ("incidents",)),
        "prov": _Way(_prov, ("incidents",)),
        "schema": _Way(_schema, ("claims",)),
    }
)
FORMATS = tuple(_WAYS)
