"""Which tellings of a register are likely one event: pairs that score above zero, found block by block in any process.

1. `windows` cuts the days of all tellings into stretches of about as many tellings; `in_window` compares what meets
   under a key of such a day. `without_day` does the same for a share of the keys that have no day.
2. Where the extra is installed and tellings are many, DuckDB and Splink do it, of more at a time (`linking.meeting`).

The same pairs with the same scores either way; those of a few tellings that changed: nearby.py.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tawthiq.engine import linking
from tawthiq.engine.holdings import Holdings
from tawthiq.engine.reading_tellings import opened, telling_of
from tawthiq.incidents import blocking
from tawthiq.incidents.compare import compare
from tawthiq.incidents.naming import with_names
from tawthiq.incidents.pairs import PairSource
from tawthiq.incidents.promise import Promise
from tawthiq.incidents.tellings import Telling
from tawthiq.lexicon.chosen import using
from tawthiq.register import Register
from tawthiq.register.workings import GONE, Workings, unpacked

_LONGEST = 16  # days between the first and the last key of a telling, at most
_WINDOW = 3_000
_LINKED_WINDOW = 30_000  # tellings that Splink is given at once: it takes a second to begin, and memory for each
_SHARES = 6
_BETWEEN = (
    "SELECT {} FROM tellings t JOIN keys k ON k.seq = t.seq"
    " WHERE t.first >= ? AND t.first < ? AND t.last >= ? AND t.state <> ?"
)


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of numbers of tellings, smaller first, with their scores in log-odds (natural)."""

    left: "array[int]"
    right: "array[int]"
    scores: "array[float]"


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
    begin, held = 0, 0
    for day, count in days:
        begin = begin or day
        held += count
        if held >= (_LINKED_WINDOW if linked else _WINDOW):
            found.append(Window(begin, day + 1, linked=linked))
            begin, held = day + 1, 0
    if days:
        found.append(Window(begin or days[-1][0], days[-1][0] + _LONGEST + 1, linked=linked))
    shares = _SHARES if len(found) > _SHARES else 1
    return [*(Window(share=n, of=shares, linked=linked) for n in range(shares)), *found]


def find(given: Sequence[Window], folder: Path, lexicons: tuple[Path, ...]) -> tuple[Links, ...]:
    """The pairs of each window that score above zero; reads the register and its workings at `folder`."""
    workings, register = Workings.reading(folder), opened(folder)
    try:
        with using(lexicons):
            return tuple(_of(window)(window, workings, register) for window in given)
    finally:
        workings.connection.close()


def all_at_once(workings: Workings, register: Register, source: PairSource) -> Links:
    """The pairs of all tellings, found and scored elsewhere: the same pairs with the same scores."""
    asked = "SELECT seq, body FROM tellings WHERE state <> ? ORDER BY sort"
    tellings = {seq: telling_of(body) for seq, body in workings.connection.execute(asked, (GONE,))}
    seqs, size = tuple(tellings), len(tellings)
    pairs = source(tuple(named(tellings, register).values()), linking.weights_of(register.folder), 0.0)
    found = Links(array("q"), array("q"), pairs.scores)
    for key in pairs.keys:
        a, b = seqs[key // size], seqs[key % size]
        found.left.append(min(a, b))
        found.right.append(max(a, b))
    return found


def _of(window: Window) -> Callable[[Window, Workings, Register], Links]:
    if window.linked:
        return _linked
    return _in_share if window.of else _in_window


def _linked(window: Window, workings: Workings, register: Register) -> Links:
    """The same by DuckDB and Splink: many pairs at a time."""
    from tawthiq.engine.linking.meeting import Keys, score_meeting  # noqa: PLC0415 # heavy, and an extra

    met = Keys()
    if window.of:
        end = blocking.first_of(blocking.SEEKING + 1)
        for seq, seeking, gone, keys in workings.keyed():
            if not gone:
                mine = keys[: bisect_left(keys, end)]
                if window.of > 1:
                    mine = array("q", [key for key in mine if key % window.of == window.share])
                met.add(seq, mine, seeking)
    else:
        low, high = blocking.first_of(window.first), blocking.first_of(window.last)
        for seq, blob in workings.connection.execute(_BETWEEN.format("t.seq, k.keys"), _between(window)):
            keys = unpacked(blob)
            met.add(seq, keys[bisect_left(keys, low) : bisect_left(keys, high)], False)

    def read(seqs: Sequence[int]) -> Mapping[int, Telling]:
        return named(told(workings, seqs), register)

    found = Links(array("q"), array("q"), array("d"))
    for a, b, score in score_meeting(met, read, linking.weights_of(register.folder), register.folder):
        found.left.append(a)
        found.right.append(b)
        found.scores.append(score)
    return found


def _in_window(window: Window, workings: Workings, register: Register) -> Links:
    low, high = blocking.first_of(window.first), blocking.first_of(window.last)
    blocks: dict[int, list[int]] = defaultdict(list)
    bodies: dict[int, bytes] = {}
    for seq, blob, body in workings.connection.execute(_BETWEEN.format("t.seq, k.keys, t.body"), _between(window)):
        bodies[seq] = body
        for key in unpacked(blob):
            if low <= key < high:
                blocks[key].append(seq)
    pairs = {pair for key, members in blocks.items() if len(members) > 1 for pair in blocking.pairs(key, members, ())}
    return scored(pairs, {seq: telling_of(bodies[seq]) for seq in _members(pairs)}, register)


def _between(window: Window) -> tuple[int, ...]:
    return window.first - _LONGEST, window.last, window.first, GONE


def _in_share(window: Window, workings: Workings, register: Register) -> Links:
    end = blocking.first_of(blocking.SEEKING + 1)
    blocks: dict[int, list[int]] = defaultdict(list)
    dayless: set[int] = set()
    for seq, seeking, gone, keys in workings.keyed():
        if gone:
            continue
        for key in keys:
            if key >= end:
                break
            if key % window.of == window.share:
                blocks[key].append(seq)
                if seeking:
                    dayless.add(seq)
    pairs = {
        pair for key, members in blocks.items() if len(members) > 1 for pair in blocking.pairs(key, members, dayless)
    }
    blocks.clear()
    return scored(pairs, told(workings, _members(pairs)), register)


def _members(pairs: Iterable[tuple[int, int]]) -> set[int]:
    return {seq for pair in pairs for seq in pair}


def told(workings: Workings, seqs: Iterable[int]) -> dict[int, Telling]:
    """Tellings by number."""
    return {seq: telling_of(body) for seq, body in workings.rows("seq, body", seqs)}


def unplaced(tellings: Iterable[Telling]) -> set[str]:
    """The documents of those without an exact place of their own."""
    return {t.document for t in tellings if not t.spots or t.spots[0].is_area}


def named(tellings: Mapping[int, Telling], register: Holdings) -> dict[int, Telling]:
    """The tellings, those without an exact place of their own with the places of the others that their reports name."""
    reports = register.reports_named(unplaced(tellings.values()), folded=True)
    return dict(zip(tellings, with_names(tuple(tellings.values()), reports), strict=True))


def scored(pairs: Collection[tuple[int, int]], tellings: Mapping[int, Telling], register: Register) -> Links:
    """Those of the pairs that score above zero."""
    table = linking.weights_of(register.folder)
    promise, known = Promise(table), named(tellings, register)
    found = Links(array("q"), array("q"), array("d"))
    for a, b in pairs:
        one, other = known[a], known[b]
        if promise.holds(one, other):
            score = compare(one, other, table).score
            if score > 0:
                found.left.append(a)
                found.right.append(b)
                found.scores.append(score)
    return found
