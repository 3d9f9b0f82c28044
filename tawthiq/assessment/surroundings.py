"""Whether one place lies in another.

1. `contains`: it is told to: the report names the one around the other, or a country that is the other's.
2. `encloses`: it lies in the area that a coarser place stands for, as far as outlines and points say.
"""

from functools import lru_cache

from tawthiq.assessment.governorates import governorate
from tawthiq.gazetteer import boundaries
from tawthiq.model.claim import Where
from tawthiq.model.extent import RADIUS_KM, kilometres
from tawthiq.model.vocabulary import Precision
from tawthiq.text.folding import fold

FINENESS = {precision: rank for rank, precision in enumerate(Precision)}
"""Rank of each precision, 0 the finest."""
_STRETCHES = frozenset({Precision.REGION, Precision.COUNTRY})


def contains(outer: Where, inner: Where) -> bool:
    """Whether one place is told to lie in another."""
    if fold(outer.place) in _folded(inner.within):
        return True
    country = outer.precision is Precision.COUNTRY
    return country and outer.country is not None and outer.country == inner.country


@lru_cache(maxsize=20_000)
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, names))


def encloses(outer: Where, inner: Where) -> bool:
    """Whether a place, told more exactly, lies in the area (wider than a city) that the outer one stands for."""
    if inner.precision is None or outer.precision is None or FINENESS[outer.precision] <= FINENESS[Precision.CITY]:
        return False
    if FINENESS[inner.precision] >= FINENESS[outer.precision]:
        return False
    if outer.country and inner.country and outer.country != inner.country:
        return False
    return outer.precision in _STRETCHES or _governs(outer, inner) or _reaches(outer, inner)


def _governs(outer: Where, inner: Where) -> bool:
    area = boundaries.named(outer.place, outer.country or inner.country)
    return area is not None and governorate(inner) == area.id


def _reaches(outer: Where, inner: Where) -> bool:
    """Whether the ground that both points stand for meets."""
    if outer.lat is None or outer.lon is None or inner.lat is None or inner.lon is None:
        return False
    if outer.precision is None or inner.precision is None:
        return False
    off_by = RADIUS_KM[outer.precision] + RADIUS_KM[inner.precision]
    return kilometres(outer.lat, outer.lon, inner.lat, inner.lon) <= off_by
