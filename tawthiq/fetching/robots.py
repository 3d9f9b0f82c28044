"""What a host lets be asked: its robots.txt, read once a run, by RFC 9309.

Where it answers 4xx there are no rules; where it cannot be had (5xx, no answer) nothing is asked of the host this time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from protego import Protego

from tawthiq.fetching.client import Answer, Client
from tawthiq.fetching.guard import RefusedError
from tawthiq.fetching.limits import Limits

_MOST = 500_000  # bytes of a robots.txt that are read, as RFC 9309 asks for at least
_LEADS = frozenset({301, 302, 303, 307, 308})
_OK, _NO_RULES, _BROKEN = 200, range(400, 500), 429


@dataclass(frozen=True, slots=True)
class _Rules:
    rules: Protego | None
    reason: str = ""


class Robots:
    """Rules by host. `keep` is told each answer, so that it is in the archive."""

    def __init__(self, client: Client, limits: Limits, keep: Callable[[Answer], None]) -> None:
        self._client = client
        self._limits = limits
        self._keep = keep
        self._known: dict[str, _Rules] = {}

    def check(self, url: str) -> float:
        """Seconds that the host wants between two requests (0 where it does not say).

        Raises RefusedError where the address may not be asked.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._known:
            self._known[origin] = self._asked(origin)
        found = self._known[origin]
        if found.rules is None:
            raise RefusedError("robots", found.reason)
        if not found.rules.can_fetch(url, self._limits.agent):
            raise RefusedError("robots", "robots.txt of the host asks not to fetch it")
        wish = found.rules.crawl_delay(self._limits.agent)
        return min(float(wish or 0), self._limits.longest_wait)

    def _asked(self, origin: str) -> _Rules:
        url = f"{origin}/robots.txt"
        try:
            for _ in range(self._limits.redirects + 1):
                answer = self._client.ask(url)
                self._keep(answer)
                if answer.status not in _LEADS or "location" not in answer.headers:
                    return _read(answer)
                url = urljoin(url, answer.headers["location"])
        except RefusedError as refused:
            if refused.code == "refused-address":
                raise
            return _Rules(None, f"robots.txt of the host cannot be had: {refused.reason}")
        return _Rules(Protego.parse(""))  # too many redirects count as none, says the RFC


def _read(answer: Answer) -> _Rules:
    if answer.status == _OK:
        text = answer.unpacked(50 * _MOST)[:_MOST].decode("utf-8", "replace")
        return _Rules(Protego.parse(text))
    if answer.status in _NO_RULES and answer.status != _BROKEN:
        return _Rules(Protego.parse(""))
    return _Rules(None, f"robots.txt of the host cannot be had (status {answer.status})")
