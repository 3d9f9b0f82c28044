"""Codes: names, words and keys as small whole numbers, the same number for the same thing within one table.

A set is written twice, as the list of its codes and as 63 bits; where the bits of two sets do not meet, no member is
shared, and nobody needs to look into the lists.
"""

from collections.abc import Hashable, Iterable

BITS = 63  # of a signed 64-bit number


class Codes:
    """One number for each thing, in the order of first sight."""

    def __init__(self) -> None:
        self._known: dict[Hashable, int] = {}

    def of(self, thing: Hashable) -> int:
        """The number of one thing."""
        return self._known.setdefault(thing, len(self._known))

    def all(self, things: Iterable[Hashable]) -> list[int]:
        """The numbers of several, in rising order."""
        known = self._known
        found = [known.setdefault(thing, len(known)) for thing in things]
        found.sort()
        return found


def bits(codes: Iterable[int]) -> int:
    """The 63 bits of a set of codes; 0 only for an empty one."""
    found = 0
    for code in codes:
        found |= 1 << code % BITS
    return found
