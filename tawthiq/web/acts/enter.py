"""Entering a claim: the form's parts become a claim, checked against the report, and a decision in the record."""

from contextlib import suppress

from tawthiq import decisions
from tawthiq.errors import RegisterError, RulesChanged, UsageError
from tawthiq.model.claim import Claim
from tawthiq.model.vocabulary import Kind
from tawthiq.register.corrections import apply
from tawthiq.web.acts.acting import Done, Sent
from tawthiq.web.acts.correcting import FormError, written
from tawthiq.web.answer import Answer
from tawthiq.web.drafts import address
from tawthiq.web.entries import PARTS, part
from tawthiq.web.forms import RefusedError
from tawthiq.web.pages.doubts import Doubt
from tawthiq.web.pages.enter import Asking, again
from tawthiq.web.spans import found_words


def enter(sent: Sent) -> Done | Answer:
    """Record the claim, or ask again."""
    try:
        made = _made(sent)
        if not sent.sealed:
            raise FormError("seal")
        if sent.person is None:
            raise FormError("author")
        reason = sent.form.one("reason") or str(sent.words.t("easy_reason.enter"))
        told = decisions.entering(sent.register, sent.form.one("document"), made, sent.person.name, reason)
        slots = tuple(dict.fromkeys(doubt.partition(":")[0] for doubt in told.doubts))
        if slots and not sent.form.one("sure"):
            return _again(sent, Asking(Doubt("sure", 422), doubts=slots))
        with suppress(RulesChanged):  # then it is recorded; the incidents wait for somebody to adopt the rules
            decisions.record_entered(sent.register, told, sent.settings.lexicon)
    except FormError as fault:
        return _again(sent, Asking(Doubt(fault.key, 403 if fault.key == "seal" else 422), fault.choosing))
    except UsageError as error:
        return _again(sent, Asking(Doubt("error", 422, str(error))))
    return Done(f"{address('claims', told.claim.id)}?decided={told.decision.id}", sent.person)


def _made(sent: Sent) -> Claim:
    """The claim that the form's parts come to. Raises FormError where they come to none."""
    form = sent.form
    try:
        text = sent.register.document(form.one("document")).document.text
    except RegisterError as error:
        raise RefusedError(400) from error
    words = form.one("words")
    at = found_words(text, words, form.one("words_start"), (0, len(text))) if words else None
    if at is None:
        raise FormError("words" if words else "words_needed")
    if form.one("kind") not in set(Kind):
        raise FormError("value")
    claim = Claim(
        document=form.one("document"), quote=text[at[0] : at[1]], start=at[0], end=at[1], kind=Kind(form.one("kind"))
    )
    for name, (slot, _) in PARTS.items():
        inner = part(form, name)
        if inner is not None:
            field, value = written(sent, claim, text, slot, inner)
            claim = apply(claim, field, value)
    return claim


def _again(sent: Sent, why: Asking) -> Answer:
    answer = again(sent.register, sent.words, sent.form, why)
    if answer is None:
        raise RefusedError(400)
    return answer
