"""The small map of one incident as a drawing (SVG): its area, the divisions around it and a bar that tells how far.

It stands on paper and in browsers without scripts, where nothing draws the map of the page. It shows what that shows: a
governorate or a country is shaded whole, anything else is a circle as wide as the place is uncertain. All is told in
attributes, since the page allows no style of its own.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from tawthiq.assessment.governorates import governorate
from tawthiq.gazetteer import boundaries
from tawthiq.model.claim import Where
from tawthiq.model.vocabulary import Precision
from tawthiq.web import phrases
from tawthiq.web.views.drawing import ACCENT, INK, LAND, LINE, SEA, Frame, mercator, outline
from tawthiq.web.views.places import RADIUS
from tawthiq.web.words import Words

WIDTH, HEIGHT = 640, 320
_BESIDE = 230  # units of the drawing that show where in the country the area lies
_EQUATOR = 40_075.0  # kilometres
_LEAST = 16.0  # kilometres from side to side
_AROUND = 8.0  # how many radii of a circle are seen from side to side
_FAR = (
    420.0  # kilometres from side to side beside it; what is seen as wide as half of this by itself needs nothing beside
)
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)  # kilometres that a bar may stand for
_GRID = 9  # names of divisions stand where these many rows of points say that they are
_SOFT = "#5a554c"
_PAINT = f'fill="{ACCENT}" stroke="{ACCENT}" fill-opacity="0.22" stroke-width="1.2"'


def place_map(words: Words, where: Where | None) -> Markup | None:
    """The drawing; None where no gazetteer has the place."""
    if where is None or where.precision is None or where.lat is None or where.lon is None:
        return None
    name = phrases.place(words, where).striptags()
    unit = words.t("place.kilometres", km="{km}").striptags()
    return _drawn(_Wanted(where.lat, where.lon, where.precision, _shade(where), name, words.lang, words.digits, unit))


def _shade(where: Where) -> str:
    if where.precision is Precision.COUNTRY:
        return where.country or ""
    return governorate(where) if where.precision is Precision.GOVERNORATE else ""


@dataclass(frozen=True, slots=True)
class _Panel:
    """A part of the drawing with a frame of its own, `left` units from its side."""

    frame: Frame
    left: int
    width: int

    def svg(self, inside: Iterable[str]) -> str:
        """What is seen in it, cut off at its edges."""
        box = f'x="{self.left}" width="{self.width}" height="{HEIGHT}"'
        edge = f'<rect width="{self.width}" height="{HEIGHT}" fill="none" stroke="{LINE}" stroke-width="2"/>'
        return f'<svg {box}><rect width="100%" height="100%" fill="{SEA}"/>{"".join(inside)}{edge}</svg>'


@dataclass(frozen=True, slots=True)
class _Wanted:
    """All that a drawing hangs on: incidents of one place share it."""

    lat: float
    lon: float
    precision: Precision
    shade: str
    name: str
    lang: str
    digits: str
    unit: str


@lru_cache(maxsize=256)
def _drawn(wanted: _Wanted) -> Markup:
    lat, lon, shade = wanted.lat, wanted.lon, wanted.shade
    kilometres = RADIUS[wanted.precision]
    wide = max(_AROUND * kilometres, _LEAST)
    whole = _around_shade(shade)
    alone = whole is not None or wide > _FAR / 2
    width = WIDTH if alone else WIDTH - _BESIDE - 10
    panel = _Panel(whole or _around(lat, lon, wide, width), 0, width)
    near = _near(panel)
    seen = _seen(panel, near)
    shaded = [path for code, path in seen.items() if shade and (code == shade or code.startswith(f"{shade}-"))]
    x, y = panel.frame.at(lat, lon)
    radius = max(panel.frame.radius(lat, kilometres), 3.0)
    area = [f'<path {_PAINT} d="{path}"/>' for path in shaded]
    area = area or [f'<circle {_PAINT} cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>']
    clear = None if shaded else (x, y, radius)
    inside = (*_land(seen), *area, *_names(panel, near, wanted.lang, clear), *_bar(panel, wanted))
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(wanted.name)}">',
        panel.svg(inside),
        *(() if alone else (_beside(wanted, wide),)),
        "</svg>",
    ]
    return Markup("".join(parts))  # noqa: S704 - numbers, codes of outlines, and names that are escaped


def _beside(wanted: _Wanted, wide: float) -> str:
    """Where in the country what is drawn lies: a frame around it, for it is no place."""
    lat, lon = wanted.lat, wanted.lon
    panel = _Panel(_around(lat, lon, _FAR, _BESIDE), WIDTH - _BESIDE, _BESIDE)
    x, y = panel.frame.at(lat, lon)
    half = max(panel.frame.radius(lat, wide) / 2, 5.0)
    tall = half * HEIGHT / (WIDTH - _BESIDE - 10)
    box = f'x="{x - half:.1f}" y="{y - tall:.1f}" width="{2 * half:.1f}" height="{2 * tall:.1f}"'
    mark = f'<rect {box} fill="none" stroke="{ACCENT}" stroke-width="2"/>'
    clear = (x, y, half)
    near = _near(panel)
    names = _names(panel, near, wanted.lang, clear)
    return panel.svg((*_land(_seen(panel, near)), mark, *names, *_bar(panel, wanted)))


def _near(panel: _Panel) -> tuple[boundaries.Shape, ...]:
    (north, west), (south, east) = panel.frame.place(0, 0), panel.frame.place(panel.width, HEIGHT)
    return boundaries.within(south, west, north, east)


def _seen(panel: _Panel, near: Iterable[boundaries.Shape]) -> dict[str, str]:
    """The outlines that are seen, by their codes."""
    found: dict[str, str] = {}
    for shape in near:
        path = outline(panel.frame, (shape.ring,), panel.width, HEIGHT)
        if path:
            found[shape.area.id] = found.get(shape.area.id, "") + path
    return found


def _land(seen: dict[str, str]) -> Iterator[str]:
    yield f'<g fill="{LAND}" stroke="{LINE}">'
    yield from (f'<path d="{path}"/>' for path in seen.values())
    yield "</g>"


def _around(lat: float, lon: float, kilometres: float, width: int) -> Frame:
    x, y = mercator(lat, lon)
    return _frame(x, y, width * _EQUATOR * math.cos(math.radians(lat)) / kilometres, width)


def _around_shade(shade: str) -> Frame | None:
    """Around the whole of an outline; None where there is none of this code."""
    if not shade:
        return None
    found = [r for code, r in boundaries.rings().items() if code == shade or code.startswith(f"{shade}-")]
    points = [mercator(lat, lon) for rings in found for ring in rings for lon, lat in ring]
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide, tall = (max(xs) - min(xs)) * 1.3, (max(ys) - min(ys)) * 1.3
    return _frame((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2, min(WIDTH / wide, HEIGHT / tall), WIDTH)


def _frame(x: float, y: float, scale: float, width: int) -> Frame:
    return Frame(x - width / scale / 2, y - HEIGHT / scale / 2, scale)


def _names(
    panel: _Panel, near: Sequence[boundaries.Shape], lang: str, clear: tuple[float, float, float] | None
) -> Iterator[str]:
    """The names of the divisions that are seen, each in the middle of what is seen of it, `clear` of the area."""
    points: dict[boundaries.Area, list[tuple[float, float]]] = {}
    columns = round(_GRID * panel.width / HEIGHT)
    for row in range(_GRID):
        for column in range(columns):
            x, y = (column + 0.5) * panel.width / columns, (row + 0.5) * HEIGHT / _GRID
            area = boundaries.area_at(*panel.frame.place(x, y), near)
            if area is not None:
                points.setdefault(area, []).append((x, y))
    for area, held in points.items():
        told = area.ar if lang == "ar" else area.en
        half = 4.2 * len(told) + 4
        x, y = (sum(values) / len(held) for values in zip(*held, strict=True))
        if clear and abs(x - clear[0]) < clear[2] + half and abs(y - clear[1]) < clear[2] + 18:
            y = clear[1] + (clear[2] + 28) * (1 if y > clear[1] else -1)
        fits = half <= x <= panel.width - half and 18 <= y <= HEIGHT - 40
        if len(held) >= _GRID // 2 and fits:
            yield _text(x, y, told, _SOFT)


def _text(x: float, y: float, told: str, colour: str) -> str:
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" fill="{colour}" font-size="14" text-anchor="middle" stroke="{LAND}" '
        f'stroke-width="3" paint-order="stroke">{escape(told)}</text>'
    )


def _bar(panel: _Panel, wanted: _Wanted) -> Iterator[str]:
    """A bar of a round length in the lower left corner, with what it stands for."""
    frame, lat, most = panel.frame, wanted.lat, panel.width / 3
    kilometres = max((step for step in _STEPS if frame.radius(lat, step) <= most), default=_STEPS[0])
    long, y = frame.radius(lat, kilometres), HEIGHT - 14
    number = str(kilometres)
    if wanted.digits == "arabic":
        number = number.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    yield f'<path d="M16 {y - 6}V{y}H{16 + long:.0f}V{y - 6}" fill="none" stroke="{INK}" stroke-width="1.5"/>'
    yield _text(16 + long / 2, y - 10, wanted.unit.replace("{km}", number), INK)
