"""Lists of hits mixed by reciprocal rank: 1 / (60 + rank), added over the lists (Cormack, Clarke, Büttcher 2009)."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

_K = 60


def ordered(scores: Mapping[int, float]) -> list[tuple[int, float]]:
    """Rows and scores, best first; of equal ones the latest first."""
    return sorted(scores.items(), key=lambda pair: (-pair[1], -pair[0]))


def _ranks(scores: Mapping[int, float]) -> dict[int, int]:
    """Ranks from 1; equal scores share one."""
    found: dict[int, int] = {}
    rank, before = 0, math.inf
    for place, (n, score) in enumerate(ordered(scores), 1):
        if score < before:
            rank, before = place, score
        found[n] = rank
    return found


@dataclass(frozen=True, slots=True)
class Ranked:
    """A list of rows by score; `counts` is the part of it that enters a mix."""

    scores: Mapping[int, float]
    counts: float = 1.0


def mixed(lists: Sequence[Ranked], shares: Mapping[int, float] = MappingProxyType({})) -> dict[int, float]:
    """Reciprocal ranks of several lists, added; `shares` (0-1) of being first, added where they are given."""
    found: dict[int, float] = defaultdict(float, {n: share / (_K + 1) for n, share in shares.items()})
    for ranked in lists:
        for n, rank in _ranks(ranked.scores).items():
            found[n] += ranked.counts / (_K + rank)
    return dict(found)
