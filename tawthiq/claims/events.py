"""Events within one report: which claims speak of one event, and what they tell one another.

1. Claims are taken in text order; each joins the event told before that agrees with it in place, date and means, or,
   where it has no place of its own, the event told last. 2. Claims of one event fill each other's place, date and means
   where they have none (the words' span stays empty: carried over). 3. Totals and forecasts have no event.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tawthiq.claims.drafts import Draft
from tawthiq.model.claim import Claim, Span, When, Where
from tawthiq.model.vocabulary import Kind, Method
from tawthiq.text import edtf
from tawthiq.text.folding import fold

_NO_EVENT = (Kind.TOTAL, Kind.FORECAST)
_VAGUE_MEANS = frozenset((Method.EXPLOSION, Method.OTHER, Method.CLASHES))
_ARTILLERY = frozenset((Method.SHELLING, Method.AIRSTRIKE, Method.DRONE_STRIKE))


@dataclass(slots=True)
class _Event:
    label: str
    members: list[int] = field(default_factory=list)
    where: Where | None = None
    when: When | None = None
    method: Method | None = None


def joined(drafts: Sequence[Draft]) -> list[Claim]:
    """The claims with their event labels (e1, e2 …) and the slots that they carry over, in text order."""
    events: list[_Event] = []
    labels: dict[int, _Event] = {}
    for at, draft in enumerate(drafts):
        if draft.claim.kind in _NO_EVENT:
            continue
        event = _find(events, drafts, draft, at)
        if event is None:
            event = _Event(f"e{len(events) + 1}")
            events.append(event)
        _enter(event, at, draft.claim)
        labels[at] = event
    dates = _dates(drafts, labels)
    return [_carried(draft.claim, labels.get(at), dates[at]) for at, draft in enumerate(drafts)]


def _find(events: Sequence[_Event], drafts: Sequence[Draft], draft: Draft, at: int) -> _Event | None:
    claim = draft.claim
    fitting = [event for event in events if _fits(event, claim)]
    if claim.where is None:
        if events and fitting and (draft.points_back or claim.harms or claim.kind is not Kind.INCIDENT):
            last = events[-1] if events[-1] in fitting else fitting[-1]
            return last
        return fitting[-1] if fitting else None
    same = [event for event in fitting if event.where is not None and _place_agrees(event.where, claim.where)]
    if same:
        return same[-1]
    placeless = [event for event in fitting if event.where is None and _is_near(drafts, event, at)]
    return placeless[-1] if placeless else None


def _is_near(drafts: Sequence[Draft], event: _Event, at: int) -> bool:
    """A headline or opening sentence without a place is completed by the next one that has it."""
    return event.members[-1] >= at - 2


def _fits(event: _Event, claim: Claim) -> bool:
    if event.when and claim.when and not edtf.compatible(event.when.edtf, claim.when.edtf):
        return False
    return _means_agree(event.method, claim.method)


def _means_agree(a: Method | None, b: Method | None) -> bool:
    if a is None or b is None or a is b:
        return True
    return bool({a, b} & _VAGUE_MEANS)


def _key(name: str) -> str:
    folded = fold(name)
    return " ".join(word.removeprefix("ال") for word in folded.split())


def _place_agrees(a: Where, b: Where) -> bool:
    """The same place, or one named as the other's surroundings."""
    key_a, key_b = _key(a.place), _key(b.place)
    if key_a == key_b:
        return True
    return key_a in {_key(name) for name in b.within} or key_b in {_key(name) for name in a.within}


def _enter(event: _Event, at: int, claim: Claim) -> None:
    event.members.append(at)
    if claim.where and (event.where is None or _key(event.where.place) in {_key(name) for name in claim.where.within}):
        event.where = claim.where
    if claim.when and event.when is None:
        event.when = claim.when
    if claim.method and event.method is None:
        event.method = claim.method


def _dates(drafts: Sequence[Draft], labels: dict[int, _Event]) -> list[When | None]:
    """For each draft the date of its event, else the date told last before it."""
    last: When | None = None
    found: list[When | None] = []
    for at, draft in enumerate(drafts):
        event = labels.get(at)
        own = draft.claim.when or (event.when if event else None)
        if draft.claim.when and draft.claim.kind not in _NO_EVENT:
            last = draft.claim.when
        found.append(own or (last if event else None))
    return found


def _carried(claim: Claim, event: _Event | None, when: When | None) -> Claim:
    if event is None:
        return claim
    claim = replace(claim, incident=event.label, method=claim.method or event.method)
    if claim.where is None and event.where is not None:
        claim = replace(claim, where=_carried_where(event.where))
    if claim.when is None and when is not None:
        claim = replace(claim, when=replace(when, quote=None, start=None, end=None))
    return claim


def _carried_where(where: Where) -> Where:
    span = None
    if where.quote is not None and where.start is not None and where.end is not None:
        span = Span(where.quote, where.start, where.end)
    return replace(where, quote=None, start=None, end=None, carried_from=where.carried_from or span)
