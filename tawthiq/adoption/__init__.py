"""Adoption: what other rules would move in a register, shown before it is.

The incidents of a register follow from its claims by rules, weights and word lists. Where these changed, nothing is
replaced in silence: `preview` says what would move, `adopt` moves it, `settle` takes over rules that move nothing.
"""

from tawthiq.adoption.adopting import adopt, preview, rules_changed, rules_of_today, settle
from tawthiq.adoption.kept import Kept, kept, mark_of
from tawthiq.adoption.moves import Move, MoveKind, moves
from tawthiq.adoption.seen import Preview

__all__ = [
    "Kept",
    "Move",
    "MoveKind",
    "Preview",
    "adopt",
    "kept",
    "mark_of",
    "moves",
    "preview",
    "rules_changed",
    "rules_of_today",
    "settle",
]
