"""XLSX: one sheet a table, its cells typed, its header in Arabic and English, the sheet from right to left for Arabic.

The same rows give the same bytes: the file carries no time of its own making. Texts are written as texts, so that no
cell can be a formula, and no address becomes a link.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile

from tawthiq.errors import UsageError
from tawthiq.publication.described import Column
from tawthiq.publication.sheets import Cell, Row

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_MOST_ROWS = 1_048_574  # of a sheet, without its two rows of headers
_MOST_CHARACTERS = 32_767  # of a cell
_CUT = "…"
_CHUNK = 1 << 16
_IN_MEMORY = 16_000_000
_ILLEGAL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535))


def workbook(rows: Iterable[Row], columns: Sequence[Column], name: str) -> Iterator[bytes]:
    """The table as the bytes of a workbook; `name` is the sheet's. Raises UsageError for over a million rows."""
    import xlsxwriter

    with SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_urls": False, "default_date_format": ""})
        book.set_properties({"created": _MADE.replace(tzinfo=None)})
        page = book.add_worksheet(name)
        bold = book.add_format({"bold": True})
        for at, column in enumerate(columns):
            page.write_string(0, at, column.name, bold)
        for at, column in enumerate(columns):  # a row is gone once the next one is begun
            page.write_string(1, at, f"{column.ar}\n{column.en}")
        for number, row in enumerate(rows):
            if number == _MOST_ROWS:
                raise UsageError(f"a workbook holds {_MOST_ROWS:,} rows. Export as csv or parquet, or choose fewer")
            for at, column in enumerate(columns):
                _write(page, number + 2, at, row[column.name])
        page.freeze_panes(2, 1)
        book.close()
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def _write(page: "object", row: int, column: int, cell: Cell) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        page.write_boolean(row, column, cell)  # type: ignore[attr-defined]
    elif isinstance(cell, (int, float)):
        page.write_number(row, column, cell)  # type: ignore[attr-defined]
    else:
        page.write_string(row, column, _fitting(str(cell)))  # type: ignore[attr-defined]


def _fitting(text: str) -> str:
    """The text as XML and a cell can hold it; one cut short ends in …"""
    legal = text.translate(_ILLEGAL).encode("utf-8", "replace").decode("utf-8")
    return legal if len(legal) <= _MOST_CHARACTERS else legal[: _MOST_CHARACTERS - 1] + _CUT
