"""The keys of a telling as numbers, so that blocks can be kept, counted and cut up without the tellings themselves.

1. `numbered` gives the keys of `candidates` as 63-bit numbers: the day in the upper 22 bits (0: no day; 1: a key under
   which only tellings without a day seek), a hash of the rest in the lower 41. They sort by day.
2. `pairs` gives the pairs of one block, as `candidates` would: none where it is crowded.

Two keys with one number are met once in a few million and cost a comparison too many, nothing else.
"""

from array import array
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

import numpy as np

from tawthiq.incidents.candidates import CROWD, CROWD_WITHOUT_DAY, Key, anchors, days, loose_keys, marks
from tawthiq.incidents.lookup import Whole
from tawthiq.incidents.tellings import Telling

_BITS = 41
SEEKING = 1
"""What stands for the day in a key under which only tellings without a day seek."""


def numbered(telling: Telling) -> "array[int]":
    """The keys of a telling in rising order, each once."""
    found = {_number(SEEKING, key) for key in loose_keys(telling)}
    found.update(_number(0, key) for key in marks(telling))
    told = sorted({_hash(key) for key in anchors(telling)})
    return array("q", [*sorted(found), *(day << _BITS | key for day in days(telling) for key in told)])


def _number(day: int, key: Key) -> int:
    return day << _BITS | _hash(key)


@lru_cache(maxsize=50_000)  # most keys are places, methods and numbers that come again and again
def _hash(key: Key) -> int:
    told = "\x1f".join(map(str, key))
    return int.from_bytes(blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> (64 - _BITS)


def day_of(number: int) -> int:
    """The day (ordinal) of a key, 0 or SEEKING where it has none."""
    return number >> _BITS


def first_of(day: int) -> int:
    """The smallest number that a key of this day can have."""
    return day << _BITS


def limit(number: int) -> int:
    """How many tellings may share a key before it says too little."""
    return CROWD_WITHOUT_DAY if number >> _BITS == SEEKING else CROWD


def limits(numbers: Whole) -> Whole:
    """The same of each of these."""
    found: Whole = np.where(numbers >> _BITS == SEEKING, CROWD_WITHOUT_DAY, CROWD)
    return found


def pairs(number: int, members: Sequence[int], dayless: Collection[int]) -> Iterator[tuple[int, int]]:
    """The pairs of one block, smaller first; `dayless` are the tellings without a day of their own."""
    if len(members) > limit(number):
        return
    ordered = sorted(members)
    if number >> _BITS != SEEKING:
        yield from combinations(ordered, 2)
        return
    for a, b in combinations(ordered, 2):
        if a in dayless or b in dayless:
            yield a, b
