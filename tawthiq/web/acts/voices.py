"""Taking in what came from outside, and answering it: forms that become decisions, or the page that asks again."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tawthiq import decisions
from tawthiq.decisions.receiving import LONGEST, words_of_file
from tawthiq.errors import InputError, RulesChanged, UsageError
from tawthiq.intake import Original
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Response
from tawthiq.model.voice import Channel, Sender, Voice, VoiceKind
from tawthiq.web.acts.acting import Done, Sent
from tawthiq.web.acts.correcting import FormError
from tawthiq.web.answer import Answer
from tawthiq.web.drafts import address
from tawthiq.web.forms import Form, RefusedError
from tawthiq.web.pages.doubts import Doubt
from tawthiq.web.pages.voices import Again, offers, one_voice, receiving
from tawthiq.web.spans import found_words
from tawthiq.web.typed import as_edtf

_LONGEST_NAME = 100


def receive(sent: Sent) -> Done | Answer:
    """Take a voice in, or ask again."""
    form = sent.form
    try:
        _signed(sent)
        if form.one("kind") not in set(VoiceKind) or form.one("channel") not in set(Channel):
            raise FormError("value")
        sender = form.one("sender") or Sender.PARTY.value
        if sender not in set(Sender):
            raise FormError("value")
        words, original = _words(form)
        if len(words) > LONGEST:
            raise FormError("too_long")
        told = decisions.Incoming(
            kind=VoiceKind(form.one("kind")),
            about=form.all("subject"),
            sender=Sender(sender),
            words=words,
            original=original,
            day=_day(form),
            channel=Channel(form.one("channel")),
            name=form.one("name"),
            party=form.one("party") or None,
        )
        made = decisions.receiving(sent.register, told, sent.person.name if sent.person else "", form.one("reason"))
        decisions.record_received(sent.register, made)
    except FormError as fault:
        return _receive_again(sent, Doubt(fault.key, 403 if fault.key == "seal" else 422))
    except (UsageError, InputError) as error:
        return _receive_again(sent, Doubt("error", 422, str(error)))
    if form.one("contact") and sent.person:
        sent.office.accounts.keep_contact(made.document.id, form.one("contact"), sent.person.name)
    return Done(f"{address('voices', made.document.id)}?decided={made.decision.id}", sent.person)


def _words(form: Form) -> tuple[str, Original | None]:
    """What was pasted, else what stands in the file that was sent, with its bytes."""
    pasted = form.raw("words").replace("\r\n", "\n")
    if form.file is None:
        return pasted, None
    if pasted.strip():
        raise FormError("one_of")
    given = Path(form.file[0].replace("\\", "/")).name.strip(".") or "file"
    with TemporaryDirectory() as folder:
        place = Path(folder) / given[-_LONGEST_NAME:].replace("\0", "")
        place.write_bytes(form.file[1])
        words, original = words_of_file(place)
    return words, replace(original, name=given) if original else None


def _day(form: Form) -> str:
    day = as_edtf(form.one("day"))
    if day is None or len(day) != 10:
        raise FormError("date")
    return day


def answer(sent: Sent) -> Done | Answer:
    """Accept or refuse a voice, or ask again."""
    name, verdict = sent.form.one("voice"), sent.form.one("answer")
    told = next((one for one in sent.register.voices() if one.document == name), None)
    if told is None or verdict not in {"accept", "refuse"}:
        raise RefusedError(400)
    document = sent.register.document(name).document
    try:
        _signed(sent)
        accepts = verdict == "accept"
        claims = _claims(sent, told, document) if accepts else []
        by = decisions.Signature(sent.person.name if sent.person else "", _reason(sent, accepts))
        made = decisions.answering(sent.register, told, claims, accepts, by)
        with suppress(RulesChanged):
            decisions.record_answered(sent.register, made, sent.settings)
    except FormError as fault:
        return _answer_again(sent, name, Doubt(fault.key, 403 if fault.key == "seal" else 422))
    except UsageError as error:
        return _answer_again(sent, name, Doubt("error", 422, str(error)))
    return Done(f"{address('voices', name)}?decided={made.decision.id}", sent.person)


def _signed(sent: Sent) -> None:
    if not sent.sealed:
        raise FormError("seal")
    if sent.person is None:
        raise FormError("author")
    if sent.form.one("answer") != "accept" and not sent.form.one("reason"):
        raise FormError("reason")


def _reason(sent: Sent, accepts: bool) -> str:
    return sent.form.one("reason") or (sent.words.items("ready.answer")[0] if accepts else "")


def _claims(sent: Sent, told: Voice, document: Document) -> list[Claim]:
    """The claims that were ticked, then the one that the ticked answers of the party come to."""
    read = offers(told, document, sent.settings)
    found = [claim for number, claim in enumerate(read, 1) if str(number) in sent.form.all("take")]
    said = [Response(one) for one in sent.form.all("response") if one in set(Response)]
    if said and told.party:
        _, _, begins = decisions.heading(document.text)
        words = sent.form.one("words") or document.text[begins:].strip()
        at = found_words(document.text, words, sent.form.one("words_start"), (begins, len(document.text)))
        if at is None:
            raise FormError("words")
        found.append(decisions.replying(told, document, said, at))
    return found


def _receive_again(sent: Sent, doubt: Doubt) -> Answer:
    found = receiving(sent.register, sent.words, sent.form, doubt)
    if found is None:
        raise RefusedError(400)
    return found


def _answer_again(sent: Sent, name: str, doubt: Doubt) -> Answer:
    found = one_voice(sent.register, sent.words, name, sent.settings, Again(doubt, sent.form))
    if found is None:
        raise RefusedError(400)
    return found
