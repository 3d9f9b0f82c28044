"""The one place where a request is let in or not: who asks, and whether `access` lets them.

1. Every route has its rule from the start; an application with a route that has none is not made.
2. Without accounts everybody who reaches the desk is its one person, and may do everything.
3. With accounts whoever is not logged in is led to the log-in page (a program is told 401), and whoever lacks the right
   is told so (403). What a decision asks for hangs on the form and is asked by `acts.acting` with `lacking`.
"""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from tawthiq.errors import RegisterError
from tawthiq.model import wire
from tawthiq.model.decision import DecisionKind
from tawthiq.register import Register
from tawthiq.settings import Settings
from tawthiq.team import Right
from tawthiq.web.access import ANYONE, VERDICT, rule_of, rules
from tawthiq.web.answer import JSON_TYPE, Answer, Press
from tawthiq.web.forms import Form
from tawthiq.web.language import preference
from tawthiq.web.people import Office, Person

_TABLES = (".json", ".csv", ".geojson")


class Doors:
    """ASGI middleware. Raises NoRuleError for a route without a rule."""

    def __init__(self, app: ASGIApp, routes: Iterable[BaseRoute], office: Office, press: Press) -> None:
        self.app = app
        self._office = office
        self._press = press
        self._rules: Sequence[tuple[BaseRoute, str]] = [(route, rule_of(route)) for route in routes]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        route, rule = self._found(scope)
        if isinstance(route, Mount):  # styles, scripts, fonts
            await self.app(scope, receive, send)
            return
        refused = await run_in_threadpool(self._asked, Request(scope), rule)
        await (refused or self.app)(scope, receive, send)

    def _found(self, scope: Scope) -> tuple[BaseRoute | None, str]:
        for route, rule in self._rules:
            if route.matches(scope)[0] is Match.FULL:
                return route, rule
        return None, Right.READ.value  # nothing there: said to who may read

    def _asked(self, request: Request, rule: str) -> Response | None:
        team = self._office.team()
        person = self._office.person(request, team)
        request.state.person, request.state.team = person, team
        if not team or rule == ANYONE:
            return None
        if person is None:
            return _stranger(request, self._press.settings)
        if rule == VERDICT or person.may(rule):
            return None
        return refusal(request, self._press)


def _stranger(request: Request, settings: Settings) -> Response:
    if request.url.path.endswith(_TABLES):
        return Response(wire.encode({"error": "log in"}), 401, media_type=JSON_TYPE)
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    to = f"/log-in?{urlencode({'next': asked})}" if request.method in {"GET", "HEAD"} and asked != "/" else "/log-in"
    response = RedirectResponse(to, status_code=303)
    preference(request, settings).keep(response)  # a link that names a language leads to log in in that language
    return response


def refusal(request: Request, press: Press) -> Response:
    """What somebody is told who may not."""
    if request.url.path.endswith(_TABLES):
        return Response(wire.encode({"error": "not allowed"}), 403, media_type=JSON_TYPE)
    wants = preference(request, press.settings)
    answer = Answer("forbidden.html", wants.words.t("forbidden.title"), lambda: None, None, status=403)
    return press.html(request, wants, answer)


def lacking(register: Register, person: Person | None, form: Form) -> bool:
    """Whether somebody lacks a right that the decision of a form asks for."""
    if person is None or person.role is None:
        return False
    verdict = form.one("verdict")
    needed = rules().verdicts.get(verdict)
    wanted = {needed} if needed else set()
    if verdict == DecisionKind.UNDO:
        try:
            taken = register.decision(form.one("subject"))
        except RegisterError:
            return False  # there is none: the act says so
        wanted.add(rules().verdicts.get(taken.kind.value, Right.SETTLE))
        if taken.author != person.name:
            wanted.add(Right.SETTLE)
    return not all(person.may(right) for right in wanted)
