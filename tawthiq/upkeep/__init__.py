"""Upkeep: what keeps a register in step with what lies outside of it, a team's own sheets and the rules of the day.

`apply_filings` turns rows of sheets into decisions as their reports come in. `spreads_of` and `spread_of` say which
reports carry one text, over all that came in at any time.
"""

from tawthiq.upkeep.filings import apply_filings
from tawthiq.upkeep.spreading import spread_of, spreads_of

__all__ = ["apply_filings", "spread_of", "spreads_of"]
