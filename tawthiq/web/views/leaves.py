"""Where the words of a claim stand on the pages of a PDF: told, and drawn on a plan of the page's lines.

The page itself is not rendered: who draws what strangers sent runs a large program over it. A plan of where its lines
stand shows the place as well.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from tawthiq.register import Custody, Place, on_pages
from tawthiq.web.words import Words

_MOST_LINES = 400  # of one plan; a page of a newspaper has some three hundred


@dataclass(frozen=True, slots=True)
class Bar:
    """A line on a plan, in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A page with all its lines."""

    page: int
    width: float
    height: float
    lines: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """The words of a claim on one page: said, and the lines to mark; none of these where boxes are not known."""

    page: int
    told: Markup
    name: Markup
    width: float
    height: float
    marks: tuple[Bar, ...]


def plans(custody: Custody | None, stands: Sequence[Stand]) -> tuple[Plan, ...]:
    """The plans of the pages on which claims stand."""
    if custody is None:
        return ()
    wanted = {stand.page for stand in stands if stand.marks}
    out = []
    for page, width, height in custody.sheets:
        if page in wanted:
            spans = [(start, end) for start, end, number in custody.pages if number == page]
            lines = [place for start, end in spans for place in on_pages(custody, start, end)]
            out.append(Plan(page, width, height, tuple(_bars(lines[:_MOST_LINES]))))
    return tuple(out)


def stands(words: Words, custody: Custody | None, start: int, end: int) -> tuple[Stand, ...]:
    """Where `text[start:end]` stands, page by page; nothing where the report is no PDF."""
    if custody is None:
        return ()
    sizes = {page: (width, height) for page, width, height in custody.sheets}
    out = []
    for page, found in groupby(on_pages(custody, start, end), key=lambda place: place.page or 0):
        marks = tuple(_bars(list(found)))
        width, height = sizes.get(page, (0.0, 0.0))
        out.append(
            Stand(
                page,
                _told(words, page, marks),
                words.t("document.plan", page=words.figures(str(page))),
                width,
                height,
                marks,
            )
        )
    return tuple(out)


def _told(words: Words, page: int, marks: Sequence[Bar]) -> Markup:
    number = words.figures(str(page))
    if not marks:
        return words.t("document.on_page", page=number)
    x0, y0 = min(bar.x for bar in marks), min(bar.y for bar in marks)
    x1, y1 = max(bar.x + bar.width for bar in marks), max(bar.y + bar.height for bar in marks)
    # each side by its own name: four numbers in a row are read from the other end in Arabic
    left, top, right, bottom = (words.figures(f"{at:.1f}") for at in (x0, y0, x1, y1))
    return words.t("document.in_box", page=number, left=left, top=top, right=right, bottom=bottom)


def _bars(places: Sequence[Place]) -> Iterator[Bar]:
    for place in places:
        if place.box is not None:
            x0, y0, x1, y1 = place.box
            yield Bar(x0, y0, round(x1 - x0, 1), round(y1 - y0, 1))
