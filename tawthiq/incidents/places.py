"""Places compared: the same, one within the other, neighbouring, of one area, elsewhere, far apart.

A point stands for as much ground as its precision says; distances are in kilometres between the edges.
"""

from collections.abc import Iterable
from functools import lru_cache

from tawthiq.model.claim import Where
from tawthiq.model.extent import RADIUS_KM, kilometres
from tawthiq.model.vocabulary import Precision
from tawthiq.records import Record
from tawthiq.text.folding import fold

_RANK = {precision: rank for rank, precision in enumerate(Precision)}
CITY = _RANK[Precision.CITY]
_NEIGHBOURS = 8.0
_AROUND = 16.0
FAR = 40.0


class Spot(Record, frozen=True, cache_hash=True):
    """A place as told. `rank`: precision, 0 the finest; `radius` km around `lat`, `lon` (degrees)."""

    name: str
    within: frozenset[str]
    place_id: str | None
    country: str | None
    rank: int | None
    lat: float | None
    lon: float | None
    radius: float

    @property
    def is_area(self) -> bool:
        """Wider than a city."""
        return self.rank is not None and self.rank > CITY

    @property
    def is_wide(self) -> bool:
        """An area by itself; not a village or quarter of which only the area is known that it lies in."""
        return self.is_area and (self.place_id is not None or not self.within)


def spot(where: Where) -> Spot:
    """A claim's place, ready to compare."""
    point = (where.lat, where.lon)
    return _spot(where.place, where.within, where.place_id, where.country, where.precision, point)


@lru_cache(maxsize=20_000)
def _spot(
    place: str,
    within: tuple[str, ...],
    place_id: str | None,
    country: str | None,
    precision: Precision | None,
    point: tuple[float | None, float | None],
) -> Spot:
    return Spot(
        name=bare(place),
        within=frozenset(bare(name) for name in within),
        place_id=place_id,
        country=country,
        rank=_RANK[precision] if precision else None,
        lat=point[0],
        lon=point[1],
        radius=RADIUS_KM[precision] if precision else 5.0,
    )


def spots(places: Iterable[Where]) -> tuple[Spot, ...]:
    """The places of a telling, the most exact first, each name once."""
    found: dict[str, Spot] = {}
    for where in places:
        told = spot(where)
        kept = found.get(told.name)
        if kept is None or (kept.lat is None and told.lat is not None) or len(kept.within) < len(told.within):
            found[told.name] = told
    enclosing = {name for s in found.values() for name in s.within}
    return tuple(
        sorted(
            found.values(), key=lambda s: (s.name in enclosing, 5 if s.rank is None else s.rank, -len(s.within), s.name)
        )
    )


@lru_cache(maxsize=50_000)
def bare(name: str) -> str:
    """A place name without its articles."""
    return as_told(name)


def as_told(text: str) -> str:
    """A whole text folded as names are, without the articles."""
    # Word by word: words come again and again, and looking one up is faster than folding it.
    return " ".join([told for word in text.split() if (told := _word(word))])


@lru_cache(maxsize=200_000)
def _word(word: str) -> str:
    folded = fold.__wrapped__(word)
    return folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded


@lru_cache(maxsize=100_000)
def compare_places(a: tuple[Spot, ...], b: tuple[Spot, ...]) -> str:
    """The level of the comparison of two tellings' places (weights.yaml), from their most exact places."""
    if not a or not b:
        return "place.unknown"
    one, other = a[0], b[0]
    if one.name == other.name or (one.place_id is not None and one.place_id == other.place_id):
        return _same(one, other)
    gap = distance(one, other)
    if _encloses(one, other, b) or _encloses(other, one, a):
        wide = (one if _encloses(one, other, b) else other).is_area
        if gap is not None and gap > FAR:
            return "place.elsewhere"
        if wide:
            return "place.within_area"
        # A village lies in the governorate of a city's name, not in the city, where it is so far from it.
        return "place.sister" if gap is not None and gap > _AROUND else "place.within"
    if gap is not None:
        return _by_distance(one, other, gap)
    return _by_name(one, other)


def _same(one: Spot, other: Spot) -> str:
    if one.country and other.country and one.country != other.country:
        return "place.elsewhere"
    gap = distance(one, other)
    if gap is not None and gap > FAR:
        return "place.far"
    if one.is_wide or other.is_wide:
        return "place.same_area"
    cities = CITY in {one.rank, other.rank} or (one.rank is None and not one.within and not other.within)
    return "place.same_city" if cities else "place.same_spot"


def _encloses(outer: Spot, inner: Spot, told: tuple[Spot, ...]) -> bool:
    """Whether the inner place's report puts it in the outer one."""
    return outer.name in inner.within or any(outer.name == s.name for s in told[1:])


def _by_distance(one: Spot, other: Spot, gap: float) -> str:
    wide = one.is_area or other.is_area
    if one.is_area and other.is_area and not (one.is_wide or other.is_wide) and gap <= FAR:
        return "place.near" if variants(one.name, other.name) else "place.unlisted"  # two villages of one area
    if gap == 0.0 and wide:
        return "place.within_area"
    if gap <= _NEIGHBOURS and not wide:
        return "place.near"
    if gap > FAR:
        return "place.far"
    return "place.sister" if wide or gap <= _AROUND else "place.elsewhere"


def _by_name(one: Spot, other: Spot) -> str:
    if one.country and other.country and one.country != other.country:
        return "place.far"
    if variants(one.name, other.name):
        return "place.near"
    if one.within & other.within:
        return "place.sister"
    # A name that a gazetteer does not have beside one that it has: misread, misspelt or too small to be listed.
    return "place.unlisted" if (one.lat is None) != (other.lat is None) else "place.elsewhere"


def distance(a: Spot, b: Spot) -> float | None:
    """Kilometres between the edges of two places, 0 where they overlap; None without points."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return max(0.0, _haversine(a.lat, a.lon, b.lat, b.lon) - a.radius - b.radius)


_haversine = lru_cache(maxsize=200_000)(kilometres)


@lru_cache(maxsize=100_000)
def variants(a: str, b: str) -> bool:
    """Whether two names may be spellings of one: one letter in five or more apart, or one name inside the other."""
    if min(len(a), len(b)) < 5:
        return False
    first, second = set(a.split()), set(b.split())
    return first < second or second < first or _one_letter_apart(a, b)


def _one_letter_apart(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    short, long = sorted((a, b), key=len)
    i = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[i:] == long[i + 1 :] if len(short) < len(long) else short[i + 1 :] == long[i + 1 :]
