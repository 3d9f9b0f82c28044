"""What a report says of where it is, worked out from all its place expressions before any is resolved.

1. Countries: the votes of adjectives, country names and cities (prior.py), and of each name for the countries that it
   may lie in.
2. Certain places: names of one place only in the likeliest country, and well-known ones (cities, governorates).
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from tawthiq.claims.places.locating import Background
from tawthiq.claims.places.parts import Part
from tawthiq.claims.places.reading import Reading
from tawthiq.gazetteer import Gazetteer, Place
from tawthiq.gazetteer.places import AREAS

_LARGE = frozenset({"city", "governorate"})
_SHARE, _MOST_OTHERS = 0.3, 12


def background(first_votes: Mapping[str, float], readings: Iterable[Reading], gazetteer: Gazetteer) -> Background:
    """Countries and certain places of a report."""
    votes = dict(first_votes)
    parts = [part for reading in readings for part in (*reading.items, *reading.around)]
    for part in parts:
        for country, weight in _votes(part, gazetteer):
            votes[country] = votes.get(country, 0.0) + weight
    ranked = sorted(votes, key=lambda country: (-votes[country], country))
    countries = tuple(country for country in ranked if votes[country] >= _SHARE * votes[ranked[0]])
    told = bool(first_votes) or len({part.name.ids for part in parts if part.name is not None}) > 1
    return Background(gazetteer, countries, _certain(parts, countries, gazetteer), told)


def _votes(part: Part, gazetteer: Gazetteer) -> list[tuple[str, float]]:
    if part.name is None or not part.name.ids:
        return []
    places = [gazetteer.place(at) for at in part.name.ids]
    if part.rural:  # ريف القنيطرة: of the governorate, no city of that name elsewhere
        places = [place for place in places if place.type in AREAS] or places
    large = [place for place in places if place.type in _LARGE or place.type == "country"]
    countries = {place.country for place in large or places}
    weight = (2.0 if large else 1.0) / len(countries)
    return [(country, weight) for country in sorted(countries)] if len(countries) <= 3 else []


def _certain(parts: list[Part], countries: tuple[str, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Positions are counted and not places, which are slow to hash."""
    if not countries:
        return ()
    count: Counter[int] = Counter()
    for part in parts:
        if part.name is None or not part.name.ids:
            continue
        near = [at for at in part.name.ids if gazetteer.place(at).country == countries[0]]
        large = [at for at in near if gazetteer.place(at).type in _LARGE]
        if large:
            count[large[0]] += 2
        elif len(near) == 1 and part.cue is not None and gazetteer.place(near[0]).type != "country":
            count[near[0]] += 1
    places = [gazetteer.place(at) for at, _ in count.most_common(_MOST_OTHERS)]
    return tuple(place for place in places if place.lat is not None)
