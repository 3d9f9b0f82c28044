"""Who else is at a record just now: a word that each open page renews every few seconds, and that fades by itself.

It is no part of the record, is never logged, and stands where every desk on the register finds it: in a table of its
database on PostgreSQL, whatever machine asks; else in a file beside the record, `presence.sqlite`, which all processes
of a desk share. Both may be lost at any time.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from threading import Lock
from time import time
from typing import Any

from tawthiq.register.beside import connected, plainly
from tawthiq.register.dialect import driver_sql
from tawthiq.register.store import Store

FILE = "presence.sqlite"
FADES = 35.0  # seconds after which somebody who was not heard of is gone; pages speak every ten
_FORM = 1
_COLUMNS = "record TEXT NOT NULL, person TEXT NOT NULL, seen DOUBLE PRECISION NOT NULL, PRIMARY KEY (record, person)"
_TABLE = f"CREATE TABLE presence ({_COLUMNS})"
_UNLOGGED = f"CREATE UNLOGGED TABLE IF NOT EXISTS presence ({_COLUMNS})"  # a crash empties it, and nothing is lost
_CAME = "INSERT INTO presence VALUES (?, ?, ?) ON CONFLICT (record, person) DO UPDATE SET seen = excluded.seen"
_OTHERS = "SELECT person FROM presence WHERE record = ? AND person <> ?"
Run = Callable[..., Any]
"""Does a statement, with its values."""


class Presence:
    """Who is where; `clock` tells seconds since 1970, on PostgreSQL the database's own unless it is given."""

    def __init__(self, store: Store, clock: Callable[[], float] | None = None) -> None:
        self._store = store
        self._clock = clock
        self._ready = False
        self._lock = Lock()

    def come(self, record: str, person: str) -> tuple[str, ...]:
        """Note that somebody is at a record (nobody without a name); the names of the others, in their order.

        Raises RegisterError where it cannot be written.
        """
        with self._postgresql() if self._store.on_postgresql else self._sqlite() as run:
            at = self._now(run)
            run("DELETE FROM presence WHERE seen <= ?", (at - FADES,))
            if person:
                run(_CAME, (record, person, at))
            return tuple(sorted(str(row[0]) for row in run(_OTHERS, (record, person)).fetchall()))

    def _now(self, run: Run) -> float:
        if self._clock:
            return self._clock()
        if self._store.on_postgresql:  # the clocks of two machines differ
            return float(run("SELECT extract(epoch FROM clock_timestamp())", ()).scalar_one())
        return time()

    @contextmanager
    def _sqlite(self) -> Iterator[Run]:
        folder = self._store.folder
        with plainly(folder), closing(connected(folder / FILE, _FORM, _TABLE)) as connection:
            yield connection.execute

    @contextmanager
    def _postgresql(self) -> Iterator[Run]:
        with self._lock:
            if not self._ready:
                with self._store.beside_record() as connection:
                    if connection.exec_driver_sql("SELECT to_regclass('presence')").scalar_one() is None:
                        connection.exec_driver_sql(_UNLOGGED)
                self._ready = True
        with self._store.beside_record() as connection:
            yield lambda statement, values: connection.exec_driver_sql(driver_sql(connection, statement), values)
