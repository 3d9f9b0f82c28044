"""In which governorate an incident lies, as far as its place says.

1. A name told around the place, or the place itself, that is a governorate of its country.
2. Else the governorate around its point, where the place is finer than a governorate.

The value is the ISO 3166-2 code (SY-ID), "" where the place is coarser or nowhere. Outlines: gazetteer/boundaries.py.
"""

from functools import lru_cache

from tawthiq.assessment.countable import Placed
from tawthiq.gazetteer import boundaries
from tawthiq.model.vocabulary import Precision

_COARSE = frozenset({Precision.REGION, Precision.COUNTRY})
# Places as large as to be called by their governorate's name; a village of that name is somewhere else.
_LARGE = frozenset({None, Precision.CITY, Precision.DISTRICT, Precision.GOVERNORATE})
_REGION_CODES = "~"  # a code of the outlines that is none of ISO: a buffer zone, no governorate


def governorate(place: Placed | None) -> str:
    """The code of the governorate that a place lies in, "" where it is not known."""
    if place is None or place.precision in _COARSE:
        return ""
    own = (place.place,) if place.precision in _LARGE else ()
    for name in (*reversed(place.within), *own):
        found = boundaries.named(name, place.country)
        if found:
            return found.id
    if place.lat is None or place.lon is None or place.precision is None:
        return ""
    return _around(round(place.lat, 4), round(place.lon, 4))


@lru_cache(maxsize=50_000)
def _around(lat: float, lon: float) -> str:
    found = boundaries.area_at(lat, lon)
    return found.id if found and not found.id.endswith(_REGION_CODES) else ""


def name(code: str, lang: str) -> str:
    """The governorate's name in `ar` or `en`; the code itself where no outline has it."""
    area = boundaries.of_id(code)
    if area is None:
        return code
    return area.ar if lang == "ar" else area.en
