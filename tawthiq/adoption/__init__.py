"""Adoption: what other rules would move in a register, shown before it is.

The incidents of a register follow from its claims by rules, weights and word lists. Where these changed, nothing is
replaced in silence: `preview` says what would move, `adopt` moves it, `settle` takes over rules that move nothing.
"""

from tawthiq.adoption.adopting import Preview, adopt, preview, settle
from tawthiq.adoption.moves import Move, MoveKind, moves

__all__ = ["Move", "MoveKind", "Preview", "adopt", "moves", "preview", "settle"]
