"""A PDF -> Document: its text layer in reading order, or a refusal where that text cannot be trusted.

1. pypdf places each glyph where it stands on the page; a line so read is in the order of the eye, right to left letters
   too. Each line is turned into the order of reading (bidi) and its presentation forms into letters (NFKC).
   Not `pdftotext`: measured on pages printed by a browser, it turns the ligature لا into ال, and a negation is lost.
2. Columns of prose are read one after the other, the right one first where the text is Arabic.
3. Lines are joined to paragraphs; a page's end ends one.
4. `plausible` judges the result. What is garbled, or has no text layer, goes to a person and never into the register.

The date in a PDF's properties is when the file was made, not when the report was published: it is not used.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from io import BytesIO
from typing import TYPE_CHECKING

from bidi.algorithm import get_display

from tawthiq.intake import columns, plausible
from tawthiq.intake.faults import RefusedError
from tawthiq.intake.fields import Fields, one_line
from tawthiq.intake.originals import Blob, Extraction, Original, original
from tawthiq.intake.texts import bounded, described
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue

if TYPE_CHECKING:
    from pypdf import PdfReader

_MEDIA_TYPE = "application/pdf"
_MOST_PAGES = 3_000
_MOST_DRAWN = 4_000_000  # bytes that draw one page, unpacked; a page of text has some ten thousand
_BETWEEN = "\n\n"
_FULL = 0.75  # of the widest line; a shorter one ends its paragraph
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_TIE = "\u2044"  # in the hyphen's place while a line is turned: it holds two numbers together wherever they stand
_HYPHEN = re.compile(r"(?<=\d)-(?=\d)")
_TIED = re.compile(rf"\d[\d.,]*(?:{_TIE}\d[\d.,]*)+")
_BROKEN_NUMBER = re.compile(r"(?<=\d)- (?=\d)")  # at a line's end
_AFTER_OPENING, _BEFORE_CLOSING = re.compile(r"([(\[{«“]) "), re.compile(r" ([)\]}»”،؛.:؟])(?!\w)")
_BLANKS = re.compile(r"[^\S\n]+")
# A vowel sign is drawn as a glyph of its own, which leaves a gap after the letter that carries it: قُ تل.
_CUT_BY_A_VOWEL = re.compile(r"(?<!\w)(\w[\u064b-\u0652]+) (?=\w)")


def read(blob: Blob, limit: int) -> Iterator[Document | Original | Issue]:
    """The document of a PDF after its original. Raises RefusedError for one that is left out."""
    data = bounded(blob, limit)
    pages, told = _read(data, limit)
    text = _BETWEEN.join(page for page in pages if page)
    plausible.check(text, pages=len(pages))
    known, notices = described(blob, told)
    kept = original(data, blob, _MEDIA_TYPE)
    yield replace(kept, extraction=Extraction((_library(),), pages=_places(pages)), author=known.author)
    yield known.document(blob.name, text, kept.sha256)
    yield from notices


@cache
def _library() -> str:
    return f"pypdf {version('pypdf')}"


def _places(pages: list[str]) -> tuple[tuple[int, int, int], ...]:
    """Which characters of the text stand on which page."""
    found, at = [], 0
    for number, page in enumerate(pages, 1):
        if page:
            found.append((at, at + len(page), number))
            at += len(page) + len(_BETWEEN)
    return tuple(found)


def _read(data: bytes, limit: int) -> tuple[list[str], Fields]:
    """The text of each page, at most `limit` characters in all, and what the file says of itself.

    Raises RefusedError for what pypdf cannot read.
    """
    # pypdf takes a fifth of a second to load: whoever reads no PDF does not wait for it.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedError("encrypted-document")
        return list(_texts(reader, limit)), Fields(author=_author(reader))
    except RefusedError:
        raise
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError) as error:
        # A broken file breaks the library in all these ways; none of them is a fault of ours.
        raise RefusedError("damaged-document", f"{type(error).__name__}: {error}"[:120]) from error


def _author(reader: "PdfReader") -> str | None:
    told = reader.metadata.get("/Author") if reader.metadata else None
    return one_line(told if isinstance(told, str) else None)


def _texts(reader: "PdfReader", limit: int) -> Iterator[str]:
    if len(reader.pages) > _MOST_PAGES:
        raise RefusedError("too-large", f"{_MOST_PAGES:,} pages")
    size = 0
    for page in reader.pages:
        drawn = page.get_contents()
        if drawn is not None and len(drawn.get_data()) > _MOST_DRAWN:
            raise RefusedError("too-large", f"a page of {_MOST_DRAWN / 1_000_000:g} MB")
        text = in_reading_order(page.extract_text(extraction_mode="layout"))
        size += len(text)
        if size > limit:
            raise RefusedError("too-large", f"{limit / 1_000_000:g} MB of text")
        yield text


def in_reading_order(layout: str) -> str:
    """The paragraphs of one page from its lines as the eye sees them, columns apart by runs of blanks."""
    lines = layout.split("\n")
    right_to_left = len(_RIGHT_TO_LEFT.findall(layout)) * 4 > len(layout.replace(" ", ""))
    return _paragraphs([line for part in columns.parted(lines, right_to_left) for line in _trimmed(part)])


def _trimmed(lines: list[str]) -> list[str]:
    """Without blank lines at its ends: a paragraph may go on at the head of the next column."""
    told = [n for n, line in enumerate(lines) if line.strip()]
    return lines[told[0] : told[-1] + 1] if told else []


def _paragraphs(lines: list[str]) -> str:
    whole = _FULL * max((len(line.strip()) for line in lines), default=0)
    out: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            out[-1].append(logical(line, " ".join(out[-1])))
        if len(line.strip()) < whole:
            out.append([])
    return "\n".join(_BROKEN_NUMBER.sub("-", " ".join(words)) for words in out if words)


def logical(line: str, before: str = "") -> str:
    """A line as the eye sees it in the order in which it is read; `before` is the paragraph up to it."""
    squeezed = _BLANKS.sub(" ", line).strip()
    if _RIGHT_TO_LEFT.search(squeezed):
        # Turned before its forms become letters: a ligature's letters are in order already, and it turns as one.
        squeezed = _hyphenated(get_display(_HYPHEN.sub(_TIE, squeezed), base_dir="R"), before)
    text = unicodedata.normalize("NFKC", squeezed)
    return _BEFORE_CLOSING.sub(r"\1", _AFTER_OPENING.sub(r"\1", _CUT_BY_A_VOWEL.sub(r"\1", text)))


def _hyphenated(line: str, before: str) -> str:
    """Numbers with a hyphen between, which stand from right to left after Arabic letters only: 5-8, 2017-03-17."""

    def turned(found: re.Match[str]) -> str:
        numbers = found[0].split(_TIE)
        strong = next((c for c in reversed(before + line[: found.start()]) if c.isalpha()), "")
        return "-".join(reversed(numbers) if _RIGHT_TO_LEFT.match(strong) else numbers)

    return _TIED.sub(turned, line)
