"""What people decided about sameness, as links between tellings that no score can undo.

SAME and MERGE bind their subjects; DIFFERENT keeps them apart; SPLIT and MOVE take claims out of where they stood
(`before`), MOVE puts them to `after`. A decision about an incident is one about the claims that it held then; of an
incident whose claims are not known, about the telling that founded it. The last word on a pair counts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tawthiq.model.bonds import TAKING, last_words
from tawthiq.model.claim import Claim
from tawthiq.model.decision import Decision, DecisionKind


@dataclass(frozen=True, slots=True)
class Constraints:
    """Pairs of telling indexes, smaller first; `must` in the order in which they are to be joined."""

    must: tuple[tuple[int, int], ...] = ()
    cannot: frozenset[tuple[int, int]] = frozenset()


def taken_apart(decisions: Iterable[Decision], known: Iterable[Claim]) -> tuple[frozenset[str], ...]:
    """Sets of claims that leave their telling together, from decisions in order of time; a claim leaves once, at last.

    A person who judges two claims of one telling different takes the second out of it.
    """
    telling = {claim.id: (claim.document, claim.incident or claim.id) for claim in known}
    groups: dict[str, frozenset[str]] = {}
    for decision in decisions:
        subjects = [subject for subject in dict.fromkeys(decision.subjects) if subject in telling]
        if decision.kind in TAKING and subjects:
            groups.update(dict.fromkeys(subjects, frozenset(subjects)))
        if decision.kind is DecisionKind.DIFFERENT:
            stay = [telling[subject] for subject in subjects]
            beside = [subject for n, subject in enumerate(subjects) if telling[subject] in stay[:n]]
            groups.update({subject: frozenset({subject}) for subject in beside if subject not in groups})
    return tuple(dict.fromkeys(groups.values()))


def constraints(decisions: Sequence[Decision], place: Callable[[str], int | None]) -> Constraints:
    """Links between tellings; `place` gives the index of the telling of a claim or incident id, None for neither."""
    said: dict[tuple[int, int], bool] = {}
    for bond in last_words(decisions).values():
        left, right = place(bond.left), place(bond.right)
        if left is not None and right is not None and left != right:
            pair = min(left, right), max(left, right)
            said.pop(pair, None)
            said[pair] = bond.same
    must = tuple(pair for pair, same in said.items() if same)
    return Constraints(must, frozenset(pair for pair, same in said.items() if not same))
