"""A team's sheet as filings, each bad cell named.

1. `sheets` reads the rows, `mapping` says which column holds what, `cells` reads each cell.
2. A cell that cannot be read is left out with an issue; its row is kept. A row without a code is left out.
3. Rows of one code are one filing: reports are added up, of other cells the first holds.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, TypeVar

from tawthiq.filing import cells
from tawthiq.filing.mapping import SheetMap
from tawthiq.filing.sheets import Line, Sheets
from tawthiq.model.filing import Filing
from tawthiq.model.incident import MinMax
from tawthiq.model.issue import Issue
from tawthiq.sheets.dates import day

T = TypeVar("T")
_KEPT = ("date", "place", "lat", "lon", "killed", "injured", "grade", "party", "means", "notes")


@dataclass(frozen=True, slots=True)
class Filed:
    """What a sheet holds: its filings in order, and every cell or row that could not be used."""

    filings: tuple[Filing, ...]
    issues: tuple[Issue, ...]
    rows: int


def filings(sheets: Sheets, chosen: SheetMap, author: str | None, now: str) -> Filed:
    """Read every row. `author` and `now` are who and when where the sheet does not say."""
    issues: list[Issue] = []
    found: dict[str, Filing] = {}
    for line in sheets.lines:
        row = _Row(sheets, line, chosen, issues)
        filing = row.filing(author or chosen.author or "", now)
        if filing is not None:
            first = found.get(filing.code)
            found[filing.code] = filing if first is None else _united(first, filing, row)
    return Filed(tuple(_named(filing) for filing in found.values()), tuple(issues), len(sheets.lines))


class _Row:
    """One row being read."""

    def __init__(self, sheets: Sheets, line: Line, chosen: SheetMap, issues: list[Issue]) -> None:
        self._sheets = sheets
        self._line = line
        self._map = chosen
        self._issues = issues

    def filing(self, author: str, now: str) -> Filing | None:
        """The row as a filing without its id; None where it has no code."""
        for heading, reason in self._line.faults.items():
            self._fault_of(heading, reason)
        code = self._words("code")
        if not code:
            self.fault("code", "the row does not say which incident it is. Give it a code, or remove it", "filing-row")
            return None
        point = self._point()
        signed = self._words("author") or author
        if not signed:
            self.fault("author", "nobody is named who decided. Name them (--author NAME)", "filing-row")
            return None
        return Filing(
            id="",
            code=code,
            author=signed,
            time=self._read("decided", lambda c: cells.moment(c, self._map.dates)) or now,
            file=self._sheets.file,
            sha256=self._sheets.sha256,
            sheet=self._line.sheet,
            row=self._line.number,
            date=self._read("date", lambda c: day(c, self._map.dates)),
            place=self._words("place") or None,
            lat=point[0] if point else None,
            lon=point[1] if point else None,
            killed=self._span("killed"),
            injured=self._span("injured"),
            grade=self._read("grade", lambda c: cells.grade(c, self._map.values.get("grade", {}))),
            party=self._words("party") or None,
            means=self._words("means") or None,
            reports=tuple(dict.fromkeys(name for cell in self._cells("reports") for name in cells.listed(cell))),
            notes=self._words("notes"),
        )

    def fault(self, what: str, told: str, code: str = "filing-cell") -> None:
        """Note what is wrong with a cell: `told` is the reason and the remedy, parted by ". "."""
        column = next((h for h in self._map.columns.get(what, ()) if h in self._line.cells), what)
        self._fault_of(column, told, code)

    def _fault_of(self, column: str, told: str, code: str = "filing-cell") -> None:
        reason, _, remedy = told.partition(". ")
        sheet = f"sheet {self._line.sheet}, " if self._line.sheet else ""
        self._issues.append(
            Issue(
                code=code,
                file=self._sheets.file,
                line=self._line.number,
                reason=f"{sheet}column {column}: {reason}",
                remedy=remedy,
            )
        )

    def _cells(self, what: str) -> list[str]:
        return [self._line.cells[h] for h in self._map.columns.get(what, ()) if h in self._line.cells]

    def _words(self, what: str) -> str:
        return " ".join(" ".join(self._cells(what)).split())

    def _read(self, what: str, read: Callable[[str], T]) -> T | None:
        for cell in self._cells(what):
            try:
                return read(cell)
            except ValueError as error:
                self.fault(what, str(error))
        return None

    def _point(self) -> tuple[float, float] | None:
        lat = self._read("lat", lambda c: cells.degrees(c, 90))
        lon = self._read("lon", lambda c: cells.degrees(c, 180))
        if lat is not None and lon is not None:
            return lat, lon
        if (lat is None) != (lon is None) and len(self._cells("lat")) != len(self._cells("lon")):
            self.fault("lat", "latitude and longitude do not stand together. Give both, or neither")
        return self._read("coordinates", cells.point)

    def _span(self, outcome: str) -> MinMax:
        whole = self._read(outcome, cells.span)
        low = self._read(f"{outcome}_min", cells.number)
        high = self._read(f"{outcome}_max", cells.number)
        if low is not None and high is not None and low > high:
            self.fault(f"{outcome}_max", f"its least, {low}, is more than its most, {high}. Mend it in the sheet")
            return MinMax()
        return whole or MinMax(low, high)


def _united(first: Filing, other: Filing, row: _Row) -> Filing:
    """Two rows of one code."""
    told: dict[str, Any] = {}
    for name in _KEPT:
        held, new = getattr(first, name), getattr(other, name)
        if held in (None, "", MinMax()):
            told[name] = new
        elif new not in (None, "", MinMax(), held):
            what = "coordinates" if name in {"lat", "lon"} else name
            row.fault(what, f"differs from row {first.row} of {first.code}, which holds. Mend one of them")
    return replace(first, reports=tuple(dict.fromkeys((*first.reports, *other.reports))), **told)


def _named(filing: Filing) -> Filing:
    """The filing with its id: a hash over what it says, not over where it stands or when it was brought in."""
    values = [filing.code, *(repr(getattr(filing, name)) for name in _KEPT), *filing.reports, filing.author]
    return replace(filing, id=sha256("\x1f".join(values).encode("utf-8", "surrogatepass")).hexdigest()[:32])
