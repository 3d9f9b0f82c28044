"""Finding lexicon entries in tokens.

1. Every form is indexed by its first word; later words must follow token by token (quotation marks between them are
   skipped).
2. A token stands for a word when one of its readings (clitics off) equals it; which clitics came off is told.
3. At each token the longest match wins; a match consumes its tokens unless `overlapping`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawthiq.lexicon.entries import Entry
from tawthiq.text.tokens import Shape, Stem, Token, stems

_SKIPPED = frozenset("\"'“”«»„‟()[]")


@dataclass(frozen=True, slots=True)
class Match:
    """`entry` covers tokens [first, last]; `stem` is the reading of the first token that matched."""

    entry: Entry
    first: int
    last: int
    stem: Stem


class Matcher:
    """An index of entries; building is linear, looking a token up is one dictionary access."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._index: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self._seen: dict[str, tuple[tuple[Stem, tuple[str, ...], Entry], ...]] = {}
        for entry in entries:
            for form in entry.forms:
                words = form.split()
                if words:
                    self._index.setdefault(words[0], []).append((tuple(words[1:]), entry))

    def at(self, tokens: Sequence[Token], i: int) -> Match | None:
        """The longest entry that begins at token i."""
        best: Match | None = None
        for stem, rest, entry in self._candidates(tokens[i].folded):
            last = _follow(tokens, i, rest) if rest else i
            if last is not None and (best is None or last > best.last):
                best = Match(entry, i, last, stem)
        return best

    def scan(self, tokens: Sequence[Token], *, overlapping: bool = False) -> list[Match]:
        """All matches from left to right."""
        found: list[Match] = []
        i = 0
        while i < len(tokens):
            match = self.at(tokens, i) if tokens[i].shape is Shape.WORD else None
            if match:
                found.append(match)
                i = i + 1 if overlapping else match.last + 1
            else:
                i += 1
        return found

    def _candidates(self, folded: str) -> tuple[tuple[Stem, tuple[str, ...], Entry], ...]:
        found = self._seen.get(folded)
        if found is None:
            found = tuple(
                (stem, rest, entry) for stem in stems(folded) for rest, entry in self._index.get(stem.text, ())
            )
            if len(self._seen) < 500_000:
                self._seen[folded] = found
        return found


def _follow(tokens: Sequence[Token], i: int, rest: tuple[str, ...]) -> int | None:
    """Index of the last token when `rest` follows token i, else None."""
    at = i
    for word in rest:
        at += 1
        while at < len(tokens) and tokens[at].text in _SKIPPED:
            at += 1
        if at >= len(tokens) or not _stands_for(tokens[at].folded, word):
            return None
    return at


def _stands_for(folded: str, word: str) -> bool:
    return folded == word or any(stem.text == word and not stem.clitics for stem in stems(folded))
