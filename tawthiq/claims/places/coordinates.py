"""Points given as figures: "36.123, 37.456".

Two decimal fractions beside each other, the first a possible latitude and the second a possible longitude of the lands
that reports in Arabic speak of; whole numbers are never read so.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tawthiq.text.tokens import Shape, Token

_LATITUDES, _LONGITUDES = (-5.0, 45.0), (-18.0, 75.0)
_BETWEEN = frozenset({",", "،", "/", "و", "N", "n", "°", "E"})
_FRACTION_DIGITS = 2


class Point(NamedTuple):
    """Tokens [first, last] and the degrees they give."""

    first: int
    last: int
    lat: float
    lon: float


def points(tokens: Sequence[Token]) -> list[Point]:
    """All coordinates of a passage."""
    found: list[Point] = []
    for i, token in enumerate(tokens):
        if token.shape is not Shape.NUMBER or (found and i <= found[-1].last):
            continue
        lat = _degrees(token)
        j = i + 1
        while j < len(tokens) and j < i + 3 and tokens[j].text in _BETWEEN:
            j += 1
        lon = _degrees(tokens[j]) if j < len(tokens) else None
        if lat is None or lon is None:
            continue
        if _LATITUDES[0] <= lat <= _LATITUDES[1] and _LONGITUDES[0] <= lon <= _LONGITUDES[1]:
            found.append(Point(i, j, lat, lon))
    return found


def _degrees(token: Token) -> float | None:
    whole, _, fraction = token.folded.replace("٫", ".").partition(".")
    if not whole.isdigit() or not fraction.isdigit() or len(fraction) < _FRACTION_DIGITS:
        return None
    return float(f"{whole}.{fraction}")
