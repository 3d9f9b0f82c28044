"""Whether the words before a place say only where something lies or whence it came, not where it happened."""

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.mentions import PlaceMention
from tawthiq.text.tokens import Token

_DIRECTIONS = ("شمال", "جنوب", "شرق", "غرب", "مقابل", "قبال")
_INCLUDED = frozenset(
    (
        *(("بما", "فيها"), ("بما", "فيه"), ("في", "ذلك")),
        *(("من", "بينها"), ("ومن", "بينها"), ("من", "ضمنها"), ("ومن", "ضمنها")),
    )
)
_STATIONED = ("متمركز", "مصدره", "متواجد", "انطلق", "منطلق", "تنطلق", "انطلاقا", "قادم", "مرابض", "اقلع")
_NEAR_PLACE = 4
_ANSWER = 7  # words between ردا على and the place that was hit before


def only_situates(tokens: Sequence[Token], place: PlaceMention, named: Sequence[PlaceMention]) -> bool:
    """Whether the words say where something lies or where the doer stands (المتمركزة في …), not what was hit."""
    aside = _is_stationed(tokens, place, named) or _answers_for(tokens, place) or _is_included(tokens, place, named)
    return aside or _only_directs(tokens, place, named)


def _is_stationed(tokens: Sequence[Token], place: PlaceMention, named: Sequence[PlaceMention]) -> bool:
    """القوات المتمركزة في س، صواريخ منطلقة من س: not the place behind that one (… قصفت ص)."""
    since = max((other.at.last + 1 for other in named if other.at.last < place.at.first), default=0)
    before = tokens[max(since, place.at.first - 3) : place.at.first]
    return any(token.folded.removeprefix("ال").startswith(_STATIONED) for token in before)


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


def _answers_for(tokens: Sequence[Token], place: PlaceMention) -> bool:
    """ردا على قصف مدينة س: what is answered for was hit before, by others."""
    words = [token.folded for token in tokens[max(0, place.at.first - _ANSWER) : place.at.first]]
    return any(pair in (("ردا", "علي"), ("رد", "علي")) for pair in pairwise(words))


def _only_directs(tokens: Sequence[Token], place: PlaceMention, named: Sequence[PlaceMention]) -> bool:
    """تكريت … شمال العاصمة بغداد: a place after a direction says where the one before it lies."""
    nearby = tokens[max(0, place.at.first - 2) : place.at.first + 1]
    if not any(token.folded.startswith(_DIRECTIONS) for token in nearby):
        return False
    return any(0 < place.at.first - other.at.last <= _NEAR_PLACE for other in named)
