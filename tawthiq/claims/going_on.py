"""Which event a claim goes on with that says nothing of where, when and how itself.

1. A toll right behind an attack: سقطت صواريخ على مدينة س. وأفاد ناشطون بمقتل ستة, of which nobody was told to be hurt
yet; قتل طفل في قصف على س. كما أصيب ستة, of which the rest is told; neither in a round-up of many. 2. Who dies of
wounds, be it a day later, is one of those who were wounded in the attack told last. 3. A count of the dead of the one
event that the report has told so far.
"""

from collections.abc import Sequence

from tawthiq.claims.agreement import Setting, doers, figures
from tawthiq.claims.carrying import Event
from tawthiq.claims.drafts import Draft
from tawthiq.claims.losses import CASUALTIES
from tawthiq.model.vocabulary import Kind, Outcome

Near = Sequence[tuple[Event, Setting]]

_RIGHT_BEHIND, _FEW = 2, 4  # passages; events
_STILL = 4  # passages over which a report goes on with the one event that it has told
_DIES = 4  # passages from those who were wounded to one of them who died


def event_of(near: Near, draft: Draft) -> Event | None:
    """The event; None where the claim says more itself, or the words turn to other news."""
    claim = draft.claim
    bare = claim.where is None and claim.method is None and not claim.facilities
    told_of = any(harm.outcome in CASUALTIES for harm in claim.harms)
    if not (bare and told_of) or claim.kind is not Kind.INCIDENT or draft.is_headline or draft.is_another:
        return None
    if draft.dies_later:
        return _wounded_before(near, draft)
    return _attack_told_last(near, draft) or _only_one_told(near, draft) if claim.when is None else None


def _attack_told_last(near: Near, draft: Draft) -> Event | None:
    event = next((event for event, setting in near if setting.is_latest and setting.events <= _FEW), None)
    told = {figure for figure in figures(draft.claim) if figure[1]}
    behind = draft.passage - event.passage if event is not None else 0
    if event is None or event.where is None or not 0 <= behind <= _RIGHT_BEHIND:
        return None
    if any(told & other.figures for other, _ in near if other is not event):  # told before, of another event
        return None
    return event if not event.outcomes or (behind <= 1 and _goes_on(event, draft)) else None


def _only_one_told(near: Near, draft: Draft) -> Event | None:
    """وقال مدير المستشفى إن 39 جثة وصلت: the one event told so far, a few passages before a count of its dead."""
    counted = all(harm.min and harm.outcome in CASUALTIES for harm in draft.claim.harms)
    event = near[-1][0] if len(near) == 1 and near[-1][1].events == 1 else None
    dead = event is not None and Outcome.KILLED in event.outcomes and draft.passage - event.passage <= _STILL
    return event if event is not None and dead and counted and _goes_on(event, draft) and not draft.turns else None


def _goes_on(event: Event, draft: Draft) -> bool:
    """Whether more people are told of, and nothing turns to other news (a bullet, another doer, من جهة أخرى); كما may
    add to what is told.
    """
    hurt = any(harm.max != 0 for harm in draft.claim.harms)
    return hurt and not (_turns_away(draft) or draft.earlier or doers(draft.claim) - event.doers)


def _wounded_before(near: Near, draft: Draft) -> Event | None:
    reach = range(draft.passage - _DIES, draft.passage + 1)
    told = [event for event, _ in near if event.passage in reach and Outcome.INJURED in event.outcomes]
    return max(told, key=lambda event: event.members[-1], default=None) if not _turns_away(draft) else None


def _turns_away(draft: Draft) -> bool:
    return draft.is_item or (draft.turns and not draft.adds)
