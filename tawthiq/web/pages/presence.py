"""`/presence`: who else is at a claim just now, and whether it has changed since one's page was read."""

from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.errors import RegisterError
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.phrases import quoted
from tawthiq.web.versions import version


@dataclass(frozen=True, slots=True)
class Present:
    """The names of others at a claim; `changed` where its mark is another than the one asked with; `words` say so."""

    subject: str
    others: tuple[str, ...]
    changed: bool
    words: str


def presence(asked: Asked) -> Answer | None:
    """Who else is at the claim that the query names; None where there is none, or it may not be seen."""
    subject, mark = asked.query.get("subject", ""), asked.query.get("version", "")
    register = asked.register.view  # not the one that notes who reads what: the page itself was noted
    try:
        subject = register.claim(subject).id
    except RegisterError:
        return None
    others = _others(asked, subject)
    changed = bool(mark) and mark != version(register, [subject])
    told = _told(asked, others)
    if changed:
        told = told + Markup(" ") + asked.words.t("presence.changed") if told else asked.words.t("presence.changed")
    data = Present(subject, others, changed, told.striptags())
    return Answer("presence.html", asked.words.t("presence.title"), lambda: told, data, "review")


def present(asked: Asked, subject: str) -> Markup:
    """The same in words, as a claim's own page says it when it is opened; empty where nobody else is there."""
    return _told(asked, _others(asked, subject))


def _others(asked: Asked, subject: str) -> tuple[str, ...]:
    if asked.office is None:
        return ()
    judges = asked.person is not None and asked.person.may("judge")
    try:
        return asked.office.presence.come(subject, asked.person.name if asked.person and judges else "")
    except RegisterError:
        return ()  # the file of the team cannot be written to: a page is read all the same


def _told(asked: Asked, others: tuple[str, ...]) -> Markup:
    if not others:
        return Markup("")
    return asked.words.t("presence.here", len(others), who=asked.words.join([quoted(name) for name in others]))
