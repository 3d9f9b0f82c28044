"""Log-linear models of a table: main effects of the lists and some of their two-way interactions (Fienberg 1972).

A model's intercept gives the cell that nobody saw: units on no list. The unconditional Poisson fit gives the numbers of
units, deviance and AIC; BIC takes the units seen as the size of the sample (Silverman 2014; Rcapture). The profile of
the likelihood over the whole number is the multinomial one (Cormack 1992), as Rcapture's closedpCI.t reckons it.
"""

import math
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations
from typing import TYPE_CHECKING, Any

from tawthiq.estimation.overlap import Table

if TYPE_CHECKING:
    import numpy

Pairs = tuple[tuple[int, int], ...]
_ENDLESS = 100.0
"""A model that puts so many times the units seen beside them tells of no finite number."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model: its interactions, the whole number, its fit. `exists` False where no finite estimate does.

    An interaction of two lists that share nothing has no finite coefficient; the whole number has one nevertheless.
    """

    pairs: Pairs
    total: float
    deviance: float
    freedom: int
    aic: float
    bic: float
    exists: bool


def fits(table: Table) -> tuple[Fit, ...]:
    """Every hierarchical model with two-way interactions, from none to all of them."""
    return tuple(_fitted(table, chosen) for chosen in _subsets(table.pairs))


def _subsets(pairs: Pairs) -> Iterator[Pairs]:
    return chain.from_iterable(combinations(pairs, size) for size in range(len(pairs) + 1))


def _fitted(table: Table, pairs: Pairs) -> Fit:
    seen = [pattern for pattern, _ in table.cells]
    counts = [float(count) for _, count in table.cells]
    result = _glm(counts, _design(seen, pairs))
    missing = float(math.exp(min(result.params[0], 700.0)))
    parameters = len(result.params)
    likelihood = float(result.llf)
    return Fit(
        pairs=pairs,
        total=table.observed + missing,
        deviance=float(result.deviance),
        freedom=len(counts) - parameters,
        aic=2 * parameters - 2 * likelihood,
        bic=math.log(max(table.observed, 1)) * parameters - 2 * likelihood,
        exists=missing < _ENDLESS * table.observed,
    )


class Profile:
    """How likely a model makes the table for any number of units on no list."""

    def __init__(self, table: Table, pairs: Pairs) -> None:
        self._counts = [float(count) for _, count in table.cells]
        self._seen = sum(self._counts)
        nobody = (0,) * len(table.lists)
        self._design = _design([*(pattern for pattern, _ in table.cells), nobody], pairs)

    def likelihood(self, missing: float) -> float:
        """The logarithm of the multinomial likelihood, but for what does not depend on the number."""
        whole = self._seen + missing
        means = _glm([*self._counts, missing], self._design).fittedvalues
        told = zip([*self._counts, missing], means, strict=True)
        shares = sum(count * math.log(max(float(mean), 1e-300) / whole) for count, mean in told)
        return math.lgamma(whole + 1) - math.lgamma(missing + 1) + shares


def _design(patterns: list[tuple[int, ...]], pairs: Pairs) -> "numpy.ndarray[Any, Any]":
    import numpy

    rows = [[1, *pattern, *(pattern[a] * pattern[b] for a, b in pairs)] for pattern in patterns]
    return numpy.array(rows, dtype=float)


def _glm(counts: list[float], design: "numpy.ndarray[Any, Any]") -> Any:
    import statsmodels.api as sm

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what does not converge is known by its coefficients
        return sm.GLM(counts, design, family=sm.families.Poisson()).fit(maxiter=60)
