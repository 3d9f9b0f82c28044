"""Lists: the items behind the words that open them, as one toll (والقتلى هم: – 18 مدنيا – 3 جنود).

1. Where the opening counts nobody, the harms of the items are its own; where it does, the list tells the same toll once
more. 2. People whom the items name (1- سالم الحسن) are counted together, and then the opening's word for them counts
nobody besides.
"""

from collections.abc import Sequence

from tawthiq.claims.drafts import Draft
from tawthiq.model.claim import Claim, Harm
from tawthiq.model.vocabulary import Group, Outcome
from tawthiq.records import replace

_DEAD = (Outcome.KILLED, Outcome.KILLED_OR_INJURED)


def listed(opening: Draft, items: Sequence[Draft], text: str) -> Draft:
    """The list of items as it stands after what opens it: the same toll where none was counted, else its parts.

    What the opening counts already (مقتل 86 شخصا … والقتلى هم: – 18 مدنيا) is told once more by the list as a claim of
    its own, of the same kind, time, means and sources.
    """
    told = opening.claim
    if opening.is_list or not any(harm.min for harm in told.harms):
        return replace(continued(opening, items, text), is_list=True)
    first = items[0]
    when = first.claim.when or (replace(told.when, quote=None, start=None, end=None) if told.when else None)
    claim = replace(
        first.claim,
        kind=told.kind,
        when=when,
        method=first.claim.method or told.method,
        responsible=first.claim.responsible or told.responsible,
        sources=first.claim.sources or told.sources,
    )
    return continued(replace(first, claim=claim, is_list=True, is_headline=False), items[1:], text)


def continued(draft: Draft, items: Sequence[Draft], text: str) -> Draft:
    """The draft with the harms of the list items after it (والقتلى هم: – 18 مدنيا – 3 جنود): one toll in parts."""
    claim, spelled = draft.claim, draft.spelled
    for item in items:
        people = (*claim.people, *item.claim.people)
        harms, spelled = _with_item(claim, item.claim, spelled, text)
        claim = replace(claim, harms=harms, people=people, end=max(claim.end, item.claim.end))
    told = replace(claim, quote=text[claim.start : claim.end])
    return replace(draft, claim=told, spelled=spelled, until=max([draft.until, *(item.passage for item in items)]))


def _with_item(claim: Claim, item: Claim, spelled: int, text: str) -> tuple[tuple[Harm, ...], int]:
    """The harms with those of the item, and how many people the last of them counts by their names; 0 where it counts
    others. `spelled`: the same before the item, so that a long list is not gone through again at each of its names.
    """
    named = item.harms[0] if len(item.harms) == 1 and _names_all(item, item.harms[0]) else None
    if named is None:
        return _with_parts(claim.harms, item.harms), 0
    told, more = _without_opening(claim.harms, named), named.min or 0
    before = told[-1] if told else None
    if before is None or not (_is_like(before, named) and (0 < spelled == before.min or _names_all(claim, before))):
        return (*told, named), more
    count = (before.min or 0) + more
    whole = replace(before, min=count, max=count, end=named.end, quote=text[before.start : named.end])
    return (*told[:-1], whole), count


def _with_parts(harms: Sequence[Harm], more: Sequence[Harm]) -> tuple[Harm, ...]:
    shift = len(harms)
    moved = (harm if harm.subset_of is None else replace(harm, subset_of=harm.subset_of + shift) for harm in more)
    return (*harms, *moved)


def _without_opening(harms: Sequence[Harm], named: Harm) -> tuple[Harm, ...]:
    """The harms but for the word without a number that opens the list; one of which others are a part stays."""
    wholes = {harm.subset_of for harm in harms}
    kept = [at for at, harm in enumerate(harms) if at in wholes or not _opens(harm, named)]
    place = {old: new for new, old in enumerate(kept)}
    left = (harms[at] for at in kept)
    return tuple(harm if harm.subset_of is None else replace(harm, subset_of=place[harm.subset_of]) for harm in left)


def _names_all(claim: Claim, harm: Harm) -> bool:
    """Whether a figure counts people who are all told by name within its words."""
    if harm.group is not Group.ALL or not harm.min:
        return False
    return harm.min == harm.max == sum(bool(p.name) and harm.start <= p.start < harm.end for p in claim.people)


def _is_like(before: Harm, named: Harm) -> bool:
    return before.outcome is named.outcome and before.victims is named.victims and before.subset_of is None


def _opens(harm: Harm, named: Harm) -> bool:
    """Whether a word without a number opens the list that names its people (أسماء الضحايا:)."""
    both = harm.outcome in _DEAD and named.outcome in _DEAD
    return harm.min is None and harm.max is None and (harm.outcome is named.outcome or both)
