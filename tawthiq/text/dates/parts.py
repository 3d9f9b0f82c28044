"""Parts of the day and clock times around a date, and the words that lead into it (في وقت متأخر من مساء يوم السبت)."""

from collections.abc import Sequence

from tawthiq.text.dates.words import is_in, listed, text_at, word_at
from tawthiq.text.quantities.words import ordinal
from tawthiq.text.tokens import Shape, Token

_REACH = 8  # words that may lead into a date


def lead(tokens: Sequence[Token], core: int, floor: int) -> tuple[int, str | None]:
    """The first token of the words that lead into the date at `core`, and the part of the day that they name."""
    first, part = core, None
    at = core - 1
    while at >= floor and core - at <= _REACH:
        found = _part_before(tokens, at)
        if found:
            part = part or found
        elif not (_is_lead(tokens, at) or (part and ordinal(tokens[at].folded) and tokens[at].folded[:2] == "ال")):
            break
        at -= 1
    for begin in range(at + 1, core):
        if _may_begin(tokens, begin, core):
            first = begin
            break
    return first, _late(tokens, first, core, part)


def _is_lead(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].shape is not Shape.WORD:
        return False
    return is_in(tokens[at].folded, "lead")


def _part_before(tokens: Sequence[Token], at: int) -> str | None:
    word = word_at(tokens, at)
    if word is None or word.sort not in {"part", "adverb"}:
        return str(word.value) if word and word.value == "night" and word.sort == "unit" else None
    return str(word.value)


def _may_begin(tokens: Sequence[Token], at: int, core: int) -> bool:
    """Inner words (قبل، بعد، من) begin an expression only before a part of the day: بعد ظهر أمس."""
    if not is_in(tokens[at].folded, "lead_inner"):
        return True
    return at + 1 < core and (_part_before(tokens, at + 1) is not None or text_at(tokens, at + 1) == "منتصف")


def _late(tokens: Sequence[Token], first: int, core: int, part: str | None) -> str | None:
    """بعد الظهر is the afternoon and بعد منتصف الليل the night, whatever the last word alone would be."""
    if part != "noon":
        return part
    after = any(tokens[at].folded in {"بعد", "وبعد"} for at in range(first, core))
    before = any(tokens[at].folded in {"قبل"} for at in range(first, core))
    return "afternoon" if after else "morning" if before else part


def trail(tokens: Sequence[Token], last: int) -> tuple[int, str | None]:
    """The last token of a part of the day or clock time behind the date, and the part that it names."""
    step = last + 1 + (text_at(tokens, last + 1) in {"،", "في", "عند", "حوالي", "بعد"})
    word = word_at(tokens, step)
    if word and word.sort == "adverb" and not word.clitics:
        return step, str(word.value)
    after = text_at(tokens, last + 1) == "بعد"
    if after and word and word.value == "noon" and word.definite:
        return step, "afternoon"
    if after and text_at(tokens, step) == "منتصف" and text_at(tokens, step + 1) in {"الليل", "ليل"}:
        return step + 1, "night"
    clock = clock_at(tokens, step)
    return clock if clock else (last, None)


def clock_at(tokens: Sequence[Token], at: int) -> tuple[int, str | None] | None:
    """الساعة 15:20 عصرا, الساعة العاشرة صباحا: the last token and the part of the day, None where no clock time is."""
    for _ in range(2):
        if text_at(tokens, at) in {"حوالي", "تمام", "نحو", "عند"}:
            at += 1
    word = word_at(tokens, at)
    if not (word and word.sort == "unit" and word.value == "hour" and word.times == 1 and word.definite):
        return None
    last = _hour(tokens, at + 1)
    if last is None:
        return None
    part: str | None = None
    step = last + 1 + (text_at(tokens, last + 1) in {"من", "بعد", "قبل", "قبيل"})
    inner = word_at(tokens, step)
    if inner and (inner.sort == "adverb" or (inner.sort == "part" and step > last + 1)):
        noon = inner.value == "noon" and text_at(tokens, step - 1) == "بعد"
        part, last = ("afternoon" if noon else str(inner.value)), step
    elif text_at(tokens, step) == "منتصف" and text_at(tokens, step + 1) == "الليل":
        part, last = "night", step + 1
    elif inner and inner.sort == "part" and not inner.definite:
        # الساعة العاشرة صباح اليوم: the part belongs to the day behind it and says the hour's too.
        return last, str(inner.value)
    return last, part


def _hour(tokens: Sequence[Token], at: int) -> int | None:
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.shape is Shape.NUMBER:
        minutes = (
            text_at(tokens, at + 1) in {":", "."} and at + 2 < len(tokens) and tokens[at + 2].shape is Shape.NUMBER
        )
        return at + 2 if minutes else at
    if ordinal(token.folded) is None and token.folded not in {"الواحده"}:
        return None
    last = at + (text_at(tokens, at + 1) in {"عشر", "عشره"})
    half = text_at(tokens, last + 1) in {"والنصف", "ونصف", "والربع", "وربع", "والثلث", "وثلث"}
    return last + half


def time_of_day(tokens: Sequence[Token], at: int) -> tuple[int, str | None] | None:
    """A time with no date of its own that begins at the token: ليلا, بعد منتصف الليل, الساعة 5."""
    word = word_at(tokens, at)
    if word is None:
        return None
    if word.sort == "adverb" and not tokens[at].folded.isascii() and text_at(tokens, at + 1)[:3] != "نفس":
        return at, str(word.value)
    if word.sort == "after" and text_at(tokens, at + 1) == "منتصف" and text_at(tokens, at + 2) in {"الليل", "ليل"}:
        return at + 2, "night"
    if word.sort == "after" and text_at(tokens, at + 1) == "الظهر":
        return at + 1, "afternoon"
    return clock_at(tokens, at) if word.value == "hour" else None


def leads() -> frozenset[str]:
    """The words that may lead into a date."""
    return listed("lead")
