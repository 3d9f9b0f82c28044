"""Which words of a text answer a question: for marking them, and for choosing what to show of a long text.

A mark covers whole words, so that no letter is torn from its neighbours.
"""

from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

from tawthiq.model.claim import Claim
from tawthiq.search.question import Question
from tawthiq.text.terms import Term, akin, terms

Marks = tuple[tuple[int, int], ...]
_BEFORE, _LONG = 60, 260


def marks(question: Question, text: str) -> Marks:
    """Places [start, end) of the words and phrases of a question in a text."""
    found = terms(text)
    wanted = question.words
    single = [(term.start, term.end) for term in found if any(_akin(term.text, word) for word in wanted)]
    return tuple(sorted({*single, *_phrases(question.phrases, found)}))


@lru_cache(maxsize=100_000)
def _akin(one: str, other: str) -> bool:
    return akin(one, other)


def _phrases(phrases: Iterable[Sequence[str]], found: Sequence[Term]) -> Iterable[tuple[int, int]]:
    for phrase in phrases:
        for at in range(len(found) - len(phrase) + 1):
            part = found[at : at + len(phrase)]
            if all(_akin(term.text, word) for term, word in zip(part, phrase, strict=True)):
                yield part[0].start, part[-1].end


def answering(claim: Claim, slots: Set[str]) -> Marks:
    """Places in the report of the claim's words for these slots: what answers a question of another language."""
    found: list[tuple[int | None, int | None]] = []
    if "means" in slots and claim.evidence.method:
        found.append((claim.evidence.method.start, claim.evidence.method.end))
    if "facility" in slots:
        found += [(span.start, span.end) for span in claim.evidence.facilities]
    if slots & {"place", "country"} and claim.where:
        found.append((claim.where.start, claim.where.end))
    if "days" in slots and claim.when:
        found.append((claim.when.start, claim.when.end))
    if slots & {"party", "stance"}:
        found += [(r.start, r.end) for r in claim.responsible]
    if "response" in slots:
        found += [(span.start, span.end) for span in claim.evidence.responses]
    if slots & {"outcome", "victims", "group"}:
        found += [(harm.start, harm.end) for harm in claim.harms]
    return tuple(sorted({(a, b) for a, b in found if a is not None and b is not None}))


def window(text: str, marked: Marks, around: tuple[int, int] | None = None) -> tuple[int, int]:
    """The part of a text to show: where most marks stand together, or the words at `around`; cut between words."""
    if around is None:
        around = max(marked, key=lambda mark: _within(marked, mark[0]), default=(0, 0))
    start, end = max(0, around[0] - _BEFORE), min(len(text), max(around[1], around[0] + _LONG - _BEFORE))
    end = min(end, start + 2 * _LONG)
    if start and (cut := text.find(" ", start, around[0])) >= 0:
        start = cut + 1
    if end < len(text) and (cut := text.rfind(" ", around[0], end)) > start:
        end = cut
    return start, end


def _within(marked: Marks, start: int) -> int:
    return sum(1 for a, b in marked if start <= a and b <= start + _LONG)
