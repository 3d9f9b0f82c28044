"""The first and last possible day of an EDTF date, for indexes and filters."""

import re
from calendar import monthrange
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?[~?%]?")


def days_of(edtf: str) -> tuple[date, date] | None:
    """First and last possible day of a date, month, year or interval; None where the year is not known or open."""
    first, _, last = edtf.partition("/")
    begin, end = _span(first), _span(last or first)
    return (begin[0], end[1]) if begin and end else None


def _span(text: str) -> tuple[date, date] | None:
    found = _DATE.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:  # a season, the thirtieth of February
        return None
