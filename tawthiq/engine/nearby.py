"""The pairs of the few tellings that changed: who shares a key with them, and what the crowd on a key changes.

1. New tellings are compared with all that share a key which is no crowd.
2. Where a key becomes a crowd, pairs that met under it alone are likely no more; where it is one no longer, all that
   share it are compared.

What `pairing.find` would give of all tellings differs from what stood before by just these.
"""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tawthiq.engine import linking
from tawthiq.engine.pairing import Links, Met, named, scored, told
from tawthiq.incidents import blocking
from tawthiq.register import Register
from tawthiq.register.workings import GONE, Workings, unpacked

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Nearby:
    """`fresh` are tellings that are new, `found` pairs that now score above zero, `lost` those that no longer meet."""

    fresh: set[int]
    found: Links
    lost: frozenset[Pair]


def nearby(workings: Workings, register: Register, changed: Collection[int]) -> Nearby:
    """What changes among the pairs by the tellings that changed (new and gone ones)."""
    if not changed:
        return Nearby(set(), Links(array("q"), array("q"), array("d")), frozenset())
    gone = set(workings.seqs(GONE))
    fresh = set(changed) - gone
    wanted = {key for _, keys in _keys_of(workings, changed) for key in keys}
    blocks = _Blocks(workings, wanted, gone)
    pairs: set[Pair] = set()
    filled: list[int] = []
    for key, members in blocks.members.items():
        limit = blocking.limit(key)
        crowded = sum(seq not in fresh for seq in members) + blocks.left[key] > limit
        if len(members) > limit:
            if not crowded:
                filled.append(key)
        else:
            touched = members if crowded else fresh.intersection(members)
            pairs.update(_with(key, members, touched, blocks.dayless))
    both = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    met = Met(both[:, 0], both[:, 1])
    known = named(told(workings, met.members().tolist()), register)
    found = scored(met, known, linking.weights_of(register.folder))
    return Nearby(fresh, found, _lost(workings, blocks, filled))


def _with(key: int, members: Sequence[int], touched: Iterable[int], dayless: Collection[int]) -> Iterator[Pair]:
    """The pairs of a block in which one of these stands."""
    seeking = blocking.day_of(key) == blocking.SEEKING
    for a in touched:
        for b in members:
            if a != b and (not seeking or a in dayless or b in dayless):
                yield min(a, b), max(a, b)


def _lost(workings: Workings, blocks: "_Blocks", filled: Sequence[int]) -> frozenset[Pair]:
    """The pairs above zero that met under a key which filled up, and meet under no other."""
    under: dict[int, set[int]] = defaultdict(set)
    for key in filled:
        for seq in blocks.members[key]:
            under[seq].add(key)
    links = workings.chosen("SELECT a, b FROM links WHERE a IN", under)
    doubtful = [(a, b) for a, b in links if b in under and not under[a].isdisjoint(under[b])]
    keys = dict(_keys_of(workings, {seq for pair in doubtful for seq in pair}))
    shared = {(a, b): set(keys[a]).intersection(keys[b]) for a, b in doubtful}
    unknown = {key for both in shared.values() for key in both} - blocks.members.keys()
    others = _Blocks(workings, unknown, set()).members if unknown else {}
    return frozenset(pair for pair, both in shared.items() if not _meet(pair, both, blocks, others))


def _meet(pair: Pair, shared: Iterable[int], blocks: "_Blocks", others: Mapping[int, Sequence[int]]) -> bool:
    """Whether two tellings share a key that is no crowd."""
    seeks = not blocks.dayless.isdisjoint(pair)
    for key in shared:
        members = others[key] if key in others else blocks.members[key]
        if len(members) <= blocking.limit(key) and (seeks or blocking.day_of(key) != blocking.SEEKING):
            return True
    return False


def _keys_of(workings: Workings, seqs: Iterable[int]) -> Iterator[tuple[int, "array[int]"]]:
    for seq, blob in workings.chosen("SELECT seq, keys FROM keys WHERE seq IN", seqs):
        yield seq, unpacked(blob)


class _Blocks:
    """Who shares the wanted keys: `members` those that stand, `left` how many are gone, `dayless` who has no day."""

    def __init__(self, workings: Workings, wanted: Collection[int], gone: Collection[int]) -> None:
        self.members: dict[int, list[int]] = {key: [] for key in wanted}
        self.left: dict[int, int] = defaultdict(int)
        self.dayless: set[int] = set()
        ours = self.members.keys()
        for seq, seeking, _, keys in workings.keyed():
            shared = ours & set(keys)
            if shared and seeking:
                self.dayless.add(seq)
            for key in shared:
                if seq in gone:
                    self.left[key] += 1
                else:
                    self.members[key].append(seq)
