"""Who apologises for an attack: it admits the deed as its own, and speaks, although no verb of saying tells it."""

from collections.abc import Mapping

from tawthiq.claims.mentions import At
from tawthiq.claims.telling import Told
from tawthiq.model.claim import Responsible, Source
from tawthiq.model.vocabulary import Basis, OriginKind, Response, Stance, Verb
from tawthiq.records import replace

_NAME = 5  # tokens of the name of who apologises


def admitted(told: Told, party: Responsible) -> Responsible:
    """اعتذر التحالف عن غارة نفذتها طائراته: who apologises for a deed as its own admits it."""
    if party.stance is not Stance.ALLEGED or party.actor not in _apologies(told):
        return party
    return replace(party, stance=Stance.ADMITTED, basis=Basis.PARTY_SELF_CLAIM)


def speaking(told: Told) -> tuple[Source, ...]:
    """Who apologises speaks, although no verb of saying tells it."""
    return tuple(
        Source(
            kind=OriginKind.PARTY_TO_CONFLICT,
            verb=Verb.ADMITTED,
            party=party,
            quote=at.quote,
            start=at.start,
            end=at.end,
        )
        for party, at in (
            (party, told.reading.span(said)) for party, said in _apologies(told).items() if _is_short(said)
        )
    )


def _apologies(told: Told) -> Mapping[str, At]:
    """The parties that apologise, with the words that name them."""
    made = [mention for mention in told.responses if Response.APOLOGIZES in mention.responses]
    return {mention.party: mention.speaker for mention in made if mention.party and mention.speaker}


def _is_short(at: At) -> bool:
    """Whether the words are a name and no clause."""
    return at.last - at.first < _NAME
