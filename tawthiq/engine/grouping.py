"""Components of the register's likely pairs, and the groups of tellings that each comes to, in any process.

What is in one component has no say in another: groups are joined only along pairs that score above zero or that people
bound. So a component can be grouped alone. What of it need be where little changed: regrouping.py.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tawthiq.engine import linking
from tawthiq.engine.holdings import Holdings
from tawthiq.engine.pairing import named
from tawthiq.engine.reading_tellings import opened, telling_of
from tawthiq.incidents.cluster import Asked, cluster
from tawthiq.incidents.compare import compare
from tawthiq.incidents.constraints import Constraints
from tawthiq.incidents.pairs import ScoredPairs
from tawthiq.incidents.promise import Promise
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Weights
from tawthiq.lexicon.chosen import using
from tawthiq.model.bonds import stands_for
from tawthiq.model.decision import Decision
from tawthiq.register.workings import Workings

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Component:
    """Numbers of tellings in canonical order with their pairs, and what people bound and kept apart among them."""

    members: tuple[int, ...]
    links: tuple[tuple[int, int, float], ...] = ()
    must: tuple[Pair, ...] = ()
    cannot: tuple[Pair, ...] = ()


def components(members: Sequence[int], links: Mapping[Pair, float], rules: Constraints) -> Iterator[Component]:
    """The members (in canonical order) component by component, in the order of their first members."""
    forest = _Forest(members)
    for pair in (*links, *rules.must):
        forest.join(pair)
    scored: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
    for (a, b), score in links.items():
        scored[forest.root(a)].append((a, b, score))
    must, cannot = forest.within(rules.must), forest.within(rules.cannot)
    for key, group in forest.trees(members).items():
        yield Component(tuple(group), tuple(scored.get(key, ())), tuple(must.get(key, ())), tuple(cannot.get(key, ())))


class _Forest:
    """Which members are connected."""

    def __init__(self, members: Iterable[int]) -> None:
        self._parent = {seq: seq for seq in members}

    def root(self, seq: int) -> int:
        """The member that stands for its tree."""
        parent = self._parent
        while parent[seq] != seq:
            parent[seq] = parent[parent[seq]]
            seq = parent[seq]
        return seq

    def holds(self, pair: Pair) -> bool:
        return pair[0] in self._parent and pair[1] in self._parent

    def join(self, pair: Pair) -> None:
        if self.holds(pair):
            self._parent[self.root(pair[0])] = self.root(pair[1])

    def within(self, pairs: Iterable[Pair]) -> dict[int, list[Pair]]:
        """The pairs that lie in one tree, by its root."""
        found: dict[int, list[Pair]] = defaultdict(list)
        for pair in pairs:
            if self.holds(pair) and self.root(pair[0]) == self.root(pair[1]):
                found[self.root(pair[0])].append(pair)
        return found

    def trees(self, members: Iterable[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for seq in members:
            found[self.root(seq)].append(seq)
        return found


def plain(component: Component) -> bool:
    """Whether nothing needs to be weighed: one telling, or two that are likely one and nobody spoke of."""
    return len(component.members) == 1 or (
        len(component.members) == 2 and bool(component.links) and not component.must and not component.cannot
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
                bodies = dict(workings.rows("seq, body", members_of(batch)))
                found.append(grouped(batch, bodies, register, table))
            return tuple(found)
    finally:
        workings.connection.close()


def members_of(batch: Sequence[Component]) -> set[int]:
    """The tellings of the components."""
    return {seq for component in batch for seq in component.members}


def grouped(
    batch: Sequence[Component], bodies: Mapping[int, bytes], register: Holdings, table: Weights
) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """For each component its groups; `bodies` are its tellings as the workings keep them."""
    known = named({seq: telling_of(body) for seq, body in bodies.items()}, register)
    weighing = _Weighing(table, Promise(table))
    return tuple(_grouped(component, known, weighing) for component in batch)


@dataclass(frozen=True, slots=True)
class _Weighing:
    """The weights, and the look by them that tells at less cost which pairs cannot score above zero."""

    table: Weights
    promise: Promise


def _grouped(component: Component, known: Mapping[int, Telling], weighing: _Weighing) -> tuple[tuple[int, ...], ...]:
    members = component.members
    index = {seq: n for n, seq in enumerate(members)}
    size = len(members)
    scores = {_key(index[a], index[b], size): score for a, b, score in component.links}
    keys = sorted(scores)
    pairs = ScoredPairs(size, array("q", keys), array("d", [scores[key] for key in keys]))
    rules = Constraints(
        tuple(_local(index, pair) for pair in component.must),
        frozenset(_local(index, pair) for pair in component.cannot),
    )

    groups, _ = cluster(pairs, rules, _asked(scores, tuple(known[seq] for seq in members), weighing))
    return tuple(tuple(members[n] for n in group) for group in groups)


def _asked(scores: Mapping[int, float], told: Sequence[Telling], weighing: _Weighing) -> Asked:
    """What is asked of any two; of the likely ones the `scores` are known."""
    size = len(told)
    weighed: dict[int, float] = {}
    looked: dict[int, bool] = {}

    def score(a: int, b: int) -> float:
        key = _key(a, b, size)
        found = scores.get(key)
        if found is None:
            found = weighed.get(key)
        if found is None:
            found = weighed[key] = compare(told[a], told[b], weighing.table).score
        return found

    def hopeless(a: int, b: int) -> bool:
        key = _key(a, b, size)
        if key in scores:
            return False
        found = looked.get(key)
        if found is None:
            found = looked[key] = not weighing.promise.holds(told[a], told[b])
        return found

    return Asked(score, hopeless)


def _key(a: int, b: int, size: int) -> int:
    return a * size + b if a < b else b * size + a


def _local(index: Mapping[int, int], pair: Pair) -> Pair:
    a, b = index[pair[0]], index[pair[1]]
    return min(a, b), max(a, b)


def founding(
    workings: Workings, groups: Iterable[tuple[int, ...]], decisions: Iterable[Decision]
) -> Iterator[tuple[int, ...]]:
    """The groups that are incidents, as `incidents.founding` judges them, from what is kept of their tellings."""
    listed = list(groups)
    decided = {held for d in decisions for subject in d.subjects for held in (subject, *stands_for(d, subject))}
    aside = {
        seq: (document, {name, *claims.split(" ")})
        for seq, document, name, claims, beside in workings.rows(
            "seq, document, id, claims, aside", (seq for group in listed for seq in group)
        )
        if beside
    }
    for group in listed:
        told = [aside[seq] for seq in group if seq in aside]
        alone = len(told) == len(group) and len({document for document, _ in told}) == 1
        if not alone or any(not decided.isdisjoint(names) for _, names in told):
            yield group
