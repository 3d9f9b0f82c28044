"""Where an incident is, as an area as wide as it is uncertain; never a point for a guess."""

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from tawthiq.model.claim import Where
from tawthiq.model.vocabulary import Precision
from tawthiq.web import phrases
from tawthiq.web.words import Words

# Radius in kilometres of the circle drawn for a precision: half the usual width of such a place in the countries
# reported from. Own choice; it draws uncertainty, it does not measure a place.
RADIUS = {
    Precision.EXACT: 0.1,
    Precision.LANDMARK: 0.3,
    Precision.STREET: 0.5,
    Precision.NEIGHBOURHOOD: 1.0,
    Precision.VILLAGE: 1.5,
    Precision.TOWN: 3.0,
    Precision.CITY: 8.0,
    Precision.SUBDISTRICT: 15.0,
    Precision.DISTRICT: 25.0,
    Precision.GOVERNORATE: 70.0,
    Precision.REGION: 120.0,
    Precision.COUNTRY: 300.0,
}
COARSE = frozenset({Precision.DISTRICT, Precision.GOVERNORATE, Precision.REGION, Precision.COUNTRY})


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place with its precision. `lat`/`lon` None where no gazetteer has it; `kilometres` is the drawn radius.

    `code` is the precision as in the contract, `country` ISO 3166-1 alpha-2: a governorate or country is shaded whole.
    """

    words: Markup
    precision: Markup
    quote: str
    lat: float | None
    lon: float | None
    kilometres: float
    coarse: bool
    alternatives: tuple[Markup, ...]
    code: str
    country: str


def place_view(words: Words, where: Where | None, packs: tuple[Path, ...] = ()) -> PlaceView | None:
    """The place for the map and the line above it; `packs` are those beside the shipped one, for the other places that
    the name may mean.
    """
    if where is None:
        return None
    precision = where.precision
    drawable = precision is not None and where.lat is not None and where.lon is not None
    return PlaceView(
        words=phrases.place(words, where),
        precision=words.t(f"precision.{precision}") if precision else words.t("precision.unknown"),
        quote=where.quote or (where.carried_from.quote if where.carried_from else ""),
        lat=where.lat if drawable else None,
        lon=where.lon if drawable else None,
        kilometres=RADIUS[precision] if precision else 0.0,
        coarse=precision in COARSE,
        alternatives=tuple(
            dict.fromkeys(phrases.of_id(words, name, packs) or words.t("places.another") for name in where.alternatives)
        ),
        code=precision.value if precision else "",
        country=where.country or "",
    )
