"""Having work done that takes longer than a page: reports read again, other rules shown or adopted."""

from tawthiq import decisions
from tawthiq.register.chain import digest
from tawthiq.web.acts.acting import Done, Sent
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.chores import BusyError, Chore, command, start
from tawthiq.web.forms import RefusedError
from tawthiq.web.pages.doubts import Doubt
from tawthiq.web.pages.runs import page_of_runs


def chore(sent: Sent) -> Done | Answer:
    """Begin it, noted in the log under who asked for it; the page again where something stands in the way."""
    if sent.form.one("chore") not in set(Chore):
        raise RefusedError(400)
    wanted, name = Chore(sent.form.one("chore")), sent.form.one("name")
    if wanted is Chore.REREAD and not decisions.holding(sent.register, name):
        raise RefusedError(400)
    if not sent.sealed:
        return _again(sent, Doubt("seal", 403))
    if sent.person is None:
        return _again(sent, Doubt("author", 422))
    register = sent.register.whole
    try:
        start(register, command(register, wanted, name))
    except BusyError:
        return _again(sent, Doubt("busy", 409))
    told = f"{wanted} {name}".strip()
    with register.writing(sent.person.name) as writer:
        writer.note("chore", told, digest(told))
    return Done("/runs", sent.person)


def _again(sent: Sent, doubt: Doubt) -> Answer:
    asked = Asked(sent.register, sent.words, settings=sent.settings, person=sent.person, office=sent.office)
    return page_of_runs(asked, doubt)
