"""How a claim's words stand to what its report told before: whether they point back to it, add to it, liken it, turn.

A claim without a place and a day tells more of what was told in three cases. 1. Its attack, what was fired or its
victims are named as known (القصف، الصاروخ، الأشخاص الذين أعدموا). 2. It only adds others of the people told of (وأصيب
53 آخرون). 3. It gives the first news of how an attack ended (الأنباء الأولية تفيد بمقتل …).
"""

from itertools import pairwise

from tawthiq.claims import victims
from tawthiq.claims.means import KNOWN_ATTACKS
from tawthiq.claims.mentions import MeansMention
from tawthiq.claims.telling import Told

_LEAD = 6  # tokens from the words for first news to the word of harm
_NEWS = frozenset(("الانباء", "المعلومات", "المعطيات", "التقديرات", "التقارير"))
_FIRST = "الاوليه"
_TO_PLACE = frozenset(("وفي", "ففي"))
_LIKE = frozenset(("مماثل", "مماثله", "مماثلا", "مشابه", "مشابهه", "مشابها"))
_MASSACRE = ("مجزر", "مجازر")
_SAME_WAY = frozenset((("بالطريقه", "نفسها"), ("بالطريقه", "ذاتها"), ("بنفس", "الطريقه"), ("بالاسلوب", "نفسه")))
_ADDING = frozenset(("كما", "فيما", "بينما", "كذلك"))
_SEVERAL = frozenset(("الصواريخ", "القذائف"))
_FIRED = _SEVERAL | {"الصاروخ", "القذيفه", "القنبله", "العبوه", "اللغم", "المسيره"}
_BODIES, _STRANGE = ("جث", "جثامين"), ("مجهول", "المجهول")


def points_back(told: Told) -> bool:
    """Whether the words of a segment say so."""
    if told.places or told.times:
        return False
    return _names_known_attack(told) or _adds_others(told) or _is_first_news(told)


def leaves_means_open(told: Told) -> bool:
    """Whether the words leave the means open, so that another claim of the event may say it."""
    told_by = told.method[1]
    one = told_by is not None and _is_fired(told, told_by) and _first(told, told_by) not in _SEVERAL
    return told_by is None or told_by.is_weak or one


def _is_fired(told: Told, mention: MeansMention) -> bool:
    """أسفر الصاروخ عن مقتل: what was fired is known from before, and with it who or what fired it."""
    return _first(told, mention) in _FIRED


def _first(told: Told, mention: MeansMention) -> str:
    return told.reading.passage.tokens[mention.at.first].folded


def names_known_attack(told: Told) -> bool:
    """وقع الهجوم على طريق س، واستهدف القصف حي ص: whether the first attack that a segment names is one known by then."""
    first = next((mention for mention in told.means if mention.is_event), None)
    tokens = told.reading.passage.tokens[first.at.first : first.at.last + 1] if first else ()
    return any(token.folded.removeprefix("و") in KNOWN_ATTACKS for token in tokens)  # عملية الاغتيال


def _names_known_attack(told: Told) -> bool:
    tokens = told.reading.passage.tokens
    named = [mention.at.first for mention in told.events] + [m.at.first for m in told.harms if m.harm.min is None]
    named += [mention.trigger.first for mention in told.harms]  # بين القتلى طفل
    if any(mention.is_roll for mention in told.harms) or any(
        tokens[at].folded.removeprefix("و").startswith("ال") for at in named
    ):
        return True
    return any(_is_fired(told, mention) for mention in told.means)


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


def fronts_place(told: Told) -> bool:
    """وفي بلدة س، أغارت مسيرة على: whether a place opens a segment, to which the news come next."""
    first = told.segment.first
    opened = told.reading.passage.tokens[first].folded in _TO_PLACE
    return opened and any(place.at.first == first + 1 for place in told.places)


def is_alike(told: Told) -> bool:
    """أصيب ثلاثة بانفجار مماثل، استهداف س بالطريقة نفسها: whether its attack is told as like the one told last."""
    tokens = told.reading.passage.tokens
    attacks = (m.at.last for m in told.events if not tokens[m.at.first].folded.startswith(_MASSACRE))
    if any(token.folded in _LIKE for last in attacks for token in tokens[last + 1 : last + 3]):
        return True
    words = [token.folded for token in tokens[told.segment.first : told.segment.last + 1]]
    return any(pair in _SAME_WAY for pair in pairwise(words))


def finds_strangers(told: Told) -> bool:
    """عثر على 17 جثة مجهولة الهوية: dead whom nobody knows, of no attack that was told."""
    tokens = told.reading.passage.tokens
    return bool(told.harms) and all(
        any(tokens[at].folded.startswith(_BODIES) for at in range(mention.at.first, mention.at.last + 1))
        and any(token.folded.startswith(_STRANGE) for token in tokens[mention.at.first : mention.at.last + 3])
        for mention in told.harms
    )


def adds(told: Told) -> bool:
    """Whether it begins with a word that may add to what was told (كما أصيب ستة، فيما جرح آخرون)."""
    return told.reading.passage.tokens[told.segment.first].folded in _ADDING


def knows_site(told: Told) -> bool:
    """استهدف مسلحين داخل المدرسة: whether what was hit is named as known, and no place."""
    tokens = told.reading.passage.tokens
    sites = [tokens[mention.at.first].folded for mention in told.facilities]
    return not told.places and any(word.startswith("ال") for word in sites)
