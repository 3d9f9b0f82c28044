"""What one cell says: a day, a number, a range, a point, a grade, the reports it lists.

Each function raises ValueError with the reason and the remedy, parted by ". ", where the cell says nothing of the kind.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from tawthiq.model.incident import MinMax
from tawthiq.model.vocabulary import Grade
from tawthiq.sheets.dates import day, plain

_RANGE = re.compile(r"(\d+)\s*(?:-|–|—|to|إلى)\s*(\d+)")
_APART = re.compile(r"[\s;|]+|[,،](?=\s)|[,،](?=https?:)")


def moment(cell: str, order: str | None) -> str:
    """When a team decided: ISO 8601 in UTC, midnight for a bare day. One that lies ahead would outrank every other."""
    told = plain(cell)
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        at = datetime.fromisoformat(f"{day(cell, order)}-01-01"[:10])  # of a year its first day
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    if at > datetime.now(UTC):
        raise ValueError(f"{cell} lies ahead. Say when it was decided")
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def number(cell: str) -> int:
    """A count."""
    told = plain(cell).replace(",", "").replace("٬", "")
    if not re.fullmatch(r"\d{1,7}(?:\.0+)?", told):
        raise ValueError(f"{cell} is no count. Write digits only, or leave the cell empty")
    return int(float(told))


def span(cell: str) -> MinMax:
    """A range: 5, 3-5, 10+."""
    told = plain(cell)
    if found := _RANGE.fullmatch(told):
        low, high = int(found[1]), int(found[2])
        if low > high:
            raise ValueError(f"{cell}: its least is more than its most. Mend it in the sheet")
        return MinMax(low, high)
    if told.endswith("+"):
        return MinMax(number(told[:-1]), None)
    return MinMax(number(told), number(told))


def degrees(cell: str, most: float) -> float:
    """A latitude (most 90) or longitude (most 180), WGS84."""
    try:
        value = float(plain(cell).rstrip("°"))
    except ValueError as error:
        raise ValueError(f"{cell} is no number of degrees. Write it as 36.3456") from error
    if not -most <= value <= most:
        raise ValueError(f"{cell} lies beyond {most:.0f} degrees. Are latitude and longitude in each other's place?")
    return value


def point(cell: str) -> tuple[float, float]:
    """Latitude and longitude in one cell."""
    parts = [part for part in re.split(r"[,;\s]+", plain(cell)) if part]
    if len(parts) != 2:
        raise ValueError(f"{cell} is no point. Write latitude and longitude as 36.3456, 43.1234")
    return degrees(parts[0], 90), degrees(parts[1], 180)


def grade(cell: str, words: Mapping[str, str]) -> Grade:
    """A grade, by its own word or the map's."""
    told = " ".join(cell.casefold().split())
    own = words.get(told, told.replace(" ", "_"))
    if own not in set(Grade):
        raise ValueError(f'{cell} is no grade. Say in the map what it is: [values.grade] "{cell}" = "fair"')
    return Grade(own)


def listed(cell: str) -> tuple[str, ...]:
    """The reports that a cell lists: addresses, ids or hashes, apart by spaces, lines, ; or |."""
    return tuple(dict.fromkeys(part.strip("<>()[]،,") for part in _APART.split(cell) if part.strip("<>()[]،,")))
