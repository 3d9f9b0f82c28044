"""The pairs of the few tellings that changed: who shares a key with them, and what the crowd on a key changes.

1. New tellings are compared with all that share a key which is no crowd.
2. Where a key becomes a crowd, pairs that met under it alone are likely no more; where it is one no longer, all that
   share it are compared.

What `pairing.find` would give of all tellings differs from what stood before by just these.
"""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from tawthiq.engine import linking
from tawthiq.engine.linking.keys import Keys
from tawthiq.engine.pairing import Links, borne, meeting, named, scored, told
from tawthiq.incidents import blocking
from tawthiq.incidents.lookup import Truth, Whole
from tawthiq.register import Register, links
from tawthiq.register.kept_tellings import GONE
from tawthiq.register.links import Likely
from tawthiq.register.workings import Workings, unpacked

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Nearby:
    """`fresh` are tellings that are new, `found` pairs that now score above zero, `lost` those that no longer meet."""

    fresh: set[int]
    found: Links
    lost: Likely


def nearby(workings: Workings, register: Register, changed: Collection[int]) -> Nearby:
    """What changes among the pairs by the tellings that changed (new and gone ones)."""
    if not changed:
        return Nearby(set(), Links(array("q"), array("q"), array("d")), _pairs(()))
    gone = set(workings.seqs(GONE))
    fresh = set(changed) - gone
    wanted = np.unique(np.concatenate([np.asarray(keys) for _, keys in _keys_of(workings, changed)]))
    blocks = _Blocks.of(workings, wanted, gone)
    new = np.isin(blocks.seqs, list(fresh))
    crowded = blocks.crowded(~new)
    meant = blocks.stands & ~blocks.crowded(blocks.stands)
    met = meeting(blocks.keys(meant), (new | crowded)[meant])
    known = named(told(workings, met.members.tolist()), register)
    found = scored(met, known, linking.weights_of(register.folder))
    return Nearby(fresh, found, _lost(workings, blocks, blocks.stands & ~meant & ~crowded))


def _lost(workings: Workings, blocks: "_Blocks", filled: Truth) -> Likely:
    """The pairs above zero that met under a key which filled up, and meet under no other; `filled`: who bears one."""
    under: dict[int, set[int]] = defaultdict(set)
    for seq, key in zip(blocks.seqs[filled].tolist(), blocks.named[filled].tolist(), strict=True):
        under[seq].add(key)
    standing = links.with_any(workings.connection, under)
    both = zip(standing.left.tolist(), standing.right.tolist(), strict=True)
    doubtful = [(a, b) for a, b in both if a in under and b in under and not under[a].isdisjoint(under[b])]
    if not doubtful:
        return _pairs(())
    keys = dict(_keys_of(workings, {seq for pair in doubtful for seq in pair}))
    shared = {(a, b): set(keys[a]).intersection(keys[b]) for a, b in doubtful}
    others = _Blocks.of(workings, np.array(sorted(set().union(*shared.values()))), set(workings.seqs(GONE)))
    crowds = set(others.named[others.crowded(others.stands)].tolist())
    dayless = set(others.seqs[others.dayless > 0].tolist())
    return _pairs(
        pair
        for pair, met in shared.items()
        if not any(blocking.day_of(key) != blocking.SEEKING or not dayless.isdisjoint(pair) for key in met - crowds)
    )


def _pairs(pairs: Iterable[Pair]) -> Likely:
    listed = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    return Likely.of(listed[:, 0], listed[:, 1], [0.0] * len(listed))


def _keys_of(workings: Workings, seqs: Iterable[int]) -> Iterator[tuple[int, "array[int]"]]:
    for seq, blob in workings.chosen("SELECT seq, keys FROM keys WHERE seq IN", seqs):
        yield seq, unpacked(blob)


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Some keys with who bears them, side by side: who has no day, and who stands still."""

    named: Whole
    seqs: Whole
    dayless: Whole
    stands: Truth

    @classmethod
    def of(cls, workings: Workings, wanted: Whole, gone: Collection[int]) -> "_Blocks":
        """All that bear one of the wanted keys (rising), or bore it."""
        asked = "SELECT t.seq, t.seeking, k.keys FROM keys k JOIN tellings t ON t.seq = k.seq"
        found = borne(workings.connection.execute(asked), lambda keys: np.isin(keys, wanted))
        named, seqs, dayless = (np.asarray(column, np.int64) for column in (found.keys, found.seqs, found.dayless))
        return cls(named, seqs, dayless, np.isin(seqs, list(gone), invert=True))

    def crowded(self, bearers: Truth) -> Truth:
        """Whether the key of each is a crowd where these bear it."""
        _, at = np.unique(self.named, return_inverse=True)
        found: Truth = np.bincount(at, bearers)[at] > blocking.limits(self.named)
        return found

    def keys(self, chosen: Truth) -> Keys:
        """Those chosen."""
        found = Keys()
        found.keys.frombytes(self.named[chosen].tobytes())
        found.seqs.frombytes(self.seqs[chosen].tobytes())
        found.dayless.frombytes(self.dayless[chosen].astype(np.int8).tobytes())
        return found
