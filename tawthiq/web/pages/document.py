"""`/documents/ID`: the text with its claims marked, and where it came from."""

from dataclasses import dataclass

from tawthiq.assessment.spread import Spread
from tawthiq.errors import RegisterError
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.standing import taken_back
from tawthiq.register import Custody, Place
from tawthiq.upkeep import spread_of
from tawthiq.web.answer import Answer, Asked, Table, rows_of_claims
from tawthiq.web.phrases import quoted
from tawthiq.web.versions import version
from tawthiq.web.views.document import DocumentView, Read
from tawthiq.web.views.document import document as build
from tawthiq.web.views.sources import first_line


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as JSON: the contract's document, its hash, its claims in text order, and how its bytes came here.

    `places` says for each claim in turn where its words stand in the original: bytes, or a page and where on it;
    `spread` which other reports carry the text, and who published it first.
    """

    document: Document
    sha256: str
    claims: tuple[Claim, ...]
    custody: tuple[Custody, ...] = ()
    places: tuple[tuple[Place, ...], ...] = ()
    spread: Spread | None = None


def document(asked: Asked) -> Answer | None:
    """One document."""
    try:
        stored = asked.register.document(asked.id)
    except RegisterError:
        return None
    claims = tuple(asked.register.claims_of_document(asked.id))

    def view() -> DocumentView:
        told = asked.register.decisions(asked.id)
        gone = taken_back(asked.register.decisions()) if told else frozenset()
        ever = asked.register.claims_of_document(asked.id, every_reading=True) if told else ()
        paged = next((way for way in asked.register.custody(asked.id) if way.pages), None)
        masked = any(mask.document == asked.id for mask in asked.register.hidden.masks)
        read = Read(told, gone, version(asked.register, [asked.id]), ever, paged, masked)
        return build(asked.words, stored, claims, read)

    title = quoted(stored.document.title or first_line(stored.document.text, 70) or stored.id)

    def data() -> Reading:
        told = tuple(s.claim for s in claims)
        places = asked.register.whereabouts(asked.id, [(claim.start, claim.end) for claim in told])
        custody, spread = asked.register.custody(asked.id), spread_of(asked.register, asked.id)
        return Reading(stored.document, stored.sha256, told, custody, places, spread)

    def table() -> Table:
        return rows_of_claims(s.claim for s in claims)

    return Answer("document.html", title, view, data, "documents", table=table)
