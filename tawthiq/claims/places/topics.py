"""The place that a sentence opens with (في تعز، قتل … في حي س) lies around the finer ones that it names after it.

A quarter or a street is sought inside it and else stands at its point; a village that the gazetteer has elsewhere
keeps its own.
"""

from collections.abc import Sequence

from tawthiq.claims.places.locating import Background, Located, locate, unknown
from tawthiq.claims.places.parts import Part
from tawthiq.claims.places.words import Word
from tawthiq.gazetteer.places import AREAS
from tawthiq.gazetteer.resolve import distance_km
from tawthiq.model.vocabulary import Precision
from tawthiq.text.tokens import Token

_RANK = {precision: rank for rank, precision in enumerate(Precision)}
_TOWNS = frozenset({"city", "town"})
_SETTLEMENTS = frozenset({"village", "town"})
_LARGE = frozenset({"city", "governorate"})
_OF_TOWNS = frozenset({Precision.NEIGHBOURHOOD, Precision.STREET, Precision.LANDMARK})
_NEAR_KM = 40.0
_OPENING = 3  # words that may stand before the place that a sentence opens with
_TURNING_TO = frozenset({"وفي", "ففي"})
_APPOSED = 2  # places: a town and the area told of it
_DIVISIONS = frozenset({"cue.district", "cue.district.f", "cue.governorate", "cue.subdistrict"})


def topic(part: Part, earlier: Sequence[Located]) -> Located | None:
    """The nearest place before a part that may be meant as lying around it."""
    if part.cue is None or part.rural or part.name is None:
        return None
    own = _precision(part.cue)
    around = [located for located in reversed(earlier) if _may_enclose(located, own)]
    town = next((located for located in around[:_APPOSED] if _is_town(located)), None) if own in _OF_TOWNS else None
    return town or next(iter(around), None)  # الأبيض عاصمة شمال كردفان، … حي س: of the town


def _is_town(located: Located) -> bool:
    return located.place is not None and located.place.type in _TOWNS


def may_lie_around(located: Located, tokens: Sequence[Token], first: int) -> bool:
    """Whether what follows may lie in a place: a city, or what the sentence says it is about (في مديرية س، وفي ص)."""
    if located.place is not None and located.place.type in _LARGE:
        return True
    return first <= _OPENING or tokens[first - 1].folded in _TURNING_TO


def _may_enclose(located: Located, own: Precision) -> bool:
    place, cue = located.place, located.part.cue
    if place is None or place.type == "country" or located.part.bearing is not None or located.part.rural:
        return False
    if cue is not None and cue.entry.id in _DIVISIONS:
        return _RANK[own] < _RANK[_precision(cue)]
    if place.type in _TOWNS:
        return own in _OF_TOWNS or (own in {Precision.VILLAGE, Precision.TOWN} and place.type == "city")
    return place.type in AREAS and _RANK[own] < _RANK[place.precision]


def inside(part: Part, around: Located, background: Background) -> Located | None:
    """A part as it lies in the topic of its sentence; None where it is a place of its own elsewhere."""
    outer = (around.place,) if around.place is not None else ()
    found = locate(part, outer, (around,), background)
    if found.place is None or _near(found, around):
        return found if _is_free(part, found, background) else None
    if (_is_quarter(part) or _is_landmark(part)) and found.place.type in _SETTLEMENTS:
        return unknown(part, (around,))  # حي س in the town of the sentence, and no village of that name elsewhere
    return None


def _is_quarter(part: Part) -> bool:
    return part.cue is not None and part.cue.has("quarter") and _precision(part.cue) is Precision.NEIGHBOURHOOD


def _is_landmark(part: Part) -> bool:
    """جسر س، دوار ص: called like a village that lies elsewhere; وجسر س is a further place beside the town."""
    return (
        part.cue is not None
        and not part.clitics.startswith("و")
        and part.cue.has("keep")
        and _precision(part.cue) is Precision.LANDMARK
    )


def _precision(cue: Word) -> Precision:
    return Precision(cue.entry.attributes["precision"])


def _is_free(part: Part, found: Located, background: Background) -> bool:
    """Whether nothing speaks against it: no village of the name that lies elsewhere."""
    if found.place is not None or part.cue is None:
        return True
    if _precision(part.cue) in _OF_TOWNS:
        return True
    return locate(part, (), (), background).place is None


def _near(found: Located, around: Located) -> bool:
    if found.place is None or around.place is None:
        return False
    if around.place.type in AREAS and around.place.key in found.place.inside:
        return True
    return around.place.type not in AREAS and distance_km(found.place, around.place) < _NEAR_KM
