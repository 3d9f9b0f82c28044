"""The steps in order: table, models, weights, interval, and what must hold of each before the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.errors import UsageError
from tawthiq.estimation import averaging, checking
from tawthiq.estimation.averaging import Interval
from tawthiq.estimation.checking import Finding
from tawthiq.estimation.models import Fit, fits
from tawthiq.estimation.overlap import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What came of a table. `low` and `high` are None, and no model is told, where `faults` has anything.

    `low` and `high` are the outer ends of the two averaged intervals, by BIC and by AIC.
    """

    table: Table
    faults: tuple[Finding, ...]
    warnings: tuple[Finding, ...] = ()
    low: int | None = None
    high: int | None = None
    by_bic: Interval | None = None
    by_aic: Interval | None = None
    models: tuple[tuple[Fit, float, float], ...] = ()


def estimate(table: Table) -> Estimate:
    """The estimate of a table, or what keeps it from one. Raises UsageError where statsmodels is not installed."""
    faults = tuple(checking.faults_of_table(table))
    warnings = tuple(checking.warnings_of(table))
    if faults:
        return Estimate(table=table, faults=faults, warnings=warnings)
    _check_installed()
    found = fits(table)
    by_bic, by_aic = (averaging.weights(found, key) for key in (_bic, _aic))
    likely = [fit for fit, *both in zip(found, by_bic, by_aic, strict=True) if max(both) >= checking.LIKELY]
    faults = tuple(checking.faults_of_models(found, likely))
    if faults:
        return Estimate(table=table, faults=faults, warnings=warnings)
    both = [averaging.interval(table, found, weight) for weight in (by_bic, by_aic)]
    faults = tuple(checking.faults_of_interval(both))
    if faults:
        return Estimate(table=table, faults=faults, warnings=warnings)
    ranked = sorted(zip(found, by_bic, by_aic, strict=True), key=lambda told: -told[1])
    return Estimate(
        table=table, faults=(), warnings=warnings, low=min(one.low for one in both), high=_highest(both),
        by_bic=both[0], by_aic=both[1], models=tuple(ranked),
    )  # fmt: skip


def _highest(both: Sequence[Interval]) -> int:
    return max(one.high or 0 for one in both)


def _bic(fit: Fit) -> float:
    return fit.bic


def _aic(fit: Fit) -> float:
    return fit.aic


def _check_installed() -> None:
    try:
        import statsmodels  # noqa: F401
    except ImportError as error:
        raise UsageError("an estimate needs statsmodels. Install tawthiq[stats]") from error
