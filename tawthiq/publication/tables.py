"""Tables of the register: what is asked for, in the format asked for, as bytes to write.

1. `jsonl` is the public contract to the letter (docs/reference/contract.md).
2. `csv` is for spreadsheets (`sheets`), `geojson` for maps (`maps`).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tawthiq.errors import UsageError
from tawthiq.model import wire
from tawthiq.model.claim import Attacks, Claim, Harm, Source, Where
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, LedgerRow, Residual, Title
from tawthiq.model.vocabulary import Kind
from tawthiq.publication import maps, sheets
from tawthiq.register import IncidentFilter, Register, StoredDocument

SUBJECTS = ("claims", "incidents", "documents", "totals")
FORMATS = ("jsonl", "csv", "geojson")

_NO_MAP = frozenset({"documents", "totals"})


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


def export(register: Register, subject: str, form: str, filters: IncidentFilter | None = None) -> Iterator[bytes]:
    """The table as chunks of bytes. Raises UsageError for a subject or format that is not."""
    if subject not in SUBJECTS:
        raise UsageError(f"{subject}: nothing to export. Name one of: {', '.join(SUBJECTS)}")
    if form not in FORMATS:
        raise UsageError(f"{form}: no such format. Name one of: {', '.join(FORMATS)}")
    if form == "geojson" and subject in _NO_MAP:
        raise UsageError(f"{subject} have no place of their own. Export them as jsonl or csv")
    return _WAYS[form](register, subject, filters)


def columns(subject: str) -> tuple[str, ...]:
    """The columns of a CSV table, in order: those that the row of a blank one has."""
    blank = Claim(document="", quote="", start=0, end=0, kind=Kind.INCIDENT)
    document = StoredDocument(seq=0, document=Document(id="", text=""), sha256="", bytes_sha256=None, added="")
    rows = {
        "claims": sheets.claim_row(blank),
        "incidents": sheets.incident_row(Incident(id="", code="", title=Title("", ""), claims=(), documents=())),
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
    rows = _rows(register, subject, filters)
    return sheets.sheet(rows, columns(subject))


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


_WAYS: dict[str, Callable[[Register, str, IncidentFilter | None], Iterator[bytes]]] = {
    "jsonl": _lines,
    "csv": _csv,
    "geojson": _geojson,
}
