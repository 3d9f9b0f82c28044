"""Spans of a text for a page: UTF-16 offsets for scripts, marked pieces for reading without them.

Python counts code points, JavaScript UTF-16 units; this is the one place where the one becomes the other. The words
are sent along, so that the page marks nothing where they do not match.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from tawthiq.register.masking import MARK
from tawthiq.text.finding import nearest


class Utf16:
    """Offsets of one text: code points to UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._astral = [i for i, c in enumerate(text) if ord(c) > 0xFFFF]

    def __call__(self, offset: int) -> int:
        """The UTF-16 offset of a code point offset."""
        return offset + bisect_left(self._astral, offset)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text covered by the same spans; `starts` are the spans that begin with it."""

    text: Markup
    marked: bool
    starts: tuple[str, ...] = ()


def shown(text: str) -> Markup:
    """Text for HTML with every code unit kept: carriage returns survive, lone surrogates are replaced."""
    safe = "".join("\ufffd" if 0xD800 <= ord(c) <= 0xDFFF or c == "\0" else c for c in text)
    return Markup(str(escape(safe)).replace("\r", "&#13;"))  # noqa: S704 - escaped on this line


def pieces(text: str, spans: Iterable[tuple[str, int, int]]) -> tuple[Piece, ...]:
    """Cut a text at the edges of its spans (name, start, end); spans outside the text are left out."""
    kept = [(name, a, b) for name, a, b in spans if 0 <= a < b <= len(text)]
    cuts = sorted({0, len(text), *(a for _, a, _ in kept), *(b for _, _, b in kept)})
    starts = sorted(a for _, a, _ in kept)
    ends = sorted(b for _, _, b in kept)
    made = []
    for a, b in pairwise(cuts):
        open_here = bisect_right(starts, a) - bisect_right(ends, a)
        names = tuple(name for name, start, _ in kept if start == a)
        made.append(Piece(shown(text[a:b]), open_here > 0, names))
    return tuple(made)


def found_words(text: str, words: str, start: str, around: tuple[int, int]) -> tuple[int, int] | None:
    """Where words that a person selected (`start` in UTF-16 units) or typed stand in a text, in code points.

    Selected words must stand where the browser says; typed ones are looked for inside `around` first, then nearest to
    it. None where they stand nowhere.
    """
    if MARK in words:  # what stands there is hidden from who selects it
        return None
    if start.isdecimal() and len(start) < 10:
        at = _code_point(text, int(start))
        if text.startswith(words, at):
            return at, at + len(words)
    return nearest(text, words, around)


def _code_point(text: str, units: int) -> int:
    """The code point offset of a UTF-16 offset; the text's end where it lies beyond."""
    passed = 0
    for offset, letter in enumerate(text):
        if passed >= units:
            return offset
        passed += 2 if ord(letter) > 0xFFFF else 1
    return len(text)
