"""The likely pairs of tellings as the workings keep them: of each telling the others and the scores, packed.

A pair is kept under both of its tellings, so that whoever changes finds all it stands in; to write a row for each pair
and an index of the other ends takes ten times as long. Scores have four decimals and are kept as ten-thousandths.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
_KEPT = np.dtype([("other", "<u4"), ("score", "<i4")])
_PARTS = 10_000  # a score of 1.0
_BITS = 32
_LOWER = (1 << _BITS) - 1
_SLAB = 50_000  # tellings whose rows are made at a time
_ASKED = 500


@dataclass(frozen=True, slots=True)
class Likely:
    """Pairs of numbers of tellings, each once: `keys` hold the smaller one above the larger one, rising; `parts` are
    the scores beside them in ten-thousandths.
    """

    keys: Whole
    parts: NDArray[np.int32]

    @classmethod
    def of(cls, left: Sequence[int] | Whole, right: Sequence[int] | Whole, scores: Sequence[float]) -> "Likely":
        """Pairs in any order, each smaller first; of those told twice the first counts."""
        keys = np.asarray(left, dtype=np.int64) << _BITS | np.asarray(right, dtype=np.int64)
        return cls._in_order(keys, np.rint(np.asarray(scores, dtype=np.float64) * _PARTS).astype(np.int32))

    @classmethod
    def joined(cls, several: Iterable["Likely"]) -> "Likely":
        """The pairs of several; of one that stands in two, the score of the first."""
        found = [(each.keys, each.parts) for each in several]
        if not found:
            return cls.of((), (), ())
        return cls._in_order(np.concatenate([one for one, _ in found]), np.concatenate([one for _, one in found]))

    @classmethod
    def _in_order(cls, keys: Whole, parts: NDArray[np.int32]) -> "Likely":
        order = np.argsort(keys, kind="stable")
        keys, parts = keys[order], parts[order]
        first = np.r_[True, keys[1:] != keys[:-1]][: len(keys)]
        return cls(keys[first], parts[first])

    @property
    def left(self) -> Whole:
        """The smaller numbers."""
        found: Whole = self.keys >> _BITS
        return found

    @property
    def right(self) -> Whole:
        """The larger numbers."""
        found: Whole = self.keys & _LOWER
        return found

    @property
    def scores(self) -> NDArray[np.float64]:
        """In log-odds (natural)."""
        found: NDArray[np.float64] = self.parts / _PARTS
        return found

    def ends(self) -> Whole:
        """All that stand in a pair, rising."""
        return np.union1d(self.left, self.right)

    def without(self, others: "Likely") -> "Likely":
        """Those that are not among others."""
        return self.chosen(np.isin(self.keys, others.keys, invert=True))

    def chosen(self, kept: NDArray[np.bool_]) -> "Likely":
        """Those for which `kept` holds."""
        return Likely(self.keys[kept], self.parts[kept])


def put_all(connection: sqlite3.Connection, pairs: Likely) -> None:
    """Keep these in the place of all that stand."""
    connection.execute("DELETE FROM links")
    left, right = pairs.left, pairs.right
    for start in range(0, int(right.max(initial=-1)) + 1, _SLAB):
        ours = slice(*np.searchsorted(left, (start, start + _SLAB)))
        theirs = np.flatnonzero((right >= start) & (right < start + _SLAB))
        bearers, others = np.r_[left[ours], right[theirs]], np.r_[right[ours], left[theirs]]
        _write(connection, bearers, others, np.r_[pairs.parts[ours], pairs.parts[theirs]])


def with_any(connection: sqlite3.Connection, seqs: Iterable[int]) -> Likely:
    """The pairs in which one of these tellings stands."""
    bearers, kept = _rows(connection, list(seqs))
    others = kept["other"].astype(np.int64)
    return Likely._in_order(
        np.minimum(bearers, others) << _BITS | np.maximum(bearers, others), kept["score"].astype(np.int32)
    )


def change(connection: sqlite3.Connection, lost: Likely, found: Likely) -> None:
    """Take out those that were lost, and put in what was found."""
    ends = np.union1d(lost.ends(), found.ends()).tolist()
    standing = with_any(connection, ends).without(lost)
    pairs = Likely.joined((found, standing))
    bearers, others = np.r_[pairs.left, pairs.right], np.r_[pairs.right, pairs.left]
    ours = np.isin(bearers, ends)
    connection.executemany("DELETE FROM links WHERE seq = ?", ((end,) for end in ends))
    _write(connection, bearers[ours], others[ours], np.r_[pairs.parts, pairs.parts][ours])


def everything(connection: sqlite3.Connection) -> Iterator[Likely]:
    """All pairs, in portions."""
    rows = connection.execute("SELECT seq, others FROM links ORDER BY seq")
    while some := rows.fetchmany(_SLAB):
        bearers, kept = _unpacked(some)
        upward = kept["other"] > bearers
        yield Likely(
            bearers[upward] << _BITS | kept["other"][upward].astype(np.int64), kept["score"][upward].astype(np.int32)
        )


def _write(connection: sqlite3.Connection, bearers: Whole, others: Whole, parts: NDArray[np.int32]) -> None:
    order = np.argsort(bearers << _BITS | others)
    bearers = bearers[order]
    kept = np.empty(len(order), dtype=_KEPT)
    kept["other"], kept["score"] = others[order], parts[order]
    packed, size = kept.tobytes(), _KEPT.itemsize
    first = np.flatnonzero(np.r_[True, bearers[1:] != bearers[:-1]][: len(bearers)])
    stop = np.r_[first, len(bearers)][1:]
    stretches = zip(bearers[first].tolist(), (first * size).tolist(), (stop * size).tolist(), strict=True)
    rows = ((seq, packed[begin:end]) for seq, begin, end in stretches)
    connection.executemany("INSERT INTO links VALUES (?, ?)", rows)


def _rows(connection: sqlite3.Connection, seqs: Sequence[int]) -> tuple[Whole, NDArray[np.void]]:
    rows: list[tuple[int, bytes]] = []
    for start in range(0, len(seqs), _ASKED):
        part = seqs[start : start + _ASKED]
        asked = f"SELECT seq, others FROM links WHERE seq IN ({','.join('?' * len(part))})"  # noqa: S608
        rows += connection.execute(asked, part)
    return _unpacked(rows)


def _unpacked(rows: Sequence[tuple[int, bytes]]) -> tuple[Whole, NDArray[np.void]]:
    seqs = np.array([seq for seq, _ in rows], dtype=np.int64)
    bearers: Whole = np.repeat(seqs, np.array([len(blob) // _KEPT.itemsize for _, blob in rows], dtype=np.int64))
    return bearers, np.frombuffer(b"".join(blob for _, blob in rows), dtype=_KEPT)
