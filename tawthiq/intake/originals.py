"""The original bytes of a document, handed on so that the register can keep them, and where they lie before that."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from io import BufferedReader, BytesIO
from typing import NamedTuple

from tawthiq.intake.names import suffix


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """How a page was got from the web: its address, when, by what, and where the record of it lies.

    `asked` is the address that was asked for, `uri` the one that answered (they differ after a redirect). `time` is
    ISO 8601 with its zone; `offset` in bytes from the beginning of `archive` as it lies on the disk; `status` and
    `headers` the server's answer; `tool` and `operator` what the archive says of who made it; `digest` the archive's
    own sum of the record.
    """

    uri: str
    time: str | None
    record: str
    archive: str
    offset: int
    status: int
    media_type: str
    asked: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    tool: str | None = None
    operator: str | None = None
    digest: str | None = None


class Box(NamedTuple):
    """Where a word, or a line, stands on a page (from 1): code points `start` to `end` of the text in a rectangle.

    Left, top, right and bottom in points (1/72 inch) from the left and top edge of the page as it is shown: turned as
    the file says, cut to its crop box.
    """

    start: int
    end: int
    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Extraction:
    """How a text was made of its original: by which libraries, each with its version.

    `pages` says of a PDF which characters of the text stand on which page: (start, end, page from 1); `boxes` where on
    it each word stands, in the order of the text, and `sheets` how large it is shown: (page, width, height) in points.
    Both are empty where the file does not tell. Where a second
    library was asked, `only_first` and `only_second` are the paragraphs that one of them alone had; all of them are in
    the text.
    """

    libraries: tuple[str, ...] = ()
    only_first: int | None = None
    only_second: int | None = None
    pages: tuple[tuple[int, int, int], ...] = ()
    boxes: tuple[Box, ...] = ()
    sheets: tuple[tuple[int, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that a document was read from, exactly as they came.

    `sha256` is their hash, equal to the `bytes_sha256` of the document that follows. `name` is the file they came
    from, `line` the line of it (from 1; None where the whole file is meant); `media_type` an IANA media type with its
    charset, such as `text/html; charset=windows-1256`; `author` who wrote or sent it, as the file itself says.
    """

    sha256: str
    bytes: bytes
    name: str
    media_type: str
    line: int | None = None
    capture: Capture | None = None
    extraction: Extraction = Extraction()
    author: str | None = None


def original(data: bytes, blob: "Blob", kind: str, charset: str | None = None, line: int | None = None) -> Original:
    """An Original with its hash; `kind` is the media type without the charset, None for what has none (PDF, mail)."""
    media_type = f"{kind}; charset={charset}" if charset else kind
    return Original(sha256(data).hexdigest(), data, blob.shown, media_type, line, blob.capture)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a large file that can be read by itself, by whoever; made by `parts.cut`.

    `first` and `last` (excluded; None: to the end) are offsets in bytes of the file as it lies on the disk, of Parquet
    numbers of its groups of rows. `met` counts the lines, records or rows before it. `tool`, `operator` and `led` are
    what a web archive said before it of those who made it and of redirects.
    """

    first: int = 0
    last: int | None = None
    met: int = 0
    tool: str | None = None
    operator: str | None = None
    led: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Blob:
    """A file that may hold documents, wherever it lies: on the disk, in an archive or on standard input.

    `shown` names it in issues; `name` is what document ids are made from; `size` is in bytes, None when unknown.
    `sidecar` gives the bytes of its metadata file, or None where there is none; `orphan` says of a metadata file that
    no document lies beside it. `kind` is the file type where the name does not tell it (`.html`); `capture` is how a
    page of a web archive was got. `part` is what of the file is to be read, None for all of it.
    """

    shown: str
    name: str
    open: Callable[[], BufferedReader]
    size: int | None = None
    sidecar: Callable[[], bytes | None] | None = None
    orphan: bool = False
    kind: str | None = None
    capture: Capture | None = None
    part: Part | None = None

    @property
    def suffix(self) -> str:
        """The file type as its name tells it: lower case, with the dot, empty when there is none."""
        return suffix(self.name) if self.kind is None else self.kind

    def read(self, limit: int) -> bytes:
        """All bytes, never more than `limit` + 1 of them, so that a larger file shows without being loaded."""
        with self.open() as stream:
            return stream.read(limit + 1)


def in_memory(data: bytes) -> BufferedReader:
    """A stream of bytes that are held already, for the `open` of a Blob."""
    return BufferedReader(BytesIO(data))
