"""What a report says of where it is, worked out from all its place expressions before any is resolved.

1. Countries: each name votes for the countries it may lie in, adjectives and country names (السورية، اليمن) for theirs.
2. Certain places: names of one place only in the likeliest countries, and well-known ones (cities, governorates).
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from tawthiq.claims.places.locating import Background
from tawthiq.claims.places.reading import Part, Reading
from tawthiq.claims.places.words import Vocabulary
from tawthiq.gazetteer import Gazetteer, Place
from tawthiq.model.passage import Passage

_LARGE = frozenset({"city", "governorate"})
_SHARE, _MOST_OTHERS = 0.3, 12


def background(
    passages: Iterable[Passage], readings: Mapping[int, tuple[Reading, ...]], words: Vocabulary, gazetteer: Gazetteer
) -> Background:
    """Countries and certain places of a report."""
    votes: Counter[str] = Counter()
    for passage in passages:
        for token in passage.tokens:
            nation = words.senses(token.folded).classes.get("nation")
            if nation is not None:
                votes[nation.entry.attributes["country"]] += 0.4  # type: ignore[assignment]  # halves of a vote
    parts = [part for found in readings.values() for reading in found for part in (*reading.items, *reading.around)]
    for part in parts:
        for country, weight in _votes(part, gazetteer):
            votes[country] += weight  # type: ignore[assignment]  # the same
    top = votes.most_common()
    countries = tuple(country for country, count in top if count >= _SHARE * top[0][1])
    return Background(gazetteer, countries, _certain(parts, countries, gazetteer))


def _votes(part: Part, gazetteer: Gazetteer) -> list[tuple[str, float]]:
    if part.name is None or not part.name.ids:
        return []
    places = [gazetteer.place(at) for at in part.name.ids]
    large = [place for place in places if place.type in _LARGE or place.type == "country"]
    countries = sorted({place.country for place in large or places})
    weight = (2.0 if large else 1.0) / len(countries)
    return [(country, weight) for country in countries] if len(countries) <= 3 else []


def _certain(parts: list[Part], countries: tuple[str, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    if not countries:
        return ()
    count: Counter[Place] = Counter()
    for part in parts:
        if part.name is None or not part.name.ids:
            continue
        near = [place for place in map(gazetteer.place, part.name.ids) if place.country == countries[0]]
        large = [place for place in near if place.type in _LARGE]
        if large:
            count[large[0]] += 2
        elif len(near) == 1 and part.cue is not None and near[0].type != "country":
            count[near[0]] += 1
    return tuple(place for place, _ in count.most_common(_MOST_OTHERS) if place.lat is not None)
