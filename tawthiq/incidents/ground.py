"""The places of many pairs of tellings compared at once, as `compare` does one by one."""

from collections.abc import Hashable, Sequence

import numpy as np

from tawthiq.incidents.lookup import Met, Real, Sets, Truth, Whole, numbered
from tawthiq.incidents.places import FAR, Spot, compare_places
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Weights
from tawthiq.model.extent import EARTH_KM

_ASKED = ("place.unknown", "place.within_area")  # here a report may name the other's place
_ROUNDING = 1e-3  # kilometres


class Places:
    """The comparison of places, with that of a place and the report of another."""

    def __init__(self, told: Sequence[Telling], table: Weights) -> None:
        levels = [name for name in table.levels if name.startswith("place.")]
        self._level = {name: n for n, name in enumerate(levels)}
        self._weights = np.array([table.levels[name].weight for name in levels])
        self._asked = np.isin(np.arange(len(levels)), [self._level[name] for name in _ASKED])
        numbers: dict[Hashable, int] = {}
        examples: list[tuple[Spot, ...]] = []
        self._numbers = np.empty(len(told), dtype=np.int64)
        for n, spots in enumerate(t.spots for t in told):
            # Of the others than the most exact place only the names are looked at.
            number = numbers.setdefault(
                (spots[0], frozenset(s.name for s in spots[1:])) if spots else None, len(numbers)
            )
            if number == len(examples):
                examples.append(spots)
            self._numbers[n] = number
        self._ground = _Ground(examples)
        self._examples = examples
        self._met = Met(len(examples), self._compared)
        names = self._ground.names
        exact = (names[t.spots[0].name] if t.spots and not t.spots[0].is_area else -1 for t in told)
        self._exact = np.fromiter(exact, np.int64, len(told))
        self._heard = Sets([[names[name] for name in t.named if name in names] for t in told], len(names))

    def weights(self, a: Whole, b: Whole) -> Real:
        """What the places of each pair weigh."""
        level = self._met.of(self._numbers[a], self._numbers[b]).astype(np.int64)
        asked = np.flatnonzero(self._asked[level] & ((self._exact[a] >= 0) != (self._exact[b] >= 0)))
        one, other = a[asked], b[asked]
        first = self._exact[one] >= 0
        place = np.where(first, self._exact[one], self._exact[other])
        level[asked[self._heard.have(np.where(first, other, one), place)]] = self._level["place.in_report"]
        found: Real = self._weights[level]
        return found

    def _compared(self, one: Whole, other: Whole) -> Real:
        """The levels of two places each. What is surely far apart is told by its points alone."""
        found = np.full(len(one), self._level["place.far"], dtype=np.float64)
        near = np.flatnonzero(~self._ground.far(one, other))
        pairs = zip(one[near].tolist(), other[near].tolist(), strict=True)
        told, level = self._examples, self._level
        found[near] = np.fromiter((level[compare_places(told[a], told[b])] for a, b in pairs), np.float64, len(near))
        return found


class _Ground:
    """Where the most exact of some places lie, and what they are called."""

    def __init__(self, places: Sequence[tuple[Spot, ...]]) -> None:
        self.names: dict[str, int] = {}
        number = self.names.setdefault
        first = [spots[0] if spots else None for spots in places]
        self._name = np.array([number(s.name, len(self.names)) if s else -1 for s in first], dtype=np.int64)
        around = [
            [number(name, len(self.names)) for name in {*spots[0].within, *(s.name for s in spots[1:])}]
            if spots
            else []
            for spots in places
        ]
        self._around = Sets(around, len(self.names))
        known = numbered([s.place_id if s and s.place_id is not None else n for n, s in enumerate(first)])
        self._place = known
        blank = (np.nan, np.nan, np.nan)
        points = [(s.lat, s.lon, s.radius) if s and s.lat is not None and s.lon is not None else blank for s in first]
        lat, lon, self._radius = np.array(points, dtype=np.float64).reshape(-1, 3).T
        lat, lon = np.radians(lat), np.radians(lon)
        self._point = np.stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)), axis=1)

    def far(self, one: Whole, other: Whole) -> Truth:
        """Whether two places each are surely far from each other, and neither the same nor one in the other."""
        chord = np.sqrt(((self._point[one] - self._point[other]) ** 2).sum(axis=1))
        gap = 2 * EARTH_KM * np.arcsin(np.minimum(chord / 2, 1.0)) - self._radius[one] - self._radius[other]
        far: Truth = gap > FAR + _ROUNDING  # not where a point is missing
        far &= (self._name[one] != self._name[other]) & (self._place[one] != self._place[other])
        far &= ~self._around.have(one, self._name[other])
        far &= ~self._around.have(other, self._name[one])
        return far
