"""A toll told in two parts behind the town that comes first (في بغداد، قتل عشرة وأصيب 15 في انفجار عند جسر س).

The attack and the spot in the town where it happened follow the second part and belong to the first as well.
"""

from collections.abc import Sequence

from tawthiq.claims.areas import is_fine
from tawthiq.claims.mentions import PlaceMention
from tawthiq.claims.places.words import vocabulary
from tawthiq.claims.reading import PassageReading, inside
from tawthiq.model.vocabulary import Precision

_NEAR = 6  # tokens from the town to the word of harm: في الأبيض عاصمة شمال كردفان، لقي
_IN_TOWNS = frozenset((Precision.NEIGHBOURHOOD, Precision.STREET, Precision.LANDMARK))


def goes_on(reading: PassageReading, part: tuple[int, int], before: tuple[int, int]) -> bool:
    """Whether the tokens `part` tell who suffered something else, by what, and in which part of the town of `before`.

    Not where the town before is told with an attack of its own, or where the part names another town.
    """
    harms, told = inside(reading.harms, *part), inside(reading.harms, *before)
    if not harms or not told or harms[0].trigger.first != part[0]:
        return False
    if not {one.harm.outcome for one in harms}.isdisjoint(one.harm.outcome for one in told):
        return False
    attacked = any(means.is_event for means in inside(reading.means, *part))
    if not attacked or any(means.is_event for means in inside(reading.means, *before)):
        return False
    towns, spots = _places(reading, before), _places(reading, part)
    harmed = told[0].trigger.first
    opens = bool(towns) and all(harmed - _NEAR <= place.at.last < harmed for place in towns)
    return opens and bool(spots) and all(_is_spot(reading, place) for place in spots)


def _places(reading: PassageReading, span: tuple[int, int]) -> Sequence[PlaceMention]:
    return [place for place in inside(reading.places, *span) if place.is_event_place and is_fine(place)]


def _is_spot(reading: PassageReading, place: PlaceMention) -> bool:
    """حي س، جسر ص: told by the kind of a thing that stands in a town."""
    cue = vocabulary().senses[reading.passage.tokens[place.at.first].folded].classes.get("cue")
    return cue is not None and cue.entry.attributes.get("precision") in _IN_TOWNS
