"""Whether words bear a value of the closed vocabularies: the check behind every party, means and facility.

The same lexicons that find a value must find it again in nothing but its own quoted words.
"""

from functools import lru_cache

from tawthiq.claims import facilities, means, party_context
from tawthiq.lexicon import parties
from tawthiq.lexicon.chosen import Folders, by_folders, chosen
from tawthiq.lexicon.entries import Entry
from tawthiq.lexicon.matcher import Matcher
from tawthiq.model.passage import Passage, Role
from tawthiq.model.vocabulary import Facility, Method
from tawthiq.text.tokens import tokenize

_REMEMBERED = 20_000  # quotes: the same few words name parties and means in report after report


@by_folders
def _names(folders: Folders) -> Matcher:
    return Matcher(parties.load(folders).words)


def _passage(quote: str) -> Passage:
    return Passage(0, 0, Role.SENTENCE, 0, len(quote), quote, tokenize(quote))


def supports_method(quote: str, method: Method) -> bool:
    """Whether the words name this means, alone or as a word that leaves it open."""
    return method in _methods(quote, chosen())


@lru_cache(maxsize=_REMEMBERED)
def _methods(quote: str, folders: Folders) -> frozenset[Method]:
    return frozenset(mention.method for mention in means.find(_passage(quote), folders))


def supports_facility(quote: str, facility: Facility) -> bool:
    """Whether the words name this kind of facility."""
    return _tells(quote, facility, chosen())


@lru_cache(maxsize=_REMEMBERED)
def _tells(quote: str, facility: Facility, folders: Folders) -> bool:
    return facilities.can_tell(_passage(quote), facility, folders)


def supports_actor(quote: str, actor: str) -> bool:
    """Whether the words name this party, or hold a word that a report may mean it by (التحالف، الجيش)."""
    return actor in _actors(quote, chosen()) or _names_arms(quote, actor, chosen())


@lru_cache(maxsize=_REMEMBERED)
def _actors(quote: str, _: Folders) -> frozenset[str]:
    """Every party that the words may name, read with the folders in force."""
    matches = _names().scan(tokenize(quote), overlapping=True)
    return frozenset(actor for match in matches for actor in _actors_of(match.entry))


@lru_cache(maxsize=_REMEMBERED)
def _names_arms(quote: str, actor: str, folders: Folders) -> bool:
    """Whether the words are aircraft alone (الطيران), which are whose the report says, or gunmen (مسلحون)."""
    words = party_context.words(folders)
    found = [match.entry for match in words.scan(tokenize(quote)) if match.entry.means != "theatre"]
    if not found or any(entry.attributes.get("kind", "none") != "none" for entry in found):
        return False
    if actor == parties.UNKNOWN:
        return any("anyone" in entry.attributes for entry in found)
    return found[0].attributes.get("type") == "craft" and parties.load(folders).get(actor) is not None


def _actors_of(entry: Entry) -> frozenset[str]:
    """Every party that an entry's words can stand for, with the militias counted as its proxies."""
    attributes = entry.attributes
    named = {entry.means, *attributes.get("by_party", "").split(), *attributes.get("by_group", "").split()}
    named |= {pair.partition("=")[2] for pair in attributes.get("by_country", "").split()}
    known = parties.load()
    if attributes.get("kind") == "word" and entry.means == parties.UNKNOWN:
        # الميليشيات المساندة لها، الفصائل: the militias of the party beside them
        return frozenset(named | {party.proxies for party in known.parties.values() if party.proxies})
    proxies = {party.proxies for name in named if (party := known.get(name)) and party.proxies}
    return frozenset(named | proxies)
