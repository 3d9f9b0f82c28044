"""A file's bytes -> the Book that they are, told by how they begin and not by the file's name."""

from collections.abc import Callable

from tawthiq.sheets import separated, workbooks
from tawthiq.sheets.book import Book, Bounds, SheetError, Wrong

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e".encode("latin-1")

Decode = Callable[[bytes], tuple[str, str]]
"""Bytes to a text and the name of its encoding; raises for what is no text."""


def opened(data: bytes, decode: Decode, bounds: Bounds | None = None) -> Book:
    """The book of a file. Raises SheetError for what is none, is too large or is locked; `decode` its own errors."""
    within = bounds or Bounds()
    if len(data) > within.file:
        raise SheetError(
            Wrong.TOO_LARGE, f"is larger than {within.file / 1_000_000:g} MB", "Save the sheet alone, or split it"
        )
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise SheetError(Wrong.LOCKED, "asks for a password", "Save it without one")
        raise SheetError(Wrong.OLD, "is an old .xls file", "Save it as .xlsx or .csv")
    if data.startswith(_ZIP):
        return workbooks.opened(data, within)
    return separated.opened(data, decode, within)
