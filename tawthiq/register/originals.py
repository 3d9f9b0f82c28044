"""The bytes that documents were read from, kept under their own SHA-256: originals/ab/cdef….

1. Bytes are written to a temporary file beside their place, flushed to the disk and then renamed: a file under a
   hash's name is always whole.
2. What is there already is left alone; its name is its content.
"""

import os
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from tawthiq.errors import RegisterError


class Originals:
    """A folder of files named by content."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where the bytes of this hash stand, or would."""
        return self.folder / digest[:2] / digest[2:]

    def add(self, content: bytes) -> str:
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

    def fault(self, digest: str) -> str | None:
        """One line on what is wrong with the original of this hash; None when it is whole."""
        try:
            content = self.path(digest).read_bytes()
        except OSError:
            return f"original {digest}: missing"
        return None if sha256(content).hexdigest() == digest else f"original {digest}: its bytes were changed"

    def all(self) -> Iterator[str]:
        """The hashes of every file kept."""
        for place in sorted(self.folder.glob("??/*")):
            if not place.name.startswith("."):
                yield place.parent.name + place.name
