"""Figures that only tell how bad the wounds are of some who are counted (13 إصابة منها 4 خطيرة)."""

from collections.abc import Sequence

from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.claims.victim_words import is_word
from tawthiq.text.tokens import Token

_OF_THEM = frozenset(("منهم", "منها", "منهما", "بينهم", "بينها", "منهن"))


def only_grade(tokens: Sequence[Token], phrase: VictimPhrase) -> bool:
    """Whether a bare number counts some of those told before by the state they are in."""
    after = phrase.last + 1
    of_them = after < len(tokens) and tokens[after].folded in _OF_THEM
    before = tokens[phrase.first - 1].folded if phrase.first else ""
    partial = of_them or {before, tokens[phrase.last].folded} & _OF_THEM
    if not (phrase.bare and phrase.counted and partial) or phrase.outcome is not None:
        return False
    return is_word(tokens, after + of_them, "condition")
