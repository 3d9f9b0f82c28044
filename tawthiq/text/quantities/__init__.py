"""Arabic quantities: one grammar over tokens for digits, number words, bounds, ranges and vague plurals.

1. `find` gives every quantity of a passage with its bound, kind and role (numerals, bounds, roles, finding).
2. `numbers` and `value` read numbers of any kind in any text (values), `ordinal_value` a rank (ordinals).
3. `dual_stems` gives the singulars that a dual noun may come from (قتيلان → قتيل).
"""

from tawthiq.text.quantities.finding import find, is_former
from tawthiq.text.quantities.ordinals import ordinal_value
from tawthiq.text.quantities.quantity import Bound, Kind, Quantity, Role
from tawthiq.text.quantities.values import numbers, value
from tawthiq.text.quantities.words import dual_stems

__all__ = ["Bound", "Kind", "Quantity", "Role", "dual_stems", "find", "is_former", "numbers", "ordinal_value", "value"]
