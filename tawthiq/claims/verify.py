"""The one door: a claim is accepted only if every value can be derived again from its own words.

1. Every quote is the text at its offsets. 2. Every figure is read again from its quote by the number grammar and must
agree with min, max and bound. 3. A party, means or facility must be found again in its words. What fails is not a claim but an
issue. Rules, models and people all pass here.
"""

from collections.abc import Iterator

from tawthiq.claims import victims
from tawthiq.claims.evidence import supports_actor, supports_facility, supports_method
from tawthiq.errors import GroundingError
from tawthiq.model.claim import Attacks, Claim, Harm, claim_id
from tawthiq.model.document import Document, text_hash
from tawthiq.model.vocabulary import Bound
from tawthiq.text import quantities
from tawthiq.text.tokens import tokenize

__all__ = ["check", "verify"]


def verify(claim: Claim, document: Document) -> Claim:
    """The claim, whole and named by its id. Raises GroundingError naming the first value that its words do not give."""
    for fault in check(claim, document):
        raise GroundingError(f"{document.id}: {fault}")
    if claim.id and claim.id != claim_id(text_hash(document.text), claim):
        raise GroundingError(f"{document.id}: the claim's id is not that of its content")
    return claim


def check(claim: Claim, document: Document) -> Iterator[str]:
    """Each value that is not what its words say, in one phrase."""
    if claim.document != document.id:
        yield f"the claim is of document {claim.document}"
        return
    for name, quote, start, end in _spans(claim):
        if quote is None and start is None and end is None:
            continue
        if quote is None or start is None or end is None or document.text[start:end] != quote or not quote:
            yield f"{name}: the quote is not the text at {start}-{end}"
            return
    yield from _values(claim)


def _spans(claim: Claim) -> Iterator[tuple[str, str | None, int | None, int | None]]:
    yield "claim", claim.quote, claim.start, claim.end
    for harm in claim.harms:
        yield "harm", harm.quote, harm.start, harm.end
    if claim.attacks:
        yield "attacks", claim.attacks.quote, claim.attacks.start, claim.attacks.end
    for person in claim.people:
        yield "person", person.quote, person.start, person.end
    for slot, value in (("where", claim.where), ("when", claim.when)):
        if value:
            yield slot, value.quote, value.start, value.end
    if claim.where and claim.where.carried_from:
        span = claim.where.carried_from
        yield "where", span.quote, span.start, span.end
    for party in claim.responsible:
        yield "responsible", party.quote, party.start, party.end
    for source in claim.sources:
        yield "source", source.quote, source.start, source.end
    for span in (*claim.evidence.facilities, *claim.evidence.responses):
        yield "evidence", span.quote, span.start, span.end
    if claim.evidence.method:
        yield "method", claim.evidence.method.quote, claim.evidence.method.start, claim.evidence.method.end


def _values(claim: Claim) -> Iterator[str]:
    for harm in claim.harms:
        if not figure_agrees(harm):
            yield f"harm: {harm.min}-{harm.max} {harm.bound} is not what {harm.quote!r} says"
    if claim.attacks and not figure_agrees(claim.attacks):
        yield f"attacks: {claim.attacks.min}-{claim.attacks.max} is not what {claim.attacks.quote!r} says"
    for party in claim.responsible:
        if not supports_actor(party.quote, party.actor):
            yield f"responsible: {party.actor} is not named by {party.quote!r}"
    if claim.method and claim.evidence.method and not supports_method(claim.evidence.method.quote, claim.method):
        yield f"method: {claim.method} is not told by {claim.evidence.method.quote!r}"
    for facility, span in zip(claim.facilities, claim.evidence.facilities, strict=False):
        if not supports_facility(span.quote, facility):
            yield f"facility: {facility} is not told by {span.quote!r}"


def figure_agrees(figure: Harm | Attacks) -> bool:
    """Whether min and max are what the figure's own words say, read again by the number grammar."""
    if figure.bound in (Bound.NONE, Bound.NONE_REPORTED):
        return (figure.min, figure.max) == (0, 0)
    tokens = tokenize(figure.quote)
    found = quantities.find(tokens)
    phrases = victims.find(tokens, found)
    told = {(phrase.min, phrase.max) for phrase in phrases} | {(q.min, q.max) for q in found}
    if (figure.min, figure.max) in told:
        return True
    lows = [phrase.min or 0 for phrase in phrases if phrase.min is not None and phrase.min == phrase.max]
    if len(lows) > 1 and figure.min == figure.max == sum(lows):
        return True
    return not told and (figure.min, figure.max) in ((None, None), (1, 1))
