"""`/documents`: the reports that came in."""

import re
from dataclasses import dataclass

from tawthiq.model.vocabulary import PublishedFrom
from tawthiq.register import Register
from tawthiq.register.records import Page, StoredDocument
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.batches import FORM
from tawthiq.web.indexes import of_state
from tawthiq.web.reading import PAGE_SIZE
from tawthiq.web.views import added
from tawthiq.web.views.added import AddedView
from tawthiq.web.views.lists import DocumentRow, Pager, document_row, page_number, pager


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """The list of documents."""

    rows: tuple[DocumentRow, ...]
    pager: Pager
    q: str
    added: AddedView | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in the list as JSON: everything but its text."""

    id: str
    publisher: str | None
    published: str | None
    published_from: PublishedFrom | None
    url: str | None
    lang: str | None
    title: str | None
    sha256: str
    claims: int


@dataclass(frozen=True, slots=True)
class Found:
    """One page of documents as JSON."""

    total: int
    offset: int
    documents: tuple[Listed, ...]


def documents(asked: Asked) -> Answer:
    """The list of documents."""
    page, q = page_number(asked.query), asked.query.get("q", "").strip()
    batch = asked.query.get("added", "").strip()
    batch = batch if re.fullmatch(FORM, batch) else ""
    found = _found(asked.register, q, batch, (page - 1) * PAGE_SIZE)

    def view() -> DocumentsView:
        rows = tuple(document_row(asked.words, d) for d in found.rows)
        pages = pager("/documents", {"q": q, "added": batch}, page, PAGE_SIZE, found.total)
        return DocumentsView(rows, pages, q, _added(asked, batch))

    listed = tuple(_listed(d) for d in found.rows)
    return Answer(
        "documents.html", asked.words.t("nav.documents"), view, Found(found.total, found.offset, listed), "documents"
    )


def _added(asked: Asked, batch: str) -> AddedView | None:
    return added.added(asked.words, asked.register, asked.settings, batch) if batch else None


def _found(register: Register, q: str, batch: str, offset: int) -> Page[StoredDocument]:
    if not (q or batch):
        return register.documents(offset, PAGE_SIZE)
    seqs = of_state(register, ("documents", q), lambda: register.documents_holding(q)) if q else ()
    if batch:
        taken = added.documents_of(register, batch)
        seqs = tuple(seq for seq in seqs if seq in set(taken)) if q else taken
    return register.documents_numbered(seqs, offset, PAGE_SIZE)


def _listed(stored: StoredDocument) -> Listed:
    kept = stored.document
    return Listed(
        id=kept.id,
        publisher=kept.publisher,
        published=kept.published,
        published_from=kept.published_from,
        url=kept.url,
        lang=kept.lang,
        title=kept.title,
        sha256=stored.sha256,
        claims=stored.claims,
    )
