"""Which column of a table of reports holds what: given by a map in TOML, or told by the headings.

    sheet = "Reports"               # only this one of a workbook; all where it is not said
    heading = 3                     # the row of the headings; found where it is not said
    dates = "dmy"                   # how 03/04/2017 is to be read

    [columns]
    text = ["Title", "Body"]        # several columns make one text
    published = "Date"

    [fixed]
    publisher = "…"                 # what holds for every row

Raises RefusedError for a map that cannot be read and for one that does not fit the sheet.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from tawthiq.errors import InputError
from tawthiq.intake.faults import RefusedError
from tawthiq.intake.fields import fields
from tawthiq.sheets import maps
from tawthiq.text.folding import fold

FIELDS = ("id", "text", "title", "publisher", "published", "published_from", "url", "lang")
"""What a column can hold."""

_MANUAL = "docs/how-to/read-a-table-of-reports.md"
_KEYS = {"sheet", "heading", "dates", "columns", "fixed"}
_APART = re.compile(r"[^\w#]+")


@dataclass(frozen=True, slots=True)
class ReportMap:
    """`columns`: the headings of each field; `fixed`: values for every row; `heading`: its row, from 1."""

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    dates: str | None = None
    sheet: str | None = None
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Fitted:
    """A map on a sheet: its columns by number (from 0), the headings, and the row that these stand in (from 1)."""

    columns: Mapping[str, tuple[int, ...]]
    headings: tuple[str, ...]
    row: int
    guessed: bool

    def told(self) -> str:
        """The columns in one line: text = المتن; published = التاريخ."""
        named = {what: [self.headings[n] for n in numbers] for what, numbers in self.columns.items()}
        return "; ".join(f"{what} = {' + '.join(heads)}" for what, heads in named.items())

    def unused(self) -> tuple[str, ...]:
        """Headings of columns that are not read."""
        used = {n for numbers in self.columns.values() for n in numbers}
        return tuple(head for n, head in enumerate(self.headings) if head and n not in used)


def load(content: bytes, named: str) -> ReportMap:
    """The map that a TOML file holds."""
    try:
        raw = maps.parsed(content, named, _MANUAL)
        maps.check_keys(raw, _KEYS, named)
        columns = maps.columns(raw.get("columns", {}), FIELDS, named)
        fixed = maps.table(raw.get("fixed", {}), named, "fixed")
        dates = maps.order(raw.get("dates"), named)
    except InputError as error:
        raise RefusedError("bad-map", str(error)) from error
    wrong = next((what for what in fixed if what not in FIELDS or what in {"id", "text"}), None)
    if wrong:
        raise RefusedError("bad-map", f"{named}: {wrong} cannot be the same for every row")
    fields(fixed)
    sheet, heading = raw.get("sheet"), raw.get("heading")
    if not isinstance(sheet, str | None) or not isinstance(heading, int | None) or (heading or 1) < 1:
        raise RefusedError("bad-map", f"{named}: sheet is a name, heading the number of a row")
    return ReportMap(columns, {what: str(value) for what, value in fixed.items()}, dates, sheet, heading)


def fitted(chosen: ReportMap, rows: Sequence[tuple[int, Sequence[str]]]) -> Fitted | None:
    """The map on the first rows of a sheet, each with its number; None where no row of them fits it."""
    for number, cells in rows:
        if chosen.heading not in (None, number):
            continue
        columns = _named(chosen.columns, cells) if chosen.columns else _guessed(cells)
        if columns and "text" in columns:
            return Fitted(columns, tuple(cells), number, guessed=not chosen.columns)
    return None


def _named(wanted: Mapping[str, tuple[str, ...]], cells: Sequence[str]) -> dict[str, tuple[int, ...]] | None:
    """The numbers of the columns that a map names; None where one of them is not among the cells."""
    at = {_plain(cell): n for n, cell in reversed(list(enumerate(cells))) if cell}
    if any(_plain(head) not in at for heads in wanted.values() for head in heads):
        return None
    return {what: tuple(at[_plain(head)] for head in heads) for what, heads in wanted.items()}


def missing(chosen: ReportMap, rows: Sequence[tuple[int, Sequence[str]]]) -> str | None:
    """The heading of the map that none of these rows has; None where each stands somewhere."""
    known = {_plain(cell) for _, cells in rows for cell in cells}
    return next((head for heads in chosen.columns.values() for head in heads if _plain(head) not in known), None)


def _guessed(cells: Sequence[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    taken: set[int] = set()
    for what, words in _words().items():
        fits = [(_fit(_plain(cell), words), -n) for n, cell in enumerate(cells) if cell and n not in taken]
        best = max(fits, default=((0, 0), 0))
        if best[0][0]:
            found[what] = (-best[1],)
            taken.add(-best[1])
    return found


def _fit(heading: str, words: Mapping[str, tuple[str, ...]]) -> tuple[int, int]:
    """How well a heading says a field: 3 its very word, 2 begins with it, 1 holds it; then how good a word it is."""
    around = f" {heading} "
    if len(heading) > 60 or (any(f" {word} " in around for word in words["not"]) and heading not in words["is"]):
        return 0, 0
    best = (0, 0)
    for n, word in enumerate(words["is"]):
        level = 3 if heading == word else 2 if heading.startswith(f"{word} ") else 1 if f" {word} " in around else 0
        best = max(best, (level, -n)) if level else best
    return best


@cache
def _words() -> dict[str, dict[str, tuple[str, ...]]]:
    listed = yaml.safe_load((Path(__file__).parent / "headings.yaml").read_text("utf-8"))
    return {
        what: {side: tuple(_plain(str(word)) for word in sides[side]) for side in ("is", "not")}
        for what, sides in listed.items()
    }


def _plain(heading: str) -> str:
    """A heading in its look-up form: folded, words apart by one blank."""
    return " ".join(_APART.sub(" ", fold(heading).replace("_", " ")).split())
