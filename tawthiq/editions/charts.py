"""Charts as SVG inside a page: range bars by month, a line of time; no script, the same for the same data.

All measures are in units of the drawing (0 0 WIDTH HEIGHT). In Arabic the axis of time runs from right to left, as its
table does. Values are drawn by their square root: one toll of hundreds would press every other into a dot; the scale
says so. Colours stand on the shapes: a PDF's maker
carries no page style into them.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup, escape

WIDTH, HEIGHT = 720.0, 240.0
_LEFT, _RIGHT, _TOP, _FOOT = 44.0, 12.0, 12.0, 26.0
_MARKS = (0, 1, 5, 10, 50, 100, 500, 1000, 5000, 10_000, 50_000, 100_000)
_LABELS = 14
_LEAST_DAYS = 60  # of a line of time
_INK, _SOFT, _LINE, _ACCENT = "#14110d", "#57514a", "#d8d2c4", "#0b5a63"
PAINT = {
    "confirmed_fair": f'fill="{_INK}"',
    "weak": f'fill="#fff" stroke="{_INK}" stroke-width="1.2"',
    "contested": f'fill="{_ACCENT}" fill-opacity=".55" stroke="{_ACCENT}" stroke-width="1.2" stroke-dasharray="3 2"',
    "day": f'fill="{_INK}"',
    "uncertain": f'fill="{_ACCENT}" fill-opacity=".35" stroke="{_ACCENT}" stroke-width=".6"',
}
"""How a bar is filled: by bucket of grades, or by how sure its date is. The pattern tells them apart without colour."""
_TYPE = Markup(f'font-family="Plex" font-size="11" fill="{_SOFT}"')  # noqa: S704 - no value
_LONGEST = 72


@dataclass(frozen=True, slots=True)
class Column:
    """One range over a label of the axis; `kind` is a class of the style sheet (a bucket of grades)."""

    label: str
    kind: str
    low: int
    high: int
    open: bool


@dataclass(frozen=True, slots=True)
class Event:
    """One incident on the line of time: its first and last day, its range; `words` is its title."""

    first: date
    last: date
    low: int
    high: int
    open: bool
    words: str


def columns(found: Sequence[Column], words: str, rtl: bool) -> Markup:
    """Range bars side by side over each label, from low to high."""
    labels = _months(sorted({column.label for column in found}))
    top = max([column.high for column in found], default=1) or 1
    slot = (WIDTH - _LEFT - _RIGHT) / max(len(labels), 1)
    drawn = [_axis(top, rtl)]
    for at, label in enumerate(labels):
        told = [column for column in found if column.label == label]
        width = min(slot * 0.8 / max(len(told), 1), 16.0)
        middle = _LEFT + slot * (at + 0.5)
        for index, column in enumerate(told):
            x = middle + (index - len(told) / 2) * width
            drawn.append(_bar(column, x, width * 0.85, top, rtl))
        if at % max(1, math.ceil(len(labels) / _LABELS)) == 0:
            drawn.append(_text(middle, HEIGHT - 8, label, "middle", rtl))
    return _drawing(words, drawn)


def _months(told: list[str]) -> list[str]:
    """Every month from the first to the last; where that is too many, those that something is told of."""
    if not told:
        return told
    first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (told[0], told[-1]))
    if last - first >= _LONGEST:
        return told
    return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(first, last + 1)]


def timeline(found: Sequence[Event], words: str, rtl: bool) -> Markup:
    """Each incident over its days: as wide as its date is uncertain, from its low to its high."""
    if not found:
        return _drawing(words, [])
    begin, end = _widened(min(event.first for event in found), max(event.last for event in found))
    length = max((end - begin).days + 1, 1)
    top = max([event.high for event in found], default=1) or 1
    room = WIDTH - _LEFT - _RIGHT
    drawn = [_axis(top, rtl)]
    for event in sorted(found, key=lambda e: (e.first, e.last, e.words)):
        x = _LEFT + room * (event.first - begin).days / length
        width = max(room * ((event.last - event.first).days + 1) / length, 3.0)
        column = Column(
            event.words, "uncertain" if event.last > event.first else "day", event.low, event.high, event.open
        )
        drawn.append(_bar(column, min(x, WIDTH - _RIGHT - width), width, top, rtl))
    for day, anchor, x in ((begin, "start", _LEFT), (end, "end", WIDTH - _RIGHT)):
        flipped = {"start": "end", "end": "start"}[anchor] if rtl else anchor
        drawn.append(_text(x, HEIGHT - 8, day.isoformat(), flipped, rtl))
    return _drawing(words, drawn)


def _widened(first: date, last: date) -> tuple[date, date]:
    """Days around those of a few incidents: one of a single day would fill the whole drawing."""
    missing = max(_LEAST_DAYS - (last - first).days, 0)
    before, after = min(missing // 2, (first - date.min).days), min(missing - missing // 2, (date.max - last).days)
    return first - timedelta(days=before), last + timedelta(days=after)


def _height(value: int, top: int) -> float:
    return (HEIGHT - _TOP - _FOOT) * math.sqrt(value / top)


def _bar(column: Column, x: float, width: float, top: int, rtl: bool) -> Markup:
    low, high = _height(column.low, top), _height(column.high, top)
    tall = max(high - low, 3.0)
    y = HEIGHT - _FOOT - max(high, 3.0)
    left = WIDTH - x - width if rtl else x
    words = f"{column.label}: {column.low}–{column.high}{'+' if column.open else ''}"
    peak = (
        f'<path {PAINT[column.kind]} d="M{left:.1f} {y:.1f} h{width:.1f} l{-width / 2:.1f} -6 z"/>'
        if column.open
        else ""
    )
    return Markup(  # noqa: S704 - numbers, and words escaped here
        f'<g><title>{escape(words)}</title><rect {PAINT[column.kind]} x="{left:.1f}" y="{y:.1f}" '
        f'width="{width:.1f}" height="{tall:.1f}"/>{peak}</g>'
    )


def _axis(top: int, rtl: bool) -> Markup:
    drawn = []
    marks = [mark for mark in _MARKS if mark <= top]
    if top > 1.2 * marks[-1]:  # the highest bar ends at a number
        marks.append(top)
    for mark in marks if len(marks) < 5 else [marks[0], *marks[-4:]]:
        y = HEIGHT - _FOOT - _height(mark, top)
        edge = WIDTH - _LEFT + 6 if rtl else _LEFT - 6
        start, stop = (_RIGHT, WIDTH - _LEFT) if rtl else (_LEFT, WIDTH - _RIGHT)
        anchor = "start" if rtl else "end"
        drawn.append(
            f'<path stroke="{_LINE}" stroke-width=".7" fill="none" d="M{start} {y:.1f}H{stop}"/>'
            f'<text {_TYPE} x="{edge}" y="{y + 4:.1f}" text-anchor="{anchor}" direction="ltr">{mark}</text>'
        )
    return Markup("".join(drawn))  # noqa: S704 - numbers only


def _text(x: float, y: float, text: str, anchor: str, rtl: bool) -> Markup:
    left = WIDTH - x if rtl else x
    return Markup('<text {} x="{}" y="{}" text-anchor="{}" direction="ltr">{}</text>').format(
        _TYPE, f"{left:.1f}", y, anchor, text
    )


def _drawing(words: str, parts: Iterable[Markup]) -> Markup:
    return Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        f"{WIDTH:g}", f"{HEIGHT:g}", words, Markup("").join(parts)
    )
