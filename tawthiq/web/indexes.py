"""One index for each register that the desk has open, and what is worked out once for each state of a register."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

from tawthiq.assessment.totals import By
from tawthiq.model.incident import Incident
from tawthiq.register import Register, sums
from tawthiq.register.outlines import Outline, Outlines, chosen, ordered
from tawthiq.register.records import IncidentFilter, IncidentSort, Page, Totals
from tawthiq.search import Index

T = TypeVar("T")
Rows = Sequence[Outline]
_MOST = 64
_kept: "WeakKeyDictionary[Register, Index]" = WeakKeyDictionary()
_states: "WeakKeyDictionary[Register, tuple[str, OrderedDict[Hashable, object]]]" = WeakKeyDictionary()
_outlines: "WeakKeyDictionary[Register, Outlines]" = WeakKeyDictionary()
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


def outlines_of(register: Register) -> tuple[Outline, ...]:
    """Every incident that the reader may see in short, newest first; read again where it changed."""
    with _lock:
        kept = _outlines.get(register.whole.view)
        if kept is None:
            kept = _outlines[register.whole.view] = Outlines()
    return of_state(register, "outlines", lambda: kept.of(register, register.incident_hashes()))


def chosen_of(register: Register, filters: IncidentFilter, sort: IncidentSort = IncidentSort.NEWEST) -> Rows:
    """Those that pass the filter, in this order."""
    rows = of_state(register, ("chosen", filters), lambda: chosen(outlines_of(register), filters))
    if sort is IncidentSort.NEWEST:
        return rows
    return of_state(register, ("chosen", filters, sort), lambda: ordered(rows, sort))


def page_of(register: Register, rows: Rows, offset: int, limit: int) -> Page[Incident]:
    """A part of them, read whole."""
    names = [row.id for row in rows[offset : offset + limit]]
    return Page(register.incidents_named(names), len(rows), offset)


def totals_of(register: Register, filters: IncidentFilter, by: tuple[By, ...]) -> Totals:
    """The sums over those that pass the filter; the same as the register's own."""

    def made() -> Totals:
        rows = (row.counted for row in chosen_of(register, filters) if row.counted is not None)
        return sums.of_counted(rows, filters, register.revision(), by)

    return of_state(register, ("totals", filters, by), made)
