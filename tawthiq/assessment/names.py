"""Names of sources: whether words name somebody, and under which name they fold.

1. Words that only introduce (وكالة، مراسل) or quantify (معظم) are taken off the front.
2. An organisation of the lexicon inside them gives its id, under every alias.
3. A generic word at their head (مصادر، شهود، البعض) names nobody; anything else is its own folded name.

Vocabulary: tawthiq/lexicon/data/origins.yaml.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.model.vocabulary import OriginKind
from tawthiq.records import Record
from tawthiq.text.tokens import Shape, Token, tokenize

_PLACING = frozenset({"في", "بريف", "بمحافظه", "بمدينه", "الذي", "التي", "من"})
# Kinds whose sources have no name of their own, whatever the words; a named one has the kind named_person.
_NAMELESS = frozenset(
    {
        OriginKind.EYEWITNESS,
        OriginKind.SURVIVOR_FAMILY,
        OriginKind.LOCAL_RESIDENT,
        OriginKind.ANONYMOUS_SOURCE,
        OriginKind.SECURITY_SOURCE,
    }
)


class Name(Record, frozen=True):
    """`key` is the folded name (`org:ID` for an organisation of the lexicon); `named` False where it names nobody.

    `family` is the house that an organisation belongs to; `agency` True where the words are a news agency's name and
    nothing else; `correspondent` where they are its correspondent's (مراسل س).
    """

    key: str
    named: bool
    family: str | None = None
    agency: bool = False
    correspondent: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Names:
    organisations: Matcher
    openers: Matcher
    forms: Mapping[str, tuple[str, ...]]


@by_folders
def _names(folders: Folders) -> _Names:
    entries = load("origins", folders)
    organisations = [e for e in entries if e.means == "organisation"]
    openers = Matcher(e for e in entries if e.means != "organisation")
    return _Names(Matcher(organisations), openers, {e.id: tuple(map(plain, e.forms)) for e in organisations})


def name_of(quote: str, kind: OriginKind = OriginKind.UNKNOWN) -> Name:
    """The name behind the words of a source or publisher."""
    return _name_of(_names(), quote, kind)


@lru_cache(maxsize=50_000)
def _name_of(names: _Names, quote: str, kind: OriginKind) -> Name:
    tokens = tuple(t for t in tokenize(quote) if t.shape is not Shape.PUNCT)
    found = _organisation(names, tokens)
    core, generic = _core(names, tokens)
    opening = names.openers.at(tokens, 0) if tokens else None
    correspondent = opening is not None and opening.entry.id == "correspondent"
    if found:
        attributes = found.entry.attributes
        alone = found.last == len(tokens) - 1 and found.first <= len(tokens) - len(core)
        agency = alone and attributes.get("agency") == "yes"
        return Name(f"org:{found.entry.id}", True, attributes.get("family"), agency, correspondent)
    nameless = generic or not core or kind in _NAMELESS
    words = core if core and not generic else tokens
    return Name(" ".join(bare(t) for t in _without_place(words)), not nameless, correspondent=correspondent)


def _organisation(names: _Names, tokens: tuple[Token, ...]) -> Match | None:
    """The organisation that the words name; the longest name where several stand in them."""
    found = names.organisations.scan(tokens)
    return max(found, key=lambda m: (m.last - m.first, -m.first)) if found else None


def _core(names: _Names, tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], bool]:
    """The words without those that introduce or quantify, and whether what then stands first is generic."""
    at = 0
    while at < len(tokens):
        match = names.openers.at(tokens, at)
        if match is None or (match.stem.text != tokens[at].folded and len(match.stem.clitics) > 1):
            break
        if match.entry.means == "unnamed":
            return tokens[at:], True
        if match.entry.means == "titles":
            # الناشط سالم الأحمد is somebody, الناشط في إدلب and ناشط nobody.
            rest = _without_place(tokens[match.last :])[1:]
            return (rest, False) if match.stem.definite and len(rest) > 1 else (tokens[at:], True)
        at = match.last + 1
    return tokens[at:], False


def _without_place(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A name without the place that its bearer reports from (في إدلب، بريف حلب), or what else is told of them."""
    stop = next((i for i, t in enumerate(tokens) if i and t.folded in _PLACING), len(tokens))
    return tokens[:stop]


def bare(token: Token) -> str:
    """A word without its article, so that الأناضول and أناضول are one."""
    word = token.folded
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def forms_of(key: str) -> tuple[str, ...]:
    """The names of an organisation of the lexicon (`org:ID`), as `plain` gives words; none for any other key."""
    return _names().forms.get(key.removeprefix("org:"), ()) if key.startswith("org:") else ()


def plain(quote: str) -> str:
    """All words of a source without articles and punctuation."""
    return " ".join(bare(t) for t in tokenize(quote) if t.shape is not Shape.PUNCT)
