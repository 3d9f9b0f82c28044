"""Kin told with the one that they belong to (استشهد المواطن سالم حسن وزوجته وطفلته): one figure of all of them.

1. Figures of one outcome that و joins, one person and then those told as kin, are of one household.
2. Where one of them is of no group, the household is told as a whole, and those of a group (women, children) are its
parts. 3. Where each is of a group (رجل وزوجته وطفلاه), each stands as it is told.
"""

from collections.abc import Iterator, Sequence

from tawthiq.claims.beside import begins_with_and, comes_with
from tawthiq.claims.linked import Linked
from tawthiq.model.vocabulary import Bound, Group, Victims
from tawthiq.records import replace
from tawthiq.text.tokens import Token

_TWO = 2


def joined(tokens: Sequence[Token], linked: Sequence[Linked]) -> list[Linked]:
    """The figures with those of each household brought together."""
    out: list[Linked] = []
    linked = [item for at, item in enumerate(linked) if not (at and _is_one_of_two(tokens, linked[at - 1], item))]
    for household in _households(tokens, linked):
        out += _together(household)
    return out


def _is_one_of_two(tokens: Sequence[Token], before: Linked, item: Linked) -> bool:
    """جثماني سالم حسن وابنه: the bodies are counted, and kin is one of them."""
    kin = item.phrase.is_kin and tokens[item.phrase.first].folded.startswith("و") and item.phrase.min == 1
    return kin and before.phrase.is_body and before.phrase.min == _TWO and before.outcome is item.outcome


def _households(tokens: Sequence[Token], linked: Sequence[Linked]) -> Iterator[list[Linked]]:
    current: list[Linked] = []
    for item in linked:
        if current and not _belongs(tokens, current[-1], item):
            yield current
            current = []
        current.append(item)
    if current:
        yield current


def _belongs(tokens: Sequence[Token], before: Linked, item: Linked) -> bool:
    return (
        item.phrase.is_kin
        and (begins_with_and(tokens[item.phrase.first]) or comes_with(tokens, before.phrase, item.phrase))
        and (before.phrase.min == 1 or before.phrase.is_kin)
        and before.outcome is item.outcome
        and not before.is_subset
        and not item.is_subset
        and _is_known(before)
        and _is_known(item)
    )


def _is_known(item: Linked) -> bool:
    phrase = item.phrase
    return phrase.bound is Bound.EXACT and phrase.min is not None and phrase.outcome is None


def _together(household: list[Linked]) -> list[Linked]:
    if len(household) < 2 or all(item.phrase.group is not Group.ALL for item in household):
        return household
    first, last = household[0].phrase, household[-1].phrase
    total = sum(item.phrase.min or 0 for item in household)
    civilian = all(item.phrase.status is Victims.CIVILIAN for item in household)
    status = Victims.CIVILIAN if civilian else Victims.UNKNOWN
    whole = replace(
        first, last=last.last, min=total, max=total, group=Group.ALL, status=status, counted=True, single=False
    )
    parts = [replace(item, is_subset=True) for item in household if item.phrase.group is not Group.ALL]
    return [replace(household[0], phrase=whole), *parts]
