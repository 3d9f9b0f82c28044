"""One index for each register that the desk has open, and what is worked out once for each state of a register."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

from tawthiq.assessment.totals import By
from tawthiq.model.conflicts import Conflict
from tawthiq.model.incident import Incident
from tawthiq.register import Register, sums
from tawthiq.register.outlines import Outline, Outlines, chosen, ordered
from tawthiq.register.records import IncidentFilter, IncidentSort, Page, Totals
from tawthiq.search import Index

T = TypeVar("T")
Rows = Sequence[Outline]
_MOST = 64
_MOST_MADE = 256  # periods of a line of time among them
_kept: "WeakKeyDictionary[Register, Index]" = WeakKeyDictionary()
_states: "WeakKeyDictionary[Register, tuple[str, OrderedDict[Hashable, object]]]" = WeakKeyDictionary()
_outlines: "WeakKeyDictionary[Register, Outlines]" = WeakKeyDictionary()
_made_of: "WeakKeyDictionary[Register, OrderedDict[Hashable, tuple[Rows, object]]]" = WeakKeyDictionary()
_lock = Lock()


class HiddenError(Exception):
    """The index is made of everything: from whom something is hidden, nothing may be looked up in it."""


def index_of(register: Register) -> Index:
    """The index, opened once and brought up to the register. Raises HiddenError where something is hidden."""
    if register.hidden:
        raise HiddenError
    whole = register.view
    with _lock:
        found = _kept.get(whole)
        if found is None:
            found = _kept[whole] = Index(whole)
    found.bring_up()
    return found


def of_state(register: Register, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, made once for each key until something changes what the register says."""
    now = register.revision()
    with _lock:
        state = _states.get(register.view)
        if state is None or state[0] != now:
            state = _states[register.view] = (now, OrderedDict())
        if key in state[1]:
            state[1].move_to_end(key)
            return state[1][key]  # type: ignore[return-value]
    made = make()
    with _lock:
        state[1][key] = made
        while len(state[1]) > _MOST:
            state[1].popitem(last=False)
    return made


def as_long_as(register: Register, key: Hashable, rows: Rows, make: Callable[[], T]) -> T:
    """What `make` gives of rows, made once for each key until the rows are others; most decisions leave them as they
    are. That they are the same is seen at once, since a row that stays is the same object.
    """
    with _lock:
        kept = _made_of.setdefault(register.view, OrderedDict())
        found = kept.get(key)
        if found is not None and (found[0] is rows or found[0] == rows):
            kept.move_to_end(key)
            return found[1]  # type: ignore[return-value]
    made = make()
    with _lock:
        kept[key] = (rows, made)
        kept.move_to_end(key)
        while len(kept) > _MOST_MADE:
            kept.popitem(last=False)
    return made


def outlines_of(register: Register) -> tuple[Outline, ...]:
    """Every incident that the reader may see in short, newest first; read again where it changed."""
    with _lock:
        kept = _outlines.get(register.whole.view)
        if kept is None:
            kept = _outlines[register.whole.view] = Outlines()
    return of_state(register, "outlines", lambda: kept.of(register, register.incident_hashes()))


def conflicts_of(register: Register) -> tuple[Conflict, ...]:
    """All of them, the latest first; worked out once for each state of the register."""
    return of_state(register, "conflicts", lambda: register.conflicts()[::-1])


def chosen_of(register: Register, filters: IncidentFilter, sort: IncidentSort = IncidentSort.NEWEST) -> Rows:
    """Those that pass the filter, in this order."""
    every = outlines_of(register)
    rows = as_long_as(register, ("chosen", filters), every, lambda: chosen(every, filters))
    if sort is IncidentSort.NEWEST:
        return rows
    return as_long_as(register, ("chosen", filters, sort), rows, lambda: ordered(rows, sort))


def page_of(register: Register, rows: Rows, offset: int, limit: int) -> Page[Incident]:
    """A part of them, read whole."""
    names = [row.id for row in rows[offset : offset + limit]]
    return Page(register.incidents_named(names), len(rows), offset)


def totals_of(register: Register, filters: IncidentFilter, by: tuple[By, ...]) -> Totals:
    """The sums over those that pass the filter; the same as the register's own."""
    rows = chosen_of(register, filters)

    def made() -> Totals:
        return sums.of_counted((row.counted for row in rows if row.counted is not None), filters, "", by)

    return replace(as_long_as(register, ("totals", filters, by), rows, made), data_version=register.revision())
