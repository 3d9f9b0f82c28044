"""Columns of prose on a page: one after the other instead of line across line.

A gutter is a column of blanks that stands in nearly all lines and has full lines of words on both sides. A table has
gutters too, but its cells are short: its rows stay rows.
"""

from collections.abc import Sequence

_GUTTER = 2  # blanks, at least
_CROSSED = 0.1  # share of lines that may run across a gutter: headings
_SIDES = 0.5  # share of lines with words on both sides
_PROSE = 4  # words of a line of a column, on the average
_LEAST = 6  # lines; fewer have no columns to speak of


def parted(lines: Sequence[str], right_to_left: bool) -> list[list[str]]:
    """The lines of each column in reading order; all lines as one where there are none.

    Lines above the first that has words on both sides belong to no column and come first.
    """
    told = [line for line in lines if line.strip()]
    gutter = _gutter(told) if len(told) >= _LEAST else None
    if gutter is None:
        return [list(lines)]
    start, end = gutter
    first = next(n for n, line in enumerate(lines) if _both(line, start, end))
    sides = [[line[:start] for line in lines[first:]], [line[end:] for line in lines[first:]]]
    return [list(lines[:first]), *(reversed(sides) if right_to_left else sides)]


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
    both = [line for line in lines if _both(line, start, end)]
    if len(both) < max(_LEAST - 1, _SIDES * len(lines)):
        return False
    return all(
        sum(len(side.split()) for side in sides) >= _PROSE * len(both)
        for sides in ([line[:start] for line in both], [line[end:] for line in both])
    )


def _both(line: str, start: int, end: int) -> bool:
    return bool(line[:start].strip() and line[end:].strip()) and not line[start:end].strip()
