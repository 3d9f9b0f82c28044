"""Parts of a year: الأشهر الأربعة الأولى من العام الحالي, الربع الثالث من عام 2015, النصف الأول من 2016."""

from collections.abc import Sequence

from tawthiq.records import replace
from tawthiq.text.dates.expression import Calendar, Interval, Spec, Unit
from tawthiq.text.dates.named import shifted_unit, year_at
from tawthiq.text.dates.words import text_at, word_at
from tawthiq.text.quantities.numerals import read
from tawthiq.text.quantities.words import ordinal
from tawthiq.text.tokens import Shape, Token

Found = tuple[Spec, int]

_YEAR = 12
PARTS = {"الربع": 3, "النصف": 6, "الثلث": 4}  # months that one has
_FIRST, _LAST = frozenset({"الاولي", "الاول"}), frozenset({"الاخيره", "الاخير"})


def span_at(tokens: Sequence[Token], at: int) -> Found | None:
    """The months of a part of a year that begins at the token."""
    size = PARTS.get(text_at(tokens, at))
    return _fraction(tokens, at, size) if size else _months(tokens, at)


def _fraction(tokens: Sequence[Token], at: int, size: int) -> Found | None:
    rank = ordinal(text_at(tokens, at + 1))
    number = rank[0] if rank else _YEAR // size if text_at(tokens, at + 1) in _LAST else None
    year = _of_year(tokens, at + 2) if number else None
    if number is None or year is None or number * size > _YEAR:
        return None
    return _from_to(year, (number - 1) * size + 1, number * size)


def _months(tokens: Sequence[Token], at: int) -> Found | None:
    """الأشهر التسعة الأولى من, الشهرين الأولين من, الأشهر الستة الأخيرة من."""
    unit = word_at(tokens, at)
    if unit is None or unit.value != "month" or unit.sort != "unit" or unit.times == 1 or not unit.definite:
        return None
    count, step = unit.times, at + 1
    if not count:
        step += text_at(tokens, step) == "ال"
        numeral = read(tokens, step) if step < len(tokens) else None
        if numeral is None or not isinstance(numeral.value, int) or not 1 <= numeral.value <= _YEAR:
            return None
        count, step = numeral.value, numeral.last + 1
    first = text_at(tokens, step) in _FIRST | {"الاولين", "الاوليين"}
    year = _of_year(tokens, step + 1) if first or text_at(tokens, step) in _LAST else None
    if year is None:
        return None
    return _from_to(year, 1, count) if first else _from_to(year, _YEAR - count + 1, _YEAR)


def _from_to(year: tuple[Calendar, int], first: int, last: int) -> Found:
    return Interval(start=replace(year[0], month=first), end=replace(year[0], month=last)), year[1]


def _of_year(tokens: Sequence[Token], at: int) -> tuple[Calendar, int] | None:
    """من عام 2015, من العام الحالي, من 2016, من العام."""
    if text_at(tokens, at) not in {"من", "لعام", "لسنه"}:
        return None
    step = at + (text_at(tokens, at) == "من")
    year = year_at(tokens, step)
    shifted = shifted_unit(tokens, step)
    if shifted and shifted[0] is Unit.YEAR and not (year and year[1] > shifted[2]):
        return Calendar(year_shift=shifted[1]), shifted[2]
    if year:
        return year
    bare = tokens[step] if step < len(tokens) else None
    if bare and bare.shape is Shape.NUMBER and len(bare.folded) == len("2016") and bare.folded.isdecimal():
        return Calendar(year=int(bare.folded)), step
    return (Calendar(year_shift=0), step) if text_at(tokens, step) == "العام" else None
