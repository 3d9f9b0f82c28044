"""How well a claim agrees with an event told before it in the same report: place, date, means, doer, figures, words.

1. `holds` names what can be seen of the pair, in plain yes or no (place_same, date_other, figure_more …). 2. Their
weights (same_event.yaml, in log odds) are added up; `events` joins a claim to the event that agrees best, if the sum
reaches the level. The weights are learned by scripts/learn_same_event.py from annotated reports, beginning at those
that were written by hand; docs/decisions/0025 says why.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, hypot, radians
from pathlib import Path

import yaml

from tawthiq.claims.carrying import Event
from tawthiq.claims.drafts import Draft
from tawthiq.claims.frames import days_old
from tawthiq.claims.losses import CASUALTIES
from tawthiq.lexicon.vocabularies import methods
from tawthiq.model.claim import Claim, When, Where
from tawthiq.model.vocabulary import Bound, Kind, Outcome, Precision, Stance
from tawthiq.text import edtf
from tawthiq.text.folding import fold

_WIDE = frozenset((Precision.COUNTRY, Precision.REGION, Precision.GOVERNORATE))
BROAD = _WIDE | {Precision.DISTRICT, Precision.SUBDISTRICT, Precision.CITY}
_LIVING = frozenset((Outcome.DISPLACED, Outcome.DETAINED))
_DYING = frozenset(CASUALTIES)
_PARTS_OF_TOWNS = frozenset((Precision.NEIGHBOURHOOD, Precision.STREET, Precision.LANDMARK, Precision.EXACT))
_SAME_TOWN = 6.0  # km from a quarter to the middle of its town
_FAR_APART = 40.0  # km at which two settlements are no longer each other's surroundings
_BODY = 3  # passages after a headline that tell the same event in full
_MANY_EVENTS = 4
_MANY = 8  # people: a figure as large is seldom that of two events
_NEWS = 7  # days; what is older is no day of what the report tells without one
_YESTERDAY = 1  # day; the same where the words go back to it (ويوم الجمعة الماضي، وكان)

Figure = tuple[str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by what holds, in log odds; the sum from which on a claim is told of the event."""

    level: float
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Setting:
    """What of the report bears on a pair. `is_latest`: the event told last. `events`: how many were told so far.

    `one_place`: of all places of the report that are no larger than a village or a quarter, there is one.
    """

    is_latest: bool
    events: int
    one_place: bool


@cache
def weights() -> Weights:
    """The weights in use."""
    raw = yaml.safe_load(Path(__file__).with_name("same_event.yaml").read_text("utf-8"))
    return Weights(float(raw["level"]), {str(name): float(weight) for name, weight in raw["weights"].items()})


def agreement(event: Event, draft: Draft, setting: Setting) -> float | None:
    """The sum of what speaks for and against the draft telling the event; None for places hit that one clause lists."""
    if (event.passage, event.segment) == (draft.passage, draft.segment):
        return None
    of = weights().weights
    return sum([of.get(name, 0.0) for name in holds(event, draft, setting)])


def holds(event: Event, draft: Draft, setting: Setting) -> list[str]:
    """What holds of a draft and an event told before it, each by its name in same_event.yaml."""
    claim = draft.claim
    found = [*_date(event.when, draft), *_means(event, draft), *_doer(event, claim), *_facilities(event, claim)]
    place = _place(event.where, claim.where)
    weak = draft.weak_place or event.weak_place
    counted = [] if draft.former else list(_figures(event.figures, figures(claim)))  # حصيلة سابقة: another figure
    titled = event.opened_by_headline and draft.passage - event.first_passage <= _BODY
    others = setting.events >= _MANY_EVENTS or draft.turns or draft.fronts_place or place == "place_far"
    if place in _APART and not (weak or titled) and _is_chance(event, claim, among_others=others):
        counted = [name for name in counted if name not in _EQUAL]
    found += counted
    if _suffer_otherwise(event.outcomes, {harm.outcome for harm in claim.harms}):
        found.append("suffer_otherwise")
    if place == "place_inside" and draft.turns and _goes_on_elsewhere(claim):
        place = "place_other_broad"
    found.append(place + "_weak" if weak and place in _APART else place)
    wounded = any(harm.outcome is Outcome.INJURED for harm in claim.harms) and Outcome.INJURED in event.outcomes
    if draft.tally and (wounded or Outcome.KILLED in event.outcomes):
        found.append("tally")
    found += _headline(event, draft)
    found += _position(event, draft, setting)
    if setting.events == 1:
        found.append("only_event")
        if claim.where is None:
            found.append("only_event_and_no_place")
    elif setting.events >= _MANY_EVENTS:
        found.append("many_events")
    if setting.one_place:
        found.append("one_place")
    return found


def is_part_of_town(town: Where, where: Where) -> bool:
    """Whether a quarter or landmark, of which it is not known where it lies, is told of an event in a town."""
    unplaced = where.lat is None and not where.within
    return town.precision is Precision.CITY and where.precision in _PARTS_OF_TOWNS and unplaced


def _goes_on_elsewhere(claim: Claim) -> bool:
    """كما طال القصف قرية س: the attack known by then hits a further place, be it near the town told before."""
    return not claim.harms and fold(claim.quote).startswith("ال")


def _headline(event: Event, draft: Draft) -> Iterator[str]:
    """The sentences after a headline tell its event in full; a new item of a round-up or a turn tells another."""
    body = draft.passage - event.first_passage <= _BODY
    if event.opened_by_headline and body:
        yield "under_headline"
        broad = event.where is not None and event.where.precision in BROAD
        if broad and len(event.members) == 1 and draft.claim.where is not None:
            yield "headline_of_area"
    if draft.is_item and draft.passage != event.passage:
        yield "next_item"
    if draft.turns and not draft.former and not (event.opened_by_headline and draft.passage - event.passage == 1):
        yield "turns"
    if event.when is None and draft.claim.when is not None and not body:
        yield "dates_late"


def _position(event: Event, draft: Draft, setting: Setting) -> Iterator[str]:
    """What speaks for the event told last."""
    if draft.claim.kind is not Kind.INCIDENT:
        yield "answer_or_blame"
    if not setting.is_latest:
        return
    yield "latest"
    if draft.points_back:
        yield "points_back"
    elif draft.knows_site and not draft.turns and event.facilities & set(draft.claim.facilities):
        yield "known_site"
    elif draft.knows_attack and draft.passage - event.passage <= 1 and _is_told_closer(event, draft):
        yield "known_attack"
    if draft.passage == event.passage and draft.claim.where is None:
        yield "same_passage_and_no_place"
    if draft.passage - event.passage <= 1:
        yield "next_passage"
    if draft.claim.kind is not Kind.INCIDENT:
        yield "answer_or_blame_of_latest"


def _is_told_closer(event: Event, draft: Draft) -> bool:
    """ووقع الهجوم على طريق س: whether a known attack of these days is told at a closer place than before."""
    when = draft.claim.when
    recent = when is None or (days_old(when) or 0) <= _NEWS
    return recent and not draft.turns and (event.where is None or event.where.precision in BROAD)


def _date(a: When | None, draft: Draft) -> Iterator[str]:
    b = draft.claim.when
    if b is None:
        yield "undated"
    elif a is None:
        if (days_old(b) or 0) > (_YESTERDAY if draft.goes_back else _NEWS):
            yield "dates_back"
    elif not edtf.compatible(a.edtf, b.edtf):
        yield "date_other"
    else:
        yield "date_same" if a.edtf == b.edtf else "date_near"


def _means(event: Event, draft: Draft) -> Iterator[str]:
    a, b = event.method, draft.claim.method
    if a is None or b is None:
        return
    if a is b:
        yield "means_same"
    else:
        may_be_one = b in methods()[a].refined_by or a in methods()[b].refined_by
        yield "means_other_open" if may_be_one and (event.open_means or draft.open_means) else "means_other"


def _suffer_otherwise(a: set[Outcome], b: set[Outcome]) -> bool:
    """The one tells of dead and wounded, the other of people who fled or were taken."""
    return bool(a and b) and ((a <= _LIVING and b <= _DYING) or (a <= _DYING and b <= _LIVING))


def doers(claim: Claim) -> set[str]:
    """The parties that the claim names as doers, no denial among them."""
    return {
        party.actor for party in claim.responsible if party.stance is not Stance.DENIED and party.actor != "unknown"
    }


def _doer(event: Event, claim: Claim) -> Iterator[str]:
    """Done by parties of which none is named for the other; who merely answers is no other doer."""
    others = doers(claim)
    if claim.kind is Kind.INCIDENT and event.doers and others and not event.doers & others:
        yield "doer_other"


def _facilities(event: Event, claim: Claim) -> Iterator[str]:
    if event.facilities and claim.facilities:
        yield "facility_other" if event.facilities.isdisjoint(claim.facilities) else "facility_same"


def figures(claim: Claim) -> set[Figure]:
    """Figures of whole tolls; vague words (عشرات) bind nothing."""
    return {
        (harm.outcome, harm.min, harm.max)
        for harm in claim.harms
        if harm.subset_of is None and harm.bound is not Bound.VAGUE
    }


def _figures(a: set[Figure], b: set[Figure]) -> Iterator[str]:
    """Equal figures bind, the more the larger; different counts of one outcome part, a larger one more."""
    if not a or not b:
        return
    equal = [figure for figure in a & b if figure[1]]
    if equal:
        many = len(equal) > 1 or max(figure[1] or 0 for figure in equal) > 1
        yield "figures_same" if many else "figure_same"
        return
    outcomes = {figure[0] for figure in a if figure[1]} & {figure[0] for figure in b if figure[1]}
    if outcomes:
        outcome = min(outcomes)
        yield "figure_more" if _most(b, outcome) > _most(a, outcome) else "figure_less"


def _is_chance(event: Event, claim: Claim, *, among_others: bool) -> bool:
    """Whether no more than one small figure is the same: as many were hurt in two villages, each known to lie apart.
    One person is told as often of one event under two names, save among many events, far apart or behind a turn.
    """
    equal = {figure for figure in event.figures & figures(claim) if figure[1]}
    known = all(
        where is not None and where.place_id is not None and where.precision not in _PARTS_OF_TOWNS | _WIDE
        for where in (event.where, claim.where)
    )
    least = 1 if among_others else 2
    return known and len(equal) == 1 and all(least <= (figure[1] or 0) < _MANY for figure in equal)


def _most(of: set[Figure], outcome: str) -> int:
    return max(figure[1] or 0 for figure in of if figure[0] == outcome)


@lru_cache(maxsize=20_000)
def key(name: str) -> str:
    """A place's name without articles and variants of spelling."""
    return " ".join(word.removeprefix("ال") for word in fold(name).split())


_EQUAL = frozenset(("figure_same", "figures_same"))
_APART = frozenset(("place_far", "place_other", "place_other_broad"))


def _place(a: Where | None, b: Where | None) -> str:
    """The same place, one named as the other's surroundings, or two places."""
    if b is None:
        return "place_none"
    if a is None:
        return "place_new"
    key_a, key_b = key(a.place), key(b.place)
    if key_a == key_b:
        return "place_same_wide" if a.precision in _WIDE else "place_same"
    if key_a in {key(name) for name in b.within}:
        return "place_inside"
    if key_b in {key(name) for name in a.within}:
        return "place_around"
    if Precision.COUNTRY in (a.precision, b.precision) and a.country == b.country:
        return "place_country"
    if _bears_name(a, b) or _bears_name(b, a):
        return "place_inside"
    return _apart(a, b)


def _bears_name(town: Where, site: Where) -> bool:
    """Whether what has no point of its own is named after a town (سوق س، مثلث س - ص، مستشفى س العام)."""
    named = key(town.place).split()
    own = key(site.place).split()
    unplaced = site.place_id is None and (town.place_id is None or town.precision not in _WIDE)
    return unplaced and len(own) > len(named) and any(own[at : at + len(named)] == named for at in range(1, len(own)))


def _apart(a: Where, b: Where) -> str:
    """Two places of which neither lies in the other, as far as their names say."""
    apart = None if {a.precision, b.precision} & _WIDE else _kilometres(a, b)
    if apart is not None:
        quarters = a.precision is b.precision is Precision.NEIGHBOURHOOD  # two of one town are two places
        if apart <= _SAME_TOWN and {a.precision, b.precision} & _PARTS_OF_TOWNS and not quarters:
            return "place_of_town"
        if apart > _FAR_APART:
            return "place_far"
    return "place_other_broad" if a.precision in BROAD or b.precision in BROAD else "place_other"


def one_place(drafts: Sequence[Draft]) -> bool:
    """Whether the drafts name one place only that is no larger than a village or a quarter."""
    places = (draft.claim.where for draft in drafts if not draft.weak_place)
    return len({key(where.place) for where in places if where is not None and where.precision not in BROAD}) == 1


def _kilometres(a: Where, b: Where) -> float | None:
    """Distance in km on a flat earth, near enough at this scale; None where a point is not known."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return hypot((a.lat - b.lat) * 111, (a.lon - b.lon) * 111 * cos(radians(a.lat)))
