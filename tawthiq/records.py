"""What is done with records by the million: they are copied, and garbage is looked for among them.

`replace` is for the small frozen dataclasses that claims are made of: as dataclasses.replace, in half its time.

The standard one asks every field anew whether it may be set; reading a report copies a hundred records. Here the names
of a class's fields are looked up once. Fields that the constructor does not take are not meant to be copied.
"""

import gc
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")
_RECORDS = 20_000  # that come between two looks for garbage

if TYPE_CHECKING:  # checkers know what the standard function may change, and to what type
    from dataclasses import replace
else:

    def replace(record: T, /, **changes: object) -> T:
        """A copy of a record of two or more fields, with these of them changed."""
        names, values = _reader(type(record))
        return type(record)(**{**dict(zip(names, values(record), strict=True)), **changes})


@cache
def _reader(kind: type[Any]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    names = tuple(field.name for field in fields(kind) if field.init)
    return names, attrgetter(*names)


def collect_seldom() -> None:
    """Look for garbage in rings after every so many thousand records, from now on: what is read, row by row, hardly
    ever stands in one, and looking for it takes a tenth of the time.
    """
    often, *others = gc.get_threshold()
    if 0 < often < _RECORDS:
        gc.set_threshold(_RECORDS, *others)


__all__ = ["collect_seldom", "replace"]
