"""Whom words such as "the coalition", "the army" or "the occupation" mean in a report.

1. `context_for` reads each passage once with the words of parties, deeds and theatres and counts which countries and
   which parties the report names beyond doubt.
2. `resolve` decides a word's party: by the parties that the word may mean and the report names, by the country of its
   passage or else of the report, else by the word's own default.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from tawthiq.lexicon import inflection, parties
from tawthiq.lexicon.entries import Entry
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.model.passage import Passage, Report, Role
from tawthiq.records import Record
from tawthiq.text.tokens import Token

_SURE = frozenset({"name", "demonym"})
_CLOSE = 3
_NOUNS = ("attack", "hold")


class Words(Record, frozen=True):
    """The matchers of one choice of folders; `genders` of the nouns that head a force, by folded word;
    `flyers` the one party with manned aircraft, by country.
    """

    everything: Matcher
    deeds: Matcher
    genders: Mapping[str, str]
    flyers: Mapping[str, str]

    def scan(self, tokens: Sequence[Token]) -> tuple[Match, ...]:
        """All matches; a word that is a party only with الـ is read as what else it is without it (ميليشيا قسد)."""
        matches = self.everything.scan(tokens)
        for i, match in enumerate(matches):
            if not match.stem.definite and "definite" in match.entry.attributes:
                matches[i] = self.deeds.at(tokens, match.first) or _nothing(match)
        return tuple(matches)


def _nothing(match: Match) -> Match:
    return match._replace(entry=Entry(match.entry.id, "none", ()))


@cache
def words(folders: tuple[Path, ...] = ()) -> Words:
    """The words of parties, of what parties do, and of the countries of a report."""
    countries = inflection.entries("theatres", folders)
    flyers = {word.means: word.attributes["flyer"] for word in countries if "flyer" in word.attributes}
    theatres = [Entry(word.id, "theatre", word.forms, {**word.attributes, "country": word.means}) for word in countries]
    deeds = _verbs_first(inflection.entries("deeds", folders), {form for place in theatres for form in place.forms})
    genders = {form: word.attributes["gender"] for word in deeds if "gender" in word.attributes for form in word.forms}
    return Words(Matcher([*parties.load(folders).words, *deeds, *theatres]), Matcher(deeds), genders, flyers)


def _verbs_first(deeds: Sequence[Entry], places: set[str]) -> list[Entry]:
    """A word that may be noun or verb with a pronoun (قصفها) is the verb: only that has a doer right after it.

    Not where folding alone makes them alike (إصابة and أصابه, صعدة and صعّده, سيطرة and سيطره).
    """
    nouns = {form for word in deeds if word.means in _NOUNS for form in word.forms if form[:-1] not in word.forms}
    attached = [
        replace(word, forms=tuple(form for form in word.forms if form not in nouns | places))
        for word in deeds
        if "object" in word.attributes
    ]
    return attached + [word for word in deeds if "object" not in word.attributes]


@dataclass(frozen=True, slots=True)
class PartyContext:
    """What a report names: countries and parties with how often, and the matches of each passage by its index.

    A place word votes for its country, a party for the one where it fights.

    `flyer` is the one party whose aircraft the report names, None where none or several are named; `usual_flyer`, where
    none is named, the one whose manned aircraft fly where the report plays. `groups`: parties that the report calls a
    group (تنظيم YPG/PKK), which "the group" then means as well.
    """

    countries: Mapping[str, int] = field(default_factory=dict)
    actors: Mapping[str, int] = field(default_factory=dict)
    flyer: str | None = None
    matches: Mapping[int, tuple[Match, ...]] = field(default_factory=dict)
    folders: tuple[Path, ...] = ()
    usual_flyer: str | None = None
    groups: frozenset[str] = frozenset()

    def scan(self, passage: Passage) -> tuple[Match, ...]:
        """The matches of a passage, from the first reading where it was read before."""
        found = self.matches.get(passage.index)
        return words(self.folders).scan(passage.tokens) if found is None else found

    def is_of_here(self, actor: str) -> bool:
        """Whether the report names the party, and does not play in countries only where that does not fight."""
        if not self.actors.get(actor):
            return False
        party = parties.load(self.folders).get(actor)
        most = max(self.countries.values(), default=0)
        return party is None or party.theatre is None or 2 * self.countries.get(party.theatre, 0) >= most


def context_for(report: Report, folders: tuple[Path, ...] = ()) -> PartyContext:
    """The context of a report; page furniture tells nothing of it."""
    reader = words(folders)
    matches = {
        passage.index: reader.scan(passage.tokens) for passage in report.passages if passage.role is not Role.FURNITURE
    }
    everything = [match for found in matches.values() for match in found]
    actors = Counter(match.entry.means for match in everything if _is_sure(match))
    groups = frozenset(match.entry.means for match in everything if "group" in match.entry.attributes)
    context = PartyContext(_theatres(everything, actors, folders), actors, None, matches, folders, groups=groups)
    flyers = {actor for found in matches.values() for actor in _flyers(found, context)}
    flyer = flyers.pop() if len(flyers) == 1 else None
    return replace(context, flyer=flyer, usual_flyer=None if flyer or flyers else _usual_flyer(context, reader))


def _usual_flyer(context: PartyContext, reader: Words) -> str | None:
    """Who flies in the country that the report names most."""
    most = max(context.countries, key=lambda country: context.countries[country], default=None)
    return reader.flyers.get(most) if most else None


def countries_of(matches: Iterable[Match], known: Container[str] = ()) -> Mapping[str, int]:
    """How often words of each country stand among the matches; everyday words if it is `known` or named otherwise."""
    places = [match.entry.attributes for match in matches if match.entry.means == "theatre"]
    votes = Counter(place["country"] for place in places if "weak" not in place)
    named = frozenset(votes)
    votes.update(
        place["country"]
        for place in places
        if "weak" in place and (place["country"] in named or place["country"] in known)
    )
    return votes


def _theatres(matches: Iterable[Match], actors: Mapping[str, int], folders: tuple[Path, ...]) -> Mapping[str, int]:
    votes = Counter(countries_of(matches))
    known = parties.load(folders).parties
    for actor, times in actors.items():
        if (party := known.get(actor)) and party.theatre:
            votes[party.theatre] += times
    return votes


def _is_sure(match: Match) -> bool:
    attributes = match.entry.attributes
    return attributes.get("kind") in _SURE and "weak" not in attributes and "by_country" not in attributes


def _flyers(matches: Sequence[Match], context: PartyContext) -> Iterable[str]:
    for craft, party in pairwise(matches):
        if craft.entry.attributes.get("type") != "craft" or party.first - craft.last > _CLOSE:
            continue
        kind = party.entry.attributes.get("kind")
        by_context = kind == "word" or "by_country" in party.entry.attributes
        actor = resolve(party.entry, context, {}) if by_context else party.entry.means if kind in _SURE else None
        if actor:
            yield actor


def resolve(entry: Entry, context: PartyContext, near: Mapping[str, int]) -> str | None:
    """The party that a word of kind `word` means, None where it means none here.

    `near` are the countries that the word's own passage names.
    """
    called = [actor for actor in entry.attributes.get("by_group", "").split() if actor in context.groups]
    named = (*entry.attributes.get("by_party", "").split(), *called)
    by_party = [actor for actor in named if context.is_of_here(actor)]
    if by_party:
        return max(by_party, key=lambda actor: context.actors[actor])
    by_country = dict(pair.split("=") for pair in entry.attributes.get("by_country", "").split())
    for countries in (near, context.countries):
        known = [country for country in countries if country in by_country]
        if known:
            return by_country[max(known, key=lambda country: countries[country])]
    if "by_party" in entry.attributes and not by_country:
        return None
    # A report that plays in other countries only does not mean this word's usual party.
    elsewhere = by_country and sum(context.countries.values()) > 1
    return None if elsewhere or entry.means == parties.UNKNOWN else entry.means
