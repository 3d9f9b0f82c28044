"""Whether words bear a value of the closed vocabularies: the check behind every party, means and facility.

The same lexicons that find a value must find it again in nothing but its own quoted words.
"""

from tawthiq.claims import facilities, means
from tawthiq.lexicon import parties
from tawthiq.lexicon.chosen import Folders, by_folders, chosen
from tawthiq.lexicon.entries import Entry
from tawthiq.lexicon.matcher import Matcher
from tawthiq.model.passage import Passage, Role
from tawthiq.model.vocabulary import Facility, Method
from tawthiq.text.tokens import tokenize


@by_folders
def _names(folders: Folders) -> Matcher:
    return Matcher(parties.load(folders).words)


def _passage(quote: str) -> Passage:
    return Passage(0, 0, Role.SENTENCE, 0, len(quote), quote, tokenize(quote))


def supports_method(quote: str, method: Method) -> bool:
    """Whether the words name this means, alone or as a word that leaves it open."""
    return any(mention.method is method for mention in means.find(_passage(quote), chosen()))


def supports_facility(quote: str, facility: Facility) -> bool:
    """Whether the words name this kind of facility."""
    return facilities.can_tell(_passage(quote), facility, chosen())


def supports_actor(quote: str, actor: str) -> bool:
    """Whether the words name this party, or hold a word that a report may mean it by (التحالف، الجيش)."""
    return any(actor in _actors_of(match.entry) for match in _names().scan(tokenize(quote), overlapping=True))


def _actors_of(entry: Entry) -> frozenset[str]:
    """Every party that an entry's words can stand for, with the militias counted as its proxies."""
    attributes = entry.attributes
    named = {entry.means, *attributes.get("by_party", "").split()}
    named |= {pair.partition("=")[2] for pair in attributes.get("by_country", "").split()}
    known = parties.load()
    proxies = {party.proxies for name in named if (party := known.get(name)) and party.proxies}
    return frozenset(named | proxies)
