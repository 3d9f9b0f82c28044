"""A place of the gazetteer."""

from typing import NamedTuple

from tawthiq.model.vocabulary import Precision

ALIAS = "alias"
"""The source of a row by which people say what a spelling stands for: found by its variants only, and preferred."""


class Place(NamedTuple):
    """One row. Degrees are WGS84; `lat`/`lon` are None where only the area around the place is known.

    `admin` are the Arabic names of the divisions around it, largest first; `inside` the keys (keys.py) of the same, a
    division counting as lying in itself; `key` the key of its own first name. `definite`,
    `indefinite`: whether one of its names bears the article, whether one does not.
    """

    id: str
    name: str
    name_en: str
    type: str
    country: str
    admin: tuple[str, ...]
    lat: float | None
    lon: float | None
    precision: Precision
    population: int
    source: str
    licence: str
    key: str = ""
    inside: tuple[str, ...] = ()
    definite: bool = True
    indefinite: bool = True

    @property
    def decided(self) -> bool:
        """Whether people said that the spelling stands for it."""
        return self.source == ALIAS


TYPES: dict[str, Precision] = {
    "country": Precision.COUNTRY,
    "region": Precision.REGION,
    "governorate": Precision.GOVERNORATE,
    "district": Precision.DISTRICT,
    "subdistrict": Precision.SUBDISTRICT,
    "city": Precision.CITY,
    "town": Precision.TOWN,
    "village": Precision.VILLAGE,
    "neighbourhood": Precision.NEIGHBOURHOOD,
    "camp": Precision.LANDMARK,
    "crossing": Precision.LANDMARK,
    "landmark": Precision.LANDMARK,
    "street": Precision.STREET,
    "other": Precision.LANDMARK,
}
AREAS = frozenset({"country", "region", "governorate", "district", "subdistrict"})
_FINEST_FIRST = tuple(Precision)


def coarser(one: Precision, other: Precision) -> Precision:
    """The coarser of two precisions."""
    return max(one, other, key=_FINEST_FIRST.index)


def precision_of(kind: str, told: str) -> Precision:
    """Precision of a row: what it tells where that is coarser than its type, else what its type stands for.

    Tables say `exact` for a point that is the place's own, `approx` for one that may be off by some kilometres.
    """
    own = TYPES.get(kind, Precision.LANDMARK)
    if told in _WORDS:
        return coarser(own, Precision(told))
    return coarser(own, Precision.SUBDISTRICT) if told == "approx" else own


_WORDS = frozenset(str(value) for value in Precision)
