"""The country that a report is about, as the report itself names it: where its tolls of months and years were."""

from collections.abc import Iterable

from tawthiq.claims.places.locating import Background
from tawthiq.claims.places.names import clitic_length
from tawthiq.claims.places.words import vocabulary
from tawthiq.gazetteer import Place
from tawthiq.gazetteer.keys import first_key
from tawthiq.model.claim import Span, Where
from tawthiq.model.passage import Passage
from tawthiq.text.tokens import Token

_CLITICS = frozenset({"", "ب", "و", "ل"})


def home(passages: Iterable[Passage], background: Background) -> Where | None:
    """The likeliest country with the first words that name it; None where only adjectives (السورية) tell it."""
    if not background.countries:
        return None
    starts = background.gazetteer.starts
    for passage in passages:
        for token in passage.tokens:
            for clitics, key in starts[token.folded]:
                country = _country(token.folded[len(clitics) :], key, background) if clitics in _CLITICS else None
                if country is not None:
                    return _where(token, clitics, country)
    return None


def capital(country: str, background: Background) -> Where | None:
    """The city that العاصمة means in a country (ISO 3166-1 alpha-2), as lexicon/data/places.yaml has it."""
    name = vocabulary().capitals.get(country)
    for place in background.gazetteer.candidates(name) if name else ():
        if place.country == country and place.type == "city":
            return Where(
                place=place.name,
                place_en=place.name_en or None,
                country=country,
                lat=place.lat,
                lon=place.lon,
                precision=place.precision,
                place_id=place.id,
            )
    return None


def _country(word: str, key: str, background: Background) -> Place | None:
    """The country of the report under a key; السورية is an adjective, though سورية is a name of سوريا."""
    for at in background.gazetteer.of_key(key):
        place = background.gazetteer.place(at)
        if place.type == "country" and place.country == background.countries[0] and first_key(place.name) == key:
            definite = word.startswith(("ال", "ل")) and len(word) > len(key)
            return place if definite == place.name.startswith("ال") else None
    return None


def _where(token: Token, clitics: str, country: Place) -> Where:
    start = token.start + clitic_length(token, clitics)
    words = token.text[start - token.start :]
    return Where(
        place=country.name if clitics.endswith("ل") else words,
        place_en=country.name_en or None,
        country=country.country,
        lat=country.lat,
        lon=country.lon,
        precision=country.precision,
        place_id=country.id,
        carried_from=Span(words, start, token.end),
    )
