"""Two dates that are one time: من … حتى …, 13-15 تموز, الجمعة والسبت, تموز وآب, عامي 2017 و2020."""

from collections.abc import Sequence

from tawthiq.records import replace
from tawthiq.text.dates.cores import core, may_be_day
from tawthiq.text.dates.expression import Calendar, Interval, Offset, Spec, Weekday
from tawthiq.text.dates.named import day_at, month_then_day, named_date, year_at
from tawthiq.text.dates.words import text_at, word_at
from tawthiq.text.tokens import Token

Found = tuple[Spec, int]

_LAST_YEAR = 2100
_TO = frozenset({"الي", "حتي", "لغايه", "-", "–", "—", "~", "ل", "وحتي", "والي", "/", ""})


def interval(tokens: Sequence[Token], at: int) -> Found | None:
    """A date, or two of them joined into one."""
    ranged = _day_range(tokens, at) if may_be_day(tokens[at].folded) else _year_range(tokens, at)
    if ranged:
        return ranged
    found = core(tokens, at)
    if found is None or (isinstance(found[0], Interval | Offset) and text_at(tokens, at - 1) not in {"بين", "من"}):
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
        second = core(tokens, step) if not _is_pair(spec, joint) else None
    elif between or isinstance(spec, Weekday) or _is_month(spec):
        step = last + 1 + (joint == "و")
        known = tokens[step].folded[:1] == "و" or joint == "و" if step < len(tokens) else False
        second = core(tokens, step) if known else None
        if second and not between and not (isinstance(second[0], Weekday) or _is_month(second[0])):
            second = None
    if second is None or not isinstance(second[0], type(spec)):
        return spec, last
    return Interval(start=_filled(spec, second[0]), end=second[0]), second[1]


def _is_month(spec: Spec) -> bool:
    """تموز وآب: months without a day."""
    return isinstance(spec, Calendar) and spec.month is not None and spec.day is None


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
