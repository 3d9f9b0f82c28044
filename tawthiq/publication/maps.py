"""GeoJSON (RFC 7946) of incidents and claims: the precision always beside the point, and no point for an area.

A feature whose place is no better than a district, or that no gazetteer has, carries `"geometry": null` and says its
place, precision and larger places in its properties: a pin in the middle of a governorate would be taken for a place.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from tawthiq.model import wire
from tawthiq.model.claim import Claim, Where
from tawthiq.model.incident import Incident
from tawthiq.publication.crosswalk import COARSE, ucdp_where
from tawthiq.publication.sheets import Row, claim_row, incident_row


def features(found: Iterable[Incident | Claim], audience: str) -> Iterator[bytes]:
    """A FeatureCollection as bytes, one feature a line; `audience` is a member of its own."""
    yield b'{"type":"FeatureCollection","audience":' + wire.encode(audience) + b',"features":[\n'
    before = b""
    for item in found:
        yield before + wire.encode(_feature(item))
        before = b",\n"
    yield b"\n]}\n"


def _feature(item: Incident | Claim) -> dict[str, Any]:
    row = incident_row(item) if isinstance(item, Incident) else claim_row(item)
    return {"type": "Feature", "id": item.id, "geometry": _point(item.where), "properties": _properties(row, item)}


def _point(where: Where | None) -> dict[str, Any] | None:
    if where is None or where.lat is None or where.lon is None or where.precision is None:
        return None
    if where.precision in COARSE:
        return None
    return {"type": "Point", "coordinates": [where.lon, where.lat]}


def _properties(row: Row, item: Incident | Claim) -> dict[str, Any]:
    where = item.where
    kept = {name: cell for name, cell in row.items() if name not in {"id", "lat", "lon"}}
    return kept | {
        "precision": where.precision if where else None,
        "area_only": where is not None and where.precision in COARSE,
        "ucdp_where_prec": ucdp_where(where.precision if where else None),
    }
