"""XLSX: one sheet a table, its cells typed, its header in Arabic and English.

1. XlsxWriter makes the workbook around the two rows of headers: everything that a workbook is besides its rows.
2. The rows are streamed into the sheet of that workbook as they come; a method call a cell would take three times as
   long as all the rest, and a register has millions of cells.

The same rows give the same bytes: the file carries no time of its own making. Texts are written as texts, so that no
cell can be a formula, and no address becomes a link.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tawthiq.errors import UsageError
from tawthiq.publication.described import Column
from tawthiq.publication.sheets import Cell, Row

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_SHEET, _END = "xl/worksheets/sheet1.xml", b"</sheetData>"
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')  # of the headers alone; it may be left out
_MOST_ROWS = 1_048_574  # of a sheet, without its two rows of headers
_MOST_CHARACTERS = 32_767  # of a cell
_CUT = "…"
_CHUNK = 1 << 16
_IN_MEMORY = 16_000_000
_TOGETHER = 500
_SHORT = 40
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CODED = re.compile(r"(_x[0-9a-fA-F]{4}_)")  # would be read as the character of that code
_AT_AN_END = re.compile(r"^\s|\s$")
_OTHER = re.compile("[&<>\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_x|^\\s|\\s$")
"""What most texts have nothing of."""


def workbook(rows: Iterable[Row], columns: Sequence[Column], name: str) -> Iterator[bytes]:
    """The table as the bytes of a workbook; `name` is the sheet's. Raises UsageError for over a million rows."""
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        _fill(file, _headers(columns, name), rows, columns)
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def _headers(columns: Sequence[Column], name: str) -> io.BytesIO:
    """The workbook without its rows."""
    import xlsxwriter

    empty = io.BytesIO()
    book = xlsxwriter.Workbook(empty, {"in_memory": True, "strings_to_urls": False, "default_date_format": ""})
    book.set_properties({"created": _MADE.replace(tzinfo=None)})
    page = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    for at, column in enumerate(columns):
        page.write_string(0, at, column.name, bold)
        page.write_string(1, at, f"{column.ar}\n{column.en}")
    page.freeze_panes(2, 1)
    book.close()
    empty.seek(0)
    return empty


def _fill(file: IO[bytes], empty: io.BytesIO, rows: Iterable[Row], columns: Sequence[Column]) -> None:
    with ZipFile(empty) as made, ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as filled:
        for part in made.infolist():
            held, info = made.read(part), ZipInfo(part.filename, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            if part.filename != _SHEET:
                filled.writestr(info, held)
                continue
            before, end, after = _DIMENSION.sub(b"", held).partition(_END)
            with filled.open(info, "w", force_zip64=True) as sheet:
                sheet.write(before)
                for written in _rows(rows, columns):
                    sheet.write(written)
                sheet.write(end + after)


def _rows(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[bytes]:
    named = [(column.name, _letters(at)) for at, column in enumerate(columns)]
    together: list[str] = []
    for number, row in enumerate(rows):
        if number == _MOST_ROWS:
            raise UsageError(f"a workbook holds {_MOST_ROWS:,} rows. Export as csv or parquet, or choose fewer")
        line = number + 3
        cells = [_cell(row[name], f'<c r="{letters}{line}"') for name, letters in named if row[name] not in (None, "")]
        together.append(f'<row r="{line}">{"".join(cells)}</row>')
        if len(together) == _TOGETHER:
            yield "".join(together).encode("utf-8")
            together.clear()
    yield "".join(together).encode("utf-8")


def _cell(value: Cell, begun: str) -> str:
    if isinstance(value, str):
        if len(value) <= _SHORT:
            return begun + _short(value)
        return begun + _text(value)
    if isinstance(value, bool):
        return f'{begun} t="b"><v>{int(value)}</v></c>'
    return f"{begun}><v>{value!r}</v></c>"


@lru_cache(maxsize=50_000)
def _short(text: str) -> str:
    """A short text, remembered: names of kinds, means, places and parties come again and again."""
    return _text(text)


def _text(text: str) -> str:
    if len(text) <= _MOST_CHARACTERS and not _OTHER.search(text):
        return f' t="inlineStr"><is><t>{text}</t></is></c>'
    fitting = _fitting(text)
    kept = ' xml:space="preserve"' if _AT_AN_END.search(fitting) else ""
    return f' t="inlineStr"><is><t{kept}>{fitting}</t></is></c>'


def _fitting(text: str) -> str:
    """The text as XML and a cell can hold it; one cut short ends in …"""
    legal = _ILLEGAL.sub("", text)
    if len(legal) > _MOST_CHARACTERS:
        legal = legal[: _MOST_CHARACTERS - 1] + _CUT
    if "_x" in legal:
        legal = _CODED.sub(r"_x005F\1", legal)
    return legal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@cache
def _letters(at: int) -> str:
    """A column's letters: A, B, … Z, AA."""
    return (_letters(at // 26 - 1) if at >= 26 else "") + chr(65 + at % 26)
