"""Weekdays and what they count: الجمعة 21 أكتوبر 2016, السبت الماضي, أول جمعة من آذار, الأسبوع الأول من تشرين."""

from collections.abc import Sequence

from tawthiq.records import replace
from tawthiq.text.dates.expression import Calendar, NthWeekday, Spec, Unit, Weekday
from tawthiq.text.dates.named import day_at, month_then_day, named_date, shifted_unit
from tawthiq.text.dates.numeric import numeric_date
from tawthiq.text.dates.words import Word, is_in, listed, text_at, word_at
from tawthiq.text.quantities.words import atom, ordinal
from tawthiq.text.tokens import Shape, Token

Found = tuple[Spec, int]


def _ranked(found: Calendar, tokens: Sequence[Token], at: int) -> Calendar:
    return replace(found, ranked=True) if ordinal(text_at(tokens, at)) else found


def calendar_at(tokens: Sequence[Token], at: int) -> tuple[Calendar, int] | None:
    """A date in figures or with the name of a month."""
    if not 0 <= at < len(tokens):
        return None
    if tokens[at].shape is Shape.NUMBER:
        return numeric_date(tokens, at) or named_date(tokens, at)
    return month_then_day(tokens, at) or named_date(tokens, at)


def gap_before_date(tokens: Sequence[Token], at: int) -> int:
    """The token behind a comma, في or الموافق that may stand between a day and its date."""
    if text_at(tokens, at) in {"،", ",", "(", "-", "–"}:
        at += 1
    if text_at(tokens, at) in listed("same_day"):
        at += 1
    return at + (text_at(tokens, at) in {"في", "ل", "يوم", "بتاريخ", "تاريخ"})


def is_weekday(tokens: Sequence[Token], at: int) -> Word | None:
    """The weekday at a token, unless the words around show that it is no day (سوق الجمعة, الأحد عشر)."""
    word = word_at(tokens, at)
    if word is None or word.sort != "weekday":
        return None
    before = text_at(tokens, at - 1)
    if tokens[at].folded == "واحد":
        return None  # قبلها بيوم واحد: one day, and no Sunday
    if not word.definite and before not in {"يوم", "ليوم", "بيوم", "ليله", "ليل"}:
        week = shifted_unit(tokens, at + 1)
        return word if week and week[0] is Unit.WEEK else None
    after = atom(tokens[at + 1].folded) if at + 1 < len(tokens) else None
    if is_in(before, "not_weekday_after") or (after and after.value == 10 and not after.clitics):
        return None
    # القتيلين الاثنين: two, not Monday.
    return None if word.number == 0 and before.endswith("ين") and before.startswith("ال") else word


def weekday_at(tokens: Sequence[Token], at: int) -> Found | None:
    """A weekday with the date behind it, the week it is of, or الماضي."""
    word = is_weekday(tokens, at)
    if word is None:
        return None
    gap = gap_before_date(tokens, at + 1)
    dated = calendar_at(tokens, gap)
    if dated and dated[0].day is not None:
        return replace(_ranked(dated[0], tokens, gap), weekday=word.number), dated[1]
    bare = _bare_day(tokens, gap)
    if bare:
        return Calendar(day=bare[0], weekday=word.number), bare[1]
    return _weekday_of(tokens, at, word.number) or _weekday_alone(tokens, at, word.number)


def _weekday_of(tokens: Sequence[Token], at: int, weekday: int) -> Found | None:
    """الثلاثاء الثالث من أيلول, الأحد من الأسبوع الماضي."""
    rank = ordinal(text_at(tokens, at + 1))
    of = month_of(tokens, at + 3) if rank and text_at(tokens, at + 2) in {"من", "في"} else None
    if rank and of:
        return NthWeekday(rank=rank[0], weekday=weekday, of=of[0]), of[1]
    week = shifted_unit(tokens, at + 1 + (text_at(tokens, at + 1) in {"من", "في"}))
    return (Weekday(weekday=weekday, week=week[1]), week[2]) if week and week[0] is Unit.WEEK else None


def _weekday_alone(tokens: Sequence[Token], at: int, weekday: int) -> Found:
    """السبت, السبت الماضي, السبت قبل الماضي."""
    farther = text_at(tokens, at + 1) in {"قبل", "بعد"}
    behind = word_at(tokens, at + 1 + farther)
    if behind and behind.definite and behind.sort in {"relative", "following"} and not behind.clitics:
        last = at + 1 + farther
        dated = calendar_at(tokens, gap_before_date(tokens, last + 1))
        if dated and dated[0].day is not None:
            return replace(dated[0], weekday=weekday), dated[1]
        return Weekday(weekday=weekday, relative=behind.number, farther=farther), last
    return Weekday(weekday=weekday), at


def _bare_day(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """الجمعة 15: a day of the month with nothing behind it that it could count."""
    day = day_at(tokens, at)
    if day is None or (day.in_words and text_at(tokens, at)[:2] != "ال"):
        return None
    after = tokens[day.last + 1] if day.last + 1 < len(tokens) else None
    if after is not None and after.folded not in {".", "،", "!", "؟", "حتي", "الي", ")"}:
        return None
    return (day.number, day.last) if not day.in_words or day.number > 5 else None


def month_of(tokens: Sequence[Token], at: int) -> tuple[Calendar, int] | None:
    """A month by name or shift, without a day: the frame of the nth weekday."""
    found = named_date(tokens, at)
    if found and found[0].day is None and found[0].month:
        return found
    shifted = shifted_unit(tokens, at)
    if shifted and shifted[0] is Unit.MONTH:
        return Calendar(month_shift=shifted[1]), shifted[2]
    return None


def _nth_week(tokens: Sequence[Token], rank: int, step: int) -> Found | None:
    step += text_at(tokens, step) in {"من", "في", "ب"}
    of = month_of(tokens, step)
    return (NthWeekday(rank=rank, weekday=None, of=of[0], weeks=True), of[1]) if of else None


def week_of_month_at(tokens: Sequence[Token], at: int) -> Found | None:
    """الأسبوع الأول من تشرين, الأسبوع الأخير من آذار."""
    word, behind = word_at(tokens, at), word_at(tokens, at + 1)
    if word is None or word.value != "week" or word.sort != "unit" or not word.definite:
        return None
    rank = ordinal(text_at(tokens, at + 1))
    if rank and rank[1].definite:
        return _nth_week(tokens, rank[0], at + 2)
    return _nth_week(tokens, -1, at + 2) if behind and behind.sort == "recent" else None


def nth_at(tokens: Sequence[Token], at: int) -> Found | None:
    """أول جمعة من آذار, ثالث يوم من شهر عشرة, آخر يوم من الشهر الحالي."""
    word, rank = word_at(tokens, at), ordinal(text_at(tokens, at))
    number = rank[0] if rank else word.number if word and word.sort == "rank" else None
    if number is None:
        return None
    step = at + 1
    weekday: int | None = None
    unit = word_at(tokens, step)
    first = month_of(tokens, step) if number == 1 else None
    if first and not (unit and unit.sort == "unit" and unit.definite):
        return replace(first[0], day=1), first[1]
    if unit and unit.sort == "unit" and unit.value == "week":
        return _nth_week(tokens, number, step + 1)
    if unit and unit.sort == "unit" and unit.value == "day":
        step, unit = step + 1, word_at(tokens, step + 1)
    elif not (unit and unit.sort == "weekday"):
        return None
    if unit and unit.sort == "weekday":
        weekday, step = unit.number, step + 1
    step += text_at(tokens, step) in {"من", "في"}
    of = month_of(tokens, step)
    return (NthWeekday(rank=number, weekday=weekday, of=of[0]), of[1]) if of else None
