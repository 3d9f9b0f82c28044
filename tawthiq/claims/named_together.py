"""People named one after the other right behind a noun of several (استشهاد المواطنين سالم حسن وماهر علي).

Behind a word of harm such a noun counts as many as are named; a noun in the dual, or one with a number, counts its
people itself, and the names only say who they are (أصيب الطفلان سالم حسن وماهر علي).
"""

from collections.abc import Collection, Sequence

from tawthiq.claims.people import Named, listed, named
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.claims.victim_words import noun_at
from tawthiq.model.vocabulary import Bound
from tawthiq.records import replace
from tawthiq.text.tokens import Token

_OPENS = frozenset("\"“”«»„':(")


def counted(
    tokens: Sequence[Token], phrases: Sequence[VictimPhrase], after_harm: Collection[int]
) -> list[VictimPhrase]:
    """The phrases; those right behind a word of harm (`after_harm`) that no number counts, with their names."""
    return [_with_names(tokens, phrase) if phrase.first in after_harm else phrase for phrase in phrases]


def behind(tokens: Sequence[Token], first: int) -> Named | None:
    """Those named behind the noun of several, with its article, at token `first`; None where fewer than two are."""
    noun = noun_at(tokens, first)
    if noun is None or not noun.stem.definite or noun.entry.attributes.get("number") == "singular":
        return None
    at = noun.last + 1
    at += at < len(tokens) and tokens[at].text in _OPENS
    for run in (named(tokens, at), listed(tokens, at)):
        if run is not None and run.count > 1 and run.first == at:
            return run
    return None


def _with_names(tokens: Sequence[Token], phrase: VictimPhrase) -> VictimPhrase:
    if phrase.counted or phrase.outcome is not None or phrase.min is not None or not phrase.definite:
        return phrase
    run = behind(tokens, phrase.first)
    if run is None:
        return phrase
    count = run.count
    return replace(phrase, last=run.last, min=count, max=count, bound=Bound.EXACT, counted=True, definite=False)
