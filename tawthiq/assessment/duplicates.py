"""Which reports are the same text (rule dependence.copy).

1. Among many reports MinHash with locality-sensitive hashing (rensa) names the pairs that may be alike (`duplicates`).
2. A pair is alike where its runs of five words, compared exactly, have a Jaccard likeness of 0.8 or more and its
   reports came out within 72 hours; an unknown date cannot show that a copy is none.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from rensa import RMinHash, RMinHashLSH

from tawthiq.model.document import Document
from tawthiq.text.likeness import grams, jaccard, vocabulary, words

LIKENESS = 0.8
_WINDOW = timedelta(hours=72)
_GRAM = 5
_PERMUTATIONS = 128
_BANDS = 32  # of four: a pair as like as 0.8 is missed once in ten million
_SEED = 1


def duplicates(documents: Iterable[Document]) -> Mapping[str, frozenset[str]]:
    """For each report that has any, the ids of the others that are the same text."""
    held: list[Document] = []
    index = RMinHashLSH(threshold=LIKENESS, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    hashes: list[RMinHash] = []
    for document in documents:
        runs = _runs(document.text)
        if runs:
            sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
            sketch.update(list(runs))
            index.insert(len(held), sketch)
            held.append(document)
            hashes.append(sketch)
    found: dict[str, set[str]] = {}
    for number, sketch in enumerate(hashes):
        for other in index.query(sketch):
            if other > number and same_text(held[number], held[other]):
                found.setdefault(held[number].id, set()).add(held[other].id)
                found.setdefault(held[other].id, set()).add(held[number].id)
    return {name: frozenset(others) for name, others in found.items()}


def same_text(one: Document, other: Document) -> bool:
    """Whether two reports are near-duplicates by the rule (step 2)."""
    if not near_in_time(one, other) or not _may_share(one.text, other.text):
        return False
    return jaccard(_runs(one.text), _runs(other.text)) >= LIKENESS


def _may_share(one: str, other: str) -> bool:
    """Whether the words of one are in the other often enough: a run that both have begins with a word that both have.

    Which says of most pairs that they are not alike, without their runs.
    """
    return sum(map(vocabulary(other).__contains__, _told(one))) >= LIKENESS * len(_runs(one))


@lru_cache(maxsize=200)
def _told(text: str) -> tuple[str, ...]:
    return tuple(words(text))


@lru_cache(maxsize=200)  # the reports of one event are held against one another
def _runs(text: str) -> frozenset[str]:
    return grams(text, _GRAM)


def near_in_time(one: Document, other: Document) -> bool:
    """Within 72 hours, or one of them undated."""
    if one.published == other.published:
        return True
    first, second = moment(one.published), moment(other.published)
    return first is None or second is None or abs(first - second) <= _WINDOW


@lru_cache(maxsize=50_000)
def moment(published: str | None) -> datetime | None:
    """A publication date as a point in time (midnight UTC for a bare date); None when unknown or unreadable."""
    if not published:
        return None
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def earlier(one: Document | None, other: Document | None) -> bool:
    """Whether the first certainly came before the second: a bare date does not order reports of one day."""
    a, b = (one.published if one else None) or "", (other.published if other else None) or ""
    first, second = moment(a), moment(b)
    if first is None or second is None:
        return False
    if len(a) <= 10 or len(b) <= 10:
        return a[:10] < b[:10]
    return first < second
