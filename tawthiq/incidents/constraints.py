"""What people decided about sameness, as links between claims that no score can undo.

SAME and MERGE bind their subjects; DIFFERENT keeps them apart; SPLIT and MOVE take claims out of where they stood
(`before`), MOVE puts them to `after`. Subjects are claim ids, or incident ids: an incident id names the telling that
founded it. The last word on a pair counts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from tawthiq.model.decision import Decision, DecisionKind

_BINDING = frozenset({DecisionKind.SAME, DecisionKind.MERGE})
_TAKING = frozenset({DecisionKind.SPLIT, DecisionKind.MOVE})


@dataclass(frozen=True, slots=True)
class Constraints:
    """Pairs of telling indexes, smaller first."""

    must: tuple[tuple[int, int], ...] = ()
    cannot: frozenset[tuple[int, int]] = frozenset()


def taken_apart(decisions: Iterable[Decision], known: Iterable[str]) -> tuple[frozenset[str], ...]:
    """Sets of claims that leave their telling together, from decisions in order of time; a claim leaves once, at last.

    A person who judges two claims of one telling different takes the second out of it.
    """
    claims = set(known)
    groups: dict[str, frozenset[str]] = {}
    for decision in decisions:
        subjects = frozenset(decision.subjects) & claims
        if decision.kind in _TAKING and subjects:
            groups.update(dict.fromkeys(subjects, subjects))
        if decision.kind is DecisionKind.DIFFERENT and len(subjects) > 1:
            groups.update({s: frozenset({s}) for s in decision.subjects[1:] if s in claims and s not in groups})
    return tuple(dict.fromkeys(groups.values()))


def constraints(decisions: Sequence[Decision], place: Callable[[str], int | None]) -> Constraints:
    """Links between tellings; `place` gives the index of the telling of a claim or incident id, None for neither."""
    said: dict[tuple[int, int], bool] = {}
    for decision in decisions:
        for a, b, same in _pairs(decision):
            left, right = place(a), place(b)
            if left is not None and right is not None and left != right:
                said[min(left, right), max(left, right)] = same
    must = tuple(pair for pair, same in said.items() if same)
    return Constraints(must, frozenset(pair for pair, same in said.items() if not same))


def _pairs(decision: Decision) -> Iterable[tuple[str, str, bool]]:
    if decision.kind in _BINDING:
        yield from ((a, b, True) for a, b in combinations(decision.subjects, 2))
    if decision.kind is DecisionKind.DIFFERENT:
        yield from ((a, b, False) for a, b in combinations(decision.subjects, 2))
    if decision.kind in _TAKING:
        yield from ((a, b, True) for a, b in combinations(decision.subjects, 2))
        if decision.before:
            yield from ((a, b, False) for a, b in product(decision.subjects, (decision.before,)))
        if decision.kind is DecisionKind.MOVE and decision.after:
            yield from ((a, b, True) for a, b in product(decision.subjects, (decision.after,)))
