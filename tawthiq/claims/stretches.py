"""Stretches of time by their length: in so many days, weeks or years (في ثلاثة أيام، على مدى أسبوعين، في أقل من شهر).

What happened in one of two days or more, or of a day counted by its hours (في 48 ساعة), is counted over it.
"""

from collections.abc import Sequence
from fractions import Fraction

from tawthiq.text import quantities
from tawthiq.text.tokens import Token

Count = int | float | Fraction
_IN = frozenset(("في", "خلال", "مدي", "مدار", "غضون", "ظرف", "طوال", "طيله", "امتداد"))
_ABOUT = frozenset(("نحو", "حوالي", "قرابه", "زهاء", "ال", "الـ"))
_LASTING = frozenset(("مدي", "مدار", "طوال", "طيله", "امتداد"))  # على مدى أسبوع: one is enough
_BOUNDS = frozenset(("اقل", "اكثر", "ازيد"))  # with من: في أقل من أسبوع
_DUALS = ("يومين", "اسبوعين", "شهرين", "عامين", "سنتين")
_PLURALS = ("ايام", "اسابيع", "اشهر", "شهور", "سنوات", "اعوام")
_ONE = frozenset(("واحد", "واحده", "كامل", "كامله"))
_HOURS, _DAY = ("ساعه", "ساعات"), 24
_DAYS = frozenset(("يوم", "يوما"))


def start(tokens: Sequence[Token], at: int, *, definite: bool) -> int | None:
    """The preposition of such a stretch, which the unit of time at token `at` ends or names first (خلال الأيام الأربعة
    الماضية); None for no stretch.
    """
    unit = tokens[at].folded.removeprefix("ال") if definite else tokens[at].folded
    count, before = _count(tokens, at, unit, definite=definite)
    if count is None or (unit in _HOURS and count < _DAY) or (unit in _DAYS and count < 2):
        return None
    while before > 0 and tokens[before].folded in _ABOUT:
        before -= 1
    if before > 1 and tokens[before].folded == "من" and tokens[before - 1].folded in _BOUNDS:
        before -= 2
    return before if before >= 0 and tokens[before].folded.removeprefix("و") in _IN else None


def _count(tokens: Sequence[Token], at: int, unit: str, *, definite: bool) -> tuple[Count | None, int]:
    """How many units are told, and the token before them; None where it is not said, or one alone (في شهر آذار)."""
    after = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].folded in _ABOUT)  # الساعات الـ 48
    behind = tokens[after].folded if after < len(tokens) else ""
    if unit in _DUALS:
        return 2, at - 1
    if definite:
        several = quantities.value(behind.removeprefix("ال"))
        return (several, at - 1) if unit in (*_PLURALS, *_HOURS) and several else (None, at - 1)
    before = at - 1
    count: Count | None = None
    while before >= 0 and (value := quantities.value(tokens[before].text)) is not None:
        count, before = max(count or 0, value), before - 1
    if count is None and unit not in _PLURALS and unit not in _HOURS and unit not in _DAYS:
        bounded = before > 0 and tokens[before].folded == "من" and tokens[before - 1].folded in _BOUNDS
        lasting = before >= 0 and tokens[before].folded in _LASTING
        count = 1 if bounded or lasting or behind in _ONE else None
    return count, before
