"""Scores as tables of a terminal."""

from collections.abc import Mapping

from rich import box
from rich.table import Table

from tawthiq.evaluation.scores import Scores
from tawthiq.evaluation.tallies import Figure


def table(scores: Scores) -> Table:
    """A row a slot: precision, recall, F1 with its interval, and the numbers behind them."""
    found = _table("slot", "P", "R", "F1", "95 %", "annotated", "found")
    for row in scores.slots:
        shares = (f"{share:.3f}" for share in (row.precision, row.recall, row.f1))
        found.add_row(
            row.slot.value, *shares, f"{row.ci95[0]:.3f}–{row.ci95[1]:.3f}", f"{row.gold:,}", f"{row.predicted:,}"
        )
    return found


def figures_table(figures: Mapping[str, Figure]) -> Table:
    """A row a figure."""
    found = _table("figure", "")
    for name, value in figures.items():
        shown = f"{value:.3f}" if isinstance(value, float) else "–" if value is None else str(value)
        found.add_row(name, shown)
    return found


def _table(first: str, *others: str) -> Table:
    found = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    found.add_column(first)
    for name in others:
        found.add_column(name, justify="right")
    return found
