"""Reading what resolving kept of pairs: the scores between tellings, where they are of the incidents that stand."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from tawthiq.register import links
from tawthiq.register.workings import FILE, Workings

Scored = tuple[str, str, float]
"""An incident, another one, and the score of a telling of the one with a telling of the other."""


def kept_links(folder: Path, snapshot: str, homes: Mapping[str, str]) -> list[Scored] | None:
    """The pairs of tellings that stand under two incidents and score above zero, likeliest first.

    `homes` are the incidents of claims. None where nothing is kept for the incidents of this snapshot.
    """
    if not (folder / FILE).exists():
        return None
    workings = Workings.reading(folder)
    try:
        if not _has_tables(workings) or workings.noted("snapshot") != snapshot:
            return None
        return [(one, other, -score) for score, _, _, one, other in sorted(_apart(workings, homes))]
    finally:
        workings.connection.close()


def _apart(workings: Workings, homes: Mapping[str, str]) -> Iterator[tuple[float, str, str, str, str]]:
    """Score (its sign turned), ids of both tellings and their incidents."""
    told: dict[int, tuple[str, str]] = {}
    for seq, name, claims in workings.connection.execute("SELECT seq, id, claims FROM tellings WHERE state <> 2"):
        home = homes.get(claims.partition(" ")[0])
        if home is not None:
            told[seq] = (name, home)
    for pairs in links.everything(workings.connection):
        for a, b, score in _between(told, pairs):
            (one, left), (other, right) = told[a], told[b]
            yield -score, one, other, left, right


def _between(told: Mapping[int, tuple[str, str]], pairs: links.Likely) -> Iterator[tuple[int, int, float]]:
    """Those of the pairs whose tellings stand under two incidents; most stand under one."""
    left, right = pairs.left, pairs.right
    numbers: dict[str, int] = {}
    homes = np.full(max(int(right.max(initial=0)), *told, 0) + 1, -1)
    homes[list(told)] = [numbers.setdefault(home, len(numbers)) for _, home in told.values()]
    one, other = homes[left], homes[right]
    apart = np.flatnonzero((one >= 0) & (other >= 0) & (one != other))
    yield from zip(left[apart].tolist(), right[apart].tolist(), pairs.scores[apart].tolist(), strict=True)


def _has_tables(workings: Workings) -> bool:
    found = workings.connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE name IN ('meta', 'links', 'tellings')"
    )
    return bool(found.fetchone()[0] == 3)
