"""Which words two texts have in common, in a row.

1. `words` are the folded words of a text, `placed_words` the same with their offsets in the original.
2. `grams` are its runs of so many words; `jaccard` compares two sets of them.
3. `common_runs` finds the longest stretches that two texts share; `common_passages` gives them with both offsets.

Nothing here knows what the words are about.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

from tawthiq.text.folding import DROPPED, fold, fold_with_map

_WORD = re.compile(r"[^\W_]+")  # the words of a hashtag are words
_INSIDE_WORDS = re.compile(f"[{re.escape(''.join(sorted(DROPPED)))}]")  # harakat, tatweel, bidi controls


class Run(NamedTuple):
    """`length` words in a row that begin at word `one` of the first text and at word `other` of the second."""

    one: int
    other: int
    length: int


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A folded word with its offsets (code points) in the original."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CommonPassage:
    """The same words in two texts, `words` of them: their offsets (code points) in each, end exclusive."""

    words: int
    one: tuple[int, int]
    other: tuple[int, int]


def words(text: str) -> list[str]:
    """The folded words of a text in order, without punctuation."""
    return list(_each_word(text))


def vocabulary(text: str) -> frozenset[str]:
    """The folded words of a text, each once."""
    return frozenset(_each_word(text))


def _each_word(text: str) -> Iterable[str]:
    # Word by word: words come again and again, and looking one up is faster than reading it.
    return chain.from_iterable(map(_words_of, text.split()))


@lru_cache(maxsize=100_000)
def _words_of(token: str) -> tuple[str, ...]:
    """The folded words in what stands between two blanks."""
    return tuple(fold(word) for word in _WORD.findall(_INSIDE_WORDS.sub("", token)))


def placed_words(text: str) -> tuple[PlacedWord, ...]:
    """The words of a text with where they stand in it."""
    folded = fold_with_map(text)
    return tuple(PlacedWord(m.group(), *folded.original(*m.span())) for m in _WORD.finditer(folded.text))


def grams(text: str, length: int) -> frozenset[str]:
    """Every run of `length` words of a text."""
    told = words(text)
    joined = " ".join(told)
    begins = [0, *accumulate(len(word) + 1 for word in told)]
    return frozenset(joined[a : b - 1] for a, b in zip(begins, begins[length:], strict=False))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """What two sets share, of all that they hold; 0 where one is empty."""
    small, large = sorted((one, other), key=len)
    if not small:
        return 0.0
    shared = len(small & large)
    return shared / (len(one) + len(other) - shared)


@dataclass(frozen=True, slots=True)
class Stretches:
    """The words of a text with its runs of `shortest` words in order, to be held against several others.

    `last` says where each run begins for the last time, `again` where those begin that stand in it more than once.
    """

    words: Sequence[str]
    shortest: int
    runs: Sequence[tuple[str, ...]]
    last: Mapping[tuple[str, ...], int]
    again: Mapping[tuple[str, ...], Sequence[int]]

    def begins(self, run: tuple[str, ...]) -> Sequence[int]:
        """Where a run begins, in order; nowhere where it is none of the text's."""
        at = self.last.get(run)
        return () if at is None else self.again.get(run) or (at,)


def stretches(words: Sequence[str], shortest: int) -> Stretches:
    """The runs of `shortest` words."""
    runs = list(zip(*(words[n:] for n in range(shortest)), strict=False))
    last = {run: at for at, run in enumerate(runs)}
    again: dict[tuple[str, ...], list[int]] = {}
    if len(last) < len(runs):
        for at, run in enumerate(runs):
            if last[run] != at or run in again:
                again.setdefault(run, []).append(at)
    return Stretches(words, shortest, runs, last, again)


def common_runs(one: Sequence[str], other: Sequence[str], shortest: int, near: range = range(0)) -> tuple[Run, ...]:
    """The stretches of at least `shortest` words that both have, in the order of the first, each the longest.

    Where words of the first stand in the other more than once, those that reach into `near` of the other come first.
    """
    return runs_between(stretches(one, shortest), stretches(other, shortest), near)


def runs_between(one: Stretches, other: Stretches, near: range = range(0)) -> tuple[Run, ...]:
    """What `common_runs` gives for the words of two texts."""
    found: list[Run] = []
    free = 0
    for at, run in enumerate(one.runs):
        if at >= free and run in other.last:
            length, there = _longest(one, other, at, near)
            found.append(Run(at, there, length))
            free = at + length
    return tuple(found)


def _longest(one: Stretches, other: Stretches, at: int, near: range) -> tuple[int, int]:
    """The length of the longest run from a place of the first text, and where it stands in the other."""
    best, length, reached = 0, 0, False
    for there in other.begins(one.runs[at]):
        shared = _shared(one.words, other.words, at, there, one.shortest)
        reaches = there < near.stop and there + shared > near.start
        if (reaches, shared) > (reached, length):
            best, length, reached = there, shared, reaches
    return length, best


def _shared(one: Sequence[str], other: Sequence[str], at: int, there: int, known: int) -> int:
    most = min(len(one) - at, len(other) - there)
    while known < most and one[at + known] == other[there + known]:
        known += 1
    return known


def common_passages(one: str, other: str, shortest: int) -> tuple[CommonPassage, ...]:
    """The words that two texts share, at least `shortest` in a row, in the order of the first."""
    left, right = placed_words(one), placed_words(other)
    runs = common_runs([w.text for w in left], [w.text for w in right], shortest)
    return tuple(
        CommonPassage(
            run.length,
            (left[run.one].start, left[run.one + run.length - 1].end),
            (right[run.other].start, right[run.other + run.length - 1].end),
        )
        for run in runs
    )


def apart(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, those that meet or overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
