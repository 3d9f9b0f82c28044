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

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import combinations

from tawthiq.assessment.duplicates import near_in_time
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.text.likeness import Stretches, runs_between, stretches, words

_AROUND = 200  # characters before and after a claim's own words
_SHORTEST_RUN = 4
_REACHES = 3  # words of a run that stand in the claim itself
_LONGEST = 7
_ENOUGH = 10
_GLANCE = 6  # different words, as they stand, that two passages share before their runs are looked at
_REMEMBERED = 50_000  # words with their bare forms
_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")


@dataclass(frozen=True)
class _Passage:
    """Words of a passage; [first, last) are the claim's own, `names` say where it happened."""

    words: tuple[str, ...]
    first: int
    last: int
    names: tuple[str, ...]
    _runs: dict[frozenset[str], frozenset[tuple[str, ...]]] = field(default_factory=dict)

    @cached_property
    def telling(self) -> Sequence[str]:
        """For each word its bare form, "" for one that says nothing of this event alone."""
        return list(map(_telling().__getitem__, self.words))

    @cached_property
    def places(self) -> frozenset[str]:
        """The bare words of where it happened."""
        return frozenset().union(*map(_bare_words, self.names))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different bare forms that are no place's."""
        return frozenset(self.telling) - self.places - {""}

    @cached_property
    def repeated(self) -> int:
        """How many more of them there are."""
        return sum(1 for word in self.telling if word and word not in self.places) - len(self.vocabulary)

    @cached_property
    def sevens(self) -> frozenset[tuple[str, ...]]:
        """As many words that tell something, one after the other, as a copied passage shares in one run at least."""
        told = [word for word in self.telling if word]
        return frozenset(zip(*(told[n:] for n in range(_LONGEST)), strict=False))

    def runs(self, places: frozenset[str]) -> frozenset[tuple[str, ...]]:
        """The shortest runs with as many words that count as a copied passage shares in one, these places aside."""
        found = self._runs.get(places)
        if found is None:
            at = [n for n, bare in enumerate(self.telling) if bare and bare not in places]
            found = frozenset([self.words[a : b + 1] for a, b in zip(at, at[_LONGEST - 1 :], strict=False)])
            self._runs[places] = found
        return found

    @cached_property
    def stretches(self) -> Stretches:
        """The words cut into runs, for those passages that are held against others word by word."""
        return stretches(self.words, _SHORTEST_RUN)


def retold(claims: Sequence[Claim], documents: Mapping[str, Document]) -> Iterable[tuple[str, str]]:
    """Pairs of ids of claims of one event, of different publishers, that are told in the same words, each once."""
    outlets = {c.document: _outlet(documents.get(c.document), c.document) for c in claims}
    if len(set(outlets.values())) < 2:
        return []
    told = [
        (claim, outlets[claim.document], documents[claim.document])
        for claim in claims
        if claim.document in documents and (claim.harms or claim.responsible)
    ]
    # A glance at the words as they stand costs little and settles most pairs; passages are read for the others only.
    glances = [_as_they_stand(claim, report) for claim, _, report in told]
    passages: dict[int, _Passage] = {}

    def passage(at: int) -> _Passage:
        if at not in passages:
            claim, _, report = told[at]
            passages[at] = _passage(claim, report.text)
        return passages[at]

    found = []
    for (at, (one, outlet, first)), (beside, (other, its_outlet, second)) in combinations(enumerate(told), 2):
        if outlet == its_outlet or len(glances[at] & glances[beside]) < _GLANCE or not near_in_time(first, second):
            continue
        if _is_copy(passage(at), passage(beside)):
            found.append((one.id, other.id))
    return found


def _as_they_stand(claim: Claim, document: Document) -> frozenset[str]:
    """The different words of a passage, not folded."""
    return frozenset(document.text[max(0, claim.start - _AROUND) : claim.end + _AROUND].split())


def _outlet(document: Document | None, identifier: str) -> str:
    return (document.publisher if document else None) or f"unknown:{identifier}"


def _passage(claim: Claim, text: str) -> _Passage:
    before = words(text[max(0, claim.start - _AROUND) : claim.start])
    own = words(text[claim.start : claim.end])
    after = words(text[claim.end : claim.end + _AROUND])
    where = claim.where
    names = (where.quote or "", where.place, *where.within) if where else ()
    return _Passage((*before, *own, *after), len(before), len(before) + len(own), names)


def _is_copy(one: _Passage, other: _Passage) -> bool:
    if one.sevens.isdisjoint(other.sevens):
        return False  # no run of theirs is long enough, even with the words of their places
    if len(one.vocabulary & other.vocabulary) + one.repeated < _ENOUGH:
        return False  # whatever runs they share, fewer words than that can count
    places = one.places | other.places
    if one.runs(places).isdisjoint(other.runs(places)):
        return False  # nor do so many stand in one run
    most, total = 0, 0
    for run in runs_between(one.stretches, other.stretches, range(other.first, other.last)):
        here = min(run.one + run.length, one.last) - max(run.one, one.first)
        there = min(run.other + run.length, other.last) - max(run.other, other.first)
        if min(here, there) >= _REACHES:
            told = one.telling[run.one : run.one + run.length]
            counted = sum(1 for word in told if word and word not in places)
            most, total = max(most, counted), total + counted
    return most >= _LONGEST and total >= _ENOUGH


@lru_cache(maxsize=20_000)
def _bare_words(name: str) -> frozenset[str]:
    return frozenset(_bare(word) for word in words(name))


class _Telling(dict[str, str]):
    """Words with their bare forms, "" for those that say nothing of one event alone; made as they are asked for."""

    def __init__(self, commonplaces: frozenset[str]) -> None:
        super().__init__()
        self._commonplaces = commonplaces

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        bare = _bare(word)
        idle = word.isdigit() or word in self._commonplaces or bare in self._commonplaces
        found = self[word] = "" if idle else bare
        return found


@by_folders
def _telling(folders: Folders) -> _Telling:
    return _Telling(_commonplaces())


@lru_cache(maxsize=50_000)
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
