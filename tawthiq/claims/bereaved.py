"""Whom somebody lost: فقدت أم ثلاثة من أبنائها في القصف, خسر الرجل زوجته وطفليه في الغارة.

An army that loses so many fighters tells their deaths (فقد ثلاثة من جنوده). Else the verb tells a death where its
object is kin of its subject, or so many of its own people, and violence is told beside it; else it is of things, of
contact and control, of matches and elections.
"""

from collections.abc import Sequence

from tawthiq.claims.victim_words import is_word, noun_at
from tawthiq.model.vocabulary import Victims
from tawthiq.text import quantities
from tawthiq.text.tokens import Shape, Token

_LOSING = frozenset(("فقد", "فقدت", "فقدوا", "فقدا", "خسر", "خسرت", "خسروا"))
_SUBJECT = 5  # tokens from the verb to those lost
_CAUSE = 18  # tokens from the verb to what shows that they died by violence
_PRONOUNS = ("ه", "ها", "هم", "هما")
_LEADING = frozenset(("في", "علي", "عن", "الي", "مع", "بعد", "قبل", "خلال", "ان", "من"))


def lost(tokens: Sequence[Token], verb: int) -> int | None:
    """The token where those begin whom the subject of a verb of losing lost; None where it lost nobody."""
    if tokens[verb].folded.removeprefix("و") not in _LOSING:
        return None
    violent = _is_violent(tokens, verb)
    for at in range(verb + 1, min(verb + 1 + _SUBJECT, len(tokens))):
        if tokens[at].shape is Shape.WORD and tokens[at].folded in _LEADING:
            return None
        if _are_fighters(tokens, at) or (violent and (_is_kin(tokens, at) or _are_its_own(tokens, at))):
            return at
    return None


def _is_violent(tokens: Sequence[Token], verb: int) -> bool:
    return any(is_word(tokens, at, "violence") for at in range(verb + 1, min(verb + 1 + _CAUSE, len(tokens))))


def _is_kin(tokens: Sequence[Token], at: int) -> bool:
    noun = noun_at(tokens, at)
    return noun is not None and noun.entry.attributes.get("kin") == "yes" and not noun.stem.clitics


def _are_fighters(tokens: Sequence[Token], at: int) -> bool:
    """فقد ثلاثة من جنوده، خسر أربعة مقاتلين: what armies lose so many of are their dead."""
    if at + 1 >= len(tokens) or quantities.value(tokens[at].text) is None:
        return False
    noun = noun_at(tokens, at + 1 + (tokens[at + 1].folded == "من"))
    return noun is not None and noun.entry.means == Victims.COMBATANT.value and "frame" not in noun.entry.attributes


def _are_its_own(tokens: Sequence[Token], at: int) -> bool:
    """ثلاثة من أبنائها، سبعة من أفراد عائلتها: a number of people, and whose they are; not ثلاث من مدرعاتها."""
    if at + 2 >= len(tokens) or quantities.value(tokens[at].text) is None or tokens[at + 1].folded != "من":
        return False
    theirs = any(token.folded.endswith(_PRONOUNS) for token in tokens[at + 2 : at + 4])
    return theirs and noun_at(tokens, at + 2) is not None
