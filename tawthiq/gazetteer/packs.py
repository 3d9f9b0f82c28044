"""Reading place packs: the project's own table, GeoNames country dumps, OCHA gazetteer tables.

1. `read` looks at a file's first line and chooses the format; `.gz` and single-table `.zip` are opened on the way.
2. Every row becomes a line of the project's table (rows.py).
3. A row that cannot be used becomes one Issue with file and line; the rest stands. A file that cannot be used at all
   raises InputError.

Formats: docs/reference/places.md.
"""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from tawthiq.errors import InputError
from tawthiq.gazetteer.geonames import read_dump
from tawthiq.gazetteer.ocha import read_ocha
from tawthiq.gazetteer.places import TYPES
from tawthiq.gazetteer.rows import COLUMNS, WIDTH, Bad, bad_row, fault
from tawthiq.model.issue import Issue

RECORD = ".source.json"
"""PACK.source.json tells where a fetched pack came from; it is no pack itself."""
MOST_UNPACKED = 500_000_000
"""Bytes of the largest table that is read, unpacked; the largest country of GeoNames has half of it."""
_UNREADABLE = (UnicodeDecodeError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError)
_DUMP_COLUMNS = 19
_WORKBOOK = "[Content_Types].xml"


class Pack(NamedTuple):
    """The usable rows of a file as lines of the project's table, and one issue for each other row."""

    lines: list[str]
    issues: list[Issue]


def read(path: Path) -> Pack:
    """All rows of a pack. Raises InputError when the file cannot be read or is of no known format."""
    try:
        text = _text(path)
    except (*_UNREADABLE, OSError) as error:
        raise InputError(
            f"{path}: cannot be read as a place pack ({error}). Give a UTF-8 table, .gz or .zip"
        ) from error
    head = text[: text.find("\n")] if "\n" in text else text
    columns = head.rstrip("\r").split("\t")
    if tuple(columns) == COLUMNS and "\r" not in head and (lines := _sound(text)) is not None:
        return Pack(lines, [])
    return _slowly(path, _rows(path, text, head, columns))


def _text(path: Path) -> str:
    if path.suffix == ".gz":
        with gzip.open(path) as packed:
            data = _limited(packed, path)
    elif path.suffix in (".zip", ".xlsx"):
        with zipfile.ZipFile(path) as archive, archive.open(_table_in(archive, path)) as packed:
            data = _limited(packed, path)
    else:
        with path.open("rb") as plain:
            data = _limited(plain, path)
    return data.decode("utf-8-sig")


def _table_in(archive: zipfile.ZipFile, path: Path) -> str:
    """The name of the one table in an archive; the largest where there are several."""
    if _WORKBOOK in archive.namelist():
        raise InputError(f"{path}: an Excel workbook. Save its sheet of places as CSV (UTF-8) and give that")
    tables = [info for info in archive.infolist() if info.filename.lower().endswith((".txt", ".csv", ".tsv"))]
    wanted = [info for info in tables if "readme" not in info.filename.lower()]
    if not wanted:
        raise InputError(f"{path}: no table in this archive. Give a pack of one .txt, .tsv or .csv")
    return max(wanted, key=lambda info: info.file_size).filename


def _limited(packed: IO[bytes] | gzip.GzipFile, path: Path) -> bytes:
    """All bytes of an opened file, unless they are too many: what an archive tells of its sizes may be a lie."""
    data = packed.read(MOST_UNPACKED + 1)
    if len(data) > MOST_UNPACKED:
        raise InputError(f"{path}: unpacks to more than {MOST_UNPACKED / 1e6:,.0f} MB. Give one country at a time")
    return data


def _sound(text: str) -> list[str] | None:
    """The lines of a table without a fault, checked column by column (ten times as fast as row by row), else None."""
    lines = [line for line in text.split("\n")[1:] if line and line[0] != "#"]
    table = [line.split("\t") for line in lines]
    if any(len(cells) != WIDTH or not cells[0] for cells in table):
        return None
    if not TYPES.keys() >= {cells[3] for cells in table}:
        return None
    try:
        lats = [float(cells[8] or 0) for cells in table]
        lons = [float(cells[9] or 0) for cells in table]
        _ = [int(cells[14]) for cells in table if cells[14]]
    except ValueError:
        return None
    inside = not lats or (min(lats) >= -90 and max(lats) <= 90 and min(lons) >= -180 and max(lons) <= 180)
    halves = any((cells[8] == "") != (cells[9] == "") for cells in table)
    return lines if inside and not halves else None


def _slowly(path: Path, rows: Iterator[tuple[int, list[str] | Bad]]) -> Pack:
    pack = Pack([], [])
    for line, cells in rows:
        bad = cells if isinstance(cells, Bad) else fault(cells)
        if bad:
            pack.issues.append(bad_row(path, line, bad))
        elif isinstance(cells, list):
            pack.lines.append("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in cells))
    return pack


def _rows(path: Path, text: str, head: str, columns: list[str]) -> Iterator[tuple[int, list[str] | Bad]]:
    if "name_ar" in columns:
        return _table(columns, text)
    if len(columns) == _DUMP_COLUMNS and columns[0].isdigit():
        return read_dump(text)
    found = read_ocha(io.StringIO(text, newline=""), head)
    if found is None:
        raise InputError(
            f"{path}: not a place pack. Give the table of docs/reference/places.md, a GeoNames country dump "
            "or an OCHA gazetteer table with Arabic names and coordinates"
        )
    return found


def _table(columns: list[str], text: str) -> Iterator[tuple[int, list[str] | Bad]]:
    """The project's own table; columns in any order, further ones ignored, missing ones empty."""
    order = [columns.index(name) if name in columns else -1 for name in COLUMNS]
    for number, line in enumerate(text.split("\n")[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.rstrip("\r").split("\t")
        yield number, [cells[at].strip() if 0 <= at < len(cells) else "" for at in order]
