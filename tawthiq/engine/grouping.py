"""Components of the register's likely pairs, and the groups of tellings that each comes to, in any process.

What is in one component has no say in another: groups are joined only along pairs that score above zero or that people
bound. So a component can be grouped alone. What of it need be where little changed: regrouping.py.
"""

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf, isinf
from pathlib import Path
from typing import Any

import numpy as np

from tawthiq.engine import linking
from tawthiq.engine.holdings import Holdings
from tawthiq.engine.pairing import named
from tawthiq.engine.reading_tellings import opened, telling_of
from tawthiq.incidents.cluster import Asked, cluster
from tawthiq.incidents.compare import compare
from tawthiq.incidents.constraints import Constraints
from tawthiq.incidents.founding import is_incident
from tawthiq.incidents.lookup import Whole
from tawthiq.incidents.once import Once
from tawthiq.incidents.pairs import ScoredPairs
from tawthiq.incidents.promise import Promise
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Weights
from tawthiq.lexicon.chosen import using
from tawthiq.model.bonds import stands_for
from tawthiq.model.decision import Decision
from tawthiq.register.links import Likely
from tawthiq.register.workings import Workings

Pair = tuple[int, int]
_LIKELY, _HOPELESS = inf, -inf  # in the place of a score: that it may be above 0, and that it cannot be


@dataclass(frozen=True, slots=True)
class Component:
    """Numbers of tellings in canonical order with their pairs, and what people bound and kept apart among them; pairs
    are of places in `members`.
    """

    members: tuple[int, ...]
    pairs: ScoredPairs
    must: tuple[Pair, ...] = ()
    cannot: tuple[Pair, ...] = ()

    @property
    def mark(self) -> Hashable:
        """Equal for components that come to the same."""
        return self.members, self.pairs.keys.tobytes(), self.must, self.cannot


def components(members: Sequence[int], likely: Likely, rules: Constraints) -> Iterator[Component]:
    """The members (in canonical order) component by component, in the order of their first members."""
    if not members:
        return
    ordered = np.asarray(members, dtype=np.int64)
    place = np.full(max(int(ordered.max()), int(likely.right.max(initial=0))) + 1, -1)
    place[ordered] = np.arange(len(ordered))
    must, cannot = ([_placed(place, pair) for pair in pairs] for pairs in (rules.must, rules.cannot))
    must, cannot = [pair for pair in must if min(pair) >= 0], [pair for pair in cannot if min(pair) >= 0]
    likely = likely.chosen((place[likely.left] >= 0) & (place[likely.right] >= 0))
    left, right = place[likely.left], place[likely.right]
    bound = np.array(must, dtype=np.int64).reshape(-1, 2)
    tree = _trees(len(ordered), np.r_[left, bound[:, 0]], np.r_[right, bound[:, 1]])

    by_tree = np.argsort(tree, kind="stable")  # in a tree the members stay in canonical order
    roots, first, sizes = np.unique(tree[by_tree], return_index=True, return_counts=True)
    rank, size = np.empty_like(by_tree), np.empty_like(by_tree)
    rank[by_tree], size[by_tree] = np.arange(len(by_tree)) - np.repeat(first, sizes), np.repeat(sizes, sizes)
    one, other = np.minimum(left, right), np.maximum(left, right)
    order = np.lexsort((other, one, tree[one]))
    one, other, scores = one[order], other[order], likely.scores[order]
    keys = rank[one] * size[one] + rank[other]
    starts = np.searchsorted(tree[one], roots)
    stops = np.r_[starts[1:], len(keys)]
    musts, cannots = _by_tree(must, tree, rank), _by_tree(cannot, tree, rank)
    seqs = ordered[by_tree].tolist()
    for root, at, count, start, stop in zip(*(c.tolist() for c in (roots, first, sizes, starts, stops)), strict=True):
        pairs = ScoredPairs(count, _array("q", keys[start:stop]), _array("d", scores[start:stop]))
        told = tuple(seqs[at : at + count])
        yield Component(told, pairs, tuple(musts.get(root, ())), tuple(cannots.get(root, ())))


def _placed(place: Whole, pair: Pair) -> Pair:
    a, b = (int(place[seq]) if seq < len(place) else -1 for seq in pair)
    return min(a, b), max(a, b)


def _by_tree(pairs: Iterable[Pair], tree: Whole, rank: Whole) -> dict[int, list[Pair]]:
    """The pairs that lie in one tree, by its root, as places there."""
    found: dict[int, list[Pair]] = defaultdict(list)
    for a, b in pairs:
        if tree[a] == tree[b]:
            found[int(tree[a])].append((int(rank[a]), int(rank[b])))
    return found


def _trees(size: int, left: Whole, right: Whole) -> Whole:
    """For each of so many the smallest that it hangs together with."""
    tree = np.arange(size)
    while len(left):
        one, other = tree[left], tree[right]
        apart = one != other
        left, right, one, other = left[apart], right[apart], one[apart], other[apart]
        tree[np.maximum(one, other)] = np.minimum(one, other)  # of several that a root could be hung under, any
        while not np.array_equal(flat := tree[tree], tree):
            tree = flat
    return tree


def plain(component: Component) -> bool:
    """Whether nothing needs to be weighed: one telling, or two that are likely one and nobody spoke of."""
    return len(component.members) == 1 or (
        len(component.members) == 2 and bool(component.pairs.keys) and not component.must and not component.cannot
    )


def group(
    batches: Sequence[Sequence[Component]], folder: Path, lexicons: tuple[Path, ...]
) -> tuple[tuple[tuple[tuple[int, ...], ...], ...], ...]:
    """For each component of each batch its groups; reads the register and its workings at `folder`."""
    workings, register = Workings.reading(folder), opened(folder)
    try:
        with using(lexicons):
            found, table = [], linking.weights_of(folder)
            for batch in batches:
                found.append(grouped(batch, workings.rows("seq, body", members_of(batch)), register, table))
            return tuple(found)
    finally:
        workings.connection.close()


def members_of(batch: Sequence[Component]) -> set[int]:
    """The tellings of the components."""
    return {seq for component in batch for seq in component.members}


def grouped(
    batch: Sequence[Component], bodies: Iterable[tuple[int, bytes]], register: Holdings, table: Weights
) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """For each component its groups; `bodies` are the tellings of all, by number, as the workings keep them."""
    once = Once()
    known = named({seq: once.slim(telling_of(body)) for seq, body in bodies}, register)
    weighing = _Weighing(table, Promise(table))
    return tuple(_grouped(component, known, weighing) for component in batch)


@dataclass(frozen=True, slots=True)
class _Weighing:
    """The weights, and the look by them that tells at less cost which pairs cannot score above zero."""

    table: Weights
    promise: Promise


def _grouped(component: Component, known: Mapping[int, Telling], weighing: _Weighing) -> tuple[tuple[int, ...], ...]:
    members = component.members
    rules = Constraints(component.must, frozenset(component.cannot))
    asked = _asked(component.pairs, tuple(known[seq] for seq in members), weighing)
    groups, _ = cluster(component.pairs, rules, asked)
    return tuple(tuple(members[n] for n in group) for group in groups)


def _asked(pairs: ScoredPairs, told: Sequence[Telling], weighing: _Weighing) -> Asked:
    """What is asked of any two; of the likely ones the scores are known.

    Of millions of pairs one number each is remembered: the score, or where nobody asked for it what the look told.
    """
    size = len(told)
    known = dict(zip(pairs.keys, pairs.scores, strict=True))

    def score(a: int, b: int) -> float:
        key = _key(a, b, size)
        found = known.get(key, _LIKELY)
        if isinf(found):
            found = known[key] = compare(told[a], told[b], weighing.table).score
        return found

    def hopeless(a: int, b: int) -> bool:
        key = _key(a, b, size)
        found = known.get(key)
        if found is None:
            found = known[key] = _LIKELY if weighing.promise.holds(told[a], told[b]) else _HOPELESS
        return found <= 0.0

    return Asked(score, hopeless)


def _key(a: int, b: int, size: int) -> int:
    return a * size + b if a < b else b * size + a


def _array(kind: str, values: "np.ndarray[tuple[int], np.dtype[Any]]") -> "array[Any]":
    found = array(kind)
    found.frombytes(values.tobytes())
    return found


def founding(
    workings: Workings, groups: Iterable[tuple[int, ...]], decisions: Iterable[Decision]
) -> Iterator[tuple[int, ...]]:
    """The groups that are incidents, as `incidents.founding` judges them, from what is kept of their tellings."""
    listed = list(groups)
    decided = {held for d in decisions for subject in d.subjects for held in (subject, *stands_for(d, subject))}
    aside = {
        seq: (beside, document, {name, *claims.split(" ")})
        for seq, document, name, claims, beside in workings.rows(
            "seq, document, id, claims, aside", (seq for group in listed for seq in group)
        )
        if beside
    }
    for group in listed:
        told = [aside[seq] for seq in group if seq in aside]
        reports = {document for _, document, _ in told}
        stands = len(told) < len(group) or is_incident([beside for beside, _, _ in told], len(reports))
        if stands or any(not decided.isdisjoint(names) for _, _, names in told):
            yield group
