"""منذ with what it opens: a date, an event with its date behind it, a beginning with none, a part of today."""

from collections.abc import Sequence

from tawthiq.text.dates.cores import core
from tawthiq.text.dates.distances import ago_at
from tawthiq.text.dates.expression import Ago, Calendar, Interval, Offset, Recent, Spec, TimeOfDay, Unit
from tawthiq.text.dates.words import is_in, text_at, word_at
from tawthiq.text.tokens import Shape, Token

Found = tuple[Spec, int]

_NOW = frozenset({"الان", "اليوم", "اللحظه", "الساعه", "تاريخه", "الاثناء"})
_UNTIL = frozenset({"حتي", "وحتي", "الي", "ولغايه", "لغايه"})
_STOPS = frozenset({".", "؛", ":", "(", '"'})
_DATED = frozenset({"في", "عام", "سنه", "يوم"})
_LONG = frozenset({Unit.MONTH, Unit.YEAR, Unit.DECADE})
_RELATIVES = frozenset({"التي", "الذي"})
_BROKE_OUT = frozenset({"اندلعت", "اندلع", "بدات", "بدا", "انطلقت", "انطلق", "تفجرت", "تفجر"})
_AT = frozenset({"في", "يوم", "بتاريخ", "شهر", "عام"})
_WAR = 2  # tokens from the war to the verb
_LEADS = 3  # tokens between the verb and the date
_REACH = 12  # words between منذ and the date that it opens: منذ انطلاق عمليات … في تشرين الأول
_NAMED = 4  # words that name what began, before حتى


def since(tokens: Sequence[Token], at: int) -> Found | None:
    """منذ 17/10/2016, منذ بداية العام, منذ انطلاق العمليات في شباط: an interval with an open end."""
    known = word_at(tokens, at)
    if known is None or known.sort != "since":
        return _since_war(tokens, at)
    distance = ago_at(tokens, at)
    if distance and not _is_part_of_day(tokens, distance[1] + 1):
        return _lasting(*distance)
    step = near = at + 1
    while near < len(tokens) and near < step + 5 and _passes(tokens, near):
        near += 1
    found = core(tokens, step) or core(tokens, near) or _opened(tokens, step)
    if found is None:
        return _today(tokens, step) or _begun(tokens, step)
    spec, last = found
    if isinstance(spec, Offset) and spec.days == 0:
        return spec, last
    until = _until(tokens, last + 1)
    if until:
        return Interval(start=spec, end=until[0], to_reference=until[0] is None), until[1]
    return Interval(start=spec, end=None, to_reference=True), last


def _since_war(tokens: Sequence[Token], at: int) -> Found | None:
    """الحرب التي اندلعت في نيسان 2023: what is told of a war is told of the time since it began."""
    verb = at - 1
    while verb > at - _LEADS and text_at(tokens, verb) in _AT:
        verb -= 1
    if verb < _WAR or text_at(tokens, verb) not in _BROKE_OUT or text_at(tokens, verb - 1) not in _RELATIVES:
        return None
    if not is_in(text_at(tokens, verb - _WAR).lstrip("وبف").removeprefix("ال"), "wars"):
        return None
    found = core(tokens, at)
    return (Interval(start=found[0], end=None, to_reference=True), found[1]) if found and _is_date(found[0]) else None


def _is_date(spec: Spec) -> bool:
    return isinstance(spec, Calendar)


def _lasting(spec: Spec, last: int) -> Found | None:
    """منذ 11 عاما, منذ شهرين: so long it has lasted; منذ يومين is the day two days ago (read as a distance)."""
    if isinstance(spec, Ago) and spec.unit in _LONG and spec.count is not None and not spec.days:
        return Interval(start=spec, end=None, to_reference=True), last
    return None


def _passes(tokens: Sequence[Token], at: int) -> bool:
    known = word_at(tokens, at)
    return text_at(tokens, at) in {"يوم", "في", "شهر", "ساعات", "تاريخ", "الاولي", "من"} or bool(
        known and known.sort in {"part", "adverb"}
    )


def _is_part_of_day(tokens: Sequence[Token], at: int) -> bool:
    known = word_at(tokens, at)
    return bool(known and known.sort == "part" and known.definite)


def _today(tokens: Sequence[Token], step: int) -> Found | None:
    """منذ الصباح, منذ ساعات الفجر الأولى, وحتى الآن: of the day that is told of."""
    step += text_at(tokens, step) == "ساعات"
    if not _is_part_of_day(tokens, step):
        return None
    last = step + is_in(text_at(tokens, step + 1), "first_hours")
    until = _until(tokens, last + 1)
    return TimeOfDay(), until[1] if until and until[0] is None else last


def _begun(tokens: Sequence[Token], step: int) -> Found | None:
    """منذ بدء العدوان, منذ اندلاع المعارك حتى أمس: a beginning that the words do not date."""
    if not is_in(text_at(tokens, step), "beginnings") or text_at(tokens, step + 1)[:2] != "ال":
        return None
    for at in range(step + 2, min(len(tokens), step + 2 + _NAMED)):
        until = _until(tokens, at)
        if until and until[0] is not None:
            return Interval(start=None, end=until[0]), until[1]
    return Recent(count=None, unit=Unit.YEAR), step + 1


def _opened(tokens: Sequence[Token], begin: int) -> Found | None:
    """منذ انطلاق العملية في شباط، منذ انقلاب 1 آذار 2015، منذ بدء الهجوم مساء السبت، منذ بدء الحرب قبل 19 يوما."""
    began = is_in(text_at(tokens, begin), "beginnings")
    for at in range(begin, min(len(tokens), begin + _REACH)):
        if tokens[at].shape is Shape.PUNCT and (
            tokens[at].folded in _STOPS or (tokens[at].folded == "،" and text_at(tokens, at + 1) not in _DATED)
        ):
            return None
        if text_at(tokens, at) in _DATED:
            found = core(tokens, at) or core(tokens, at + 1)
            if found and isinstance(found[0], Calendar):
                return found
        found = _dates_itself(tokens, at, began=began) if at > begin else None
        if found:
            return found
    return None


def _dates_itself(tokens: Sequence[Token], at: int, *, began: bool) -> Found | None:
    """A day, month or year that nothing leads to, and of a beginning a weekday or how long ago it was."""
    known = word_at(tokens, at)
    sort = known.sort if known else ""
    if tokens[at].shape is Shape.NUMBER or sort == "edge":
        found = core(tokens, at)
        return found if found and isinstance(found[0], Calendar) else None
    if not began:
        return None
    if sort == "ago":
        return ago_at(tokens, at)
    weekday = word_at(tokens, at + 1) if sort == "part" else known
    return core(tokens, at) if weekday is not None and weekday.sort == "weekday" else None


def _until(tokens: Sequence[Token], at: int) -> tuple[Spec | None, int] | None:
    at += text_at(tokens, at) == "،"
    if text_at(tokens, at) not in _UNTIL:
        return None
    if text_at(tokens, at + 1) in _NOW:
        day = word_at(tokens, at + 2)
        if day is None or day.sort != "weekday":
            return None, at + 1
    step = at + 1
    while step < len(tokens) and _passes(tokens, step):
        step += 1
    return core(tokens, step)
