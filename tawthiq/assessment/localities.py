"""Whether two tellings of a place can mean one place.

1. `spelling` is the key under which spellings of one name meet.
2. `places_apart`: not where one is told to lie in the other or is its governorate, one is an area of the same country,
   one name is a part of the other (الموصل، الموصل الجديدة), or both lie within a few kilometres.

Rule id: contradiction.slots.
"""

from collections.abc import Sequence
from itertools import product

from tawthiq.assessment.governorates import governorate
from tawthiq.assessment.surroundings import contains
from tawthiq.gazetteer import boundaries
from tawthiq.gazetteer.keys import SEPARATORS, name_keys, word_key
from tawthiq.model.claim import Where
from tawthiq.model.extent import kilometres
from tawthiq.model.vocabulary import Precision
from tawthiq.text.folding import fold

_AREAS = frozenset({Precision.REGION, Precision.COUNTRY})
_NEAR_KM = 5.0  # reports name the village, the next one, or the road between them


def spelling(place: Where) -> str:
    """The key of a place's name: articles, spaces and endings that writers differ in left out."""
    return (name_keys(place.place) or (fold(place.place),))[0]


def places_apart(told: Sequence[Where], others: Sequence[Where]) -> bool:
    """Whether no telling of the one place can mean the other."""
    return not any(_may_be_one(a, b) for a, b in product(told, others))


def _may_be_one(a: Where, b: Where) -> bool:
    if a.place_id and a.place_id == b.place_id:
        return True
    if contains(a, b) or contains(b, a) or _area_around(a, b) or _area_around(b, a):
        return True
    return _shares_name(a, b) or _near(a, b)


def _area_around(outer: Where, inner: Where) -> bool:
    """Whether one is a stretch of the other's country, or its governorate as far as anybody knows."""
    if outer.country and inner.country and outer.country != inner.country:
        return False
    if outer.precision in _AREAS:
        return True
    area = boundaries.named(outer.place, outer.country or inner.country)
    return area is not None and governorate(inner) in {area.id, ""}


def _shares_name(a: Where, b: Where) -> bool:
    first, second = _words(a), _words(b)
    return first <= second or second <= first


def _words(place: Where) -> set[str]:
    words = fold(place.place).translate(SEPARATORS).split()
    return {word_key(w[1:] if w.startswith("و") and len(w) > 4 else w) for w in words}


def _near(a: Where, b: Where) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return kilometres(a.lat, a.lon, b.lat, b.lon) <= _NEAR_KM
