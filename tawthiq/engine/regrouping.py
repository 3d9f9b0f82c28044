"""The groups that may be others than before: what was touched and what that draws in, whatever else is connected.

Groups are made pair by pair, likeliest first, and what comes of a pair hangs on the two groups in which its ends stand
just then. So a group that nothing touched comes out as it stood, unless something touched joins it on the way:

1. What was touched is taken out, with all that it stood together with.
2. It is grouped anew, and the groups beside it with it (those that pairs or bonds connect with it), but without what
   connects these with each other: that was weighed before, and came to nothing.
3. A group beside that does not come out as it stood is taken out as well, until none is.

The result is that of grouping whole components anew (grouping.py).
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from typing import NamedTuple

import numpy as np

from tawthiq.engine.grouping import Component, Pair, components
from tawthiq.incidents.constraints import Constraints
from tawthiq.register import links
from tawthiq.register.links import Likely
from tawthiq.register.workings import Workings

Group = tuple[int, ...]
Weigh = Callable[[Iterable[Component]], Iterable[Group]]
"""Gives the groups of all components."""


class Touched(NamedTuple):
    """Tellings around which something changed, of those that stand (`seeds`) and those that do no more."""

    seeds: Collection[int]
    gone: Collection[int]


def regrouped(workings: Workings, rules: Constraints, touched: Touched, weigh: Weigh) -> list[Group]:
    """The groups of all that was taken out; every other telling stands with those with which it stood."""
    region = _Region(workings, rules, frozenset(touched.gone))
    home: dict[int, Group] = {}
    weighed: set[Hashable] = set()
    more: set[int] = {*touched.seeds, *touched.gone}
    while more:
        region.take(more)
        found = [component for component in region.components() if component.mark not in weighed]
        weighed.update(component.mark for component in found)
        for group in weigh(found):
            home.update(dict.fromkeys(group, group))
        more = {seq for group in region.beside.values() if set(home[group[0]]) != set(group) for seq in group}
    return list(dict.fromkeys(home[seq] for seq in sorted(region.taken)))


class _Region:
    """What is taken out, and `beside` it the groups that stand, by each of their members."""

    def __init__(self, workings: Workings, rules: Constraints, gone: frozenset[int]) -> None:
        self.taken: set[int] = set()
        self.beside: dict[int, Group] = {}
        self._workings = workings
        self._rules = rules
        self._gone = gone
        self._likely = Likely.joined(())
        self._sorts: dict[int, str] = {}

    def take(self, seqs: Iterable[int]) -> None:
        """Take these out with all that they stand together with, and note what is beside them then."""
        fresh = {seq for group in together(self._workings, seqs).values() for seq in group} - self._gone - self.taken
        self.taken |= fresh
        met = links.with_any(self._workings.connection, fresh)
        edge = set(met.ends().tolist())
        edge |= {seq for pair in self._rules.must if not self.taken.isdisjoint(pair) for seq in pair}
        beside = together(self._workings, edge - self.taken - self.beside.keys())
        self.beside = {seq: group for seq, group in (self.beside | beside).items() if seq not in self.taken}
        around = self._counting(links.with_any(self._workings.connection, beside))
        self._likely = Likely.joined((self._likely, met, around))
        self._sorts |= dict(self._workings.rows("seq, sort", fresh | beside.keys()))

    def components(self) -> Iterator[Component]:
        """What hangs together of it, without what connects groups that stand."""
        rules = self._rules
        must = tuple(pair for pair in rules.must if self._counts(pair))
        members = sorted(self.taken | self.beside.keys(), key=self._order)
        yield from components(members, self._likely, Constraints(must, rules.cannot))

    def _order(self, seq: int) -> tuple[str, int]:
        return self._sorts[seq], seq

    def _counts(self, pair: Pair) -> bool:
        """Whether an end is taken out, or both stand in one group."""
        if not self.taken.isdisjoint(pair):
            return True
        one, other = (self.beside.get(seq) for seq in pair)
        return one is not None and one == other

    def _counting(self, likely: Likely) -> Likely:
        """Those of the pairs that count."""
        ends = zip(likely.left.tolist(), likely.right.tolist(), strict=True)
        return likely.chosen(np.array([self._counts(pair) for pair in ends], dtype=np.bool_))


def together(workings: Workings, seqs: Iterable[int]) -> dict[int, Group]:
    """Each of these tellings, and whoever stands with one of them, with its group as it was noted last."""
    wanted = set(seqs)
    firsts = {row[0] for row in workings.chosen("SELECT first FROM together WHERE seq IN", wanted)}
    groups: dict[int, list[int]] = {first: [] for first in firsts}
    for seq, first in workings.chosen("SELECT seq, first FROM together WHERE first IN", firsts):
        groups[first].append(seq)
    found = {seq: tuple(group) for group in groups.values() for seq in group}
    return found | {seq: (seq,) for seq in wanted - found.keys()}


def note(workings: Workings, groups: Iterable[Group]) -> None:
    """Which tellings stand together now, in the place of what was noted of them; who stands alone is not noted."""
    run = workings.connection.executemany
    held = list(groups)
    run("DELETE FROM together WHERE seq = ?", ((seq,) for group in held for seq in group))
    rows = ((seq, group[0]) for group in held if len(group) > 1 for seq in group)
    run("INSERT INTO together VALUES (?, ?)", rows)
