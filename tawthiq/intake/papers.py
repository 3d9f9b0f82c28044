"""A PDF -> Document: its text layer in reading order, or a refusal where that text cannot be trusted.

1. pypdf places each glyph where it stands on the page (`glyphs`); a line so read is in the order of the eye, right to
   left letters too. Each line is turned into the order of reading (bidi), its presentation forms into letters (NFKC).
   Not `pdftotext`: measured on pages printed by a browser, it turns the ligature لا into ال, and a negation is lost.
2. Columns of prose are read one after the other, the right one first where the text is Arabic.
3. Lines are joined to paragraphs; a page's end ends one.
4. Where the text shows that the file says its ligatures or brackets otherwise (`manners`), it is read again so.
5. Each word keeps the rectangle in which it stands on its page (`wordplaces`).
6. `plausible` judges the result. What is garbled, or has no text layer, goes to a person and never into the register.

The date in a PDF's properties is when the file was made, not when the report was published: it is not used.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from bidi.algorithm import get_display

from tawthiq.intake import columns, plausible, wordplaces
from tawthiq.intake.columns import Stretch
from tawthiq.intake.faults import RefusedError
from tawthiq.intake.fields import Fields, one_line
from tawthiq.intake.glyphs import Rectangle, drawn
from tawthiq.intake.manners import Manner, Signs, hidden, shown, signs
from tawthiq.intake.originals import Blob, Box, Extraction, Original, original
from tawthiq.intake.texts import bounded, described
from tawthiq.intake.wordplaces import Line
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue

if TYPE_CHECKING:
    from pypdf import PdfReader

_MEDIA_TYPE = "application/pdf"
_MOST_PAGES = 3_000
_MOST_DRAWN = 4_000_000  # bytes that draw one page, unpacked; a page of text has some ten thousand
_MOST_WORDS = 50_000  # whose places are kept one by one; from there on those of lines
_BETWEEN = "\n\n"
_FULL = 0.75  # of the widest line; a shorter one ends its paragraph
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_TIE = "\u2044"  # in the hyphen's place while a line is turned: it holds two numbers together wherever they stand
_HYPHEN = re.compile(r"(?<=\d)-(?=\d)")
_TIED = re.compile(rf"\d[\d.,]*(?:{_TIE}\d[\d.,]*)+")
_BROKEN_NUMBER = re.compile(r"(?<=\d)- (?=\d)")  # at a line's end
# Drawn apart from its number where the text runs from right to left, with any gap between.
_SHARE = re.compile(r"(?<=\d) (?=[%٪](?!\w))")
_AFTER_OPENING, _BEFORE_CLOSING = re.compile(r"([(\[{«“]) "), re.compile(r" ([)\]}»”،؛.:؟])(?!\w)")
_BLANKS = re.compile(r"[^\S\n]+")
# A vowel sign is drawn as a glyph of its own, which leaves a gap after the letter that carries it: قُ تل.
_CUT_BY_A_VOWEL = re.compile(r"(?<!\w)(\w[\u064b-\u0652]+) (?=\w)")


def read(blob: Blob, limit: int) -> Iterator[Document | Original | Issue]:
    """The document of a PDF after its original. Raises RefusedError for one that is left out."""
    data = bounded(blob, limit)
    pages, told = _read(data, limit)
    text = _text(pages)
    plausible.check(text, pages=len(pages))
    known, notices = described(blob, told)
    kept = original(data, blob, _MEDIA_TYPE)
    yield replace(kept, extraction=_extraction(pages), author=known.author)
    yield known.document(blob.name, text, kept.sha256)
    yield from notices


@cache
def _library() -> str:
    return f"pypdf {version('pypdf')}"


class _Page(NamedTuple):
    """The text of one page, its words with their rectangles (start and end in it), and its size in points."""

    text: str
    words: tuple[tuple[int, int, Rectangle], ...]
    width: float
    height: float


def _extraction(pages: list[_Page]) -> Extraction:
    """Which characters of the text stand on which page, and where on it."""
    spans, boxes, sheets, at = [], [], [], 0
    for number, page in enumerate(pages, 1):
        if page.text:
            spans.append((at, at + len(page.text), number))
            boxes += [Box(at + a, at + b, number, *(round(side, 1) for side in place)) for a, b, place in page.words]
            if page.words:
                sheets.append((number, round(page.width, 1), round(page.height, 1)))
            at += len(page.text) + len(_BETWEEN)
    return Extraction((_library(),), pages=tuple(spans), boxes=tuple(boxes), sheets=tuple(sheets))


def _read(data: bytes, limit: int) -> tuple[list[_Page], Fields]:
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
        return _best(reader, limit), Fields(author=_author(reader))
    except RefusedError:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        AssertionError,
        RecursionError,
        OSError,
        ArithmeticError,
        NotImplementedError,
    ) as error:
        # A broken file breaks the library in all these ways; none of them is a fault of ours.
        raise RefusedError("damaged-document", f"{type(error).__name__}: {error}"[:120]) from error


def _author(reader: "PdfReader") -> str | None:
    told = reader.metadata.get("/Author") if reader.metadata else None
    return one_line(told if isinstance(told, str) else None)


def _best(reader: "PdfReader", limit: int) -> list[_Page]:
    """The pages, read in the other manner too where signs speak against the usual one."""
    best = _told(reader, limit, Manner())
    if best.against.ligatures:
        other = _told(reader, limit, best.manner._replace(letters_in_order=False))
        best = min(best, other, key=lambda one: one.against)
    if best.against.brackets:
        other = _told(reader, limit, best.manner._replace(brackets_drawn=False))
        best = min(best, other, key=lambda one: one.against)
    return best.pages


class _Told(NamedTuple):
    pages: list[_Page]
    manner: Manner
    against: Signs


def _told(reader: "PdfReader", limit: int, manner: Manner) -> _Told:
    pages = list(_pages(reader, limit, manner))
    return _Told(pages, manner, signs(_text(pages)))


def _text(pages: list[_Page]) -> str:
    return _BETWEEN.join(page.text for page in pages if page.text)


def _pages(reader: "PdfReader", limit: int, manner: Manner) -> Iterator[_Page]:
    if len(reader.pages) > _MOST_PAGES:
        raise RefusedError("too-large", f"{_MOST_PAGES:,} pages")
    size = words = 0
    for page in reader.pages:
        strokes = page.get_contents()
        if strokes is not None and len(strokes.get_data()) > _MOST_DRAWN:
            raise RefusedError("too-large", f"a page of {_MOST_DRAWN / 1_000_000:g} MB")
        seen = drawn(page, manner.letters_in_order)
        told = paragraphs(seen.text, manner.brackets_drawn)
        text = written(told)
        size += len(text)
        if size > limit:
            raise RefusedError("too-large", f"{limit / 1_000_000:g} MB of text")
        lines = [line for lines in told for line in lines]
        placed = tuple(wordplaces.found(text, lines, seen, by_line=words > _MOST_WORDS))
        words += len(placed)
        yield _Page(text, placed, seen.width, seen.height)


def in_reading_order(layout: str) -> str:
    """The paragraphs of one page from its lines as the eye sees them, columns apart by runs of blanks."""
    return written(paragraphs(layout))


def paragraphs(layout: str, brackets_drawn: bool = True) -> list[list[Line]]:
    """The same, still in lines."""
    lines = layout.split("\n")
    right_to_left = len(_RIGHT_TO_LEFT.findall(layout)) * 4 > len(layout.replace(" ", ""))
    parts = [part for column in columns.parted(lines, right_to_left) for part in _trimmed(lines, column)]
    seen = [lines[part.row][part.start : part.end] for part in parts]
    lengths = [len(_BLANKS.sub(" ", line).strip()) for line in seen]  # runs of blanks tell of fonts, not of words
    whole = _FULL * max(lengths, default=0)
    out: list[list[Line]] = [[]]
    for part, line, length in zip(parts, seen, lengths, strict=True):
        if length:
            before = " ".join(told.text for told in out[-1])
            out[-1].append(Line(logical(line, before, brackets_drawn), part))
        if length < whole:
            out.append([])
    return [told for told in out if told]


def written(told: list[list[Line]]) -> str:
    """Paragraphs as text, one a line."""
    return "\n".join(_BROKEN_NUMBER.sub("-", " ".join(line.text for line in lines)) for lines in told)


def _trimmed(lines: list[str], parts: list[Stretch]) -> list[Stretch]:
    """Without blank lines at its ends: a paragraph may go on at the head of the next column."""
    told = [n for n, part in enumerate(parts) if lines[part.row][part.start : part.end].strip()]
    return parts[told[0] : told[-1] + 1] if told else []


def logical(line: str, before: str = "", brackets_drawn: bool = True) -> str:
    """A line as the eye sees it in the order in which it is read; `before` is the paragraph up to it."""
    squeezed = _BLANKS.sub(" ", line).strip()
    if _RIGHT_TO_LEFT.search(squeezed):
        # Turned before its forms become letters: a ligature's letters are in order already, and it turns as one.
        tied = _HYPHEN.sub(_TIE, squeezed)
        told = get_display(tied if brackets_drawn else hidden(tied), base_dir="R")
        squeezed = _hyphenated(told if brackets_drawn else shown(told), before)
    text = _SHARE.sub("", unicodedata.normalize("NFKC", squeezed))
    return _BEFORE_CLOSING.sub(r"\1", _AFTER_OPENING.sub(r"\1", _CUT_BY_A_VOWEL.sub(r"\1", text)))


def _hyphenated(line: str, before: str) -> str:
    """Numbers with a hyphen between, which stand from right to left after Arabic letters only: 5-8, 2017-03-17."""

    def turned(found: re.Match[str]) -> str:
        numbers = found[0].split(_TIE)
        strong = next((c for c in reversed(before + line[: found.start()]) if c.isalpha()), "")
        return "-".join(reversed(numbers) if _RIGHT_TO_LEFT.match(strong) else numbers)

    return _TIED.sub(turned, line)
