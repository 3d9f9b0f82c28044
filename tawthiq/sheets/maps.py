"""Maps in TOML that say which column of a sheet holds what: the parts that all such maps share.

Raises InputError in one line that names the map.
"""

import tomllib
from collections.abc import Collection, Mapping
from typing import Any

from tawthiq.errors import InputError
from tawthiq.sheets.dates import ORDERS


def parsed(content: bytes, named: str, manual: str) -> Mapping[str, Any]:
    """The map's keys as they stand; `manual` is the page that a person is sent to."""
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{named}: is no TOML ({error}). See {manual}") from error


def check_keys(raw: Mapping[str, Any], known: Collection[str], named: str) -> None:
    """Refuse a key that no map has: a slip would be passed over silently."""
    unknown = sorted(set(raw) - set(known))
    if unknown:
        raise InputError(f"{named}: {unknown[0]} is not known. A map has {', '.join(sorted(known))}")


def columns(raw: object, fields: Collection[str], named: str) -> dict[str, tuple[str, ...]]:
    """The headings of each field of the table `columns`."""
    found = {}
    for what, heads in table(raw, named, "columns").items():
        if what not in fields:
            raise InputError(f"{named}: a column cannot hold {what}. Name one of: {', '.join(fields)}")
        listed = [heads] if isinstance(heads, str) else heads
        if not isinstance(listed, list) or not all(isinstance(head, str) for head in listed):
            raise InputError(f'{named}: {what} needs the heading of a column, in quotes: {what} = "…"')
        found[what] = tuple(listed)
    return found


def order(raw: object, named: str) -> str | None:
    """How the map says that days are written; None where it does not."""
    if raw is None or (isinstance(raw, str) and raw in ORDERS):
        return raw
    raise InputError(f"{named}: dates = {raw} is not known. Say one of: {', '.join(ORDERS)}")


def table(raw: object, named: str, what: str) -> Mapping[str, Any]:
    """A table of the map."""
    if not isinstance(raw, dict):
        raise InputError(f"{named}: {what} is to be a table: [{what}]")
    return raw
