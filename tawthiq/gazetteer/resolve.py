"""From a name to one place: homonyms are decided by their surroundings.

1. An explicit enclosing place (في ريف حلب) decides first: the same division, else distance; of several in it the side
that the words name (ريف إدلب الغربي).
2. Then the other places of the report that are certain: distance and common governorate.
3. Then the country that the report speaks of.
4. Then what the words call it (قرية، محافظة), then kind and population.
5. A place that people said the spelling stands for outweighs all of this but an enclosing place that it is not in.

The weights are this project's own choice; each step outweighs all that come after it in ordinary cases.
"""

from collections.abc import Iterable
from math import atan2, cos, degrees, hypot, log10, radians

from tawthiq.gazetteer.index import Gazetteer
from tawthiq.gazetteer.places import AREAS, Place
from tawthiq.model.vocabulary import Precision
from tawthiq.records import Record

_KIND = {
    "country": 3.0, "city": 3.0, "governorate": 2.6, "region": 2.6, "town": 2.0, "district": 0.4, "subdistrict": 0.3,
    "village": 0.6, "camp": 0.6, "crossing": 0.6, "landmark": 0.4, "neighbourhood": 0.3,
}  # fmt: skip
_DECIDED, _NOT_INSIDE = 9.0, -6.0
_SAME_POINT_KM, _SAME_SETTLEMENT_KM = 4.0, 15.0
_PART_OF_COUNTRY_KM = 250.0
_OFF_SIDE = ((45.0, 0.0), (67.5, -0.5), (112.5, -1.25), (180.0, -2.5))  # degrees from the side named, what it weighs
_CENTRE_KM = 3.0  # around which there is no side
_DIVISIONS = frozenset({"governorate", "district", "subdistrict", "region"})
_SETTLED = frozenset({"city", "town", "village", "neighbourhood", "camp"})
_ALTERNATIVES = 5
_NEARNESS = tuple(((km / 111.2) ** 2, value) for km, value in ((15, 3.0), (40, 2.0), (80, 1.0)))


class Side(Record, frozen=True):
    """A side of a place (ريف إدلب الغربي): from where, and in which direction (degrees from north)."""

    lat: float
    lon: float
    bearing: float


class Surroundings(Record, frozen=True):
    """What is known of where a name stands.

    `within`: enclosing places named with it, smallest first; `countries`: those the report speaks of, likeliest first;
    `others`: places of the report that are certain; `kinds`: types that the words beside the name allow, () for any;
    `sides`: of the enclosing places, those that are told by one.
    """

    within: tuple[Place, ...] = ()
    countries: tuple[str, ...] = ()
    others: tuple[Place, ...] = ()
    kinds: frozenset[str] = frozenset()
    sides: tuple[Side, ...] = ()


class Resolved(Record, frozen=True):
    """The likeliest place of a name, how likely (no probability; above 0 is usable), and the others of its name."""

    place: Place
    score: float
    alternatives: tuple[str, ...] = ()


def resolve(gazetteer: Gazetteer, name: str | Iterable[int], around: Surroundings) -> Resolved | None:
    """One place for a name (or for the ids of a match); None when nothing of the name can lie there."""
    ids = gazetteer.ids(name) if isinstance(name, str) else tuple(name)
    places = [gazetteer.place(at) for at in ids]
    scored = sorted(((score(place, around), -n) for n, place in enumerate(places)), reverse=True)
    if not scored or scored[0][0] <= 0:
        return None
    best = places[-scored[0][1]]
    rest = [places[-n] for value, n in scored[1:] if value > 0]
    apart = [other.id for other in rest if distance_km(best, other) > _SAME_POINT_KM or other.type != best.type]
    return Resolved(_surest(best, rest), scored[0][0], tuple(dict.fromkeys(apart))[:_ALTERNATIVES])


def _surest(best: Place, rest: list[Place]) -> Place:
    """The same settlement in another pack with a surer point, where the best one's is only approximate."""
    if best.type not in _SETTLED or best.precision is not Precision.SUBDISTRICT:
        return best
    for other in rest:
        near = distance_km(best, other) < _SAME_SETTLEMENT_KM
        if near and other.type in _SETTLED and other.precision is not Precision.SUBDISTRICT:
            return other
    return best


def score(place: Place, around: Surroundings) -> float:
    """How well a place fits its surroundings."""
    value = _KIND.get(place.type, 0.4)
    if place.decided:
        if any(_enclosed(place, outer) < _NOT_INSIDE for outer in around.within):
            return -1.0
        value += _DECIDED
    if place.type not in _DIVISIONS:  # a town is meant before the district that bears its name and more people
        value += min(2.0, 0.3 * log10(place.population + 1))
    if around.kinds:
        value += 3.0 if place.type in around.kinds else -2.0
    if around.countries:
        value += _country(place, around.countries)
    for rank, outer in enumerate(around.within):
        value += _enclosed(place, outer) / (1 + rank)
    for side in around.sides:
        value += _on_side(place, side)
    if around.others:  # the middle of an area is near to nothing in particular
        value += 1.0 if place.type in AREAS else company(place, around.others)
    return value


def _country(place: Place, countries: tuple[str, ...]) -> float:
    if not place.country:  # a pack need not say it
        return 0.0
    if place.country == countries[0]:
        return 3.0
    if place.country in countries:
        return 1.0
    return -1.0 if place.type in {"country", "city"} and place.population >= 300_000 else -4.0


def _enclosed(place: Place, outer: Place) -> float:
    if outer.type == "country":
        return 4.0 if place.country == outer.country else -8.0
    if place.country and place.country != outer.country:
        return -10.0
    if place is outer:
        return -6.0
    own, other = place.inside, outer.inside
    if outer.type in AREAS and outer.key in own:
        return 8.0
    apart = distance_km(place, outer)
    same = bool(own and other and own[0] == other[0])
    if apart < 30:
        return 6.0 if same else 5.0
    if outer.type == "region" and not other and apart < _PART_OF_COUNTRY_KM:
        return 2.0  # الشمال السوري: a part of a country, whose point is far from most of what lies in it
    if apart < 70:
        return 3.0 if same else 0.0
    return -1.0 if same else -8.0


def _on_side(place: Place, side: Side) -> float:
    """What speaks against a place that lies off a side; wide areas lie on all."""
    if place.lat is None or place.lon is None or place.type in AREAS:
        return 0.0
    north, east = place.lat - side.lat, (place.lon - side.lon) * cos(radians(side.lat))
    if 111.2 * hypot(north, east) < _CENTRE_KM:
        return 0.0
    off = abs((degrees(atan2(east, north)) - side.bearing + 180) % 360 - 180)
    return next(value for limit, value in _OFF_SIDE if off <= limit)


def company(place: Place, others: tuple[Place, ...]) -> float:
    """Nearness to the report's certain places. In degrees and without calls: it is asked for every namesake."""
    if place.lat is None or place.lon is None:
        return -1.0
    lat, lon, width = place.lat, place.lon, cos(radians(place.lat))
    nearest = 1e6
    related = False
    for other in others:
        if other.lat is None or other.lon is None:
            continue
        north, east = lat - other.lat, (lon - other.lon) * width
        nearest = min(nearest, north * north + east * east)
        related = related or (place.inside[:1] == other.inside[:1] != ())
    for limit, value in _NEARNESS:
        if nearest < limit:
            return value
    return 1.0 if related else -1.0


def distance_km(one: Place, other: Place) -> float:
    """Kilometres between two points as the crow flies, on a plane: right to one in a hundred at this scale."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 1000.0
    width = cos(radians((one.lat + other.lat) / 2))
    return 111.2 * hypot(one.lat - other.lat, (one.lon - other.lon) * width)
