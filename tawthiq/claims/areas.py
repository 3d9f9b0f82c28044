"""Which of several broad areas (governorates, countries) is the place of what is told."""

from collections.abc import Sequence

from tawthiq.claims.mentions import PlaceMention
from tawthiq.model.vocabulary import Precision

_WIDE = (Precision.GOVERNORATE, Precision.REGION, Precision.COUNTRY)
_BESIDE = 2  # tokens from one area to the next of a list


def nearest_area(found: Sequence[PlaceMention], core: Sequence[int]) -> list[PlaceMention]:
    """The area nearest to the tokens of what is told, a bare country last; of a list of areas its first."""

    def rank(place: PlaceMention) -> tuple[bool, int]:
        return is_country(place), min(abs(place.at.first - at) for at in core)

    best = min(found, key=rank, default=None)
    return [_first_beside(best, found)] if best is not None else []


def is_country(place: PlaceMention) -> bool:
    """Whether the words name a whole country."""
    return place.where.precision is Precision.COUNTRY


def is_fine(place: PlaceMention) -> bool:
    """Whether the words name one town, village or spot; what no gazetteer has stands at the point of a larger place."""
    return place.where.precision not in _WIDE or place.where.place_id is None


def _first_beside(place: PlaceMention, found: Sequence[PlaceMention]) -> PlaceMention:
    """حلب of ريف حلب وإدلب وحماة: the first of the areas that are listed beside one."""
    first = place
    for other in reversed(found):
        if 0 < first.at.first - other.at.last <= _BESIDE and not is_country(other):
            first = other
    return first
