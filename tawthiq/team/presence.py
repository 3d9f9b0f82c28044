"""Who else is at a record just now: a word that each open page renews every few seconds, and that fades by itself.

It is no part of the record and is never logged. Where the register has accounts it stands in `people.sqlite`, which
all processes of a desk share as they share its sessions; without accounts there is one process, and it stands in its
memory.
"""

from collections.abc import Callable
from threading import Lock
from time import time

from tawthiq.team.store import PeopleFile

FADES = 35.0  # seconds after which somebody who was not heard of is gone; pages speak every ten
_TABLE = """
CREATE TABLE IF NOT EXISTS presence (
  record TEXT NOT NULL, person TEXT NOT NULL, seen REAL NOT NULL, PRIMARY KEY (record, person)
) STRICT
"""


class Presence:
    """Who is where; `clock` tells seconds since 1970."""

    def __init__(self, file: PeopleFile, clock: Callable[[], float] = time) -> None:
        self._file = file
        self._clock = clock
        self._here: dict[tuple[str, str], float] = {}
        self._lock = Lock()

    def come(self, record: str, person: str) -> tuple[str, ...]:
        """Note that somebody is at a record (nobody without a name); the names of the others, in their order."""
        at = self._clock()
        if self._file.exists:
            return self._shared(record, person, at)
        with self._lock:
            self._here = {who: seen for who, seen in self._here.items() if seen > at - FADES}
            if person:
                self._here[record, person] = at
            return tuple(sorted(name for where, name in self._here if where == record and name != person))

    def _shared(self, record: str, person: str, at: float) -> tuple[str, ...]:
        with self._file.open() as connection:
            connection.execute(_TABLE)
            connection.execute("DELETE FROM presence WHERE seen <= ?", (at - FADES,))
            if person:
                connection.execute("REPLACE INTO presence VALUES (?, ?, ?)", (record, person, at))
            asked = "SELECT person FROM presence WHERE record = ? AND person <> ? ORDER BY person"
            return tuple(str(row["person"]) for row in connection.execute(asked, (record, person)))
