"""CSV and TSV -> rows, each with its own bytes of the file.

1. The separator (comma, semicolon, tab, bar) is the one that parts the first rows most evenly, or the one that Excel's
   own first line names (`sep=;`).
2. A quotation mark that is never closed would swallow every row after it: it is named with the row where it opens.
"""

import csv
import io
from collections.abc import Callable, Iterator
from itertools import islice

from tawthiq.sheets.book import Book, Bounds, Row, SheetError, Wrong, errors_of

_SEPARATORS = ",;\t|"
_LOOKED_AT = 20  # rows
_SAVE = "Save it again as CSV UTF-8, or as .xlsx"
_MARKS = {"utf-8": 3, "utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}

# The library's own limit is one for the whole process, and shorter than a long report.
csv.field_size_limit(100_000_000)


def opened(data: bytes, decode: Callable[[bytes], tuple[str, str]], bounds: Bounds) -> Book:
    """The one sheet of a CSV. Raises SheetError for one that is none; `decode` its own errors."""
    text, encoding = decode(data)
    separator, begins = _separator(text, bounds)
    unmarked = len(text.encode(encoding))
    mark = len(data) - unmarked if len(data) - unmarked == _MARKS.get(encoding) else 0
    return Book(("",), lambda _: _rows(text, separator, begins, (encoding, mark, bounds)), encoding)


def _separator(text: str, bounds: Bounds) -> tuple[str, int]:
    """The separator, and how many lines before the first row speak of it."""
    first = text[: text.find("\n") + 1 or len(text)].strip()
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], 1
    if text[:5] == "sep=\t":
        return "\t", 1
    return max(_SEPARATORS, key=lambda separator: _evenness(text, separator, bounds)), 0


def _evenness(text: str, separator: str, bounds: Bounds) -> tuple[int, int]:
    """How many of the first rows have as many columns as the first of them, and how many that are."""
    lines = _Lines(text, bounds.row)
    try:
        rows = [row for row in islice(csv.reader(lines, delimiter=separator), _LOOKED_AT) if any(row)]
    except (csv.Error, SheetError):
        return 0, 0
    if not rows or len(rows[0]) < 2:
        return 0, 0
    return sum(len(row) == len(rows[0]) for row in rows) * 100 // len(rows), len(rows[0])


class _Lines:
    """The lines of a text, of which those taken since the last row are remembered."""

    def __init__(self, text: str, limit: int) -> None:
        self._lines = io.StringIO(text, newline="")
        self._limit = limit
        self.taken: list[str] = []
        self.held = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._lines.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self.taken.append(line)
        self.held += len(line)
        if self.held > self._limit:
            raise SheetError(
                Wrong.TOO_LARGE, f"holds a row of more than {self._limit / 1_000_000:g} million characters", _SAVE
            )
        return line

    def row(self) -> str:
        """What the row just read was, as it stands in the file."""
        taken, self.taken, self.held = "".join(self.taken), [], 0
        return taken


def _rows(text: str, separator: str, begins: int, how: tuple[str, int, Bounds]) -> Iterator[Row]:
    encoding, offset, bounds = how
    lines = _Lines(text, bounds.row)
    reader = csv.reader(lines, delimiter=separator)
    number = cells = 0
    try:
        for number, found in enumerate(reader, 1):
            taken = lines.row()
            if _swallowed(taken, found):
                raise SheetError(Wrong.DAMAGED, f"row {number}: a quotation mark is opened and never closed", _SAVE)
            source = taken.encode(encoding)
            cells += len(found)
            if cells > bounds.cells:
                raise SheetError(Wrong.TOO_LARGE, f"has more than {bounds.cells:,} cells", "Split it")
            if number > begins:
                shown = tuple(cell.strip() for cell in found)
                yield Row(number, shown, errors_of(shown), source, offset)
            offset += len(source)
    except csv.Error as error:
        raise SheetError(Wrong.DAMAGED, f"row {number + 1}: is no CSV ({error})", _SAVE) from error


def _swallowed(taken: str, cells: list[str]) -> bool:
    """Whether a row ends inside of a quotation: an odd mark, and lines that it took in."""
    return taken.count('"') % 2 == 1 and any("\n" in cell.strip() for cell in cells[-1:])
