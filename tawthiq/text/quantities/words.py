"""Number words: what a folded token can be, with its clitics.

One cached look-up a word form: `atom` gives the numeral reading (ثلاثة، بخمسة، والعشرين, مئتي), `ordinal` the ordinal
one (الثالث), `vague_at` a vague phrase (عدد من).
"""

from collections.abc import Sequence
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from tawthiq.text.tokens import Stem, Token, stems
from tawthiq.text.wordlists import load


class Sort(IntEnum):
    """Sorts of number words; what may follow what is in `numerals.py`."""

    ZERO = 0
    UNIT = 1
    LEAD = 2
    TEN = 3
    TEEN = 4
    TENS = 5
    HUNDRED = 6
    HUNDREDS = 7
    MANY = 8
    SCALE = 9
    SCALE_MANY = 10
    SCALE_DUAL = 11
    SCALE_OR_DUAL = 12
    TENS_MANY = 13
    DOZEN = 14


class Atom(NamedTuple):
    """One number word. `clitics` are what was taken off its front (و، ب، وب …)."""

    sort: Sort
    value: int
    clitics: str
    definite: bool
    loose: bool

    @property
    def joined(self) -> bool:
        """Whether the word carries the و that joins it to the number before."""
        return self.clitics == "و"


class Fraction(NamedTuple):
    """A fraction word: `top`/`bottom`; `many` for the plural that needs a number before it (ثلاثة أرباع)."""

    top: int
    bottom: int
    many: bool
    clitics: str
    definite: bool


@cache
def _atoms() -> dict[str, tuple[Sort, int, bool]]:
    table: dict[str, tuple[Sort, int, bool]] = {}
    for entry in load("numbers")["numbers"]:
        for form in entry["forms"]:
            table.setdefault(form, (Sort[entry["kind"].upper()], entry["value"], bool(entry.get("loose"))))
    return table


@cache
def _ordinals() -> dict[str, int]:
    return {form: entry["value"] for entry in load("numbers")["ordinals"] for form in entry["forms"]}


@cache
def _fractions() -> dict[str, tuple[int, int, bool]]:
    return {
        form: (entry.get("top", 1), entry["value"], bool(entry.get("many")))
        for entry in load("numbers")["fractions"]
        for form in entry["forms"]
    }


@cache
def _not_numbers() -> frozenset[str]:
    return frozenset(load("numbers")["not_numbers"])


def _readings(folded: str) -> Sequence[Stem]:
    return () if folded in _not_numbers() else stems(folded)


@lru_cache(maxsize=50_000)
def atom(folded: str) -> Atom | None:
    """The number word that a folded token is, None for any other word."""
    for stem in _readings(folded):
        found = _atoms().get(stem.text)
        if found:
            return Atom(found[0], found[1], stem.clitics, stem.definite, found[2])
    return None


@lru_cache(maxsize=50_000)
def ordinal(folded: str) -> tuple[int, Stem] | None:
    """The ordinal that a folded token is (الثالث → 3), None for any other word."""
    for stem in _readings(folded):
        if stem.text in _ordinals():
            return _ordinals()[stem.text], stem
    return None


@lru_cache(maxsize=50_000)
def fraction(folded: str) -> Fraction | None:
    """The fraction that a folded token is (ربع، ثلثي، أرباع), None for any other word."""
    for stem in _readings(folded):
        found = _fractions().get(stem.text)
        if found:
            return Fraction(*found, stem.clitics, stem.definite)
    return None


@cache
def unit_fractions() -> dict[str, int]:
    """Words that are fractions after a number (23 خمس = 23/5) and units otherwise."""
    return dict(load("numbers")["unit_fractions"])


@cache
def _vague() -> dict[str, list[tuple[tuple[str, ...], int | None]]]:
    table: dict[str, list[tuple[tuple[str, ...], int | None]]] = {}
    for entry in load("numbers")["vague"]:
        for form in entry["forms"]:
            first, *rest = form.split()
            table.setdefault(first, []).append((tuple(rest), entry.get("least")))
    for options in table.values():
        options.sort(key=lambda option: len(option[0]), reverse=True)
    return table


@lru_cache(maxsize=50_000)
def _vague_options(folded: str) -> tuple[tuple[tuple[str, ...], int | None], ...]:
    for stem in stems(folded):
        for key in ("ال" + stem.text,) if stem.definite else (stem.text,):
            if key in _vague():
                return tuple(_vague()[key])
    return ()


def vague_at(tokens: Sequence[Token], at: int) -> tuple[int, int | None] | None:
    """Last token and least number of the vague phrase that begins at `at` (عدد كبير من), None where none does."""
    for rest, least in _vague_options(tokens[at].folded):
        end = at + len(rest)
        if end < len(tokens) and all(_fits(tokens[at + 1 + n].folded, word) for n, word in enumerate(rest)):
            return end, least
    return None


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(load("numbers")["adjectives"])


def _fits(folded: str, word: str) -> bool:
    return folded == word or (word == "*" and folded in _adjectives())


@lru_cache(maxsize=100_000)
def may_begin(folded: str) -> bool:
    """Whether a quantity can begin at this token: the cheap question asked of every token of a text."""
    return folded[:1].isdecimal() or bool(atom(folded) or ordinal(folded) or fraction(folded) or _vague_options(folded))


def dual_stems(folded: str) -> tuple[str, ...]:
    """Singulars that a folded word may be the dual of (قتيلان → قتيل; طفلتين → طفله); () when it has no dual ending.

    The ending ين is also the plural of men (مدنيين): the reader of the lexicon decides.
    """
    if len(folded) < 5 or folded[-2:] not in {"ان", "ين"}:
        return ()
    stem = folded[:-2]
    return (stem[:-1] + "ه", stem) if stem.endswith("ت") else (stem,)
