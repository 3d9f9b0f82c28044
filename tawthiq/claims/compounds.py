"""Figures told in two phrases of people that are one, and one figure that stands for two.

1. عائلة من خمسة أفراد: the family is counted by what it consists of. 2. أطفالهم الأربعة: the number stands behind.
3. جثث سبعة عمال: bodies of those who are counted behind. 4. عشرات القتلى والجرحى: dead and wounded told together.
5. ركاب الحافلة وعددهم تسعة: how many they are is told behind them.
"""

from collections.abc import Sequence

from tawthiq.claims.victim_phrase import VictimPhrase
from tawthiq.claims.victim_words import is_word, words
from tawthiq.lexicon.matcher import Matcher
from tawthiq.model.vocabulary import Bound, Outcome, Victims
from tawthiq.records import replace
from tawthiq.text.quantities.words import fraction
from tawthiq.text.tokens import Shape, Token

_WHOLE = frozenset(("كامله", "باكملها", "بكاملها"))
_DESCRIBES = ("ه", "ات", "يه")  # متفحمة، مجهولة الهوية
_DESCRIBED = 2  # words that may describe bodies
_SOME = frozenset(("معظم", "غالبيه", "اغلب", "اكثر", "بعض", "اغلبيه", "عدد"))  # ثلث السكان وعددهم 90
_OF_THEM = 4  # words from people to how many they are, a comma among them
_BOTH = {Outcome.KILLED, Outcome.INJURED}


def joined(tokens: Sequence[Token], phrases: Sequence[VictimPhrase], consists: Matcher) -> list[VictimPhrase]:
    """The phrases with those made one that tell one figure. `consists`: the words between a family and its number."""
    out: list[VictimPhrase] = []
    for phrase in phrases:
        before = out[-1] if out else None
        one = _one(tokens, before, phrase, consists) if before else None
        if one:
            out[-1] = one
        elif before and (_shares_figure(tokens, before, phrase) or _are_tallied(tokens, before, phrase)):
            status = phrase.status if before.status in (None, Victims.UNKNOWN) else before.status  # … من المدنيين
            out[-1] = replace(before, last=phrase.last, outcome=Outcome.KILLED_OR_INJURED, status=status)
        else:
            out.append(phrase)
    return out


def _one(tokens: Sequence[Token], before: VictimPhrase, phrase: VictimPhrase, consists: Matcher) -> VictimPhrase | None:
    """The phrase that both tell, None where they are two."""
    if before.counted or not phrase.counted or phrase.is_subset or phrase.outcome:
        return None
    figure = replace(phrase, first=before.first)
    if before.is_family and _stands_between(tokens, before, phrase, consists):
        return replace(figure, status=before.status, bare=False)
    if _is_counted_behind(tokens, before, phrase) or _is_numbered(tokens, before, phrase):
        counted = replace(before, last=phrase.last, min=phrase.min, max=phrase.max, bound=phrase.bound)
        return replace(counted, counted=True, definite=False)
    if before.outcome is Outcome.KILLED and before.is_body and _is_of(tokens, before, phrase):
        return replace(figure, outcome=before.outcome)
    return None


def _is_of(tokens: Sequence[Token], bodies: VictimPhrase, phrase: VictimPhrase) -> bool:
    """جثث سبعة عمال، جثث متفحمة لما لا يقل عن سبعة: right behind, or with ل behind what describes the bodies."""
    between = tokens[bodies.last + 1 : phrase.first]
    if not between:
        return True
    owned = tokens[phrase.first].folded.startswith("ل") and len(between) <= _DESCRIBED
    return owned and all(token.folded.endswith(_DESCRIBES) for token in between)


def _is_counted_behind(tokens: Sequence[Token], before: VictimPhrase, phrase: VictimPhrase) -> bool:
    """أطفالهم الأربعة، عمال الإغاثة السبعة: a number with the article right behind the people or their genitive."""
    between = tokens[before.last + 1 : phrase.first]
    genitive = not between or (len(between) == 1 and between[0].folded.startswith("ال") and not before.definite)
    return genitive and before.min is None and phrase.bare and tokens[phrase.first].folded.startswith("ال")


def _is_numbered(tokens: Sequence[Token], before: VictimPhrase, phrase: VictimPhrase) -> bool:
    """القتلى وعددهم تسعة، الأسرة كلها، وعدد أفرادها سبعة."""
    some = tokens[before.first - 1].folded if before.first else ""
    if (before.min is not None and not before.is_family) or fraction(some) or some in _SOME:
        return False
    for at in range(before.last + 1, min(phrase.first, before.last + 1 + _OF_THEM)):
        joined = tokens[at].folded.startswith("و")
        if is_word(tokens, at, "numbered"):
            match = words("numbered").at(tokens, at)
            # of others: مدنيون من أبناء القرية البالغ عددهم 300
            theirs = joined or all(token.folded != "من" for token in tokens[before.first : at])
            return theirs and match is not None and match.last + 1 == phrase.first
        if joined:
            return False  # قتل ركاب الحافلة وأحرقت السيارات وعددها 12
    return False


def _stands_between(tokens: Sequence[Token], before: VictimPhrase, phrase: VictimPhrase, consists: Matcher) -> bool:
    at = before.last + 1
    at += at < len(tokens) and tokens[at].folded in _WHOLE  # عائلة كاملة من خمسة
    if at >= len(tokens) or tokens[at].shape is not Shape.WORD:
        return False
    match = consists.at(tokens, at)
    return match is not None and match.last + 1 == phrase.first and phrase.status is Victims.UNKNOWN


def _shares_figure(tokens: Sequence[Token], before: VictimPhrase, phrase: VictimPhrase) -> bool:
    """عشرات القتلى والجرحى: vague words before a pair of definite plurals count them together."""
    return (
        before.counted
        and before.bound is Bound.VAGUE
        and {before.outcome, phrase.outcome} == _BOTH
        and phrase.definite
        and not phrase.counted
        and phrase.min is None
        and phrase.first == before.last + 1
        and tokens[phrase.first].folded.startswith("وال")
    )


def _are_tallied(tokens: Sequence[Token], before: VictimPhrase, phrase: VictimPhrase) -> bool:
    """ارتفع عدد القتلى والجرحى إلى 44: a tally of both, whose one figure is told later."""
    pair = {before.outcome, phrase.outcome} == _BOTH and before.definite and phrase.definite
    uncounted = not (before.counted or phrase.counted) and before.min is None and phrase.min is None
    beside = phrase.first == before.last + 1 and tokens[phrase.first].folded.startswith("وال")
    return pair and uncounted and beside and is_word(tokens, before.first - 1, "tally")
