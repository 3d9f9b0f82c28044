"""Finding the time expressions of a passage.

1. At each token that can begin a date, read the longest of its sorts (cores) and what it is joined to (intervals).
2. Take in the words that lead into it and the part of the day on either side (parts).
3. Leave out streets and squares named after a day.
"""

from collections.abc import Sequence

from tawthiq.records import replace
from tawthiq.text.dates.cores import core
from tawthiq.text.dates.expression import Calendar, Interval, Spec, TimeExpression, TimeOfDay
from tawthiq.text.dates.intervals import interval
from tawthiq.text.dates.parts import lead, time_of_day, trail
from tawthiq.text.dates.relative import night_at
from tawthiq.text.dates.since import since
from tawthiq.text.dates.spans import PARTS, span_at
from tawthiq.text.dates.weekdays import calendar_at
from tawthiq.text.dates.words import is_in, text_at, word, word_at
from tawthiq.text.months import may_be_month, near_month
from tawthiq.text.quantities.words import atom, ordinal
from tawthiq.text.remembered import Remembered
from tawthiq.text.tokens import Token

Found = tuple[Spec, int]


_AT_A_DAY = frozenset({"في", "يوم", "بتاريخ", "منذ", "خلال"})
_FROM = frozenset({"بين", "من", "مابين", "وبين", "ومن", "يومي", "عامي"})


def find(tokens: Sequence[Token]) -> tuple[TimeExpression, ...]:
    """The time expressions of a passage in order; they do not overlap. Offsets are those of the tokens."""
    found: list[TimeExpression] = []
    free = 0
    for at, needs in [(at, needs) for at, token in enumerate(tokens) if (needs := _BEGINS[token.folded])]:
        if at < free or not (needs == _ALONE or _promising(tokens, at)):
            continue
        expression = _expression(tokens, at, free)
        if expression is None:
            continue
        free = expression.last + 1
        if _is_name(tokens, expression):
            continue
        merged = _merged(tokens, found[-1], expression) if found else None
        if merged:
            found[-1] = merged
        else:
            found.append(expression)
    return tuple(found)


def _is_name(tokens: Sequence[Token], expression: TimeExpression) -> bool:
    """Streets, squares and movements named after a day (شارع 26 سبتمبر) are no dates."""
    spec = expression.spec
    before = text_at(tokens, expression.first - 1)
    if not before or not isinstance(spec, Calendar) or spec.year is not None or spec.year_shift is not None:
        return False
    if spec.day is not None and text_at(tokens, expression.first) in _AT_A_DAY:
        return False  # حي الشهداء في 6 مايو
    return is_in(before, "not_month_after" if spec.day is None else "named_after")


def _merged(tokens: Sequence[Token], before: TimeExpression, after: TimeExpression) -> TimeExpression | None:
    """في عام 2003 بتاريخ 9 نيسان: the year and the yearless date behind it are one date."""
    year, spec = before.spec, after.spec
    if after.first - before.last > 2 or not (isinstance(year, Calendar) and isinstance(spec, Calendar)):
        return None
    if year.month is not None or year.year is None or spec.month is None or spec.year is not None:
        return None
    return _make(tokens, before.first, after.last, before.core, replace(spec, year=year.year), after.part)


_ALONE, _COMPANY = 2, 1


def _may_begin(folded: str) -> int:
    """Whether an expression can begin at this token: alone, only beside another word of time, or (0) not at all."""
    known = word(folded)
    if (
        known and (known.sort in {"weekday", "offset", "now", "adverb", "since"} or known.value == "night")
    ) or may_be_month(folded):
        return _ALONE
    if known and known.sort == "unit" and known.times == 1 and (known.definite or known.value == "day"):
        return _ALONE
    if known and known.sort not in {"relative", "recent", "new", "same", "following", "while", "moment", "part"}:
        return _COMPANY
    if folded in PARTS:
        return _COMPANY
    if folded[:1].isdecimal():
        return _ALONE if len(folded) > 5 or (len(folded) == 4 and folded[:2] in {"19", "20", "13", "14"}) else _COMPANY
    return _COMPANY if ordinal(folded) is not None or atom(folded) is not None else 0


def _promising(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word of time or a separator of dates stands within the next few tokens."""
    return any(_OF_TIME[token.folded] for token in tokens[at + 1 : at + 7])


def _is_of_time(folded: str) -> bool:
    year = len(folded) == 4 and folded.isdecimal()
    return folded in {"/", "-", "–", "\\", "."} or year or bool(word(folded) or near_month(folded))


_BEGINS, _OF_TIME = Remembered(_may_begin), Remembered(_is_of_time)


def _expression(tokens: Sequence[Token], at: int, floor: int) -> TimeExpression | None:
    found = since(tokens, at) or span_at(tokens, at) or interval(tokens, at)
    if found is None:
        clock = time_of_day(tokens, at)
        if clock is None:
            return None
        spec: Spec = TimeOfDay()
        last, part_of = clock
        ahead = interval(tokens, last + 1) if last + 1 < len(tokens) and part_of is None else None
        if ahead:
            (spec, last) = ahead
        elif (day := _day_behind(tokens, last)) is not None:
            spec, last = day
        first, _ = lead(tokens, at, floor)
        return _make(tokens, first, last, at, spec, part_of)
    spec, last = found
    first, part = lead(tokens, at, floor)
    if isinstance(spec, Interval) and first > floor and text_at(tokens, first - 1) in _FROM:
        first -= 1 + (text_at(tokens, first - 2) == "ما")
    last, behind = trail(tokens, last)
    return _make(tokens, first, last, at, spec, part or _inner_part(tokens, at, last) or behind)


def _day_behind(tokens: Sequence[Token], last: int) -> Found | None:
    """الساعة العاشرة صباح اليوم, مساء السبت, فجرا من يوم الأحد: the day behind a time of day."""
    step = last + 1
    while (
        text_at(tokens, step) in {"من", "يوم", "صباح", "مساء", "فجر", "ظهر", "عصر", "ليل", "في", "،"}
        and step <= last + 3
    ):
        night = night_at(tokens, step) if tokens[step].folded == "ليل" else None
        if night:
            return night
        step += 1
    if step >= len(tokens):
        return None
    known = word_at(tokens, step)
    if known and (known.sort in {"weekday", "offset", "eve", "ago"} or known.value == "day"):
        return core(tokens, step)
    dated = calendar_at(tokens, step) if text_at(tokens, step - 1) != "في" else None
    return dated if dated and dated[0].day else None


def _inner_part(tokens: Sequence[Token], at: int, last: int) -> str | None:
    """The part of the day inside an expression that begins before it: منذ صباح اليوم."""
    for inner in range(at, last):
        known = word_at(tokens, inner)
        if known and known.sort == "part":
            return str(known.value)
        if known and known.value == "night":
            return "night"
    return None


def _make(tokens: Sequence[Token], first: int, last: int, core: int, spec: Spec, part: str | None) -> TimeExpression:
    return TimeExpression(
        first=first, last=last, start=tokens[first].start, end=tokens[last].end, core=core, spec=spec, part=part
    )
