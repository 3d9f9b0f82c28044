"""schema.org: claims as `Claim`, with where they appeared and the event that they tell, as JSON-LD.

A fact-checker's `ClaimReview` would say whether a claim is true; the register does not. No point for a coarse place.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tawthiq.model import wire
from tawthiq.model.claim import Claim, Where
from tawthiq.publication.crosswalk import COARSE
from tawthiq.publication.sheets import harm_in_figures
from tawthiq.register import StoredDocument

_CONTEXT = b'{"@context":"https://schema.org","@graph":[\n'


def graph(claims: Iterable[Claim], reports: Mapping[str, StoredDocument], audience: str) -> Iterator[bytes]:
    """All claims as one JSON-LD graph, a claim a line; `conditionsOfAccess` says whom each is for."""
    yield _CONTEXT
    before = b""
    for claim in claims:
        told = _claim(claim, reports.get(claim.document)) | {"conditionsOfAccess": audience}
        yield before + wire.encode(told)
        before = b",\n"
    yield b"\n]}\n"


def _claim(claim: Claim, report: StoredDocument | None) -> dict[str, Any]:
    deepest = claim.sources[-1] if claim.sources else None
    return _told(
        {
            "@type": "Claim",
            "@id": f"urn:tawthiq:claim:{claim.id}",
            "identifier": claim.id,
            "text": claim.quote,
            "inLanguage": report.document.lang if report else None,
            "author": {"@type": "Thing", "name": deepest.quote} if deepest else None,
            "appearance": _report(report) if report else None,
            "about": _event(claim),
        }
    )


def _report(stored: StoredDocument) -> dict[str, Any]:
    document = stored.document
    return _told(
        {
            "@type": "Report",
            "@id": f"urn:sha256:{stored.sha256}",
            "name": document.title,
            "url": document.url,
            "datePublished": document.published,
            "publisher": {"@type": "Organization", "name": document.publisher} if document.publisher else None,
        }
    )


def _event(claim: Claim) -> dict[str, Any]:
    return _told(
        {
            "@type": "Event",
            "description": "; ".join(harm_in_figures(harm) for harm in claim.harms) or None,
            "temporalCoverage": claim.when.edtf if claim.when else None,
            "location": _place(claim.where) if claim.where else None,
        }
    )


def _place(where: Where) -> dict[str, Any]:
    exact = where.precision is not None and where.precision not in COARSE and where.lat is not None
    point = {"@type": "GeoCoordinates", "latitude": where.lat, "longitude": where.lon} if exact else None
    larger = [{"@type": "Place", "name": name} for name in where.within]
    named = {"@type": "Place", "name": where.place or where.quote, "geo": point, "address": where.country}
    return _told(named | {"containedInPlace": larger or None})


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
