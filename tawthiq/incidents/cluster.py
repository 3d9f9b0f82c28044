"""From scored pairs to groups of tellings: constrained union-find.

1. What people bound is joined first; what they kept apart never is.
2. Then pairs above 0, best first: two groups join when most of their members agree. One likely pair does not drag two
   groups together that otherwise contradict each other, nor does one vague member hold them apart.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from tawthiq.incidents.constraints import Constraints
from tawthiq.incidents.pairs import ScoredPairs

# Members of a large group that are asked; they stand in canonical order, so that the answer is always the same.
_ASKED = 6
_AGREE = 0.0
_CONTRADICT = -6.0
_JOINS = 0.0

Links = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of any two tellings: their `score`, and at less cost whether it is surely not above 0."""

    score: Callable[[int, int], float]
    hopeless: Callable[[int, int], bool] = lambda *_: False


def cluster(pairs: ScoredPairs, rules: Constraints, asked: Asked) -> tuple[list[list[int]], Links]:
    """Groups of indexes of tellings, and the pairs that joined them."""
    groups = _Groups(pairs.size, rules)
    for a, b in rules.must:
        groups.join(a, b)
    joined: Links = []
    refused: set[tuple[int, int]] = set()  # two groups are asked once, until either of them grows
    for a, b in pairs.above(_JOINS):
        one, other = groups.number(a), groups.number(b)
        both = (one, other) if one < other else (other, one)
        if one == other or both in refused:
            continue
        if _agree(groups.of(a), groups.of(b), asked) and groups.join(a, b):
            joined.append((a, b))
        else:
            refused.add(both)
    return groups.all(), joined


class _Groups:
    """Which tellings stand together. A group has a number, and another one when it grows."""

    def __init__(self, size: int, rules: Constraints) -> None:
        self._numbers = list(range(size))
        self._members = [[n] for n in range(size)]
        self._forbidden: dict[int, set[int]] = defaultdict(set)
        for a, b in rules.cannot:
            self._forbidden[a].add(b)
            self._forbidden[b].add(a)

    def number(self, member: int) -> int:
        """The number of its group."""
        return self._numbers[member]

    def of(self, member: int) -> list[int]:
        """Its group, in canonical order."""
        return self._members[self._numbers[member]]

    def join(self, a: int, b: int) -> bool:
        """Put two groups together; False where they are one already or people keep them apart."""
        one, other = self.of(a), self.of(b)
        if one is other or any(not self._forbidden[x].isdisjoint(other) for x in one if x in self._forbidden):
            return False
        merged = sorted(one + other)
        for member in merged:
            self._numbers[member] = len(self._members)
        self._members.append(merged)
        return True

    def all(self) -> list[list[int]]:
        """Every group, by its first member."""
        return sorted((self._members[number] for number in set(self._numbers)), key=lambda group: group[0])


def _agree(one: Sequence[int], other: Sequence[int], asked: Asked) -> bool:
    """Whether most members agree and none contradicts; asks no further than the answer needs."""
    if len(one) == len(other) == 1:
        return True
    pairs = [(a, b) for a in one[:_ASKED] for b in other[:_ASKED]]
    if _mostly_hopeless(pairs, asked):
        return False
    scores: list[float] = []
    against = 0
    for a, b in pairs:
        score = asked.score(a, b)
        against += score <= _AGREE
        if score <= _CONTRADICT or 2 * against > len(pairs):
            return False
        scores.append(score)
    return median(scores) > _AGREE


def _mostly_hopeless(pairs: Sequence[tuple[int, int]], asked: Asked) -> bool:
    """Whether more than half of the pairs surely do not agree; asks until neither answer can change."""
    against = 0
    for left, (a, b) in zip(range(len(pairs) - 1, -1, -1), pairs, strict=True):
        against += asked.hopeless(a, b)
        if 2 * against > len(pairs):
            return True
        if 2 * (against + left) <= len(pairs):
            return False
    return False
