"""The words of a text as they are looked for: folded, one a place, with the other forms that mean the same word.

1. `terms` cuts a text into words and numbers, folded (no harakat, one alef, Latin digits, lower case), with offsets.
2. `readings` lists what a term may be without its clitics (و ف ب ك ل ال) and its regular ending: alternatives, never
   one hard stem. Two terms are one word to one who searches when they share a reading that is `sure` in one of them.

No store is named here: SQLite's FTS5 and PostgreSQL's `simple` configuration are both given the same terms, joined by
spaces, and look forms up by their readings.
"""

from functools import lru_cache
from typing import NamedTuple

from tawthiq.text.tokens import Shape, Token, stems, tokenize

_LEAST = 3  # letters that a reading must keep; the whole term may have fewer
_ARABIC_ENDINGS = ("ين", "ون", "ات", "ان", "تين", "تان", "وا", "ه", "ا")
_LATIN_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ing", ""))
_LATIN_LEAST = 4
_THOUSANDS = str.maketrans("", "", ",٬")


class Term(NamedTuple):
    """A folded word or number, from `start` to `end` of the text (code points)."""

    text: str
    start: int
    end: int


class Reading(NamedTuple):
    """What a term may stand for. Not `sure` where letters were taken off its front that may be its own (ولده, بلد)."""

    text: str
    sure: bool


def terms(text: str) -> list[Term]:
    """The terms of a text in order; punctuation is left out."""
    told = (token for token in tokenize(text) if token.shape is not Shape.PUNCT and token.folded)
    return [Term(_plain(token), token.start, token.end) for token in told]


def _plain(token: Token) -> str:
    return token.folded.translate(_THOUSANDS) if token.shape is Shape.NUMBER else token.folded


def line(text: str) -> str:
    """A text as its terms with a space between them: what an index of words is given."""
    return " ".join(term.text for term in terms(text))


@lru_cache(maxsize=100_000)
def readings(term: str) -> tuple[Reading, ...]:
    """What a folded term may stand for, the whole term first; no reading comes twice."""
    found = {term: True}
    if term.isascii():
        for ending, instead in _LATIN_ENDINGS:
            bare = term.removesuffix(ending) + instead
            if term.endswith(ending) and len(bare) >= _LATIN_LEAST:
                found.setdefault(bare, True)
        return tuple(Reading(text, sure) for text, sure in found.items())
    for stem in stems(term):
        sure = stem.definite or not stem.clitics
        for text in (stem.text, *_without_ending(stem.text)):
            if len(text) >= _LEAST or text == term:
                found[text] = found.get(text, False) or sure
    return tuple(Reading(text, sure) for text, sure in found.items())


def _without_ending(text: str) -> tuple[str, ...]:
    return tuple(text.removesuffix(e) for e in _ARABIC_ENDINGS if text.endswith(e) and len(text) - len(e) >= _LEAST)


def akin(one: str, other: str) -> bool:
    """Whether two folded terms are one word to a reader who searches."""
    known = dict(readings(one))
    return any(reading.text in known and (reading.sure or known[reading.text]) for reading in readings(other))
