"""Sums of recorded ranges over periods, many periods at once: the arithmetic of the ledger.

A toll over a period takes the incidents that lie wholly inside it. Those of one day are added up once, day by day, and
each period reads two places of the running sums; those of several days are looked at one by one.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple


class Recorded(NamedTuple):
    """What the recorded incidents come to; `open` of them are open above."""

    min: int
    max: int
    open: int


def _numbers() -> "array[int]":
    return array("q")


@dataclass(slots=True)
class Account:
    """Ranges with their days (ordinals, 0 undated); `add` all, then ask `within`."""

    first: "array[int]" = field(default_factory=_numbers)
    last: "array[int]" = field(default_factory=_numbers)
    least: "array[int]" = field(default_factory=_numbers)
    most: "array[int]" = field(default_factory=_numbers)
    open: "array[int]" = field(default_factory=_numbers)
    _sums: "_Sums | None" = None

    def add(self, days: tuple[int, int], least: int, most: int, is_open: bool) -> None:
        """One incident's range."""
        for column, value in zip(
            (self.first, self.last, self.least, self.most, self.open), (*days, least, most, int(is_open)), strict=True
        ):
            column.append(value)
        self._sums = None

    def within(self, days: tuple[int, int] | None) -> Recorded:
        """The sums over what lies inside these days; over everything, undated ranges too, where None."""
        if self._sums is None:
            self._sums = _Sums(self)
        return self._sums.within(days)


class _Sums:
    """The running sums of one account."""

    def __init__(self, account: Account) -> None:
        count = range(len(account.first))
        self._account = account
        order = sorted((n for n in count if account.first[n] == account.last[n] > 0), key=account.first.__getitem__)
        self._longer = [n for n in count if account.first[n] != account.last[n]]
        self._days = [account.first[n] for n in order]
        self._least, self._most, self._open = (
            [0, *accumulate(map(column.__getitem__, order))] for column in (account.least, account.most, account.open)
        )

    def within(self, days: tuple[int, int] | None) -> Recorded:
        account = self._account
        if days is None:
            return Recorded(sum(account.least), sum(account.most), sum(account.open))
        start, end = bisect_left(self._days, days[0]), bisect_right(self._days, days[1])
        inside = [n for n in self._longer if days[0] <= account.first[n] and account.last[n] <= days[1]]

        def over(sums: list[int], column: Callable[[int], int]) -> int:
            return sums[end] - sums[start] + sum(map(column, inside))

        return Recorded(
            over(self._least, account.least.__getitem__),
            over(self._most, account.most.__getitem__),
            over(self._open, account.open.__getitem__),
        )
