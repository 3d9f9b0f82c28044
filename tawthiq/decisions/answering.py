"""Answering what came in from outside: a person accepts it, with the claims that its words come to, or refuses it.

1. `offered` is what the program reads in the words, each claim with the sender at the head of its chain of sources.
2. `replying` makes a claim of what a party answers, from the words that the person marks.
3. `answering` puts together what is to be recorded: each claim with its ENTER, a MOVE to the contested incident, and
   the ANSWER. From there on the ordinary rules hold: positions and ranges follow from the claims.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tawthiq import pipeline
from tawthiq.decisions.deciding import entering, record_all, signed
from tawthiq.decisions.entering import Entered
from tawthiq.decisions.receiving import heading
from tawthiq.errors import RegisterError, UsageError
from tawthiq.model import wire
from tawthiq.model.claim import ENTERED, Claim, Evidence, Responsible, Source, Span
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Kind, Response, Stance, Verb
from tawthiq.model.voice import ORIGINS, Voice, VoiceState
from tawthiq.register import Register, Writer
from tawthiq.settings import Settings
from tawthiq.text.finding import nearest

# the answers that are a stance on who did it; the others say nothing of that
_STANCES = {Response.ADMITS_STRIKE: Stance.ADMITTED, Response.DENIES_RESPONSIBILITY: Stance.DENIED}


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that is to be recorded: the claims that enter with it, the moves of these, the decision itself."""

    entered: tuple[Entered, ...]
    moves: tuple[Decision, ...]
    decision: Decision


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, and why."""

    author: str
    reason: str


def voice_of(register: Register, document: str) -> Voice:
    """The voice whose words this report keeps (the beginning of its id will do). Raises UsageError for another."""
    told = [one for one in register.voices() if one.document.startswith(document)]
    if len(told) != 1:
        raise UsageError(f"{document}: {len(told) or 'no'} voices begin so. List them with tawthiq voices list")
    return told[0]


def offered(voice: Voice, document: Document, settings: Settings) -> tuple[Claim, ...]:
    """What the program reads in the words of a voice, in their order. Raises InputError for a faulty word list."""
    _, _, begins = heading(document.text)
    part = replace(document, text=document.text[begins:], title=None)
    (reading,) = pipeline.read_batch((part,), settings)
    return tuple(_sent(voice, document, _moved(claim, begins)) for claim in reading.claims)


def replying(voice: Voice, document: Document, said: Sequence[Response], at: tuple[int, int]) -> Claim:
    """The claim that a party's answer comes to; `at` are the words that say so."""
    start, end = at
    words = Span(document.text[start:end], start, end)
    name_at, name_end, _ = heading(document.text)
    stances = [_STANCES[one] for one in Response if one in said and one in _STANCES]
    quoted: dict[str, Any] = {"quote": document.text[name_at:name_end], "start": name_at, "end": name_end}
    return Claim(
        document=document.id,
        quote=words.quote,
        start=start,
        end=end,
        kind=Kind.RESPONSE,
        response=tuple(one for one in Response if one in said),
        evidence=Evidence(responses=(words,) * len(set(said))),
        responsible=tuple(Responsible(actor=voice.party or "", stance=stance, **quoted) for stance in stances),
        sources=(_sender(voice, document, Verb.DENIED if stances == [Stance.DENIED] else Verb.SAID),),
    )


def answered_so(voice: Voice, document: Document, said: Sequence[str], words: str | None) -> Claim:
    """The same of answers by their codes, and of words to be looked up in the voice's (all of them by default).

    Raises UsageError for an answer or for words that there are none of, and where it is no party's.
    """
    unknown = [one for one in said if one not in set(Response)]
    if unknown:
        raise UsageError(f"{unknown[0]}: no such answer. Name one of: {', '.join(Response)}")
    if voice.party is None:
        raise UsageError(f"{voice.document}: no party sent it. Enter its claims instead")
    _, _, begins = heading(document.text)
    quote = words or document.text[begins:].strip()
    at = nearest(document.text, quote, (begins, len(document.text)))
    if at is None:
        raise UsageError(f"«{quote[:60]}» does not stand in its words. Quote them exactly")
    return replying(voice, document, [Response(one) for one in said], at)


def answering(
    register: Register, voice: Voice, claims: Sequence[Claim], accepts: bool, signature: Signature
) -> Answered:
    """What is to be recorded. Raises UsageError where it was answered, or nothing in its words was entered."""
    if voice.state is not VoiceState.PENDING:
        raise UsageError(f"{voice.document}: is {voice.state} already. Take that back first with tawthiq undo")
    author, reason = signature.author, signature.reason
    if accepts and not claims and not _entered_before(register, voice.document):
        raise UsageError(f"{voice.document}: no claim was entered from its words. Choose one, or enter one by hand")
    made = tuple(entering(register, voice.document, claim, author, reason) for claim in claims)
    home = _home(register, voice)
    moves = [one.claim.id for one in made if one.claim.kind is not Kind.TOTAL]
    moved = signed(DecisionKind.MOVE, moves, author, reason) if home and moves else None
    state = VoiceState.ACCEPTED if accepts else VoiceState.REFUSED
    decision = signed(DecisionKind.ANSWER, (voice.document, *voice.about), author, reason)
    return Answered(made, (replace(moved, after=home),) if moved else (), replace(decision, field=state.value))


def record_answered(
    register: Register, made: Answered, settings: Settings, check: Callable[[], None] = lambda: None
) -> None:
    """Append an answer with all that it comes to, all of it or nothing, and work out the incidents anew."""

    def unanswered() -> None:
        check()
        voice = voice_of(register.whole, made.decision.subjects[0])
        if voice.state is not VoiceState.PENDING:
            raise UsageError(
                f"{voice.document}: {voice.answered.author if voice.answered else ''} answered it meanwhile"
            )

    def append(writer: Writer) -> None:
        for one in made.entered:
            writer.enter_claim(one.claim, one.decision)
        for decision in (*made.moves, made.decision):
            writer.add_decision(decision)

    record_all(register, made.decision, append, settings.lexicon, unanswered, later=not made.entered)


def _home(register: Register, voice: Voice) -> str | None:
    """The first incident that is contested, itself or by one of its claims."""
    for name in voice.about:
        try:
            return register.incident(name).id
        except RegisterError:
            pass
        try:
            home = register.claim(name).incident
        except RegisterError:
            continue
        if home:
            return home
    return None


def _entered_before(register: Register, document: str) -> bool:
    return any(stored.claim.origin == ENTERED for stored in register.claims_of_document(document))


def _sender(voice: Voice, document: Document, verb: Verb = Verb.SAID) -> Source:
    start, end, _ = heading(document.text)
    return Source(
        level=0,
        kind=ORIGINS[voice.sender],
        verb=verb,
        party=voice.party,
        quote=document.text[start:end],
        start=start,
        end=end,
    )


def _sent(voice: Voice, document: Document, claim: Claim) -> Claim:
    """The claim under its sender; a party that names itself is no source of its own."""
    deeper = [s for s in claim.sources if voice.party is None or s.party != voice.party]
    return replace(
        claim,
        document=document.id,
        sources=(_sender(voice, document), *(replace(s, level=s.level + 1) for s in deeper)),
    )


def _moved(claim: Claim, by: int) -> Claim:
    """The claim with its words found `by` letters further on."""
    return wire.convert(_further(wire.to_builtins(claim), by), Claim)


def _further(value: Any, by: int) -> Any:
    if isinstance(value, list | tuple):
        return [_further(item, by) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: item + by if name in {"start", "end"} and isinstance(item, int) else _further(item, by)
        for name, item in value.items()
    }
