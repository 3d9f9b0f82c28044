"""One exchange with a server: an address asked for once, without following where it leads."""

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import httpcore
import httpx

from tawthiq.fetching.guard import RefusedError
from tawthiq.fetching.limits import Limits
from tawthiq.fetching.wire import Backend, Line

_INTERIM = re.compile(rb"HTTP/1\.[01] 1\d\d ")
_ACCEPT = "text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,*/*;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered. `sent` and `received` are the bytes of the line, `body` the content as it was packed.

    `time` is UTC, ISO 8601 with a `Z`, of the request; `address` the IP address that answered.
    """

    url: str
    time: str
    status: int
    headers: Mapping[str, str]
    sent: bytes
    received: bytes
    body: bytes
    address: str | None = None

    @property
    def media_type(self) -> str:
        """The type of the content, lower case, without charset; empty when the server does not say."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def unpacked(self, limit: int) -> bytes:
        """The content, no more than `limit` bytes of it. Raises RefusedError for what does not unpack, or to more."""
        packing = self.headers.get("content-encoding", "").strip().lower()
        packed = packing in {"gzip", "x-gzip", "deflate"} or self.body[:2] == b"\x1f\x8b"
        if not packed:
            return self.body
        try:
            reader = zlib.decompressobj(zlib.MAX_WBITS | 32)
            data = reader.decompress(self.body, limit)
        except zlib.error as error:
            raise RefusedError("not-fetched", "it cannot be unpacked") from error
        if reader.unconsumed_tail:
            raise RefusedError("not-fetched", f"it unpacks to more than {limit / 1_000_000:g} MB")
        return data


class Client:
    """Asks servers. Best in a `with` block."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._line = Line(limits)
        transport = httpx.HTTPTransport(trust_env=False, retries=0)
        # httpx has no door for a network of one's own; its pool is what the transport is made of.
        transport._pool.close()
        transport._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=Backend(self._line), retries=0
        )
        # A proxy of the environment would look addresses up itself, past the guard.
        self._http = httpx.Client(
            transport=transport,
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(min(limits.seconds, 30.0)),
            headers={"User-Agent": limits.agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def ask(
        self, url: str, headers: Mapping[str, str] | None = None, wanted: Callable[[str], bool] = lambda _: True
    ) -> Answer:
        """One exchange. `wanted` looks at the media type before the content comes.

        Raises RefusedError: an address that may not be asked, a type not wanted, too large, too slow, no answer.
        """
        exchange = self._line.begin()
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._http.cookies.clear()
        try:
            with self._http.stream("GET", checked_url(url), headers=headers) as response:
                kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
                if response.status_code == httpx.codes.OK and not wanted(kind):
                    raise RefusedError("not-fetched", f"it is of a type that is not read ({kind or 'none'})")
                peer = response.extensions["network_stream"].get_extra_info("server_addr")
                body = b"".join(response.iter_raw())
        except httpx.TimeoutException as error:
            raise RefusedError("not-fetched", "the server did not answer in time", passing=True) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.ProtocolError, ValueError) as error:
            raise RefusedError(
                "not-fetched", f"no answer ({' '.join(str(error).split())[:120]})", passing=True
            ) from error
        return Answer(
            url=url,
            time=at,
            status=response.status_code,
            headers={name.lower(): value for name, value in response.headers.items()},
            sent=bytes(exchange.sent),
            received=_final(bytes(exchange.received)),
            body=body,
            address=str(peer[0]) if peer else None,
        )


def checked_url(url: str) -> str:
    """The address without its fragment. Raises RefusedError for one that is not http(s), or has a password."""
    try:
        parts = httpx.URL(url)
    except (httpx.InvalidURL, TypeError) as error:
        raise RefusedError("not-fetched", "it is no address") from error
    if parts.scheme not in {"http", "https"} or not parts.host:
        raise RefusedError("refused-address", "only http and https are asked")
    if parts.userinfo:
        raise RefusedError("refused-address", "an address with a name or password in it is not asked")
    return str(parts.copy_with(fragment=None))


def _final(received: bytes) -> bytes:
    """The answer without interim ones (100 Continue, 103 Early Hints) before it."""
    while _INTERIM.match(received):
        _, found, rest = received.partition(b"\r\n\r\n")
        if not found:
            break
        received = rest
    return received
