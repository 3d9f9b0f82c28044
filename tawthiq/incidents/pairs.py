"""Scored pairs, packed: what any scorer hands to the clustering, be it Python here or SQL elsewhere.

A pair is two indexes of tellings in canonical order, `left < right`, kept as one number `left * size + right`; ten
million pairs take 160 MB.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from tawthiq.incidents.candidates import candidates
from tawthiq.incidents.many import Many
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Weights

_AHEAD = 100_000


@dataclass(frozen=True, slots=True)
class ScoredPairs:
    """`keys` in rising order, `scores` beside them in log-odds (natural); `size` is the number of tellings."""

    size: int
    keys: "array[int]"
    scores: "array[float]"

    def score(self, left: int, right: int) -> float | None:
        """The score of a pair, in either order; None where it is not among them."""
        key = min(left, right) * self.size + max(left, right)
        at = bisect_left(self.keys, key)
        return self.scores[at] if at < len(self.keys) and self.keys[at] == key else None

    def above(self, floor: float) -> Iterator[tuple[int, int]]:
        """The pairs that score more than `floor`, best first; of equals the earlier in canonical order."""
        scores, keys = np.asarray(self.scores), np.asarray(self.keys)
        above = np.flatnonzero(scores > floor)
        best = above[np.argsort(-scores[above], kind="stable")]
        for start in range(0, len(best), _AHEAD):  # no tuple is made for a pair long before its turn comes
            left, right = np.divmod(keys[best[start : start + _AHEAD]], self.size)
            yield from zip(left.tolist(), right.tolist(), strict=True)


class PairSource(Protocol):
    """Whoever finds and scores candidates: the same pairs with the same scores, whatever the engine."""

    def __call__(self, told: Sequence[Telling], table: Weights, floor: float) -> ScoredPairs:
        """All candidates among the tellings that score more than `floor`."""
        ...


def in_python(told: Sequence[Telling], table: Weights, floor: float) -> ScoredPairs:
    """The scorer of small registers: nothing to install, nothing to start."""
    keys, scores, size = array("q"), array("d"), len(told)
    pairs = np.array(list(candidates(told)), dtype=np.int64).reshape(-1, 2)
    for one, other, score in Many(told, table).above(pairs[:, 0], pairs[:, 1], floor):
        keys.append(min(one, other) * size + max(one, other))
        scores.append(score)
    return ScoredPairs(size, keys, scores)
