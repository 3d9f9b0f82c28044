"""What a server tells of itself while it runs: a line of JSON for each request, and figures for Prometheus.

Neither says who asked for what. A request is told by the pattern of its address (`/documents/{id:path}`), never by the
address itself nor by what was searched for: names of victims and of files stand there. No name of a person at the desk
and no network address is kept, unless `addresses` asks for the latter.
"""

import json
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from time import perf_counter
from uuid import uuid4

from starlette.routing import BaseRoute, Match, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass(frozen=True, slots=True)
class Request:
    """One request that was answered. `seconds` is the time until the answer was sent whole."""

    id: str
    method: str
    route: str
    status: int
    seconds: float
    address: str | None


Watch = Callable[[Request], None]


class Observed:
    """ASGI middleware around all others: tells `watch` of every request, and the log of what failed."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute], watch: Watch) -> None:
        self.app = app
        self._routes = routes
        self._watch = watch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and tell how it went."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status, name = perf_counter(), 500, uuid4().hex[:12]
        route = pattern(self._routes, scope)  # now: what is mounted changes the scope

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except Exception as error:
            say("failed", request=name, error=type(error).__name__, at=place_of(error))
            raise
        finally:
            client = scope.get("client")
            seconds = perf_counter() - began
            self._watch(Request(name, scope["method"], route, status, seconds, client[0] if client else None))


def pattern(routes: Sequence[BaseRoute], scope: Scope) -> str:
    """The pattern that an address fits; `-` for one that fits none."""
    for route in routes:
        match, _ = route.matches(scope)
        if match is Match.NONE:
            continue
        if isinstance(route, Route):
            return route.path
        if isinstance(route, Mount):
            return f"{route.path}/…"
    return "-"


def place_of(error: BaseException) -> str:
    """Where a fault lies in the program; its words may be words of reports and stay out of the log."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{last.filename}:{last.lineno}"


def logging_requests(addresses: bool = False) -> Watch:
    """Write a line for each request."""

    def watch(request: Request) -> None:
        told = {"request": request.id, "method": request.method, "route": request.route, "status": request.status}
        more = {"address": request.address} if addresses else {}
        say("answered", **told, ms=round(request.seconds * 1000, 1), **more)

    return watch


def say(event: str, **told: object) -> None:
    """One line of JSON on standard error."""
    sys.stderr.write(line(event, **told) + "\n")
    sys.stderr.flush()


def line(event: str, **told: object) -> str:
    """What happened, with the time in UTC, as JSON."""
    time = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return json.dumps({"time": time, "event": event, **told}, ensure_ascii=False)
