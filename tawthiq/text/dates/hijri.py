"""Hijri dates as Gregorian ones. The calendar follows the moon as sighted, so a day may be off by one: approximate."""

from datetime import date, timedelta


def to_gregorian(year: int, month: int, day: int | None) -> tuple[date, date] | None:
    """First and last Gregorian day of a Hijri day or month; None outside the table of Umm al-Qura (1343-1500)."""
    # Imported here: the tables are needed by the few texts that name a Hijri date.
    from hijridate import Hijri  # noqa: PLC0415

    try:
        if day is not None:
            # The 30th of a month of 29 days is what others count as the first of the next.
            beyond = max(0, day - Hijri(year, month, 1).month_length())
            found = Hijri(year, month, day - beyond).to_gregorian()
            first = date(found.year, found.month, found.day) + timedelta(days=beyond)
            return first, first
        start = Hijri(year, month, 1)
        begin = start.to_gregorian()
        first = date(begin.year, begin.month, begin.day)
        return first, first + timedelta(days=start.month_length() - 1)
    except (ValueError, OverflowError):
        return None


def hijri_year(day: date) -> int | None:
    """The Hijri year that a Gregorian day falls in; None outside the table."""
    from hijridate import Gregorian  # noqa: PLC0415

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None
