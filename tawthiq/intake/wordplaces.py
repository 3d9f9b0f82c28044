"""Where the words of a PDF's text stand on their page, from the places of its letters.

1. The blank-parted words of a line as the eye sees it have the rectangles of their letters.
2. A word of the line as it is read is one of those with the same letters, in whatever order and form: the first one
   from the right in a line of Arabic, from the left in others; several side by side where they were joined (a vowel's
   gap, a bracket). Of Latin words side by side in a line of Arabic the last one is looked for first: it stands on the
   right.
3. A word that is not found so has the rectangle of its line.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from tawthiq.intake.columns import Stretch
from tawthiq.intake.glyphs import RIGHT_TO_LEFT, Drawn, Rectangle, blank

_MOST_JOINED = 4  # words of the eye in one as it is read
_BRACKETS = str.maketrans("([{<«)]}>»", "((((((((((")  # a bracket is turned round with its line

_Word = tuple[int, int, Rectangle]


class Line(NamedTuple):
    """A line in the order in which it is read, and which part of the page's lines it was made of."""

    text: str
    place: Stretch


class _Seen(NamedTuple):
    """A word as the eye sees it: its letters in order of the alphabet, and where it stands."""

    letters: str
    place: Rectangle


def found(text: str, lines: Sequence[Line], page: Drawn, by_line: bool) -> Iterator[_Word]:
    """Start and end in the page's text, and the rectangle, of each word, or line; nothing where places are not known.

    `lines` are those that `text` was written of.
    """
    stands = [n for n, letter in enumerate(text) if not letter.isspace()]
    if not page.glyphs or len(stands) != sum(len(_squeezed(line.text)) for line in lines):
        return
    rows = page.text.split("\n")
    begins = [0, *accumulate(sum(not blank(letter) for letter in row) for row in rows)]
    at = 0
    for line in lines:
        words = line.text.split()
        seen = list(_words(rows, begins, line.place, page.glyphs))
        whole = _around([one.place for one in seen])
        if by_line:
            told = [(sum(map(len, words)), whole)]
        else:
            told = [(len(word), place or whole) for word, place in zip(words, _matched(words, seen), strict=True)]
        for length, place in told:
            yield stands[at], stands[at + length - 1] + 1, place
            at += length


def _words(rows: Sequence[str], begins: Sequence[int], part: Stretch, glyphs: Sequence[Rectangle]) -> Iterator[_Seen]:
    """The words of a part of a row, from left to right."""
    row = rows[part.row]
    at = begins[part.row] + sum(not blank(letter) for letter in row[: part.start])
    for word in row[part.start : part.end].split():
        letters = "".join(letter for letter in word if not blank(letter))
        if letters:
            yield _Seen(_letters(letters), _around(glyphs[at : at + len(letters)]))
            at += len(letters)


def _matched(words: Sequence[str], seen: Sequence[_Seen]) -> list[Rectangle | None]:
    """For each word as it is read its rectangle, None where it is not among those that the eye sees."""
    turned = any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for word in words for letter in word)
    left: list[_Seen | None] = [*reversed(seen)] if turned else [*seen]
    out: list[Rectangle | None] = [None] * len(words)
    for n in _order(words) if turned else range(len(words)):
        wanted = _letters(words[n])
        span = _span(wanted, left)
        if span is not None:
            out[n] = _around([one.place for one in left[span[0] : span[1]] if one is not None])
            left[span[0] : span[1]] = [None] * (span[1] - span[0])
    return out


def _order(words: Sequence[str]) -> Iterator[int]:
    """The words of a line of Arabic from right to left: those of a Latin run stand the other way round."""
    run: list[int] = []
    for n, word in enumerate(words):
        if any(letter.isascii() and letter.isalpha() for letter in word):
            run.append(n)
        else:
            yield from reversed(run)
            run = []
            yield n
    yield from reversed(run)


def _span(wanted: str, left: Sequence[_Seen | None]) -> tuple[int, int] | None:
    """Which of the words that are left, side by side, have these letters."""
    for joined in range(1, _MOST_JOINED + 1):
        for start in range(len(left) - joined + 1):
            some = left[start : start + joined]
            if sum(len(one.letters) if one else len(wanted) + 1 for one in some) == len(wanted) and wanted == _sorted(
                "".join(one.letters for one in some if one)
            ):
                return start, start + joined
    return None


def _letters(word: str) -> str:
    return _sorted(_squeezed(unicodedata.normalize("NFKC", word)).translate(_BRACKETS))


def _sorted(letters: str) -> str:
    return "".join(sorted(letters))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _around(places: Sequence[Rectangle]) -> Rectangle:
    return Rectangle(
        min(place.x0 for place in places), min(place.y0 for place in places),
        max(place.x1 for place in places), max(place.y1 for place in places),
    )  # fmt: skip
