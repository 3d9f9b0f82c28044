"""Whether the words before a place say only where something lies or whence it came, not where it happened."""

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.mentions import PlaceMention
from tawthiq.model.vocabulary import Precision
from tawthiq.text.tokens import Shape, Token

_DIRECTIONS = ("شمال", "جنوب", "شرق", "غرب", "مقابل", "قبال")
_INCLUDED = frozenset(
    (
        *(("بما", "فيها"), ("بما", "فيه"), ("في", "ذلك")),
        *(("من", "بينها"), ("ومن", "بينها"), ("من", "ضمنها"), ("ومن", "ضمنها")),
    )
)
_STATIONED = ("متمركز", "متموضع", "مصدره", "متواجد", "انطلق", "منطلق", "تنطلق", "انطلاقا", "قادم", "مرابض", "اقلع")
_SOURCE = frozenset(("مصدره", "مصدرها", "ومصدره", "ومصدرها"))  # مصدرها القاعدة التركية في قرية س
_POSITIONS = frozenset(("مواقع", "مناطق", "معسكرات", "نقاط", "حواجز", "ثكنات"))
_FIRED = ("قذيف", "قذائف", "بقذ", "صاروخ", "صواريخ", "بصوا", "بصار", "بالصوا", "بالقذ", "مدفعي", "بالمدفعي")
_LED = 2  # tokens: قذائف من
_AT = frozenset(("في", "من", "ضمن", "داخل"))
_BASE = 7  # tokens from such a word to the place around the base
_ORIGIN = 8  # tokens; those between are of who fired
_NEAR_PLACE = 4
_NEAR = frozenset(("قرب", "بالقرب", "وقرب"))
_NEAR_WORD = 3  # tokens from the place back to such a word
_NICKNAME = 5  # tokens in brackets or marks behind a village's name
_COMMAS = frozenset("،,")
_SPOTS = (Precision.VILLAGE, Precision.TOWN, Precision.NEIGHBOURHOOD, Precision.LANDMARK)
_ROADS = frozenset(("طريق", "الطريق", "اوتوستراد", "الاوتوستراد", "اتوستراد", "مفرق", "المفرق"))
_DASHES, _BESIDE = frozenset("-–—"), 2
_TOWNS = (Precision.CITY, Precision.GOVERNORATE, Precision.REGION, Precision.COUNTRY)
_TO_ROAD = 4  # tokens from such a word to the last place that the road leads to
_DIVISIONS = frozenset(("بناحيه", "ناحيه", "بمديريه", "مديريه", "بقضاء", "قضاء"))
_IN = frozenset(("في", "ضمن"))
_TO_DIVISION = 8  # tokens
_ANSWER = 7  # words between ردا على and the place that was hit before


def only_situates(
    tokens: Sequence[Token], place: PlaceMention, named: Sequence[PlaceMention], blows: Sequence[int]
) -> bool:
    """Whether the words say where something lies or where the doer stands (المتمركزة في …), not what was hit.

    `blows`: the last tokens of the words of attack.
    """
    aside = (
        _is_stationed(tokens, place, named, blows) or _answers_for(tokens, place) or _is_included(tokens, place, named)
    )
    aside = (
        aside
        or _fired_from(tokens, place, blows)
        or _only_directs(tokens, place, named)
        or _frames(tokens, place, named)
    )
    return aside or _is_on_road(tokens, place, named, blows) or _is_near(tokens, place, named)


def _is_stationed(
    tokens: Sequence[Token], place: PlaceMention, named: Sequence[PlaceMention], blows: Sequence[int]
) -> bool:
    """القوات المتمركزة في س، صواريخ منطلقة من س: not the place behind that one (… قصفت ص)."""
    since = max((other.at.last + 1 for other in named if other.at.last < place.at.first), default=0)
    before = tokens[max(since, place.at.first - 3) : place.at.first]
    return any(_tells_station(token) for token in before) or _within_station(tokens, place, since, blows)


def _within_station(tokens: Sequence[Token], place: PlaceMention, since: int, blows: Sequence[int]) -> bool:
    """قوات متمركزة في الفوج 175 في مدينة س، على ص: the town around the base where they stand, up to the next comma."""
    first = place.at.first
    if not first or tokens[first - 1].folded not in _AT:
        return False
    start = max(since, first - _BASE)
    at = next((at for at in range(first - 1, start - 1, -1) if _tells_station(tokens[at])), None)
    if at is None or any(at < blow < first for blow in blows):
        return False  # قصف مصدره قوات س استهدف منازل في ص
    return all(token.shape is not Shape.PUNCT for token in tokens[at:first])


def _tells_station(token: Token) -> bool:
    return token.folded.removeprefix("ال").startswith(_STATIONED)


def _fired_from(tokens: Sequence[Token], place: PlaceMention, blows: Sequence[int]) -> bool:
    """قذائف مصدرها قوات س في بلدة ع، استهدفت ص: where those stand who fired, as no blow is told between."""
    first = place.at.first
    if not first or not (tokens[first - 1].folded in _AT or tokens[first].folded.startswith("ب")):
        return False
    reach = range(first - 1, max(-1, first - _ORIGIN), -1)
    since = next((at for at in reach if tokens[at].folded in _SOURCE or _leads_from(tokens, at)), None)
    return since is not None and not any(since < blow < first for blow in blows)


def _leads_from(tokens: Sequence[Token], at: int) -> bool:
    """بقذيفتين، وذلك من مواقع س في ص: positions that fire came from; not عددا من مواقع س."""
    if tokens[at].folded not in _POSITIONS or at < _LED or tokens[at - 1].folded not in ("من", "ومن"):
        return False
    before = tokens[at - 2]
    return before.folded in ("ذلك", "وذلك") or before.folded.startswith(_FIRED)


def _is_included(tokens: Sequence[Token], place: PlaceMention, named: Sequence[PlaceMention]) -> bool:
    """في س، بما فيها ص: the second is a part of the first; عدة بلدات، بما فيها ص: it is the only one that is named."""
    words = tuple(token.folded for token in tokens[max(0, place.at.first - 2) : place.at.first])
    return words in _INCLUDED and any(other.at.last < place.at.first for other in named)


def ends_between(tokens: Sequence[Token], place: PlaceMention, named: Sequence[PlaceMention]) -> bool:
    """بين قريتي س وص: the second of two places between which something was hit."""
    joined = tokens[place.at.first].folded.startswith("و") or tokens[place.at.first - 1].folded == "و"
    return joined and any(
        0 < place.at.first - other.at.last <= _NEAR_PLACE
        and any(token.folded == "بين" for token in tokens[max(0, other.at.first - 2) : other.at.last])
        for other in named
    )


def is_listed(tokens: Sequence[Token], place: PlaceMention, others: Sequence[PlaceMention]) -> bool:
    """بلدتي س وص وشرق مدينة ع: joined by و right behind another, it is hit although the other may lie in it."""
    first = place.at.first
    joined = tokens[first].folded.startswith("و") and place.where.carried_from is None
    return joined and any(other.at.last + 1 == first for other in others)


def _answers_for(tokens: Sequence[Token], place: PlaceMention) -> bool:
    """ردا على قصف مدينة س: what is answered for was hit before, by others."""
    words = [token.folded for token in tokens[max(0, place.at.first - _ANSWER) : place.at.first]]
    return any(pair in (("ردا", "علي"), ("رد", "علي")) for pair in pairwise(words))


def _is_near(tokens: Sequence[Token], place: PlaceMention, named: Sequence[PlaceMention]) -> bool:
    """في قرية س "الشمالية"، قرب بلدة ص: behind a comma, near which town the village lies that was named before."""
    first = place.at.first
    near = next((at for at in range(first, max(0, first - _NEAR_WORD), -1) if tokens[at].folded in _NEAR), None)
    if near is None or tokens[near - 1].text not in _COMMAS or place.where.carried_from is not None:
        return False
    before = [other for other in named if other.at.last < near and other.where.precision in _SPOTS]
    if not before:
        return False
    between = tokens[before[-1].at.last + 1 : near - 1]
    return len(between) <= _NICKNAME and (not between or between[0].shape is Shape.PUNCT)


def _only_directs(tokens: Sequence[Token], place: PlaceMention, named: Sequence[PlaceMention]) -> bool:
    """تكريت … شمال العاصمة بغداد: a place after a direction says where the one before it lies."""
    nearby = tokens[max(0, place.at.first - 2) : place.at.first + 1]
    if not any(token.folded.startswith(_DIRECTIONS) for token in nearby):
        return False
    return any(0 < place.at.first - other.at.last <= _NEAR_PLACE for other in named)


def _frames(tokens: Sequence[Token], place: PlaceMention, named: Sequence[PlaceMention]) -> bool:
    """قريتي س وص ضمن مناطق نفوذ الفصيل بناحية ع: a division in which the places before it lie."""
    first = place.at.first
    word = tokens[first].folded
    inside = word.startswith("ب") or (first > 0 and tokens[first - 1].folded in _IN)
    if word not in _DIVISIONS or not inside:
        return False
    before = [other.at.last for other in named if other.at.last < first and other.where.precision not in _TOWNS]
    between = tokens[max(before) + 1 : first] if before else ()
    return bool(before) and len(between) <= _TO_DIVISION and all(token.shape is Shape.WORD for token in between)


def _is_on_road(
    tokens: Sequence[Token], place: PlaceMention, named: Sequence[PlaceMention], blows: Sequence[int]
) -> bool:
    """في قرية س على الطريق الواصل بين ص وع, على طريق ص - ع قرب س: where a road leads on which the place hit lies; not
    غارة على طريق ص, nor مدينة س، … على طريق ص, which may lead out of the town.
    """
    reach = range(place.at.first, max(-1, place.at.first - 1 - _TO_ROAD), -1)
    road = next((at for at in reach if tokens[at].folded in _ROADS), None)
    if road is None or road < 2 or tokens[road - 1].folded != "علي":
        return False
    spots = [other for other in named if other.where.precision not in _TOWNS]
    if any(other.at.last < road for other in spots):
        return road - 2 not in blows
    joined = any(token.text in _DASHES for token in tokens[road + 1 : place.at.last + 1 + _BESIDE])
    return joined and any(0 < other.at.first - place.at.last <= _TO_ROAD for other in spots)
