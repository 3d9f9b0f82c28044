"""Spreadsheets (XLSX, XLSM, CSV, TSV) -> rows of text, as a person sees them: a team's incidents, tables of reports.

1. `opened` takes a file's bytes to a `Book` of sheets; `separated` reads CSV, `workbooks` XLSX.
2. Each sheet is read as a stream of rows, as often as asked; `dates` reads what a cell says of a day.

Nothing in a file is run or followed: macros, outside links and queries are passed over, a formula counts by the value
that was saved with it. Sizes are bounded before anything is unpacked. Raises SheetError in one line.
"""

from tawthiq.sheets.book import Book, Bounds, Row, SheetError, Wrong, cell_name
from tawthiq.sheets.opening import opened

__all__ = ["Book", "Bounds", "Row", "SheetError", "Wrong", "cell_name", "opened"]
