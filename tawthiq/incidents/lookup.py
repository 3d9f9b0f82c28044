"""What follows from two values, worked out once for each two that meet and looked up by all pairs that show them."""

from collections.abc import Callable, Hashable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
Truth = NDArray[np.bool_]
_DENSE = 2_000_000  # two values that may meet: so many are kept in a table, more are looked for


def numbered(values: Iterable[Hashable]) -> Whole:
    """A number for each value, the same for the same."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int64)


def rising(values: Whole) -> Whole:
    """The different ones of these, rising. numpy.unique hashes them one by one, which takes 20 to 70 times as long."""
    ordered = np.sort(values)
    found: Whole = ordered[np.r_[True, ordered[1:] != ordered[:-1]][: len(ordered)]]
    return found


def rising_below(values: Whole, end: int) -> Whole:
    """The same of numbers from 0 to below `end`: where many are told, to mark them takes less than to sort."""
    if 4 * len(values) < end:
        return rising(values)
    seen = np.zeros(end, dtype=np.bool_)
    seen[values] = True
    return np.flatnonzero(seen)


class Met:
    """What follows from two numbers below `size`; `made` works it out, each two once, when they first meet."""

    def __init__(self, size: int, made: Callable[[Whole, Whole], Real]) -> None:
        self._size = size
        self._made = made
        self._table = np.full(size * size, np.nan) if size * size <= _DENSE else None

    def of(self, one: Whole, other: Whole) -> Real:
        """For each two of these."""
        keys = one * self._size + other
        if self._table is None:
            distinct, at = np.unique(keys, return_inverse=True)
            made: Real = self._made(*np.divmod(distinct, self._size))[at]
            return made
        fresh = rising_below(keys[np.isnan(self._table[keys])], len(self._table))
        self._table[fresh] = self._made(*np.divmod(fresh, self._size))
        found: Real = self._table[keys]
        return found


class Sets:
    """For each thing a set of numbers below `size`: whether it has one."""

    def __init__(self, sets: Sequence[Sequence[int]], size: int) -> None:
        self._size = max(size, 1)
        every = [n * self._size + number for n, numbers in enumerate(sets) for number in numbers]
        self._held = np.array([-1, *sorted(every)], dtype=np.int64)

    def have(self, things: Whole, numbers: Whole) -> Truth:
        """Of each thing whether the number beside it is in its set."""
        sought = things * self._size + numbers
        found: Truth = self._held[np.searchsorted(self._held, sought, side="right") - 1] == sought
        return found
