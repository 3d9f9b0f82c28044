"""The line itself: connections to checked addresses only, what went over them kept byte for byte, within bounds.

httpx speaks HTTP and TLS; this is the network beneath it. Bounds are held here, since here also headers that drip and
answers that do not end come through.
"""

import ssl
from collections.abc import Iterable
from typing import Any

import httpcore

from tawthiq.fetching.guard import RefusedError, checked
from tawthiq.fetching.limits import Limits


class Exchange:
    """One request and its answer as bytes: what was sent, what came, from which address, until when."""

    def __init__(self, limits: Limits) -> None:
        self.sent = bytearray()
        self.received = bytearray()
        self._deadline = limits.clock() + limits.seconds
        self._limits = limits

    def left(self, timeout: float | None) -> float:
        """Seconds that a step may take. Raises RefusedError when the time is up."""
        left = self._deadline - self._limits.clock()
        if left <= 0:
            raise RefusedError("not-fetched", f"it did not end within {self._limits.seconds:g} s")
        return left if timeout is None else min(timeout, left)

    def took(self, data: bytes) -> bytes:
        """Keep what came. Raises RefusedError when it is too much."""
        self.received += data
        if len(self.received) > self._limits.bytes:
            raise RefusedError("not-fetched", f"it is larger than {self._limits.bytes / 1_000_000:g} MB")
        return data


class Line:
    """What all connections share: the exchange under way and the address that it goes to."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.exchange = Exchange(limits)

    def begin(self) -> Exchange:
        """A new exchange."""
        self.exchange = Exchange(self.limits)
        return self.exchange


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, line: Line) -> None:
        self._inner = inner
        self._line = line

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        exchange = self._line.exchange
        return exchange.took(self._inner.read(max_bytes, exchange.left(timeout)))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        exchange = self._line.exchange
        exchange.sent += buffer
        self._inner.write(buffer, exchange.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = self._line.exchange.left(timeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._line)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class Backend(httpcore.NetworkBackend):
    """Connects to the address that was looked at, and to no file of the machine."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the host's checked address. Raises RefusedError for one inside the network."""
        address = checked(host, port, self._line.limits.allow)
        left = self._line.exchange.left(timeout)
        return _Stream(self._inner.connect_tcp(address, port, left, local_address, socket_options), self._line)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Never: a socket of this machine is inside the network."""
        raise RefusedError("refused-address", "sockets of this machine are not asked")
