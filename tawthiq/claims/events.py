"""Events within one report: which claims speak of one event, and what they tell one another.

1. Claims are taken in text order; each joins the event told before that agrees with it in place, date and means, or,
   where it has no place of its own, the event told last. 2. Claims of one event fill each other's place, date and means
   where they have none (the words' span stays empty: carried over). 3. Totals and forecasts have no event.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians

from tawthiq.claims.carrying import Event, carried, dates, placed
from tawthiq.claims.drafts import Draft
from tawthiq.claims.mentions import TimeMention
from tawthiq.claims.reading import PassageReading
from tawthiq.model.claim import Claim, When, Where
from tawthiq.model.passage import Role
from tawthiq.model.vocabulary import Bound, Kind, Outcome, Precision, Stance
from tawthiq.text import edtf
from tawthiq.text.folding import fold

_NO_EVENT = (Kind.TOTAL, Kind.FORECAST)
_WIDE = frozenset((Precision.COUNTRY, Precision.REGION, Precision.GOVERNORATE))
_BROAD = _WIDE | {Precision.DISTRICT, Precision.SUBDISTRICT, Precision.CITY}
_LIVING = frozenset((Outcome.DISPLACED, Outcome.DETAINED))
_DYING = frozenset((Outcome.KILLED, Outcome.INJURED, Outcome.KILLED_OR_INJURED))
_PARTS_OF_TOWNS = frozenset((Precision.NEIGHBOURHOOD, Precision.STREET, Precision.LANDMARK, Precision.EXACT))
_SAME_TOWN = 6.0  # km from a quarter to the middle of its town
_FAR_APART = 40.0  # km at which two settlements are no longer each other's surroundings
_NEVER = -10.0
_COMPARED = 60  # events told last that a claim is compared with: no page tells more, a joined year of pages may
_HEADING = 3  # passages at the top of a page among which a round-up names its day
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
    other_figures: float = -0.7
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


WEIGHTS = Weights()


def joined(drafts: Sequence[Draft], day: When | None = None) -> list[Claim]:
    """The claims with their event labels (e1, e2 …) and the slots that they carry over, in text order.

    `day` is the day that the report as a whole tells of (حصاد يوم السبت …), None where it does not say so.
    """
    events: list[Event] = []
    labels: dict[int, Event] = {}
    opened = 0
    for at, draft in enumerate(drafts):
        if draft.claim.kind in _NO_EVENT:
            continue
        event = None if draft.stands_apart else _find(events, draft)
        if event is None:
            opened += 1
            event = Event(f"e{opened}", first_passage=draft.passage, opened_by_headline=draft.is_headline)
            if not draft.stands_apart:
                events.append(event)
        _enter(event, at, draft)
        labels[at] = event
    days = dates(drafts, labels, day)
    return placed(drafts, [carried(draft, labels.get(at), days[at]) for at, draft in enumerate(drafts)])


def day_of_report(reading: PassageReading) -> When | None:
    """The day that a headline says a round-up is of (حصاد الأحداث ليوم السبت 18-06-2022)."""
    passage = reading.passage
    if passage.role is not Role.HEADLINE or passage.index > _HEADING or reading.harms:
        return None
    for mention in reading.times:
        after = fold(passage.text[: mention.at.start - passage.start]).split()
        if edtf.precision(mention.when.edtf) is edtf.Precision.DAY and (_names_day(mention) or after[-1:] == ["ليوم"]):
            return mention.when
    return None


def _names_day(mention: TimeMention) -> bool:
    return fold(mention.when.quote or "").startswith(("ليوم", "يوم", "بتاريخ", "لتاريخ"))


def _find(events: Sequence[Event], draft: Draft) -> Event | None:
    """The event that agrees best with the draft, the latest of equals; None where none agrees enough."""
    near = events[-_COMPARED:]
    latest = max(near, key=lambda event: event.members[-1], default=None)
    best, score = None, WEIGHTS.enough
    for event in near:
        agreement = _agreement(event, draft, is_latest=event is latest)
        if agreement >= score:
            best, score = event, agreement
    return best


def _agreement(event: Event, draft: Draft, *, is_latest: bool) -> float:
    claim = draft.claim
    if (event.passage, event.segment) == (draft.passage, draft.segment):
        return _NEVER  # places hit that one clause lists
    score = WEIGHTS.other_doer * _by_others(event.doers, claim)
    score += _date_agreement(event.when, claim.when) + _means_agreement(event, draft)
    score += _figure_agreement(event.figures, _figures(claim))
    score += WEIGHTS.other_figures * _suffer_otherwise(event.outcomes, {harm.outcome for harm in claim.harms})
    same_place = _place_agreement(event.where, claim.where)
    score += max(same_place, 0.0) if draft.weak_place or event.weak_place else same_place
    if event.opened_by_headline and draft.passage - event.first_passage <= _BODY:
        score += WEIGHTS.after_headline
    under_headline = event.opened_by_headline and draft.passage - event.passage == 1
    score += WEIGHTS.next_item * (draft.is_item and draft.passage != event.passage)
    score += WEIGHTS.turning * (draft.turns and not under_headline)
    dates_late = event.when is None and claim.when is not None and draft.passage - event.first_passage > _BODY
    score += WEIGHTS.late_date * dates_late
    if is_latest:
        score += WEIGHTS.same_passage * (draft.passage == event.passage and claim.where is None)
        near = draft.passage - event.passage <= 1
        score += WEIGHTS.latest + WEIGHTS.next_passage * near + WEIGHTS.points_back * draft.points_back
        score += WEIGHTS.no_incident * (claim.kind is not Kind.INCIDENT)
    return score


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


def _doers(claim: Claim) -> set[str]:
    return {
        party.actor for party in claim.responsible if party.stance is not Stance.DENIED and party.actor != "unknown"
    }


def _by_others(doers: set[str], claim: Claim) -> bool:
    """The one is done by parties of which none is named for the other; who merely answers is no other doer."""
    others = _doers(claim)
    return claim.kind is Kind.INCIDENT and bool(doers and others) and not doers & others


def _figures(claim: Claim) -> set[tuple[str, int | None, int | None]]:
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
def _key(name: str) -> str:
    return " ".join(word.removeprefix("ال") for word in fold(name).split())


def _place_agreement(a: Where | None, b: Where | None) -> float:
    """The same place, one named as the other's surroundings, or two places."""
    if a is None or b is None:
        return 0.0
    key_a, key_b = _key(a.place), _key(b.place)
    if key_a == key_b:
        return WEIGHTS.same_wide_place if a.precision in _WIDE else WEIGHTS.same_place
    if key_a in {_key(name) for name in b.within} or key_b in {_key(name) for name in a.within}:
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


def _tells_place_better(event: Event, draft: Draft, where: Where) -> bool:
    """Whether a claim's place is the event's first, its first sure one, or one inside that told before."""
    if event.where is None or (event.weak_place and not draft.weak_place):
        return True
    return not draft.weak_place and _key(event.where.place) in {_key(name) for name in where.within}


def _enter(event: Event, at: int, draft: Draft) -> None:
    claim = draft.claim
    event.members.append(at)
    event.passage, event.segment = draft.passage, draft.segment
    event.doers |= _doers(claim)
    event.figures |= _figures(claim)
    event.outcomes |= {harm.outcome for harm in claim.harms}
    if claim.where and _tells_place_better(event, draft, claim.where):
        event.where, event.weak_place = claim.where, draft.weak_place
    if claim.when and event.when is None:
        event.when = claim.when
    if claim.method and (event.method is None or (event.open_means and not draft.open_means)):
        event.method, event.open_means = claim.method, draft.open_means
