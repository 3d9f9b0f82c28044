"""Where a register lives: its place, its database, and the transactions on it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from time import sleep
from typing import Self, TypeVar
from uuid import uuid4

from sqlalchemy import Connection, Engine, select

from tawthiq.errors import ConnectionLost, RegisterError
from tawthiq.register import dialect, migrations, postgres, schema, snapshot
from tawthiq.register.chain import Chain, digest
from tawthiq.register.originals import Folder, Originals, Rows
from tawthiq.register.place import Place, keep_pointer, place_of

DATABASE = "register.sqlite"
ORIGINALS = "originals"
HEAD = "log.head"
SNAPSHOT_HASHED_ANEW = 3  # the schema from which on the log's hash of the incidents is made from those of each
RESOLVING_WAIT = 60.0
_PAUSES = (0.2, 1.0, 5.0)  # seconds before a lost connection is tried again
T = TypeVar("T")


class Store:
    """A register: `register.sqlite` and `originals/` in its folder, or a PostgreSQL database with a folder beside it.

    Safe to share between threads. `shown` names it to a person.
    """

    def __init__(self, place: Place, engine: Engine, actor: str) -> None:
        self.folder = place.folder
        self.shown = place.shown
        self.actor = actor
        self._engine = engine
        self._reader = engine if place.url is None else postgres.reading(engine)
        self._written = False
        self.originals: Originals = (
            Folder(place.folder / ORIGINALS) if place.url is None else Rows(self.reading, self.transaction)
        )

    @classmethod
    def open(cls, folder: str | Path, create: bool = False, actor: str = "tawthiq") -> Self:
        """Open the register in `folder` or at a database's address; with `create` make one where there is none.

        `actor` is the name under which the log keeps what is done. Raises RegisterError in one line: no register
        there, a newer schema, not writable, locked, not to be reached.
        """
        place = place_of(folder)
        store = cls(place, _engine(place, create), actor)
        try:
            store._prepare(place, create)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def empty(cls, place: Place) -> Self:
        """A place without a register, to carry one into. Raises RegisterError where one stands, or other tables."""
        store = cls(place, _engine(place, create=True), "tawthiq")
        try:
            with store.reading() as connection:
                if migrations.has_tables(connection):
                    raise RegisterError(f"{place.shown}: holds a register already. Name an empty database or folder")
                if store.on_postgresql:
                    postgres.check_letters(connection, place.shown)
            keep_pointer(place)
        except BaseException:
            store.close()
            raise
        return store

    def check(self) -> None:
        """Raises RegisterError in one line where the register cannot be read now, or is of another schema."""
        with self.reading() as connection:
            version = migrations.found_version(connection, self.shown)
        if version != schema.VERSION:
            raise RegisterError(f"{self.shown}: is of schema {version}. Open it again with this program")

    def see_originals_through(self, connection: Connection) -> None:
        """Read originals in the state that a transaction of this register has made, before it is committed."""
        if self.on_postgresql:
            self.originals = Rows(lambda: nullcontext(connection), lambda: nullcontext(connection))

    @property
    def on_postgresql(self) -> bool:
        """Whether its rows stand in PostgreSQL."""
        return dialect.is_postgresql(self._engine)

    def close(self) -> None:
        """Let go of the database, noting beside it how far the log had come."""
        try:
            with suppress(ConnectionLost):  # then there is nothing to note, and what was asked for is done
                self._note_head()
        finally:
            self._engine.dispose()

    def seen_head(self) -> tuple[int, str] | None:
        """Number and hash of the log entry that was last when a writer closed the register; None where unknown."""
        try:
            seq, own = (self.folder / HEAD).read_text("ascii").split()
            return int(seq), own
        except (OSError, ValueError):
            return None

    def _note_head(self) -> None:
        # A log whose end was cut off is still a whole chain; only a note outside of it can tell.
        if not self._written:
            return
        with self.reading() as connection:
            log = schema.log
            head = connection.execute(select(log.c.seq, log.c.hash).order_by(log.c.seq.desc()).limit(1)).first()
        if head:
            new = self.folder / f".{HEAD}.{os.getpid()}"
            try:
                new.write_text(f"{head.seq} {head.hash}\n", "ascii")
                new.replace(self.folder / HEAD)
            except OSError:  # a full disk: the earlier note still holds, and the next close notes anew
                new.unlink(missing_ok=True)

    def rewrite(self) -> None:
        """Write the database file anew, without what was deleted from it."""
        with dialect.plain_errors(self.shown):
            dialect.rewrite_file(self._engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _prepare(self, place: Place, create: bool) -> None:
        with self.reading() as connection:
            fresh = not migrations.has_tables(connection)
            version = 0 if fresh and create else migrations.found_version(connection, self.shown)
            if fresh and self.on_postgresql:
                postgres.check_letters(connection, self.shown)
        keep_pointer(place)
        if fresh:
            with self.transaction() as connection:
                self._create(connection)
        elif version < schema.VERSION:
            with self.transaction() as connection:
                self._bring_forward(connection)

    def _bring_forward(self, connection: Connection) -> None:
        version = migrations.found_version(connection, self.shown)  # another program may have been quicker
        chain = Chain(connection, self.actor)
        for reached in migrations.bring_forward(connection, version):
            chain.append("migration", f"schema {reached}", digest(str(reached)))
        if version < SNAPSHOT_HASHED_ANEW:
            chain.append("incidents", "snapshot", snapshot.payload_in(connection))

    def _create(self, connection: Connection) -> None:
        # Two programs may make the register at once: the second one finds the first one's tables under the lock.
        if migrations.has_tables(connection):
            migrations.found_version(connection, self.shown)
            return
        register_id = uuid4().hex
        migrations.create(connection, register_id, self.shown)
        Chain(connection, self.actor).append("create", register_id, digest(register_id))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the register."""
        with dialect.plain_errors(self.shown), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A writing transaction: all of it or nothing, one writer at a time."""
        with dialect.plain_errors(self.shown), self._engine.connect() as connection:
            writer = connection.execution_options(tawthiq_writing=True)
            with writer.begin():
                dialect.lock_for_writing(writer)
                yield writer
            self._written = True

    @contextmanager
    def beside_record(self) -> Iterator[Connection]:
        """A transaction on what is no part of the record, on PostgreSQL: it waits for no writer of the record."""
        with dialect.plain_errors(self.shown), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def resolving(self) -> Iterator[None]:
        """Hold back whoever works out the incidents of this register on another machine.

        Beside SQLite the workings' own lock is enough. Raises RegisterError where somebody else takes too long.
        """
        if not self.on_postgresql:
            yield
            return
        with dialect.plain_errors(self.shown), self._engine.connect() as connection:
            connection.detach()  # closed at the end, and its lock with it
            if not postgres.lock_for_resolving(connection, RESOLVING_WAIT):
                busy = "another program is working out its incidents. Wait for it to end, then run this again"
                raise RegisterError(f"{self.shown}: {busy}")
            yield

    def retried(self, act: Callable[[], T]) -> T:
        """What `act` gives, tried again where the connection was lost: for acts that may be done twice."""
        for pause in _PAUSES:
            try:
                return act()
            except ConnectionLost:
                sleep(pause)
        return act()


def _engine(place: Place, create: bool) -> Engine:
    if place.url is not None:
        return postgres.engine(place.url)
    if not (place.folder / DATABASE).exists():
        _make_folder(place.folder, create)
    return dialect.sqlite_engine(place.folder / DATABASE)


def _make_folder(place: Path, create: bool) -> None:
    if not create:
        raise RegisterError(f"{place}: no register there. Make one with tawthiq run INPUT --register {place}")
    if place.exists() and not place.is_dir():
        raise RegisterError(f"{place}: is a file, not a folder. Name a folder for the register")
    if place.is_dir() and any(place.iterdir()):
        raise RegisterError(f"{place}: is not empty and no register. Name a new or empty folder")
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RegisterError(f"{place}: cannot be made ({error.strerror}). Name a folder you may write to") from error
