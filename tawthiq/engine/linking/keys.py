"""Kept keys (incidents.blocking) of a stretch of tellings: what `pairing` finds pairs by, in any process."""

from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tawthiq.incidents.blocking import limit
from tawthiq.incidents.tellings import Telling

Reading = Callable[[Sequence[int] | set[int]], Mapping[int, Telling]]
"""The tellings of some numbers."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Numbered keys with the numbers of the tellings that bear them, and whether these have no day; side by side."""

    seqs: "array[int]" = field(default_factory=lambda: array("q"))
    keys: "array[int]" = field(default_factory=lambda: array("q"))
    dayless: "array[int]" = field(default_factory=lambda: array("b"))

    def add(self, seq: int, keys: "array[int]", dayless: bool) -> None:
        """The keys of one telling."""
        self.keys.extend(keys)
        self.seqs.extend([seq] * len(keys))
        self.dayless.extend([dayless] * len(keys))

    def shared(self) -> "Keys":
        """Without what leads to no pair: keys that only one bears, and crowds. Who stands in it may be in a pair."""
        counts = Counter(self.keys)
        kept = Keys()
        for seq, key, dayless in zip(self.seqs, self.keys, self.dayless, strict=True):
            if 1 < counts[key] <= limit(key):
                kept.seqs.append(seq)
                kept.keys.append(key)
                kept.dayless.append(dayless)
        return kept

    def parts(self, number: int) -> "list[Keys]":
        """As many parts at most, with about as many bearers each; all bearers of a key stand in one part."""
        if number <= 1:
            return [self]
        counts = Counter(self.keys)
        part_of, before, each = {}, 0, max(1.0, len(self.keys) / number)
        for key in sorted(counts):  # keys of one day are neighbours: a telling stands in few parts
            part_of[key] = min(number - 1, int(before / each))
            before += counts[key]
        made = [Keys() for _ in range(number)]
        for seq, key, dayless in zip(self.seqs, self.keys, self.dayless, strict=True):
            part = made[part_of[key]]
            part.seqs.append(seq)
            part.keys.append(key)
            part.dayless.append(dayless)
        return [part for part in made if part.keys] or [self]
