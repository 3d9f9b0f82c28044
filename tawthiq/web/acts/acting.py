"""From a form that was sent to what comes of it: another address to go to, or the page that asks again."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from tawthiq.register import Register
from tawthiq.settings import Settings
from tawthiq.team.accounts import cleaned
from tawthiq.web import people, tokens
from tawthiq.web.access import VERDICT, rules
from tawthiq.web.answer import Answer, Press
from tawthiq.web.doors import lacking, refusal
from tawthiq.web.forms import Form, RefusedError, read
from tawthiq.web.language import preference
from tawthiq.web.people import Office, Person
from tawthiq.web.sight import Sight
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class Sent:
    """A form with who sent it; `sealed` where it carries the seal of the browser that sends it.

    `session` is the secret of the browser's session, `address` the network's of who sent it.
    """

    register: Register
    words: Words
    settings: Settings
    form: Form
    person: Person | None
    sealed: bool
    office: Office
    session: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What was asked is done: the address to go to, and the name or the session for the browser to keep.

    An empty session is taken from it; None leaves it as it is.
    """

    to: str
    person: Person | None = None
    session: str | None = None


ADDING = "/add"
"""The act that takes files in, which may be large."""
Act = Callable[[Sent], Done | Answer]
Endpoint = Callable[[Request], Awaitable[Response]]


def acting(sight: Sight, press: Press, office: Office, path: str, act: Act) -> Endpoint:
    """A Starlette endpoint for the act of a path."""
    return _Acting(sight, press, office, act, rules().acts[path] == VERDICT).respond


@dataclass(frozen=True, slots=True)
class _Acting:
    """One act of the desk; `by_verdict` where the right that it asks for hangs on the form."""

    sight: Sight
    press: Press
    office: Office
    act: Act
    by_verdict: bool

    async def respond(self, request: Request) -> Response:
        """Answer a form that was sent."""
        try:
            if wait := await run_in_threadpool(self._full, request):
                return _busy(wait)
            form = await read(request, self.press.settings.max_upload_bytes)
            return await run_in_threadpool(self._allowed, request, form)
        except RefusedError as refused:
            return PlainTextResponse(f"{refused.status} This is no form of the desk.\n", status_code=refused.status)

    def _full(self, request: Request) -> int:
        """Seconds until reports may be added again: asked before any of them is taken in."""
        if request.url.path != ADDING:
            return 0
        person = people.of(request)
        name = person.name if person else ""
        if wait := self.office.adding.wait(name):
            return wait
        self.office.adding.count(name)
        return 0

    def _allowed(self, request: Request, form: Form) -> Response:
        team, person = people.is_team(request), people.of(request)
        if not team:  # the name may come with the form
            person = Person(named) if (named := cleaned(form.one("author"))) else person
            return self._done(request, form, person)
        if person is not None:
            wait = self.office.acts.wait(person.name)
            if wait:
                return _busy(wait)
            self.office.acts.count(person.name)
        if self.by_verdict and lacking(self.sight.seen_by(person, team), person, form):
            return refusal(request, self.press)
        return self._done(request, form, person)

    def _done(self, request: Request, form: Form, person: Person | None) -> Response:
        wants = preference(request, self.press.settings)
        sent = Sent(
            register=self.sight.seen_by(person, people.is_team(request)),
            words=wants.words,
            settings=self.press.settings,
            form=form,
            person=person,
            sealed=self.press.seals.holds(request, form.one(tokens.FIELD)),
            office=self.office,
            session=people.secret(request),
            address=request.client.host if request.client else "",
        )
        done = self.act(sent)
        if isinstance(done, Answer):
            return self.press.html(request, wants, done)
        response = RedirectResponse(done.to, status_code=303)
        if done.person and not people.is_team(request) and form.one("author"):
            people.keep(response, done.person)
        if done.session is not None:
            people.keep_session(request, response, done.session)
            tokens.keep(response, tokens.fresh())  # forms of who sat here before are worth nothing
        return response


def _busy(wait: int) -> Response:
    told = {"retry-after": str(wait)}
    return PlainTextResponse(f"429 Too many acts. Wait {wait} seconds.\n", status_code=429, headers=told)
