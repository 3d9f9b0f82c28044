"""From a text back to the bytes that it was read from.

1. A `Source` is the original as characters, cut into pieces: what stands between tags of a page, outside of scripts and
   comments; the escapes of JSON, markup and CSV, each a piece that means other characters than it shows.
2. `Source.spans` finds each line of a text in it, blanks aside, in the order of the text, and gives (start, end, first,
   last): code points `start` to `end` of the text stand in bytes `first` to `last`. Lines that are not found have none.
3. `follow` narrows a span of the text to its bytes.

Time grows with the length of source and text; a source that holds little of its text is given up soon.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise
from typing import NamedTuple

Span = tuple[int, int, int, int]
"""Start and end in the text (code points), first and last in the original (bytes, `last` excluded)."""

_TAG = re.compile(r"<[^<>]*>")
_UNSEEN = re.compile(r"<(?:!--|(script|style|template|textarea)\b)", re.IGNORECASE)
_CLOSED = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "template", "textarea")}
_ESCAPES = {
    "markup": re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[^\t\n\f <&#;]{1,32};?)"),
    "json": re.compile(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|.)", re.DOTALL),
    "csv": re.compile(r'""'),
}
_JSON = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_KINDS = {"text/html": "markup", "application/xml": "markup", "text/csv": "csv", "text/plain": "plain"}
_MARKS = {"utf-8": 3, "utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
_SHORT = 12  # letters of a line that stands in many places; it is looked for nearby only
_NEAR = 4_000
_MOST_LOST = 100  # lines; a text of which so many are not found is made otherwise


class _Piece(NamedTuple):
    """Characters `start` to `end` of the source; `shown` is what they say, without blanks, escaped or as it stands."""

    start: int
    end: int
    shown: str
    escaped: bool


class Source:
    """An original whose texts are looked for. `media_type` names its charset; without one it is taken for UTF-8."""

    def __init__(self, data: bytes, media_type: str) -> None:
        kind, _, parameters = media_type.partition(";")
        self._encoding = parameters.partition("charset=")[2].strip() or "utf-8"
        self._kind = "json" if kind.endswith("json") else _KINDS.get(kind, "")
        self._text, self._mark = _decoded(data, self._encoding) if self._kind else ("", 0)
        self._pieces = [piece for piece in _pieces(self._kind, self._text) if piece.shown]
        self._starts = [0]
        for piece in self._pieces:
            self._starts.append(self._starts[-1] + len(piece.shown))
        self._shown = "".join(piece.shown for piece in self._pieces)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where the lines of a text stand; none where the original is of a kind that holds no words as they are."""
        if not self._pieces:
            return ()
        whole = self._found(text, 0, len(text), self._shown.find(_squeezed(text)))
        return self._in_bytes(whole or list(self._by_lines(text)))

    def _by_lines(self, text: str) -> Iterator[Span]:
        at = offset = lost = 0
        for line in text.split("\n"):
            key = _squeezed(line)
            begin, offset = offset, offset + len(line) + 1
            if not key or lost > _MOST_LOST:
                continue
            if len(key) < _SHORT:
                found = self._shown.find(key, at, at + _NEAR)
            else:
                found = self._shown.find(key, at)
                found = self._shown.find(key, 0, at + len(key)) if found < 0 else found
            if found < 0:
                lost += 1
                continue
            at = found + len(key)
            yield from self._found(text, begin, begin + len(line), found)

    def _found(self, text: str, start: int, end: int, at: int) -> list[Span]:
        """The spans, in characters of the source, of a stretch of text that is shown from `at` on."""
        if at < 0:
            return []
        line = text[start:end]
        letters = [n for n, letter in enumerate(line, start) if not letter.isspace()]
        out: list[Span] = []
        met = 0
        n = bisect_right(self._starts, at) - 1
        while met < len(letters):
            if n >= len(self._pieces):  # the original is not the one that the text was read from
                return []
            piece, skip = self._pieces[n], at + met - self._starts[n]
            took = min(len(piece.shown) - skip, len(letters) - met)
            first, last = _within(self._text, piece, skip, took)
            if out and (self._kind != "markup" or not self._text[out[-1][3] : first].strip()):
                out[-1] = (out[-1][0], letters[met + took - 1] + 1, out[-1][2], last)
            else:
                out.append((letters[met], letters[met + took - 1] + 1, first, last))
            met += took
            n += 1
        return out

    def _in_bytes(self, found: Sequence[Span]) -> tuple[Span, ...]:
        places = sorted({place for span in found for place in span[2:]})
        at = {0: self._mark}
        for before, place in pairwise([0, *places]):
            at[place] = at[before] + len(self._text[before:place].encode(self._encoding))
        return tuple((start, end, at[first], at[last]) for start, end, first, last in found)


def follow(spans: Sequence[Span], data: bytes, media_type: str, text: str, start: int, end: int) -> tuple[Span, ...]:
    """The bytes of `text[start:end]`, stretch by stretch. Raises nothing: what has no span gives none."""
    out = []
    for span in spans:
        begin, stop = max(start, span[0]), min(end, span[1])
        if begin < stop and (found := _narrowed(span, data, media_type, text, begin, stop)):
            out.append(found)
    return tuple(out)


def shown_words(markup: str) -> Iterator[str]:
    """What stands between the tags of a page, stretch by stretch, in one pass over it."""
    for start, end in _seen(markup):
        at = start
        for tag in _TAG.finditer(markup, start, end):
            if tag.start() > at:
                yield unescape(markup[at : tag.start()])
            at = tag.end()
        yield unescape(markup[at:end])


def _narrowed(span: Span, data: bytes, media_type: str, text: str, begin: int, stop: int) -> Span | None:
    if (begin, stop) == span[:2]:
        return span
    before, words = len(_squeezed(text[span[0] : begin])), len(_squeezed(text[begin:stop]))
    if not words:
        return None
    part = Source(data[span[2] : span[3]], media_type)
    found = part._in_bytes(part._found(text, begin, stop, before))
    return (begin, stop, span[2] + found[0][2], span[2] + found[-1][3]) if found else None


def _decoded(data: bytes, encoding: str) -> tuple[str, int]:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return "", 0
    return (text[1:], _MARKS.get(encoding, 0)) if text.startswith("\ufeff") else (text, 0)


def _pieces(kind: str, text: str) -> Iterator[_Piece]:
    if kind != "markup":
        yield from _chunks(kind, text, 0, len(text))
        return
    for start, end in _seen(text):
        at = start
        for tag in _TAG.finditer(text, start, end):
            if tag.start() > at:
                yield from _chunks(kind, text, at, tag.start())
            at = tag.end()
        yield from _chunks(kind, text, at, end)


def _seen(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a page outside of scripts, styles and comments; what is not closed goes on to the end."""
    at = 0
    while found := _UNSEEN.search(text, at):
        yield at, found.start()
        if found[1] is None:
            close = text.find("-->", found.end())
        else:
            ends = _CLOSED[found[1].lower()].search(text, found.end())
            close = ends.start() if ends else -1
        if close < 0:
            return
        at = close + 3 if found[1] is None else close
    yield at, len(text)


def _chunks(kind: str, text: str, start: int, end: int) -> Iterator[_Piece]:
    """A part of the source as what stands there and the escapes in it."""
    pattern = _ESCAPES.get(kind)
    at = start
    if pattern is not None:
        for found in pattern.finditer(text, start, end):
            if found.start() > at:
                yield _Piece(at, found.start(), _squeezed(text[at : found.start()]), False)
            yield _Piece(found.start(), found.end(), _squeezed(_meant(kind, found[0])), True)
            at = found.end()
    if at < end:
        yield _Piece(at, end, _squeezed(text[at:end]), False)


def _meant(kind: str, escape: str) -> str:
    if kind == "markup":
        return unescape(escape)
    if kind == "csv":
        return '"'
    if escape[1] != "u":
        return _JSON.get(escape[1], escape[1])
    try:
        units = b"".join(int(unit, 16).to_bytes(2, "big") for unit in escape.split("\\u")[1:])
        return units.decode("utf-16-be")
    except ValueError:
        return escape


def _within(source: str, piece: _Piece, skip: int, took: int) -> tuple[int, int]:
    """Where letters `skip` to `skip + took` of a piece stand in the source."""
    if piece.escaped:
        return piece.start, piece.end
    if piece.end - piece.start == len(piece.shown):
        return piece.start + skip, piece.start + skip + took
    letters = [n for n in range(piece.start, piece.end) if not source[n].isspace()]
    return letters[skip], letters[skip + took - 1] + 1


def _squeezed(text: str) -> str:
    return "".join(text.split())
