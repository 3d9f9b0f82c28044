"""Which tellings of a register are likely one event: pairs that score above zero, found block by block in any process.

1. `windows` cuts the days of all tellings into stretches of about as many tellings; what meets under a key of
   such a day is compared, and what meets under a share of the keys that have no day.
2. Where Splink is asked for, it does so on DuckDB, of more at a time (`linking.meeting`).
3. `met` takes the keys of a window from the workings, `found` needs them and the tellings alone, and may be far away.

The same pairs with the same scores either way; those of a few tellings that changed: nearby.py.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from tawthiq.engine import linking
from tawthiq.engine.holdings import Holdings
from tawthiq.engine.linking.keys import Keys, Reading
from tawthiq.engine.reading_tellings import opened, telling_of
from tawthiq.incidents import blocking
from tawthiq.incidents.lookup import Truth, Whole, rising
from tawthiq.incidents.many import Many
from tawthiq.incidents.naming import asking, with_names_of
from tawthiq.incidents.once import Once
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Weights
from tawthiq.lexicon.chosen import using
from tawthiq.model.document import Document
from tawthiq.register.kept_tellings import GONE
from tawthiq.register.workings import Workings

_LONGEST = 16  # days between the first and the last key of a telling, at most
_WINDOW = 3_000
_LINKED_WINDOW = 8_000  # tellings that Splink is given at once: it takes a second to begin, 10 kB for each
_LARGEST_WINDOW = 30_000  # where there are many; between the two, an eighth of all
_SHARE = 120_000  # tellings whose keys without a day are looked at together
_WAITING = 5_000_000  # pairs, most of which share several keys
_ROWS = 20_000  # tellings whose keys are in memory at a time, most of them of another window
_READ = 2_000  # reports that are in memory at a time
_EVERY = "SELECT t.seq, t.seeking, k.keys FROM keys k JOIN tellings t ON t.seq = k.seq WHERE t.state <> ?"
_BETWEEN = (
    "SELECT t.seq, k.keys FROM tellings t JOIN keys k ON k.seq = t.seq"
    " WHERE t.first >= ? AND t.first < ? AND t.last >= ? AND t.state <> ?"
)


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of numbers of tellings, smaller first, with their scores in log-odds (natural)."""

    left: "array[int]"
    right: "array[int]"
    scores: "array[float]"


@dataclass(frozen=True, slots=True)
class Met:
    """Pairs of tellings that are worth comparing: `members` are the numbers of all that stand in one, rising, `left`
    and `right` their places in it, side by side.
    """

    members: Whole
    left: Whole
    right: Whole


@dataclass(frozen=True, slots=True)
class Window:
    """Days `first` to `last`, the last excluded; or, with `of`, the share `share` of the keys without a day.

    `linked` where Splink is to find and score its pairs.
    """

    first: int = 0
    last: int = 0
    share: int = 0
    of: int = 0
    linked: bool = False


def windows(workings: Workings, linked: bool = False) -> list[Window]:
    """Stretches of days with about as many tellings each, and shares of the keys without a day."""
    asked = "SELECT first, count(*) FROM tellings WHERE state <> 2 AND first > 0 GROUP BY first ORDER BY first"
    days = workings.connection.execute(asked).fetchall()
    found: list[Window] = []
    eighth = sum(count for _, count in days) // 8
    size = min(max(eighth, _LINKED_WINDOW), _LARGEST_WINDOW) if linked else _WINDOW
    begin, held = 0, 0
    for day, count in days:
        begin = begin or day
        held += count
        if held >= size:
            found.append(Window(begin, day + 1, linked=linked))
            begin, held = day + 1, 0
    if days:
        found.append(Window(begin or days[-1][0], days[-1][0] + _LONGEST + 1, linked=linked))
    shares = 1 + sum(count for _, count in days) // _SHARE
    return [*(Window(share=n, of=shares, linked=linked) for n in range(shares)), *found]


def find(given: Sequence[Window], folder: Path, lexicons: tuple[Path, ...]) -> tuple[Links, ...]:
    """The pairs of each window that score above zero; reads the register and its workings at `folder`."""
    workings, register = Workings.reading(folder), opened(folder)
    table = linking.weights_of(folder)

    def read(seqs: Iterable[int]) -> Mapping[int, Telling]:
        return named(told(workings, seqs), register)

    try:
        with using(lexicons):
            return tuple(found(window.linked, met(window, workings), read, Scoring(table, folder)) for window in given)
    finally:
        workings.connection.close()


@dataclass(frozen=True, slots=True)
class Scoring:
    """By which weights; what does not fit into memory goes into the folder, the system's own if None."""

    table: Weights
    folder: Path | None = None


def found(linked: bool, keys: Keys, read: Reading, scoring: Scoring) -> Links:
    """The pairs that meet under the keys and score above zero: by Splink where `linked`, else by Python."""
    if linked:
        from tawthiq.engine.linking.meeting import score_meeting  # noqa: PLC0415 # heavy, and an extra

        return _linked(score_meeting(keys, read, scoring.table, scoring.folder))
    pairs = meeting(keys)
    return scored(pairs, read(pairs.members.tolist()), scoring.table)


def _linked(pairs: Iterable[tuple[int, int, float]]) -> Links:
    made = Links(array("q"), array("q"), array("d"))
    for a, b, score in pairs:
        made.left.append(a)
        made.right.append(b)
        made.scores.append(score)
    return made


def joined(parts: Iterable[Links]) -> Links:
    """The pairs of several; one that stands in two of them stands twice."""
    made = Links(array("q"), array("q"), array("d"))
    for part in parts:
        made.left.extend(part.left)
        made.right.extend(part.right)
        made.scores.extend(part.scores)
    return made


def met(window: Window, workings: Workings) -> Keys:
    """The keys of a window with who bears them."""
    if not window.of:
        first, last = blocking.first_of(window.first), blocking.first_of(window.last)
        rows = workings.connection.execute(_BETWEEN, _between(window))
        return borne(((seq, False, blob) for seq, blob in rows), lambda keys: (keys >= first) & (keys < last))
    end = blocking.first_of(blocking.SEEKING + 1)
    rows = workings.connection.execute(_EVERY, (GONE,))
    return borne(rows, lambda keys: (keys < end) & (keys % window.of == window.share))


def borne(rows: Iterable[tuple[int, bool, bytes]], wanted: Callable[[Whole], Truth]) -> Keys:
    """Those of the keys of these rows that are wanted; a row: number of a telling, whether it has no day, its keys."""
    found, source = Keys(), iter(rows)
    while some := list(islice(source, _ROWS)):
        seqs, seeking = np.asarray([row[0] for row in some], np.int64), np.asarray([row[1] for row in some], np.int8)
        keys = np.frombuffer(b"".join(row[2] for row in some), dtype=np.int64)
        bearer = np.repeat(np.arange(len(some)), [len(row[2]) // 8 for row in some])
        ours = np.flatnonzero(wanted(keys))
        found.keys.frombytes(keys[ours].tobytes())
        found.seqs.frombytes(seqs[bearer[ours]].tobytes())
        found.dayless.frombytes(seeking[bearer[ours]].tobytes())
    return found


def _between(window: Window) -> tuple[int, ...]:
    return window.first - _LONGEST, window.last, window.first, GONE


def meeting(keys: Keys, looking: Truth | None = None) -> Met:
    """The pairs that share a key which is no crowd; with `looking`, those of which one looks for others under it."""
    seqs, at = np.unique(_whole(keys.seqs), return_inverse=True)
    named = _whole(keys.keys)
    looks = np.ones(len(named), dtype=np.bool_) if looking is None else looking
    order = np.lexsort((at, ~looks, named))  # who looks goes before the others
    at, named, looks, dayless = at[order], named[order], looks[order], _whole(keys.dayless)[order] > 0
    seeking = (named >= blocking.first_of(blocking.SEEKING)) & (named < blocking.first_of(blocking.SEEKING + 1))
    first = np.flatnonzero(np.r_[True, named[1:] != named[:-1]][: len(named)])
    sizes = np.diff(np.r_[first, len(named)])
    size, place = np.repeat(sizes, sizes), np.arange(len(named)) - np.repeat(first, sizes)
    crowd = size > blocking.limits(named)
    following = np.where(looks & ~crowd, size - place - 1, 0)  # who come after it under the key
    found: list[Whole] = []
    waiting = 0
    bearer, step = np.flatnonzero(following > 0), 1
    while len(bearer):
        met = bearer[~seeking[bearer] | dayless[bearer] | dayless[bearer + step]]
        one, other = at[met], at[met + step]
        found.append(np.minimum(one, other) * len(seqs) + np.maximum(one, other))
        waiting += len(met)
        if waiting > _WAITING:
            found, waiting = [rising(np.concatenate(found))], 0
        step += 1
        bearer = bearer[following[bearer] >= step]
    together = rising(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
    left, right = np.divmod(together, max(len(seqs), 1))
    paired = np.zeros(len(seqs), dtype=np.bool_)
    paired[left] = paired[right] = True
    place = np.cumsum(paired) - 1
    return Met(seqs[paired], place[left], place[right])


def _whole(values: "array[int]") -> Whole:
    return np.asarray(values, dtype=np.int64)


def told(workings: Workings, seqs: Iterable[int]) -> dict[int, Telling]:
    """Tellings by number, with what comparing them needs; what they say alike is held once."""
    once = Once()
    return {seq: once.slim(telling_of(body)) for seq, body in workings.rows("seq, body", seqs)}


def named(tellings: Mapping[int, Telling], register: Holdings) -> dict[int, Telling]:
    """The tellings, those without an exact place of their own with the places of the others that their reports name."""
    told = tuple(tellings.values())
    return dict(zip(tellings, with_names_of(told, _reports(register, asking(told))), strict=True))


def _reports(register: Holdings, names: Iterable[str]) -> Iterator[Document]:
    source = iter(names)
    while some := list(islice(source, _READ)):
        yield from register.reports_named(some, folded=True).values()


def scored(met: Met, known: Mapping[int, Telling], table: Weights) -> Links:
    """Those of the pairs that score above zero; `known` are their tellings."""
    seqs = met.members.tolist()
    many = Many([known[seq] for seq in seqs], table)
    above = Links(array("q"), array("q"), array("d"))
    for a, b, score in many.above(met.left, met.right, 0.0):
        one, other = seqs[a], seqs[b]
        above.left.append(min(one, other))
        above.right.append(max(one, other))
        above.scores.append(score)
    return above
