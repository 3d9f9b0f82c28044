"""Finding lexicon entries in tokens.

1. Every form is indexed by its first word; later words must follow token by token (quotation marks between them are
   skipped).
2. The first token stands for a word when one of its readings (clitics off) equals it; which clitics came off is told.
Later tokens may carry the article only.
3. At each token the longest match wins; a match consumes its tokens unless `overlapping`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawthiq.lexicon.entries import Entry
from tawthiq.text.tokens import Shape, Stem, Token, stems

_REMEMBERED = 200_000  # readings of words kept; beyond that they are worked out again
_SKIPPED = frozenset("\"'“”«»„‟()[]")


@dataclass(frozen=True, slots=True)
class Match:
    """`entry` covers tokens [first, last]; `stem` is the reading of the first token that matched."""

    entry: Entry
    first: int
    last: int
    stem: Stem


class _Node:
    """A word on the way through a form: the entry that may end here and the words that may follow."""

    __slots__ = ("entry", "next")

    def __init__(self) -> None:
        self.entry: Entry | None = None
        self.next: dict[str, _Node] = {}


class Matcher:
    """A tree of entries by word; building is linear, a token that begins no entry costs one dictionary access."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._first: dict[str, _Node] = {}
        self._seen: dict[str, tuple[tuple[Stem, _Node], ...]] = {}
        for entry in entries:
            for form in entry.forms:
                self._add(form.split(), entry)

    def _add(self, words: Sequence[str], entry: Entry) -> None:
        if not words:
            return
        node = self._first.setdefault(words[0], _Node())
        for word in words[1:]:
            node = node.next.setdefault(word, _Node())
        if node.entry is None:
            node.entry = entry

    def at(self, tokens: Sequence[Token], i: int) -> Match | None:
        """The longest entry that begins at token i."""
        starts = self._starts(tokens[i].folded)
        return _longest(tokens, i, starts) if starts else None

    def scan(self, tokens: Sequence[Token], *, overlapping: bool = False) -> list[Match]:
        """All matches from left to right."""
        found: list[Match] = []
        seen, skip_to = self._seen, 0
        for i, token in enumerate(tokens):
            if i < skip_to or token.shape is not Shape.WORD:
                continue
            starts = seen.get(token.folded)
            if starts is None:
                starts = self._starts(token.folded)
            match = _longest(tokens, i, starts) if starts else None
            if match:
                found.append(match)
                skip_to = i + 1 if overlapping else match.last + 1
        return found

    def _starts(self, folded: str) -> tuple[tuple[Stem, _Node], ...]:
        found = self._seen.get(folded)
        if found is None:
            first = self._first
            found = tuple((stem, first[stem.text]) for stem in stems(folded) if stem.text in first)
            if len(self._seen) < _REMEMBERED:
                self._seen[folded] = found
        return found


def _longest(tokens: Sequence[Token], i: int, starts: Sequence[tuple[Stem, _Node]]) -> Match | None:
    best: Match | None = None
    for stem, node in starts:
        entry, last = node.entry, i
        if node.next:
            further = _further(tokens, i, node)
            if further:
                entry, last = further
        if entry is not None and (best is None or last > best.last):
            best = Match(entry, i, last, stem)
    return best


def _further(tokens: Sequence[Token], i: int, node: _Node) -> tuple[Entry, int] | None:
    """The longest continuation after token i, with the index of its last token."""
    at = i + 1
    while at < len(tokens) and tokens[at].text in _SKIPPED:
        at += 1
    if at >= len(tokens):
        return None
    word = tokens[at].folded
    best: tuple[Entry, int] | None = None
    for form in (word, word[2:]) if word.startswith("ال") else (word,):
        child = node.next.get(form)
        if child is None:
            continue
        found = (_further(tokens, at, child) if child.next else None) or (
            (child.entry, at) if child.entry is not None else None
        )
        if found and (best is None or found[1] > best[1]):
            best = found
    return best
