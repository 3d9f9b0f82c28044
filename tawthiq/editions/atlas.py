"""The map of a report as SVG: places as areas as wide as they are uncertain, over the outlines that ship with the desk.

A place no better than its district is its governorate, shaded whole; a country is shaded whole; the rest are circles of
the radius that the desk draws. Nothing is a pin.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from markupsafe import Markup

from tawthiq.assessment.governorates import governorate
from tawthiq.model.claim import Where
from tawthiq.model.vocabulary import Precision
from tawthiq.publication.crosswalk import COARSE
from tawthiq.web.views.places import RADIUS

_WIDTH = 720.0
_PAINT = {
    "land": 'fill="#fff" stroke="#b9b2a4" stroke-width=".6"',
    "area": 'fill="#0b5a63" stroke="#0b5a63" stroke-width=".8"',
    "spot": 'fill="#0b5a63" fill-opacity=".25" stroke="#0b5a63"',
}
_KILOMETRES = 111.2  # of a degree of latitude
Ring = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class _Outline:
    id: str
    country: str
    rings: tuple[Ring, ...]
    box: "_Box"


@dataclass(frozen=True, slots=True)
class _Frame:
    """Degrees west, north and the width of a degree in units, east-west and north-south."""

    west: float
    north: float
    across: float
    down: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return (lon - self.west) * self.across, (self.north - lat) * self.down


def atlas(places: Iterable[Where | None], words: str) -> Markup | None:
    """The map of these places; None where none of them has an area."""
    told = [place for place in places if place is not None and place.country]
    areas, circles, countries = _sorted_out(told)
    countries_told = {place.country for place in told}
    land = [outline for outline in _outlines() if outline.country in countries_told]
    if not land:
        return None
    box = _box(land, areas, circles)
    frame, height = _framed(box)
    drawn = [_path(outline, frame, "land") for outline in _outlines() if _near(outline, box)]
    drawn += [_path(o, frame, "area", countries[o.country]) for o in land if o.country in countries]
    drawn += [_path(o, frame, "area", areas[o.id]) for o in land if o.id in areas]
    drawn += [_circle(frame, *circle) for circle in sorted(circles, key=lambda c: (-c[2], c))]
    return Markup('<svg class="atlas" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        f"{_WIDTH:g}", f"{height:.0f}", words, Markup("").join(drawn)
    )


def one_place(place: Where | None, words: str) -> Markup | None:
    """The map of one place; many incidents share one."""
    if place is None:
        return None
    bare = Where(
        place=place.place,
        within=place.within,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
    )
    return _kept(bare, words)


@lru_cache(maxsize=2000)
def _kept(place: Where, words: str) -> Markup | None:
    return atlas((place,), words)


def centre(place: Where | None) -> tuple[float | None, float | None, str]:
    """Where a script draws a place: latitude, longitude, and the precision that it draws by.

    A place known no better than its district has no coordinates of its own: those given lie in its governorate, which
    is shaded whole, or its country.
    """
    if place is None or place.precision is None:
        return None, None, ""
    if place.precision not in COARSE:
        return place.lat, place.lon, place.precision.value
    if place.precision is Precision.COUNTRY:
        found = next((outline for outline in _outlines() if outline.country == place.country), None)
        return (*_inside(found), "country") if found else (None, None, "")
    code = governorate(place)
    found = next((outline for outline in _outlines() if outline.id == code), None)
    return (*_inside(found), "governorate") if found else (None, None, "")


def _inside(outline: _Outline) -> tuple[float, float]:
    """Latitude and longitude of a point in the largest ring, in the middle of its widest stretch."""
    ring = max(outline.rings, key=len)
    lat = sum(y for _, y in ring) / len(ring)
    crossings = sorted(
        ax + (lat - ay) * (bx - ax) / (by - ay)
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True)
        if (ay > lat) != (by > lat)
    )
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    west, east = max(stretches, key=lambda s: s[1] - s[0])
    return round(lat, 3), round((west + east) / 2, 3)


def _sorted_out(
    places: Iterable[Where],
) -> tuple[Counter[str], list[tuple[float, float, float]], Counter[str]]:
    """Governorates with the number of places known no better, circles (lon, lat, km), countries likewise."""
    areas: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    circles: list[tuple[float, float, float]] = []
    for place in places:
        if place.precision is Precision.COUNTRY:
            countries[place.country or ""] += 1
        elif place.precision is None or place.precision in COARSE:
            areas[governorate(place)] += 1
        elif place.lat is not None and place.lon is not None:
            circles.append((place.lon, place.lat, RADIUS[place.precision]))
    del areas[""]
    return areas, circles, countries


@cache
def _outlines() -> tuple[_Outline, ...]:
    data = json.loads((files("tawthiq.web") / "static" / "geo" / "areas.geojson").read_text("utf-8"))
    found = []
    for feature in data["features"]:
        told, rings = feature["properties"], tuple(polygon[0] for polygon in feature["geometry"]["coordinates"])
        if not rings:  # an island that simplifying made nothing of
            continue
        xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
        found.append(_Outline(told["id"], told["country"], rings, (min(xs), min(ys), max(xs), max(ys))))
    return tuple(found)


def _corners(outline: _Outline) -> Iterator[tuple[float, float]]:
    return ((x, y) for ring in outline.rings for x, y in ring)


_Box = tuple[float, float, float, float]


def _box(land: Sequence[_Outline], areas: Counter[str], circles: Sequence[tuple[float, float, float]]) -> _Box:
    points = [corner for outline in land if outline.id in areas for corner in _corners(outline)]
    for lon, lat, km in circles:
        wide = max(km, 30.0) * 2 / _KILOMETRES
        points += [(lon - wide, lat - wide), (lon + wide, lat + wide)]
    points = points or [corner for outline in land for corner in _corners(outline)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    pad = 0.08 * max(max(xs) - min(xs), max(ys) - min(ys), 0.5)
    return min(xs) - pad, min(ys) - pad, max(xs) + pad, max(ys) + pad


def _framed(box: _Box) -> tuple[_Frame, float]:
    west, south, east, north = box
    across = _WIDTH / (east - west)
    down = across / math.cos(math.radians((south + north) / 2))
    height = (north - south) * down
    if height <= _WIDTH * 0.8:
        return _Frame(west, north, across, down), height
    shrunk = _WIDTH * 0.8 / height
    middle = (east - west) * across * (1 - shrunk) / 2 / (across * shrunk)
    return _Frame(west - middle, north, across * shrunk, down * shrunk), _WIDTH * 0.8


def _near(outline: _Outline, box: _Box) -> bool:
    """Whether it may be seen: the drawing is as wide as it is, so what lies beside a tall box is seen as well."""
    west, south, east, north = box
    left, bottom, right, top = outline.box
    beside = max(east - west, north - south)
    return left <= east + beside and right >= west - beside and bottom <= north and top >= south


def _path(outline: _Outline, frame: _Frame, kind: str, count: int = 1) -> Markup:
    rings = (" ".join(f"{x:.1f} {y:.1f}" for x, y in (frame.at(*corner) for corner in ring)) for ring in outline.rings)
    shade = f' fill-opacity="{min(0.12 + 0.08 * math.log2(count), 0.6):.2f}"' if kind == "area" else ""
    paint = Markup(_PAINT[kind] + shade)  # noqa: S704 - numbers
    return Markup('<path {} d="{}"/>').format(paint, "".join(f"M{ring}z" for ring in rings))


def _circle(frame: _Frame, lon: float, lat: float, km: float) -> Markup:
    x, y = frame.at(lon, lat)
    radius = max(km / _KILOMETRES * frame.down, 2.5)
    paint = Markup(_PAINT["spot"])  # noqa: S704 - no value
    return Markup('<circle {} cx="{}" cy="{}" r="{}"/>').format(paint, f"{x:.1f}", f"{y:.1f}", f"{radius:.1f}")
