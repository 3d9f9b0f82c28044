"""Who scores: Python for small registers, Splink on DuckDB for large ones where it is installed.

Both give the same pairs with the same scores, so nothing but time and memory hangs on the choice.
"""

import logging
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from tawthiq.incidents.pairs import PairSource, ScoredPairs, in_python
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Weights

WORTH_ITS_START = 60_000
"""Tellings whose pairs, all at once, are better kept on the disk than in memory."""

EXTRA = "splink"
MISSING = f"pairs are scored in Python, which is slow for so many reports: pip install 'tawthiq[{EXTRA}]'"


def source(folder: Path | None = None) -> PairSource:
    """Score with whichever is faster for the number of tellings; what does not fit into memory goes into `folder`."""

    def score(told: Sequence[Telling], table: Weights, floor: float) -> ScoredPairs:
        if len(told) < WORTH_ITS_START:
            return in_python(told, table, floor)
        if not installed():
            logging.getLogger("tawthiq").warning("%s tellings: %s", f"{len(told):,}", MISSING)
            return in_python(told, table, floor)
        from tawthiq.engine.linking.duck import score_pairs  # noqa: PLC0415 # heavy

        return score_pairs(told, table, floor, folder)

    return score


def installed() -> bool:
    """Whether the extra is there; nothing is loaded."""
    return all(find_spec(name) for name in ("splink", "duckdb", "pyarrow"))
