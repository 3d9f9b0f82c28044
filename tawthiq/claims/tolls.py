"""The parts of a toll that a list tells: who did it and with what is said once, before the list.

شنت طائرات س 30 غارة … توزعت كالآتي: – آذار: 3 غارات أسفرت عن …: the items are tolls of the same doer and means.
"""

from collections.abc import Collection, Sequence

from tawthiq.claims.drafts import Draft
from tawthiq.claims.periods import is_over_period
from tawthiq.model.claim import Claim
from tawthiq.model.vocabulary import Kind
from tawthiq.records import replace

_OPENS = 2  # passages from a toll to the words that open the list of its parts
_NEXT = 2  # passages from one item to the next


def laid_to(drafts: Sequence[Draft], claims: Sequence[Claim], openers: Collection[int]) -> list[Claim]:
    """The claims in their order, items of a list with the doer and the means of the toll before it."""
    if not openers:
        return list(claims)
    out: list[Claim] = []
    whole: tuple[int, Claim] | None = None  # the toll told last that names a doer, and its passage
    item = -1  # the passage of the last item of the list that follows it
    for draft, claim in zip(drafts, claims, strict=True):
        found = claim
        if claim.responsible:
            whole, item = ((draft.last, claim), -1) if claim.kind is Kind.TOTAL else (None, -1)
        elif whole is not None and _goes_on(draft, item) and _is_item(draft.passage, whole[0], item, openers):
            item = draft.passage
            found = _as_part(claim, whole[1])
        elif claim.kind is not Kind.TOTAL:
            whole = None
        out.append(found)
    return out


def _goes_on(draft: Draft, item: int) -> bool:
    """A toll may begin a list and go on with it; what is told as one event only within it, behind a bullet."""
    return draft.claim.kind is Kind.TOTAL or (item >= 0 and (draft.is_item or draft.passage == item))


def _is_item(passage: int, whole: int, item: int, openers: Collection[int]) -> bool:
    if item >= 0:
        return passage - item <= _NEXT
    return any(whole <= at <= whole + _OPENS and 0 <= passage - at <= _NEXT for at in openers)


def _as_part(claim: Claim, whole: Claim) -> Claim:
    """An item with what the toll tells of all its parts; that nobody was hurt over its period tells no one event."""
    part = replace(claim, responsible=whole.responsible, method=claim.method or whole.method)
    unhurt = bool(claim.harms) and all(harm.max == 0 for harm in claim.harms)
    return replace(part, kind=Kind.TOTAL, incident=None) if unhurt and is_over_period(claim) else part
