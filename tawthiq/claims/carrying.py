"""Carrying over: what the claims of one event tell one another where their own words do not say it.

1. A claim takes the place, the date and an open means from its event; the span of the words stays empty. 2. A claim
whose event has no date takes the one that the words before it let hold (dating). 3. A claim whose event has no place
anywhere takes the one told just before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tawthiq.claims.drafts import Draft
from tawthiq.lexicon.vocabularies import methods
from tawthiq.model.claim import Claim, Span, When, Where
from tawthiq.model.vocabulary import Facility, Method, Outcome
from tawthiq.records import replace
from tawthiq.text.folding import fold


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
    facilities: set[Facility] = field(default_factory=set)
    passage: int = 0
    segment: int = 0
    first_passage: int = 0
    opened_by_headline: bool = False
    stands_apart: bool = False


def carried(draft: Draft, event: Event | None, when: When | None) -> Claim:
    """The claim with the label of its event and the slots that it carries over."""
    claim = draft.claim
    if event is None:
        return claim if claim.when or when is None else replace(claim, when=carried_when(when))
    method, evidence, where = claim.method, claim.evidence, claim.where
    if draft.open_means and event.method is not None and leaves_open(method, event.method):
        method, evidence = event.method, replace(evidence, method=None)
    if event.where is not None and (where is None or (draft.weak_place and _is_surer(event, where))):
        where = carried_where(event.where)
    day = claim.when
    if when is not None and when is not day:
        day = carried_when(when)
    return replace(claim, incident=event.label, method=method, evidence=evidence, where=where, when=day)


def alike(drafts: Sequence[Draft], claims: Sequence[Claim]) -> list[Claim]:
    """The claims in their order, an attack that is told as like the one before it with the means of that one."""
    out: list[Claim] = []
    told: Method | None = None
    for draft, claim in zip(drafts, claims, strict=True):
        like = draft.is_alike and draft.open_means and told is not None and leaves_open(claim.method, told)
        found = replace(claim, method=told, evidence=replace(claim.evidence, method=None)) if like else claim
        told = found.method or told
        out.append(found)
    return out


def _is_surer(event: Event, where: Where) -> bool:
    """Whether the event's place is surer than that of where the victims are from, which does not lie in it."""
    name = fold(event.where.place) if event.where is not None else ""
    return not event.weak_place and name not in {fold(outer) for outer in where.within}


def carried_when(when: When) -> When:
    """A date as another claim carries it over: without words of its own."""
    return replace(when, quote=None, start=None, end=None)


def leaves_open(own: Method | None, told: Method) -> bool:
    """Whether the claim's own words leave room for what its event tells: قصف may be a raid, a raid no shelling."""
    return own is None or told in methods()[own].refined_by


def carried_where(where: Where) -> Where:
    """A place as another claim carries it over: without words of its own, with those that it comes from."""
    span = None
    if where.quote is not None and where.start is not None and where.end is not None:
        span = Span(where.quote, where.start, where.end)
    return replace(where, quote=None, start=None, end=None, carried_from=where.carried_from or span)
