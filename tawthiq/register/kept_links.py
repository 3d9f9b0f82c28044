"""Reading what resolving kept of pairs: the scores between tellings, where they are of the incidents that stand."""

from collections.abc import Iterator, Mapping
from pathlib import Path

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
    for a, b, score in workings.connection.execute("SELECT a, b, score FROM links"):
        if a in told and b in told:
            (one, left), (other, right) = told[a], told[b]
            if left != right:
                yield -score, one, other, left, right


def _has_tables(workings: Workings) -> bool:
    found = workings.connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE name IN ('meta', 'links', 'tellings')"
    )
    return bool(found.fetchone()[0] == 3)
