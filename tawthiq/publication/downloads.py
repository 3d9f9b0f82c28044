"""The tables of a site, of redacted objects: incidents, claims, cumulative claims, reports without their texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tawthiq.model import wire
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, LedgerRow
from tawthiq.publication import csvw, described, maps, sheets, tables, workbooks
from tawthiq.publication.holdings import Audience

REPORT_COLUMNS = ("id", "publisher", "published", "published_from", "url", "lang", "title", "sha256")


def downloads(
    incidents: Sequence[Incident],
    claims: Sequence[Claim],
    ledger: Sequence[tuple[LedgerRow, Claim | None]],
    reports: Mapping[str, tuple[Document, str]],
) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Each file's name with its bytes. All objects are in their public form; `reports` come with their texts' hash."""
    columns = described.columns()
    bare = [replace(claim, confidence=0.0) for claim in claims]
    public: sheets.Row = {sheets.AUDIENCE: Audience.PUBLIC}
    told = [sheets.incident_row(incident) | public for incident in incidents]
    said = [sheets.claim_row(claim) | public for claim in bare]
    yield "incidents.jsonl", (wire.encode(incident) + b"\n" for incident in incidents)
    yield "incidents.csv", sheets.sheet(told, tables.columns("incidents"))
    yield "incidents.xlsx", workbooks.workbook(told, columns["incidents"], "incidents")
    yield "incidents.geojson", maps.features(incidents, Audience.PUBLIC)
    yield "claims.jsonl", (wire.encode(claim) + b"\n" for claim in bare)
    yield "claims.csv", sheets.sheet(said, tables.columns("claims"))
    yield "claims.xlsx", workbooks.workbook(said, columns["claims"], "claims")
    rows = (sheets.total_row(row, claim) | public for row, claim in ledger)
    yield "cumulative.csv", sheets.sheet(rows, tables.columns("totals"))
    yield "reports.csv", sheets.sheet((_report(*reports[name]) for name in sorted(reports)), REPORT_COLUMNS)
    for subject in ("incidents", "claims"):
        about = f"Tawthiq: {subject} of a release (public)"
        yield f"{subject}.csv-metadata.json", (csvw.metadata(f"{subject}.csv", columns[subject], about),)


def _report(document: Document, digest: str) -> sheets.Row:
    return {
        "id": document.id,
        "publisher": document.publisher,
        "published": document.published,
        "published_from": document.published_from,
        "url": document.url,
        "lang": document.lang,
        "title": document.title,
        "sha256": digest,
    }
