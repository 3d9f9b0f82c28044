"""Where one label of a report covers more than one event: its claims are cut apart.

Days or places far apart are not one event; nor is a number of another order, which is a toll over a longer time,
whatever its words.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tawthiq.incidents.places import distance, spot
from tawthiq.model.claim import Claim
from tawthiq.model.vocabulary import Group, Outcome
from tawthiq.text import edtf

_DAYS = 2
_KILOMETRES = 40.0
_TIMES, _MORE = 5, 20  # a number of another order: so many times the other, and so many more

Spans = Mapping[Outcome, tuple[int, float]]


def cut(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims of one label in text order, as the fewest groups in which all can be one event; each goes to the first."""
    parts: list[list[Claim]] = []
    for claim in claims:
        home = next((p for p in parts if not any(_conflict(claim, other) for other in p)), None)
        if home is None:
            parts.append([claim])
        else:
            home.append(claim)
    return parts


def tolls(claims: Sequence[Claim]) -> tuple[dict[Outcome, tuple[int, float]], dict[Outcome, frozenset[int]]]:
    """For each outcome the span of the numbers told for all, and the numbers themselves."""
    spans: dict[Outcome, tuple[int, float]] = {}
    numbers: dict[Outcome, set[int]] = defaultdict(set)
    for claim in claims:
        for outcome in {h.outcome for h in claim.harms}:
            tops = [h for h in claim.harms if h.outcome is outcome and h.subset_of is None]
            tops = [h for h in tops if h.group is Group.ALL] or tops
            if not tops or all(h.min is None and h.max is None for h in tops):
                continue
            low = sum(h.min or 0 for h in tops)
            high = sum(float("inf") if h.max is None else h.max for h in tops)
            before = spans.get(outcome, (low, high))
            spans[outcome] = min(low, before[0]), max(high, before[1])
            numbers[outcome].add(low or (0 if high == float("inf") else int(high)))
    return spans, {outcome: frozenset(found) for outcome, found in numbers.items()}


def of_another_order(one: int, other: int) -> bool:
    """Whether two numbers of victims cannot well be of one event."""
    small, large = sorted((one, other))
    return small > 0 and large >= _TIMES * small and large - small >= _MORE


def _conflict(a: Claim, b: Claim) -> bool:
    if a.when and b.when:
        gap = edtf.distance(a.when.edtf, b.when.edtf)
        if gap is not None and gap > _DAYS:
            return True
    numbers, others = tolls([a])[1], tolls([b])[1]
    shared = (o for o in numbers if o in others)
    return any(of_another_order(max(numbers[o]), max(others[o])) for o in shared) or _apart(a, b)


def _apart(a: Claim, b: Claim) -> bool:
    if not a.where or not b.where:
        return False
    one, other = spot(a.where), spot(b.where)
    gap = distance(one, other)
    return one.name != other.name and gap is not None and gap > _KILOMETRES
