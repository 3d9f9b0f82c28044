"""Deciding: the form is checked, the decision recorded; where anything stands in the way, the page asks again."""

from contextlib import suppress
from dataclasses import replace

from tawthiq import decisions
from tawthiq.errors import RulesChanged, UsageError
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.restriction import JUDGING, as_step
from tawthiq.model.standing import taken_back
from tawthiq.web.acts.acting import Done, Sent
from tawthiq.web.acts.correcting import FormError, corrected
from tawthiq.web.answer import Answer
from tawthiq.web.drafts import Draft, draft, home
from tawthiq.web.forms import RefusedError
from tawthiq.web.pages.alias import aliasing
from tawthiq.web.pages.decide import Choosing, asking
from tawthiq.web.pages.doubts import Doubt
from tawthiq.web.people import Person
from tawthiq.web.sight import second_readings
from tawthiq.web.versions import ChangedError, version

# What is decided a hundred times a day may go without a reason of its own; whatever takes away or changes may not.
EASY = frozenset({
    DecisionKind.SECOND,
    DecisionKind.ACCEPT, DecisionKind.UNSURE, DecisionKind.SAME, DecisionKind.DIFFERENT, DecisionKind.UNDO,
    DecisionKind.CREDIBLE, DecisionKind.NO_CLAIM,
})  # fmt: skip


def decide(sent: Sent) -> Done | Answer:
    """Record what the form asks for, or ask again."""
    asked = draft(sent.form)
    if asked is None or not asked.subjects or asked.kind is DecisionKind.READING:
        raise RefusedError(400)
    if not asked.reason and asked.kind in EASY:
        asked = replace(asked, reason=str(sent.words.t(f"easy_reason.{asked.kind}")))
    if not sent.sealed:
        return _again(sent, asked, Doubt("seal", 403))
    try:
        if sent.form.one("slot"):
            asked = corrected(sent, asked)
        if sent.person is None:
            return _again(sent, asked, Doubt("author", 422))
        if not asked.reason:
            return _again(sent, asked, Doubt("reason", 422))
        made = _recorded(sent, asked, sent.person)
    except FormError as fault:
        return _again(sent, asked, Doubt(fault.key, 422), fault.choosing)
    except ChangedError:
        return _again(sent, asked, Doubt("changed", 409))
    except UsageError as error:
        return _again(sent, asked, Doubt("error", 422, str(error)))
    return Done(home(sent.register, asked, made.id), sent.person)


def _recorded(sent: Sent, asked: Draft, person: Person) -> Decision:
    """The decision, in the record. Where other rules are to be adopted first, the incidents wait for that."""
    if asked.kind is DecisionKind.SETTLE:
        return _settled(sent, asked, person)
    made = _made(sent, asked, person)
    if made.kind in JUDGING and made.subjects[0] in second_readings(sent.register, person.name):
        made = as_step(made)  # nothing changes by it until somebody settles what differs
    with suppress(RulesChanged):
        decisions.record(sent.register, made, sent.settings.lexicon, check=lambda: _unchanged(sent, asked))
    return made


def _settled(sent: Sent, asked: Draft, person: Person) -> Decision:
    _unchanged(sent, asked)
    wanted = decisions.Wanted(
        kind=asked.kind, subjects=asked.subjects, author=person.name, reason=asked.reason, after=asked.after
    )
    made = decisions.settling(sent.register, wanted)
    with suppress(RulesChanged):
        decisions.record_settled(sent.register, made, sent.settings.lexicon)
    return made[0]


def _made(sent: Sent, asked: Draft, person: Person) -> Decision:
    if asked.kind is DecisionKind.UNDO:
        _unchanged(sent, asked)  # said here in the words of the desk
        return decisions.undoing(sent.register, asked.subjects[0], person.name, asked.reason)
    wanted = decisions.Wanted(
        kind=asked.kind,
        subjects=asked.subjects,
        author=person.name,
        reason=asked.reason,
        field=asked.field,
        after=asked.after,
    )
    return decisions.decide(sent.register, wanted, sent.settings.places)


def _unchanged(sent: Sent, asked: Draft) -> None:
    """Raises ChangedError where what it is about is no longer as it was when the page was read."""
    if asked.kind is DecisionKind.UNDO:
        if asked.subjects[0] in taken_back(sent.register.decisions()):
            raise ChangedError
    elif asked.version != version(sent.register, asked.about):
        raise ChangedError


def _again(sent: Sent, asked: Draft, doubt: Doubt, choosing: Choosing | None = None) -> Answer:
    if asked.kind is DecisionKind.ALIAS:
        return aliasing(sent.register, sent.words, sent.settings, asked, doubt)
    return asking(sent.register, sent.words, asked, doubt, choosing)
