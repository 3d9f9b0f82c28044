"""Who says that nobody suffered: outright, by silence, and the parties whose denial does not count.

1. `denials` sorts an incident's claims of "no casualties" by outcome: said outright by one who is no party, no word of
   any, a party's denial (which goes to its position).
2. `Denials.of` gives those that speak of a row: "no civilians" does not speak of combatants, and a report that itself
   counts some there does not mean them.

Rule id: range.none.
"""

from collections.abc import Collection, Sequence

from tawthiq.assessment.figures import Figure, Row, is_zero, nobody_in
from tawthiq.assessment.matter import Matter
from tawthiq.assessment.origins import origin_id
from tawthiq.model.claim import Claim
from tawthiq.model.incident import LeftOut
from tawthiq.model.vocabulary import Bound, Group, OriginKind, Outcome, RangeVictims, Victims
from tawthiq.records import Record

_PARTISAN = frozenset({OriginKind.MILITARY_SPOKESPERSON, OriginKind.PARTY_TO_CONFLICT, OriginKind.ARMED_GROUP_OUTLET})
_COUNTED_IN_PRACTICE = (RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT)


class Said(Record, frozen=True):
    """One origin's figure for a row, in one claim."""

    origin: str
    claim: Claim
    figure: Figure


class Denials(Record, frozen=True):
    """Claims of one outcome by which nobody suffered it: `outright`, or `unheard` where no word came of any."""

    outright: tuple[Said, ...]
    unheard: tuple[Said, ...]
    by_parties: tuple[LeftOut, ...]

    def opened(self, outcome: Outcome, told: Collection[Row]) -> tuple[Row, ...]:
        """Rows that nobody counts and of which "nobody" is said: of civilians, or where nothing else is told."""
        if not self.outright and not self.unheard:
            return ()
        nothing_told = not any(row.group is Group.ALL for row in told)
        rows = [Row(outcome, victims, Group.ALL) for victims in _COUNTED_IN_PRACTICE]
        every = (*self.outright, *self.unheard)
        return tuple(
            row
            for row in rows
            if row not in told
            if any(nobody_in(z.claim, row) and (nothing_told or _of_civilians(z.claim)) for z in every)
        )

    def of(self, row: Row, counting: Collection[tuple[str, str]]) -> tuple[list[Said], list[Said]]:
        """Those said outright and those of silence that speak of a row (step 2).

        `counting` are the origins that count people of the row, each with the report in which it does.
        """
        if not self.outright and not self.unheard:
            return [], []
        return _speaking(self.outright, row, counting), _speaking(self.unheard, row, counting)


def _speaking(zeros: Sequence[Said], row: Row, counting: Collection[tuple[str, str]]) -> list[Said]:
    return [z for z in zeros if nobody_in(z.claim, row) and (z.origin, z.claim.document) not in counting]


def _of_civilians(claim: Claim) -> bool:
    return any(is_zero(h) and h.victims is Victims.CIVILIAN for h in claim.harms)


def speaks_for_party(matter: Matter, claim: Claim) -> bool:
    """Whether the claim's own source is a party to the conflict or its mouthpiece."""
    return any(
        k.source is not None and (k.source.party is not None or k.source.kind in _PARTISAN)
        for k in matter.trace.knowers[claim.id]
    )


def denials(matter: Matter, outcome: Outcome, standing: Sequence[Claim]) -> Denials:
    """Who says that nobody suffered this (step 1)."""
    none: list[Said] = []
    unheard: list[Said] = []
    denied: list[LeftOut] = []
    for claim in standing:
        bound = matter.zeros[claim.id].get(outcome)
        if bound is None:
            continue
        if bound is Bound.NONE and speaks_for_party(matter, claim):
            denied.append(LeftOut(claim.id, "party_denial"))
            continue
        target = none if bound is Bound.NONE else unheard
        credible = (k for k in matter.trace.keys(claim.id) if origin_id(k) not in matter.discredited)
        target.extend(Said(key, claim, Figure(0, 0, None, True)) for key in credible)
    return Denials(tuple(none), tuple(unheard), tuple(denied))
