"""What stands before every page: who may ask, and what a browser may do with the answer.

1. The Host header must name this machine: a page elsewhere that rebinds its own name to 127.0.0.1 gets nothing.
2. Every answer forbids requests to other hosts, framing and sniffing; referrers stay on this desk.
3. GET and HEAD read. Whatever else is asked must come from a page of this very desk: its Origin is named and is this
   host and port, and where the browser says where the request came from (Sec-Fetch-Site), that is the same origin.
"""

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
READING = frozenset({"GET", "HEAD", "OPTIONS"})
HEADERS = {
    "content-security-policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    # with no-referrer a browser would send the desk's own forms with "Origin: null"
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def host_name(host: str) -> str:
    """The host of a Host header without its port, in lower case."""
    host = host.strip().lower()
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def is_own(headers: Headers, scheme: str) -> bool:
    """Whether a request that acts was sent from a page of this desk."""
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    return headers.get("origin", "").lower() == f"{scheme}://{headers.get('host', '')}".lower()


class Guard:
    """ASGI middleware: the Host check and the headers."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK) -> None:
        self.app = app
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a foreign host and an act from elsewhere, else pass on and add the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if "cache-control" not in headers:
                    headers["cache-control"] = "private, no-cache"
            await send(message)

        asked = Headers(scope=scope)
        refused = None
        if host_name(asked.get("host", "")) not in self.hosts:
            refused = PlainTextResponse("421 This desk answers on this machine only.\n", status_code=421)
        elif scope["method"] not in READING and not is_own(asked, scope.get("scheme", "http")):
            refused = PlainTextResponse("403 Acts are taken from the desk's own pages only.\n", status_code=403)
        if refused is not None:
            await refused(scope, receive, headed)
            return
        await self.app(scope, receive, headed)
