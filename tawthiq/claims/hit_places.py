"""Which of the places that a segment names are those of what happened.

1. The two ends between which something is (`without_ends`) and places that only say where another lies (`told_as_hit`)
are not hit, nor are those of a part of the people alone. 2. Of the others the finest of each branch is kept (`finest`).
"""

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.areas import is_country, nearest_area
from tawthiq.claims.mentions import At, HarmMention, PlaceMention
from tawthiq.claims.situating import ends_between, is_listed, only_situates
from tawthiq.text.folding import fold
from tawthiq.text.tokens import Token


def without_ends(tokens: Sequence[Token], named: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places but for the ends of a road or a stretch, and words that point back to those."""
    ends = [place for place in named if ends_between(tokens, place, named)]
    return [place for place in named if place not in ends and not _means_one_of(place, ends)]


def told_as_hit(tokens: Sequence[Token], named: Sequence[PlaceMention], attacks: Sequence[int]) -> list[PlaceMention]:
    """Those told as the place of what happened; `attacks`: the last tokens of the words of attack."""
    aside = {fold(place.where.place) for place in named if only_situates(tokens, place, named, attacks)}
    return [place for place in named if place.is_event_place and fold(place.where.place) not in aside]


def without_parts(hit: Sequence[PlaceMention], harms: Sequence[HarmMention]) -> list[PlaceMention]:
    """The places but for those of a part alone (مقتل 71 في سوريا، بينهم 18 في محافظة درعا)."""
    of_parts: set[At] = set()
    for whole, part in pairwise(harms):
        between = any(whole.at.last < place.at.first <= place.at.last < part.at.first for place in hit)
        if part.is_subset and not whole.is_subset and between:
            further = (other.at.first for other in harms if other.at.first > part.at.first and not other.is_subset)
            reach = range(part.at.last + 1, next(further, hit[-1].at.last + 1))
            of_parts |= {place.at for place in hit if place.at.first in reach}
    return [place for place in hit if place.at not in of_parts]


def finest(tokens: Sequence[Token], hit: Sequence[PlaceMention], core: Sequence[int]) -> tuple[PlaceMention, ...]:
    """The finest of each branch, each once, in text order; where all are broad areas, the one nearest to `core`, the
    tokens at which the harm and the attack are told.
    """
    joint = [place for place in hit if place.is_joint]
    found = [place for place in hit if place not in joint and not _means_one_of(place, joint)] or list(hit[:1])
    finer = [place for place in found if not place.is_area and not is_country(place)] or nearest_area(found, core)
    seen = {fold(name) for place in finer for name in place.where.within}
    out: list[PlaceMention] = []
    for place in finer:
        if fold(place.where.place) not in seen or is_listed(tokens, place, finer):
            seen.add(fold(place.where.place))
            out.append(place)
    return tuple(out or finer[:1])


def _means_one_of(place: PlaceMention, others: Sequence[PlaceMention]) -> bool:
    """Whether a word that points back (المنطقة) means one of these places."""
    name = fold(place.where.place)
    return place.where.carried_from is not None and any(fold(other.where.place) == name for other in others)
