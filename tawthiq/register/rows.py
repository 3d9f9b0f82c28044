"""Model objects as rows and back, and the hash that the log keeps of each."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from tawthiq.model import wire
from tawthiq.model.claim import Claim
from tawthiq.model.decision import Decision
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.model.vocabulary import PublishedFrom
from tawthiq.register.chain import digest
from tawthiq.register.identity import identity
from tawthiq.register.records import StoredDocument
from tawthiq.text.folding import fold

DOCUMENT_FIELDS = ("id", "publisher", "published", "published_from", "url", "lang", "title", "bytes_sha256")


def document_values(document: Document, added: str) -> dict[str, Any]:
    """The row of a document."""
    values: dict[str, Any] = {name: getattr(document, name) for name in DOCUMENT_FIELDS}
    values |= {"identity": identity(document), "sha256": document.sha256, "text": document.text, "added": added}
    values["folded"] = fold(f"{document.title or ''}\n{document.text}")
    return values


def document_of(row: Row[Any]) -> Document:
    """The document of a row of `documents`."""
    came_from = PublishedFrom(row.published_from) if row.published_from else None
    values = {name: getattr(row, name) for name in DOCUMENT_FIELDS}
    return Document(**values | {"published_from": came_from, "text": row.text})


def stored_document(row: Row[Any], claims: int = 0, generation: int = 0, version: str | None = None) -> StoredDocument:
    """The record of a row of `documents`."""
    return StoredDocument(
        seq=row.seq,
        document=document_of(row),
        sha256=row.sha256,
        bytes_sha256=row.bytes_sha256,
        added=row.added,
        claims=claims,
        generation=generation,
        pipeline_version=version,
    )


def document_payload(document: Document, text_sha256: str, added: str) -> str:
    """What the log keeps of a document."""
    return digest(text_sha256, added, *(getattr(document, name) for name in DOCUMENT_FIELDS))


def claim_values(claim: Claim, generation: int, position: int) -> dict[str, Any]:
    """The row of a claim."""
    return {
        "id": claim.id,
        "document": claim.document,
        "generation": generation,
        "position": position,
        "kind": claim.kind.value,
        "method": claim.method.value if claim.method else None,
        "country": claim.where.country if claim.where else None,
        "edtf": claim.when.edtf if claim.when else None,
        "confidence_permille": round(claim.confidence * 1000),
        "json": wire.encode(claim).decode(),
    }


def claims_payload(pipeline_version: str, jsons: Sequence[str]) -> str:
    """What the log keeps of one reading of a document."""
    return digest(pipeline_version, *jsons)


def issue_values(issue: Issue, time: str) -> dict[str, Any]:
    """The row of an issue."""
    encoded = wire.encode(issue).decode()
    return {
        "identity": digest(encoded),
        "code": issue.code,
        "document": issue.document,
        "left_out": issue.left_out,
        "time": time,
        "json": encoded,
    }


def decision_values(decision: Decision) -> dict[str, Any]:
    """The row of a decision."""
    return {
        "id": decision.id,
        "kind": decision.kind.value,
        "author": decision.author,
        "time": decision.time,
        "json": wire.encode(decision).decode(),
    }


def under(claim: Claim, document: str) -> Claim:
    """The claim under the id that its document was given in the register."""
    return claim if claim.document == document else replace(claim, document=document)
