"""From a name to one place: homonyms are decided by their surroundings.

1. An explicit enclosing place (في ريف حلب) decides first: the same division, else distance.
2. Then the other places of the report that are certain: distance and common governorate.
3. Then the country that the report speaks of.
4. Then what the words call it (قرية، محافظة), then kind and population.

The weights are this project's own choice; each step outweighs all that come after it in ordinary cases.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, log10, radians

from tawthiq.gazetteer.index import Gazetteer
from tawthiq.gazetteer.keys import name_keys
from tawthiq.gazetteer.places import AREAS, Place

_KIND = {
    "country": 3.0, "city": 3.0, "governorate": 2.6, "region": 2.6, "town": 2.0, "district": 1.5, "subdistrict": 1.2,
    "village": 0.6, "camp": 0.6, "crossing": 0.6, "landmark": 0.4, "neighbourhood": 0.3,
}  # fmt: skip
_SAME_POINT_KM = 4.0
_ALTERNATIVES = 5


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of where a name stands.

    `within`: enclosing places named with it, smallest first; `countries`: those the report speaks of, likeliest first;
    `others`: places of the report that are certain; `kinds`: types that the words beside the name allow, () for any.
    """

    within: tuple[Place, ...] = ()
    countries: tuple[str, ...] = ()
    others: tuple[Place, ...] = ()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Resolved:
    """The likeliest place of a name, how likely (no probability; above 0 is usable), and the others of its name."""

    place: Place
    score: float
    alternatives: tuple[str, ...] = ()


def resolve(gazetteer: Gazetteer, name: str | Iterable[int], around: Surroundings) -> Resolved | None:
    """One place for a name (or for the ids of a match); None when nothing of the name can lie there."""
    ids = gazetteer.ids(name) if isinstance(name, str) else tuple(name)
    scored = sorted(((score(gazetteer.place(at), around), -n, at) for n, at in enumerate(ids)), reverse=True)
    if not scored or scored[0][0] <= 0:
        return None
    best = gazetteer.place(scored[0][2])
    rest = [gazetteer.place(at) for value, _, at in scored[1:] if value > 0]
    apart = [other.id for other in rest if distance_km(best, other) > _SAME_POINT_KM or other.type != best.type]
    return Resolved(best, scored[0][0], tuple(dict.fromkeys(apart))[:_ALTERNATIVES])


def score(place: Place, around: Surroundings) -> float:
    """How well a place fits its surroundings."""
    value = _KIND.get(place.type, 0.4) + min(2.0, 0.3 * log10(place.population + 1))
    if around.kinds:
        value += 3.0 if place.type in around.kinds else -2.0
    if around.countries:
        value += _country(place, around.countries)
    for rank, outer in enumerate(around.within):
        value += _enclosed(place, outer) / (1 + rank)
    if around.others and place.type not in {"country", "region"}:
        value += _company(place, around.others)
    return value


def _country(place: Place, countries: tuple[str, ...]) -> float:
    if place.country == countries[0]:
        return 3.0
    if place.country in countries:
        return 1.0
    return -1.0 if place.type in {"country", "city"} and place.population >= 300_000 else -4.0


def _enclosed(place: Place, outer: Place) -> float:
    if outer.type == "country":
        return 4.0 if place.country == outer.country else -8.0
    if place.country != outer.country:
        return -10.0
    if place.id == outer.id:
        return -6.0
    own, other = divisions(place), divisions(outer)
    if outer.type in AREAS and own_name(outer) in own:
        return 8.0
    apart = distance_km(place, outer)
    same = bool(own and other and own[0] == other[0])
    if apart < 30:
        return 6.0 if same else 5.0
    if apart < 70:
        return 3.0 if same else 0.0
    return -1.0 if same else -8.0


def _company(place: Place, others: tuple[Place, ...]) -> float:
    value = -1.0
    own = divisions(place)
    for other in others:
        apart = distance_km(place, other)
        near = 3.0 if apart < 15 else 2.0 if apart < 40 else 1.0 if apart < 80 else -1.0
        theirs = divisions(other)
        if own and theirs and own[0] == theirs[0]:
            near = max(near, 1.0)
        value = max(value, near)
    return value


@lru_cache(maxsize=100_000)
def divisions(place: Place) -> tuple[str, ...]:
    """Keys of the divisions a place lies in, largest first; a division counts as lying in itself."""
    own = (*place.admin, place.name) if place.type in AREAS and place.type not in {"country", "region"} else place.admin
    return tuple(keys[0] for keys in map(name_keys, own) if keys)


@lru_cache(maxsize=20_000)
def own_name(place: Place) -> str:
    """Key of a place's first name."""
    return (name_keys(place.name) or ("",))[0]


def distance_km(one: Place, other: Place) -> float:
    """Kilometres between two points as the crow flies, on a plane: right to one in a hundred at this scale."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 1000.0
    width = cos(radians((one.lat + other.lat) / 2))
    return 111.2 * hypot(one.lat - other.lat, (one.lon - other.lon) * width)
