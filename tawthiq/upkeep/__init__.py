"""Upkeep: what keeps a register in step with what lies outside of it, a team's own sheets and the rules of the day.

`apply_filings` turns rows of sheets into decisions as their reports come in.
"""

from tawthiq.upkeep.filings import apply_filings

__all__ = ["apply_filings"]
