"""Other reports that carry the words of hidden claims and reports: copies of a wire, whole or in part.

1. A report carries a claim's words where it has three quarters of them, eight in a row among them, or five in a row and
   half of the report besides: reports that know nothing of each other share formulas (في غارة جوية على بلدة), not more.
2. It carries the words of a report that is hidden whole by the same measure, and those of each of its claims.
3. In such a report the stretches that say the same are hidden, and the names of the claim's victims and witnesses
   wherever they stand, since who copies a passage likes to turn it round its names.

Every report is looked through once for each claim and remembered, then only those that came since: reports are only
ever added.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import select

from tawthiq.model.claim import Claim
from tawthiq.model.vocabulary import OriginKind
from tawthiq.register import schema
from tawthiq.register.reading_documents import DocumentsReading
from tawthiq.text.folding import fold

RUN = 5  # words in a row that formulas of reports hardly share
_WORD = re.compile(r"[\w\u0610-\u061a\u064b-\u065f\u0670]+")  # with the vowel signs, which folding takes off
_PERSONS = frozenset(
    {
        OriginKind.EYEWITNESS,
        OriginKind.SURVIVOR_FAMILY,
        OriginKind.LOCAL_RESIDENT,
        OriginKind.MEDICAL,
        OriginKind.NAMED_PERSON,
        OriginKind.ANONYMOUS_SOURCE,
    }
)
_IN_A_ROW = 8
_OF_CLAIM, _OF_REPORT = 0.75, 0.5
_A_CLAIM = 60  # words: what is longer is a whole report, or as good as one
_ROUGHLY = 0.8  # words are counted by blanks where a text is only looked at from afar
_AT_ONCE, _REMEMBERED = 500, 2_000
Pair = tuple[int, int]
Placed = tuple[str, int, int]
"""A folded word with its bounds in the text."""
Words = tuple[str, ...]


def placed(text: str) -> list[Placed]:
    """The words of a text."""
    return [(fold(found.group()), found.start(), found.end()) for found in _WORD.finditer(text)]


def rows_of(words: list[Placed], length: int = RUN) -> Iterator[tuple[Words, int, int]]:
    """Every so many words in a row, with their bounds."""
    for at in range(len(words) - length + 1):
        run = words[at : at + length]
        yield tuple(word for word, _, _ in run), run[0][1], run[-1][2]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: a claim's words in their order, names, and the runs of its whole report."""

    words: Words
    names: frozenset[Words]
    report: frozenset[Words]

    @property
    def runs(self) -> list[Words]:
        """The runs of the claim's words, in their order."""
        return [self.words[at : at + RUN] for at in range(len(self.words) - RUN + 1)]

    def spans(self, text: str) -> tuple[Pair, ...]:
        """Where a report says the same; nothing where it does not carry the words."""
        words = placed(text)
        told, runs = list(rows_of(words)), frozenset(self.runs)
        found = [(start, end) for run, start, end in told if run in runs]
        if not found or not self._carries(frozenset(run for run, _, _ in told)):
            return ()
        for length in {len(name) for name in self.names}:
            found += [(start, end) for run, start, end in rows_of(words, length) if run in self.names]
        return tuple(found)

    def _carries(self, told: frozenset[Words]) -> bool:
        stretches = _stretches([run in told for run in self.runs])
        if max(stretches) >= _IN_A_ROW and sum(stretches) >= _OF_CLAIM * len(self.words):
            return True
        return len(told & self.report) >= _OF_REPORT * min(len(told), len(self.report))


def _stretches(shared: list[bool]) -> list[int]:
    """How many words each stretch of shared runs holds."""
    return [len(list(runs)) + RUN - 1 for is_shared, runs in groupby(shared) if is_shared]


def sought_of(quote: str, claims: Iterable[Claim], text: str) -> Sought:
    """What is quoted of this report (all of it, or a claim), and the names of the claims' victims and witnesses."""
    return Sought(
        tuple(word for word, _, _ in placed(quote)),
        frozenset(name for claim in claims for name in _names(claim)),
        frozenset(run for run, _, _ in rows_of(placed(text))),
    )


def _names(claim: Claim) -> Iterator[Words]:
    """The names of a claim's victims and witnesses; مصدر طبي is nobody's."""
    told = [(person.name or person.quote, 2) for person in claim.people]
    told += [(s.quote, 2 if s.kind is OriginKind.NAMED_PERSON else 3) for s in claim.sources if s.kind in _PERSONS]
    for name, least in told:
        words = tuple(word for word, _, _ in placed(name))
        if len(words) >= least:
            yield words


@dataclass(slots=True)
class _Search:
    """The reports that were found to carry some words, among those up to a number; each run holds one of `keys`."""

    sought: Sought
    keys: tuple[str, ...]
    most: int  # runs that hold the same key
    until: int = 0
    found: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, sought: Sought) -> "_Search":
        keys = _keys(sought.runs)
        return cls(sought, keys, max((sum(key in run for run in set(sought.runs)) for key in keys), default=1))

    def may_hold(self, folded: str) -> bool:
        """Whether a text is worth looking at: by its keys alone it may have as many of the runs as it takes.

        Of a claim any key will do; of a whole report every other one has some.
        """
        words, held = len(self.sought.words), sum(key in folded for key in self.keys)
        if words <= _A_CLAIM or not held:
            return held > 0
        runs = min(folded.count(" "), len(self.sought.report))
        return held * self.most >= _ROUGHLY * min(_OF_REPORT * runs, _OF_CLAIM * words)


_kept: "WeakKeyDictionary[DocumentsReading, dict[tuple[str, str], _Search]]" = WeakKeyDictionary()
_lock = Lock()


def carriers(
    register: DocumentsReading, claims: Iterable[Claim], whole: Iterable[str] = ()
) -> Mapping[str, tuple[Sought, ...]]:
    """The reports besides its own that carry a claim's words, or those of a `whole` report, with what each carries."""
    wanted: dict[tuple[str, str], Claim | None] = {(claim.document, claim.id): claim for claim in claims}
    wanted |= {(name, ""): None for name in whole}
    with _lock:
        kept = _kept.setdefault(register, {})
        if len(kept) > _REMEMBERED:  # most of them lifted since
            kept.clear()
        for (document, name), claim in wanted.items():
            if (document, name) not in kept:
                kept[document, name] = _Search.of(_sought(register, document, claim))
        searches = {at: kept[at] for at in sorted(wanted)}
        _bring_up(register, [search for search in searches.values() if search.keys])
        found: dict[str, list[Sought]] = {}
        for (document, _), search in searches.items():
            for name in search.found:
                if name != document:
                    found.setdefault(name, []).append(search.sought)
    return {name: tuple(carried) for name, carried in found.items()}


def _sought(register: DocumentsReading, document: str, claim: Claim | None) -> Sought:
    text = register.document(document).document.text
    if claim is not None:
        return sought_of(claim.quote, (claim,), text)
    return sought_of(text, (stored.claim for stored in register.claims_of_document(document)), text)


def _keys(runs: Collection[Words]) -> tuple[str, ...]:
    """Words of which each run has one: a text without any of them is looked at no further."""
    left, keys = set(runs), []
    while left:
        key = max(max(left), key=len)
        keys.append(key)
        left = {run for run in left if key not in run}
    return tuple(keys)


def _bring_up(register: DocumentsReading, searches: list[_Search]) -> None:
    if not searches:
        return
    table = schema.documents
    asked = select(table.c.seq, table.c.id, table.c.folded, table.c.text).order_by(table.c.seq)
    with register.reading() as connection:
        since = min(search.until for search in searches)
        last = since
        for row in connection.execute(asked.where(table.c.seq > since)).yield_per(_AT_ONCE):
            last = row.seq
            for search in searches:
                if search.until < row.seq and search.may_hold(row.folded):
                    search.found += [row.id] if search.sought.spans(row.text) else []
    for search in searches:
        search.until = max(search.until, last)
