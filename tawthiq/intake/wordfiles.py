"""A Word file (.docx) -> Document: every paragraph in its order, tables, text boxes and notes too.

Deleted words (tracked changes) are no part of the text, inserted ones are. Headers and footers of pages are left out:
they repeat on every page. The title is that of the file's properties, whose dates are not those of the report.
"""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from tawthiq.intake.faults import RefusedError
from tawthiq.intake.fields import Fields, one_line
from tawthiq.intake.originals import Blob, Original, original
from tawthiq.intake.texts import bounded, described
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue

if TYPE_CHECKING:
    from lxml.etree import _Element

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OLD_WORD = b"\xd0\xcf\x11\xe0"  # .doc under a new name, or a file with a password
_UNPACKED = 30  # times the limit of a report: pictures and fonts are packed with the text
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = (_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText")
_NOTES = ("footnotes", "endnotes")
_NOBODY = frozenset(
    {None, "", "python-docx", "Windows User", "User", "Microsoft Office User", "Admin", "Administrator"}
)


def read(blob: Blob, limit: int) -> Iterator[Document | Original | Issue]:
    """The document of a Word file after its original. Raises RefusedError for one that is left out."""
    data = bounded(blob, limit)
    told, text = _content(data, limit)
    if not text.strip():
        raise RefusedError("empty")
    if len(text) > limit:
        raise RefusedError("too-large", f"{limit / 1_000_000:g} MB of text")
    known, notices = described(blob, told)
    kept = original(data, blob, _MEDIA_TYPE)
    yield replace(kept, author=known.author)
    yield known.document(blob.name, text, kept.sha256)
    yield from notices


# what python-docx raises over parts that hold other elements than their types say, with those of a broken zip
_BROKEN = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError, AttributeError, TypeError, IndexError,
)  # fmt: skip


def _content(data: bytes, limit: int) -> tuple[Fields, str]:
    # python-docx and the parser below it take a quarter of a second to load.
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError, fromstring

    if data.startswith(_OLD_WORD):
        raise RefusedError("encrypted-document")
    try:
        _check_size(data, limit)
        opened = docx.Document(BytesIO(data))
        bodies = [opened.element.body]
        for part in opened.part.package.iter_parts():
            if any(note in str(part.partname) for note in _NOTES):
                bodies.append(fromstring(part.blob))
        told = opened.core_properties
        known = Fields(title=" ".join((told.title or "").split()) or None, author=_person(told.author))
        return known, "\n".join(line for body in bodies for line in _paragraphs(body))
    except (*_BROKEN, OpcError, LxmlError) as error:
        raise RefusedError("damaged-document", f"{type(error).__name__}: {error}"[:120]) from error


def _person(author: str | None) -> str | None:
    """The author of a file's properties, but not what the programs that write them put there."""
    return None if author in _NOBODY else one_line(author)


def _check_size(data: bytes, limit: int) -> None:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        size = sum(info.file_size for info in packed.infolist())
    if size > _UNPACKED * limit:
        raise RefusedError("archive-bomb", f"{len(data)} bytes to {size}")


def _paragraphs(body: "_Element") -> Iterator[str]:
    """The text of each paragraph; a paragraph inside of another one's text box is a paragraph of its own."""
    for paragraph in body.iter(f"{_W}p"):
        if not any(above.tag in _SKIPPED for above in paragraph.iterancestors()):
            text = "".join(_pieces(paragraph)).strip()
            if text:
                yield text


def _pieces(node: "_Element") -> Iterator[str]:
    for child in node:
        if child.tag == f"{_W}t":
            yield (child.text or "") + "".join(inner.tail or "" for inner in child)
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag not in _SKIPPED and child.tag != f"{_W}p":
            yield from _pieces(child)
