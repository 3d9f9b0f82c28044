"""A page of a PDF as lines in the order of the eye, and where each of their letters stands on it.

1. pypdf's parts of its layout mode are run one by one, so that what they pass is seen: what the page draws piece by
   piece (`TextStateParams`: letters, font, place), the groups made of it, and the lines made of these.
2. A page that is shown turned is turned first: its words stand upright for who reads it, and so do the boxes.
3. Letters of pieces, groups and lines are the same in the same order, blanks aside; so each letter of a line has the
   place of its glyph. Where they are not the same (a broken file), the page has lines and no places.

Measures are points (1/72 inch) from the left and the top edge of the page as it is shown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from unicodedata import bidirectional

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf._text_extraction._layout_mode._text_state_params import TextStateParams

_MOST_PLACED = 200_000  # letters of one page; a page of a newspaper has some twenty thousand
RIGHT_TO_LEFT = frozenset({"R", "AL"})
_FAR = 1e6  # points, 350 metres; nothing is drawn there
_AS_IT_IS = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_ASCENT, _DESCENT = (0.5, 1.2), (0.1, 0.6)  # of the font's size: what a font says beyond that is not believed


class Rectangle(NamedTuple):
    """Left, top, right and bottom in points."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """The lines of a page, and a rectangle for each of their letters in turn, blanks left out; none where not known."""

    text: str
    glyphs: tuple[Rectangle, ...]
    width: float
    height: float


def drawn(page: "PageObject", letters_in_order: bool = True) -> Drawn:
    """What a page shows. Raises whatever pypdf raises for a broken one.

    `letters_in_order`: a glyph of several letters says them in the order of reading, not in that of the eye.
    """
    from pypdf._text_extraction import _layout_mode as layout

    sheet = _Sheet.of(page)
    groups: list[Any] = [
        group for strokes in _strokes(page, sheet, letters_in_order) for group in _placed(strokes, sheet)
    ]
    if not groups:
        return Drawn("", (), sheet.width, sheet.height)
    left = min(group["tx"] for group in groups)
    groups = [
        {**group, "tx": group["tx"] - left, "displaced_tx": group["displaced_tx"] - left}
        for group in sorted(groups, key=lambda one: (one["ty"] * one["flip_sort"], -one["tx"]), reverse=True)
    ]
    lines: dict[int, list[Any]] = layout.y_coordinate_groups(groups)
    text = layout.fixed_width_page(lines, layout.fixed_char_width(groups), True, 1)
    found = [glyph for line in lines.values() for group in line for glyph in group["glyphs"]]
    known = [letter for letter, _ in found] == [letter for letter in text if not blank(letter)]
    known = known and sheet.width > 0 and all(-_FAR < side < _FAR for _, place in found for side in place)
    return Drawn(text, tuple(place for _, place in found) if known else (), sheet.width, sheet.height)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page as it is shown: how it is turned, the corner from which is measured, its size in points."""

    turn: tuple[float, ...] | None
    left: float
    top: float
    width: float
    height: float
    unit: float

    @classmethod
    def of(cls, page: "PageObject") -> "_Sheet":
        """The sheet of a page; one of no size where the file does not say which."""
        try:
            return cls._of(page)
        except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError):
            return cls(None, 0, 0, 0, 0, 1)

    @classmethod
    def _of(cls, page: "PageObject") -> "_Sheet":
        box = page.cropbox
        x0, y0, x1, y1 = (float(side) for side in (box.left, box.bottom, box.right, box.top))
        unit = float(page.user_unit)
        turns = {0: None, 90: (0, -1, 1, 0, 0, 0), 180: (-1, 0, 0, -1, 0, 0), 270: (0, 1, -1, 0, 0, 0)}
        turn = turns.get(page.rotation % 360)
        if turn is not None:
            a, b, c, d, _, _ = turn
            corners = [(a * x + c * y, b * x + d * y) for x, y in ((x0, y0), (x1, y1))]
            (x0, x1), (y0, y1) = (sorted(axis) for axis in zip(*corners, strict=True))
        return cls(turn, x0, y1, (x1 - x0) * unit, (y1 - y0) * unit, unit)

    def shown(self, place: Rectangle, matrix: Sequence[float]) -> Rectangle:
        """From coordinates under a matrix of the page, whose y grows upwards."""
        a, b, c, d, e, f = matrix
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in (place.x0, place.x1) for y in (place.y0, place.y1)]
        across, down = ([corner[n] for corner in corners] for n in (0, 1))
        unit = self.unit
        return Rectangle(
            (min(across) - self.left) * unit, (self.top - max(down)) * unit,
            (max(across) - self.left) * unit, (self.top - min(down)) * unit,
        )  # fmt: skip


class _Strokes(NamedTuple):
    """What a page draws between BT and ET, or q and Q: its groups, their pieces, and the matrix around both."""

    groups: list[Any]
    pieces: list["TextStateParams"]
    matrix: list[float]


def _strokes(page: "PageObject", sheet: _Sheet, letters_in_order: bool) -> Iterator[_Strokes]:
    """What `text_show_operations` of pypdf does, with the pieces kept.

    It leaves out matrices that stand outside of all. Lines are made without those, as it makes them; on a page that is
    turned they would lie across, so there they count.
    """
    from pypdf._text_extraction import mult
    from pypdf._text_extraction._layout_mode import _fixed_width_page as layout
    from pypdf._text_extraction._layout_mode._text_state_manager import TextStateManager
    from pypdf.generic import ArrayObject, ContentStream, StreamObject

    contents = page.get("/Contents")
    contents = None if contents is None else contents.get_object()
    if not isinstance(contents, ArrayObject | StreamObject):
        return
    fonts, state, around = page._layout_mode_fonts(), TextStateManager(), list(_AS_IT_IS)
    if letters_in_order:
        for font in fonts.values():
            _as_seen(font.character_map)
    if sheet.turn is not None:
        state.add_cm(*sheet.turn)
    operations = iter(ContentStream(contents, page.pdf, "bytes").operations)
    for operands, operator in operations:
        if operator in (b"BT", b"q"):
            end: Literal[b"Q", b"ET"] = b"ET" if operator == b"BT" else b"Q"
            yield _Strokes(*layout.recurse_to_target_op(operations, state, end, fonts), around)
        elif operator == b"cm" and sheet.turn is not None:
            state.add_cm(*operands)
        elif operator == b"cm" and len(operands) >= len(_AS_IT_IS):
            around = mult([float(number) for number in operands[-len(_AS_IT_IS) :]], around)
        elif operator == b"Tf":
            layout.set_font_operation(state, fonts, operands)
        else:
            state.set_state_param(operator, operands)


def _as_seen(letters: dict[Any, Any]) -> None:
    """Turn what glyphs of several Arabic letters say into the order of the eye, in which all others stand."""
    for code, said in letters.items():
        if isinstance(said, str) and len(said) > 1 and any(bidirectional(letter) in RIGHT_TO_LEFT for letter in said):
            letters[code] = said[::-1]


def _placed(strokes: _Strokes, sheet: _Sheet) -> list[dict[str, Any]]:
    """The groups, each with its letters and their places; with none of them where letters and pieces do not meet."""
    pieces = [piece for piece in strokes.pieces if not piece.rotated and piece.font.interpretable]
    bare = [{**group, "glyphs": ()} for group in strokes.groups]
    if sum(len(piece.text) for piece in pieces) > _MOST_PLACED:
        return bare
    letters = (glyph for piece in pieces for glyph in _glyphs(piece))
    told = []
    for group in strokes.groups:
        wanted = [letter for letter in group["text"] if not blank(letter)]
        found = list(islice(letters, len(wanted)))
        if [letter for letter, _ in found] != wanted:
            return bare
        glyphs = [(letter, sheet.shown(place, strokes.matrix)) for letter, place in found]
        told.append({**group, "glyphs": glyphs})
    return told


def _glyphs(piece: "TextStateParams") -> Iterator[tuple[str, Rectangle]]:
    """The letters of a piece but its blanks; those of a ligature stand in one place."""
    scale, at = piece.transform[0], piece.tx
    about = piece.font.font_descriptor
    above = min(max(abs(about.ascent) / 1000, _ASCENT[0]), _ASCENT[1]) * piece.font_height
    below = min(max(abs(about.descent) / 1000, _DESCENT[0]), _DESCENT[1]) * piece.font_height
    bottom, top = (piece.ty - above, piece.ty + below) if piece.flip_vertical else (piece.ty - below, piece.ty + above)
    for raw, shown in _each(piece):
        width = piece.word_tx(raw) * scale
        place = Rectangle(at, bottom, at + width, top)
        at += width
        for letter in shown:
            if not blank(letter):
                yield letter, place


def _each(piece: "TextStateParams") -> Iterator[tuple[str, str]]:
    """Each code of a piece as its font counts it, with the letters that it shows."""
    if not isinstance(piece.value, bytes):
        yield from zip(piece.text, piece.text, strict=True)
        return
    encoding, letters = piece.font.encoding, piece.font.character_map
    raw = piece._raw_chars
    shown = [
        "".join(letters.get(x, x) for x in (code if isinstance(encoding, str) else encoding.get(ord(code), code)))
        for code in raw
    ]
    if "".join(shown) == piece.text:
        yield from zip(raw, shown, strict=True)
    else:
        yield from zip_longest(raw, piece.text, fillvalue="")


def blank(letter: str) -> bool:
    """Whether lines have a blank in its place: pypdf takes letters below 32 for blanks too."""
    return letter.isspace() or 14 <= ord(letter) < 32
