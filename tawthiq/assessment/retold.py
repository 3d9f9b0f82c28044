"""Which claims of different publishers are told in the same words (rule dependence.passage).

1. A claim's passage is its own words with up to 200 characters around them.
2. Words in common count where they run on, four or more, and reach into both claims. Numbers, the claim's own places
   and words that place or date anything (lexicon/data/commonplaces.yaml) do not count: two reporters of one event
   share them by necessity.
3. Within 72 hours, ten words that count, seven of them in one run, are a passage copied from the other or from one that
   both copied.

Measured on reports that professional recorders had filed: of two million pairs of claims about different events, with
place and number made equal, ten reach this, most of them one text told again; of four thousand pairs about one event, a
hundred. Those between seven and ten words that were read are half copies, half the same short news written twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tawthiq.assessment.duplicates import near_in_time
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.text.likeness import common_runs, words

_AROUND = 200  # characters before and after a claim's own words
_SHORTEST_RUN = 4
_REACHES = 3  # words of a run that stand in the claim itself
_LONGEST = 7
_ENOUGH = 10
_GLANCE = 6  # different words, as they stand, that two passages share before their runs are looked at
_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")


@dataclass(frozen=True, slots=True)
class _Passage:
    """Words of a passage; [first, last) are the claim's own, `places` the bare words of where it happened."""

    words: list[str]
    first: int
    last: int
    places: frozenset[str]


def retold(claims: Sequence[Claim], documents: Mapping[str, Document]) -> Iterable[tuple[str, str]]:
    """Pairs of ids of claims of one event, of different publishers, that are told in the same words, each once."""
    outlets = {c.document: _outlet(documents.get(c.document), c.document) for c in claims}
    if len(set(outlets.values())) < 2:
        return ()
    told = [c for c in claims if c.document in documents and (c.harms or c.responsible)]
    passages = [_passage(claim, documents[claim.document].text) for claim in told]
    return [
        (told[a].id, told[b].id)
        for a, b in _meeting(passages)
        if outlets[told[a].document] != outlets[told[b].document]
        and near_in_time(documents[told[a].document], documents[told[b].document])
        and _glanced(documents, told[a], told[b])
        and _is_copy(passages[a], passages[b])
    ]


def _meeting(passages: Sequence[_Passage]) -> Iterable[tuple[int, int]]:
    """Pairs of passages that share seven words in a row: without such a run none is a copy."""
    bearing: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        told = passage.words
        for run in set(zip(*(told[n:] for n in range(_LONGEST)), strict=False)):
            bearing[run].append(number)
    return sorted({pair for bearers in bearing.values() if len(bearers) > 1 for pair in combinations(bearers, 2)})


def _glanced(documents: Mapping[str, Document], one: Claim, other: Claim) -> bool:
    """Whether two passages share some different words as they stand."""
    here, there = (frozenset(_around(claim, documents[claim.document].text).split()) for claim in (one, other))
    return len(here & there) >= _GLANCE


def _outlet(document: Document | None, identifier: str) -> str:
    return (document.publisher if document else None) or f"unknown:{identifier}"


def _around(claim: Claim, text: str) -> str:
    return text[max(0, claim.start - _AROUND) : claim.end + _AROUND]


def _passage(claim: Claim, text: str) -> _Passage:
    before = words(text[max(0, claim.start - _AROUND) : claim.start])
    own = words(text[claim.start : claim.end])
    after = words(text[claim.end : claim.end + _AROUND])
    where = claim.where
    names = (where.quote or "", where.place, *where.within) if where else ()
    places = frozenset(_bare(w) for name in names for w in words(name))
    return _Passage([*before, *own, *after], len(before), len(before) + len(own), places)


def _is_copy(one: _Passage, other: _Passage) -> bool:
    places = one.places | other.places
    counted = []
    for run in common_runs(one.words, other.words, _SHORTEST_RUN, range(other.first, other.last)):
        here = min(run.one + run.length, one.last) - max(run.one, one.first)
        there = min(run.other + run.length, other.last) - max(run.other, other.first)
        if min(here, there) >= _REACHES:
            counted.append(sum(_tells(w, places) for w in one.words[run.one : run.one + run.length]))
    return bool(counted) and max(counted) >= _LONGEST and sum(counted) >= _ENOUGH


def _tells(word: str, places: frozenset[str]) -> bool:
    bare = _bare(word)
    return not (word.isdigit() or word in _commonplaces() or bare in _commonplaces() or bare in places)


def _bare(word: str) -> str:
    """Without article and one-letter particle, so that بريف and ريف are one."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) > len(article) + 2:
            return word[len(article) :]
    return word[1:] if word[0] in "وبلف" and len(word) > 3 else word


@by_folders
def _commonplaces(folders: Folders) -> frozenset[str]:
    forms = {form for entry in load("commonplaces", folders) for form in entry.forms}
    return frozenset(forms | {_bare(form) for form in forms})
