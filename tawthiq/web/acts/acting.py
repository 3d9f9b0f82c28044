"""From a form that was sent to what comes of it: another address to go to, or the page that asks again."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from tawthiq.register import Register
from tawthiq.settings import Settings
from tawthiq.web import people, tokens
from tawthiq.web.answer import Answer, Press
from tawthiq.web.forms import Form, RefusedError, read
from tawthiq.web.language import preference
from tawthiq.web.people import Person
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class Sent:
    """A form with who sent it; `sealed` where it carries the seal of the browser that sends it."""

    register: Register
    words: Words
    settings: Settings
    form: Form
    person: Person | None
    sealed: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What was asked is done: the address to go to, and the name for the browser to keep."""

    to: str
    person: Person


Act = Callable[[Sent], Done | Answer]


def acting(register: Register, press: Press, act: Act) -> Callable[[Request], Awaitable[Response]]:
    """A Starlette endpoint for an act."""

    async def respond(request: Request) -> Response:
        try:
            form = await read(request)
            return await run_in_threadpool(_respond, request, form)
        except RefusedError as refused:
            return PlainTextResponse(f"{refused.status} This is no form of the desk.\n", status_code=refused.status)

    def _respond(request: Request, form: Form) -> Response:
        wants = preference(request, press.settings)
        named = people.cleaned(form.one("author"))
        person = Person(named) if named else press.who(request)
        sealed = press.seals.holds(request, form.one(tokens.FIELD))
        done = act(Sent(register, wants.words, press.settings, form, person, sealed))
        if isinstance(done, Answer):
            return press.html(request, wants, done)
        response = RedirectResponse(done.to, status_code=303)
        if named:
            people.keep(response, done.person)
        return response

    return respond
