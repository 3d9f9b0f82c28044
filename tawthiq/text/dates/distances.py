"""Distances from the day of speaking: قبل يومين, منذ ثلاثة أيام, خلال الأيام الثلاثة الماضية, الـ24 ساعة الماضية."""

from collections.abc import Sequence

from tawthiq.text.dates.expression import Ago, Offset, Recent, Same, Spec, Unit
from tawthiq.text.dates.words import listed, text_at, word_at
from tawthiq.text.months import month_at
from tawthiq.text.quantities.numerals import read
from tawthiq.text.quantities.words import atom, vague_at
from tawthiq.text.tokens import Shape, Token

Found = tuple[Spec, int]

_LONG = frozenset((Unit.WEEK, Unit.MONTH, Unit.YEAR))


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
    from_it = _from_it(tokens, at, word.number) if word.sort != "since" else None
    if from_it:
        return from_it
    ahead = word_at(tokens, at + 1)
    if ahead and ahead.sort == "moment" and word.sort != "after":
        return Offset(days=0), at + 1
    if ahead and ahead.sort == "while" and word.sort == "since":
        more = text_at(tokens, at + 2) in {"طويله", "قصيره", "بعيده", "قريبه"}
        return Recent(count=None, unit=Unit.YEAR), at + 1 + more
    # قبل الساعة، قبل اليوم: the definite unit is no distance.
    return None if ahead and ahead.sort == "unit" and ahead.definite else _distance(tokens, at, word.sort)


def morrow_at(tokens: Sequence[Token], at: int) -> Found | None:
    """غداة هجوم على س: what is told with it came the day after."""
    return (Same(shift=-1), at) if _happened(tokens, at + 1) else None


def from_it_at(tokens: Sequence[Token], at: int) -> Found | None:
    """قبلها بيوم، بعدها بثلاثة أيام: so long from what was told before."""
    word = word_at(tokens, at)
    return _counted_from(tokens, at + 1, word.number) if word else None


def _from_it(tokens: Sequence[Token], at: int, sign: int) -> Found | None:
    """قبل ذلك بيومين."""
    return _counted_from(tokens, at + 2, sign) if text_at(tokens, at + 1) in {"ذلك", "هذا"} else None


def _counted_from(tokens: Sequence[Token], at: int, sign: int) -> Found | None:
    found = counted(tokens, at) if text_at(tokens, at).startswith("ب") else None
    count, unit, last = found or (None, Unit.DAY, at)
    if not count or unit not in {Unit.DAY, *_LONG}:
        return None
    if unit is Unit.DAY:
        return Same(shift=sign * count), last
    return (Same(back=Ago(count=count, unit=unit)), last) if sign < 0 else None


def _distance(tokens: Sequence[Token], at: int, sort: str) -> Found | None:
    found = counted(tokens, at + 1)
    if found is None:
        return None
    count, unit, last = found
    extra = _more_days(tokens, last + 1) if unit in {Unit.MONTH, Unit.YEAR} else None
    days, last = extra or (0, last)
    behind = text_at(tokens, last + 1)
    now = behind == "من" and text_at(tokens, last + 2) in {"الان", "اليوم"}
    if sort == "after" and count and behind in {"من", "علي"} and _happened(tokens, last + 2):
        # بعد يومين من مقتل …: so long before what is told with it
        if unit is Unit.DAY:
            return Same(shift=-count), last
        if unit in _LONG:
            return Same(back=Ago(count=count, unit=unit)), last
    # منذ عام 2011 is a year; قبل يومين على الانتخابات and بعد يومين are told from another event.
    if _is_year(tokens, last + 1) or (sort == "after" and not now):
        return None
    if unit is Unit.DAY and _names_day(tokens, last):
        return None
    if sort == "ago" and behind in {"من", "علي"} and not now:
        return None
    return Ago(count=count, unit=unit, sign=1 if sort == "after" else -1, days=days), last + 2 * now


def _happened(tokens: Sequence[Token], at: int) -> bool:
    return text_at(tokens, at) in listed("happenings")


def _names_day(tokens: Sequence[Token], last: int) -> bool:
    """منذ يوم الجمعة: the unit only leads into a day that is named."""
    behind = word_at(tokens, last + 1)
    return text_at(tokens, last) == "يوم" and bool(behind and behind.sort == "weekday" and behind.definite)


def _more_days(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    joined = text_at(tokens, at) in {"و", "،", ","} or text_at(tokens, at)[:1] == "و"
    step = at + (text_at(tokens, at) in {"و", "،", ","})
    found = counted(tokens, step) if joined else None
    return (found[0], found[2]) if found and found[0] and found[1] is Unit.DAY else None


def recent_at(tokens: Sequence[Token], at: int) -> Found | None:
    """اليومين الماضيين, الأيام الثلاثة الماضية, الـ24 ساعة الماضية, الأشهر الأخيرة; خلال 24 ساعة, خلال شهر واحد."""
    within = word_at(tokens, at)
    begin = at + 1 if within and within.sort == "within" else at
    count: int | None = None
    step = begin + (text_at(tokens, begin) == "ال")
    numeral = (
        read(tokens, step) if (step < len(tokens) and atom(tokens[step].folded)) or _figure(tokens, step) else None
    )
    if numeral and isinstance(numeral.value, int):
        count, step = numeral.value, numeral.last + 1
    unit = word_at(tokens, step)
    if unit is None or unit.sort != "unit":
        return None
    count = 2 if unit.times == 2 else count
    if unit.definite and (behind_unit := _number_behind(tokens, step + 1)):
        count, step = behind_unit
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
    if spelled and spelled[1] is Unit.MONTH and month_at(tokens, spelled[2] + 1):
        return None  # خلال شهر شباط is the month and no stretch of one
    if spelled and spelled[1] is Unit.YEAR and _is_year(tokens, spelled[2] + 1):
        return None  # خلال عام 2021
    if spelled is None or (spelled[1] in {Unit.MINUTE, Unit.HOUR} and (spelled[0] or 0) < 12):
        return None
    return (Recent(count=spelled[0], unit=spelled[1]), spelled[2]) if spelled[0] else None


def _is_year(tokens: Sequence[Token], at: int) -> bool:
    folded = text_at(tokens, at)
    return len(folded) == len("2021") and folded.isdecimal()


def _number_behind(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """الأيام الثلاثة الماضية, الساعات الـ24 الماضية: the number behind its unit, with its last token."""
    in_figures = text_at(tokens, at) == "ال" and _figure(tokens, at + 1)
    step = at + 1 if in_figures else at
    numeral = read(tokens, step) if step < len(tokens) else None
    if numeral is None or not isinstance(numeral.value, int) or not (numeral.definite or in_figures):
        return None
    return numeral.value, numeral.last


def _figure(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].shape is Shape.NUMBER
