"""The day that a cell names.

ISO as it is; `17/03/2017` in the order that the map or the column itself tells; `17 آذار 2017`, `March 17, 2017`.
Each function raises ValueError with the reason and the remedy, parted by ". ".
"""

import re
from collections.abc import Iterable
from datetime import date

from tawthiq.text import edtf, tokens
from tawthiq.text.months import month_at

ORDERS = ("dmy", "mdy")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")
_NUMBERED = re.compile(r"(\d{1,2})[./\-](\d{1,2})[./\-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[./\-](\d{1,2})[./\-](\d{1,2})(?:[T ].*)?")
_SERIAL = re.compile(r"[234]\d{4}(?:\.\d+)?")
_NAMED = re.compile(r"\d{1,2}\D+\d{4}|\D+\d{1,2}\D+\d{4}")


def plain(cell: str) -> str:
    """Digits of every script as ASCII, spaces made one."""
    return " ".join(cell.translate(_DIGITS).split())


def day(cell: str, order: str | None) -> str:
    """An EDTF date; `order` is that of the map (dmy, mdy)."""
    told = plain(cell)
    if numbered := _NUMBERED.fullmatch(told):
        return _ordered(cell, numbered, order)
    if first := _YEAR_FIRST.fullmatch(told):
        return _day(cell, int(first[1]), int(first[2]), int(first[3]))
    if edtf.is_valid(told) and edtf.days(told):
        return told
    if named := _named(cell, told):
        return named
    if _SERIAL.fullmatch(told):
        raise ValueError(f"{cell} is the number that a spreadsheet keeps for a day. Format the column as dates")
    raise ValueError(f"{cell[:60]} is no date. Write it as 2017-03-17, 2017-03 or 2017")


def order_of(cells: Iterable[str]) -> str | None:
    """In which order a column writes its days, where one of its cells tells; None where none does, or two disagree."""
    told: set[str] = set()
    for cell in cells:
        if found := _NUMBERED.match(plain(cell)):
            one, two = int(found[1]), int(found[2])
            if 12 < one <= 31 and two <= 12:
                told.add("dmy")
            elif 12 < two <= 31 and one <= 12:
                told.add("mdy")
    return told.pop() if len(told) == 1 else None


def _ordered(cell: str, found: re.Match[str], order: str | None) -> str:
    one, two, year = int(found[1]), int(found[2]), int(found[3])
    if order is None and one <= 12 and two <= 12 and one != two:
        raise ValueError(f'{cell} can be read in two ways. Say in the map which: dates = "dmy" or "mdy"')
    month_first = order == "mdy" if one <= 12 and two <= 12 else two > 12
    return _day(cell, year, *((one, two) if month_first else (two, one)))


def _day(cell: str, year: int, month: int, number: int) -> str:
    try:
        return date(year, month, number).isoformat()
    except ValueError as error:
        raise ValueError(f"{cell[:60]} is no day of the calendar. Mend it in the sheet") from error


def _named(cell: str, told: str) -> str | None:
    """A day with its month's name, in Arabic or English; None where it is written otherwise."""
    if len(told) > 40 or not _NAMED.fullmatch(told):
        return None
    words = tokens.tokenize(told)
    numbers = [int(word.text) for word in words if word.text.isdigit()]
    months = [found for n in range(len(words)) if (found := month_at(words, n))]
    if len(numbers) != 2 or not months or any(month.hijri for month in months):
        return None
    return _day(cell, numbers[1], months[0].number, numbers[0])
