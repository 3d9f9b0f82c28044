"""The words around places (lexicon/data/places.yaml) as the reader asks for them: one look-up per token.

A word may belong to several classes (وسط is both near and locative); clitics are taken off as text.tokens.stems does.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import Entry, load
from tawthiq.text.folding import fold
from tawthiq.text.remembered import Remembered
from tawthiq.text.tokens import Shape, Stem, Token, stems

OPENERS = frozenset({"cue", "rural", "direction", "near"})
LOCATING = frozenset({"locative", "target", "inner"})
CALLING = LOCATING | {"near"}
_PARTICLES = frozenset({"في", "من", "عن"})
_IBB = "إب"  # a city of two letters, which fold like a word of kin


class Word(NamedTuple):
    """A word of the lexicon as it stands in a token."""

    entry: Entry
    clitics: str
    definite: bool

    def has(self, attribute: str) -> bool:
        """Whether the entry says yes to an attribute (YAML's yes and true)."""
        return self.entry.attributes.get(attribute, "") in {"yes", "True"}


class Senses(NamedTuple):
    """The classes of a token; `opens` when a place expression may begin with it, `phrase` when a fixed phrase may,
    `calls` when it calls for a place behind it.
    """

    classes: Mapping[str, Word]
    opens: bool
    phrase: bool
    calls: bool


NONE = Senses(MappingProxyType({}), False, False, False)


class Vocabulary:
    """All words of the lexicon by folded form; `senses[folded]` gives the classes of a word.

    `capitals`, `parts` and `nations` (forms) by country.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._forms: dict[str, dict[str, Entry]] = {}
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        self.senses = Remembered(self.read)
        self.capitals = {
            entry.attributes["country"]: entry.attributes["capital"]
            for entry in entries
            if "capital" in entry.attributes
        }
        self.parts = {
            entry.attributes["country"]: tuple(entry.attributes["parts"].split("|"))
            for entry in entries
            if "parts" in entry.attributes
        }
        self.nations = {entry.attributes["country"]: entry.forms for entry in entries if entry.means == "nation"}
        for entry in entries:
            for form in entry.forms:
                first, *rest = fold(form).split()
                if rest:
                    self._phrases.setdefault(first, []).append(tuple(rest))
                else:
                    self._forms.setdefault(first, {}).setdefault(entry.means, entry)

    def read(self, folded: str) -> Senses:
        """Classes of a folded word; the reading with fewer clitics wins within a class."""
        classes: dict[str, Word] = {}
        for stem in stems(folded):
            for means, entry in self._forms.get(stem.text, {}).items():
                if means not in classes and _stands(stem, means):
                    classes[means] = Word(entry, stem.clitics, stem.definite)
        phrase = any(("ال" if stem.definite else "") + stem.text in self._phrases for stem in stems(folded))
        if not classes and not phrase:
            return NONE
        return Senses(classes, not OPENERS.isdisjoint(classes), phrase, not CALLING.isdisjoint(classes))

    def phrase(self, tokens: Sequence[Token], i: int) -> int | None:
        """Last token of a fixed phrase that is no place (قوات سوريا الديمقراطية) beginning at i."""
        for stem in stems(tokens[i].folded):
            for rest in self._phrases.get(("ال" if stem.definite else "") + stem.text, ()):
                end = _end(tokens, i, rest)
                if end is not None:
                    return end
        return None

    def never(self, token: Token, clitics: str) -> bool:
        """Whether a word is ruled out as a name by itself, with the clitics that a reading takes off it."""
        bare = token.folded[len(clitics) :] if clitics else token.folded
        if token.text == clitics + _IBB:
            return False
        if clitics and "never" in self._forms.get(token.folded, {}):
            return True
        if clitics.endswith("ل") and bare.startswith("ل"):
            bare = "ا" + bare
        return "never" in self._forms.get(bare, {})


def _end(tokens: Sequence[Token], i: int, rest: Sequence[str]) -> int | None:
    """The last token of the words that follow i, where they are these; a hashtag joins them (الخوذ_البيضاء)."""
    at = i
    for word in rest:
        at += 2 if at + 1 < len(tokens) and tokens[at + 1].text == "_" else 1
        if at >= len(tokens) or tokens[at].folded != word:
            return None
    return at


def _stands(stem: Stem, means: str) -> bool:
    """Whether a word may stand behind what was taken off its front: of two letters only وفي، ومن, and kinds (بحي، لسد),
    which other words of two letters are not sure to do.
    """
    if not stem.clitics or len(stem.text) > 2:
        return True
    if stem.text in _PARTICLES:
        return stem.clitics in {"و", "ف"}
    return means == "cue" and "ف" not in stem.clitics and "ك" not in stem.clitics


@by_folders
def vocabulary(folders: Folders) -> Vocabulary:
    """The words, read once for each choice of folders."""
    return Vocabulary(load("places", folders))


def is_word(token: Token) -> bool:
    """Whether a token is made of letters."""
    return token.shape is Shape.WORD
