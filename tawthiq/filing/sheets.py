"""A team's file as rows under their headings: XLSX (all sheets or one) and CSV, TSV.

1. A CSV is read as UTF-8 (with or without a mark) or, failing that, as Windows-1256, Arabic Excel's own.
2. The first row that is not empty is the heading. Cells come as text (`tawthiq.sheets`).

Raises InputError in one line for a file that cannot be read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tawthiq import sheets
from tawthiq.errors import InputError
from tawthiq.sheets import Row, SheetError


@dataclass(frozen=True, slots=True)
class Line:
    """One row: `number` as the spreadsheet shows it (1-based), `cells` by heading, stripped, empty ones left out.

    `faults` are the cells by heading that hold something but no value, with the reason.
    """

    sheet: str
    number: int
    cells: Mapping[str, str]
    faults: Mapping[str, str]


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
    headings: dict[str, None] = {}
    lines: list[Line] = []
    try:
        book = sheets.opened(data, lambda raw: _decoded(path, raw))
        for name in _asked(path, book.names, sheet):
            heads, found = _table(path, name, book.rows(name))
            headings.update(dict.fromkeys(heads))
            lines += found
    except SheetError as error:
        raise InputError(f"{path}: {error}") from error
    if not headings:
        raise InputError(f"{path}: holds no row. Give a sheet whose first row names its columns")
    return Sheets(path.name, sha256(data).hexdigest(), tuple(headings), tuple(lines))


def _asked(path: Path, names: tuple[str, ...], sheet: str | None) -> tuple[str, ...]:
    if sheet is None:
        return names
    if names == ("",):
        raise InputError(f"{path}: has no sheets. Leave --sheet out, or give an .xlsx file")
    if sheet not in names:
        raise InputError(f"{path}: has no sheet {sheet}. Its sheets: {', '.join(names)}")
    return (sheet,)


def _table(path: Path, name: str, rows: Iterator[Row]) -> tuple[list[str], list[Line]]:
    heads: list[str] = []
    lines: list[Line] = []
    for row in rows:
        if not any(row.cells) and not row.faults:
            continue
        if not heads:
            heads = list(row.cells)
            twice = next((h for h in heads if h and heads.count(h) > 1), None)
            if twice:
                raise InputError(f"{path}: {name or 'its heading'} names the column {twice} twice. Rename one of them")
            continue
        told = {head: cell for head, cell in zip(heads, row.cells, strict=False) if head and cell}
        faults = {heads[n]: f"the cell {why}" for n, why in row.faults.items() if n < len(heads) and heads[n]}
        if told or faults:
            lines.append(Line(name, row.number, told, faults))
    return [head for head in heads if head], lines


def _decoded(path: Path, data: bytes) -> tuple[str, str]:
    if b"\x00" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError(f"{path}: is no spreadsheet. Give an .xlsx or .csv file")
    marked = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2])
    for coding in (marked,) if marked else ("utf-8", "cp1256"):
        try:
            return data.decode(coding).removeprefix("\ufeff"), coding
        except UnicodeDecodeError:
            continue
    raise InputError(f"{path}: its characters cannot be read. Save it as CSV UTF-8, or as .xlsx")
