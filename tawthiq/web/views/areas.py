"""Incidents gathered by the area they lie in: what the map draws, as wide as the place is uncertain.

A governorate or a country is shaded whole, by the code of its outline; anything finer is a circle around its point.
What no gazetteer places is drawn nowhere and counted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.assessment.governorates import governorate
from tawthiq.model.claim import Where
from tawthiq.model.vocabulary import Precision
from tawthiq.register.counting import Spot
from tawthiq.register.outlines import Outline
from tawthiq.web import phrases
from tawthiq.web.views.places import RADIUS
from tawthiq.web.words import Words

_FIRST, _LAST = "0002", "9000"  # an open end of a date stands beyond these


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees WGS84, borders included."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, spot: Spot | None) -> bool:
        """Whether the middle of a place lies in it."""
        if spot is None or spot.lat is None or spot.lon is None or spot.precision is None:
            return False
        return self.south <= spot.lat <= self.north and self.west <= spot.lon <= self.east


@dataclass(frozen=True, slots=True)
class Area:
    """One area: its middle, the radius of its circle, or in `shade` the code of the outline that is shaded instead."""

    lat: float
    lon: float
    kilometres: float
    precision: Precision
    shade: str
    spot: Spot
    incidents: int


def box_of(text: str) -> Box | None:
    """`south,west,north,east` in degrees; None where it is no such thing. One that is upside down holds nothing."""
    try:
        return Box(*(float(part) for part in text.split(",")))
    except (ValueError, TypeError):
        return None


_Key = tuple[float, float, Precision, str]


def _key(spot: Spot | None) -> _Key | None:
    if spot is None or spot.lat is None or spot.lon is None or spot.precision is None:
        return None
    return spot.lat, spot.lon, spot.precision, spot.country or ""


def areas(rows: Iterable[Outline]) -> tuple[Area, ...]:
    """Every area with its incidents counted, the widest first."""
    counts: dict[_Key, int] = {}
    spots: dict[_Key, Spot] = {}
    for row in rows:
        key = _key(row.spot)
        if key is not None and row.spot is not None:
            counts[key] = counts.get(key, 0) + 1
            spots.setdefault(key, row.spot)
    found = (_area(spots[key], count) for key, count in counts.items())
    return tuple(sorted(found, key=lambda area: (-area.kilometres, area.lat, area.lon, area.shade)))


def _area(spot: Spot, count: int) -> Area:
    precision = spot.precision or Precision.COUNTRY
    return Area(spot.lat or 0.0, spot.lon or 0.0, RADIUS[precision], precision, _shade(spot), spot, count)


def _shade(spot: Spot) -> str:
    if spot.precision is Precision.COUNTRY:
        return spot.country or ""
    return governorate(where_of(spot)) if spot.precision is Precision.GOVERNORATE else ""


def where_of(spot: Spot) -> Where:
    """The place as the contract has it."""
    return Where(
        place=spot.place,
        place_en=spot.place_en,
        within=spot.within,
        country=spot.country,
        lat=spot.lat,
        lon=spot.lon,
        precision=spot.precision,
    )


def name(words: Words, spot: Spot) -> str:
    """The place as plain text."""
    return phrases.place(words, where_of(spot)).striptags()


@dataclass(frozen=True, slots=True)
class Drawn:
    """An area as the script reads it: `shade` is the code of the outline that is shaded, empty for a circle."""

    lat: float
    lon: float
    kilometres: float
    shade: str
    name: str
    precision: str


@dataclass(frozen=True, slots=True)
class Drawable:
    """What the map's script reads: every area, and of each incident that can be drawn the number of its area and of the
    months it may lie in, -1 without a date. `months` are their names, `starts` the first one, `countries` those whose
    names are written.
    """

    areas: tuple[Drawn, ...]
    area: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    months: tuple[str, ...]
    starts: str
    countries: tuple[str, ...]
    unplaced: int


def drawable(words: Words, rows: Sequence[Outline]) -> Drawable:
    """All of them, however many."""
    found = areas(rows)
    at = {(area.lat, area.lon, area.precision, area.spot.country or ""): n for n, area in enumerate(found)}
    placed = [(at[key], row) for row in rows if (key := _key(row.spot)) is not None]
    start, end = _bounds(row for _, row in placed)
    return Drawable(
        areas=tuple(_drawn(words, one) for one in found),
        area=tuple(number for number, _ in placed),
        first=tuple(_month(row.first, start, end) for _, row in placed),
        last=tuple(_month(row.last, start, end) for _, row in placed),
        months=tuple(_named(words, month) for month in range(start, end + 1)) if end else (),
        starts=f"{start // 12:04d}-{start % 12 + 1:02d}" if end else "",
        countries=tuple(sorted({area.spot.country for area in found if area.spot.country})),
        unplaced=len(rows) - len(placed),
    )


def _drawn(words: Words, area: Area) -> Drawn:
    precision = words.t(f"precision.{area.precision}").striptags()
    return Drawn(area.lat, area.lon, area.kilometres, area.shade, name(words, area.spot), precision)


def _bounds(rows: Iterable[Outline]) -> tuple[int, int]:
    """The first and the last month, counted from year 0; 0 and 0 where nothing is dated."""
    days = [day for row in rows for day in (row.first, row.last) if day and _FIRST < day < _LAST]
    return (_number(min(days)), _number(max(days))) if days else (0, 0)


def _number(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def _month(day: str | None, start: int, end: int) -> int:
    return min(max(_number(day), start), end) - start if day else -1


def _named(words: Words, month: int) -> str:
    told: Mapping[str, object] = {
        "month": words.items("date.months")[month % 12],
        "year": words.figures(f"{month // 12:04d}"),
    }
    return words.t("date.month", None, **told).striptags()
