"""Who repeats a source and whom it repeats, drawn: those that repeat it on the side where one begins to read."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.search.overviews import Quoting, SourceRow
from tawthiq.web.words import Words

WIDTH, HEIGHT, GAP, BOX = 960, 34, 12, 270
_MOST = 12
_LETTERS = 34


@dataclass(frozen=True, slots=True)
class Box:
    """One source: its place, its words (shortened) and where it leads."""

    x: int
    y: int
    name: str
    href: str
    own: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one that repeats to the one it repeats; thicker where it did so more often."""

    path: str
    width: float
    told: Markup


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawing with its size; `left` counts the sources that have no room in it."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    left: int
    rtl: bool


def drawing(words: Words, row: SourceRow, told: Sequence[Quoting]) -> Drawing | None:
    """The drawing; None where nobody repeats anybody."""
    if not told:
        return None
    rtl = words.dir == "rtl"
    sides = ([q for q in told if q.inner == row.id], [q for q in told if q.outer == row.id])
    rows = max(1, *(min(len(side), _MOST) for side in sides))
    height = rows * (HEIGHT + GAP) + GAP
    columns = (0, (WIDTH - BOX) // 2, WIDTH - BOX)
    first, middle, last = columns[::-1] if rtl else columns
    own = Box(middle, (height - HEIGHT) // 2, _short(row.name), "", True)
    boxes, edges = [own], []
    for side, x, outer in ((sides[0], first, True), (sides[1], last, False)):
        shown = side[:_MOST]
        top = (height - len(shown) * (HEIGHT + GAP) + GAP) // 2
        most = max((q.incidents for q in side), default=1)
        for at, quoting in enumerate(shown):
            name, other = (quoting.outer_name, quoting.outer) if outer else (quoting.inner_name, quoting.inner)
            box = Box(x, top + at * (HEIGHT + GAP), _short(name), f"/sources/{other}", False)
            boxes.append(box)
            width = 1.0 + 3.0 * quoting.incidents / most
            edges.append(
                Edge(
                    _path(box, own) if outer else _path(own, box),
                    round(width, 1),
                    words.t("count.incidents", quoting.incidents),
                )
            )
    left = sum(max(0, len(side) - _MOST) for side in sides)
    return Drawing(WIDTH, height, tuple(boxes), tuple(edges), left, rtl)


def _path(one: Box, other: Box) -> str:
    """A curve from the inner edge of one box to that of the other."""
    start = one.x + BOX if one.x < other.x else one.x
    end = other.x if one.x < other.x else other.x + BOX
    y, to = one.y + HEIGHT // 2, other.y + HEIGHT // 2
    middle = (start + end) // 2
    return f"M{start} {y}C{middle} {y} {middle} {to} {end} {to}"


def _short(name: str) -> str:
    name = name.removeprefix("unknown:")
    return name if len(name) <= _LETTERS else name[:_LETTERS].rsplit(" ", 1)[0] + "…"
