"""The desk as a server runs it: in one process or several, each over connections of its own to the same register.

1. `run` starts the processes; what they have to know goes to them in the environment (`Serving`), with the secret that
   seals forms (`tokens`), so that a form from one is taken by another. They end with it, also where it is killed.
2. `application` is the desk of one process: `create_app`, with what it tells of itself around it (`observed`).
3. Forwarded headers (who asked, by which scheme) are believed from the proxies that were named, and from nobody else.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

import msgspec
import uvicorn
from starlette.types import ASGIApp

from tawthiq import settings, starting
from tawthiq.register import Register
from tawthiq.web import metrics, tokens
from tawthiq.web.app import create_app
from tawthiq.web.observed import Observed, Request, line, logging_requests

_PATIENCE = 60  # seconds for a process to start or to answer before it is taken for dead; a busy machine needs some
_HANDED_ON = "TAWTHIQ_SERVING"


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """How to serve. `proxies` are addresses whose forwarded headers are believed; `metrics` is a port, None for none.

    `log` writes a line of JSON for each request, with the address of who asked only where `addresses` says so.
    """

    register: str
    host: str
    port: int
    workers: int = 1
    proxies: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    log: bool = False
    addresses: bool = False
    metrics: int | None = None


def run(serving: Serving, options: Mapping[str, Any] | None = None) -> None:
    """Serve until the process is told to end; `options` go to uvicorn as they are (certificates)."""
    settings.leave(_HANDED_ON, msgspec.json.encode(serving).decode())
    settings.leave(tokens.SECRET, token_hex(32))
    if serving.metrics is not None:
        metrics.prepare()
        metrics.serve(serving.metrics, Register.open(serving.register))
    uvicorn.run(
        "tawthiq.web.serving:application",
        factory=True,
        host=serving.host,
        port=serving.port,
        workers=serving.workers,
        timeout_worker_healthcheck=_PATIENCE,
        log_config=_LOGS if serving.log else uvicorn.config.LOGGING_CONFIG,
        log_level="info" if serving.log else "warning",
        access_log=False,  # it would keep addresses of readers, and what they looked for
        server_header=False,
        proxy_headers=bool(serving.proxies),
        forwarded_allow_ips=list(serving.proxies),
        **(options or {}),
    )


def application() -> ASGIApp:
    """The desk of this process, which ends with the one that started it."""
    starting.end_with_the_parent()
    serving = msgspec.json.decode(settings.left(_HANDED_ON) or "{}", type=Serving)
    desk = create_app(serving.register, hosts=serving.names)
    watches = []
    if serving.log:
        watches.append(logging_requests(serving.addresses))
    if serving.metrics is not None:
        watches.append(metrics.counting())
    if not watches:
        return desk

    def watch(request: Request) -> None:
        for one in watches:
            one(request)

    return Observed(desk, desk.routes, watch)


class Lines(logging.Formatter):
    """The server's own log as lines of JSON; of an error its kind and place, never its words."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; `say` writes lines of the same form."""
        told: dict[str, Any] = {"level": record.levelname.lower()}
        if record.exc_info and record.exc_info[0]:
            told["error"] = record.exc_info[0].__name__
        else:
            told["said"] = record.getMessage()
        return line("server", **told)


_LOGS: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": Lines}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines", "stream": "ext://sys.stderr"}},
    "loggers": {"uvicorn": {"handlers": ["lines"], "level": "INFO", "propagate": False}},
}
