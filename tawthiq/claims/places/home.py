"""The country that a report is about, as the report itself names it: where its tolls of months and years were.

Of a country that the news tells by its parts (Gaza, the West Bank) the part that the report names. Where only
adjectives (السورية) or towns tell the country, it stands under its own name and without words.
"""

from collections.abc import Iterable, Sequence

from tawthiq.claims.places.locating import Background
from tawthiq.claims.places.spelling import clitic_length
from tawthiq.claims.places.words import vocabulary
from tawthiq.gazetteer import Place
from tawthiq.gazetteer.keys import first_key
from tawthiq.model.claim import Span, Where
from tawthiq.model.passage import Passage
from tawthiq.text.tokens import Shape, Token

_CLITICS = frozenset({"", "ب", "و", "ل"})


def home(passages: Sequence[Passage], background: Background) -> Where | None:
    """The likeliest country, or the part of it that the report is about, with the first words that name it."""
    if not background.countries:
        return None
    return _part(passages, background) or _named(passages, background) or _unnamed(background)


def _part(passages: Sequence[Passage], background: Background) -> Where | None:
    for name in vocabulary().parts.get(background.countries[0], ()):
        for passage in passages:
            for at, token in enumerate(passage.tokens):
                found = _place(passage.tokens, at, name, background) if token.shape is Shape.WORD else None
                if found is not None:
                    return found
    return None


def _place(tokens: Sequence[Token], at: int, name: str, background: Background) -> Where | None:
    """The place of the report's country that bears a name, where that begins at a token."""
    match = background.gazetteer.match(tokens, at)
    if match is None or match.clitics not in _CLITICS:
        return None
    for found in match.ids:
        place = background.gazetteer.place(found)
        if place.name == name and place.country == background.countries[0]:
            return _where(tokens[at : match.last + 1], match.clitics, place)
    return None


def _named(passages: Iterable[Passage], background: Background) -> Where | None:
    starts = background.gazetteer.starts
    for passage in passages:
        for token in passage.tokens:
            for clitics, key in starts[token.folded]:
                country = _country(token.folded[len(clitics) :], key, background) if clitics in _CLITICS else None
                if country is not None:
                    return _where((token,), clitics, country)
    return None


def _unnamed(background: Background) -> Where | None:
    """The likeliest country where no word names it but adjectives, or only its towns: a place with no words."""
    for form in vocabulary().nations.get(background.countries[0], ()):
        for place in background.gazetteer.candidates(form):
            if place.type == "country" and place.country == background.countries[0]:
                return Where(
                    place=place.name,
                    place_en=place.name_en or None,
                    country=place.country,
                    lat=place.lat,
                    lon=place.lon,
                    precision=place.precision,
                    place_id=place.id,
                )
    return None


def capital(country: str, background: Background) -> Where | None:
    """The city that العاصمة means in a country (ISO 3166-1 alpha-2), as lexicon/data/places.yaml has it."""
    name = vocabulary().capitals.get(country)
    for place in background.gazetteer.candidates(name) if name else ():
        if name and place.country == country and place.type == "city":
            return Where(
                place=name,  # a gazetteer may have it under another language's name
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


def _where(tokens: Sequence[Token], clitics: str, place: Place) -> Where:
    start, end = tokens[0].start + clitic_length(tokens[0], clitics), tokens[-1].end
    words = " ".join([tokens[0].text[start - tokens[0].start :], *(token.text for token in tokens[1:])])
    return Where(
        place=place.name if clitics.endswith("ل") else words,
        place_en=place.name_en or None,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        place_id=place.id,
        carried_from=Span(words, start, end) if len(tokens) == 1 else None,
    )
