"""Where a register lives: its folder, its database, and the transactions on it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self
from uuid import uuid4

from sqlalchemy import Connection, Engine, select

from tawthiq.errors import RegisterError
from tawthiq.register import dialect, migrations, schema, snapshot
from tawthiq.register.chain import Chain, digest
from tawthiq.register.originals import Originals

DATABASE = "register.sqlite"
ORIGINALS = "originals"
HEAD = "log.head"
SNAPSHOT_HASHED_ANEW = 3  # the schema from which on the log's hash of the incidents is made from those of each


class Store:
    """A register's folder: `register.sqlite` beside `originals/`. Safe to share between threads."""

    def __init__(self, folder: Path, engine: Engine, actor: str) -> None:
        self.folder = folder
        self.actor = actor
        self.originals = Originals(folder / ORIGINALS)
        self._engine = engine
        self._written = False

    @classmethod
    def open(cls, folder: str | Path, create: bool = False, actor: str = "tawthiq") -> Self:
        """Open the register in `folder`; with `create` make one where there is none.

        `actor` is the name under which the log keeps what is done. Raises RegisterError in one line: no register
        there, a newer schema, not writable, locked.
        """
        place = Path(folder)
        fresh = not (place / DATABASE).exists()
        if fresh:
            _make_folder(place, create)
        store = cls(place, dialect.sqlite_engine(place / DATABASE), actor)
        try:
            store._prepare(fresh)
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Let go of the database, noting beside it how far the log had come."""
        self._note_head()
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
            new.write_text(f"{head.seq} {head.hash}\n", "ascii")
            new.replace(self.folder / HEAD)

    def rewrite(self) -> None:
        """Write the database file anew, without what was deleted from it."""
        with dialect.plain_errors(self.folder):
            dialect.rewrite_file(self._engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _prepare(self, fresh: bool) -> None:
        if fresh:
            with self.transaction() as connection:
                self._create(connection)
            return
        with self.reading() as connection:
            version = migrations.found_version(connection, self.folder)
        if version < schema.VERSION:
            with self.transaction() as connection:
                chain = Chain(connection, self.actor)
                for reached in migrations.bring_forward(connection, version):
                    chain.append("migration", f"schema {reached}", digest(str(reached)))
                if version < SNAPSHOT_HASHED_ANEW:
                    chain.append("incidents", "snapshot", snapshot.payload_in(connection))

    def _create(self, connection: Connection) -> None:
        # Two programs may make the register at once: the second one finds the first one's tables under the lock.
        if migrations.has_tables(connection):
            migrations.found_version(connection, self.folder)
            return
        register_id = uuid4().hex
        migrations.create(connection, register_id)
        Chain(connection, self.actor).append("create", register_id, digest(register_id))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the register."""
        with dialect.plain_errors(self.folder), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A writing transaction: all of it or nothing, one writer at a time."""
        with dialect.plain_errors(self.folder), self._engine.connect() as connection:
            writer = connection.execution_options(tawthiq_writing=True)
            with writer.begin():
                dialect.lock_for_writing(writer)
                yield writer
            self._written = True


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
