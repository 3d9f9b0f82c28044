"""How many there may be beyond what any list holds: multiple systems estimation, behind diagnostics.

1. `Table` counts the units (incidents, or victims by name) on each combination of three to five lists.
2. `fits` fits every hierarchical log-linear model with main effects and two-way interactions (Poisson, statsmodels).
3. `averaged` weighs the models by BIC and by AIC, with an interval from the profiles of their likelihoods.
4. `checked` says what must hold before a number is told, and what a reader must be warned of.

`estimate` does all of it. What comes out is an estimate, never a count, and enters no total.
"""

from tawthiq.estimation.estimating import Estimate, estimate
from tawthiq.estimation.overlap import Table, read_table

__all__ = ["Estimate", "Table", "estimate", "read_table"]
