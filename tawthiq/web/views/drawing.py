"""The map as one drawing (SVG): outlines, areas and clusters, for print and for browsers without scripts.

The projection is that of the map with scripts (web Mercator). Places too near to be told apart at this size are drawn
as one square with their number: a cluster is no place. Everything is told in attributes: no style leaves the drawing.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import escape

from tawthiq.gazetteer import boundaries
from tawthiq.web.views.areas import Area
from tawthiq.web.words import Words

WIDTH, HEIGHT = 960, 720
_WIDE, _TALL = 64, 30  # units of the drawing: areas nearer than this to the largest among them are one cluster
_MARGIN = 0.06
_LEAST = 0.02  # of the world's width: nobody looks closer than about 700 km without scripts
_OUTMOST = 0.02  # one place read wrongly must not push all others into a corner
ACCENT, LAND, LINE, SEA, INK = "#0b5a63", "#fdfcf8", "#b9b2a3", "#e4e8e4", "#14110d"
_PATH = f'fill="{ACCENT}" stroke="{ACCENT}"'


@dataclass(frozen=True, slots=True)
class Frame:
    """What of the world is drawn: its upper left corner and how many units the world is wide."""

    left: float
    top: float
    scale: float

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """A place on the drawing."""
        x, y = mercator(lat, lon)
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Latitude and longitude of a point of the drawing."""
        told = math.pi * (1 - 2 * (self.top + y / self.scale))
        return math.degrees(2 * math.atan(math.exp(told)) - math.pi / 2), (self.left + x / self.scale) * 360 - 180

    def radius(self, lat: float, kilometres: float) -> float:
        """A length on the drawing."""
        return kilometres / (40_075 * math.cos(math.radians(lat))) * self.scale


def mercator(lat: float, lon: float) -> tuple[float, float]:
    """A place on the world drawn one unit wide, from its upper left corner."""
    lat = min(max(lat, -85.0), 85.0)
    y = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
    return (lon + 180) / 360, (1 - y / math.pi) / 2


def frame_of(areas: Sequence[Area]) -> Frame:
    """Around the areas, but for the outermost of many."""
    points = [mercator(area.lat, area.lon) for area in areas] or [mercator(38, 30), mercator(20, 55)]
    low, high = _core(sorted(x for x, _ in points)), _core(sorted(y for _, y in points))
    wide = max((low[1] - low[0]) * (1 + 2 * _MARGIN), _LEAST)
    tall = max((high[1] - high[0]) * (1 + 2 * _MARGIN), _LEAST * HEIGHT / WIDTH)
    scale = min(WIDTH / wide, HEIGHT / tall)
    middle_x, middle_y = sum(low) / 2, sum(high) / 2
    return Frame(middle_x - WIDTH / scale / 2, middle_y - HEIGHT / scale / 2, scale)


def _core(values: Sequence[float]) -> tuple[float, float]:
    cut = math.floor(len(values) * _OUTMOST)
    return values[cut], values[-1 - cut]


def drawing(words: Words, areas: Sequence[Area], title: str) -> str:
    """The whole drawing."""
    frame = frame_of(areas)
    inside = [area for area in areas if _seen(*frame.at(area.lat, area.lon))]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" lang="{words.lang}"><title>{escape(title)}</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{SEA}"/>',
        f'<g fill="{LAND}" stroke="{LINE}" stroke-width="0.7">{"".join(_land(frame))}</g>',
        *_shaded(frame, areas),
        *_drawn(words, frame, [area for area in inside if not area.shade]),
        "</svg>",
    ]
    return "".join(parts)


def _seen(x: float, y: float) -> bool:
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT


def _land(frame: Frame) -> Iterator[str]:
    for path in _outlines(frame).values():
        yield f'<path d="{path}"/>'


@lru_cache(maxsize=8)
def _outlines(frame: Frame) -> dict[str, str]:
    """The outline of every division that is seen, by its code."""
    found: dict[str, str] = {}
    for code, rings in boundaries.rings().items():
        paths = outline(frame, rings)
        if paths:
            found[code] = paths
    return found


def outline(
    frame: Frame, rings: Iterable[Iterable[tuple[float, float]]], width: float = WIDTH, height: float = HEIGHT
) -> str:
    """The path of rings of (longitude, latitude); empty where nothing of them is seen."""
    return "".join(_ring(frame, ring, width, height) for ring in rings)


def _ring(frame: Frame, ring: Iterable[tuple[float, float]], width: float, height: float) -> str:
    points = [frame.at(lat, lon) for lon, lat in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if max(xs) < 0 or min(xs) > width or max(ys) < 0 or min(ys) > height:
        return ""
    told: list[str] = []
    last = (math.inf, math.inf)
    for x, y in points:
        if abs(x - last[0]) + abs(y - last[1]) >= 1:
            told.append(f"{x:.0f} {y:.0f}")
            last = (x, y)
    return f"M{'L'.join(told)}Z" if len(told) > 2 else ""


def _shaded(frame: Frame, areas: Iterable[Area]) -> Iterator[str]:
    """Governorates and countries whole, the darker the more incidents."""
    counts: dict[str, int] = {}
    for area in areas:
        if area.shade:
            counts[area.shade] = counts.get(area.shade, 0) + area.incidents
    most = max(counts.values(), default=1)
    outlines = _outlines(frame)
    for code, count in counts.items():
        opacity = f'fill-opacity="{0.08 + 0.22 * math.sqrt(count / most):.2f}" stroke-width="0.8"'
        for outline in (path for name, path in outlines.items() if name == code or name.startswith(f"{code}-")):
            yield f'<path {_PATH} {opacity} d="{outline}"/>'


def _drawn(words: Words, frame: Frame, areas: Sequence[Area]) -> Iterator[str]:
    """Circles where a place can be told from its neighbours, else one square for all of them."""
    near = [area for area in areas if frame.radius(area.lat, area.kilometres) <= _TALL / 2]
    yield from (_circle(frame, area) for area in areas if frame.radius(area.lat, area.kilometres) > _TALL / 2)
    for members in _gathered(frame, near):
        yield _circle(frame, members[0]) if len(members) == 1 else _cluster(words, frame, members)


def _gathered(frame: Frame, areas: Iterable[Area]) -> list[list[Area]]:
    """Each area with the largest that lies near, the largest first."""
    groups: list[tuple[float, float, list[Area]]] = []
    for area in sorted(areas, key=lambda area: (-area.incidents, area.lat, area.lon)):
        x, y = frame.at(area.lat, area.lon)
        group = next((g for g in groups if abs(g[0] - x) < _WIDE and abs(g[1] - y) < _TALL), None)
        if group is None:
            groups.append((x, y, [area]))
        else:
            group[2].append(area)
    return [members for _, _, members in groups]


def _circle(frame: Frame, area: Area) -> str:
    x, y = frame.at(area.lat, area.lon)
    radius = max(frame.radius(area.lat, area.kilometres), 4)
    return f'<circle {_PATH} fill-opacity="0.22" stroke-width="1.2" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'


def _cluster(words: Words, frame: Frame, areas: Sequence[Area]) -> str:
    x, y = frame.at(areas[0].lat, areas[0].lon)
    text = words.number(sum(area.incidents for area in areas))
    wide = 12 + 7.5 * len(text)
    return (
        f'<rect x="{x - wide / 2:.1f}" y="{y - 11:.1f}" width="{wide:.1f}" height="22" rx="3" fill="#fff" '
        f'stroke="{ACCENT}" stroke-width="1.4"/><text x="{x:.1f}" y="{y + 4.5:.1f}" fill="{INK}" font-size="13" '
        f'font-family="sans-serif" text-anchor="middle">{text}</text>'
    )
