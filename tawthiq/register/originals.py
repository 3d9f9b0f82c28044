"""The bytes that documents were read from, kept under their own SHA-256: files originals/ab/cdef…, or rows.

`Originals` says what both do. `Folder` keeps files beside SQLite:

1. Bytes are written to a temporary file beside their place, flushed to the disk and then renamed: a file under a
   hash's name is always whole.
2. What is there already is left alone; its name is its content.

`Rows` keeps them in PostgreSQL, in the transaction of the document that they belong to.
"""

import contextlib
import os
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, delete, insert, select

from tawthiq.errors import RegisterError
from tawthiq.register import dialect, schema


class Originals(Protocol):
    """Bytes under their SHA-256."""

    def add(self, content: bytes, connection: Connection) -> str:
        """Keep `content` within a transaction; returns its SHA-256. Raises RegisterError where the disk refuses."""

    def read(self, digest: str) -> bytes:
        """The bytes. Raises RegisterError when they are not there."""

    def remove(self, digest: str) -> None:
        """Delete the bytes of this hash, for an erasure. Raises RegisterError where that is refused."""

    def holds(self, digest: str) -> bool:
        """Whether bytes stand under this hash."""

    def faults(self, digests: Collection[str]) -> Mapping[str, str]:
        """One line on what is wrong with each original that is missing or was changed, by its hash."""

    def all(self) -> Iterator[str]:
        """The hashes of all that is kept, rising."""


AT_ONCE = 32  # originals that are in memory together; a page with its pictures may be some megabytes


def _missing(digest: str) -> str:
    return f"original {digest}: missing"


def _judge(faults: dict[str, str], digest: str, content: bytes) -> None:
    """Take the fault of this hash away, or say that its bytes are others."""
    if sha256(content).hexdigest() == digest:
        del faults[digest]
    else:
        faults[digest] = f"original {digest}: its bytes were changed"


class Rows:
    """Rows of the table `originals`."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[Connection]],
        writing: Callable[[], AbstractContextManager[Connection]],
    ) -> None:
        self._reading = reading
        self._writing = writing

    def add(self, content: bytes, connection: Connection) -> str:
        """Keep `content` within a transaction; returns its SHA-256."""
        digest = sha256(content).hexdigest()
        table = schema.originals
        if connection.scalar(select(table.c.sha256).where(table.c.sha256 == digest)) is None:
            connection.execute(insert(table), {"sha256": digest, "bytes": content})
        return digest

    def read(self, digest: str) -> bytes:
        """The bytes. Raises RegisterError when they are not there."""
        found = self._found(digest)
        if found is None:
            raise RegisterError(f"original {digest}: is missing. Restore it from a backup")
        return found

    def _found(self, digest: str) -> bytes | None:
        table = schema.originals
        with self._reading() as connection:
            found = connection.scalar(select(table.c.bytes).where(table.c.sha256 == digest))
        return None if found is None else bytes(found)

    def remove(self, digest: str) -> None:
        """Delete the bytes of this hash, for an erasure."""
        with self._writing() as connection, dialect.unguarded(connection):
            connection.execute(delete(schema.originals).where(schema.originals.c.sha256 == digest))

    def holds(self, digest: str) -> bool:
        """Whether bytes stand under this hash."""
        table = schema.originals
        with self._reading() as connection:
            return connection.scalar(select(table.c.sha256).where(table.c.sha256 == digest)) is not None

    def faults(self, digests: Collection[str]) -> Mapping[str, str]:
        """One line on what is wrong with each original that is missing or was changed, by its hash."""
        table = schema.originals
        faults = {digest: _missing(digest) for digest in digests}
        wanted = sorted(faults)
        with self._reading() as connection:
            for at in range(0, len(wanted), AT_ONCE):
                some = wanted[at : at + AT_ONCE]
                asked = select(table.c.sha256, table.c.bytes).where(table.c.sha256.in_(some))
                for digest, content in connection.execute(asked):
                    _judge(faults, digest, bytes(content))
        return faults

    def all(self) -> Iterator[str]:
        """The hashes of all that is kept, rising."""
        table = schema.originals
        with self._reading() as connection:
            yield from connection.execute(select(table.c.sha256).order_by(table.c.sha256)).scalars().yield_per(1000)


class Sealed:
    """Originals of which some are not given out: they are as if they were not here. What is added goes to the whole."""

    def __init__(self, whole: Originals, sealed: frozenset[str]) -> None:
        self._whole = whole
        self._sealed = sealed

    def add(self, content: bytes, connection: Connection) -> str:
        """Keep `content` within a transaction; returns its SHA-256."""
        return self._whole.add(content, connection)

    def read(self, digest: str) -> bytes:
        """The bytes. Raises RegisterError when they are not there, or not given out."""
        if digest in self._sealed:
            raise RegisterError(_missing(digest))
        return self._whole.read(digest)

    def remove(self, digest: str) -> None:
        """Delete the bytes of this hash."""
        self._whole.remove(digest)

    def holds(self, digest: str) -> bool:
        """Whether bytes stand under this hash and are given out."""
        return digest not in self._sealed and self._whole.holds(digest)

    def faults(self, digests: Collection[str]) -> Mapping[str, str]:
        """One line on what is wrong with each original, by its hash; those that are not given out are no fault."""
        return self._whole.faults([digest for digest in digests if digest not in self._sealed])

    def all(self) -> Iterator[str]:
        """The hashes of all that is kept and given out, rising."""
        return (digest for digest in self._whole.all() if digest not in self._sealed)


class Folder:
    """A folder of files named by content."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where the bytes of this hash stand, or would."""
        return self.folder / digest[:2] / digest[2:]

    def add(self, content: bytes, _connection: Connection | None = None) -> str:
        """Keep `content`; returns its SHA-256. Raises RegisterError where the disk refuses."""
        digest = sha256(content).hexdigest()
        place = self.path(digest)
        if not place.exists():
            try:
                self._write(place, content)
            except OSError as error:
                reason = error.strerror or str(error)
                raise RegisterError(
                    f"{place}: cannot be written ({reason}). Free some space or check rights"
                ) from error
        return digest

    @staticmethod
    def _write(place: Path, content: bytes) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(place)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def read(self, digest: str) -> bytes:
        """The bytes. Raises RegisterError when they are not there."""
        try:
            return self.path(digest).read_bytes()
        except OSError as error:
            raise RegisterError(f"{self.path(digest)}: the original is missing. Restore it from a backup") from error

    def remove(self, digest: str) -> None:
        """Delete the bytes of this hash, for an erasure. Raises RegisterError where the disk refuses."""
        try:
            self.path(digest).unlink(missing_ok=True)
        except OSError as error:
            raise RegisterError(
                f"{self.path(digest)}: cannot be deleted ({error.strerror}). Delete it by hand"
            ) from error

    def holds(self, digest: str) -> bool:
        """Whether bytes stand under this hash."""
        return self.path(digest).exists()

    def faults(self, digests: Collection[str]) -> Mapping[str, str]:
        """One line on what is wrong with each original that is missing or was changed, by its hash."""
        faults = {digest: _missing(digest) for digest in digests}
        for digest in tuple(faults):
            with contextlib.suppress(OSError):
                _judge(faults, digest, self.path(digest).read_bytes())
        return faults

    def all(self) -> Iterator[str]:
        """The hashes of every file kept, rising."""
        for place in sorted(self.folder.glob("??/*")):
            if not place.name.startswith("."):
                yield place.parent.name + place.name
