"""XLSX and XLSM -> rows. Dates come as ISO dates by the workbook's own calendar (1900 or 1904), never shifted.

1. The sizes of what the file unpacks to are looked at first; then each sheet is read as a stream, row by row.
2. A formula counts by the value saved with it. One without (written by a program that does not reckon) is a fault of
   its cell, and so is an error such as #REF!.
3. Macros, pictures, charts, outside links and queries are not looked at.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from tawthiq.sheets.book import Book, Bounds, Row, SheetError, Wrong, errors_of

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_SAVE = "Save it again as .xlsx, or as .csv"
_MOST_ROWS = 1_048_576  # that a sheet can have
_SMALL = 20_000_000  # bytes; what is read whole: styles, names, the list of sheets
_STREAMED = ("xl/worksheets/", "xl/sharedStrings.xml")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_CHUNK = 1 << 20
_NO_VALUE = "its formula was saved without a value. Open the file in a spreadsheet program and save it"
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError,
           AssertionError, SyntaxError, EOFError, OSError, RecursionError, NotImplementedError)  # fmt: skip
"""What the library raises for broken files; none of it is a fault of ours."""


def opened(data: bytes, bounds: Bounds) -> Book:
    """The sheets of a workbook. Raises SheetError for one that is damaged or unpacks to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _check(packed, len(data), bounds)
            reckons = _reckons(packed)
        shown = _loaded(data, values=True)
        formulas = _loaded(data, values=False) if reckons else None
        names = tuple(shown.sheetnames)
    except SheetError:
        raise
    except _BROKEN as error:
        raise _damaged(error) from error
    return Book(names, lambda name: _rows(name, shown, formulas, bounds))


def _check(packed: zipfile.ZipFile, size: int, bounds: Bounds) -> None:
    infos = packed.infolist()
    whole = sum(info.file_size for info in infos if info.filename.startswith("xl/") and info.filename.endswith(".xml"))
    small = max((i.file_size for i in infos if i.filename.endswith(".xml") and not _streamed(i)), default=0)
    if whole > bounds.unpacked or small > _SMALL:
        raise SheetError(Wrong.BOMB, f"unpacks from {size:,} bytes to {whole:,}", "Save the sheet alone as .csv")
    if any(info.flag_bits & 1 for info in infos):
        raise SheetError(Wrong.LOCKED, "asks for a password", "Save it without one")


def _streamed(info: zipfile.ZipInfo) -> bool:
    return info.filename.startswith(_STREAMED)


def _reckons(packed: zipfile.ZipFile) -> bool:
    """Whether any sheet holds a formula."""
    for info in packed.infolist():
        if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
            with packed.open(info) as stream:
                before = b""
                while chunk := stream.read(_CHUNK):
                    if _FORMULA.search(before + chunk):
                        return True
                    before = chunk[-32:]
    return False


def _loaded(data: bytes, values: bool) -> "Workbook":
    import openpyxl  # noqa: PLC0415 - heavy, and needed for workbooks only

    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)


def _rows(name: str, shown: "Workbook", formulas: "Workbook | None", bounds: Bounds) -> Iterator[Row]:
    number = cells = 0
    told = _values(formulas, name) if formulas else None
    try:
        for number, values in enumerate(_values(shown, name), 1):
            cells += len(values)
            if number > _MOST_ROWS or cells > bounds.cells:
                raise SheetError(Wrong.TOO_LARGE, f"sheet {name}: has more than {bounds.cells:,} cells", "Split it")
            written = next(told, ()) if told else ()
            if values:
                yield _row(number, values, written)
    except SheetError:
        raise
    except _BROKEN as error:
        raise _damaged(error, f"sheet {name}, after row {number}: ") from error


def _values(book: "Workbook", name: str) -> Iterator[tuple[Any, ...]]:
    sheet = book[name]
    if not hasattr(sheet, "iter_rows"):
        return  # a chart
    # What a sheet says of its size is often the whole grid, which would be filled with empty cells.
    sheet.reset_dimensions()
    yield from sheet.iter_rows(values_only=True)


def _row(number: int, values: tuple[Any, ...], written: tuple[Any, ...]) -> Row:
    cells = tuple(_cell(value) for value in values)
    faults = errors_of(cells)
    for n, formula in enumerate(written):
        if (n >= len(values) or values[n] is None) and isinstance(formula, str) and formula.startswith("="):
            faults[n] = _NO_VALUE
    return Row(number, tuple("" if n in faults else cell for n, cell in enumerate(cells)), faults)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _unescaped(value).strip()
    if isinstance(value, datetime):
        whole = value.replace(microsecond=0)
        return whole.date().isoformat() if whole.time() == time() else whole.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _unescaped(text: str) -> str:
    """Line ends that Excel writes as _x000D_, among other characters that XML cannot hold."""
    if "_x" not in text:
        return text
    from openpyxl.utils.escape import unescape  # noqa: PLC0415 - loaded by now

    return str(unescape(text)).replace("\r\n", "\n").replace("\r", "\n")


def _damaged(error: Exception, where: str = "") -> SheetError:
    return SheetError(Wrong.DAMAGED, f"{where}is no workbook that can be read ({str(error)[:100]})", _SAVE)
