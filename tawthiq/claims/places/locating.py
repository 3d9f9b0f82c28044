"""From a reading to places on the map.

1. The larger places around an expression are resolved first, the largest before the smaller.
2. A named place is resolved inside them; what no gazetteer knows is looked for one letter away inside its division, and
   else takes the point of the smallest place around it with that place's coarser precision: never a false point.
3. A side or countryside (ريف حلب الشمالي) is an area of the named place: its point is moved from the town towards that
   side, its precision is that of a district or governorate.
"""

from dataclasses import dataclass, field
from math import cos, radians, sin

from tawthiq.claims.places.parts import Part
from tawthiq.gazetteer import Gazetteer, Place, Resolved, Surroundings, resolve
from tawthiq.gazetteer.keys import name_keys
from tawthiq.gazetteer.places import AREAS, coarser
from tawthiq.gazetteer.resolve import Side, distance_km
from tawthiq.model.vocabulary import Precision
from tawthiq.records import Record

_AREA_KINDS = frozenset({"governorate", "district", "subdistrict", "region"})
_SIDE_KINDS = frozenset({"governorate", "city", "town", "district", "region", "country"})
_SETTLED = frozenset({"city", "town", "village", "camp", "neighbourhood"})
_COUNTRYSIDE = frozenset({"village", "town", "subdistrict", "district"})
_CAMP, _CAMP_WORD = "cue.camp", "مخيم"
_QUARTER = "neighbourhood"
_LARGE_KM, _SMALL_KM = 18.0, 5.0
_BARE_SCORE, _ELSEWHERE_KM, _TOWN_KM = 3.9, 130.0, 40.0


class Located(Record, frozen=True):
    """A part with what is known of where it lies. `place` None for a name that no gazetteer has."""

    part: Part
    place: Place | None
    lat: float | None
    lon: float | None
    precision: Precision | None
    alternatives: tuple[str, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Background:
    """What a report says of where it is: countries (likeliest first) and places that are certain.

    `told`: whether more than a single name speaks for them.
    """

    gazetteer: Gazetteer
    countries: tuple[str, ...] = ()
    others: tuple[Place, ...] = ()
    told: bool = True
    seen: dict[tuple[object, ...], Resolved | None] = field(default_factory=dict, compare=False)


def locate_around(around: tuple[Part, ...], background: Background) -> tuple[Located, ...]:
    """The larger places, in the order of the text (smallest first); each is sought inside those after it."""
    found: list[Located] = []
    for part in reversed(around):
        outer = tuple(item.place for item in reversed(found) if item.place is not None)
        found.append(locate(part, outer, (), background))
    return tuple(reversed(found))


def locate(part: Part, outer: tuple[Place, ...], around: tuple[Located, ...], background: Background) -> Located:
    """A named part inside the places around it."""
    name = part.name
    if name is None:
        return Located(part, None, None, None, None)
    ids = _so_called(part, background) or name.ids or _neighbours(name.text, outer, background.gazetteer)
    resolved = (
        _resolved(ids, _kinds(part, ids, background), outer, _sides(around, background), background) if ids else None
    )
    if resolved is not None and not _trusted(part, resolved, outer, background):
        resolved = None
    if resolved is None:
        return unknown(part, around)
    lat, lon, precision = _point(part, resolved.place, background)
    if lat is None and around and resolved.place.type in _SETTLED:  # a pack may know a name and no point of it
        near = unknown(part, around)
        lat, lon, precision = near.lat, near.lon, near.precision or precision
    return Located(part, resolved.place, lat, lon, precision, resolved.alternatives, resolved.score)


def _so_called(part: Part, background: Background) -> tuple[int, ...]:
    """Those of some namesakes that bear the word for a camp in their name (مخيم البريج)."""
    camp = part.name is not None and part.cue is not None and part.cue.entry.id == _CAMP
    if not camp or part.name is None:
        return ()
    whole = set(background.gazetteer.ids(f"{_CAMP_WORD} {part.name.text}"))
    return tuple(at for at in part.name.ids if at in whole)


def _resolved(
    ids: tuple[int, ...],
    kinds: frozenset[str],
    outer: tuple[Place, ...],
    sides: tuple[Side, ...],
    background: Background,
) -> Resolved | None:
    key = (ids, kinds, sides, *map(id, outer))  # places are made once for each gazetteer
    if key not in background.seen:
        around = Surroundings(outer, background.countries, background.others, kinds, sides)
        background.seen[key] = resolve(background.gazetteer, ids, around)
    return background.seen[key]


def _sides(around: tuple[Located, ...], background: Background) -> tuple[Side, ...]:
    """قرية س في ريف إدلب الغربي، مدينة ص شمالي حلب: the sides of the places around, from their towns."""
    found = []
    for item in around:
        if item.part.bearing is None or item.place is None or item.part.is_far:
            continue
        seat = _seat(item.place, background)
        if seat.lat is not None and seat.lon is not None:
            found.append(Side(seat.lat, seat.lon, item.part.bearing))
    return tuple(found)


def _kinds(part: Part, ids: tuple[int, ...], background: Background) -> frozenset[str]:
    if _is_quarter(part) and any(background.gazetteer.place(at).type == _QUARTER for at in ids):
        return frozenset({_QUARTER})  # حي المزة: of a village and a quarter of one name the quarter
    if part.cue is not None:
        return frozenset(part.cue.entry.attributes.get("kinds", "").split())
    if part.rural:
        return _AREA_KINDS
    return _SIDE_KINDS if part.bearing is not None else frozenset()


def _trusted(part: Part, resolved: Resolved, outer: tuple[Place, ...], background: Background) -> bool:
    """Whether the likeliest namesake is likely enough.

    A small place named without announcement must lie near what else the report names. One that is announced (قرية س)
    may be a namesake that no gazetteer has: nothing larger named with it and everything else far away speak against it.
    Where a report says nothing else of where it is, a quarter (حي س) is no village of its name, and of several villages
    of one name none is taken. What people said that the spelling stands for is taken.
    """
    place = resolved.place
    if place.decided:
        return True
    guessed = place.type in _COUNTRYSIDE and not (outer or background.told or _so_called(part, background))
    if guessed and (_is_quarter(part) or _has_namesakes(part, place, background)):
        return False
    bare = part.cue is None and not part.says_kind and not part.rural and part.bearing is None
    if bare and place.type not in {"city", "country"}:
        large = place.type in {"governorate", "region"}
        return resolved.score >= (2.5 if large or outer or _bears_its_town(part, place) else _BARE_SCORE)
    if part.cue is not None and place.type == "village" and not outer and len(background.others) > 1:
        return any(distance_km(place, other) < _ELSEWHERE_KM for other in background.others)
    return resolved.score > 0


def _bears_its_town(part: Part, place: Place) -> bool:
    """درعا البلد، حلب الجديدة: a quarter whose name begins with that of the town it is in."""
    text = part.name.text if part.name is not None else ""
    return place.type == "neighbourhood" and bool(place.admin) and text.startswith(f"{place.admin[-1]} ")


def _has_namesakes(part: Part, place: Place, background: Background) -> bool:
    """Whether the name is also that of a place far from this one; حلفايا is not الحلفاية."""
    definite = part.name is not None and part.name.text.startswith("ال")
    others = (background.gazetteer.place(at) for at in (part.name.ids if part.name else ()))
    spelled = (other for other in others if (other.definite if definite else other.indefinite))
    return any(distance_km(place, other) > _TOWN_KM for other in spelled)


def _is_quarter(part: Part) -> bool:
    return part.cue is not None and part.cue.entry.attributes["precision"] == Precision.NEIGHBOURHOOD


def _neighbours(text: str, outer: tuple[Place, ...], gazetteer: Gazetteer) -> tuple[int, ...]:
    for place in outer:
        if place.type in AREAS or place.type in {"city", "town"}:
            found = gazetteer.neighbours(text, place.name)
            if found:
                return found
    return ()


def unknown(part: Part, around: tuple[Located, ...]) -> Located:
    """The point of the smallest place around, as coarse as that place is wide."""
    for outer in around:
        if outer.lat is None or outer.precision is None:
            continue
        width = {"town": Precision.SUBDISTRICT, "village": Precision.SUBDISTRICT, "city": Precision.DISTRICT}
        wide = width.get(str(outer.precision), outer.precision)
        return Located(part, None, outer.lat, outer.lon, coarser(wide, Precision.TOWN))
    return Located(part, None, None, None, None)


def _point(part: Part, place: Place, background: Background) -> tuple[float | None, float | None, Precision]:
    """The point that stands for a part, and how precise it is."""
    if not part.rural and part.bearing is None:
        return place.lat, place.lon, place.precision
    seat = _seat(place, background)
    lat, lon = (seat.lat, seat.lon) if seat.lat is not None else (place.lat, place.lon)
    if place.type in {"country", "region"}:
        part_of = place.type == "country" and part.bearing is not None
        return place.lat, place.lon, Precision.REGION if part_of else coarser(place.precision, Precision.REGION)
    large = place.type in {"governorate", "city"}
    if part.bearing is not None and lat is not None and lon is not None:
        far = part.km or (_LARGE_KM if large else _SMALL_KM if part.rural or part.cue is None else 0.0)
        lat, lon = _moved(lat, lon, part.bearing, far)
    if (part.km or part.cue is not None) and place.type in _SETTLED and not part.rural:
        return lat, lon, coarser(place.precision, Precision.SUBDISTRICT)
    return lat, lon, coarser(place.precision, Precision.GOVERNORATE if large else Precision.DISTRICT)


def _seat(place: Place, background: Background) -> Place:
    """The town that a division is named after: sides are told from there, not from the middle of the area."""
    if place.type not in AREAS:
        return place
    for other in background.gazetteer.candidates(place.name):
        same = not other.admin or not place.admin or other.admin[0] == place.admin[0]
        if other.type in {"city", "town"} and other.country == place.country and same:
            return other
    return place


def _moved(lat: float, lon: float, bearing: float, kilometres: float) -> tuple[float, float]:
    north, east = cos(radians(bearing)) * kilometres, sin(radians(bearing)) * kilometres
    return round(lat + north / 111.2, 5), round(lon + east / (111.2 * cos(radians(lat))), 5)


def same_name(one: str, other: str) -> bool:
    """Whether two written names meet under a key."""
    return not set(name_keys(one)).isdisjoint(name_keys(other))
