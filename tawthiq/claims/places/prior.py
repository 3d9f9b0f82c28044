"""Which countries a report speaks of, judged before any expression is read, and which namesakes that leaves.

1. Adjectives and country names (السورية، اليمن) and names of cities vote for their countries; where they tell
   none, so do parties that fight in one country (الدعم السريع) and smaller places that everybody knows (جنين).
2. A namesake elsewhere stays only where everybody knows it: a country, or a city of some hundred thousands; and where
   people said that the spelling stands for it, if the report's own countries have none of the name.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from tawthiq.claims.places.words import Vocabulary
from tawthiq.gazetteer import Gazetteer
from tawthiq.model.passage import Passage
from tawthiq.text.remembered import Remembered

_NATION, _CITY, _SHARE, _LEAST = 0.5, 0.5, 0.2, 1.0
_KNOWN_PEOPLE, _LARGE_PEOPLE = 300_000, 50_000
_PROMINENT = frozenset({"city", "governorate", "region"})


class Prior:
    """A gazetteer as one set of countries sees it; answers are kept, so one object serves many reports."""

    def __init__(self, gazetteer: Gazetteer, countries: frozenset[str], main: str | None) -> None:
        self.gazetteer = gazetteer
        self.countries = countries
        self.main = main
        self._likely: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._notable: dict[str, bool] = {}

    def likely(self, ids: tuple[int, ...]) -> tuple[int, ...]:
        """Those of some namesakes that the report can mean."""
        if not self.countries:
            return ids
        found = self._likely.get(ids)
        if found is None:
            found = tuple(at for at in ids if self._possible(at))
            found = found or tuple(at for at in ids if self.gazetteer.place(at).decided)
            self._likely[ids] = found
        return found

    def _possible(self, at: int) -> bool:
        place = self.gazetteer.place(at)
        known = place.type == "country" or (place.type == "city" and place.population >= _KNOWN_PEOPLE)
        return known or place.country in self.countries

    def notable(self, folded: str) -> bool:
        """Whether a word may be a place without any word before it that calls for one: with ب, or as (the beginning
        of) a name that everybody knows: a city, a governorate, several words.
        """
        found = self._notable.get(folded)
        if found is None:
            found = self._notable[folded] = any(
                "ب" in clitics
                or self.gazetteer.begins_longer(key)
                or any(self.gazetteer.place(at).type in _PROMINENT for at in self.likely(self.gazetteer.of_key(key)))
                for clitics, key in self.gazetteer.starts[folded]
            )
        return found


@cache
def prior_of(gazetteer: Gazetteer, countries: frozenset[str], main: str | None) -> Prior:
    """One Prior for each set of countries with the likeliest."""
    return Prior(gazetteer, countries, main)


def judge(
    passages: Iterable[Passage], words: Vocabulary, gazetteer: Gazetteer, hints: Mapping[str, int]
) -> tuple[Prior, Mapping[str, float]]:
    """The prior of a report (of no countries, where nothing tells: anything is possible) and the votes behind it.

    `hints`: how often it names parties and places by which a country is known, by country; heard where nothing else
    tells one.
    """
    votes: dict[str, float] = {}
    told_by = _votes(words, gazetteer)
    for passage in passages:
        for token in passage.tokens:
            told = told_by[token.folded]
            if told is not None:
                votes[told[0]] = votes.get(told[0], 0.0) + told[1]
    votes = votes or {country: float(times) for country, times in hints.items()}
    main = max(votes, key=lambda country: (votes[country], country), default=None)
    most = votes[main] if main is not None else 0.0
    if most < _LEAST:
        return prior_of(gazetteer, frozenset(), None), votes
    likely = frozenset(country for country, count in votes.items() if count >= _SHARE * most)
    return prior_of(gazetteer, likely, main), votes


def forget() -> None:
    """Let go of the gazetteers that were asked; for processes that go through many."""
    prior_of.cache_clear()
    _votes.cache_clear()


@cache
def _votes(words: Vocabulary, gazetteer: Gazetteer) -> Remembered[tuple[str, float] | None]:
    return Remembered(lambda folded: _vote(folded, words, gazetteer))


def _vote(folded: str, words: Vocabulary, gazetteer: Gazetteer) -> tuple[str, float] | None:
    classes = words.senses[folded].classes
    nation = classes.get("nation")
    if nation is not None:
        return nation.entry.attributes["country"], float(nation.entry.attributes.get("weight", _NATION))
    starts = gazetteer.starts[folded]
    if classes or not starts:
        return None
    clitics, key = starts[0]
    if clitics not in {"", "ب", "و"}:
        return None
    definite = folded[len(clitics) :].startswith(("ال", "ل"))
    places = [gazetteer.place(at) for at in gazetteer.of_key(key)]
    large = [place for place in places if place.type == "governorate" or place.population >= _LARGE_PEOPLE]
    if not any(place.definite if definite else place.indefinite for place in large):
        return None
    largest = max(large, key=lambda place: (place.population, place.country))
    if any(place.type == "governorate" and place.country != largest.country for place in large):
        return None  # القنيطرة, a city of one country and a governorate of another
    return largest.country, _CITY
