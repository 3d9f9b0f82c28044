"""Tokens of a text with exact offsets, censored words rejoined, and the clitics a form may carry.

1. `tokenize` cuts a text into words, numbers and punctuation; white space and bidi controls fall between tokens.
   A word hidden from moderation filters (شهـ ـداء، القتـ.ـلى، قص.ف) is one token whose `text` keeps the disguise, as
   is one with the و that is written apart from it (و الجرحى).
   Words that lost the space between them (القريةاستشهد) are two where the letters show it: ة, ى and the ending of
   جريحاً end a word, إ begins one but for its clitics, and so do words of harm that take none but these (منبجأصيب).
2. `stems` lists, for a folded word, every (proclitics, stem) it may be, whole word first. Alternatives, never a hard
   stem: the reader of the lexicon decides.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from tawthiq.text.disguise import unveiled
from tawthiq.text.folding import fold
from tawthiq.text.row import Tokens

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_ARABIC = "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06fc\u06ff"
_ARABIC += "\u0750-\u077f\u08a0-\u08c7\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
_LETTER, _STROKE = rf"[{_ARABIC}{_MARKS}]", rf"[{_ARABIC}{_MARKS}\u0640]"
_INVISIBLE = r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c]"
_RUN = rf"{_STROKE}++(?:{_INVISIBLE}++(?={_LETTER}){_STROKE}++)*+"  # possessive: no end but the last is ever wanted
# A tatweel on both sides of a small gap, or before a dot inside a word, is a disguise and not an end of word.
_DISGUISE = (
    r"(?:(?<=\u0640) ?[.,*_\-] ?\u0640+ (?=[^\W\d_])"  # اعـ. ـ دمت
    r"|(?<=\u0640)[ .,*_\-]{1,3}(?=\u0640)|(?<=\u0640)[.,*_\-]{1,2}(?=[^\W\d_]))"
)
# Words of other scripts end where Arabic begins: handles and buttons are glued to the text (…_syالدفاع).
_AND = rf"(?:(?<![\w\u0640])و[ \u00a0](?={_LETTER}{{3}}))?"  # الشهداء و الجرحى: "and" is no word of its own
_TOKEN = re.compile(
    rf"(?P<word>{_AND}{_RUN}(?:{_DISGUISE}{_RUN})*|[^\W\d_{_ARABIC}]+)"
    r"|(?P<number>\d+(?:[.,٫٬]\d+)*)"
    rf"|(?P<punct>[^\s\w\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c]|_)"
)
_GAP = re.compile(r"[ \u00a0.,*_\-]+")
_LETTERS = "\u0620-\u063f\u0641-\u064a"
# Words of harm that no clitic but one or two letters or the article can stand before.
_HARM = (
    rf"است(?:شهد|شهاد|هدف|هداف)|انفجار|مقتل(?![{_LETTERS}])|شهداء(?![{_LETTERS}])|أصيب|أسفر|القصف(?![{_LETTERS}])"
    rf"|الشهيد|الشهداء|الذين?(?![{_LETTERS}])"
)
_LOST_SPACE = re.compile(
    rf"(?={_HARM})(?<=[{_LETTERS}]{{3}})(?<!ال)|(?<=\bعاجل)(?=[{_LETTERS}]{{3}})"  # منبجأصيب، #عاجلإصابة
    rf"|(?<=[ةى])(?=[{_LETTERS}])(?!(?<=ى)ء)|(?<=[{_LETTERS}])(?<![وفبلكأاسى])(?=إ)|(?<=[{_LETTERS}]ا)(?=إ)"
    rf"|(?<=ا\u064b)(?=[{_LETTERS}])|(?<=\u064bا)(?=[{_LETTERS}])"
)


class Shape(IntEnum):
    """What a token is made of."""

    WORD = 0
    NUMBER = 1
    PUNCT = 2


class Token(NamedTuple):
    """`text` is the original slice [start, end); `folded` its look-up form."""

    text: str
    folded: str
    start: int
    end: int
    shape: Shape


@lru_cache(maxsize=100_000)
def _folded_word(text: str) -> str:
    return fold(_GAP.sub("", text))


def tokenize(text: str, offset: int = 0) -> Tokens:
    """Tokens of `text`; their offsets are counted from `offset`."""
    tokens: list[Token] = []
    plain = unveiled(text)
    pieces = _TOKEN.split(plain)  # what lies between two tokens, then the token in the group of its shape; and so on
    end = offset
    lost = [match.start() + offset for match in _LOST_SPACE.finditer(plain)]  # always inside a word
    for gap, word, number, punct in zip(pieces[:-1:4], pieces[1::4], pieces[2::4], pieces[3::4], strict=True):
        start = end + len(gap)
        if word is not None:
            shape, found = Shape.WORD, word
            while lost and lost[0] < start + len(found):
                cut = lost.pop(0)
                part, found = found[: cut - start], found[cut - start :]
                tokens.append(tuple.__new__(Token, (part, _folded_word(part), start, cut, shape)))
                start = cut
            folded = _folded_word(found)
        elif punct is not None:
            shape, found, folded = Shape.PUNCT, punct, fold(punct)
        else:
            shape, found, folded = Shape.NUMBER, number, fold(number)
        end = start + len(found)
        tokens.append(tuple.__new__(Token, (found, folded, start, end, shape)))  # as Token(…), in half its time
    return Tokens(tokens if plain is text else [_as_written(token, text, offset) for token in tokens])


def _as_written(token: Token, text: str, offset: int) -> Token:
    return token._replace(text=text[token.start - offset : token.end - offset])


@dataclass(frozen=True, slots=True)
class Stem:
    """One reading of a word: what was taken off its front (in order, e.g. "وب", "ال") and what is left."""

    clitics: str
    definite: bool
    text: str


@lru_cache(maxsize=100_000)
def stems(folded: str) -> tuple[Stem, ...]:
    """Readings of a folded word, the whole word first, then fewer letters; no stem has fewer than 2 letters."""
    found = [Stem("", False, folded)]
    for conjunction in ("", "و", "ف"):
        if not folded.startswith(conjunction):
            continue
        rest = folded[len(conjunction) :]
        for preposition in ("", "ب", "ل", "ك"):
            if not rest.startswith(preposition):
                continue
            inner = rest[len(preposition) :]
            clitics = conjunction + preposition
            if clitics and len(inner) >= 2:
                found.append(Stem(clitics, False, inner))
            if inner.startswith("ال") and len(inner) >= 4:
                found.append(Stem(clitics, True, inner[2:]))
            if preposition == "ل" and inner.startswith("ل") and len(inner) >= 3:
                found.append(Stem(clitics, True, inner[1:]))
    return tuple(found)


__all__ = ["Shape", "Stem", "Token", "Tokens", "stems", "tokenize"]
