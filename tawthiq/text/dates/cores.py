"""One date of any sort that begins at a token: the word there says which readers to ask."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from tawthiq.records import replace
from tawthiq.text.dates.anniversaries import remembered_at
from tawthiq.text.dates.distances import ago_at, from_it_at, morrow_at, recent_at
from tawthiq.text.dates.expression import Calendar, Spec, Unit
from tawthiq.text.dates.named import day_at, month_then_day, named_date, shifted_unit, year_at
from tawthiq.text.dates.relative import night_at, today_at, week_at
from tawthiq.text.dates.weekdays import calendar_at, nth_at, week_of_month_at, weekday_at
from tawthiq.text.dates.words import text_at, word, word_at
from tawthiq.text.months import may_be_month, month_at
from tawthiq.text.quantities.words import atom, ordinal
from tawthiq.text.tokens import Shape, Token

Found = tuple[Spec, int]
Reader = Callable[[Sequence[Token], int], Found | None]

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_ELEVEN = 11
_PARTICLES = frozenset(
    (
        "نحو",
        "حوالي",
        "اكثر",
        "بحسب",
        "حسب",
        "وفق",
        "وفقا",
        "علي",
        "في",
        "من",
        "الي",
        "بين",
        "عن",
        "مع",
        "حيث",
        "اثر",
        "قبل",
        "بعد",
    )
)


@lru_cache(maxsize=50_000)
def may_be_day(folded: str) -> bool:
    """Whether a day of a month, or a month with its day behind it, can begin with this token."""
    return folded[:1].isdecimal() or may_be_month(folded) or ordinal(folded) is not None or atom(folded) is not None


def core(tokens: Sequence[Token], at: int) -> Found | None:
    """One date that begins at the token, whatever its sort."""
    if at >= len(tokens):
        return None
    if tokens[at].shape is Shape.NUMBER:
        return calendar_at(tokens, at) or recent_at(tokens, at) or _bare_year(tokens, at)
    known = word(tokens[at].folded)
    for reader in _READERS.get(known.sort if known else "", ()):
        found = reader(tokens, at)
        if found:
            return remembered_at(tokens, at, found) or found
    if not may_be_day(tokens[at].folded):
        return None
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
    noun = after is not None and after.shape is Shape.WORD and not _counts_nothing(after.folded)
    noun = noun and after is not None and _may_be_counted(after.folded, int(folded))
    known = after is not None and word(after.folded) is not None
    return (Calendar(year=int(folded)), at) if not noun or known or not asked else None


_BOUNDS = frozenset({"باكثر", "بنحو", "بحوالي", "بما", "بقرابه", "بازيد", "باقل"})  # يقدر عددهم منذ 1992 بأكثر من 60


def _counts_nothing(folded: str) -> bool:
    """Whether a word after four figures is none that they count: with an article, joined by و, or a particle."""
    return folded.startswith(("ال", "و")) or folded in _PARTICLES or folded in _BOUNDS


def _may_be_counted(folded: str, number: int) -> bool:
    """Whether a number can count this word: behind 11 to 99 a noun is singular and, but for its ta marbuta, ends with
    an alif (2014 شخصا), so that قتل behind 2014 is none.
    """
    return number % 100 < _ELEVEN or folded.endswith(("ا", "ه", "ي"))


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
    return year_at(tokens, at + 1) or _bare_year(tokens, at + 1)


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
    "now": (today_at,),
    "unit": (night_at, recent_at, today_at, year_at, week_of_month_at, week_at, named_date, _day_number),
    "part": (night_at,),
    "this": (week_at,),
    "ago": (today_at, ago_at),
    "from_it": (from_it_at,),
    "since": (ago_at,),
    "after": (today_at, ago_at),
    "morrow": (morrow_at,),
    "within": (recent_at,),
    "edge": (_edge,),
    "season": (_season,),
    "rank": (nth_at,),
    "eve": (today_at, nth_at),
}
