"""Finding the time expressions of a passage.

1. At each token that can begin a date, read the longest of its sorts (`_core`).
2. Join two dates into an interval (من … حتى …, بين … و…, الجمعة والسبت), and منذ with the date that it opens.
3. Take in the words that lead into it and the part of the day on either side.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from tawthiq.text.dates.expression import Calendar, Interval, Offset, Spec, TimeExpression, TimeOfDay, Unit, Weekday
from tawthiq.text.dates.named import day_at, month_then_day, named_date, shifted_unit, year_at
from tawthiq.text.dates.parts import lead, time_of_day, trail
from tawthiq.text.dates.relative import (
    ago_at,
    calendar_at,
    night_at,
    nth_at,
    recent_at,
    today_at,
    week_at,
    week_of_month_at,
    weekday_at,
)
from tawthiq.text.dates.words import is_in, text_at, word, word_at
from tawthiq.text.months import may_be_month, month_at, near_month
from tawthiq.text.quantities.words import atom, ordinal
from tawthiq.text.tokens import Shape, Token

Found = tuple[Spec, int]
Reader = Callable[[Sequence[Token], int], Found | None]

_TO = frozenset({"الي", "حتي", "لغايه", "-", "–", "—", "~", "ل", "وحتي", "والي", "/", ""})
_FROM = frozenset({"بين", "من", "مابين", "وبين", "ومن", "يومي", "عامي"})
_NOW = frozenset({"الان", "اليوم", "اللحظه", "الساعه", "تاريخه", "الاثناء"})
_SINCE_REACH = 12  # words between منذ and the date that it opens: منذ انطلاق عمليات … في تشرين الأول
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def find(tokens: Sequence[Token]) -> tuple[TimeExpression, ...]:
    """The time expressions of a passage in order; they do not overlap. Offsets are those of the tokens."""
    found: list[TimeExpression] = []
    free = 0
    for at, token in enumerate(tokens):
        needs = _may_begin(token.folded) if at >= free else 0
        if not needs or not (needs == _ALONE or _promising(tokens, at)):
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
    return is_in(before, "not_month_after" if spec.day is None else "named_after")


def _merged(tokens: Sequence[Token], before: TimeExpression, after: TimeExpression) -> TimeExpression | None:
    """في عام 1999 بتاريخ 15 شباط: the year and the yearless date behind it are one date."""
    year, spec = before.spec, after.spec
    if after.first - before.last > 2 or not (isinstance(year, Calendar) and isinstance(spec, Calendar)):
        return None
    if year.month is not None or year.year is None or spec.month is None or spec.year is not None:
        return None
    return _make(tokens, before.first, after.last, before.core, replace(spec, year=year.year), after.part)


_ALONE, _COMPANY = 2, 1


@lru_cache(maxsize=100_000)
def _may_begin(folded: str) -> int:
    """Whether an expression can begin at this token: alone, only beside another word of time, or (0) not at all."""
    known = word(folded)
    if (known and (known.sort in {"weekday", "offset", "adverb", "since"} or known.value == "night")) or may_be_month(
        folded
    ):
        return _ALONE
    if known and known.sort == "unit" and known.times == 1 and (known.definite or known.value == "day"):
        return _ALONE
    if known and known.sort not in {"relative", "recent", "new", "same", "following", "while", "moment", "part"}:
        return _COMPANY
    if folded[:1].isdecimal():
        return _ALONE if len(folded) > 5 or (len(folded) == 4 and folded[:2] in {"19", "20", "13", "14"}) else _COMPANY
    return _COMPANY if ordinal(folded) is not None or atom(folded) is not None else 0


def _promising(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word of time or a separator of dates stands within the next few tokens."""
    return any(_is_of_time(tokens[step].folded) for step in range(at + 1, min(at + 7, len(tokens))))


@lru_cache(maxsize=100_000)
def _is_of_time(folded: str) -> bool:
    year = len(folded) == 4 and folded.isdecimal()
    return folded in {"/", "-", "–", "\\", "."} or year or bool(word(folded) or near_month(folded))


def _expression(tokens: Sequence[Token], at: int, floor: int) -> TimeExpression | None:
    found = _since(tokens, at) or _interval(tokens, at)
    if found is None:
        clock = time_of_day(tokens, at)
        if clock is None:
            return None
        spec: Spec = TimeOfDay()
        last, part_of = clock
        ahead = _interval(tokens, last + 1) if last + 1 < len(tokens) and part_of is None else None
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
        step += 1
    if step >= len(tokens) or (step == last + 1 and tokens[last].folded not in {"مساء", "ليلا"} and False):
        return None
    known = word_at(tokens, step)
    if known and (known.sort in {"weekday", "offset", "eve", "ago"} or known.value == "day"):
        return _core(tokens, step)
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


def _make(tokens: Sequence[Token], first: int, last: int, core: int, spec: Spec, part: str | None) -> TimeExpression:  # noqa: PLR0913, E501
    return TimeExpression(
        first=first, last=last, start=tokens[first].start, end=tokens[last].end, core=core, spec=spec, part=part
    )


def _core(tokens: Sequence[Token], at: int) -> Found | None:
    """One date that begins at the token, whatever its sort."""
    if at >= len(tokens):
        return None
    if tokens[at].shape is Shape.NUMBER:
        return calendar_at(tokens, at) or recent_at(tokens, at) or _bare_year(tokens, at)
    known = word(tokens[at].folded)
    for reader in _READERS.get(known.sort if known else "", ()):
        found = reader(tokens, at)
        if found:
            return found
    return month_then_day(tokens, at) or nth_at(tokens, at) or named_date(tokens, at)


def _bare_year(tokens: Sequence[Token], at: int) -> Found | None:
    """في 2015, منذ 2011, صيف 2016: four figures behind a word that asks for a time."""
    folded = tokens[at].folded
    if not (len(folded) == 4 and folded.isdecimal() and _FIRST_YEAR <= int(folded) <= _LAST_YEAR):
        return None
    before = word_at(tokens, at - 1)
    asked = text_at(tokens, at - 1) in {"في", "منذ", "حتي", "خلال", "وفي", "ومنذ"}
    if not asked and not (before and before.sort in {"edge", "season"}):
        return None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    noun = after is not None and after.shape is Shape.WORD and after.folded[:2] != "ال" and not after.folded[:1] == "و"
    known = after is not None and word(after.folded) is not None
    return (Calendar(year=int(folded)), at) if not noun or known or not asked else None


def _edge(tokens: Sequence[Token], at: int) -> Found | None:
    """أواخر العام الماضي, مطلع آذار, بداية عام 2017."""
    known = word_at(tokens, at)
    if known is None:
        return None
    step = at + 1 + (text_at(tokens, at + 1) in {"شهر", "من"} and named_date(tokens, at + 1) is None)
    shifted = shifted_unit(tokens, step)
    inner: Found | None = None
    if shifted and shifted[0] in {Unit.MONTH, Unit.YEAR}:
        month = shifted[0] is Unit.MONTH
        inner = Calendar(month_shift=shifted[1]) if month else Calendar(year_shift=shifted[1]), shifted[2]
        year = year_at(tokens, step)
        inner = year if year and year[1] > shifted[2] else inner
    else:
        inner = year_at(tokens, step) or named_date(tokens, step)
    if inner is None and text_at(tokens, step) in {"العام", "السنه"}:
        inner = Calendar(year_shift=0), step
    if inner is None or not isinstance(inner[0], Calendar) or inner[0].day:
        return None
    return replace(inner[0], edge=str(known.value)), inner[1]


def _season(tokens: Sequence[Token], at: int) -> Found | None:
    year = year_at(tokens, at + 1) or _bare_year(tokens, at + 1)
    return year


def _day_number(tokens: Sequence[Token], at: int) -> Found | None:
    """يوم 27: a day of the month, where nothing follows that the number could count."""
    if text_at(tokens, at) not in {"يوم", "ليوم"} or at + 1 >= len(tokens):
        return None
    day = day_at(tokens, at + 1) if tokens[at + 1].shape is Shape.NUMBER else None
    after = tokens[day.last + 1] if day and day.last + 1 < len(tokens) else None
    closed = after is None or (after.shape is Shape.PUNCT and after.folded not in {"-", "/", ":", "%"})
    if day and closed and month_at(tokens, day.last + 2):
        return None
    return (Calendar(day=day.number), day.last) if day and closed else None


_READERS: dict[str, tuple[Reader, ...]] = {
    "weekday": (weekday_at,),
    "offset": (today_at,),
    "unit": (night_at, recent_at, today_at, year_at, week_of_month_at, week_at, named_date, _day_number),
    "part": (night_at,),
    "this": (week_at,),
    "ago": (today_at, ago_at),
    "since": (ago_at,),
    "after": (today_at, ago_at),
    "within": (recent_at,),
    "edge": (_edge,),
    "season": (_season,),
    "rank": (nth_at,),
    "eve": (today_at, nth_at),
}


def _since(tokens: Sequence[Token], at: int) -> Found | None:
    """منذ 17/10/2016, منذ بداية العام, منذ انطلاق العمليات في شباط: an interval with an open end."""
    known = word_at(tokens, at)
    if known is None or known.sort != "since" or ago_at(tokens, at):
        return None
    step = at + 1
    near = step
    while near < len(tokens) and near < step + 3 and _passes(tokens, near):
        near += 1
    found = _core(tokens, step) or _core(tokens, near)
    if found is None:
        found = _opened(tokens, step)
    if found is None:
        return None
    spec, last = found
    if isinstance(spec, Offset) and spec.days == 0:
        return spec, last
    until = _until(tokens, last + 1)
    if until:
        return Interval(start=spec, end=until[0], to_reference=until[0] is None), until[1]
    return Interval(start=spec, end=None, to_reference=True), last


def _passes(tokens: Sequence[Token], at: int) -> bool:
    known = word_at(tokens, at)
    return text_at(tokens, at) in {"يوم", "في", "شهر", "ساعات", "تاريخ", "الاولي", "من"} or bool(
        known and known.sort in {"part"}
    )


def _opened(tokens: Sequence[Token], begin: int) -> Found | None:
    for at in range(begin, min(len(tokens), begin + _SINCE_REACH)):
        if tokens[at].shape is Shape.PUNCT and tokens[at].folded in {".", "،", "؛", ":", "(", '"'}:
            return None
        if text_at(tokens, at) in {"في", "عام", "سنه", "يوم"}:
            found = _core(tokens, at) or _core(tokens, at + 1)
            if found and isinstance(found[0], Calendar):
                return found
    return None


def _until(tokens: Sequence[Token], at: int) -> tuple[Spec | None, int] | None:
    if text_at(tokens, at) not in {"حتي", "وحتي", "الي", "ولغايه", "لغايه"}:
        return None
    if text_at(tokens, at + 1) in _NOW and not (word_at(tokens, at + 2) and word_at(tokens, at + 2).sort == "weekday"):  # type: ignore[union-attr]
        return None, at + 1
    step = at + 1
    while step < len(tokens) and _passes(tokens, step):
        step += 1
    return _core(tokens, step)


def _interval(tokens: Sequence[Token], at: int) -> Found | None:
    """A date, or two of them joined into one."""
    ranged = _day_range(tokens, at) or _year_range(tokens, at)
    if ranged:
        return ranged
    found = _core(tokens, at)
    if found is None or isinstance(found[0], Interval | Offset) and text_at(tokens, at - 1) not in {"بين", "من"}:
        return found
    spec, last = found
    opened = text_at(tokens, at - 1) in {"بين", "من", "منذ"} or text_at(tokens, at - 2) in {"بين", "من"}
    between = text_at(tokens, at - 1) == "بين" or text_at(tokens, at - 2) == "بين"
    joint = text_at(tokens, last + 1)
    second: Found | None = None
    if joint in _TO and (opened or joint not in {"", "ل"}):
        step = last + 2
        while step < len(tokens) and text_at(tokens, step) in {"يوم", "تاريخ", "شهر"}:
            step += 1
        second = _core(tokens, step) if not _is_pair(spec, joint) else None
    elif between or isinstance(spec, Weekday):
        step = last + 1 + (joint == "و")
        known = tokens[step].folded[:1] == "و" or joint == "و" if step < len(tokens) else False
        second = _core(tokens, step) if known else None
        if second and not between and not isinstance(second[0], Weekday):
            second = None
    if second is None or not isinstance(second[0], type(spec)):
        return spec, last
    return Interval(start=_filled(spec, second[0]), end=second[0]), second[1]


def _is_pair(spec: Spec, joint: str) -> bool:
    return joint == "/" and not isinstance(spec, Weekday)


def _filled(start: Spec, end: Spec) -> Spec:
    """The first date of an interval with the year that only the second one names."""
    if isinstance(start, Calendar) and isinstance(end, Calendar) and start.year is None and start.year_shift is None:
        return replace(start, year=end.year, year_shift=end.year_shift, relative=start.relative or end.relative)
    return start


def _day_range(tokens: Sequence[Token], at: int) -> Found | None:
    """13-15 تموز, بين 3 و 12 سبتمبر, 4 إلى 22 من هذا الشهر, تموز 13 الى 15."""
    found = month_then_day(tokens, at)
    first = day_at(tokens, found[1] if found else at)
    if first is None:
        return None
    joint = text_at(tokens, first.last + 1)
    step = first.last + 2
    if joint not in _TO - {"/", ""} and joint != "و":
        known = text_at(tokens, first.last + 1)
        if not (known.startswith("و") and text_at(tokens, at - 1) in {"بين", "يومي"}):
            return None
        step = first.last + 1
    if joint == "و" and text_at(tokens, at - 1) not in {"بين", "يومي", "في", "ليومي"}:
        return None
    if found:
        second = day_at(tokens, step)
        end = replace(found[0], day=second.number) if second else None
        return (Interval(start=found[0], end=end), second.last) if second and end else None
    closing = named_date(tokens, step)
    if closing is None or closing[0].day is None or closing[0].day <= first.number:
        return None
    return Interval(start=replace(closing[0], day=first.number), end=closing[0]), closing[1]


def _year_range(tokens: Sequence[Token], at: int) -> Found | None:
    """عامي 2017 و2020, بين عامي 2017-2020."""
    known = word_at(tokens, at)
    if not (known and known.value == "year" and known.sort == "unit"):
        return None
    first = year_at(tokens, at)
    if first is None or not isinstance(first[0], Calendar):
        return None
    step = first[1] + 1
    if text_at(tokens, step) not in {"و", "-", "–", "الي", "حتي"}:
        return None
    step += 1 + (word_at(tokens, step + 1) is not None and text_at(tokens, step + 1) in {"عام", "العام", "سنه"})
    folded = text_at(tokens, step)
    if len(folded) == 4 and folded.isdecimal() and first[0].year and first[0].year < int(folded) <= _LAST_YEAR:
        return Interval(start=first[0], end=Calendar(year=int(folded))), step
    return None
