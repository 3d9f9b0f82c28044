"""Finding lexicon entries in tokens.

1. Every form is indexed by its first word; later words must follow token by token (quotation marks between them are
   skipped).
2. The first token stands for a word when one of its readings (clitics off) equals it; which clitics came off is told.
Later tokens may carry the article only.
3. At each token the longest match wins; a match consumes its tokens unless `overlapping`.
4. All matchers that scan share one table of words: a text is gone through once, and each is told where it may begin.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawthiq.lexicon.entries import Entry
from tawthiq.text.tokens import Shape, Stem, Token, Tokens, stems

_REMEMBERED = 200_000  # readings of words kept; beyond that they are worked out again
_SKIPPED = frozenset("\"'“”«»„‟()[]")


class Match(NamedTuple):
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


class _Starts(NamedTuple):
    """What may begin at a word: the entry of the word alone with its reading, and the readings that may go on."""

    alone: Entry | None
    stem: Stem
    longer: tuple[tuple[Stem, _Node], ...]

    @classmethod
    def of(cls, nodes: Sequence[tuple[Stem, _Node]]) -> "_Starts":
        """From the readings of a word, the likelier first."""
        alone, stem = next(((node.entry, stem) for stem, node in nodes if node.entry), (None, nodes[0][0]))
        return cls(alone, stem, tuple((stem, node) for stem, node in nodes if node.next))


class _Words(dict[str, tuple[tuple[int, _Starts], ...]]):
    """For each folded word the matchers that scan (by number) and have entries that begin with it, as first met."""

    def __init__(self) -> None:
        super().__init__()
        self.matchers = 0
        self._roots: dict[str, list[tuple[int, _Node]]] = {}

    def add(self, first: dict[str, _Node]) -> int:
        """The number of a further matcher, whose entries begin with these words."""
        number = self.matchers
        self.matchers += 1
        for word, node in first.items():
            self._roots.setdefault(word, []).append((number, node))
        self.clear()
        return number

    def __missing__(self, folded: str) -> tuple[tuple[int, _Starts], ...]:
        found: dict[int, list[tuple[Stem, _Node]]] = {}
        for stem in stems(folded):
            for number, node in self._roots.get(stem.text, ()):
                found.setdefault(number, []).append((stem, node))
        starts = tuple((number, _Starts.of(nodes)) for number, nodes in found.items())
        if len(self) < _REMEMBERED:
            self[folded] = starts
        return starts


_WORDS = _Words()


class _Index:
    """Where in a text each of the first `matchers` matchers may begin an entry."""

    __slots__ = ("matchers", "places")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.matchers = _WORDS.matchers
        self.places: dict[int, list[tuple[int, _Starts]]] = defaultdict(list)
        places, words, word = self.places, _WORDS, Shape.WORD
        for i, token in enumerate(tokens):
            if token.shape is word:
                for number, starts in words[token.folded]:
                    places[number].append((i, starts))


class Matcher:
    """A tree of entries by word; building is linear, a token that begins no entry costs nothing.

    Like the lexicons it is made of, a matcher is made once and kept as long as the process.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._first: dict[str, _Node] = {}
        for entry in entries:
            for form in entry.forms:
                self._add(form.split(), entry)
        self._number: int | None = None  # among those that scan; many are only asked what begins `at` a word
        self._seen: dict[str, _Starts | None] = {}

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
        folded = tokens[i].folded
        seen = self._seen
        starts = seen[folded] if folded in seen else self._starts(folded)
        return _longest(tokens, i, starts) if starts is not None else None

    def may_begin(self, folded: str) -> bool:
        """Whether any entry begins with a word: where none does, none of fewer entries does."""
        seen = self._seen
        return (seen[folded] if folded in seen else self._starts(folded)) is not None

    def scan(self, tokens: Sequence[Token], *, overlapping: bool = False) -> list[Match]:
        """All matches from left to right."""
        found: list[Match] = []
        skip_to = 0
        for i, starts in self._places(tokens):
            if i < skip_to:
                continue
            entry, stem, longer = starts
            if longer:
                match = _longest(tokens, i, starts)
                if match is None:
                    continue
            elif entry is not None:
                match = tuple.__new__(Match, (entry, i, i, stem))  # as Match(…), in half its time
            else:
                continue
            found.append(match)
            skip_to = i + 1 if overlapping else match.last + 1
        return found

    def _places(self, tokens: Sequence[Token]) -> Sequence[tuple[int, _Starts]]:
        """The tokens that an entry may begin with; of a whole text worked out for all matchers and kept with it."""
        if not isinstance(tokens, Tokens):  # a stretch of a text, which few look through
            return self._of_stretch(tokens)
        if self._number is None:
            self._number = _WORDS.add(self._first)
        index = tokens.found
        if not isinstance(index, _Index) or index.matchers <= self._number:
            tokens.found = index = _Index(tokens)
        return index.places.get(self._number, ())

    def _of_stretch(self, tokens: Sequence[Token]) -> list[tuple[int, _Starts]]:
        found = []
        seen, word = self._seen, Shape.WORD
        for i, token in enumerate(tokens):
            if token.shape is word:
                folded = token.folded
                starts = seen[folded] if folded in seen else self._starts(folded)
                if starts is not None:
                    found.append((i, starts))
        return found

    def _starts(self, folded: str) -> _Starts | None:
        first = self._first
        nodes = [(stem, first[stem.text]) for stem in stems(folded) if stem.text in first]
        found = _Starts.of(nodes) if nodes else None
        if len(self._seen) < _REMEMBERED:
            self._seen[folded] = found
        return found


def _longest(tokens: Sequence[Token], i: int, starts: _Starts) -> Match | None:
    best, best_stem, longer = starts
    best_last = i
    if longer:
        at = _next(tokens, i)
        word = tokens[at].folded if at < len(tokens) else ""
        for stem, node in longer:
            further = _further(tokens, at, node, word)
            if further is not None and further[1] > best_last:
                (best, best_last), best_stem = further, stem
    return tuple.__new__(Match, (best, i, best_last, best_stem)) if best is not None else None


def _next(tokens: Sequence[Token], i: int) -> int:
    """The token after i, quotation marks and brackets skipped; len at the end."""
    at, end = i + 1, len(tokens)
    while at < end and tokens[at].text in _SKIPPED:
        at += 1
    return at


def _further(tokens: Sequence[Token], at: int, node: _Node, word: str) -> tuple[Entry, int] | None:
    """The longest continuation with token `at`, whose folded word is given: its entry and its last token."""
    whole = node.next.get(word)
    best = _ended(tokens, at, whole) if whole is not None else None
    if word.startswith("ال"):
        bare = node.next.get(word[2:])
        found = _ended(tokens, at, bare) if bare is not None else None
        if found is not None and (best is None or found[1] > best[1]):
            return found
    return best


def _ended(tokens: Sequence[Token], at: int, node: _Node) -> tuple[Entry, int] | None:
    """The longest entry that goes on behind token `at`, where the node stands; else the one that ends with it."""
    if node.next:
        after = _next(tokens, at)
        longer = _further(tokens, after, node, tokens[after].folded) if after < len(tokens) else None
        if longer is not None:
            return longer
    return (node.entry, at) if node.entry is not None else None
