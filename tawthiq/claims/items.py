"""Lists: the items behind the words that open them, as one toll (والقتلى هم: – 18 مدنيا – 3 جنود).

1. Where the opening counts nobody, the harms of the items are its own; where it does, the list tells the same toll once
more. 2. People named one an item (1- سالم الحسن) are counted together, and then the opening's word for them counts
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
    its own, of the same kind, time and sources.
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
        responsible=first.claim.responsible or told.responsible,
        sources=first.claim.sources or told.sources,
    )
    return continued(replace(first, claim=claim, is_list=True, is_headline=False), items[1:], text)


def continued(draft: Draft, items: Sequence[Draft], text: str) -> Draft:
    """The draft with the harms of the list items after it (والقتلى هم: – 18 مدنيا – 3 جنود): one toll in parts."""
    claim = draft.claim
    for item in items:
        people = (*claim.people, *item.claim.people)
        harms = _with_name(claim, item.claim, text) or _with_parts(claim.harms, item.claim.harms)
        claim = replace(claim, harms=harms, people=people, end=max(claim.end, item.claim.end))
    return replace(draft, claim=replace(claim, quote=text[claim.start : claim.end]))


def _with_parts(harms: Sequence[Harm], more: Sequence[Harm]) -> tuple[Harm, ...]:
    shift = len(harms)
    moved = (harm if harm.subset_of is None else replace(harm, subset_of=harm.subset_of + shift) for harm in more)
    return (*harms, *moved)


def _with_name(claim: Claim, item: Claim, text: str) -> tuple[Harm, ...] | None:
    """The harms with the one person whom the item names; None where it tells more than a name."""
    named = item.harms[0] if len(item.harms) == 1 and _names_all(item, item.harms[0]) else None
    if named is None or named.start is None or named.end is None:
        return None
    told = [harm for harm in claim.harms if not _is_opened_by(harm, named)]
    before = told[-1] if told else None
    if before is None or before.start is None or not _goes_on(claim, before, named):
        return (*told, named) if len(told) < len(claim.harms) else None
    count = (before.min or 0) + 1
    whole = replace(before, min=count, max=count, end=named.end, quote=text[before.start : named.end])
    return (*told[:-1], whole)


def _names_all(claim: Claim, harm: Harm) -> bool:
    """Whether a figure counts people who are all told by name within its words."""
    if harm.start is None or harm.end is None or harm.group is not Group.ALL or harm.min is None:
        return False
    inside = [p for p in claim.people if p.name and p.start is not None and harm.start <= p.start < harm.end]
    return harm.min == harm.max == len(inside)


def _goes_on(claim: Claim, before: Harm, named: Harm) -> bool:
    same = before.outcome is named.outcome and before.victims is named.victims and before.subset_of is None
    return same and _names_all(claim, before)


def _is_opened_by(harm: Harm, named: Harm) -> bool:
    """Whether a word without a number opens the list that names its people (أسماء الضحايا:)."""
    both = harm.outcome in _DEAD and named.outcome in _DEAD
    return harm.min is None and harm.max is None and (harm.outcome is named.outcome or both)
