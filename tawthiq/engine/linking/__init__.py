"""Linking: the pairs of a large register found and scored by Splink, with the levels and weights of `incidents`.

1. `table` writes tellings as rows of codes, so that SQL compares numbers and short lists.
2. `blocking` finds the candidates of `incidents.candidates`; `settings` is Splink's model with the weights put in:
   the same for every back end.
3. `duck` runs both on DuckDB in bounded memory; `source` says when it is worth its start.
4. `weighing` says by which weights a register goes; `learning` learns some from its pairs.
"""

from tawthiq.engine.linking.choose import WORTH_ITS_START, installed, source
from tawthiq.engine.linking.weighing import own_rules, scoring, weights_of

__all__ = ["WORTH_ITS_START", "installed", "own_rules", "scoring", "source", "weights_of"]
