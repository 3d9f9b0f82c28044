"""`/voices`: what came in from outside; `/voices/ID`: one voice with its answer; `/receive`: taking one in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup

from tawthiq import decisions
from tawthiq.decisions.receiving import LONGEST
from tawthiq.errors import InputError, RegisterError, UsageError
from tawthiq.model.claim import ENTERED, Claim
from tawthiq.model.document import Document
from tawthiq.model.voice import Channel, Sender, Voice, VoiceKind, VoiceState
from tawthiq.register import Register
from tawthiq.settings import Settings
from tawthiq.web import phrases
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.forms import Form
from tawthiq.web.pages.doubts import Doubt
from tawthiq.web.views import correcting
from tawthiq.web.views.correcting import Options
from tawthiq.web.views.passage import Passage, around
from tawthiq.web.views.voices import Contested, VoiceRow, contested, rows, voice_row
from tawthiq.web.words import Words

_MOST_ABOUT = 20


@dataclass(frozen=True, slots=True)
class VoicesView:
    """The list; `pending` is how many wait."""

    rows: tuple[VoiceRow, ...]
    pending: int


@dataclass(frozen=True, slots=True)
class VoiceTold:
    """One voice as JSON."""

    document: str
    kind: str
    sender: str
    party: str | None
    channel: str
    received: str | None
    about: tuple[str, ...]
    state: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Offer:
    """A claim that the program reads in the words, by its number, restated with its words."""

    number: int
    sentence: Markup
    quote: str


@dataclass(frozen=True, slots=True)
class VoiceView:
    """One voice. `offers` are to be chosen from while it waits, `entered` the claims that stand by now."""

    row: VoiceRow
    passage: Passage
    words: str
    hash: str
    contact: str | None
    offers: tuple[Offer, ...]
    entered: tuple[tuple[str, Markup], ...]
    is_reply: bool
    responses: Options
    chosen: frozenset[str]
    given: Form
    doubt: str
    detail: Markup | None


@dataclass(frozen=True, slots=True)
class ReceiveView:
    """The form that takes a voice in."""

    kind: str
    about: tuple[Contested, ...]
    subjects: tuple[str, ...]
    given: Form
    senders: Options
    channels: Options
    parties: Options
    today: str
    most: int
    doubt: str
    detail: Markup | None


@dataclass(frozen=True, slots=True)
class Taking:
    """The form as JSON: what it is about."""

    kind: str
    subjects: tuple[str, ...]


def voices(asked: Asked) -> Answer:
    """All that came in."""
    register, words = asked.register, asked.words
    data = tuple(_listed(register, one) for one in register.voices())

    def view() -> VoicesView:
        shown = rows(words, register)
        return VoicesView(shown, sum(row.state == VoiceState.PENDING for row in shown))

    return Answer("voices.html", words.t("voices.title"), view, data, "voices", table=lambda: _table(data))


def voice(asked: Asked) -> Answer | None:
    """One voice."""
    return one_voice(asked.register, asked.words, asked.id, asked.settings, contact=_contact(asked))


@dataclass(frozen=True, slots=True)
class Again:
    """Why the page asks again, with what was filled in."""

    doubt: Doubt | None = None
    given: Form = field(default_factory=lambda: Form({}))


_FRESH = Again()


def one_voice(
    register: Register, words: Words, name: str, settings: Settings, again: Again = _FRESH, contact: str | None = None
) -> Answer | None:
    """The page of a voice, at first or once more."""
    told = next((one for one in register.voices() if one.document == name), None)
    row = voice_row(words, register, told) if told else None
    if told is None or row is None:
        return None
    document = register.document(name).document

    def view() -> VoiceView:
        _, _, begins = decisions.heading(document.text)
        doubt = again.doubt
        standing = [s.claim for s in register.claims_of_document(name) if s.claim.origin == ENTERED]
        return VoiceView(
            row=row,
            passage=around(document, None),
            words=document.text[begins:].strip(),
            hash=document.bytes_sha256 or "",
            contact=contact,
            offers=_offers(words, told, document, settings),
            entered=tuple((c.id, phrases.claim(words, c, document.publisher)) for c in standing),
            is_reply=told.kind is VoiceKind.REPLY,
            responses=correcting.choices(words).response,
            chosen=frozenset(again.given.all("response")),
            given=again.given,
            doubt=doubt.key if doubt else "",
            detail=phrases.english(doubt.detail) if doubt and doubt.detail else None,
        )

    status = again.doubt.status if again.doubt else 200
    data = _listed(register, told)
    return Answer("voice.html", row.name, view, data, "voices", status, table=lambda: _table((data,)))


def offers(told: Voice, document: Document, settings: Settings) -> Sequence[Claim]:
    """What the program reads in a voice that waits; nothing where a word list is faulty."""
    try:
        return decisions.offered(told, document, settings) if told.state is VoiceState.PENDING else ()
    except InputError:
        return ()


def receive(asked: Asked) -> Answer | None:
    """The form for what the query string names."""
    return receiving(asked.register, asked.words, asked.many)


def receiving(register: Register, words: Words, given: Form, doubt: Doubt | None = None) -> Answer | None:
    """The form, at first or once more. None where it is about nothing that stands."""
    kind = VoiceKind(given.one("kind")) if given.one("kind") in set(VoiceKind) else VoiceKind.CORRECTION
    subjects = tuple(dict.fromkeys(given.all("subject")))[:_MOST_ABOUT]
    about = contested(words, register, subjects)
    if not about:
        return None

    def view() -> ReceiveView:
        choices = correcting.choices(words)
        senders = [s for s in Sender if s is not Sender.PARTY] if kind is VoiceKind.CORRECTION else [Sender.PARTY]
        return ReceiveView(
            kind=kind.value,
            about=about,
            subjects=subjects,
            given=given,
            senders=tuple((s.value, words.t(f"voices.sender.{s}")) for s in (*senders,)),
            channels=tuple((c.value, words.t(f"voices.channel.{c}")) for c in Channel),
            parties=tuple(pair for pair in choices.party if pair[0] != "unknown"),
            today=datetime.now(UTC).date().isoformat(),
            most=LONGEST,
            doubt=doubt.key if doubt else "",
            detail=phrases.english(doubt.detail) if doubt and doubt.detail else None,
        )

    data = Taking(kind.value, subjects)
    return Answer("receive.html", words.t(f"receive.{kind}"), view, data, "voices", doubt.status if doubt else 200)


_COLUMNS = ("document", "kind", "sender", "party", "channel", "received", "about", "state", "reason")


def _table(data: Sequence[VoiceTold]) -> Table:
    told = [{**{name: getattr(one, name) for name in _COLUMNS}, "about": " ".join(one.about)} for one in data]
    return Table(_COLUMNS, tuple(tuple(row[name] for name in _COLUMNS) for row in told))


def _listed(register: Register, told: Voice) -> VoiceTold:
    try:
        day = register.document(told.document).document.published
    except RegisterError:
        day = None
    reason = told.answered.reason if told.answered else None
    values: dict[str, Any] = {"document": told.document, "kind": told.kind, "sender": told.sender, "party": told.party}
    return VoiceTold(**values, channel=told.channel, received=day, about=told.about, state=told.state, reason=reason)


def _offers(words: Words, told: Voice, document: Document, settings: Settings) -> tuple[Offer, ...]:
    read = offers(told, document, settings)
    return tuple(Offer(n, phrases.claim(words, c, document.publisher), c.quote) for n, c in enumerate(read, 1))


def _contact(asked: Asked) -> str | None:
    """How to write back, for those alone who may take in what comes from outside."""
    if asked.office is None or (asked.person is not None and not asked.person.may("file")):
        return None
    try:
        return asked.office.accounts.contact(asked.id)
    except (RegisterError, UsageError):
        return None
