"""Positions of parties: what each says of the incident, apart from what others say of it.

Admitting the strike is not admitting the harm. A party's figures are conceded figures only where it admits harm.

Rule ids: position.party, position.assessment, position.conceded.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tawthiq.assessment.denials import speaks_for_party
from tawthiq.assessment.figures import Row
from tawthiq.assessment.matter import Matter
from tawthiq.model.claim import Claim
from tawthiq.model.incident import Conceded, MinMax, Position, Statement
from tawthiq.model.vocabulary import (
    Assessment,
    Bound,
    Group,
    Outcome,
    RangeVictims,
    Response,
    Stance,
    Victims,
)

_ORDER = list(Response)
_DENIALS = frozenset({Response.DENIES_HARM, Response.DENIES_STRIKE})


def positions(matter: Matter) -> tuple[Position, ...]:
    """One position for each party that speaks of the incident, in order of first statement."""
    spoken: dict[str, list[Claim]] = defaultdict(list)
    for claim in matter.telling:
        if response_of(matter, claim):
            for party in speakers(matter, claim):
                spoken[party].append(claim)
    return tuple(_position(matter, party, claims) for party, claims in spoken.items())


def speakers(matter: Matter, claim: Claim) -> tuple[str, ...]:
    """The parties whose position a claim tells: those its sources speak for, else those that admit or deny in it."""
    found = [p for k in matter.trace.knowers[claim.id] if (p := _party_behind(k.party, claim))]
    if not found:
        found = [r.actor for r in claim.responsible if r.stance is not Stance.ALLEGED and r.actor != "unknown"]
    return tuple(dict.fromkeys(found))


def _party_behind(party: str | None, claim: Claim) -> str | None:
    """The party of the root source, else of the innermost one above it that speaks for a party."""
    return party or next((s.party for s in reversed(claim.sources) if s.party), None)


def response_of(matter: Matter, claim: Claim) -> tuple[Response, ...]:
    """What a party's words come to; a party's own claim of the strike, and its bare denial of harm, are answers too."""
    zeros = matter.zeros[claim.id]
    if not claim.response and not zeros and all(r.stance is Stance.ALLEGED for r in claim.responsible):
        return ()
    said = set(claim.response)
    if any(r.stance is Stance.ADMITTED for r in claim.responsible):
        said.add(Response.ADMITS_STRIKE)
    if any(r.stance is Stance.DENIED and r.actor in speakers(matter, claim) for r in claim.responsible):
        said.add(Response.DENIES_RESPONSIBILITY)
    if Bound.NONE in zeros.values() and speaks_for_party(matter, claim):
        said.add(Response.DENIES_HARM)
    return tuple(sorted(said, key=_ORDER.index))


def _position(matter: Matter, party: str, claims: Sequence[Claim]) -> Position:
    ordered = sorted(claims, key=lambda c: _date(matter, c) or "")
    said = {r for c in ordered for r in response_of(matter, c)}
    return Position(
        party=party,
        assessment=_assessment(matter, ordered),
        response=tuple(sorted(said, key=_ORDER.index)),
        conceded=_conceded(matter, ordered),
        statements=tuple(Statement(c.id, _date(matter, c), _url(matter, c)) for c in ordered),
    )


def _date(matter: Matter, claim: Claim) -> str | None:
    document = matter.documents.get(claim.document)
    return document.published if document else None


def _url(matter: Matter, claim: Claim) -> str | None:
    document = matter.documents.get(claim.document)
    return document.url if document else None


def _assessment(matter: Matter, ordered: Iterable[Claim]) -> Assessment:
    """The party's own finding: its last word that is one."""
    found = Assessment.NOT_YET_ASSESSED
    for claim in ordered:
        said = set(response_of(matter, claim))
        if Response.ADMITS_HARM in said and not _of_fighters(claim):
            found = Assessment.CREDIBLE
        elif said & _DENIALS:
            found = Assessment.NON_CREDIBLE
    return found


def _of_fighters(claim: Claim) -> bool:
    """Whether all harm that the claim admits is to fighters: no finding on harm to civilians."""
    return bool(claim.harms) and all(h.victims is Victims.COMBATANT for h in claim.harms)


def _conceded(matter: Matter, ordered: Iterable[Claim]) -> Conceded:
    """The figures of the last statement that admits harm with some."""
    killed, injured = MinMax(), MinMax()
    for claim in ordered:
        if Response.ADMITS_HARM not in claim.response:
            continue
        killed = _whole(matter, claim, Outcome.KILLED) or killed
        injured = _whole(matter, claim, Outcome.INJURED) or injured
    return Conceded(killed, injured)


def _whole(matter: Matter, claim: Claim, outcome: Outcome) -> MinMax | None:
    figure = matter.rows[claim.id].get(Row(outcome, RangeVictims.NOT_COMBATANT, Group.ALL))
    if figure is None:
        return None
    return MinMax(figure.low, figure.high)
