"""Tables of the register: what is asked for, in the format asked for, as bytes to write.

1. `jsonl` is the public contract to the letter (docs/reference/contract.md).
2. `csv`, `xlsx`, `parquet` and `hxl` are the same rows (`sheets`) for spreadsheets, reckoning and humanitarian data;
   `csvw` describes the columns of the csv; `geojson` is for maps (`maps`).
3. `airwars`, `ucdp` and `acled` are incidents in the columns of those projects (`shapes`).
4. `ftm` (FollowTheMoney), `prov` (W3C PROV) and `schema` (schema.org) are for programs that link.
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


_BLANK = Incident(id="", code="", title=Title("", ""), claims=(), documents=())


def export(register: Register, subject: str, form: str, filters: IncidentFilter | None = None) -> Iterator[bytes]:
    """The table as chunks of bytes. Raises UsageError for a subject or format that is not."""
    if subject not in SUBJECTS:
        raise UsageError(f"{subject}: nothing to export. Name one of: {', '.join(SUBJECTS)}")
    if form not in FORMATS:
        raise UsageError(f"{form}: no such format. Name one of: {', '.join(FORMATS)}")
    way = _WAYS[form]
    if subject not in way.subjects:
        raise UsageError(f"{form} is for {' and '.join(way.subjects)}, not {subject}. Export them as jsonl or csv")
    return way.write(register, subject, filters)


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
    return tuple(rows[subject])


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


def _lines(register: Register, subject: str, filters: IncidentFilter | None) -> Iterator[bytes]:
    for item in _objects(register, subject, filters):
        yield wire.encode(item) + b"\n"


def _objects(register: Register, subject: str, filters: IncidentFilter | None) -> Iterable[object]:
    if subject == "claims":
        return register.all_claims()
    if subject == "incidents":
        return register.all_incidents(filters)
    if subject == "documents":
        return register.all_documents()
    return (total_of(row, register.claim(row.claim).claim) for row in register.ledger())


def _csv(register: Register, subject: str, filters: IncidentFilter | None) -> Iterator[bytes]:
    return sheets.sheet(_rows(register, subject, filters), columns(subject))


def _hxl(register: Register, subject: str, filters: IncidentFilter | None) -> Iterator[bytes]:
    tags = {column.name: column.hxl for column in described.columns()[subject]}
    return sheets.sheet(_rows(register, subject, filters), columns(subject), tags)


def _xlsx(register: Register, subject: str, filters: IncidentFilter | None) -> Iterator[bytes]:
    return workbooks.workbook(_rows(register, subject, filters), described.columns()[subject], subject)


def _parquet(register: Register, subject: str, filters: IncidentFilter | None) -> Iterator[bytes]:
    return parquet.parquet(_rows(register, subject, filters), described.columns()[subject])


def _csvw(register: Register, subject: str, filters: IncidentFilter | None) -> Iterator[bytes]:
    yield csvw.metadata(f"{subject}.csv", described.columns()[subject], f"Tawthiq: {subject} of a register")


def _shaped(shape: Callable[[Incident], sheets.Row]) -> "_Write":
    def write(register: Register, subject: str, filters: IncidentFilter | None) -> Iterator[bytes]:
        return sheets.sheet(map(shape, register.all_incidents(filters)), tuple(shape(_BLANK)))

    return write


def _ftm(register: Register, subject: str, filters: IncidentFilter | None) -> Iterator[bytes]:
    return ftm.entities(register.all_incidents(filters), register.all_documents())


def _prov(register: Register, subject: str, filters: IncidentFilter | None) -> Iterator[bytes]:
    return provenance.document(register, _stored(register), register.all_incidents(filters))


def _schema(register: Register, subject: str, filters: IncidentFilter | None) -> Iterator[bytes]:
    return linked.graph(register.all_claims(), {document.id: document for document in register.all_documents()})


def _rows(register: Register, subject: str, filters: IncidentFilter | None) -> Iterator[sheets.Row]:
    if subject == "claims":
        return map(sheets.claim_row, register.all_claims())
    if subject == "incidents":
        return map(sheets.incident_row, register.all_incidents(filters))
    if subject == "documents":
        return map(sheets.document_row, _stored(register))
    return (sheets.total_row(row, register.claim(row.claim).claim) for row in register.ledger())


def _stored(register: Register, step: int = 500) -> Iterator[StoredDocument]:
    offset = 0
    while rows := register.documents(offset, step).rows:
        yield from rows
        offset += step


def _geojson(register: Register, subject: str, filters: IncidentFilter | None) -> Iterator[bytes]:
    found: Iterable[Incident | Claim] = (
        register.all_claims() if subject == "claims" else register.all_incidents(filters)
    )
    return maps.features(found)


_Write = Callable[[Register, str, IncidentFilter | None], Iterator[bytes]]


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
