"""Many pairs of tellings compared at once, with the scores that `compare` gives one by one.

1. What one comparison looks at (dates, places, means …) has a number for each value that it takes.
2. A comparison is made once for each two values that meet, by the functions of levels.py, and looked up for all pairs
   that show them. The words of two tellings are counted for all pairs together.
3. Days and places come first: a pair that they leave no chance is not looked at any further.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

import numpy as np

from tawthiq.incidents import levels
from tawthiq.incidents.compare import compare
from tawthiq.incidents.ground import Places
from tawthiq.incidents.lookup import Met, Real, Whole, numbered
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Weights
from tawthiq.incidents.wording import BITS

_PART = 250_000  # pairs in hand at a time, some hundred bytes each
_NOTHING = 0  # the number of what cannot be compared
_ASIDE = frozenset({"date", "hour", "place", "victim", "text", "origin", "document", "decision"})
_SLACK = 1e-9  # of a sum of a dozen weights


class Many:
    """Tellings ready to be compared in numbers of pairs; they are named by their indexes."""

    def __init__(self, told: Sequence[Telling], table: Weights) -> None:
        self._told = told
        self._table = table
        loudest = _loudest(table)
        self._documents = numbered([t.document for t in told])
        self._rank = np.argsort(np.argsort(np.array([t.id for t in told], dtype=object)))
        self._days = _Slot(told, _time, levels.dates, table)
        self._places = Places(told, table)
        self._victims = _Slot(told, lambda t: t.victims or None, _one(levels.victims), table)
        self._words = _Words(told, table)
        self._further = [_Slot(told, key, reasons, table) for key, reasons in _FURTHER]
        self._origins = _Slot(told, lambda t: t.origins or None, _one(levels.origins), table)
        further = sum(weight for slot, weight in loudest.items() if slot not in _ASIDE)
        self._apart = further + loudest["origin"]  # what may still be said for two tellings of two reports, words aside
        self._within = further + loudest["document"]  # and for two of one
        self._loudest_words = loudest["text"]

    def above(self, left: Whole, right: Whole, floor: float) -> Iterator[tuple[int, int, float]]:
        """Those of the pairs that score more than `floor`, with their scores."""
        for start in range(0, len(left), _PART):
            a, b = left[start : start + _PART], right[start : start + _PART]
            swapped = self._rank[a] > self._rank[b]
            yield from self._above(np.where(swapped, b, a), np.where(swapped, a, b), floor)

    def _above(self, a: Whole, b: Whole, floor: float) -> Iterator[tuple[int, int, float]]:
        """The same of pairs whose first has the smaller id."""
        least = floor - self._table.prior - _SLACK
        days, places, named = self._days.weights(a, b), self._places.weights(a, b), self._victims.weights(a, b)
        same = self._documents[a] == self._documents[b]
        chance = np.where(same, self._within, self._apart + self._loudest_words)
        kept = np.flatnonzero(days + places + named + chance > least)
        a, b, days, places, named, same = a[kept], b[kept], days[kept], places[kept], named[kept], same[kept]
        words = np.where(same, 0.0, self._words.weights(a, b))
        kept = np.flatnonzero(days + places + named + np.where(same, self._within, self._apart + words) > least)
        a, b, days, places, named, words = a[kept], b[kept], days[kept], places[kept], named[kept], words[kept]
        same = same[kept]
        # Added up in the order of `compare`, so that no rounding differs.
        score = days + places
        for slot in self._further:
            score += slot.weights(a, b)
        score = self._table.prior + (score + named + words + self._origins.weights(a, b))
        for n in np.flatnonzero(same | (score > floor - _SLACK)).tolist():
            one, other = int(a[n]), int(b[n])
            if same[n]:
                found = compare(self._told[one], self._told[other], self._table).score
            else:
                found = round(float(score[n]), 4)
            if found > floor:
                yield one, other, found


Key = Callable[[Telling], Hashable]
Reasons = Callable[[Telling, Telling], tuple[str | None, ...]]


class _Slot:
    """One comparison. `key`: what it looks at in a telling, None where there is nothing; equal keys compare equally."""

    def __init__(self, told: Sequence[Telling], key: Key, reasons: Reasons, table: Weights) -> None:
        numbers: dict[Hashable, int] = {None: _NOTHING}
        self._examples: list[Telling | None] = [None]
        found = np.empty(len(told), dtype=np.int64)
        for n, telling in enumerate(told):
            value = key(telling)
            number = numbers.get(value)
            if number is None:
                number = numbers[value] = len(numbers)
                self._examples.append(telling)
            found[n] = number
        self._numbers = found
        self._reasons = reasons
        self._weight_of = {name: level.weight for name, level in table.levels.items()}
        self._met = Met(len(self._examples), self._compared)

    def weights(self, a: Whole, b: Whole) -> Real:
        """What the comparison weighs for each pair."""
        one, other = self._numbers[a], self._numbers[b]
        both = np.flatnonzero((one != _NOTHING) & (other != _NOTHING))
        found = np.zeros(len(a))
        found[both] = self._met.of(one[both], other[both])
        return found

    def _compared(self, one: Whole, other: Whole) -> Real:
        pairs = zip(one.tolist(), other.tolist(), strict=True)
        return np.fromiter((self._weight(a, b) for a, b in pairs), np.float64, len(one))

    def _weight(self, one: int, other: int) -> float:
        a, b = self._examples[one], self._examples[other]
        if a is None or b is None:
            return 0.0
        return sum((self._weight_of[r.partition(":")[0]] for r in self._reasons(a, b) if r), 0.0)


class _Words:
    """The comparison of words, by the bits of wording.py."""

    def __init__(self, told: Sequence[Telling], table: Weights) -> None:
        packed = b"".join(t.words.to_bytes(BITS // 8, "little") for t in told)
        self._bits = np.frombuffer(packed, dtype=np.uint64).reshape(len(told), BITS // 64)
        self._counts = np.bitwise_count(self._bits).sum(axis=1, dtype=np.int64)
        self._copy, self._alike, self._unlike = (
            table.levels[name].weight for name in ("text.copy", "text.alike", "text.unlike")
        )

    def weights(self, a: Whole, b: Whole) -> Real:
        """What the words of each pair weigh."""
        smaller = np.minimum(self._counts[a], self._counts[b])
        told = np.flatnonzero(smaller >= levels.FEW_WORDS)
        both = np.bitwise_count(self._bits[a[told]] & self._bits[b[told]]).sum(axis=1, dtype=np.int64)
        share = both / smaller[told]
        found = np.zeros(len(a))
        found[told] = np.select(
            [share >= levels.COPY, share >= levels.ALIKE, share < levels.UNLIKE],
            [self._copy, self._alike, self._unlike],
            0.0,
        )
        return found


def _time(telling: Telling) -> Hashable:
    return telling.days, telling.by_publication, telling.edtf, telling.part_of_day


def _one(reason: Callable[[Telling, Telling], str | None]) -> Reasons:
    return lambda a, b: (reason(a, b),)


def _tolls(telling: Telling) -> Hashable:
    if not telling.figures:
        return None
    return frozenset(telling.figures.items()), frozenset(telling.numbers.items())


_FURTHER: tuple[tuple[Key, Any], ...] = (
    (_tolls, _one(levels.figures)),
    (lambda t: t.statuses or None, _one(levels.status)),
    (lambda t: t.methods or None, _one(levels.means)),
    (lambda t: t.doers or None, _one(levels.doers)),
    (lambda t: t.facilities or None, _one(levels.facilities)),
)
"""The comparisons that follow days and places, in the order of `compare`, with what each looks at."""


def _loudest(table: Weights) -> dict[str, float]:
    """Of each comparison the most that it can say for a pair."""
    found: dict[str, float] = defaultdict(float)
    for name, level in table.levels.items():
        slot = name.partition(".")[0]
        found[slot] = max(found[slot], level.weight)
    return found
