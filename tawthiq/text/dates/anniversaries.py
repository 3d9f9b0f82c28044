"""Days that are remembered: اليوم الذكرى العاشرة لمجزرة س, في مثل هذا اليوم من عام 2013.

What is remembered happened on this day of another year: of the year that is named, of so many years ago, or of one that
the words leave open.
"""

from collections.abc import Sequence

from tawthiq.text.dates.distances import ago_at
from tawthiq.text.dates.expression import Ago, Offset, Remembered, Spec, Unit, Weekday
from tawthiq.text.dates.named import shifted_unit, year_at
from tawthiq.text.dates.words import listed, text_at
from tawthiq.text.quantities.numerals import read
from tawthiq.text.quantities.words import ordinal
from tawthiq.text.tokens import Token

Found = tuple[Spec, int]


def remembered_at(tokens: Sequence[Token], at: int, found: Found) -> Found | None:
    """The day that a day of speaking found at a token is the anniversary of."""
    day, last = found
    if not isinstance(day, Offset | Weekday):
        return None
    if text_at(tokens, last + 1) in listed("anniversary"):
        return _counted(tokens, last + 1, day)
    return _of_year(tokens, last, day) if text_at(tokens, at - 1) in listed("day_alike") else None


def _counted(tokens: Sequence[Token], noun: int, day: Offset | Weekday) -> Found:
    """الذكرى العاشرة, الذكرى السنوية الأولى, الذكرى الـ13."""
    step = noun + 1 + (text_at(tokens, noun + 1) in listed("yearly"))
    step += text_at(tokens, step) == "ال"
    rank = ordinal(text_at(tokens, step)) if step < len(tokens) else None
    numeral = read(tokens, step) if step < len(tokens) and tokens[step].folded.isdecimal() else None
    if rank is not None:
        return Remembered(day=day, years=rank[0]), step
    if numeral is not None and isinstance(numeral.value, int):
        return Remembered(day=day, years=numeral.value), numeral.last
    return Remembered(day=day), noun


def _of_year(tokens: Sequence[Token], last: int, day: Offset | Weekday) -> Found:
    """هذا اليوم من عام 2013, هذا اليوم من العام الماضي, هذا اليوم قبل عشرة أعوام."""
    step = last + 1 + (text_at(tokens, last + 1) == "من")
    named, shifted = year_at(tokens, step), shifted_unit(tokens, step)
    if named is not None and named[0].year is not None:
        return Remembered(day=day, year=named[0].year), named[1]
    if shifted is not None and shifted[0] is Unit.YEAR:
        return Remembered(day=day, years=-shifted[1]), shifted[2]
    ago = ago_at(tokens, last + 1)
    if ago is not None and isinstance(ago[0], Ago) and ago[0].unit is Unit.YEAR and ago[0].sign < 0:
        return Remembered(day=day, years=ago[0].count), ago[1]
    return Remembered(day=day), last
