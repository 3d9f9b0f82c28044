"""Voices from outside: corrections from the public or partners, and the replies of parties, with what was done.

1. RECEIVE is about the report that keeps the words, then about the incidents and claims that they contest. `field` is
   the kind of voice, `before` the channel by which it came, `after` who sent it: `party:ID`, or a kind of sender.
2. ANSWER is about the same; `field` says whether it was accepted or refused, its reason why. The last one that stands
   holds; where it is taken back the voice waits again.
3. What a voice says moves nothing by itself: only the claims that a person enters from its words do.

A private sender's name stands in neither: it is kept apart from the record, if at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.standing import standing
from tawthiq.model.vocabulary import OriginKind

_PARTY = "party:"


class VoiceKind(StrEnum):
    """What came in."""

    CORRECTION = "correction"
    REPLY = "reply"


class Sender(StrEnum):
    """Who sent it. A person is never named."""

    PARTY = "party"
    PARTNER = "partner"
    OUTLET = "outlet"
    AUTHORITY = "authority"
    PERSON = "person"


class Channel(StrEnum):
    """How it came."""

    EMAIL = "email"
    LETTER = "letter"
    MESSAGE = "message"
    TELEPHONE = "telephone"
    MEETING = "meeting"
    STATEMENT = "statement"


class VoiceState(StrEnum):
    """What was done with it."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REFUSED = "refused"


ORIGINS = {
    Sender.PARTY: OriginKind.PARTY_TO_CONFLICT,
    Sender.PARTNER: OriginKind.NGO_MONITOR,
    Sender.OUTLET: OriginKind.NEWS_AGENCY,
    Sender.AUTHORITY: OriginKind.GOVERNMENT,
    Sender.PERSON: OriginKind.ANONYMOUS_SOURCE,
}
"""As what kind of source each sender stands at the head of the chain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One voice: the report of its words, what it contests (ids), who recorded it, and the answer that stands."""

    document: str
    about: tuple[str, ...]
    kind: VoiceKind
    sender: Sender
    party: str | None
    channel: Channel
    received: Decision
    answered: Decision | None = None

    @property
    def state(self) -> VoiceState:
        """What was done with it."""
        return VoiceState(self.answered.field) if self.answered and self.answered.field else VoiceState.PENDING


def sent_by(sender: Sender, party: str | None) -> str:
    """The sender as the decision writes it."""
    return f"{_PARTY}{party}" if sender is Sender.PARTY else sender.value


def sender_of(text: str | None) -> tuple[Sender, str | None]:
    """The kind of sender, and the party where it is one."""
    told = text or ""
    return (Sender.PARTY, told.removeprefix(_PARTY)) if told.startswith(_PARTY) else (Sender(told), None)


def voices(decisions: Iterable[Decision]) -> tuple[Voice, ...]:
    """The voices that came in, in the order in which they were recorded, each with the answer that stands."""
    found: dict[str, Voice] = {}
    for decision in standing(decisions):
        if decision.kind is DecisionKind.RECEIVE:
            found[decision.subjects[0]] = _voice(decision)
        elif decision.kind is DecisionKind.ANSWER and decision.subjects[0] in found:
            found[decision.subjects[0]] = replace(found[decision.subjects[0]], answered=decision)
    return tuple(found.values())


def _voice(decision: Decision) -> Voice:
    sender, party = sender_of(decision.after)
    return Voice(
        document=decision.subjects[0],
        about=decision.subjects[1:],
        kind=VoiceKind(decision.field or ""),
        sender=sender,
        party=party,
        channel=Channel(decision.before or ""),
        received=decision,
    )
