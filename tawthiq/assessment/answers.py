"""Who did it, as the origins answer: parties named, answers folded and compared.

1. `responsible` lists every party with the stances taken and who takes them.
2. `answers` folds members into their coalition and joins answers that share a party (regime and Russia; Russia);
   `unknown` and `denied` are no answer.
3. `without_accused` finds the one answer that is left when every other comes from the accused party or its ally.

Rule ids: answer.fold, answer.different, answer.accused.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from tawthiq.assessment.matter import Matter
from tawthiq.assessment.origins import Knower, origin_id
from tawthiq.model.claim import Claim
from tawthiq.model.incident import IncidentParty
from tawthiq.model.vocabulary import Stance

_STANCES = list(Stance)


@dataclass(frozen=True)
class Answer:
    """One answer: its folded parties, the origins that give it (with the parties they speak for), its claims."""

    parties: frozenset[str]
    knowers: tuple[Knower, ...]
    claims: frozenset[str] = frozenset()

    @cached_property
    def origins(self) -> frozenset[str]:
        """Origin keys."""
        return frozenset(k.key for k in self.knowers)


def responsible(matter: Matter) -> tuple[IncidentParty, ...]:
    """Every party named as doer, or that denies being it, in order of first mention."""
    stances: dict[str, set[Stance]] = defaultdict(set)
    origins: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in matter.telling:
        for party in claim.responsible:
            stances[party.actor].add(party.stance)
            origins[party.actor].update(dict.fromkeys(map(origin_id, matter.trace.keys(claim.id))))
    return tuple(
        IncidentParty(actor=actor, stances=tuple(sorted(taken, key=_STANCES.index)), origins=tuple(origins[actor]))
        for actor, taken in stances.items()
    )


def answers(matter: Matter) -> tuple[Answer, ...]:
    """The different answers, in order of first mention (step 2)."""
    groups: list[Answer] = []
    for claim in matter.credited:
        parties = named(matter, claim)
        if not parties:
            continue
        knowers = [k for k in matter.trace.knowers[claim.id] if origin_id(k.key) not in matter.discredited]
        touching = [g for g in groups if g.parties & parties]
        joined = Answer(
            parties.union(*(g.parties for g in touching)),
            tuple(dict.fromkeys([*(k for g in touching for k in g.knowers), *knowers])),
            frozenset({claim.id}).union(*(g.claims for g in touching)),
        )
        groups = [*(g for g in groups if not g.parties & parties), joined]
    return tuple(groups)


def named(matter: Matter, claim: Claim) -> frozenset[str]:
    """Folded parties that a claim holds to be the doer."""
    return matter.doers[claim.id]


def different(found: Sequence[Answer]) -> bool:
    """Whether there are different answers from different origins."""
    return len(found) > 1 and len(frozenset().union(*(a.origins for a in found))) > 1


def without_accused(matter: Matter, found: Sequence[Answer]) -> Answer | None:
    """The answer that is left alone once the accused party and its allies are not heard; None where there is none."""
    left = [a for a in found if all(_speaks_for(matter, o.knowers, a.parties) for o in found if o is not a)]
    return left[0] if len(found) > 1 and len(left) == 1 else None


def _speaks_for(matter: Matter, knowers: Iterable[Knower], accused: frozenset[str]) -> bool:
    return all(k.party is not None and _on_side(matter, k.party, accused) for k in knowers)


def _on_side(matter: Matter, party: str, accused: frozenset[str]) -> bool:
    folded = matter.sides.fold(party)
    return folded in accused or any(
        matter.sides.fold(ally) in accused for ally in (*matter.sides.allies(party), *matter.sides.allies(folded))
    )
