"""Time expressions of Arabic news: found in tokens, said as plain facts, resolved by looking back.

1. `find` gives every time expression of a passage: one date of any sort (numeric, named, weekdays, relative,
   distances, cores), two that are one time (intervals), a part of a year (spans), what منذ opens (since), with the
   words and hours around it (parts, finding).
2. `resolve` turns what it says into EDTF against a `Reference` (shifts, years, hijri, resolving).
"""

from tawthiq.text.dates.expression import (
    Ago,
    Calendar,
    Interval,
    Night,
    NthWeekday,
    Offset,
    Recent,
    Same,
    Spec,
    TimeExpression,
    TimeOfDay,
    Unit,
    Week,
    Weekday,
)
from tawthiq.text.dates.finding import find
from tawthiq.text.dates.reference import Reference, Resolved
from tawthiq.text.dates.resolving import resolve

__all__ = [
    "Ago",
    "Calendar",
    "Interval",
    "Night",
    "NthWeekday",
    "Offset",
    "Recent",
    "Reference",
    "Resolved",
    "Same",
    "Spec",
    "TimeExpression",
    "TimeOfDay",
    "Unit",
    "Week",
    "Weekday",
    "find",
    "resolve",
]
