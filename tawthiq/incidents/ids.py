"""Ids of incidents, for ever: kept where the old members went, redirected where incidents were merged."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from tawthiq.model.cluster import Cluster


class Identified(Protocol):
    """An incident or cluster as it stood before: its id, its claims and the ids merged into it."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of its claims, the founding one first."""
        ...

    @property
    def redirects(self) -> tuple[str, ...]:
        """Ids merged into it."""
        ...


def assign_ids(previous: Iterable[Identified], clusters: Sequence[Cluster]) -> tuple[Cluster, ...]:
    """The clusters with the ids that their members had before.

    An old id goes to the cluster that holds most of its old claims (the first of them on a tie); where several old ids
    meet in one cluster, the one with most claims there stays and the others become redirects. A cluster without a past
    keeps its own id, or a later one derived from it when that is taken. An id that was merged away and whose founding
    telling stands by itself again (a merge taken back, a split) comes back, and redirects no longer.
    """
    before = sorted(previous, key=lambda i: i.id)
    home = {claim: n for n, c in enumerate(clusters) for claim in c.claims}
    arrivals: dict[int, list[tuple[int, str, Identified]]] = defaultdict(list)
    for old in before:
        counts = _heirs(old, Counter(home[c] for c in old.claims if c in home), clusters)
        if counts:
            first = next(home[c] for c in old.claims if home.get(c) in counts)
            target = max(counts, key=lambda n: (counts[n], n == first, -n))
            arrivals[target].append((-counts[target], old.id, old))
    merged = {r for old in before for r in old.redirects} - {old.id for old in before}
    back = {c.id for n, c in enumerate(clusters) if n not in arrivals and c.id in merged}
    used = {old.id for old in before} | (merged - back)
    came = (sorted(arrivals.get(n, []), key=lambda a: a[:2]) for n in range(len(clusters)))
    named = [_named(cluster, found, used) for cluster, found in zip(clusters, came, strict=True)]
    return tuple(replace(c, redirects=tuple(r for r in c.redirects if r not in back)) for c in named)


def _heirs(old: Identified, counts: "Counter[int]", clusters: Sequence[Cluster]) -> "Counter[int]":
    """How many of its claims went where, without the clusters that have an id of their own to come back to: what was
    merged away and stands by itself again never takes the id of the incident that it was merged into.
    """
    heirs = Counter({n: count for n, count in counts.items() if clusters[n].id not in old.redirects})
    return heirs or counts


def _named(cluster: Cluster, came: Sequence[tuple[int, str, Identified]], used: set[str]) -> Cluster:
    if not came:
        return replace(cluster, id=_free(cluster.id, used))
    kept = came[0][2]
    others = [i for _, _, old in came for i in (old.id, *old.redirects) if i != kept.id]
    return replace(cluster, id=kept.id, redirects=tuple(dict.fromkeys([*others, *cluster.redirects])))


def _free(wanted: str, used: set[str]) -> str:
    """The id itself, or the first of its followers that no incident ever had."""
    candidate, number = wanted, 1
    while candidate in used:
        number += 1
        candidate = f"{wanted}-{number}"
    used.add(candidate)
    return candidate
