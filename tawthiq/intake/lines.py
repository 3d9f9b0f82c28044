"""JSON Lines -> Document: one object a line, read as a stream.

1. `numbered` cuts the stream into lines without ever holding more than the limit of one.
2. `read` reads each line by itself: a broken one is an issue, the next one is read all the same.

The original of a document is its own line's bytes (without the line end), so that each document's bytes can be
hashed, shown and erased apart from its neighbours'.
"""

import codecs
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace

import msgspec

from tawthiq.intake.encoding import Decoded, decode, strict, utf16_without_mark
from tawthiq.intake.faults import RefusedError, fault, located
from tawthiq.intake.fields import fields, text_of
from tawthiq.intake.originals import Blob, Original, Part, original
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue

_CHUNK = 1 << 16
_SHOWN_ID = 80
_OF_THE_WHOLE_FILE = ("json-array", "claims-file")


def read(blob: Blob, limit: int) -> Iterator[Document | Original | Issue]:
    """The documents of a JSON Lines file, each after its original; `limit` is in bytes a line."""
    part = blob.part or Part()
    lines_met = part.met
    with blob.open() as stream:
        utf16 = _utf16(stream.peek(512)) if not part.first else None
        for number, line in _numbered_utf16(stream, utf16, limit) if utf16 else numbered(stream, limit, part):
            if not line.strip():
                continue
            lines_met += 1
            try:
                if len(line) > limit:
                    raise RefusedError("too-large", f"{limit / 1_000_000:g} MB")
                kept, document = _document(line, utf16, blob, number)
            except RefusedError as refused:
                if lines_met == 1 and refused.fault.code in _OF_THE_WHOLE_FILE:
                    yield located(refused.fault, blob.shown)
                    return
                yield located(refused.fault, blob.shown, number)
            else:
                yield kept
                yield document
    if not lines_met:
        yield fault("empty", file=blob.shown)


def _document(line: bytes, utf16: str | None, blob: Blob, number: int) -> tuple[Original, Document]:
    decoded = Decoded(strict(line, utf16), utf16) if utf16 else decode(line)
    given = _object(decoded.text.strip())
    kept = original(line, blob, "application/json", decoded.encoding, number)
    return replace(kept, author=text_of(given, "author")), of_object(given, kept)


def of_object(given: Mapping[str, object], kept: Original) -> Document:
    """The document of an object's fields, read from `kept`. Raises RefusedError for a field that is wrong."""
    known = fields(given)
    if not known.id:
        raise RefusedError("missing-field", "id")
    text = given.get("text")
    if text is not None and not isinstance(text, str):
        raise RefusedError("wrong-type", f"text of {known.id[:_SHOWN_ID]} is not text")
    if not text or not text.strip():
        raise RefusedError("missing-field", f"text of {known.id[:_SHOWN_ID]}")
    if "\0" in text:
        raise RefusedError("binary", "NUL characters")
    return known.document(known.id, text, kept.sha256)


def _object(line: str) -> dict[str, object]:
    try:
        value = msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        if line.startswith("[") or line == "{":
            raise RefusedError("json-array") from error
        raise RefusedError("broken-json", str(error).removeprefix("JSON is malformed: ")) from error
    except RecursionError as error:
        raise RefusedError("broken-json", "nested too deeply") from error
    if isinstance(value, list):
        raise RefusedError("json-array")
    if not isinstance(value, dict):
        raise RefusedError("broken-json", "a single value stands there")
    if "document" in value and "quote" in value and "text" not in value:
        raise RefusedError("claims-file")
    return value


def numbered(stream: io.BufferedReader, limit: int, part: Part | None = None) -> Iterator[tuple[int, bytes]]:
    """Lines from 1, without their ends; of one over `limit` bytes only the first `limit` + 1 are held."""
    number, last = (part.met, part.last) if part else (0, None)
    if part and part.first:
        stream.seek(part.first)
    while line := stream.readline(limit + 1):
        number += 1
        yield number, line.rstrip(b"\r\n")
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        if last is not None and stream.tell() >= last:
            return


def cut(blob: Blob, size: int) -> Iterator[Part]:
    """The file as stretches of about `size` bytes and whole lines; one that is refused whole is one stretch."""
    begun = Part()
    with blob.open() as stream:
        whole = _utf16(stream.peek(512)) is not None or _is_refused(blob, size)
        stream.seek(0)
        met = 0
        while not whole and (line := stream.readline(_CHUNK)):
            met += line.endswith(b"\n")
            at = stream.tell()
            if line.endswith(b"\n") and at - begun.first >= size:
                yield replace(begun, last=at)
                begun = Part(first=at, met=met)
    yield begun


def _is_refused(blob: Blob, size: int) -> bool:
    first = next(read(blob, size))
    return isinstance(first, Issue) and first.code in (*_OF_THE_WHOLE_FILE, "empty")


def _utf16(head: bytes) -> str | None:
    marks = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
    return marks.get(head[:2]) or (utf16_without_mark(head[: len(head) & ~1]) if b"\0" in head else None)


def _numbered_utf16(stream: io.BufferedReader, encoding: str, limit: int) -> Iterator[tuple[int, bytes]]:
    """As `numbered`; its line ends are two bytes that can also stand inside of letters, so it is decoded to be cut."""
    text = io.TextIOWrapper(stream, encoding, errors="surrogatepass", newline="\n")
    number = 0
    while line := text.readline(limit // 2 + 1):
        number += 1
        yield number, line.removeprefix("\ufeff").rstrip("\r\n").encode(encoding, "surrogatepass")
        while line and not line.endswith("\n"):
            line = text.readline(_CHUNK)
