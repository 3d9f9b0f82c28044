"""The desk as one Starlette application over one register.

1. `create_app(path)` opens the register and gives each page its address, and the same with `.json`; lists are tables
   as well (`.csv`, `.geojson`).
2. Acts (`acts/`) are forms sent by POST; each becomes a decision in the record.
3. `Guard` stands before all: this machine only (or the names given), nothing from elsewhere; then `Doors`: who may.
4. An error inside a page becomes the error page (and the server's log line); nothing of it is shown.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from importlib.resources import files
from pathlib import Path
from threading import Thread

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from tawthiq import __version__
from tawthiq.errors import RegisterError
from tawthiq.register import Register
from tawthiq.settings import Settings
from tawthiq.web import likely
from tawthiq.web.acts import ACTS, acting
from tawthiq.web.answer import Answer, Page, Press, endpoint, not_found, nothing
from tawthiq.web.doors import Doors
from tawthiq.web.guard import HEADERS, LOOPBACK, Guard
from tawthiq.web.indexes import outlines_of
from tawthiq.web.language import preference
from tawthiq.web.openapi import described
from tawthiq.web.pages import PAGES
from tawthiq.web.pages.map_data import map_data, map_drawing
from tawthiq.web.pages.tables import TABLES, sums, table
from tawthiq.web.people import Office
from tawthiq.web.queries import taken
from tawthiq.web.sight import Sight


def create_app(
    register: str | Path | Register, settings: Settings | None = None, hosts: Iterable[str] = ()
) -> Starlette:
    """The desk over the register in a folder, which it closes in the end, or over an open one.

    `settings` give the language and digits of a reader who chose none; the environment's by default. `hosts` are names
    under which the desk answers besides those of this machine.
    """
    reading = register if isinstance(register, Register) else Register.open(register)
    press = Press(settings or Settings.from_environment())
    office, sight = Office(reading), Sight(reading)

    def missing(request: Request, error: Exception) -> Response:
        if request.url.path.endswith((".json", ".csv", ".geojson")):
            return nothing()
        wants = preference(request, press.settings)
        return press.html(request, wants, not_found(wants.words))

    def failed(request: Request, error: Exception) -> Response:
        wants = preference(request, press.settings)
        answer = Answer("failed.html", wants.words.t("failed.title"), lambda: None, None, status=500)
        response = press.html(request, wants, answer)
        response.headers.update(HEADERS)  # the error page is made outside of Guard
        return response

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        Thread(target=_warmed, args=(reading,), daemon=True).start()
        yield
        sight.close()
        if reading is not register:
            reading.close()

    routes = [
        *(Route(f"/{name}.{form}", table(sight, subject, form)) for name, subject, form in TABLES),
        Route("/map/areas.json", map_data(sight, press.settings)),
        Route("/map.svg", map_drawing(sight, press.settings)),
        *_routes(sight, press, office),
        *(Route(path, acting(sight, press, office, path, act), methods=["POST"]) for path, act in ACTS),
        Route("/sums.csv", sums(sight)),
        Route("/openapi.json", lambda request: JSONResponse(described(request.app.routes))),
        Route("/ready", _ready(reading)),
        Route("/health", lambda request: JSONResponse({"status": "ok", "version": __version__})),
        Mount("/static", StaticFiles(directory=str(files("tawthiq.web") / "static"))),
    ]
    desk = Starlette(
        lifespan=lifespan,
        routes=routes,
        middleware=[
            Middleware(Guard, hosts=[*LOOPBACK, *hosts]),
            Middleware(Doors, routes=routes, office=office, press=press),
        ],
        exception_handlers={404: missing, 500: failed},
    )
    desk.state.office = office
    return desk


def _warmed(reading: Register) -> None:
    """Read what lists, sums and queues are made of before anybody asks: of 25,000 incidents it takes three seconds."""
    with suppress(RegisterError):  # a register that cannot be read now says so to the first who asks
        if len(outlines_of(reading)) >= likely.LARGE:
            reading.waiting()
            likely.waiting(reading)


PLAIN = frozenset({"/decide", "/enter", "/receive", "/add", "/presence", "/settings", "/log-in", "/people", "/account"})
"""Pages that are forms: there is nothing of them to put into rows."""


def _ready(reading: Register) -> Callable[[Request], Response]:
    """Whether the register can be read; the reason stands in the server's own log, not in the answer."""

    def ready(_: Request) -> Response:
        try:
            reading.check()
        except RegisterError:
            return JSONResponse({"status": "not ready"}, status_code=503)
        return JSONResponse({"status": "ready"})

    return ready


def _routes(sight: Sight, press: Press, office: Office) -> Sequence[BaseRoute]:
    routes: list[BaseRoute] = []
    for path, page in PAGES:
        respond = endpoint(sight, press, office, page, taken(path, path))
        routes.append(Route(path, respond))
        if "{" not in path:
            forms = (".json",) if path in PLAIN else (".json", ".csv")
            routes += [Route(("/desk" if path == "/" else path) + form, respond) for form in forms]
    return routes


__all__ = ["Page", "create_app"]
