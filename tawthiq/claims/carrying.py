"""Carrying over: what the claims of one event tell one another where their own words do not say it.

1. A claim takes the place, the date and an open means from its event; the span of the words stays empty. 2. A claim
whose event has no date takes the day of the report where the words before it name that day. 3. A claim whose event has
no place anywhere takes the one told just before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tawthiq.claims.drafts import Draft
from tawthiq.model.claim import Claim, Span, When, Where
from tawthiq.model.vocabulary import Kind, Method, Outcome
from tawthiq.text import edtf

_PLACE_REACH = 2  # passages over which a place told still holds


@dataclass(slots=True)
class Event:
    """An event of the report as told so far: its claims by their index, and what they say of it."""

    label: str
    members: list[int] = field(default_factory=list)
    where: Where | None = None
    weak_place: bool = False
    when: When | None = None
    method: Method | None = None
    open_means: bool = True
    figures: set[tuple[str, int | None, int | None]] = field(default_factory=set)
    outcomes: set[Outcome] = field(default_factory=set)
    doers: set[str] = field(default_factory=set)
    passage: int = 0
    segment: int = 0
    first_passage: int = 0
    opened_by_headline: bool = False


def dates(drafts: Sequence[Draft], labels: Mapping[int, Event], day: When | None) -> list[When | None]:
    """For each draft the date of its event, else the day of the report where the words before it name that day.

    The day of the report is اليوم, or أمس where nothing of today is told before it.
    """
    last = day
    today = False
    found: list[When | None] = []
    for at, draft in enumerate(drafts):
        event = labels.get(at)
        own = draft.claim.when or (event.when if event else None)
        if draft.claim.when:
            age = _days_old(draft.claim.when)
            last = draft.claim.when if age == 0 or (age == 1 and not today) else day
            today = today or age == 0
        found.append(own or (last if event and not draft.stands_apart else None))
    return found


def _days_old(when: When) -> int | None:
    """How many days before the day of speaking a day or night was; None where the words do not tell one from it."""
    against = when.resolved_from.against if when.resolved_from else None
    spoken, told = edtf.days(against[:10]) if against else None, edtf.days(when.edtf)
    if spoken is None or told is None or (told[1] - told[0]).days > 1:
        return None
    return (spoken[0] - told[1]).days


def carried(draft: Draft, event: Event | None, when: When | None) -> Claim:
    """The claim with the label of its event and the slots that it carries over."""
    claim = draft.claim
    if event is None:
        return claim
    method, evidence, where = claim.method, claim.evidence, claim.where
    if event.method is not method and draft.open_means and event.method is not None:
        method, evidence = event.method, replace(evidence, method=None)
    if event.where is not None and (where is None or (draft.weak_place and not event.weak_place)):
        where = _carried_where(event.where)
    day = claim.when
    if day is None and when is not None:
        day = replace(when, quote=None, start=None, end=None)
    return replace(claim, incident=event.label, method=method, evidence=evidence, where=where, when=day)


def placed(drafts: Sequence[Draft], claims: Sequence[Claim]) -> list[Claim]:
    """A claim whose event has no place anywhere takes the one told last, within the passages just before."""
    out: list[Claim] = []
    last: tuple[int, Where] | None = None
    for draft, claim in zip(drafts, claims, strict=True):
        if (
            claim.where is None
            and last
            and not draft.is_headline
            and draft.passage - last[0] <= _PLACE_REACH
            and claim.kind is not Kind.FORECAST
            and not (
                draft.turns and draft.claim.when is not None
            )  # a turn with a date of its own: elsewhere, it may be
        ):
            out.append(replace(claim, where=_carried_where(last[1])))
            continue
        if claim.where is not None:
            last = (draft.passage, claim.where)
        out.append(claim)
    return out


def _carried_where(where: Where) -> Where:
    span = None
    if where.quote is not None and where.start is not None and where.end is not None:
        span = Span(where.quote, where.start, where.end)
    return replace(where, quote=None, start=None, end=None, carried_from=where.carried_from or span)
