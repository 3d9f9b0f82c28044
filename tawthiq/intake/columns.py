"""Columns of prose on a page: one after the other instead of line across line.

A gutter is a column of blanks that stands in nearly all lines and has full lines of words on both sides. A table has
gutters too, but its cells are short: its rows stay rows.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

_GUTTER = 2  # blanks, at least
_CROSSED = 0.1  # share of lines that may run across a gutter: headings
_SIDES = 0.3  # share of lines with words on both sides
_PROSE = 4  # words of a line of a column, on the average
_NEAR = 8  # columns around the gutter where a line may part
_BLANKS = re.compile(r" {2,}")
_LEAST = 6  # lines; fewer have no columns to speak of


class Stretch(NamedTuple):
    """A part of a line of a page: letters `start` to `end` of line `row`, both from 0."""

    row: int
    start: int
    end: int


def parted(lines: Sequence[str], right_to_left: bool) -> list[list[Stretch]]:
    """The lines of each column in reading order; all lines as one where there are none.

    Lines above the first that has words on both sides belong to no column and come first, but for a line of prose that
    stands in the second column alone. A line across both ends the columns above it.
    """
    told = [line for line in lines if line.strip()]
    gutter = _gutter(told) if len(told) >= _LEAST else None
    whole = [Stretch(row, 0, len(line)) for row, line in enumerate(lines)]
    if gutter is None:
        return [whole]
    start, end = gutter
    first = next(n for n, line in enumerate(lines) if _both(line, start, end))
    first = _higher(lines, first, start if right_to_left else end, right_to_left)
    out = [whole[:first]]
    block: list[list[Stretch]] = [[], []]
    for part in whole[first:]:
        cut = _cut(lines[part.row], start, end)
        if cut is None:
            out += [*(reversed(block) if right_to_left else block), [part]]
            block = [[], []]
        else:
            block[0].append(part._replace(end=cut))
            block[1].append(part._replace(start=cut))
    return [*out, *(reversed(block) if right_to_left else block)]


def _cut(line: str, start: int, end: int) -> int | None:
    """Where the columns of a line part, whose letters may reach into the gutter; None where it runs across."""
    between = line[start:end]
    if not between.strip():
        return start
    near = max(start - _NEAR, 0)
    blanks = [(-len(run[0]), near + run.start()) for run in _BLANKS.finditer(line[near : end + _NEAR])]
    if blanks:
        return min(blanks)[1]
    if between[-1].isspace():
        return start + len(between.rstrip())
    return start if between[0].isspace() else None


def _higher(lines: Sequence[str], first: int, edge: int, right_to_left: bool) -> int:
    """The row where the columns begin: the second one may begin above the first, beside the space over a headline."""
    for row, line in enumerate(lines[:first]):
        second, other = (line[:edge], line[edge:]) if right_to_left else (line[edge:], line[:edge])
        if not other.strip() and len(second.split()) >= _PROSE:
            crossing = (later for later in lines[row:first] if later[:edge].strip() and later[edge:].strip())
            return first if any(crossing) else row
    return first


def _gutter(lines: Sequence[str]) -> tuple[int, int] | None:
    """The widest run of columns that are blank, in the middle half of the page."""
    width = max(len(line) for line in lines)
    blank = [
        sum(n >= len(line) or line[n] == " " for line in lines) >= (1 - _CROSSED) * len(lines) for n in range(width)
    ]
    runs: list[tuple[int, int]] = []
    start = None
    for n in range(width // 4, 3 * width // 4 + 1):
        if n < width and blank[n]:
            start = n if start is None else start
        elif start is not None:
            runs.append((start, n))
            start = None
    found = [run for run in runs if run[1] - run[0] >= _GUTTER and _is_between_prose(lines, *run)]
    return max(found, key=lambda run: (run[1] - run[0], -run[0]), default=None)


def _is_between_prose(lines: Sequence[str], start: int, end: int) -> bool:
    if sum(_both(line, start, end) for line in lines) < max(_LEAST - 1, _SIDES * len(lines)):
        return False
    apart = [line for line in lines if not line[start:end].strip()]
    sides = ([line[:start].split() for line in apart], [line[end:].split() for line in apart])
    return all(sum(map(len, side)) >= _PROSE * sum(bool(words) for words in side) for side in sides)


def _both(line: str, start: int, end: int) -> bool:
    return bool(line[:start].strip() and line[end:].strip()) and not line[start:end].strip()
