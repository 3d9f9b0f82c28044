"""A table of reports (XLSX, CSV, TSV) -> one Document a row.

1. The map of its columns is the one given for the run, else the one beside the file (`NAME.map.toml`), else what the
   headings say (`reportmaps`); what was guessed is told.
2. Each row is read by itself: a bad cell is named by sheet, cell and heading. A row without a text, or with a date that
   cannot be read, is left out: read without its date it would be dated wrongly.
3. The original of a row is the row: its own bytes of a CSV; of a workbook, whose rows have none, its cells as JSON with
   the workbook's SHA-256.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from itertools import islice

import msgspec

from tawthiq import sheets
from tawthiq.intake.encoding import decode
from tawthiq.intake.faults import RefusedError, fault
from tawthiq.intake.fields import check_id, check_published, fields
from tawthiq.intake.originals import Blob, Original, original
from tawthiq.intake.reportmaps import Fitted, ReportMap, fitted, load, missing
from tawthiq.intake.texts import bounded
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.model.vocabulary import PublishedFrom
from tawthiq.settings import Settings
from tawthiq.sheets import Book, Bounds, Row, SheetError, Wrong, cell_name
from tawthiq.sheets.dates import day, order_of, plain

_TABLES = 10  # times the limit of a report: a table holds many
_UNPACKED = 10  # times that, after unpacking
_HEAD = 30  # rows, of which one is the heading
_FULL_CELL = 32_767  # characters; Excel cuts what is longer
_HOUR = re.compile(r"(.*\d)[ T]+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?")
_CODES = {Wrong.TOO_LARGE: "table-too-large", Wrong.BOMB: "archive-bomb", Wrong.LOCKED: "encrypted-document"}
_SOFT = ("publisher", "title", "url", "lang", "published_from")
_NAMED = "application/vnd.tawthiq.row+json"

Item = Document | Original | Issue


def read(blob: Blob, settings: Settings) -> Iterator[Item]:
    """The documents of a table, each after its original. Raises RefusedError for a file that is left out."""
    limit = settings.max_report_bytes
    data = bounded(blob, limit * _TABLES)
    chosen = _chosen(blob, settings)
    bounds = Bounds(file=limit * _TABLES, unpacked=limit * _TABLES * _UNPACKED, row=limit)
    try:
        book = sheets.opened(data, _decoded, bounds)
        file = _File(blob, book, sha256(data).hexdigest(), chosen)
        for name, found in file.fitted():
            yield from _Sheet(file, name, found).items()
        yield from file.passed_over()
    except SheetError as error:
        raise RefusedError(_CODES.get(error.wrong, "damaged-document"), f"{error.reason}"[:160]) from error


def _decoded(data: bytes) -> tuple[str, str]:
    decoded = decode(data)
    return decoded.text, decoded.encoding


def _chosen(blob: Blob, settings: Settings) -> ReportMap:
    if settings.sheet_map is not None:
        try:
            return load(settings.sheet_map.read_bytes(), str(settings.sheet_map))
        except OSError as error:
            raise RefusedError("bad-map", f"{settings.sheet_map}: {error.strerror}") from error
    beside = blob.sidecar() if blob.sidecar else None
    return load(beside, "the map beside it") if beside is not None else ReportMap()


@dataclass(frozen=True)
class _File:
    """A table of reports being read."""

    blob: Blob
    book: Book
    sha256: str
    chosen: ReportMap

    def fitted(self) -> Iterator[tuple[str, Fitted]]:
        """The sheets that hold reports, with their columns. Raises RefusedError where there are none."""
        if not self._fitted:
            wanted = next((head for rows in self._heads.values() if (head := missing(self.chosen, rows))), None)
            if self.chosen.sheet not in (None, *self.book.names):
                raise RefusedError("bad-map", f"names a sheet {self.chosen.sheet}, which the file does not have")
            if not any(self._heads.values()):
                raise RefusedError("empty")
            if wanted:
                raise RefusedError("bad-map", f"names a column {wanted}, which the file does not have")
            firsts = (rows[0][1] for rows in self._heads.values() if rows)
            raise RefusedError("no-text-column", ", ".join(head for cells in firsts for head in cells if head)[:200])
        yield from self._fitted.items()

    def passed_over(self) -> Iterator[Issue]:
        """A notice for each sheet with words that holds no reports."""
        for name in self._asked:
            if name not in self._fitted and self._heads[name]:
                yield fault("sheet-without-reports", name, file=self.blob.shown)

    @cached_property
    def _asked(self) -> tuple[str, ...]:
        return tuple(name for name in self.book.names if self.chosen.sheet in (None, name))

    @cached_property
    def _heads(self) -> dict[str, list[tuple[int, Sequence[str]]]]:
        return {name: _first(self.book.rows(name)) for name in self._asked}

    @cached_property
    def _fitted(self) -> dict[str, Fitted]:
        tried = {name: fitted(self.chosen, rows) for name, rows in self._heads.items()}
        return {name: found for name, found in tried.items() if found}


def _first(rows: Iterator[Row]) -> list[tuple[int, Sequence[str]]]:
    """The first rows of a sheet, as far as it can be read: where it breaks is said when it is read on."""
    found: list[tuple[int, Sequence[str]]] = []
    try:
        for row in islice((row for row in rows if any(row.cells)), _HEAD):
            found.append((row.number, row.cells))
    except SheetError:
        if not found:
            raise
    return found


class _Sheet:
    """One sheet of reports being read."""

    def __init__(self, file: _File, name: str, found: Fitted) -> None:
        self._file, self._name, self._found = file, name, found
        self._fixed = fields(file.chosen.fixed)

    def items(self) -> Iterator[Item]:
        """Each row's document after its original, or why there is none."""
        if self._found.guessed:
            unused = ", ".join(self._found.unused())
            told = f"{self._shown}{self._found.told()}{f' (not read: {unused})' if unused else ''}"
            yield fault("columns-guessed", told[:400], file=self._file.blob.shown, line=self._found.row)
        for row in self._file.book.rows(self._name):
            if row.number <= self._found.row or not (any(row.cells) or row.faults):
                continue
            try:
                kept, document, notices = self._report(row)
            except _CellError as bad:
                yield self._issue("report-row", bad, row)
                continue
            yield kept
            yield document
            yield from notices

    def _report(self, row: Row) -> tuple[Original, Document, list[Issue]]:
        notices = [self._issue("report-cell", _CellError(n, row.faults[n]), row) for n in self._soft if n in row.faults]
        text = self._text(row)
        known = replace(
            self._fixed,
            id=self._id(row),
            published=self._date(row) or self._fixed.published,
            url=self._address(row, notices) or self._fixed.url,
            publisher=self._line(row, "publisher") or self._fixed.publisher,
            title=self._line(row, "title") or self._fixed.title,
            lang=(self._line(row, "lang") or self._fixed.lang or "").lower() or None,
            published_from=self._origin(row) or self._fixed.published_from,
        )
        whole = text if not known.title or known.title in text[: len(known.title) + 1] else f"{known.title}\n\n{text}"
        kept = self._original(row)
        notices += self._cut(row)
        return kept, known.document(f"{self._file.blob.name}#{self._mark}{row.number}", whole, kept.sha256), notices

    def _text(self, row: Row) -> str:
        parts = [cell for n in self._columns("text") if (cell := self._cell(row, n))]
        if not parts:
            raise _CellError(self._columns("text")[0], "is empty, and it is the text of the report. Fill it in")
        if any("\0" in part for part in parts):
            raise _CellError(self._columns("text")[0], "holds NUL characters. Mend it in the sheet")
        return "\n\n".join(parts)

    def _date(self, row: Row) -> str | None:
        for n in self._columns("published"):
            cell = self._cell(row, n)
            if not cell:
                continue
            try:
                found = self._moment(cell, n)
                check_published(found)
            except RefusedError as error:
                raise _CellError(n, f"{cell[:60]} names no day. Write it as 2017-03-17, or leave it empty") from error
            except ValueError as error:
                raise _CellError(n, str(error)) from error
            return found
        return None

    def _moment(self, cell: str, column: int) -> str:
        """A day, or a day and an hour, as ISO 8601."""
        told = plain(cell)
        hour = _HOUR.fullmatch(told)
        try:
            date = day(hour[1] if hour else told, self._file.chosen.dates)
        except ValueError:
            if self._file.chosen.dates or not (inferred := self._order(column)):
                raise
            date = day(hour[1] if hour else told, inferred)
        return f"{date}T{hour[2].zfill(5)}{hour[3] or ''}" if hour else date

    def _order(self, column: int) -> str | None:
        """In which order the column writes its days, where one of its own cells tells."""
        if column not in self._orders:
            rows = self._file.book.rows(self._name)
            self._orders[column] = order_of(row.cells[column] for row in rows if len(row.cells) > column)
        return self._orders[column]

    @cached_property
    def _orders(self) -> dict[int, str | None]:
        return {}

    def _address(self, row: Row, notices: list[Issue]) -> str | None:
        for n in self._columns("url"):
            cell = self._cell(row, n)
            if cell.lower().startswith(("http://", "https://")) and not any(c.isspace() for c in cell):
                return cell
            if cell:
                bad = _CellError(n, f"{cell[:60]!r} is no address. Give one that begins with https://")
                notices.append(self._issue("report-cell", bad, row))
        return None

    def _id(self, row: Row) -> str | None:
        """The row's own id; a bare number is one of this file only."""
        told = self._line(row, "id")
        if told is None:
            return None
        try:
            check_id(told)
        except RefusedError as error:
            raise _CellError(self._columns("id")[0], f"{error.fault.reason}. {error.fault.remedy}") from error
        return f"{self._file.blob.name}#{self._mark}{told}" if plain(told).isdigit() else told

    def _origin(self, row: Row) -> PublishedFrom | None:
        told = self._line(row, "published_from")
        try:
            return fields({"published_from": told}).published_from
        except RefusedError as error:
            raise _CellError(
                self._columns("published_from")[0], f"{error.fault.reason}. {error.fault.remedy}"
            ) from error

    def _line(self, row: Row, what: str) -> str | None:
        return " ".join(" ".join(self._cell(row, n) for n in self._columns(what)).split()) or None

    @cached_property
    def _soft(self) -> tuple[int, ...]:
        """Columns without which a report can be read."""
        return tuple(n for what in _SOFT for n in self._columns(what))

    def _cell(self, row: Row, column: int) -> str:
        if column in row.faults:
            if column in self._soft:
                return ""
            raise _CellError(column, row.faults[column])
        return row.cells[column] if column < len(row.cells) else ""

    def _columns(self, what: str) -> tuple[int, ...]:
        return self._found.columns.get(what, ())

    def _cut(self, row: Row) -> Iterator[Issue]:
        for n in self._columns("text"):
            if len(row.cells) > n and len(row.cells[n]) == _FULL_CELL:
                told = f"holds {_FULL_CELL:,} characters, the most that a cell can. Look whether its end was cut off"
                yield self._issue("report-cell", _CellError(n, told), row)

    def _original(self, row: Row) -> Original:
        if row.source is not None:
            return original(row.source, self._file.blob, "text/csv", self._file.book.encoding, row.number)
        held = {cell_name(n, row.number): cell for n, cell in enumerate(row.cells) if cell}
        told = {"workbook": self._file.blob.name, "sha256": self._file.sha256, "sheet": self._name, "cells": held}
        data = msgspec.json.encode(told)
        return original(data, self._file.blob, _NAMED, "utf-8", row.number)

    def _issue(self, code: str, bad: "_CellError", row: Row) -> Issue:
        heading = self._found.headings[bad.column] if bad.column < len(self._found.headings) else ""
        reason, _, remedy = bad.told.rpartition(". ")  # the last one: the cell's own words may hold others
        told = f"{self._shown}cell {cell_name(bad.column, row.number)} ({heading[:40]}): {reason}"
        issue = fault(code, told, file=self._file.blob.shown, line=row.number)
        return replace(issue, remedy=" ".join(remedy.split()))

    @property
    def _shown(self) -> str:
        return f"sheet {self._name}, " if self._name else ""

    @property
    def _mark(self) -> str:
        return f"{self._name}!" if len(self._file.book.names) > 1 else ""


class _CellError(Exception):
    """A cell that cannot be used: its column, and the reason and the remedy, parted by ". "."""

    def __init__(self, column: int, told: str) -> None:
        self.column, self.told = column, told
        super().__init__(told)
