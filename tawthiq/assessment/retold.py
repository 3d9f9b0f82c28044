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

from bisect import bisect_left, bisect_right
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
    def _sevens(self) -> Sequence[tuple[str, ...]]:
        told = [word for word in self.telling if word]
        return list(zip(*(told[n:] for n in range(_LONGEST)), strict=False))

    @cached_property
    def sevens(self) -> frozenset[tuple[str, ...]]:
        """As many words that tell something, one after the other, as a copied passage shares in one run at least."""
        return frozenset(self._sevens)

    @cached_property
    def own_sevens(self) -> frozenset[tuple[str, ...]]:
        """Those of them of which one at least is in every run that is long enough and reaches into the claim: they, or
        words beside them that tell nothing, stand in it.
        """
        at = [n for n, bare in enumerate(self.telling) if bare]
        begin = bisect_right(at, self.first) - _LONGEST
        return frozenset(self._sevens[max(0, begin) : bisect_left(at, self.last - 1) + 1])

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
    known: dict[tuple[str, ...], _Passage] = {}
    told = [
        _Told(claim, outlets[claim.document], documents[claim.document], known)
        for claim in claims
        if claim.document in documents and (claim.harms or claim.responsible)
    ]
    return [
        (one.claim.id, other.claim.id)
        for one, other in combinations(told, 2)
        if one.outlet != other.outlet
        and len(one.glance & other.glance) >= _GLANCE
        and near_in_time(one.report, other.report)
        and _is_copy(one.passage, other.passage)
    ]


@dataclass(frozen=True)
class _Told:
    """A claim with who published it. `known` are the passages of its event: copies say theirs once."""

    claim: Claim
    outlet: str
    report: Document
    known: dict[tuple[str, ...], _Passage]

    @cached_property
    def glance(self) -> frozenset[str]:
        """The different words of its passage as they stand: they cost little, settle most pairs, and are not folded."""
        return frozenset(self.report.text[max(0, self.claim.start - _AROUND) : self.claim.end + _AROUND].split())

    @cached_property
    def passage(self) -> _Passage:
        """Its passage, read for those that the glance does not settle."""
        claim, text = self.claim, self.report.text
        said = (
            text[max(0, claim.start - _AROUND) : claim.start],
            text[claim.start : claim.end],
            text[claim.end : claim.end + _AROUND],
        )
        where = claim.where
        names = (where.quote or "", where.place, *where.within) if where else ()
        found = self.known.get((*said, *names))
        if found is None:
            found = self.known[*said, *names] = _passage(said, names)
        return found


def _outlet(document: Document | None, identifier: str) -> str:
    return (document.publisher if document else None) or f"unknown:{identifier}"


def _passage(said: tuple[str, str, str], names: tuple[str, ...]) -> _Passage:
    """`said`: what stands before a claim, its own words, and what stands after it."""
    before, own, after = map(words, said)
    return _Passage((*before, *own, *after), len(before), len(before) + len(own), names)


def _is_copy(one: _Passage, other: _Passage) -> bool:
    if one.own_sevens.isdisjoint(other.sevens) or other.own_sevens.isdisjoint(one.sevens):
        return False  # no run of theirs that reaches into both is long enough, even with the words of their places
    places = one.places | other.places
    if one.runs(places).isdisjoint(other.runs(places)):
        return False  # without those words it is not
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
