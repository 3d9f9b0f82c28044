"""Pairs of tellings that meet under kept keys (keys.py), found by DuckDB and scored by Splink.

1. Who bears a key that is no crowd is joined with all others that do, each pair once.
2. Only the tellings of such pairs are read, written as rows and scored; what scores above the floor leaves.

The pairs and scores are those of `incidents.blocking` and `incidents.compare`; memory grows with what is given at once.
"""

from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tawthiq.engine.linking import blocking
from tawthiq.engine.linking.duck import connection, packed, rows, score_blocked
from tawthiq.engine.linking.keys import Keys, Reading
from tawthiq.incidents.blocking import SEEKING, first_of
from tawthiq.incidents.weights import Weights

_MEMORY = "900MB"  # each of two processes beside the program
_TIGHT = "create table tight as select uid, key from met where key < ? or key >= ?"
_LOOSE = "create table loosely as select uid, dayless <> 0 as dayless, key from met where key >= ? and key < ?"
_SOUGHT = [first_of(SEEKING), first_of(SEEKING + 1)]  # between them lie the keys under which only the dayless seek
_RANKS = 'create table ranks as select t.uid, n.seq from tellings t join numbers n on t."at" = n.row_at'
_BLOCKED = """
create table blocked as
select '0' as match_key, least(a.uid, b.uid) as join_key_l, greatest(a.uid, b.uid) as join_key_r
from together join ranks a on join_key_l = a.seq join ranks b on join_key_r = b.seq
"""


def score_meeting(met: Keys, read: Reading, table: Weights, folder: Path | None) -> Sequence[tuple[int, int, float]]:
    """Pairs of numbers, smaller first, that meet and score above zero; `read` gives the tellings of some numbers."""
    with connection(folder, _MEMORY) as database:
        members = _together(database, met)
        told = read(members)
        if len(told) < 2:
            return ()
        rows(database, tuple(told.values()), keyed=False)
        seqs = tuple(told)
        _register(database, "numbers", {"row_at": array("q", range(len(seqs))), "seq": array("q", seqs)})
        database.execute(_RANKS)
        database.execute(_BLOCKED)
        score_blocked(database, table, 0.0, len(seqs))
        pairs = packed(database, len(seqs))
    found = []
    for key, score in zip(pairs.keys, pairs.scores, strict=True):
        a, b = seqs[key // len(seqs)], seqs[key % len(seqs)]
        found.append((min(a, b), max(a, b), score))
    return found


def _together(database: Any, met: Keys) -> list[int]:
    """The table `together` of pairs that meet, by number, and all numbers in it."""
    _register(database, "met", {"uid": met.seqs, "key": met.keys, "dayless": met.dayless})
    database.execute(_TIGHT, _SOUGHT)
    database.execute(_LOOSE, _SOUGHT)
    database.unregister("met")
    for step in (blocking.crowded("tight"), blocking.crowded("loosely")):
        database.execute(step)
    database.execute(f"create table together as {blocking.pairs('true')}")
    database.execute("drop table tight; drop table loosely")
    asked = "select join_key_l from together union select join_key_r from together order by 1"
    return [row[0] for row in database.execute(asked).fetchall()]


def _register(database: Any, name: str, columns: "Mapping[str, array[int]]") -> None:
    import pyarrow as pa  # noqa: PLC0415 # heavy, and an extra

    kinds = {"q": pa.int64(), "b": pa.int8()}

    def column(values: "array[int]") -> Any:
        return pa.Array.from_buffers(kinds[values.typecode], len(values), [None, pa.py_buffer(values)])

    database.register(name, pa.table({name: column(values) for name, values in columns.items()}))
