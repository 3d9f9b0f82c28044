"""Which predicted claim answers for which annotated one, and which words stand for the same place.

Two claims can be one where their words overlap and they tell a common outcome, none at all, or the same place; of all
pairs the best agreeing are taken first. The measure is the one by which the annotated reports are scored elsewhere.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tawthiq.evaluation.annotations import Annotation, Figure
from tawthiq.evaluation.wordlists import read

_FOLD = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None}
    | dict.fromkeys("“”\"«»")
)  # fmt: skip
_MARKS = re.compile("[\u064b-\u065f\u0670\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
_LEAST_OVERLAP = 0.3
_LONGEST, _TIMES_LONGER = 600, 3


class Pair(NamedTuple):
    """Indexes of an annotated claim and of the predicted one that answers for it."""

    gold: int
    predicted: int


@lru_cache(maxsize=100_000)
def fold(words: str) -> str:
    """Words without marks, quotation marks and variants of letters; coarser than text.folding, and fixed."""
    return " ".join(_MARKS.sub("", words).translate(_FOLD).split())


@lru_cache(maxsize=100_000)
def place_key(name: str) -> str:
    """The part of a place name that tells it: no kind of place, no direction, no article."""
    generic, directions = _place_words()
    left = fold(name)
    while (rest := generic.sub("", left)) != left:
        left = rest
    words = [word for word in left.split() if word not in directions] or left.split()
    return " ".join(re.sub(r"(?<=...)[اه]$", "", word.removeprefix("ال")) for word in words)


@cache
def _place_words() -> tuple[re.Pattern[str], frozenset[str]]:
    raw = read("matching")
    return re.compile(rf"^(?:ال)?(?:{'|'.join(raw['generic'])})\s+"), frozenset(raw["directions"])


def place_of(claim: Annotation) -> str | None:
    """The key of the claim's place, None where it has none."""
    return place_key(claim.where.place) if claim.where and claim.where.place else None


def align(gold: Sequence[Annotation], predicted: Sequence[Annotation], text: str) -> list[Pair]:
    """Pairs of claims, each claim in one pair at most, best agreement first."""
    ranked = sorted(
        ((affinity(g, p, text), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)), reverse=True
    )
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    found = []
    for value, i, j in ranked:
        if value <= 0:
            break
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            found.append(Pair(i, j))
    return found


def affinity(gold: Annotation, predicted: Annotation, text: str) -> float:
    """0 where the two cannot be one claim, else how well they agree."""
    shared = overlap(gold.span(text), predicted.span(text))
    if shared < _LEAST_OVERLAP:
        return 0.0
    mine, theirs = ({figure.outcome for figure in claim.harms} for claim in (gold, predicted))
    place = place_of(gold)
    same_place = place is not None and place == place_of(predicted)
    if not (mine & theirs or not (mine or theirs) or same_place):
        return 0.0
    figures = len({*map(figure_key, gold.harms)} & {*map(figure_key, predicted.harms)})
    return (
        shared
        + 0.5 * bool(mine & theirs)
        + 0.5 * figures
        + 0.5 * same_place
        + 0.25 * (gold.kind == predicted.kind)
        + 0.1 * (gold.method == predicted.method)
    )


def figure_key(figure: Figure) -> tuple[str, str, str, int | None, int | None]:
    """What two figures must share to be one."""
    return figure.outcome, figure.victims, figure.group, figure.min, figure.max


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Share of the shorter span that lies in the other; 0 where one is far longer (whole paragraphs)."""
    shorter, longer = sorted((a[1] - a[0], b[1] - b[0]))
    if longer > max(_LONGEST, _TIMES_LONGER * shorter):
        return 0.0
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(1, shorter)


def same_sources(gold: Sequence[str], predicted: Sequence[str]) -> int:
    """How many sources of one side have one on the other that shares half of the shorter one's words."""
    left = [set(fold(words).split()) for words in predicted]
    hits = 0
    for words in gold:
        mine = set(fold(words).split())
        found = next((theirs for theirs in left if _one_source(mine, theirs)), None)
        if found is not None:
            left.remove(found)
            hits += 1
    return hits


def _one_source(a: set[str], b: set[str]) -> bool:
    if not a or not b or abs(len(a) - len(b)) > 8:
        return False
    return len(a & b) / min(len(a), len(b)) >= 0.5
