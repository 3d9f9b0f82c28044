"""What people said of spellings, as rows of a place pack; and places as a decision holds them."""

from collections.abc import Iterable

from tawthiq.gazetteer.keys import first_key
from tawthiq.gazetteer.places import ALIAS, TYPES, Place
from tawthiq.gazetteer.rows import COLUMNS
from tawthiq.model.alias import SUBJECT, Alias, NamedPlace

_PART = str.maketrans("\t\n\r|", "    ")


def subject(spelling: str) -> str:
    """What decisions about a spelling are about: the same for spellings that meet under one key; "" for no letters."""
    key = first_key(spelling)
    return f"{SUBJECT}{key}" if key else ""


def held(place: Place) -> NamedPlace:
    """A place of the gazetteer as a decision holds it."""
    return NamedPlace(
        id=place.id,
        name=place.name,
        name_en=place.name_en,
        type=place.type,
        country=place.country,
        admin=place.admin,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        population=place.population,
    )


def place_of(named: NamedPlace) -> Place:
    """A place that a decision holds, as the gazetteer has places."""
    return Place(
        id=named.id,
        name=named.name,
        name_en=named.name_en,
        type=named.type,
        country=named.country,
        admin=named.admin,
        lat=named.lat,
        lon=named.lon,
        precision=named.precision or TYPES[named.type],
        population=named.population,
        source="",
        licence="",
    )


def table(aliases: Iterable[Alias]) -> str:
    """The pack of these aliases: one row each, ordered by the spelling's key."""
    rows = sorted(((one.key, _row(one)) for one in aliases), key=lambda item: item[0])
    return "\n".join(["\t".join(COLUMNS), *(row for _, row in rows)]) + "\n"


def _row(one: Alias) -> str:
    place = one.place
    admin = (*place.admin[:3], "", "", "")[:3]
    point = ("", "") if place.lat is None or place.lon is None else (str(round(place.lat, 6)), str(round(place.lon, 6)))
    cells = [place.name, one.spelling, place.name_en, place.type, place.country, *admin, *point]
    cells += [place.id, ALIAS, "", place.precision or "", str(place.population or "")]
    return "\t".join(cell.translate(_PART).strip() for cell in cells)
