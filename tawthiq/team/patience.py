"""Patience: whoever asks too often waits. Kept in memory, for one process.

A bucket of `most` acts for each name fills again within `seconds`; where it is empty, `wait` says for how long.
"""

from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from threading import Lock
from time import monotonic

_NAMES = 10_000  # names that are remembered at once; the one not seen for longest is forgotten first


class Patience:
    """Counts acts by name (an account, an address); safe to share between threads."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # acts left, and when that was so
        self._lock = Lock()

    def wait(self, *names: str) -> int:
        """Seconds until an act of these names is in order, 0 where it is now; does not count one."""
        with self._lock:
            return max(0, *(ceil((1 - self._now(name)) * self._seconds / self._most) for name in names))

    def count(self, *names: str) -> None:
        """Count an act of each of these names."""
        with self._lock:
            for name in names:
                self._left[name] = (max(self._now(name) - 1, 0), self._clock())
                self._left.move_to_end(name)
            while len(self._left) > _NAMES:
                self._left.popitem(last=False)

    def forget(self, *names: str) -> None:
        """Count these names anew."""
        with self._lock:
            for name in names:
                self._left.pop(name, None)

    def _now(self, name: str) -> float:
        left, at = self._left.get(name, (float(self._most), self._clock()))
        return min(self._most, left + (self._clock() - at) * self._most / self._seconds)
