"""Dates told from the day of speaking: اليوم السبت, أول أمس, السبت الماضي, قبل يومين, خلال الأيام الثلاثة الماضية, ليلة السبت."""

from collections.abc import Sequence
from dataclasses import replace

from tawthiq.text.dates.expression import (
    Ago,
    Calendar,
    Night,
    NthWeekday,
    Offset,
    Recent,
    Same,
    Spec,
    Unit,
    Week,
    Weekday,
)
from tawthiq.text.dates.named import day_at, month_then_day, named_date, shifted_unit
from tawthiq.text.dates.numeric import numeric_date
from tawthiq.text.dates.words import Word, is_in, listed, text_at, word_at
from tawthiq.text.quantities.numerals import read
from tawthiq.text.quantities.words import atom, ordinal, vague_at
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


def _past_gap(tokens: Sequence[Token], at: int) -> int:
    """The token behind a comma, في or الموافق that may stand between a day and its date."""
    if text_at(tokens, at) in {"،", ",", "(", "-", "–"}:
        at += 1
    if text_at(tokens, at) in listed("same_day"):
        at += 1
    return at + (text_at(tokens, at) in {"في", "ل", "يوم"})


def is_weekday(tokens: Sequence[Token], at: int) -> Word | None:
    """The weekday at a token, unless the words around show that it is no day (سوق الجمعة, الأحد عشر)."""
    word = word_at(tokens, at)
    if word is None or word.sort != "weekday":
        return None
    before = text_at(tokens, at - 1)
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
    weekday, last = word.number, at
    gap = _past_gap(tokens, at + 1)
    dated = calendar_at(tokens, gap)
    if dated and dated[0].day is not None:
        return replace(_ranked(dated[0], tokens, gap), weekday=weekday), dated[1]
    bare = _bare_day(tokens, _past_gap(tokens, at + 1))
    if bare:
        return Calendar(day=bare[0], weekday=weekday), bare[1]
    rank = ordinal(text_at(tokens, at + 1))
    if rank and text_at(tokens, at + 2) in {"من", "في"}:
        of = month_of(tokens, at + 3)
        if of:
            return NthWeekday(rank=rank[0], weekday=weekday, of=of[0]), of[1]
    step = at + 1 + (text_at(tokens, at + 1) in {"من", "في"})
    week = shifted_unit(tokens, step)
    if week and week[0] is Unit.WEEK:
        return Weekday(weekday=weekday, week=week[1]), week[2]
    farther = text_at(tokens, at + 1) in {"قبل", "بعد"} and (behind := word_at(tokens, at + 2)) is not None
    behind = word_at(tokens, at + 1 + farther)
    if behind and behind.definite and behind.sort in {"relative", "following"} and not behind.clitics:
        return Weekday(weekday=weekday, relative=behind.number, farther=farther), at + 1 + farther
    return Weekday(weekday=weekday), last


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


def today_at(tokens: Sequence[Token], at: int) -> Found | None:
    """اليوم, أمس, أول أمس, قبل أمس, بعد غد with the weekday and date behind them; اليوم المذكور."""
    begin, shift = at, None
    word = word_at(tokens, at)
    if word is None:
        return None
    if word.sort == "offset":
        shift = word.number
    elif word.sort == "unit" and word.value == "day" and word.times == 1 and word.definite:
        found = _named_day(tokens, at)
        if found:
            return found
        shift = 0 if _is_today(tokens, at) else None
    elif word.sort == "eve":
        begin = at + 1 + (text_at(tokens, at + 1) == "من")
        inner = word_at(tokens, begin)
        shift = -2 if inner and inner.sort == "offset" and inner.number < 0 else None
    elif word.sort in {"ago", "after"}:
        begin = at + 1 + (text_at(tokens, at + 1) in {"يوم", "ال"})
        inner = word_at(tokens, begin)
        sign = -1 if word.sort == "ago" else 1
        if inner and inner.sort == "offset" and inner.number == sign:
            shift = 2 * sign
    if shift is None:
        return None
    return _with_date(tokens, begin, shift)


def _is_today(tokens: Sequence[Token], at: int) -> bool:
    before, after = text_at(tokens, at - 1), text_at(tokens, at + 1)
    if is_in(before, "not_today_after") or after in listed("not_today_before"):
        return False
    return ordinal(after) is None


def _named_day(tokens: Sequence[Token], at: int) -> Found | None:
    """اليوم المذكور, اليوم التالي, اليوم الماضي, اليوم الثالث من أكتوبر."""
    behind = word_at(tokens, at + 1)
    if behind and behind.sort == "same":
        return Same(), at + 1
    if behind and behind.sort == "following" and behind.definite:
        return Same(shift=1), at + 1
    if behind and behind.sort == "relative" and behind.definite and behind.number:
        return Ago(count=1, unit=Unit.DAY, sign=behind.number), at + 1
    step = at + 1 + (text_at(tokens, at + 1) in {"الذي", "الي", "اللي", "ال"})
    near = word_at(tokens, step + 1)
    if text_at(tokens, step).removeprefix("ال") in {"قبل", "بعد"} and near and near.sort == "offset":
        return Offset(days=2 * near.number), step + 1
    farther = text_at(tokens, at + 1) in {"قبل", "الذي", "الي", "القبل"} and shifted_unit(tokens, at)
    if farther:
        return Ago(count=abs(farther[1]), unit=Unit.DAY, sign=1 if farther[1] > 0 else -1), farther[2]
    if behind and behind.sort == "recent" and text_at(tokens, at + 2) in {"من", "في"} and (of := month_of(tokens, at + 3)):
        return NthWeekday(rank=-1, weekday=None, of=of[0]), of[1]
    day = day_at(tokens, at + 1)
    dated = named_date(tokens, at + 1) if day and day.in_words else None
    return dated if dated and dated[0].day else None


def _with_date(tokens: Sequence[Token], at: int, shift: int) -> Found:
    """أمس الجمعة, اليوم السبت 11 كانون الأول, يوم أمس، 19 كانون الأول 2024."""
    last, weekday = at, None
    if shift == -1 and text_at(tokens, at + 1) == "الاول":
        return Offset(days=-2), at + 1
    step = at + 1 + (text_at(tokens, at + 1) in {"،", ",", "يوم", "("})
    day = is_weekday(tokens, step)
    if day:
        weekday, last = day.number, step
    dated = calendar_at(tokens, _past_gap(tokens, last + 1))
    if dated and dated[0].day is not None:
        return Offset(days=shift, weekday=weekday, date=replace(dated[0], weekday=weekday)), dated[1]
    return Offset(days=shift, weekday=weekday), last


def counted(tokens: Sequence[Token], at: int) -> tuple[int | None, Unit, int] | None:
    """A number of units: يومين, 3 أيام, ثلاثة أشهر, أيام (None), بضعة أيام, شهر واحد, نحو عام."""
    for _ in range(2):
        if text_at(tokens, at) in {"نحو", "حوالي", "قرابه", "اكثر", "من", "ما", "يقارب", "ال", "اقل", "زهاء"}:
            at += 1
    if at >= len(tokens):
        return None
    count: int | None = None
    vague = vague_at(tokens, at)
    numeral = None if vague else read(tokens, at)
    if numeral and isinstance(numeral.value, int):
        count, at = numeral.value, numeral.last + 1
    elif vague:
        at = vague[0] + 1
    unit = word_at(tokens, at)
    if unit is None or unit.sort != "unit" or unit.value == "night":
        return None
    if numeral is None and not vague:
        count = unit.times or None
        one = text_at(tokens, at + 1) in {"واحد", "واحده", "كامل", "كامله"} and unit.times == 1
        return count, unit.unit, at + one
    return count, unit.unit, at


def ago_at(tokens: Sequence[Token], at: int) -> Found | None:
    """قبل يومين, منذ ثلاثة أيام, قبل قليل, بعد أسبوع من الآن."""
    word = word_at(tokens, at)
    if word is None or word.sort not in {"ago", "since", "after"}:
        return None
    ahead = word_at(tokens, at + 1)
    if ahead and ahead.sort == "moment" and word.sort != "after":
        return Offset(days=0), at + 1
    if ahead and ahead.sort == "while" and word.sort == "since":
        more = text_at(tokens, at + 2) in {"طويله", "قصيره", "بعيده", "قريبه"}
        return Recent(count=None, unit=Unit.YEAR), at + 1 + more
    found = counted(tokens, at + 1)
    # قبل الساعة، قبل اليوم: the definite unit is no distance.
    if found is None or (ahead and ahead.sort == "unit" and ahead.definite):
        return None
    count, unit, last = found
    # منذ عام 2011 is a year and no distance.
    if len(text_at(tokens, last + 1)) == 4 and text_at(tokens, last + 1).isdecimal():
        return None
    if word.sort == "after":
        soon = text_at(tokens, last + 1) == "من" and text_at(tokens, last + 2) in {"الان", "اليوم"}
        return (Ago(count=count, unit=unit, sign=1), last + 2) if soon else None
    now = text_at(tokens, last + 1) == "من" and text_at(tokens, last + 2) == "الان"
    if text_at(tokens, last + 1) in {"من", "علي"} and not now and word.sort == "ago":
        return None  # قبل يومين على الانتخابات: told from another event
    return Ago(count=count, unit=unit), last + 2 * now


def recent_at(tokens: Sequence[Token], at: int) -> Found | None:
    """اليومين الماضيين, الأيام الثلاثة الماضية, الـ24 ساعة الماضية, الأشهر الأخيرة; خلال 24 ساعة, خلال شهر واحد."""
    within = word_at(tokens, at)
    begin = at + 1 if within and within.sort == "within" else at
    count: int | None = None
    step = begin + (text_at(tokens, begin) == "ال")
    numeral = read(tokens, step) if step < len(tokens) and atom(tokens[step].folded) or _figure(tokens, step) else None
    if numeral and isinstance(numeral.value, int):
        count, step = numeral.value, numeral.last + 1
    unit = word_at(tokens, step)
    if unit is None or unit.sort != "unit":
        return None
    if unit.times == 2:
        count = 2
    after = read(tokens, step + 1) if step + 1 < len(tokens) and unit.definite else None
    if after and after.definite and isinstance(after.value, int):
        count, step = after.value, after.last
    elif text_at(tokens, step + 1) in {"القليله", "الاولي"}:
        step += 1
    behind = word_at(tokens, step + 1)
    many = unit.times != 1 or count is not None
    if (
        behind
        and behind.sort in {"relative", "recent"}
        and behind.definite
        and behind.number
        and many
        and text_at(tokens, step + 2) != "من"
    ):
        return Recent(count=count, unit=unit.unit, sign=behind.number), step + 1
    if begin == at or unit.definite or within is None or within.clitics not in {"", "و"}:
        return None
    spelled = counted(tokens, begin)
    if spelled is None or spelled[1] in {Unit.MINUTE, Unit.HOUR} and (spelled[0] or 0) < 12:
        return None
    return (Recent(count=spelled[0], unit=spelled[1]), spelled[2]) if spelled[0] else None


def _figure(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].shape is Shape.NUMBER


def night_at(tokens: Sequence[Token], at: int) -> Found | None:
    """ليلة السبت, الليلة الماضية, ليلة أمس, ليل الجمعة السبت."""
    word = word_at(tokens, at)
    if word is None or word.value != "night" or word.sort not in {"unit", "part"}:
        return None
    shifted = shifted_unit(tokens, at) if word.sort == "unit" else None
    if shifted and shifted[1] == -1:
        return Night(), shifted[2]
    if word.definite:
        return (Offset(days=0), at) if word.sort == "unit" and text_at(tokens, at + 1) in {"", ".", "،"} else None
    step = at + 1 + (text_at(tokens, at + 1) == "يوم")
    if word_at(tokens, step) and (day := today_at(tokens, step)):
        return day
    day_of = weekday_at(tokens, step)
    if day_of is None:
        return None
    second = _second_night(tokens, day_of[1] + 1)
    if second:
        return Night(of=second[0]), second[1]
    return (Night(of=day_of[0]), day_of[1]) if word.sort == "unit" else day_of


def _second_night(tokens: Sequence[Token], at: int) -> Found | None:
    """ليل الجمعة السبت, ليلة الخميس/ الجمعة, ليل الجمعة على السبت: the day the night leads into."""
    step = at + (text_at(tokens, at) in {"/", "-", "–", "علي", "الي"})
    return weekday_at(tokens, step)


def week_at(tokens: Sequence[Token], at: int) -> Found | None:
    """الأسبوع الماضي, الشهر الجاري, هذا العام, العام الماضي."""
    shifted = shifted_unit(tokens, at)
    if shifted is None:
        return None
    unit, shift, last = shifted
    if unit is Unit.WEEK:
        inner = text_at(tokens, last + 1) in {"يوم"} and weekday_at(tokens, last + 2)
        if inner and isinstance(inner[0], Weekday):
            return Weekday(weekday=inner[0].weekday, week=shift), inner[1]
        return Week(shift=shift), last
    if unit is Unit.MONTH:
        return Calendar(month_shift=shift), last
    if unit is Unit.YEAR:
        return Calendar(year_shift=shift), last
    if unit is Unit.DAY:
        return (Offset(days=0) if shift == 0 else Ago(count=abs(shift), unit=unit, sign=shift)), last
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
