"""What a spreadsheet is to those who read it: sheets by name, each a stream of rows of text."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tawthiq.errors import InputError

_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)")


class Wrong(StrEnum):
    """What can be wrong with a file as a whole."""

    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    BOMB = "bomb"
    LOCKED = "locked"
    OLD = "old"
    NO_SUCH_SHEET = "no_such_sheet"


class SheetError(InputError):
    """A file that cannot be read as a spreadsheet, or not further: what, the reason and the remedy."""

    def __init__(self, wrong: Wrong, reason: str, remedy: str) -> None:
        self.wrong, self.reason, self.remedy = wrong, reason, remedy
        super().__init__(f"{reason}. {remedy}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `number` as the spreadsheet shows it (from 1), its cells as stripped text, empty ones as "".

    `faults` says by column (from 0) why a cell that holds something gives no text. `source` are the row's own bytes
    in a CSV, from byte `offset` of the file; None in a workbook, whose rows have no bytes of their own.
    """

    number: int
    cells: tuple[str, ...]
    faults: Mapping[int, str] = field(default_factory=dict)
    source: bytes | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much is read: bytes of a file and of what it unpacks to, cells of a sheet, characters of one row."""

    file: int = 50_000_000
    unpacked: int = 500_000_000
    cells: int = 50_000_000
    row: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Book:
    """A spreadsheet: `names` of its sheets ("" for a CSV's only one), `rows` of each, anew whenever it is called.

    `encoding` is that of a CSV's characters, None for a workbook.
    """

    names: tuple[str, ...]
    rows: Callable[[str], Iterator[Row]]
    encoding: str | None = None


def cell_name(column: int, row: int) -> str:
    """C7 for column 2 (from 0) of row 7."""
    letters, left = "", column + 1
    while left:
        left, at = divmod(left - 1, 26)
        letters = chr(ord("A") + at) + letters
    return f"{letters}{row}"


def errors_of(cells: tuple[str, ...]) -> dict[int, str]:
    """By column, the cells that show a spreadsheet's error instead of a value, such as #REF!."""
    return {
        n: f"holds the error {cell}. Mend it in the sheet"
        for n, cell in enumerate(cells)
        if cell.startswith("#") and _ERROR.fullmatch(cell)
    }
