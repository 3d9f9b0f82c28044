"""The claims of a segment at the places that it tells of.

1. A toll told place by place is a total and a claim for each part (`apportioned`). 2. Several places hit give one
claim a place where no figure is of them all (`sharing`). 3. A title's one place may stand behind its segment.
"""

from collections.abc import Sequence

from tawthiq.claims import apportioned
from tawthiq.claims.areas import is_country
from tawthiq.claims.mentions import At
from tawthiq.claims.quoting import is_inside, words
from tawthiq.claims.sharing import Share, core_without_harm, shares
from tawthiq.claims.struck import hit_at
from tawthiq.claims.telling import Told
from tawthiq.model.claim import Claim
from tawthiq.model.passage import Role
from tawthiq.model.vocabulary import Kind
from tawthiq.records import replace
from tawthiq.text.folding import fold


def at_places(told: Told, base: Claim, core: Sequence[At]) -> list[Claim]:
    """The claims that the segment's one claim, which has no place yet, comes to; at least one."""
    shared = shares(told, base.harms, base.kind)
    placed = [_at_place(told, base, core, shared, at) for at in range(len(shared))]
    return _apportioned(told, base) or placed or [_in_title(told, base)]


def _in_title(told: Told, base: Claim) -> Claim:
    """A title's claim with the one place that the title names after it (قتلى بغارات، وقصف مدفعي على ريف حلب)."""
    if told.reading.passage.role is not Role.HEADLINE or told.named or base.kind not in (Kind.INCIDENT, Kind.TOTAL):
        return base
    later = [place for place in told.reading.places if place.at.first > told.segment.last]
    beside = [place for place in later if place.is_event_place and not place.is_goal]
    if len({place.where.place for place in beside}) != 1 or is_country(beside[0]):
        return base
    return replace(base, where=beside[0].where)


def _at_place(told: Told, base: Claim, core: Sequence[At], shared: Sequence[Share], at: int) -> Claim:
    """The claim of one of the places hit, with what was hit there and who came to harm."""
    place = shared[at].place
    if not shared[at].harmed:
        base, core = replace(base, harms=(), people=()), core_without_harm(told)
    hit = hit_at(told.facilities, [share.place for share in shared], at)
    own = (party for party in base.responsible if is_inside(told, party))
    slots = (*base.harms, *own, base.when, place.where)
    quote, start, end = words(told, [*core, place.at], slots)
    evidence = replace(base.evidence, facilities=tuple(told.reading.span(mention.at) for mention in hit))
    facilities = tuple(mention.facility for mention in hit)
    return replace(base, where=place.where, facilities=facilities, evidence=evidence, quote=quote, start=start, end=end)


def _apportioned(told: Told, base: Claim) -> list[Claim]:
    """A toll told place by place: the total of all, and what happened in each place."""
    toll = apportioned.toll(told.reading, told.segment.first, told.segment.last)
    if base.kind is not Kind.INCIDENT or toll is None:
        return []
    first, last = (told.reading.passage.tokens[at] for at in toll.span)
    others = [harm for harm in base.harms if not first.start < (harm.start or 0) < last.end]
    own = {fold(part.place.where.place) for part in toll.parts}
    around = next((place.where for place in told.named if fold(place.where.place) not in own), None)
    whole = replace(base, kind=Kind.TOTAL, harms=tuple(others), where=around)
    return [whole, *(_in_part(told, base, part) for part in toll.parts)]


def _in_part(told: Told, base: Claim, part: apportioned.Part) -> Claim:
    """The claim of one part of a toll; what was hit is not said of it."""
    quote = told.reading.span(part.at)
    evidence = replace(base.evidence, facilities=())
    own = replace(base, harms=(part.harm,), people=(), facilities=(), where=part.place.where, evidence=evidence)
    return replace(own, quote=quote.quote, start=quote.start, end=quote.end)
