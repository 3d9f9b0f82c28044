"""What the reports of many incidents took from one another, worked out once, so that no incident reads whole texts.

`borrowing` looks only at reports that stand together in an incident: their near-duplicates, passages told in the same
words, and whom each credits.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from tawthiq.assessment.credits import credit_lines
from tawthiq.assessment.duplicates import LIKENESS, near_in_time, same_text
from tawthiq.assessment.retold import retold
from tawthiq.model.claim import Claim, Source
from tawthiq.model.document import Document

Pair = tuple[str, str]

_AS_LONG = LIKENESS * 0.8  # of one text's characters to the other's: harakat and furniture weigh little more


@dataclass(frozen=True, slots=True)
class Borrowing:
    """`texts`: for a report, the others of the same text. `passages`: for a claim, those told in the same words.

    `credits`: whom a report names as its source, by document id.
    """

    texts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    passages: Mapping[str, frozenset[str]] = field(default_factory=dict)
    credits: Mapping[str, Source] = field(default_factory=dict)


def borrowing(incidents: Iterable[Sequence[Claim]], documents: Mapping[str, Document]) -> Borrowing:
    """Over the claims of each incident. Reports that are not among `documents` took nothing."""
    told = [[c for c in claims if c.document in documents] for claims in incidents]
    texts: set[Pair] = set()
    known = _Vocabulary(documents)
    passages: list[Pair] = []
    for claims in told:
        reports = sorted({c.document for c in claims})
        likely = ((a, b) for a, b in combinations(reports, 2) if known.may_be_one(a, b))
        texts.update((a, b) for a, b in likely if same_text(documents[a], documents[b]))
        passages.extend(retold(claims, documents))
    reports = sorted({c.document for claims in told for c in claims})
    return Borrowing(_both_ways(texts), _both_ways(passages), credit_lines(documents[name] for name in reports))


def _both_ways(pairs: Iterable[Pair]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        found[a].add(b)
        found[b].add(a)
    return {name: frozenset(others) for name, others in found.items()}


class _Vocabulary:
    """Whether two reports may be one text, at a glance: near in length, in time and in the words as they stand."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._words: dict[str, frozenset[str]] = {}

    def may_be_one(self, one: str, other: str) -> bool:
        """False only where their likeness cannot reach that of near-duplicates, however punctuation differs."""
        a, b = self._documents[one], self._documents[other]
        length, other_length = len(a.text), len(b.text)
        if length < _AS_LONG * other_length or other_length < _AS_LONG * length or not near_in_time(a, b):
            return False
        here, there = self._of(a), self._of(b)
        return 2 * len(here & there) >= min(len(here), len(there))

    def _of(self, document: Document) -> frozenset[str]:
        if document.id not in self._words:
            self._words[document.id] = frozenset(document.text.split())
        return self._words[document.id]
