"""Spreadsheets as rows of text: XLSX (all sheets or one) and CSV, TSV.

1. A CSV is read as UTF-8 (with or without a mark) or, failing that, as Windows-1256, Arabic Excel's own; its comma,
   semicolon or tab is found from the heading.
2. The first row that is not empty is the heading. Every cell comes as text: dates as ISO, whole numbers without a
   point.

Raises InputError in one line for a file that cannot be read.
"""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from pathlib import Path

from tawthiq.errors import InputError

LARGEST = 50_000_000
"""Bytes of a file, and of an unpacked workbook times ten, that are read."""

_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: `number` as the spreadsheet shows it (1-based), `cells` by heading, stripped, empty ones left out."""

    sheet: str
    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheets:
    """A file's rows, its headings in order, and the SHA-256 of its bytes."""

    file: str
    sha256: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]


def read(path: Path, sheet: str | None = None) -> Sheets:
    """The rows of a file; of `sheet` alone where it is named."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}). Name an .xlsx or .csv file") from error
    if len(data) > LARGEST:
        raise InputError(f"{path}: is larger than {LARGEST // 1_000_000} MB. Save the sheet alone, or split it")
    tables = list(_workbook(path, data, sheet) if data[:4] == b"PK\x03\x04" else _text(path, data, sheet))
    headings: dict[str, None] = {}
    lines: list[Line] = []
    for name, rows in tables:
        heads, found = _table(path, name, rows)
        headings.update(dict.fromkeys(heads))
        lines += found
    if not headings:
        raise InputError(f"{path}: holds no row. Give a sheet whose first row names its columns")
    return Sheets(path.name, sha256(data).hexdigest(), tuple(headings), tuple(lines))


def _table(path: Path, name: str, rows: Iterator[tuple[int, list[str]]]) -> tuple[list[str], list[Line]]:
    heads: list[str] = []
    lines: list[Line] = []
    for number, cells in rows:
        if not any(cells):
            continue
        if not heads:
            heads = cells
            twice = next((h for h in heads if h and heads.count(h) > 1), None)
            if twice:
                raise InputError(f"{path}: {name or 'its heading'} names the column {twice} twice. Rename one of them")
            continue
        told = {head: cell for head, cell in zip(heads, cells, strict=False) if head and cell}
        if told:
            lines.append(Line(name, number, told))
    return [head for head in heads if head], lines


def _text(path: Path, data: bytes, sheet: str | None) -> Iterator[tuple[str, Iterator[tuple[int, list[str]]]]]:
    if sheet is not None:
        raise InputError(f"{path}: has no sheets. Leave --sheet out, or give an .xlsx file")
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise InputError(f"{path}: is an old .xls file. Save it as .xlsx or .csv")
    if b"\x00" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError(f"{path}: is no spreadsheet. Give an .xlsx or .csv file")
    text = _decoded(path, data)
    head = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    yield "", _counted(path, reader)


def _counted(path: Path, reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    try:
        yield from ((number, [cell.strip() for cell in row]) for number, row in enumerate(reader, 1))
    except csv.Error as error:
        raise InputError(f"{path}: is no CSV ({error}). Save it again as CSV UTF-8, or as .xlsx") from error


def _decoded(path: Path, data: bytes) -> str:
    codings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1256")
    for coding in codings:
        try:
            return data.decode(coding)
        except UnicodeDecodeError:
            continue
    raise InputError(f"{path}: its characters cannot be read. Save it as CSV UTF-8, or as .xlsx")


def _workbook(path: Path, data: bytes, sheet: str | None) -> Iterator[tuple[str, Iterator[tuple[int, list[str]]]]]:
    import openpyxl  # noqa: PLC0415 - heavy, and needed for workbooks only

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
        if unpacked > 10 * LARGEST:
            raise InputError(f"{path}: unpacks to more than {LARGEST // 100_000} MB. Save the sheet alone as .csv")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputError(f"{path}: is no workbook ({error}). Save it again as .xlsx, or as .csv") from error
    names = book.sheetnames if sheet is None else [sheet]
    if sheet is not None and sheet not in book.sheetnames:
        raise InputError(f"{path}: has no sheet {sheet}. Its sheets: {', '.join(book.sheetnames)}")
    for name in names:
        rows = book[name].iter_rows(values_only=True) if hasattr(book[name], "iter_rows") else iter(())
        yield name, ((number, [_cell(value) for value in row]) for number, row in enumerate(rows, 1))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
