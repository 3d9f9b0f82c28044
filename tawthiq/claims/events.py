"""Events within one report: which claims speak of one event, and what they tell one another.

1. Claims are taken in text order; each joins the event told before that agrees with it in place, date and means, or,
   where it has no place of its own, the event told last. 2. Claims of one event fill each other's place, date and means
   where they have none (the words' span stays empty: carried over). 3. Totals and forecasts have no event.
"""

from collections.abc import Callable, Mapping, Sequence

from tawthiq.claims import going_on
from tawthiq.claims.agreement import BROAD, Setting, agreement, doers, figures, is_part_of_town, key, one_place, weights
from tawthiq.claims.carrying import Event, alike, carried, carried_when, leaves_open
from tawthiq.claims.dating import dates
from tawthiq.claims.drafts import Draft
from tawthiq.claims.frames import Frame
from tawthiq.claims.periods import counted
from tawthiq.claims.placing import headed, placed
from tawthiq.claims.tolls import laid_to
from tawthiq.model.claim import Claim, Where
from tawthiq.model.vocabulary import Kind, Method

Choose = Callable[[Sequence[tuple[Event, Setting]], int, Draft], Event | None]

NO_EVENT = (Kind.TOTAL, Kind.FORECAST)
_OF_TOLD = (Kind.RESPONSE, Kind.ATTRIBUTION)
_BEHIND = 3  # passages from an event to the words that say when or how it happened
_COMPARED = 60  # events told last that a claim is compared with: no page tells more, a joined year of pages may


def joined(drafts: Sequence[Draft], frame: Frame | None = None, home: Where | None = None) -> list[Claim]:
    """The claims with their event labels (e1, e2 …) and the slots that they carry over, in text order.

    `frame`: what the report says of its days beside its claims; `home` the country that it is about.
    """
    drafts = counted(headed(drafts, frame.heads if frame else ()))
    labels = told(drafts)
    _tell_further(drafts, labels, frame or Frame())
    days = dates(drafts, labels, frame or Frame())
    found = [carried(draft, labels.get(at), days[at]) for at, draft in enumerate(drafts)]
    found = alike(drafts, found)
    return placed(drafts, laid_to(drafts, found, frame.openers if frame else ()), home)


def _tell_further(drafts: Sequence[Draft], labels: Mapping[int, Event], frame: Frame) -> None:
    """ووقعت الحادثة مساء أمس، إن الهجوم نفذ بأسلحة رشاشة: the day and the means of the event told last before that,
    where nothing else tells them.
    """
    for passage, when in frame.happened:
        event = _told_last(drafts, labels, passage)
        if event is not None and event.when is None:
            event.when = carried_when(when)
    for passage, method in frame.means:
        event = _told_last(drafts, labels, passage)
        if event is None or not event.open_means or (event.method is None and method is Method.SUICIDE_BOMBING):
            continue  # where nothing said how, the bomber may be the one who was hit
        if leaves_open(event.method, method):
            event.method = method


def _told_last(drafts: Sequence[Draft], labels: Mapping[int, Event], passage: int) -> Event | None:
    before = [at for at in labels if 0 <= passage - drafts[at].passage <= _BEHIND]
    return labels[max(before)] if before else None


def told(drafts: Sequence[Draft], choose: "Choose | None" = None) -> dict[int, Event]:
    """The event of each draft that has one, by the draft's index; `choose` decides which, by default `best`."""
    events: list[Event] = []
    labels: dict[int, Event] = {}
    at_one_place = one_place(drafts)
    for at, draft in enumerate(drafts):
        if draft.claim.kind in NO_EVENT or draft.of_many:
            continue
        near = [] if draft.stands_apart or draft.is_before else settings(events, at_one_place, draft)
        event = (choose or best)(near, at, draft)
        if event is None:
            event = Event(f"e{len(events) + 1}", first_passage=draft.passage, opened_by_headline=draft.is_headline)
            event.stands_apart = draft.stands_apart
            events.append(event)
        _enter(event, at, draft)
        labels[at] = event
    return labels


def settings(events: Sequence[Event], at_one_place: bool, draft: Draft) -> list[tuple[Event, Setting]]:
    """The events that a claim is compared with, each with what of the report bears on it.

    Where nobody was hurt, nobody is who the claim without a place says was.
    """
    hurt = draft.claim.where is None and any(harm.max != 0 for harm in draft.claim.harms)
    others = (event for event in events if not (event.stands_apart or (hurt and _hurt_nobody(event))))
    open_ones = [event for event in others if not (draft.is_another and event.passage == draft.passage)]
    near = open_ones[-_COMPARED:]
    latest = max(near, key=lambda event: event.members[-1], default=None)
    if draft.came_with and latest is not None:  # وتزامن الانفجار مع قصف: another than that told last
        near = [event for event in near if event is not latest]
        latest = None
    return [(event, Setting(event is latest, len(open_ones), at_one_place)) for event in near]


def _hurt_nobody(event: Event) -> bool:
    return bool(event.figures) and all(most == 0 for _, _, most in event.figures)


def best(near: Sequence[tuple[Event, Setting]], _at: int, draft: Draft) -> Event | None:
    """The event that agrees best with the draft, the latest of equals; None where none agrees enough."""
    if (told_before := going_on.event_of(near, draft)) is not None:
        return told_before
    says_how = draft.claim.kind is not Kind.RESPONSE and draft.claim.method is not None
    answers = draft.claim.kind in _OF_TOLD and draft.claim.where is None and not says_how
    # An answer or a charge is about something told, and no event itself.
    found, score = None, 0.0 if answers else weights().level
    for event, setting in near:
        how_well = agreement(event, draft, setting)
        if how_well is not None and how_well >= score:
            found, score = event, how_well
    return found


def _tells_place_better(event: Event, draft: Draft, where: Where) -> bool:
    """Whether a claim's place is the event's first, its first sure one, or one inside that told before."""
    if event.where is None or (event.weak_place and not draft.weak_place):
        return True
    if draft.weak_place:
        return False
    if draft.knows_attack and event.where.precision in BROAD and where.precision not in BROAD:
        return True  # وقع الهجوم على طريق س
    return key(event.where.place) in {key(name) for name in where.within} or is_part_of_town(event.where, where)


def _enter(event: Event, at: int, draft: Draft) -> None:
    claim = draft.claim
    event.members.append(at)
    event.passage, event.segment = draft.passage, draft.segment
    event.doers |= doers(claim)
    event.figures |= figures(claim)
    event.outcomes |= {harm.outcome for harm in claim.harms}
    event.facilities.update(claim.facilities)
    if claim.where and _tells_place_better(event, draft, claim.where):
        event.where, event.weak_place = claim.where, draft.weak_place
    if claim.when and event.when is None:
        event.when = claim.when
    if claim.method and (event.method is None or (event.open_means and not draft.open_means)):
        event.method, event.open_means = claim.method, draft.open_means
