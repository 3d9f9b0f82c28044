"""Where one label of a report covers more than one event: its claims are cut apart.

Days or places far apart are not one event; nor is a number of another order, which is a toll over a longer time,
whatever its words.
"""

from collections.abc import Mapping, Sequence
from math import inf

from tawthiq.incidents.places import Spot, distance, spot
from tawthiq.model.claim import Claim
from tawthiq.model.vocabulary import Group, Outcome
from tawthiq.records import Record
from tawthiq.text import edtf

_DAYS = 2
_KILOMETRES = 40.0
_TIMES, _MORE = 5, 20  # a number of another order: so many times the other, and so many more

Spans = Mapping[Outcome, tuple[int, float]]


class _Facts(Record, frozen=True):
    """What a claim says that another of one event cannot well deny."""

    edtf: str | None
    spot: Spot | None
    most: Mapping[Outcome, int]


def cut(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims of one label in text order, as the fewest groups in which all can be one event; each goes to the first."""
    if len(claims) == 1:
        return [list(claims)]
    parts: list[list[tuple[Claim, _Facts]]] = []
    for claim in claims:
        facts = _facts(claim)
        home = next((p for p in parts if not any(_conflict(facts, other) for _, other in p)), None)
        if home is None:
            parts.append([(claim, facts)])
        else:
            home.append((claim, facts))
    return [[claim for claim, _ in part] for part in parts]


def _facts(claim: Claim) -> _Facts:
    most = {outcome: max(numbers) for outcome, numbers in tolls([claim])[1].items()}
    return _Facts(claim.when.edtf if claim.when else None, spot(claim.where) if claim.where else None, most)


def tolls(claims: Sequence[Claim]) -> tuple[dict[Outcome, tuple[int, float]], dict[Outcome, frozenset[int]]]:
    """For each outcome the span of the numbers told for all, and the numbers themselves."""
    spans: dict[Outcome, tuple[int, float]] = {}
    numbers: dict[Outcome, set[int]] = {}
    for claim in claims:
        for outcome in {h.outcome for h in claim.harms}:
            tops = [h for h in claim.harms if h.outcome is outcome and h.subset_of is None]
            tops = [h for h in tops if h.group is Group.ALL] or tops
            if not tops or all(h.min is None and h.max is None for h in tops):
                continue
            low = sum(h.min or 0 for h in tops)
            high = sum(inf if h.max is None else h.max for h in tops)
            before = spans.get(outcome, (low, high))
            spans[outcome] = min(low, before[0]), max(high, before[1])
            numbers.setdefault(outcome, set()).add(low or (0 if high == inf else int(high)))
    return spans, {outcome: frozenset(found) for outcome, found in numbers.items()}


def of_another_order(one: int, other: int) -> bool:
    """Whether two numbers of victims cannot well be of one event."""
    small, large = sorted((one, other))
    return small > 0 and large >= _TIMES * small and large - small >= _MORE


def _conflict(a: _Facts, b: _Facts) -> bool:
    if a.edtf and b.edtf and a.edtf != b.edtf:
        gap = edtf.distance(a.edtf, b.edtf)
        if gap is not None and gap > _DAYS:
            return True
    shared = (o for o in a.most if o in b.most)
    return any(of_another_order(a.most[o], b.most[o]) for o in shared) or _apart(a.spot, b.spot)


def _apart(one: Spot | None, other: Spot | None) -> bool:
    if one is None or other is None or one.name == other.name:
        return False
    gap = distance(one, other)
    return gap is not None and gap > _KILOMETRES
