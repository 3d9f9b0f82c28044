"""Names that neither the gazetteer nor any list of words has, read by what stands around them.

1. A name that the report announced once (بلدة س) is known to it from then on (في س). 2. Else the words after the
name say where it lies (في س غرب ص); a word that some list has, or that is built like a plural or a verb, names nothing.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tawthiq.claims.places.names import Name
from tawthiq.claims.places.parts import Part
from tawthiq.claims.places.words import Vocabulary, Word
from tawthiq.gazetteer import Gazetteer
from tawthiq.lexicon.known import is_listed, is_town
from tawthiq.text.tokens import Shape, Token

_SHORTEST = 4  # letters
_NO_NAMES = ("ات", "ين", "ون", "ها", "هم", "هما", "نا", "وا", "تا", "ان")
_SETTLEMENT = "قريه"
_COUNTRY = "country"
_HEAD, _WITH_HEAD = "كفر", 6  # كفرزمروق: written in one with what names of villages begin with
_SETTLED = frozenset({
    "cue.village", "cue.villages", "cue.town", "cue.towns", "cue.city", "cue.settlement", "cue.settlements",
})  # fmt: skip


def settlement(words: Vocabulary) -> Word:
    """The kind of place that a name stands for where only its surroundings tell."""
    return words.senses[_SETTLEMENT].classes["cue"]


def may_begin(token: Token, words: Vocabulary) -> bool:
    """Whether a word may be (the beginning of) a name at all: Arabic letters, four at least or one that heads names."""
    if token.shape is not Shape.WORD or token.folded.isascii():
        return False
    return len(token.folded) >= _SHORTEST or "head" in words.senses[token.folded].classes


def may_name(tokens: Sequence[Token], name: Name, words: Vocabulary, *, plural: bool = False) -> bool:
    """Whether no word of a name is an everyday one, save such as names begin with (عين، أبو); `plural`: it may be built
    like a plural.
    """
    first, *others = [token.folded for token in tokens[name.first : name.last + 1]]
    first = first[len(name.clitics) :]
    begins = bool(others) and "head" in words.senses[first].classes
    return not any(_is_everyday(word, plural=plural) for word in (others if begins else (first, *others)))


def is_only_name(tokens: Sequence[Token], name: Name, words: Vocabulary, gazetteer: Gazetteer) -> bool:
    """Whether a name that the gazetteer has is that of no country, and no everyday word."""
    known = bool(name.ids) and all(gazetteer.place(at).type != _COUNTRY for at in name.ids)
    return known and may_name(tokens, name, words, plural=True)


def _is_everyday(folded: str, *, plural: bool) -> bool:
    if is_town(folded) or (folded.startswith(_HEAD) and len(folded) >= _WITH_HEAD):
        return False
    return (not plural and folded.endswith(_NO_NAMES)) or is_listed(folded)


class _Told(NamedTuple):
    words: tuple[str, ...]
    cue: Word


class Announced:
    """The names that a report has announced so far and that no gazetteer has, by their first words."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[_Told]] = {}

    def take(self, parts: Sequence[Part], tokens: Sequence[Token]) -> None:
        """Takes in the settlements among the places of an expression that no gazetteer has."""
        for part in parts:
            name, cue = part.name, part.cue
            if name is None or name.ids or cue is None or cue.entry.id not in _SETTLED:
                continue
            first, *others = [token.folded for token in tokens[name.first : name.last + 1]]
            words = (first[len(name.clitics) :], *others)
            told = self._by_first.setdefault(words[0], [])
            if all(one.words != words for one in told):
                told.append(_Told(words, cue))

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, Word] | None:
        """The last token of an announced name that begins at a token, with the word that announced it; the longest."""
        best: tuple[int, Word] | None = None
        for told in self._by_first.get(tokens[i].folded, ()):
            last = i + len(told.words) - 1
            same = tuple(token.folded for token in tokens[i : last + 1]) == told.words
            if same and (best is None or last > best[0]):
                best = last, told.cue
        return best
