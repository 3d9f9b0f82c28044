"""Whom words such as "the coalition", "the army" or "the occupation" mean in a report.

1. `context_for` reads each passage once with the words of parties, deeds and theatres and counts which countries and
   which parties the report names beyond doubt.
2. `resolve` decides a word's party: by the parties that the word may mean and the report names, by the country of its
   passage or else of the report, else by the word's own default.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tawthiq.lexicon import inflection, parties
from tawthiq.lexicon.entries import Entry
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.model.passage import Passage, Report, Role

_CRAFT = "craft"
_AIR = frozenset({"طيران", "طائره", "طائرات", "مقاتلات", "مسيره", "مسيرات", "مروحيات"})


@cache
def matcher(folders: tuple[Path, ...] = ()) -> Matcher:
    """The words of parties, of what parties do, and of the countries of a report."""
    words: list[Entry] = [*parties.load(folders).words]
    words += inflection.entries("deeds", folders)
    words += [
        Entry(word.id, "theatre", word.forms, {"country": word.means})
        for word in inflection.entries("theatres", folders)
    ]
    return Matcher(words)


@cache
def _countries(folders: tuple[Path, ...]) -> Mapping[str, str]:
    return {party.id: party.country for party in parties.load(folders).parties.values() if party.country}


@dataclass(frozen=True, slots=True)
class PartyContext:
    """What a report names: countries and parties with how often, and the matches of each passage by its index."""

    countries: Mapping[str, int] = field(default_factory=dict)
    actors: Mapping[str, int] = field(default_factory=dict)
    matches: Mapping[int, tuple[Match, ...]] = field(default_factory=dict)
    folders: tuple[Path, ...] = ()

    def scan(self, passage: Passage) -> Sequence[Match]:
        """The matches of a passage, from the first reading where it was read before."""
        found = self.matches.get(passage.index)
        return matcher(self.folders).scan(passage.tokens) if found is None else found


def context_for(report: Report, folders: tuple[Path, ...] = ()) -> PartyContext:
    """The context of a report; captions and page furniture are read only when they are asked for."""
    words = matcher(folders)
    matches = {
        passage.index: tuple(words.scan(passage.tokens))
        for passage in report.passages
        if passage.role is not Role.FURNITURE
    }
    everything = [match for found in matches.values() for match in found]
    return PartyContext(countries_of(everything), _actors(everything), matches, folders)


def countries_of(matches: Iterable[Match]) -> Mapping[str, int]:
    """How often words of each country stand among the matches."""
    return Counter(match.entry.attributes["country"] for match in matches if match.entry.means == "theatre")


def _actors(matches: Iterable[Match]) -> Mapping[str, int]:
    named = ("name", "demonym")
    return Counter(
        match.entry.means
        for match in matches
        if match.entry.attributes.get("kind") in named and "weak" not in match.entry.attributes
    )


def resolve(entry: Entry, context: PartyContext, near: Mapping[str, int]) -> str | None:
    """The party that a word of kind `word` means; `near` are the countries of its own passage. None: it means none here."""
    by_party = [actor for actor in entry.attributes.get("by_party", "").split() if context.actors.get(actor)]
    if by_party:
        return max(by_party, key=lambda actor: context.actors[actor])
    by_country = dict(pair.split("=") for pair in entry.attributes.get("by_country", "").split())
    for countries in (near, context.countries):
        known = [country for country in countries if country in by_country]
        if known:
            return by_country[max(known, key=lambda country: countries[country])]
    if "by_party" in entry.attributes and not by_country:
        return None
    # A report that names other countries only does not mean this word's usual party.
    elsewhere = by_country and context.countries
    return None if elsewhere or entry.means == parties.UNKNOWN else entry.means
