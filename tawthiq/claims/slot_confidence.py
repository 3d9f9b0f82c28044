"""How likely each slot of a claim is right, by the same small score as the claim's own confidence (confidence.py).

"Right" means: where a person annotating the report has this claim at all, the slot says the same; an empty slot is
right where the person's is empty, too. So a low confidence of an empty slot says that something may have been missed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from tawthiq.claims.confidence import Surroundings, model, probability
from tawthiq.claims.confidence import features as features_of_claim
from tawthiq.model.claim import Claim, SlotConfidence
from tawthiq.model.vocabulary import Facility, Kind, Method, OriginKind, Precision, Stance
from tawthiq.records import replace

_AREAS = frozenset({Precision.GOVERNORATE, Precision.REGION, Precision.COUNTRY})
_DAY = len("2020-03-05")
_MANY = 3  # values of a slot


def with_confidence(claim: Claim, around: Surroundings) -> Claim:
    """The claim with its own confidence and that of each slot, 0 to 1 with two decimals."""
    known, shared = model(), features_of_claim(claim, around)
    slots = {slot: probability(known.slots[slot].odds(_holds(claim, slot, shared))) for slot in SEEN}
    whole = probability(known.claim.odds(shared))
    return replace(claim, confidence=whole, slot_confidence=SlotConfidence(**slots))


def features(claim: Claim, around: Surroundings) -> Mapping[str, tuple[str, ...]]:
    """What holds of each slot: what is seen of itself, and what of the claim as a whole bears on it."""
    shared = features_of_claim(claim, around)
    return {slot: _holds(claim, slot, shared) for slot in SEEN}


def _holds(claim: Claim, slot: str, shared: Iterable[str]) -> tuple[str, ...]:
    own, bearing = SEEN[slot]
    return (*own(claim), *[name for name in shared if name in bearing])


def _where(claim: Claim) -> Iterator[str]:
    where = claim.where
    if where is None:
        return
    if where.precision in _AREAS:
        yield "area_only"
    if where.alternatives:
        yield "namesakes"
    if where.within:
        yield "within_told"


def _when(claim: Claim) -> Iterator[str]:
    when = claim.when
    if when is None:
        return
    if when.resolved_from is not None:
        yield "reckoned"
    if "/" in when.edtf:
        yield "span_of_days"
    elif len(when.edtf) < _DAY or "X" in when.edtf or "~" in when.edtf:
        yield "no_exact_day"


def _method(claim: Claim) -> Iterator[str]:
    if claim.method in (Method.OTHER, Method.EXPLOSION, Method.CLASHES):
        yield "vague_means"
    words = claim.evidence.method
    if words is not None and not claim.start <= words.start < claim.end:
        yield "means_carried"


def _facilities(claim: Claim) -> Iterator[str]:
    if not claim.facilities:
        yield "no_facility"
    if len(claim.facilities) > 1:
        yield "facilities"
    if Facility.RESIDENTIAL in claim.facilities:
        yield "homes"


def _responsible(claim: Claim) -> Iterator[str]:
    if len(claim.responsible) > 1:
        yield "parties"
    if any(party.stance is not Stance.ALLEGED for party in claim.responsible):
        yield "stance_taken"
    if any(not claim.start <= party.start < claim.end for party in claim.responsible):
        yield "party_carried"
    if claim.response:
        yield "response"


def _sources(claim: Claim) -> Iterator[str]:
    if len(claim.sources) > 1:
        yield "sources"
    if len(claim.sources) >= _MANY:
        yield "many_sources"
    if any(source.kind is OriginKind.ANONYMOUS_SOURCE for source in claim.sources):
        yield "unnamed_source"
    if any(not claim.start <= source.start < claim.end for source in claim.sources):
        yield "source_carried"


def _harms(claim: Claim) -> Iterator[str]:
    if len(claim.harms) > 1:
        yield "figures"


def _kind(claim: Claim) -> Iterator[str]:
    if claim.kind in (Kind.ATTRIBUTION, Kind.RESPONSE):
        yield "about_an_event"
    if claim.incident is None:
        yield "no_event"


_EVERYWHERE = frozenset({"total", "attack_only", "in_headline", "shares_words", "long_words"})
_FIGURES = frozenset({"all_counted", "vague_figure", "denies_harm", "many_figures", "has_parts", "status_told"})

SEEN: Mapping[str, tuple[Callable[[Claim], Iterator[str]], frozenset[str]]] = {
    "kind": (_kind, _EVERYWHERE | {"no_event_of_its_own", "denies_harm", "means_told", "party_told"}),
    "harms": (_harms, _EVERYWHERE | _FIGURES | {"short_words"}),
    "where": (_where, _EVERYWHERE | {"no_place", "place_carried", "place_unknown"}),
    "when": (_when, _EVERYWHERE | {"no_time", "time_carried"}),
    "method": (_method, _EVERYWHERE | {"means_told"}),
    "facilities": (_facilities, _EVERYWHERE | {"means_told"}),
    "responsible": (_responsible, _EVERYWHERE | {"party_told", "means_told"}),
    "sources": (_sources, _EVERYWHERE | {"source_told"}),
}
"""For each slot what is seen of it, and which features of the claim bear on it: all of them would be too many to learn
from a few hundred claims.
"""
