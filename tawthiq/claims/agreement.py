"""How well a claim agrees with an event told before it in the same report: place, date, means, doer, figures, words.

Each agreement or difference adds its weight; `events` joins a claim to the event that agrees best, if well enough.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians

from tawthiq.claims.carrying import Event
from tawthiq.claims.drafts import Draft
from tawthiq.model.claim import Claim, When, Where
from tawthiq.model.vocabulary import Bound, Kind, Outcome, Precision, Stance
from tawthiq.text import edtf
from tawthiq.text.folding import fold

_WIDE = frozenset((Precision.COUNTRY, Precision.REGION, Precision.GOVERNORATE))
_BROAD = _WIDE | {Precision.DISTRICT, Precision.SUBDISTRICT, Precision.CITY}
_LIVING = frozenset((Outcome.DISPLACED, Outcome.DETAINED))
_DYING = frozenset((Outcome.KILLED, Outcome.INJURED, Outcome.KILLED_OR_INJURED))
_PARTS_OF_TOWNS = frozenset((Precision.NEIGHBOURHOOD, Precision.STREET, Precision.LANDMARK, Precision.EXACT))
_SAME_TOWN = 6.0  # km from a quarter to the middle of its town
_FAR_APART = 40.0  # km at which two settlements are no longer each other's surroundings
_NEVER = -10.0
_BODY = 3  # passages after a headline that tell the same event in full


@dataclass(frozen=True, slots=True)
class Weights:
    """What each agreement or difference adds to the case that a claim tells an event told before."""

    enough: float = 0.7
    same_date: float = 0.5
    near_date: float = 0.2
    same_means: float = 0.5
    other_means: float = -1.5
    same_place: float = 1.5
    same_wide_place: float = 0.5
    inside: float = 0.8
    broad_place: float = -1.2
    other_place: float = -1.2
    same_figures: float = 1.0
    many_figures: float = 0.5
    other_figures: float = -0.3
    next_passage: float = 0.5
    points_back: float = 2.0
    no_incident: float = 0.5
    after_headline: float = 0.5
    latest: float = 0.0
    same_passage: float = 0.4
    turning: float = -0.4
    late_date: float = -1.0
    next_item: float = -1.5
    other_doer: float = -2.0
    tally: float = 0.5
    headline_broad: float = 0.9


WEIGHTS = Weights()


def agreement(event: Event, draft: Draft, *, is_latest: bool) -> float:
    """How well the draft agrees with the event; below zero where it differs. `is_latest`: the event told last."""
    claim = draft.claim
    if (event.passage, event.segment) == (draft.passage, draft.segment):
        return _NEVER  # places hit that one clause lists
    score = _date_agreement(event.when, claim.when) + _means_agreement(event, draft) + _doer_agreement(event, claim)
    score += _figure_agreement(event.figures, figures(claim))
    score += WEIGHTS.other_figures * _suffer_otherwise(event.outcomes, {harm.outcome for harm in claim.harms})
    same_place = _place_agreement(event.where, claim.where)
    score += max(same_place, 0.0) if draft.weak_place or event.weak_place else same_place
    score += WEIGHTS.tally * (draft.tally and Outcome.KILLED in event.outcomes)
    score += _headline_agreement(event, draft)
    return score + (_nearness(event, draft) if is_latest else 0.0)


def _headline_agreement(event: Event, draft: Draft) -> float:
    """The sentences after a headline tell its event in full; a new item of a round-up or a turn tells another."""
    body = draft.passage - event.first_passage <= _BODY
    under_headline = event.opened_by_headline and draft.passage - event.passage == 1
    score = WEIGHTS.after_headline * (event.opened_by_headline and body)
    score += WEIGHTS.next_item * (draft.is_item and draft.passage != event.passage)
    score += WEIGHTS.turning * (draft.turns and not under_headline)
    if event.opened_by_headline and body and len(event.members) == 1:
        broad = event.where is not None and event.where.precision in _BROAD
        score += WEIGHTS.headline_broad * (broad and draft.claim.where is not None)
    dates_late = event.when is None and draft.claim.when is not None and not body
    return score + WEIGHTS.late_date * dates_late


def _nearness(event: Event, draft: Draft) -> float:
    """What speaks for the event told last."""
    score = WEIGHTS.latest + WEIGHTS.points_back * draft.points_back
    score += WEIGHTS.same_passage * (draft.passage == event.passage and draft.claim.where is None)
    score += WEIGHTS.next_passage * (draft.passage - event.passage <= 1)
    return score + WEIGHTS.no_incident * (draft.claim.kind is not Kind.INCIDENT)


def _date_agreement(a: When | None, b: When | None) -> float:
    if a is None or b is None:
        return 0.0
    if not edtf.compatible(a.edtf, b.edtf):
        return _NEVER
    return WEIGHTS.same_date if a.edtf == b.edtf else WEIGHTS.near_date


def _means_agreement(event: Event, draft: Draft) -> float:
    a, b = event.method, draft.claim.method
    if a is None or b is None:
        return 0.0
    if a is b:
        return WEIGHTS.same_means
    return 0.0 if event.open_means or draft.open_means else WEIGHTS.other_means


def _suffer_otherwise(a: set[Outcome], b: set[Outcome]) -> bool:
    """The one tells of dead and wounded, the other of people who fled or were taken."""
    return bool(a and b) and ((a <= _LIVING and b <= _DYING) or (a <= _DYING and b <= _LIVING))


def doers(claim: Claim) -> set[str]:
    """The parties that the claim names as doers, no denial among them."""
    return {
        party.actor for party in claim.responsible if party.stance is not Stance.DENIED and party.actor != "unknown"
    }


def _doer_agreement(event: Event, claim: Claim) -> float:
    """Done by parties of which none is named for the other; who merely answers is no other doer."""
    others = doers(claim)
    if not event.doers or not others:
        return 0.0
    return WEIGHTS.other_doer * (claim.kind is Kind.INCIDENT and not event.doers & others)


def figures(claim: Claim) -> set[tuple[str, int | None, int | None]]:
    """Figures of whole tolls; vague words (عشرات) bind nothing."""
    return {
        (harm.outcome, harm.min, harm.max)
        for harm in claim.harms
        if harm.subset_of is None and harm.bound is not Bound.VAGUE
    }


def _figure_agreement(a: set[tuple[str, int | None, int | None]], b: set[tuple[str, int | None, int | None]]) -> float:
    """Equal figures bind, the more the larger; different counts of one outcome part."""
    if not a or not b:
        return 0.0
    equal = [figure for figure in a & b if figure[1]]
    if equal:
        many = len(equal) > 1 or max(figure[1] or 0 for figure in equal) > 1
        return WEIGHTS.same_figures + WEIGHTS.many_figures * many
    outcomes = {figure[0] for figure in a if figure[1]} & {figure[0] for figure in b if figure[1]}
    return WEIGHTS.other_figures if outcomes else 0.0


@lru_cache(maxsize=20_000)
def key(name: str) -> str:
    """A place's name without articles and variants of spelling."""
    return " ".join(word.removeprefix("ال") for word in fold(name).split())


def _place_agreement(a: Where | None, b: Where | None) -> float:
    """The same place, one named as the other's surroundings, or two places."""
    if a is None or b is None:
        return 0.0
    key_a, key_b = key(a.place), key(b.place)
    if key_a == key_b:
        return WEIGHTS.same_wide_place if a.precision in _WIDE else WEIGHTS.same_place
    if key_a in {key(name) for name in b.within} or key_b in {key(name) for name in a.within}:
        return WEIGHTS.inside
    if Precision.COUNTRY in (a.precision, b.precision) and a.country == b.country:
        return 0.0
    apart = _kilometres(a, b)
    if apart is not None and not {a.precision, b.precision} & _WIDE:
        if apart <= _SAME_TOWN and {a.precision, b.precision} & _PARTS_OF_TOWNS:
            return WEIGHTS.inside
        if apart > _FAR_APART:
            return WEIGHTS.other_place
    return WEIGHTS.broad_place if a.precision in _BROAD or b.precision in _BROAD else WEIGHTS.other_place


def _kilometres(a: Where, b: Where) -> float | None:
    """Distance in km on a flat earth, near enough at this scale; None where a point is not known."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return hypot((a.lat - b.lat) * 111, (a.lon - b.lon) * 111 * cos(radians(a.lat)))
