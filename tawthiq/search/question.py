"""Reading a question: its words, the phrases it puts in quotation marks, and what it asks for in any language.

1. What stands between quotation marks is a phrase: it must stand so in what is found.
2. The rest is read for concepts: words of the lexicon and the party list, names of places that the register knows,
   dates and years. Of overlapping readings the longest wins, then places after "in" and «في».
3. Its words are those that are left when words that only ask are taken out.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tawthiq.gazetteer.keys import name_keys
from tawthiq.lexicon import entries, inflection, parties
from tawthiq.lexicon.chosen import by_folders
from tawthiq.lexicon.entries import Entry
from tawthiq.lexicon.matcher import Matcher
from tawthiq.model.vocabulary import Facility, Method
from tawthiq.search.concepts import latin_key, latin_sound, place_key
from tawthiq.search.dates import Days, days
from tawthiq.text.terms import terms
from tawthiq.text.tokens import Shape, Token, stems, tokenize

_QUOTED = re.compile(r'"([^"]+)"|“([^“”]+)”|«([^«»]+)»|„([^“”„]+)“')
_LONGEST_NAME = 5
_LEADS = frozenset({"في", "in", "at", "near", "of", "on", "قرب", "على", "باتجاه", "from"})
SKIP = "skip"
Names = Callable[[Sequence[str]], dict[str, tuple[str, ...]]]
"""Of these keys of names those that the register knows, with the concepts that bear them."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that is asked for: any of `names` answers it; `said` are the question's words for it."""

    slot: str
    names: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood. `words` are folded; `days` are spans of days that it names."""

    text: str
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    concepts: tuple[Concept, ...] = ()
    days: tuple[Days, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """Tokens [first, last] read as a concept; no `names` where they tell nothing; `heard` by a name's sound only."""

    first: int
    last: int
    names: tuple[str, ...]
    heard: bool = False


def read(text: str, names: Names) -> Question:
    """A question in Arabic, English or both."""
    phrases = tuple(
        tuple(term.text for term in terms(next(filter(None, match.groups()), ""))) for match in _QUOTED.finditer(text)
    )
    rest = _QUOTED.sub(" ", text)
    tokens = [token for token in tokenize(rest) if token.shape is not Shape.PUNCT]
    dated = days(rest)
    taken = [i for i, token in enumerate(tokens) if any(d.start <= token.start < d.end for d in dated)]
    found = [f for f in _readings(tokens, names) if not any(f.first <= i <= f.last for i in taken)]
    skipped = {i for f in found if not f.names for i in range(f.first, f.last + 1)}
    concepts = [
        Concept(f.names[0].partition(":")[0], f.names, rest[tokens[f.first].start : tokens[f.last].end])
        for f in found
        if f.names
    ]
    words = [term.text for i, token in enumerate(tokens) if i not in skipped for term in terms(token.text)]
    return Question(
        text=text,
        words=tuple(dict.fromkeys(words)),
        phrases=tuple(phrase for phrase in phrases if phrase),
        concepts=tuple({concept.names: concept for concept in reversed(concepts)}.values())[::-1],
        days=dated,
    )


def spotted(text: str, names: Names) -> tuple[tuple[str, ...], tuple[Days, ...]]:
    """The concepts that the words of a passage name, each by its first meaning, and its dates.

    For reports that no claim was read from: those in English above all.
    """
    tokens = [token for token in tokenize(text) if token.shape is not Shape.PUNCT]
    found = [name for reading in _readings(tokens, names) for name in reading.names[:1]]
    return tuple(dict.fromkeys(found)), days(text)


def _readings(tokens: Sequence[Token], names: Names) -> list[_Found]:
    """What the tokens name, in order, nothing twice."""
    lexicon = list(_of_lexicon(tokens))
    places = list(_of_places(tokens, names))
    found: list[_Found] = []
    for reading in sorted([*lexicon, *places], key=lambda f: (f.first - f.last, _rank(f, tokens), f.first)):
        if all(reading.last < other.first or reading.first > other.last for other in found):
            found.append(reading)
    return sorted(found, key=lambda f: f.first)


def _rank(found: _Found, tokens: Sequence[Token]) -> int:
    """Of equally long readings: a place after "in", a word of the lexicon, another place, words that tell nothing."""
    if found.heard:
        return 4
    if found.names and found.names[0].startswith(("place:", "country:")):
        led = found.first > 0 and tokens[found.first - 1].folded in _LEADS
        return 0 if led or tokens[found.first].folded.startswith("ب") else 2
    return 1 if found.names else 3


def _of_lexicon(tokens: Sequence[Token]) -> Iterator[_Found]:
    for match in _matcher().scan(tokens, overlapping=True):
        yield _Found(match.first, match.last, tuple(match.entry.means.split()))


def _of_places(tokens: Sequence[Token], names: Names) -> Iterator[_Found]:
    asked: dict[str, list[tuple[int, int]]] = {}
    for first in range(len(tokens)):
        for last in range(first, min(first + _LONGEST_NAME, len(tokens))):
            for key in _keys([token.folded for token in tokens[first : last + 1]]):
                asked.setdefault(key, []).append((first, last))
    known = names(list(asked))
    spelled = {span for key in known if not key.startswith("~") for span in asked[key]}
    for key, concepts in known.items():  # by its sound only where nothing is spelled so
        spans = (span for span in asked[key] if not key.startswith("~") or span not in spelled)
        yield from (_Found(first, last, concepts, key.startswith("~")) for first, last in spans)


def _keys(words: Sequence[str]) -> Iterator[str]:
    if all(word.isascii() for word in words):
        name = " ".join(words)
        yield from filter(None, (latin_key(name), latin_sound(name)))
        return
    for stem in stems(words[0]):
        name = " ".join([stem.text, *words[1:]])
        yield from name_keys(name)
        yield from filter(None, (place_key(name),))


def _matcher() -> Matcher:
    return _made()


@by_folders
def _made(folders: tuple[object, ...]) -> Matcher:
    own = [replace(entry, forms=tuple(f.replace("-", " ") for f in entry.forms)) for entry in entries.load("questions")]
    told = [entry for entry in own if entry.attributes.get("kind") != SKIP]
    asking = [entry for entry in own if entry.attributes.get("kind") == SKIP]  # they lose against words that tell
    return Matcher([*told, *_of_slot("means"), *_of_slot("facilities"), *_of_parties(), *asking])


_SLOTS = {"means": "means", "facilities": "facility"}
_TELLING = frozenset({"event", "weapon"})


def _of_slot(name: str) -> Iterator[Entry]:
    """The Arabic words for means and for what was hit, as concepts; words that take something out are left out."""
    slot = _SLOTS[name]
    values = _values(slot)
    for entry in inflection.entries(name):
        kind = entry.attributes.get("kind")
        tells = (kind in _TELLING if slot == "means" else kind is None) and entry.attributes.get("generic") != "yes"
        if tells and entry.means in values:
            yield Entry(entry.id, f"{slot}:{entry.means}", entry.forms)


@cache
def _values(slot: str) -> frozenset[str]:
    return frozenset(Method if slot == "means" else Facility) - {"other"}


def _of_parties() -> Iterator[Entry]:
    for word in parties.load().words:
        kind = word.attributes.get("kind")
        if kind == "none" or word.attributes.get("weak") == "yes":
            continue
        told = [word.means] if word.means != parties.UNKNOWN else []
        told += [pair.partition("=")[2] for pair in word.attributes.get("by_country", "").split()]
        names = dict.fromkeys(f"party:{actor}" for actor in told if actor)
        if names:
            yield Entry(word.id, " ".join(names), word.forms)
