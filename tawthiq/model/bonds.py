"""What decisions say of two things, pair by pair: that they are one (event, origin), or that they are not.

1. `bonds` takes a decision apart. An incident stands for the claims that it held when the decision was made.
2. `last_words` keeps, for each pair, what was said last.
3. `joined` and `Paths` follow samenesses from pair to pair, as far as nothing keeps them apart.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from tawthiq.model.decision import Decision, DecisionKind

BINDING = frozenset({DecisionKind.SAME, DecisionKind.MERGE, DecisionKind.DEPENDENT})
PARTING = frozenset({DecisionKind.DIFFERENT, DecisionKind.INDEPENDENT})
TAKING = frozenset({DecisionKind.SPLIT, DecisionKind.MOVE})

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Bond:
    """`left` and `right` are claims, origins, or an incident of which no claims are known; smaller first."""

    left: str
    right: str
    same: bool
    decision: Decision

    @property
    def pair(self) -> Pair:
        """Both ends, the smaller first."""
        return self.left, self.right


def bonds(decision: Decision) -> Iterator[Bond]:
    """Every pair that a decision binds or parts (step 1); nothing for one that says nothing of sameness."""
    if decision.kind in BINDING | PARTING:
        for one, other in combinations(decision.subjects, 2):
            yield from _across(decision, one, other, decision.kind in BINDING)
    if decision.kind in TAKING:
        for one, other in combinations(decision.subjects, 2):
            yield from _across(decision, one, other, True)
        for one in decision.subjects:
            if decision.before:
                yield from _across(decision, one, decision.before, False)
            if decision.after and decision.kind is DecisionKind.MOVE:
                yield from _across(decision, one, decision.after, True)


def last_words(decisions: Iterable[Decision]) -> dict[Pair, Bond]:
    """What was said last of each pair, from decisions in order of time; the order is that of these last words."""
    said: dict[Pair, Bond] = {}
    for decision in decisions:
        for bond in bonds(decision):
            said.pop(bond.pair, None)
            said[bond.pair] = bond
    return said


def stands_for(decision: Decision, subject: str) -> tuple[str, ...]:
    """The claims that a subject stood for when the decision was made; the subject itself where none are known."""
    held = next((anchor.claims for anchor in decision.anchors if anchor.incident == subject), ())
    return held or (subject,)


def joined(last: Mapping[Pair, Bond]) -> set[Pair]:
    """The pairs whose sameness holds: joined in order of time, never across what is kept apart."""
    groups: dict[str, set[str]] = {end: {end} for pair in last for end in pair}
    apart: dict[str, set[str]] = defaultdict(set)
    for bond in last.values():
        if not bond.same:
            apart[bond.left].add(bond.right)
            apart[bond.right].add(bond.left)
    held: set[Pair] = set()
    for bond in last.values():
        one, other = groups[bond.left], groups[bond.right]
        if bond.same and (one is other or not any(apart[member] & other for member in one)):
            held.add(bond.pair)
            if one is not other:
                one |= other
                for member in other:
                    groups[member] = one
    return held


class Paths:
    """Shortest chains of samenesses."""

    def __init__(self, last: Mapping[Pair, Bond]) -> None:
        self._near: dict[str, list[tuple[str, Bond]]] = defaultdict(list)
        for bond in last.values():
            if bond.same:
                self._near[bond.left].append((bond.right, bond))
                self._near[bond.right].append((bond.left, bond))

    def between(self, pair: Pair) -> tuple[Bond, ...]:
        """The bonds that lead from one end to the other; none where they are not connected."""
        start, goal = pair
        came: dict[str, tuple[str, Bond] | None] = {start: None}
        waiting = deque([start])
        while waiting and goal not in came:
            at = waiting.popleft()
            for end, bond in self._near.get(at, ()):
                if end not in came:
                    came[end] = (at, bond)
                    waiting.append(end)
        found: list[Bond] = []
        step = came.get(goal)
        while step is not None:
            found.append(step[1])
            step = came[step[0]]
        return tuple(reversed(found))


def _across(decision: Decision, one: str, other: str, same: bool) -> Iterator[Bond]:
    """One thing with another; a claim that is taken out of an incident is none of those that it is parted from."""
    own, others = (stands_for(decision, name) for name in (one, other))
    taken = set(decision.subjects) if decision.kind in TAKING else set(own)
    for left in own:
        for right in others:
            if left != right and (same or right not in taken):
                yield Bond(min(left, right), max(left, right), same, decision)
