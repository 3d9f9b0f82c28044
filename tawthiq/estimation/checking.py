"""What must hold before a number is told, and what a reader must be warned of. The words stand in words.yaml.

The bounds are choices of this project (**own**), drawn so that the published tables that its tests hold pass or fail as
their authors judged them; they are told with every fault, so that a reader can judge them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tawthiq.estimation.averaging import Interval
from tawthiq.estimation.models import Fit
from tawthiq.estimation.overlap import Table

FEWEST_LISTS, MOST_LISTS = 3, 5
FEWEST_UNITS, FEWEST_SHARED, FEWEST_LINKS = 50, 20, 5
EMPTY_SHARE, AGREEMENT, WIDEST, COPIED_SHARE, POOREST = 0.5, 2.0, 5.0, 0.1, 0.001
LIKELY = 0.05


@dataclass(frozen=True, slots=True)
class Finding:
    """A code of words.yaml with its values."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)


def faults_of_table(table: Table) -> Iterator[Finding]:
    """What keeps a table from being estimated from at all."""
    lists = len(table.lists)
    if not FEWEST_LISTS <= lists <= MOST_LISTS:
        yield Finding("lists", {"lists": lists, "fewest": FEWEST_LISTS, "most": MOST_LISTS})
        return
    if table.observed < FEWEST_UNITS:
        yield Finding("few_units", {"units": table.observed, "fewest": FEWEST_UNITS})
    shared = sum(count for pattern, count in table.counts.items() if sum(pattern) > 1)
    if shared < FEWEST_SHARED:
        yield Finding("little_overlap", {"shared": shared, "fewest": FEWEST_SHARED})
    for at, name in enumerate(table.lists):
        links = sum(count for pattern, count in table.counts.items() if pattern[at] and sum(pattern) > 1)
        if links < FEWEST_LINKS:
            yield Finding("lonely_list", {"list": name, "shared": links, "fewest": FEWEST_LINKS})
    empty = sum(count == 0 for _, count in table.cells)
    if empty > EMPTY_SHARE * len(table.cells):
        yield Finding("sparse", {"empty": empty, "cells": len(table.cells)})


def faults_of_models(found: Sequence[Fit], weighty: Sequence[Fit]) -> Iterator[Finding]:
    """What keeps models from being believed: likely ones that tell of no finite number or disagree, none that fits."""
    endless = sum(not fit.exists for fit in weighty)
    if endless:
        yield Finding("endless", {"models": endless, "of": len(weighty)})
        return
    best = min(found, key=lambda fit: fit.bic)
    chance = _chance(best)
    if chance < POOREST:
        yield Finding("poor_fit", {"deviance": f"{best.deviance:.1f}", "freedom": best.freedom})
    least, most = min(fit.total for fit in weighty), max(fit.total for fit in weighty)
    if most > AGREEMENT * least:
        yield Finding("disagree", {"models": len(weighty), "times": f"{most / least:.1f}", "most": f"{AGREEMENT:g}"})


def faults_of_interval(found: Sequence[Interval]) -> Iterator[Finding]:
    """What keeps an interval from saying anything."""
    for one in found:
        if one.high is None:
            yield Finding("no_end")
            return
    widest = max((one.high or 0) / max(one.low, 1) for one in found)
    if widest > WIDEST:
        yield Finding("wide", {"times": f"{widest:.1f}", "most": f"{WIDEST:g}"})


def warnings_of(table: Table) -> Iterator[Finding]:
    """What a reader must know beside the number."""
    for (a, b), copied in sorted(table.copied.items()):
        both = table.shared(a, b)
        if both and copied >= COPIED_SHARE * both:
            yield Finding("copying", {"one": table.lists[a], "other": table.lists[b], "copied": copied, "both": both})
    for a, b in table.pairs:
        if table.shared(a, b) == 0:
            yield Finding("no_pair", {"one": table.lists[a], "other": table.lists[b]})


def _chance(fit: Fit) -> float:
    """How likely so large a deviance is where the model holds."""
    from scipy.stats import chi2

    return 1.0 if fit.freedom == 0 else float(chi2.sf(fit.deviance, fit.freedom))
