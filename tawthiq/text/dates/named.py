"""Dates with the name of a month, a year or a shift of them: 17 آذار/ مارس 2017, الثالث من أيار, 17 من الشهر الجاري,
آذار الماضي, عام 2017, العام الماضي, Aug 19, 2022. Two names of one month are one date.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tawthiq.records import replace
from tawthiq.text.dates.expression import Calendar, Unit
from tawthiq.text.dates.words import text_at, word_at
from tawthiq.text.months import Month, month_at
from tawthiq.text.quantities.numerals import read
from tawthiq.text.quantities.words import Sort, atom, ordinal
from tawthiq.text.tokens import Shape, Token

Found = tuple[Calendar, int]

_OF = frozenset({"من", "/", "-", ".", "،", ",", "–"})
_PAIR = frozenset({"/", "-", "–", "|", "(", "او", "\\", "،"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_HIJRI = range(1300, 1500)


class Day(NamedTuple):
    """A day of a month as read: its number and last token; `in_words` for ordinals and number words."""

    number: int
    last: int
    in_words: bool


def day_at(tokens: Sequence[Token], at: int) -> Day | None:
    """A day of a month in figures or words (17, الثالث والعشرين, خمسة)."""
    if not 0 <= at < len(tokens):
        return None
    token = tokens[at]
    if token.shape is Shape.NUMBER:
        number = int(token.folded) if token.folded.isdecimal() and len(token.folded) <= 2 else 0
        return Day(number, at, False) if 1 <= number <= 31 else None
    rank = ordinal(token.folded)
    if rank:
        return _ordinal_day(tokens, at, rank[0])
    found = atom(token.folded)
    if found is None or found.sort in (Sort.LEAD, Sort.MANY, Sort.TENS_MANY):
        return None
    numeral = read(tokens, at)
    whole = numeral is not None and isinstance(numeral.value, int) and 1 <= numeral.value <= 31 and not numeral.vague
    return Day(int(numeral.value), numeral.last, True) if numeral and whole else None


def _ordinal_day(tokens: Sequence[Token], at: int, value: int) -> Day:
    step = at + 1 + (text_at(tokens, at + 1) == "و")
    after = atom(tokens[step].folded) if step < len(tokens) else None
    if after and after.sort is Sort.TEN and value < 10 and not after.clitics:
        return Day(value + 10, step, True)
    if after and after.sort is Sort.TENS and (after.joined or step > at + 1) and after.value < 40:
        return Day(value + after.value, step, True)
    return Day(value, at, True)


def named_date(tokens: Sequence[Token], at: int) -> Found | None:
    """The date that begins at token `at` and names a month or الشهر, with its last token."""
    day = day_at(tokens, at)
    if day:
        return _day_first(tokens, day)
    month = month_at(tokens, at) or _numbered_month(tokens, at)
    return _month_first(tokens, at, month) if month else None


def _day_first(tokens: Sequence[Token], day: Day) -> Found | None:
    step = day.last + 1
    joint = text_at(tokens, step)
    if joint in _OF:
        step += 1
    if text_at(tokens, step) in {"شهر", "بشهر", "لشهر"} or (
        text_at(tokens, step) == "الشهر" and (rank := ordinal(text_at(tokens, step + 1))) and rank[1].definite
    ):
        step += 1
        numbered = _month_number(tokens, step)
        if numbered:
            return _finish(tokens, Calendar(day=day.number), numbered)
    # In words alone (خمسة آب) a day needs من or a name that is nothing else.
    month = month_at(tokens, step, fuzzy=not day.in_words and joint not in _OF)
    if month and not (month.weak and day.in_words and joint not in {"من", "/"} and not _year_follows(tokens, month)):
        if month.calendar == "misspelt" and not _year_follows(tokens, month):
            return None
        return _finish(tokens, Calendar(day=day.number), month)
    return _day_of_shifted_month(tokens, day, step) if joint == "من" or not day.in_words else None


def _day_of_shifted_month(tokens: Sequence[Token], day: Day, step: int) -> Found | None:
    """17 من الشهر الجاري, 17 من هذا الشهر, 17 من الشهر ذاته, 17 الجاري."""
    found = shifted_unit(tokens, step)
    if found and found[0] is Unit.MONTH:
        return Calendar(day=day.number, month_shift=found[1]), found[2]
    word, behind = word_at(tokens, step), word_at(tokens, step + 1)
    if text_at(tokens, step) == "الشهر" and behind and behind.sort == "same":
        return Calendar(day=day.number, same_month=True), step + 1
    if word and word.sort == "relative" and word.definite and word.number == 0 and step == day.last + 1:
        return Calendar(day=day.number, month_shift=0), step
    return None


def _numbered_month(tokens: Sequence[Token], at: int) -> Month | None:
    """شهر 11, الشهر التاسع."""
    word = word_at(tokens, at)
    if word is None or word.sort != "unit" or word.value != "month" or word.times != 1:
        return None
    return _month_number(tokens, at + 1) or month_at(tokens, at + 1)


def _month_number(tokens: Sequence[Token], at: int) -> Month | None:
    day = day_at(tokens, at)
    after = text_at(tokens, day.last + 1) if day else ""
    if day is None or day.number > 12 or after in {"من", "يوم", "ايام"} or month_at(tokens, day.last + 1):
        return None
    return Month(day.number, False, day.last, False, "number")


def _month_first(tokens: Sequence[Token], at: int, month: Month) -> Found | None:
    """آذار 2017, شباط الماضي, أكتوبر 7, 2021, Aug 19, 2022."""
    behind = day_at(tokens, month.last + 1)
    if behind and not behind.in_words and text_at(tokens, behind.last + 1) in {",", "،"}:
        year = _year(tokens, behind.last + 2)
        if year:
            return Calendar(day=behind.number, month=month.number, year=year[0], hijri=month.hijri), year[1]
    in_words = tokens[at].folded not in {"شهر", "الشهر", "بشهر", "لشهر"}
    finished = _finish(tokens, Calendar(), month)
    plain = finished[1] == month.last and month.weak and in_words and text_at(tokens, at - 1) not in {"شهر", "شهري"}
    return None if plain else finished


def month_then_day(tokens: Sequence[Token], at: int) -> Found | None:
    """شباط 13, مايو الحادي والعشرين: only where nothing follows that the number could count."""
    month = month_at(tokens, at)
    day = day_at(tokens, month.last + 1) if month and not month.weak else None
    if month is None or day is None:
        return None
    after = tokens[day.last + 1] if day.last + 1 < len(tokens) else None
    closed = after is None or after.shape is Shape.PUNCT or after.folded in {"من", "الي", "حتي", "و", "عام", "سنه"}
    if not closed and not _year(tokens, day.last + 1):
        return None
    found, last = _years(tokens, Calendar(day=day.number, month=month.number, hijri=month.hijri), day.last)
    return found, last


def _year_follows(tokens: Sequence[Token], month: Month) -> bool:
    step = month.last + 1 + (text_at(tokens, month.last + 1) in _OF)
    return _year(tokens, step) is not None


def _finish(tokens: Sequence[Token], found: Calendar, month: Month) -> Found:
    """The month with its second name, then its year or what stands for it."""
    last, other = month.last, None
    second_at = last + 1 + (text_at(tokens, last + 1) in _PAIR)
    second = month_at(tokens, second_at)
    if second and second.calendar != month.calendar and (second_at > last + 1 or second.number == month.number):
        close = second.last + 1
        bracket = text_at(tokens, last + 1) == "(" and text_at(tokens, close) == ")"
        last = close if bracket else second.last
        other = second.number if second.number != month.number else None
    found = replace(found, month=month.number, other_month=other, hijri=month.hijri)
    return _years(tokens, found, last)


def _years(tokens: Sequence[Token], found: Calendar, last: int) -> Found:
    """The year behind a month: 2017, ، 2017, من عام 2017, العام الماضي 2021; or الماضي, الجاري alone."""
    relative = word_at(tokens, last + 1)
    if relative and relative.sort == "relative" and relative.definite and not relative.clitics:
        found, last = replace(found, relative=relative.number), last + 1
    step = last + 1
    if text_at(tokens, step) in _OF and text_at(tokens, step) != ".":
        step += 1
    if text_at(tokens, step) in {"من", "في"}:
        step += 1
    shifted = shifted_unit(tokens, step)
    if shifted and shifted[0] is Unit.YEAR:
        found, last = replace(found, year_shift=shifted[1]), shifted[2]
        step = last + 1
    year = _year(tokens, step)
    if year:
        found, last = replace(found, year=year[0]), year[1]
    mark = text_at(tokens, last + 1)
    return found, last + 1 if year and mark in {"م", "ه", "ميلادي", "هجري"} else last


def _year(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A year with or without عام before it, in figures or words."""
    word = word_at(tokens, at)
    named = bool(word and word.sort == "unit" and word.value == "year" and word.times == 1)
    step = at + 1 if named else at
    if step >= len(tokens):
        return None
    token = tokens[step]
    if token.shape is Shape.NUMBER:
        number = int(token.folded) if token.folded.isdecimal() and len(token.folded) == 4 else 0
        return (number, step) if _FIRST_YEAR <= number <= _LAST_YEAR or number in _HIJRI else None
    numeral = read(tokens, step) if atom(token.folded) else None
    spoken = numeral is not None and isinstance(numeral.value, int) and _FIRST_YEAR <= numeral.value <= _LAST_YEAR
    return (int(numeral.value), numeral.last) if numeral and spoken else None


def year_at(tokens: Sequence[Token], at: int) -> Found | None:
    """عام 2017, العام 2023, سنة ألفين وعشرين; with the word for year."""
    word = word_at(tokens, at)
    if not (word and word.sort == "unit" and word.value == "year" and word.times != 0):
        return None
    step = at + 1
    ahead = word_at(tokens, step)
    if ahead and ahead.sort in {"relative", "new"}:
        step += 1
    found = _year(tokens, step)
    return (Calendar(year=found[0], hijri=found[0] in _HIJRI), found[1]) if found else None


def shifted_unit(tokens: Sequence[Token], at: int) -> tuple[Unit, int, int] | None:
    """الشهر الجاري, هذا العام, الأسبوع قبل الماضي: the unit, its shift from the reference, the last token."""
    word = word_at(tokens, at)
    if word and word.sort == "this":
        inner = word_at(tokens, at + 1)
        whole = inner and inner.sort == "unit" and inner.times == 1 and inner.definite
        return (inner.unit, 0, at + 1) if inner and whole else None
    if not (
        word and word.sort == "unit" and word.times == 1 and word.definite and word.value not in {"hour", "minute"}
    ):
        return None
    step, farther = at + 1, 0
    if text_at(tokens, step) in {"ما", "الذي", "التي", "اللي"}:
        step += 1
    if text_at(tokens, step) in {"قبل", "بعد"}:
        step, farther = step + 1, 1
    behind = word_at(tokens, step)
    if behind is None or behind.clitics or not behind.definite:
        return None
    if behind.sort in {"relative", "following"}:
        sign = behind.number
        return word.unit, sign + farther * (1 if sign > 0 else -1), step
    return (word.unit, 0, step) if behind.sort == "new" else None
