"""From scored pairs to groups of tellings: constrained union-find.

1. What people bound is joined first; what they kept apart never is.
2. Then pairs above 0, best first: two groups join when their members, on the whole, agree. One likely pair does not
   drag two groups together that otherwise contradict each other.
"""

from collections.abc import Callable, Iterable, Sequence

from tawthiq.incidents.compare import Pair
from tawthiq.incidents.constraints import Constraints

# Members of a large group that are asked; they stand in canonical order, so that the answer is always the same.
_ASKED = 6
_AGREE = 0.0
_CONTRADICT = -6.0


def cluster(
    size: int, pairs: Iterable[tuple[int, int, Pair]], rules: Constraints, score: Callable[[int, int], float]
) -> tuple[list[list[int]], list[Pair]]:
    """Groups of indexes 0..size-1, and the pairs that joined them. `score` compares any two tellings."""
    groups = {i: [i] for i in range(size)}
    forbidden: dict[int, set[int]] = {i: set() for i in range(size)}
    for a, b in rules.cannot:
        forbidden[a].add(b)
        forbidden[b].add(a)
    for a, b in rules.must:
        _join(groups, a, b, forbidden)
    joined: list[Pair] = []
    for a, b, pair in sorted((p for p in pairs if p[2].score > 0), key=lambda p: (-p[2].score, p[2].left, p[2].right)):
        one, other = groups[a], groups[b]
        if one is not other and _agree(one, other, score) and _join(groups, a, b, forbidden):
            joined.append(pair)
    distinct = {id(g): g for g in groups.values()}
    return sorted((sorted(g) for g in distinct.values()), key=lambda g: g[0]), joined


def _join(groups: dict[int, list[int]], a: int, b: int, forbidden: dict[int, set[int]]) -> bool:
    one, other = groups[a], groups[b]
    if one is other or any(not forbidden[x].isdisjoint(other) for x in one):
        return False
    merged = sorted(one + other)
    for member in merged:
        groups[member] = merged
    return True


def _agree(one: Sequence[int], other: Sequence[int], score: Callable[[int, int], float]) -> bool:
    if len(one) == len(other) == 1:
        return True
    scores = [score(a, b) for a in one[:_ASKED] for b in other[:_ASKED]]
    return sum(scores) / len(scores) > _AGREE and min(scores) > _CONTRADICT
