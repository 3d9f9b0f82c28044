"""Filings: a team's own spreadsheet of incidents, and what it decides about the claims of the register.

1. `read` takes a sheet and a map of its columns to filings, naming each bad cell.
2. `bind` turns filings into decisions about claims; what finds no report or claim waits.

Pure but for reading the sheet itself. See docs/how-to/import-incidents.md.
"""

from tawthiq.filing.binding import Binding, Wait, Waiting, bind, latest
from tawthiq.filing.mapping import SheetMap, fitted, presets
from tawthiq.filing.mapping import load as load_map
from tawthiq.filing.reading import Filed, filings
from tawthiq.filing.sheets import Sheets, read

__all__ = [
    "Binding",
    "Filed",
    "SheetMap",
    "Sheets",
    "Wait",
    "Waiting",
    "bind",
    "filings",
    "fitted",
    "latest",
    "load_map",
    "presets",
    "read",
]
