"""Inputs -> documents, lazily and in a fixed order; see the package for the steps."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from tawthiq.intake import (
    archives,
    exports,
    feeds,
    gate,
    letters,
    lines,
    names,
    pages,
    papers,
    parquets,
    tables,
    texts,
    warcs,
    wordfiles,
)
from tawthiq.intake.duplicates import told_apart
from tawthiq.intake.faults import RefusedError, fault, located
from tawthiq.intake.originals import Blob, Original
from tawthiq.intake.walk import files
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.settings import Settings

STDIN = "-"
Item = Document | Original | Issue
Reader = Callable[[Blob, int], Iterator[Item]]

_READERS: dict[str, Reader] = {
    **dict.fromkeys(names.TEXT, texts.read),
    **dict.fromkeys(names.LINES, lines.read),
    **dict.fromkeys(names.PARQUET, parquets.read),
    **dict.fromkeys(names.PAGE, pages.read),
    **dict.fromkeys(names.PAPER, papers.read),
    **dict.fromkeys(names.WORD, wordfiles.read),
    **dict.fromkeys(names.LETTER, letters.read),
    **dict.fromkeys(names.FEED, feeds.read),
    **dict.fromkeys(names.EXPORT, exports.read),
}
_HEAD = 2048
_NESTED = 5  # mails in mails


def read(
    inputs: Sequence[str | Path], settings: Settings | None = None, stdin: BinaryIO | None = None
) -> Iterator[Document | Original | Issue]:
    """Documents of files, folders and `-`, each directly after its Original; an Issue for whatever is left out.

    Reads lazily and holds one report at a time. `stdin` stands for `-` and is standard input by default. Raises
    nothing for bad input.
    """
    limits = settings or Settings()
    return told_apart(_all(inputs, limits, stdin))


def _all(inputs: Sequence[str | Path], settings: Settings, stdin: BinaryIO | None) -> Iterator[Item]:
    for given in inputs:
        if str(given) == STDIN:
            yield from _piped(stdin or sys.stdin.buffer, settings)
            continue
        for found in files(Path(given)):
            yield from of_file(found, settings) if isinstance(found, Blob) else (found,)


def of_file(blob: Blob, settings: Settings) -> Iterator[Item]:
    """What one file (or its part) gives, reports that came before in other files among it."""
    if left_out := gate.ask(blob):
        yield left_out
    elif blob.suffix in (*names.ARCHIVE, *names.WEB_ARCHIVE):
        yield from _guarded(_archive(blob, settings), blob)
    elif names.is_sidecar(blob.name):
        if blob.orphan:
            yield fault("orphan-sidecar", file=blob.shown)
    elif blob.suffix in names.TABLE:
        yield from _guarded(tables.read(blob, settings), blob)
    elif reader := _READERS.get(blob.suffix):
        yield from _guarded(reader(blob, settings.max_report_bytes), blob)
        if blob.suffix in names.LETTER:
            yield from _enclosed(blob, settings)
    else:
        yield fault(names.foreign(blob.suffix), blob.suffix or "a name without an ending", file=blob.shown)


def _archive(blob: Blob, settings: Settings) -> Iterator[Item]:
    members = archives.members if blob.suffix in names.ARCHIVE else warcs.members
    met = False
    for found in members(blob, settings):
        met = True
        yield from of_file(found, settings) if isinstance(found, Blob) else (found,)
        gate.ask(blob)  # back in the archive: what fails from here on is no fault of the member
    if not met and blob.suffix in names.ARCHIVE:
        yield fault("empty-folder", file=blob.shown)


def _enclosed(mail: Blob, settings: Settings) -> Iterator[Item]:
    """What is attached to a mail, as far as it is a report; a mail in a mail is read, an archive in it is not."""
    if mail.name.count(".eml/") >= _NESTED:
        return
    for found in letters.attached(mail, settings.max_report_bytes):
        if found.suffix in _READERS or found.suffix in names.TABLE:
            yield from of_file(found, settings)
        elif found.suffix in (*names.ARCHIVE, *names.WEB_ARCHIVE):
            yield fault("nested-archive", file=found.shown)


def _guarded(items: Iterator[Item], blob: Blob) -> Iterator[Item]:
    """What a reader gives; where it refuses its input or the disk fails, the issue instead of the rest."""
    try:
        yield from items
    except RefusedError as refused:
        yield located(refused.fault, blob.shown)
    except archives.DAMAGED as error:
        yield fault("corrupt-archive", str(error) or type(error).__name__, file=blob.shown)
    except UnicodeDecodeError as error:
        yield fault("wrong-encoding", f"not {error.encoding} from byte {error.start} on", file=blob.shown)
    except OSError as error:
        yield fault("unreadable", error.strerror or str(error), file=blob.shown)


def _piped(stdin: BinaryIO, settings: Settings) -> Iterator[Item]:
    # Any binary stream will do for the caller; the readers need one that can be looked into without being consumed.
    stream = stdin if isinstance(stdin, BufferedReader) else BufferedReader(cast(RawIOBase, stdin))
    blob = Blob(shown="standard input", name="stdin", open=lambda: stream)
    head = stream.peek(_HEAD)[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith((b"{", b"[")):
        yield from _guarded(lines.read(blob, settings.max_report_bytes), blob)
        return
    is_page = head.startswith(b"<") and any(mark in head for mark in (b"<!doctype html", b"<html", b"<head", b"<body"))
    reader = pages.read if is_page else texts.read
    for item in _guarded(reader(blob, settings.max_report_bytes), blob):
        # A name of its own content: two texts piped in one after the other are two documents.
        yield replace(item, id=f"stdin-{item.sha256[:12]}") if isinstance(item, Document) else item
