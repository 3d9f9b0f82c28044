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

_PLACE_REACH = 2  # passages over which a place told still holds


@dataclass(slots=True)
class Event:
    """An event of the report as told so far: its claims by their index, and what they say of it."""

    label: str
    members: list[int] = field(default_factory=list)
    where: Where | None = None
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
    """For each draft the date of its event, else the day of the report where the words before it name that day."""
    last = day
    found: list[When | None] = []
    for at, draft in enumerate(drafts):
        event = labels.get(at)
        own = draft.claim.when or (event.when if event else None)
        if draft.claim.when:
            last = draft.claim.when if _is_news_time(draft.claim.when) else day
        found.append(own or (last if event and not draft.stands_apart else None))
    return found


def _is_news_time(when: When) -> bool:
    """Whether the words name the day of the report itself (اليوم): they hold for what follows them."""
    against = when.resolved_from.against if when.resolved_from else None
    return against is not None and when.edtf == against[:10]


def carried(draft: Draft, event: Event | None, when: When | None) -> Claim:
    """The claim with the label of its event and the slots that it carries over."""
    claim = draft.claim
    if event is None:
        return claim
    method, evidence, where = claim.method, claim.evidence, claim.where
    if event.method is not method and draft.open_means and event.method is not None:
        method, evidence = event.method, replace(evidence, method=None)
    if where is None and event.where is not None:
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
