"""What came in from outside as pages show it: who sent it, what it contests, what was done with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.errors import RegisterError
from tawthiq.model.document import Document
from tawthiq.model.voice import Sender, Voice, VoiceState, sender_of
from tawthiq.register import Register
from tawthiq.web import days, phrases
from tawthiq.web.drafts import address
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class Contested:
    """One thing that a voice contests: an incident by its code, a claim by its words."""

    href: str
    name: Markup


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """One voice. `state` is the code, `done` what was done in words with who did it; `answer` the decision's id."""

    id: str
    href: str
    name: Markup
    kind: Markup
    channel: Markup
    day: Markup
    about: tuple[Contested, ...]
    state: str
    done: Markup
    reason: Markup | None
    note: Markup
    answer: str | None


def voice_row(words: Words, register: Register, voice: Voice) -> VoiceRow | None:
    """The row of a voice; None where its report is hidden or was erased."""
    try:
        document = register.document(voice.document).document
    except RegisterError:
        return None
    answered = voice.answered
    state = words.t(f"voices.state.{voice.state}")
    if answered:
        state = words.t("voices.state_by", state=state, who=phrases.quoted(answered.author),
                        when=days.moment(words, answered.time))  # fmt: skip
    return VoiceRow(
        id=voice.document,
        href=address("voices", voice.document),
        name=words.t(f"voices.named.{voice.kind}", who=sender(words, voice, document)),
        kind=words.t(f"voices.kind.{voice.kind}"),
        channel=words.t("voices.by", channel=words.t(f"voices.channel.{voice.channel}")),
        day=days.published(words, document.published),
        about=contested(words, register, voice.about),
        state=voice.state.value,
        done=state,
        reason=phrases.quoted(answered.reason) if answered else None,
        note=phrases.quoted(voice.received.reason),
        answer=answered.id if answered else None,
    )


def sender(words: Words, voice: Voice, document: Document | None) -> Markup:
    """Who sent it: a party by its name, others as they are called; a person by no name."""
    if voice.party:
        return words.name("party", voice.party)
    if voice.sender is Sender.PERSON or document is None or not document.publisher:
        return words.t("voices.person") if voice.sender is Sender.PERSON else words.t(f"voices.sender.{voice.sender}")
    return phrases.quoted(document.publisher)


def sent_from(words: Words, text: str | None) -> Markup:
    """The same for a line of the history, which knows of the decision only."""
    kind, party = sender_of(text)
    if party:
        return words.name("party", party)
    return words.t("voices.person") if kind is Sender.PERSON else words.t(f"voices.sender.{kind}")


def contested(words: Words, register: Register, names: Sequence[str]) -> tuple[Contested, ...]:
    """What a voice is about, as far as it stands and may be seen."""
    found = []
    for name in names:
        try:
            incident = register.incident(name)
            found.append(Contested(address("incidents", incident.id), days.ltr(incident.code)))
            continue
        except RegisterError:
            pass
        try:
            claim = register.claim(name)
        except RegisterError:
            continue
        found.append(Contested(address("claims", claim.id), phrases.quoted(_short(claim.claim.quote))))
    return tuple(found)


def rows(words: Words, register: Register, names: frozenset[str] | None = None) -> tuple[VoiceRow, ...]:
    """The voices about any of these ids (else all), those that wait first, then the newest."""
    told = [one for one in register.voices() if names is None or names.intersection(one.about)]
    told.sort(key=lambda one: (one.state is VoiceState.PENDING, one.received.time), reverse=True)
    found = (voice_row(words, register, one) for one in told)
    return tuple(row for row in found if row is not None)


def _short(quote: str, longest: int = 90) -> str:
    return quote if len(quote) <= longest else quote[:longest].rsplit(" ", 1)[0] + "…"
