"""In which first-level division a point lies.

Outlines are Natural Earth's, simplified to about two kilometres (data/areas.geojson.gz): near a border the answer may
be the neighbour's.
"""

import gzip
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tawthiq.gazetteer.keys import first_key

_DATA = Path(__file__).parent / "data" / "areas.geojson.gz"

_Ring = list[tuple[float, float]]


class Area(NamedTuple):
    """A first-level division: ISO 3166-2 code, its country's ISO 3166-1 code, its names."""

    id: str
    country: str
    ar: str
    en: str


class Shape(NamedTuple):
    """An outer ring of a division with its box."""

    area: Area
    west: float
    south: float
    east: float
    north: float
    ring: _Ring


def area_at(lat: float, lon: float, among: Iterable["Shape"] | None = None) -> Area | None:
    """The division around a point (degrees WGS84); None at sea and outside the Arab world and its neighbours.

    `among` are the outlines that are looked at, where the point is known to lie near them.
    """
    for shape in _shapes() if among is None else among:
        inside = shape.west <= lon <= shape.east and shape.south <= lat <= shape.north
        if inside and _holds(shape.ring, lon, lat):
            return shape.area
    return None


def named(name: str, country: str | None = None) -> Area | None:
    """The division of this Arabic name, in the country where one is given; None where none or several have it."""
    found = {area for area in _names().get(first_key(name), ()) if country in (None, area.country)}
    return found.pop() if len(found) == 1 else None


def of_id(id: str) -> Area | None:
    """The division of an ISO 3166-2 code."""
    return _by_id().get(id)


def rings() -> dict[str, list[_Ring]]:
    """The outer rings of every division by its code: (longitude, latitude)."""
    found: dict[str, list[_Ring]] = {}
    for shape in _shapes():
        found.setdefault(shape.area.id, []).append(shape.ring)
    return found


def within(south: float, west: float, north: float, east: float) -> tuple[Shape, ...]:
    """The outlines that may be seen in a box, by their own boxes."""
    return tuple(
        shape
        for shape in _shapes()
        if shape.west <= east and shape.east >= west and shape.south <= north and shape.north >= south
    )


@cache
def _by_id() -> dict[str, Area]:
    return {shape.area.id: shape.area for shape in _shapes()}


@cache
def _names() -> dict[str, tuple[Area, ...]]:
    found: dict[str, tuple[Area, ...]] = {}
    for area in _by_id().values():
        key = first_key(area.ar)
        found[key] = (*found.get(key, ()), area)
    return found


@cache
def _shapes() -> tuple[Shape, ...]:
    shapes = []
    for feature in json.loads(gzip.decompress(_DATA.read_bytes()))["features"]:
        told = feature["properties"]
        area = Area(told["id"], told["country"], told["ar"], told["en"])
        for polygon in feature["geometry"]["coordinates"]:
            ring = [(x, y) for x, y in polygon[0]]
            xs, ys = [x for x, _ in ring], [y for _, y in ring]
            shapes.append(Shape(area, min(xs), min(ys), max(xs), max(ys), ring))
    return tuple(shapes)


def _holds(ring: _Ring, x: float, y: float) -> bool:
    """Even-odd rule."""
    inside = False
    ax, ay = ring[-1]
    for bx, by in ring:
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
        ax, ay = bx, by
    return inside
