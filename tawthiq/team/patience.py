"""Patience: whoever asks too often waits.

A bucket of `most` acts for each name fills again within `seconds`; where it is empty, `wait` says for how long.
`Patience` is kept in memory, for one process; `SharedPatience` in the file of a team's people, for all processes that
answer for its desk, with names as hashes and no longer than until their buckets are full.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from hashlib import sha256
from math import ceil
from sqlite3 import Connection
from threading import Lock
from time import monotonic, time

from tawthiq.team.store import PeopleFile

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
            return self._longest(self._now(name) for name in names)

    def _longest(self, left: Iterable[float]) -> int:
        return max(0, *(ceil((1 - acts) * self._seconds / self._most) for acts in left))

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
        return self._filled(left, at)

    def _filled(self, left: float, at: float) -> float:
        """How many acts are left by now of so many that were left then."""
        return min(self._most, left + (self._clock() - at) * self._most / self._seconds)


_TABLE = "CREATE TABLE IF NOT EXISTS patience (name TEXT PRIMARY KEY, remains REAL NOT NULL, at REAL NOT NULL) STRICT"


class SharedPatience(Patience):
    """The same for all processes of a desk; in memory where it has no file of people."""

    def __init__(
        self, file: PeopleFile, purpose: str, most: int, seconds: float, clock: Callable[[], float] = time
    ) -> None:
        super().__init__(most, seconds, clock)
        self._file, self._purpose = file, purpose

    def wait(self, *names: str) -> int:
        """Seconds until an act of these names is in order, 0 where it is now; does not count one."""
        if not self._file.exists:
            return super().wait(*names)
        with self._file.open() as connection:
            connection.execute(_TABLE)
            return self._longest([self._kept(connection, name) for name in names])

    def count(self, *names: str) -> None:
        """Count an act of each of these names."""
        if not self._file.exists:
            super().count(*names)
            return
        with self._file.open() as connection:
            connection.execute(_TABLE)
            connection.execute("BEGIN IMMEDIATE")  # so that two who count at once count two
            for name in names:
                left = max(self._kept(connection, name) - 1, 0)
                connection.execute("REPLACE INTO patience VALUES (?, ?, ?)", (self._key(name), left, self._clock()))
            full = self._clock() - self._seconds
            connection.execute("DELETE FROM patience WHERE at < ? AND name LIKE ?", (full, f"{self._purpose} %"))

    def forget(self, *names: str) -> None:
        """Count these names anew."""
        super().forget(*names)
        if self._file.exists:
            with self._file.open() as connection:
                connection.execute(_TABLE)
                connection.executemany("DELETE FROM patience WHERE name = ?", [(self._key(name),) for name in names])

    def _kept(self, connection: Connection, name: str) -> float:
        asked = "SELECT remains, at FROM patience WHERE name = ?"
        found = connection.execute(asked, (self._key(name),)).fetchone()
        return self._filled(found["remains"], min(found["at"], self._clock())) if found else float(self._most)

    def _key(self, name: str) -> str:
        return f"{self._purpose} {sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()}"
