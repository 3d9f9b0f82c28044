"""The original bytes of a document, handed on so that the register can keep them, and where they lie before that."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from io import BufferedReader


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that a document was read from, exactly as they came.

    `sha256` is their hash, equal to the `bytes_sha256` of the document that follows. `name` is the file they came
    from, `line` the line of it (from 1; None where the whole file is meant); `media_type` an IANA media type with its
    charset, such as `text/html; charset=windows-1256`.
    """

    sha256: str
    bytes: bytes
    name: str
    media_type: str
    line: int | None = None


def original(data: bytes, name: str, kind: str, charset: str, line: int | None = None) -> Original:
    """An Original with its hash; `kind` is the media type without the charset."""
    return Original(sha256(data).hexdigest(), data, name, f"{kind}; charset={charset}", line)


@dataclass(frozen=True, slots=True)
class Blob:
    """A file that may hold documents, wherever it lies: on the disk, in an archive or on standard input.

    `shown` names it in issues; `name` is what document ids are made from; `size` is in bytes, None when unknown.
    `sidecar` gives the bytes of its metadata file, or None where there is none; `orphan` says of a metadata file that
    no document lies beside it.
    """

    shown: str
    name: str
    open: Callable[[], BufferedReader]
    size: int | None = None
    sidecar: Callable[[], bytes | None] | None = None
    orphan: bool = False

    @property
    def suffix(self) -> str:
        """The file type as its name tells it: lower case, with the dot, empty when there is none."""
        last = self.name.rsplit("/", 1)[-1]
        dot = last.rfind(".")
        return last[dot:].lower() if dot > 0 else ""

    def read(self, limit: int) -> bytes:
        """All bytes, never more than `limit` + 1 of them, so that a larger file shows without being loaded."""
        with self.open() as stream:
            return stream.read(limit + 1)
