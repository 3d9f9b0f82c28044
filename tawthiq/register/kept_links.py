"""Reading what resolving kept of pairs: the scores between tellings, where they are of the incidents that stand."""

from pathlib import Path

from tawthiq.register.workings import FILE, Workings

Scored = tuple[str, str, float]
"""A claim of one telling, a claim of another, and the score of the two."""


def kept_links(folder: Path, snapshot: str) -> tuple[Scored, ...] | None:
    """The pairs that score above zero, likeliest first; None where nothing is kept for these incidents."""
    if not (folder / FILE).exists():
        return None
    workings = Workings.reading(folder)
    try:
        if not _has_tables(workings) or workings.noted("snapshot") != snapshot:
            return None
        asked = (
            "SELECT a.claims, b.claims, l.score FROM links l JOIN tellings a ON a.seq = l.a JOIN tellings b"
            " ON b.seq = l.b WHERE a.state <> 2 AND b.state <> 2 ORDER BY l.score DESC, a.id, b.id"
        )
        rows = workings.connection.execute(asked)
        return tuple((one.partition(" ")[0], other.partition(" ")[0], score) for one, other, score in rows)
    finally:
        workings.connection.close()


def _has_tables(workings: Workings) -> bool:
    found = workings.connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE name IN ('meta', 'links', 'tellings')"
    )
    return bool(found.fetchone()[0] == 3)
