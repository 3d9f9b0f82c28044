"""How much is fetched, how long is waited, and for whom: one value for all of fetching."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from tawthiq import __version__
from tawthiq.settings import Settings

AGENT = f"tawthiq/{__version__}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of each exchange and of the whole.

    `delay` seconds between two requests to a host; `seconds` for one exchange from the first byte to the last; `bytes`
    of one answer as it comes over the line; `longest_wait` seconds that a server may ask to wait. `allow` are hosts
    that may be asked though they lie inside the network. `sleep` and `clock` are replaced in tests.
    """

    delay: float = 1.0
    seconds: float = 60.0
    bytes: int = 20_000_000
    redirects: int = 5
    attempts: int = 4
    longest_wait: float = 120.0
    allow: frozenset[str] = frozenset()
    agent: str = AGENT
    operator: str | None = None
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic


def limits_of(settings: Settings, operator: str | None = None) -> Limits:
    """The limits as the settings have them."""
    contact = settings.fetch_contact
    return Limits(
        delay=float(settings.fetch_delay),
        seconds=float(settings.fetch_seconds),
        bytes=settings.fetch_max_mb * 1_000_000,
        allow=frozenset(settings.fetch_allow),
        agent=f"{AGENT} (+{contact})" if contact else AGENT,
        operator=operator or settings.operator,
    )
