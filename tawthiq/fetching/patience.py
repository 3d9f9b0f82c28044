"""How long to wait before asking again: as the server says, else ever longer."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tawthiq.fetching.client import Answer
from tawthiq.fetching.guard import RefusedError
from tawthiq.fetching.limits import Limits


class Later(Exception):  # noqa: N818 # no error: an answer that came is to be asked for again
    """Ask again after so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def wait_asked(answer: Answer | None, attempt: int, limits: Limits) -> float:
    """Seconds to wait before the attempt after this one (from 1). Raises RefusedError where that is too long."""
    told = _retry_after(answer) if answer else None
    if told is None:
        return float(min(2.0**attempt * max(limits.delay, 0.5), limits.longest_wait))
    if told > limits.longest_wait:
        raise RefusedError("not-fetched", f"the server asks to come back in {told:,.0f} s")
    return max(told, limits.delay)


def _retry_after(answer: Answer) -> float | None:
    given = answer.headers.get("retry-after", "").strip()
    if given.isdecimal() and given.isascii():
        return float(given[:9])
    try:
        at = parsedate_to_datetime(given)
    except (TypeError, ValueError, IndexError):
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return max(0.0, (at - datetime.now(UTC)).total_seconds())
