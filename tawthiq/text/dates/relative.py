"""Days, nights, weeks and years told from the day of speaking: اليوم السبت, أول أمس, ليلة السبت, العام الماضي."""

from collections.abc import Sequence

from tawthiq.records import replace
from tawthiq.text.dates.expression import Ago, Calendar, Night, NthWeekday, Offset, Same, Spec, Unit, Week, Weekday
from tawthiq.text.dates.named import day_at, named_date, shifted_unit
from tawthiq.text.dates.weekdays import calendar_at, gap_before_date, is_weekday, month_of, weekday_at
from tawthiq.text.dates.words import is_in, listed, text_at, word_at
from tawthiq.text.quantities.words import ordinal
from tawthiq.text.tokens import Token

Found = tuple[Spec, int]


def today_at(tokens: Sequence[Token], at: int) -> Found | None:
    """اليوم, أمس, أول أمس, قبل أمس, بعد غد with the weekday and date behind them; اليوم المذكور."""
    begin, shift = at, None
    word = word_at(tokens, at)
    if word is None:
        return None
    if word.sort == "offset":
        shift = word.number
    elif word.sort == "now":
        shift = None if is_in(text_at(tokens, at - 1), "not_now_after") else word.number
    elif word.sort == "unit" and word.value == "day" and word.times == 1 and word.definite:
        found = (Same(), at) if is_in(text_at(tokens, at - 1), "same_before") else _named_day(tokens, at)
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
    return _farther_day(tokens, at) or _day_of_month(tokens, at)


def _farther_day(tokens: Sequence[Token], at: int) -> Found | None:
    """اليوم الذي قبل أمس, اليوم بعد القادم."""
    step = at + 1 + (text_at(tokens, at + 1) in {"الذي", "الي", "اللي", "ال"})
    near = word_at(tokens, step + 1)
    if text_at(tokens, step).removeprefix("ال") in {"قبل", "بعد"} and near and near.sort == "offset":
        return Offset(days=2 * near.number), step + 1
    shifted = shifted_unit(tokens, at) if text_at(tokens, at + 1) in {"قبل", "الذي", "الي", "القبل"} else None
    return (
        (Ago(count=abs(shifted[1]), unit=Unit.DAY, sign=1 if shifted[1] > 0 else -1), shifted[2]) if shifted else None
    )


def _day_of_month(tokens: Sequence[Token], at: int) -> Found | None:
    """اليوم الأخير من آذار, اليوم الثالث من أكتوبر."""
    behind = word_at(tokens, at + 1)
    if behind and behind.sort == "recent" and text_at(tokens, at + 2) in {"من", "في"}:
        of = month_of(tokens, at + 3)
        return (NthWeekday(rank=-1, weekday=None, of=of[0]), of[1]) if of else None
    day = day_at(tokens, at + 1)
    dated = named_date(tokens, at + 1) if day and day.in_words else None
    return dated if dated and dated[0].day else None


def _with_date(tokens: Sequence[Token], at: int, shift: int) -> Found:
    """أمس الجمعة, اليوم الأحد 5 نيسان, يوم أمس، 4 نيسان 2020."""
    last, weekday = at, None
    if shift == -1 and text_at(tokens, at + 1) == "الاول":
        return Offset(days=-2), at + 1
    step = at + 1 + (text_at(tokens, at + 1) in {"،", ",", "يوم", "("})
    day = is_weekday(tokens, step)
    if day:
        weekday, last = day.number, step
    dated = calendar_at(tokens, gap_before_date(tokens, last + 1))
    if dated and dated[0].day is not None:
        return Offset(days=shift, weekday=weekday, date=replace(dated[0], weekday=weekday)), dated[1]
    return Offset(days=shift, weekday=weekday), last


def night_at(tokens: Sequence[Token], at: int) -> Found | None:
    """ليلة السبت, الليلة الماضية, ليلة أمس, ليل الجمعة السبت."""
    word = word_at(tokens, at)
    if word is None or word.value != "night" or word.sort not in {"unit", "part"}:
        return None
    if word.definite:
        shifted = shifted_unit(tokens, at) if word.sort == "unit" else None
        return (Night(), shifted[2]) if shifted and shifted[1] == -1 else None
    step = at + 1 + (text_at(tokens, at + 1) == "يوم")
    leads_in = word.sort == "unit"
    found = today_at(tokens, step) or _weekday_night(tokens, step, leads_in=leads_in)
    return found or (_dated_night(tokens, step) if leads_in else None)


def _dated_night(tokens: Sequence[Token], at: int) -> Found | None:
    """ليلة 14 أيلول: the night that leads into the day."""
    dated = calendar_at(tokens, at)
    return (Night(of=dated[0]), dated[1]) if dated and dated[0].day is not None else None


def _weekday_night(tokens: Sequence[Token], at: int, *, leads_in: bool) -> Found | None:
    """ليلة السبت leads into Saturday (`leads_in`); ليل السبت is Saturday's own night."""
    day = weekday_at(tokens, at)
    if day is None:
        return None
    second = _second_night(tokens, day[1] + 1)
    if second:
        return Night(of=second[0]), second[1]
    return (Night(of=day[0]), day[1]) if leads_in else day


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
        inner = weekday_at(tokens, last + 2) if text_at(tokens, last + 1) == "يوم" else None
        if inner and isinstance(inner[0], Weekday):
            return Weekday(weekday=inner[0].weekday, week=shift), inner[1]
    spec = _shifted(unit, shift)
    return (spec, last) if spec else None


def _shifted(unit: Unit, shift: int) -> Spec | None:
    if unit is Unit.DAY:
        return Offset(days=0) if shift == 0 else Ago(count=abs(shift), unit=unit, sign=shift)
    if unit is Unit.WEEK:
        return Week(shift=shift)
    if unit is Unit.MONTH:
        return Calendar(month_shift=shift)
    return Calendar(year_shift=shift) if unit is Unit.YEAR else None
