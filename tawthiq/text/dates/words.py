"""Words of time by their folded form, with their clitics; read from data/times.yaml."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tawthiq.text.dates.expression import Unit
from tawthiq.text.tokens import Token, stems
from tawthiq.text.wordlists import load


class Word(NamedTuple):
    """A word of time: `value` is a number, a unit or a part of the day by its sort.

    `times` is how many a unit word says (يومين 2, أيام 0 for many).
    """

    sort: str
    value: int | str
    times: int
    clitics: str
    definite: bool

    @property
    def number(self) -> int:
        """The value of a word whose value is a number."""
        return self.value if isinstance(self.value, int) else 0

    @property
    def unit(self) -> Unit:
        """The unit that the word names."""
        return Unit(str(self.value))


@cache
def _table() -> dict[str, tuple[str, int | str, int]]:
    table: dict[str, tuple[str, int | str, int]] = {}
    for entry in load("times")["words"]:
        for form in entry["forms"]:
            table.setdefault(form, (entry["sort"], entry["value"], entry.get("count", 1)))
    return table


@cache
def listed(name: str) -> frozenset[str]:
    """One of the plain lists of data/times.yaml."""
    return frozenset(load("times")[name])


@lru_cache(maxsize=100_000)
def word(folded: str) -> Word | None:
    """The word of time that a folded token is, None for any other word."""
    for stem in stems(folded):
        found = _table().get(stem.text)
        if found:
            return Word(*found, stem.clitics, stem.definite)
    return None


def word_at(tokens: Sequence[Token], at: int) -> Word | None:
    """The word of time at a token, None beyond the ends."""
    return word(tokens[at].folded) if 0 <= at < len(tokens) else None


def text_at(tokens: Sequence[Token], at: int) -> str:
    """The folded form of a token, "" beyond the ends."""
    return tokens[at].folded if 0 <= at < len(tokens) else ""


@lru_cache(maxsize=50_000)
def is_in(folded: str, name: str) -> bool:
    """Whether a word, with or without clitics, stands in one of the plain lists."""
    names = listed(name)
    return any(stem.text in names or (stem.definite and "ال" + stem.text in names) for stem in stems(folded))
