"""The table of a multiple systems estimation: how many units are on each combination of lists."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from tawthiq.errors import InputError

Pattern = tuple[int, ...]
"""A 1 for each list that a unit is on, else a 0, in the order of the lists."""


@dataclass(frozen=True, slots=True)
class Table:
    """`counts` by pattern; a pattern that is missing was not seen.

    `copied` says of two lists on how many units one depends on the other, by the tree of independence.
    """

    lists: tuple[str, ...]
    counts: Mapping[Pattern, int]
    copied: Mapping[tuple[int, int], int] = field(default_factory=dict)

    @property
    def observed(self) -> int:
        """Units on at least one list."""
        return sum(self.counts.values())

    @property
    def cells(self) -> tuple[tuple[Pattern, int], ...]:
        """Every combination of lists but none of them, with its count."""
        seen = (pattern for pattern in product((1, 0), repeat=len(self.lists)) if any(pattern))
        return tuple((pattern, self.counts.get(pattern, 0)) for pattern in seen)

    def shared(self, *at: int) -> int:
        """Units that are on all of these lists."""
        return sum(count for pattern, count in self.counts.items() if all(pattern[i] for i in at))

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Every two lists."""
        return tuple(combinations(range(len(self.lists)), 2))


def table(lists: Sequence[str], units: Iterable[Pattern], copied: Mapping[tuple[int, int], int]) -> Table:
    """The table of units, each by its pattern; units on none of the lists are not seen."""
    return Table(tuple(lists), Counter(unit for unit in units if any(unit)), dict(copied))


def read_table(content: bytes, name: str) -> Table:
    """A table from CSV: a column of 0 and 1 for each list, and `count`, how many (1 where there is none).

    Raises InputError naming the line that is wrong.
    """
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig", "replace")))
    lists = [column for column in rows.fieldnames or () if column != "count"]
    if not lists:
        raise InputError(f"{name}: no header. Give a column of 0 and 1 for each list, and a column count")
    counts: Counter[Pattern] = Counter()
    for row in rows:
        try:
            pattern = tuple({"0": 0, "1": 1}[(row[column] or "").strip()] for column in lists)
            number = int(row.get("count") or 1)
        except (KeyError, ValueError) as error:
            raise InputError(
                f"{name}: line {rows.line_num}: {error} is no 0, 1 or count. Write 1 where a unit is on a list, else 0"
            ) from error
        if number < 0:
            raise InputError(f"{name}: line {rows.line_num}: count {number} is negative. Counts are 0 or more")
        if any(pattern):  # who is on no list cannot have been counted
            counts[pattern] += number
    return Table(tuple(lists), counts)
