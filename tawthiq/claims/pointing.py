"""Whether a claim without a place and a day tells more of what its report told before.

1. Its attack or its victims are named as known (القصف، الأشخاص الذين أعدموا). 2. It only adds others of the people told
of (وأصيب 53 آخرون). 3. It gives the first news of how an attack ended (الأنباء الأولية تفيد بمقتل …).
"""

from itertools import pairwise

from tawthiq.claims import victims
from tawthiq.claims.telling import Told

_LEAD = 6  # tokens from the words for first news to the word of harm
_NEWS = frozenset(("الانباء", "المعلومات", "المعطيات", "التقديرات", "التقارير"))
_FIRST = "الاوليه"


def points_back(told: Told) -> bool:
    """Whether the words of a segment say so."""
    if told.places or told.times:
        return False
    return _names_known_attack(told) or _adds_others(told) or _is_first_news(told)


def _names_known_attack(told: Told) -> bool:
    tokens = told.reading.passage.tokens
    named = [mention.at.first for mention in told.events] + [m.at.first for m in told.harms if m.harm.min is None]
    named += [mention.trigger.first for mention in told.harms]  # بين القتلى طفل
    return any(mention.is_roll for mention in told.harms) or any(
        tokens[at].folded.removeprefix("و").startswith("ال") for at in named
    )


def _adds_others(told: Told) -> bool:
    """Only more of the people told of before, and no attack of their own."""
    first = told.harms[0].at if told.harms and not told.means else None
    return first is not None and victims.is_word(told.reading.passage.tokens, first.last, "further")


def _is_first_news(told: Told) -> bool:
    """Harm alone, behind words for what is known so far."""
    if not told.harms or told.means:
        return False
    harm = told.harms[0].trigger.first
    before = told.reading.passage.tokens[max(0, harm - _LEAD) : harm]
    return any(first.folded == _FIRST and news.folded.removeprefix("و") in _NEWS for news, first in pairwise(before))
