"""One index for each register that the desk has open, and what is worked out once for each state of a register."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

from tawthiq.register import Register
from tawthiq.search import Index

T = TypeVar("T")
_MOST = 64
_kept: "WeakKeyDictionary[Register, Index]" = WeakKeyDictionary()
_states: "WeakKeyDictionary[Register, tuple[str, OrderedDict[Hashable, object]]]" = WeakKeyDictionary()
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
    """What `make` gives, made once for each key until anything is written to the register."""
    head = register.head()
    with _lock:
        state = _states.get(register.view)
        if state is None or state[0] != head:
            state = _states[register.view] = (head, OrderedDict())
        if key in state[1]:
            state[1].move_to_end(key)
            return state[1][key]  # type: ignore[return-value]
    made = make()
    with _lock:
        state[1][key] = made
        while len(state[1]) > _MOST:
            state[1].popitem(last=False)
    return made
