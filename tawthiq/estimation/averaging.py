"""One interval from many models: each weighs by how well it explains the table, none is chosen.

1. A model's weight is exp(-Δ/2) of its BIC, or AIC, over the best one's (Buckland, Burnham & Augustin 1997).
2. The interval is the one whose tails, averaged over the models by their weights, hold 2.5 % each; a model's tail is
   that of the signed root of its profile likelihood (model-averaged tail area: Turek & Fletcher 2012).
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import NormalDist

from tawthiq.estimation.models import Fit, Profile
from tawthiq.estimation.overlap import Table

_WEIGHTY = 0.01
_TAIL = 0.025
_MOST = 1000.0
"""How many times the units seen are looked for beside them; beyond it an interval has no end."""
_STEPS = 34
_GOLDEN = (math.sqrt(5) - 1) / 2


@dataclass(frozen=True, slots=True)
class Interval:
    """95 % of the whole number, and its average over the models; `high` None where the interval has no end."""

    low: int
    high: int | None
    middle: int


def weights(found: Sequence[Fit], by: Callable[[Fit], float]) -> tuple[float, ...]:
    """The weight of each model, their sum being 1."""
    best = min(by(fit) for fit in found)
    raw = [math.exp(-(by(fit) - best) / 2) for fit in found]
    return tuple(value / sum(raw) for value in raw)


def interval(table: Table, found: Sequence[Fit], weight: Sequence[float]) -> Interval:
    """The model-averaged interval; models of no weight are left out."""
    kept = [(fit, value) for fit, value in zip(found, weight, strict=True) if value >= _WEIGHTY and fit.exists]
    whole = sum(value for _, value in kept)
    roots = [(_Root(table, fit), value / whole) for fit, value in kept]
    seen = table.observed

    def share(missing: float) -> float:
        return sum(value * NormalDist().cdf(root.at(missing)) for root, value in roots)

    low = _crossing(share, _TAIL, seen)
    high = _crossing(share, 1 - _TAIL, seen)
    middle = sum(fit.total * value for fit, value in kept) / whole
    return Interval(
        low=seen + math.floor(low or 0), high=None if high is None else seen + math.ceil(high), middle=round(middle)
    )


class _Root:
    """The signed root of a model's profile: how many standard deviations a number lies from its best one."""

    def __init__(self, table: Table, fit: Fit) -> None:
        self._profile = Profile(table, fit.pairs)
        start = math.log(max(fit.total - table.observed, 0.5))
        self._peak = math.exp(_highest(lambda at: self._profile.likelihood(math.exp(at)), start - 1.5, start + 1.5))
        self._top = self._profile.likelihood(self._peak)

    def at(self, missing: float) -> float:
        distance = math.sqrt(max(2 * (self._top - self._profile.likelihood(missing)), 0.0))
        return math.copysign(distance, missing - self._peak)


def _highest(value: Callable[[float], float], low: float, high: float) -> float:
    """Where a function with one peak is highest (golden section)."""
    for _ in range(24):
        a, b = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        if value(a) < value(b):
            low = a
        else:
            high = b
    return (low + high) / 2


def _crossing(share: Callable[[float], float], target: float, seen: int) -> float | None:
    """The number of missing units at which the share reaches the target; 0 where it is above from the beginning."""
    low, high = math.log(1e-3), math.log(_MOST * seen)
    if share(math.exp(low)) >= target:
        return 0.0
    if share(math.exp(high)) < target:
        return None
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if share(math.exp(middle)) < target else (low, middle)
    return math.exp(high)
