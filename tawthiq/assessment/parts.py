"""Which claims tell a part of a toll that the same report gives for all (rule origin.part).

1. Of one origin: a claim about one group or one person alone, or that tells some of the people by name or as kin.
2. Of another origin of the report: a claim about one group, or by name or as kin. One person whom nobody names may be
that origin's own count.
"""

from collections.abc import Mapping, Sequence

from tawthiq.model.claim import Claim
from tawthiq.model.vocabulary import Group, Outcome
from tawthiq.text.folding import fold


def parts(outcome: Outcome, told: Mapping[str, Sequence[Claim]]) -> frozenset[str]:
    """The ids of such claims; `told` are the claims that stand, by the key of their origin."""
    own: dict[tuple[str, str], int] = {}
    anybody: dict[str, int] = {}
    for origin, claims in told.items():
        for claim in claims:
            toll = _toll(outcome, claim)
            if toll is not None:
                own[origin, claim.document] = max(own.get((origin, claim.document), 0), toll)
                anybody[claim.document] = max(anybody.get(claim.document, 0), toll)
    return frozenset(
        claim.id
        for origin, claims in told.items()
        for claim in claims
        if _is_part(outcome, claim, own.get((origin, claim.document), 0))
        or (_is_described(outcome, claim) and _is_part(outcome, claim, anybody.get(claim.document, 0)))
    )


def _is_part(outcome: Outcome, claim: Claim, toll: int) -> bool:
    most = _most(outcome, claim)
    if toll == 0:
        return False
    if _toll(outcome, claim) is None:
        return most <= toll
    return most < toll and most <= _told_by_name(outcome, claim)


def _is_described(outcome: Outcome, claim: Claim) -> bool:
    """Whether it tells a group, or people by name."""
    tops = [h for h in claim.harms if h.outcome is outcome and h.subset_of is None]
    in_group = bool(tops) and all(h.group is not Group.ALL for h in tops)
    return in_group or 0 < _most(outcome, claim) <= _told_by_name(outcome, claim)


def _told_by_name(outcome: Outcome, claim: Claim) -> int:
    """How many are told by name, their kin with them (سالم حسن وابنه)."""
    harmed = [p for p in claim.people if p.outcome is outcome]
    names = {fold(p.name) for p in harmed if p.name}
    return len(names) + sum(1 for p in harmed if p.kin and not p.name) if names else 0


def _toll(outcome: Outcome, claim: Claim) -> int | None:
    """The number that a claim gives for all of an outcome, more than one; None where it tells a group or one person."""
    numbers = [h.min or h.max or 0 for h in claim.harms if h.outcome is outcome and h.group is Group.ALL]
    return sum(numbers) if sum(numbers) > 1 else None


def _most(outcome: Outcome, claim: Claim) -> int:
    return sum(h.max or h.min or 0 for h in claim.harms if h.outcome is outcome and h.subset_of is None)
