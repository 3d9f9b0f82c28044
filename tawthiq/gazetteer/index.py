"""The gazetteer: names to places.

1. Every name and variant of every row stands under its keys (keys.py); rows of later packs stand beside earlier ones. A
   row by which people say what a spelling stands for (`places.ALIAS`) stands under the spelling alone.
2. `candidates` gives all places of a name, `match` the longest name that begins at a token.
3. `neighbours` finds names one letter away, for places already known to lie inside a named division.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from tawthiq.gazetteer.keys import SEPARATORS, first_key, name_keys, without_kind, word_key, word_keys
from tawthiq.gazetteer.places import ALIAS, Place
from tawthiq.gazetteer.rows import place
from tawthiq.model.issue import Issue
from tawthiq.text.folding import fold
from tawthiq.text.remembered import Remembered
from tawthiq.text.tokens import Shape, Token, stems

_QUOTES = frozenset("\"'“”«»„‟#_")
_CLITICS = frozenset({"", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل"})
_PARTICLES = frozenset("لك")  # written apart, they belong to the word behind: أب ل 5 أولاد is no أبل
_LONGEST, _SHORTEST_NEIGHBOUR = 5, 4
_ALIASED = f"\t{ALIAS}\t"


class NameMatch(NamedTuple):
    """Tokens [first, last] are a name that stands for the places `ids`; `clitics` came off the first token."""

    first: int
    last: int
    clitics: str
    ids: tuple[int, ...]


class Gazetteer:
    """All places of all packs, by name. Built once; look-ups never change it but for its caches.

    `starts[folded]` gives (clitics, key) of each reading of a word under which a name stands or begins.
    """

    def __init__(self, lines: list[str], issues: Iterable[Issue] = ()) -> None:
        self.issues: tuple[Issue, ...] = tuple(issues)
        self._lines = lines
        self._names: dict[str, tuple[int, ...]] = {}
        self._prefixes: set[str] = set()
        self._places: dict[int, Place] = {}
        self._near: dict[tuple[str, str], tuple[int, ...]] = {}
        self.starts = Remembered(self._read_start)
        self._add(lines)

    def __len__(self) -> int:
        return len(self._lines)

    def place(self, at: int) -> Place:
        """The place of a row, by its position over all packs."""
        found = self._places.get(at)
        if found is None:
            found = self._places[at] = place(self._lines[at])
        return found

    def _add(self, lines: list[str]) -> None:
        """Index rows; all names are folded in one go because folding one by one would double the time."""
        names: list[str] = []
        owners: list[int] = []
        for at, line in enumerate(lines):
            own = _names(line)
            names += own
            owners += [at] * len(own)
        index, prefixes = self._names, self._prefixes
        for owner, folded in zip(owners, fold_all(names), strict=True):
            keys = word_keys(folded)
            bare = without_kind(folded)
            if bare is not None:
                keys += word_keys(bare)
            for key in keys:
                held = index.get(key)
                if held is None:
                    index[key] = (owner,)
                elif held[-1] != owner:
                    index[key] = (*held, owner)
            if " " in folded:
                prefix = ""
                for word in folded.split(" ")[:-1]:
                    prefix += word_key(word)
                    prefixes.add(prefix)

    def ids(self, name: str) -> tuple[int, ...]:
        """Positions (for `place`) of everything that bears the name."""
        return tuple(dict.fromkeys(at for key in name_keys(name) for at in self._names.get(key, ())))

    def of_key(self, key: str) -> tuple[int, ...]:
        """Positions of the places under a key."""
        return self._names.get(key, ())

    def begins_longer(self, key: str) -> bool:
        """Whether a key of one or more words begins a longer name."""
        return key in self._prefixes

    def of_id(self, id: str) -> Place | None:
        """The place under an id, of the first pack that has it; looked for through all rows."""
        wanted = f"\t{id}\t"
        found = (at for at, line in enumerate(self._lines) if wanted in line)
        return next((place for place in map(self.place, found) if place.id == id and not place.decided), None)

    def candidates(self, name: str) -> tuple[Place, ...]:
        """Every place that bears the name, in the order of the packs."""
        return tuple(self.place(at) for at in self.ids(name))

    def similar(self, name: str) -> tuple[Place, ...]:
        """Every place whose name is one letter away (added, left out, changed, swapped)."""
        key = first_key(name)
        keys = sorted(other for other in edits(key) if other in self._names) if len(key) >= _SHORTEST_NEIGHBOUR else []
        return tuple(self.place(at) for other in keys for at in self._names[other])

    def _read_start(self, folded: str) -> tuple[tuple[str, str], ...]:
        """(clitics, key) of each reading of a word under which a name stands or begins, whole word first."""
        options: dict[tuple[str, str], None] = {}
        for stem in stems(folded):
            key = word_key(stem.text)
            if stem.clitics in _CLITICS and (key in self._names or key in self._prefixes):
                options[stem.clitics, key] = None
        return tuple(options)

    def match(self, tokens: Sequence[Token], first: int) -> NameMatch | None:
        """The longest name that begins at a token; of equally long ones the reading with fewer clitics."""
        best: NameMatch | None = None
        for clitics, key in self.starts[tokens[first].folded]:
            found = self._longest(tokens, first, key)
            if found and (best is None or found[0] > best.last):
                best = NameMatch(first, found[0], clitics, found[1])
        return best

    def _longest(self, tokens: Sequence[Token], first: int, key: str) -> tuple[int, tuple[int, ...]] | None:
        ids = self._names.get(key)
        best = (first, ids) if ids else None
        at, words = first, 1
        while key in self._prefixes and words < _LONGEST:
            at += 1
            while at < len(tokens) and tokens[at].text in _QUOTES:
                at += 1
            if at >= len(tokens) or tokens[at].shape is Shape.PUNCT or tokens[at].folded in _PARTICLES:
                break
            key += word_key(tokens[at].folded)
            words += 1
            ids = self._names.get(key)
            if ids:
                best = (at, ids)
        return best

    def neighbours(self, name: str, division: str) -> tuple[int, ...]:
        """Places inside a division whose name is one letter away (added, left out, changed, swapped).

        `division` is the Arabic name of any enclosing division. Empty when two different names are as near.
        """
        key, around = first_key(name), first_key(division)
        if len(key) < _SHORTEST_NEIGHBOUR:
            return ()
        if (key, around) not in self._near:
            self._near[key, around] = self._nearest(key, around)
        return self._near[key, around]

    def _nearest(self, key: str, around: str) -> tuple[int, ...]:
        found: dict[str, tuple[int, ...]] = {}
        for other in edits(key):
            if other in self._names:
                inside = tuple(at for at in self._names[other] if around in self.place(at).inside)
                if inside:
                    found[other] = inside
        return next(iter(found.values())) if len(found) == 1 else ()


def _names(line: str) -> list[str]:
    """The names of a row in Arabic letters under which it stands."""
    name, variants, rest = line.split("\t", 2)
    found = [] if _ALIASED in rest else [name]
    if variants:
        found += [name for name in variants.split("|") if name and "\u0621" <= name[0] <= "\u06d3"]
    return found


_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


@lru_cache(maxsize=10_000)
def edits(key: str) -> frozenset[str]:
    """All keys one edit away."""
    splits = [(key[:at], key[at:]) for at in range(len(key) + 1)]
    found = {left + right[1:] for left, right in splits if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    found |= {left + letter + right[1:] for left, right in splits if right for letter in _LETTERS}
    found |= {left + letter + right for left, right in splits for letter in _LETTERS}
    return frozenset(found - {key})


def fold_all(names: list[str]) -> list[str]:
    """Fold many names at once; a name never holds a line end."""
    folded = fold.__wrapped__("\n".join(names).translate(SEPARATORS)) if names else ""
    while "  " in folded:
        folded = folded.replace("  ", " ")
    return [name.strip() for name in folded.split("\n")] if names else []
