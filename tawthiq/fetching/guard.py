"""No address inside the user's network: no page may make this program ask a router, a database, a cloud's metadata.

1. A host is resolved once; every address that it has is looked at, also the IPv4 address inside an IPv6 one.
2. One that is not public refuses the host: private, loopback, link-local (169.254.169.254 among them), shared,
   reserved, multicast.
3. The caller connects to the address that was looked at, never to the name: a second look-up could give another one.

Hosts that the settings allow by name are let through.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from tawthiq.errors import TawthiqError

_NAT64 = IPv6Network("64:ff9b::/96")


class RefusedError(TawthiqError):
    """An address that is not asked, or an answer that is not taken; `code` is that of the issue.

    `passing`: the next attempt may fare better.
    """

    def __init__(self, code: str, reason: str, passing: bool = False) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.passing = passing


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address lies on the open internet."""
    inner = _inner(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for."""
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address.sixtofour:
        return address.sixtofour
    if address.teredo:
        return address.teredo[1]
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None


def checked(host: str, port: int, allow: frozenset[str]) -> str:
    """The address to connect to. Raises RefusedError for a host inside the network, or one that has no address."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusedError("not-fetched", f"the host {host} has no address") from error
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    if host.lower() not in allow:
        for address in addresses:
            if not is_public(ip_address(address)):
                raise RefusedError("refused-address", f"the host {host} lies inside the network ({address})")
    return addresses[0]
