"""Month names of the Gregorian calendar (Egyptian, Levantine, Maghrebi, English) and of the Hijri one.

`month_at` reads the name that begins at a token; names of two words (كانون الثاني) are one. A misspelt name of more
than four letters is accepted only where the caller asks for it, that is beside a day or a year.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tawthiq.text.tokens import Token, stems
from tawthiq.text.wordlists import load

_SHORTEST_FUZZY = 5


class Month(NamedTuple):
    """A month: 1-12, in the Hijri calendar or not; `last` is its last token; `weak` names are other words too."""

    number: int
    hijri: bool
    last: int
    weak: bool
    calendar: str


class _Name(NamedTuple):
    rest: tuple[str, ...]
    number: int
    calendar: str
    weak: bool


@cache
def _names() -> dict[str, tuple[_Name, ...]]:
    content = load("months")
    weak = set(content["weak"])
    table: dict[str, list[_Name]] = {}
    for group in content["months"]:
        for number, forms in enumerate(group["names"], 1):
            for form in forms:
                first, *rest = form.split()
                table.setdefault(first, []).append(
                    _Name(tuple(rest), number, group["calendar"], form in weak or group["calendar"] == "english")
                )
    return {first: tuple(sorted(names, key=lambda name: -len(name.rest))) for first, names in table.items()}


@lru_cache(maxsize=50_000)
def _options(folded: str) -> tuple[_Name, ...]:
    names = _names()
    for stem in stems(folded):
        if stem.text in names and len(stem.clitics) <= 1 and not (stem.definite and stem.clitics):
            return names[stem.text]
    return ()


def month_at(tokens: Sequence[Token], at: int, *, fuzzy: bool = False) -> Month | None:
    """The month whose name begins at token `at`; with `fuzzy`, also one misspelt by one letter."""
    if not 0 <= at < len(tokens):
        return None
    for name in _options(tokens[at].folded):
        end = at + len(name.rest)
        if end < len(tokens) and all(tokens[at + 1 + n].folded == word for n, word in enumerate(name.rest)):
            return Month(name.number, name.calendar == "hijri", end, name.weak, name.calendar)
    return _misspelt(tokens[at].folded, at) if fuzzy else None


def may_be_month(folded: str) -> bool:
    """Whether a month's name can begin with this word."""
    return bool(_options(folded))


@lru_cache(maxsize=100_000)
def near_month(folded: str) -> bool:
    """Whether a month's name can begin with this word, or it is one misspelt."""
    return may_be_month(folded) or _nearest(folded) is not None


def _misspelt(folded: str, at: int) -> Month | None:
    found = _nearest(folded)
    return Month(found[0], found[1], at, False, "misspelt") if found else None


@lru_cache(maxsize=50_000)
def _nearest(folded: str) -> tuple[int, bool] | None:
    """The one month whose name is one edit away, None when there is none or more than one."""
    if len(folded) < _SHORTEST_FUZZY - 1:
        return None
    near = {
        (name.number, name.calendar == "hijri")
        for first, names in _names().items()
        for name in names
        if not name.rest and len(first) >= _SHORTEST_FUZZY and not first.isascii() and one_edit(folded, first)
    }
    return near.pop() if len(near) == 1 else None


def one_edit(a: str, b: str) -> bool:
    """Whether two words differ by one letter put in, left out, changed, or two neighbours swapped."""
    if abs(len(a) - len(b)) > 1 or a == b:
        return a == b
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
        return rest_a[1:] == rest_b[1:] or (len(rest_a) > 1 and swapped)
    longer, shorter = (rest_a, rest_b) if len(a) > len(b) else (rest_b, rest_a)
    return longer[1:] == shorter


def month_before(tokens: Sequence[Token], at: int, *, weak: bool = False) -> bool:
    """Whether a month's name ends at token `at`, for a year that follows it; `weak`: one that is another word too
    (آذار/مارس 2004).
    """
    names = (month_at(tokens, begin) for begin in (at, at - 1) if begin >= 0)
    return any(name and name.last == at and (weak or not name.weak or name.calendar == "english") for name in names)
