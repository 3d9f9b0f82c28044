"""What a word of the list of deeds means, for readers that ask of one word."""

from collections.abc import Sequence

from tawthiq.claims.party_context import words
from tawthiq.lexicon.chosen import chosen
from tawthiq.text.tokens import Shape, Token

_SAYS = frozenset(("say", "accuse", "admit", "deny"))
_ACTS = _SAYS | {"verb", "act"}


def is_saying(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of saying stands at token `at`."""
    return _means(tokens, at) in _SAYS


def is_acting(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb that tells what somebody does or says stands at token `at`."""
    return _means(tokens, at) in _ACTS


def _means(tokens: Sequence[Token], at: int) -> str | None:
    if not 0 <= at < len(tokens) or tokens[at].shape is not Shape.WORD:
        return None
    match = words(chosen()).deeds.at(tokens, at)
    return match.entry.means if match is not None and not match.stem.definite else None
