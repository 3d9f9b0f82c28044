"""Figures of people whose harm stands in a noun that is no noun of theirs: a tally told later, those known before.

ارتفع إلى 11 عدد القتلى: the tally behind the figure says what befell them. بين القتلى طفلة، ستة من القتلى: some of
those who are known to have been harmed.
"""

from collections.abc import Mapping, Sequence

from tawthiq.claims import victims
from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.model.vocabulary import Bound, Outcome
from tawthiq.text.tokens import Token

_TALLY_AHEAD = 12  # tokens from a figure to the tally that it is told before
_SENTENCE_ENDS = frozenset(".؛:!؟،")
_OF_KNOWN = 4  # tokens from a figure to those of whom it is a part
_KNOWN = 2  # words that name those among whom some are (بين القتلى المدنيين ثلاثة أطفال)
_FROM_AMONG = ["من", "بين"]
_WAS = frozenset(("كان", "كانت"))
_AMONG = frozenset(("بين", "وبين"))


def tally_ahead(
    tokens: Sequence[Token], phrase: VictimPhrase, phrases: Mapping[int, VictimPhrase]
) -> VictimPhrase | None:
    """ارتفع إلى 11 بينهم طفلان عدد القتلى المدنيين، إلى 34 تعداد السجناء الذين قتلوا: whom a tally told after its
    figure counts; None where none is.
    """
    if phrase.outcome is not None or phrase.is_subset or phrase.min is None or phrase.single:
        return None
    if not any(victims.is_word(tokens, at, "reached") for at in (phrase.first - 1, phrase.first - 2)):
        return None
    for at in range(phrase.last + 1, min(len(tokens) - 1, phrase.last + _TALLY_AHEAD)):
        if tokens[at].text in _SENTENCE_ENDS:
            return None
        if victims.is_word(tokens, at, "tally"):
            counted = phrases.get(at + 1)
            known = counted is not None and (counted.outcome is not None or counted.definite)
            return counted if counted is not None and known and not counted.counted else None
    return None


def among_known(
    tokens: Sequence[Token], phrase: VictimPhrase, phrases: Mapping[int, VictimPhrase]
) -> tuple[Outcome | None, int]:
    """بين القتلى ثلاثة من الشرطة، ستة من القتلى: what befell those of whom they are a part, and where it stands."""
    before = (phrases.get(phrase.first - back) for back in range(1, _KNOWN + 1))
    known = next((other for other in before if other is not None and other.last == phrase.first - 1), None)
    one = not phrase.definite or (phrase.single and phrase.outcome is None)  # بين القتلى الطفلة رغد
    told = known is not None and known.definite and not known.counted and one
    if known is not None and told and known.first and tokens[known.first - 1].folded in _AMONG:
        return known.outcome, known.first
    joined = phrases.get(phrase.last + 1)
    last = joined.last if joined is not None and tokens[joined.first].folded.startswith("و") else phrase.last
    among = phrases.get(last + 1 + len(_FROM_AMONG))
    between = [token.folded for token in tokens[last + 1 : last + 1 + len(_FROM_AMONG)]]
    if among is not None and between == _FROM_AMONG and not (among.counted or phrase.outcome) and among.outcome:
        return among.outcome, among.first  # ثلاث نساء وطفل من بين قتلى القصف
    outcome, at = _was_among(tokens, phrase, phrases)
    return (outcome, at) if outcome else of_known(tokens, phrase)


def _was_among(
    tokens: Sequence[Token], phrase: VictimPhrase, phrases: Mapping[int, VictimPhrase]
) -> tuple[Outcome | None, int]:
    """طفلا كان بين القتلى: one told of before those among whom he was."""
    at = phrase.last + 1
    if phrase.outcome is not None or phrase.min is None or at + 1 >= len(tokens):
        return None, 0
    at += tokens[at].folded in _WAS
    at += at < len(tokens) and tokens[at].folded == "من"
    known = phrases.get(at + 1) if at < len(tokens) and tokens[at].folded == "بين" else None
    if known is None or known.outcome is None or not known.definite or known.counted or at == phrase.last + 1:
        return None, 0
    return known.outcome, known.first


def of_known(tokens: Sequence[Token], phrase: VictimPhrase) -> tuple[Outcome | None, int]:
    """ستة من القتلى: what befell those of whom the figure is a part, and where the words say so; None for others."""
    if not phrase.counted or phrase.outcome is not None:
        return None, 0
    last = phrase.last + 2 * (phrase.bare and phrase.bound is Bound.VAGUE)  # العشرات من القتلى
    for at in range(phrase.first + 1, min(last, phrase.first + _OF_KNOWN, len(tokens) - 1) + 1):
        noun = victims.noun_at(tokens, at) if tokens[at - 1].folded == "من" else None
        if noun is not None and "frame" in noun.entry.attributes and noun.stem.definite:
            return Outcome(noun.entry.means), at
    return None, 0
