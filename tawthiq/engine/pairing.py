"""Which tellings of a register are likely one event: pairs that score above zero, found block by block in any process.

1. `windows` cuts the days of all tellings into stretches of about as many tellings; what meets under a key of
   such a day is compared, and what meets under a share of the keys that have no day.
2. Where the extra is installed and tellings are many, DuckDB and Splink do it, of more at a time (`linking.meeting`).
3. `met` takes the keys of a window from the workings, `found` needs them and the tellings alone, and may be far away.

The same pairs with the same scores either way; those of a few tellings that changed: nearby.py.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tawthiq.engine import linking
from tawthiq.engine.holdings import Holdings
from tawthiq.engine.linking.keys import Keys, Reading
from tawthiq.engine.reading_tellings import opened, telling_of
from tawthiq.incidents import blocking
from tawthiq.incidents.compare import compare
from tawthiq.incidents.naming import with_names
from tawthiq.incidents.promise import Promise
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Weights
from tawthiq.lexicon.chosen import using
from tawthiq.register.workings import GONE, Workings, unpacked

_LONGEST = 16  # days between the first and the last key of a telling, at most
_WINDOW = 3_000
_LINKED_WINDOW = 8_000  # tellings that Splink is given at once: it takes a second to begin, 10 kB for each
_LARGEST_WINDOW = 30_000  # where there are many; between the two, an eighth of all
_SHARES = 6
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
    shares = _SHARES if len(found) > _SHARES else 1
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
    pairs = _meeting(keys)
    return scored(pairs, read(_members(pairs)), scoring.table)


def _linked(pairs: Iterable[tuple[int, int, float]]) -> Links:
    made = Links(array("q"), array("q"), array("d"))
    for a, b, score in pairs:
        made.left.append(a)
        made.right.append(b)
        made.scores.append(score)
    return made


def met(window: Window, workings: Workings) -> Keys:
    """The keys of a window with who bears them."""
    keys = Keys()
    if window.of:
        end = blocking.first_of(blocking.SEEKING + 1)
        for seq, seeking, gone, all_of_one in workings.keyed():
            if not gone:
                mine = all_of_one[: bisect_left(all_of_one, end)]
                if window.of > 1:
                    mine = array("q", [key for key in mine if key % window.of == window.share])
                keys.add(seq, mine, seeking)
        return keys
    low, high = blocking.first_of(window.first), blocking.first_of(window.last)
    for seq, blob in workings.connection.execute(_BETWEEN, _between(window)):
        every = unpacked(blob)
        keys.add(seq, every[bisect_left(every, low) : bisect_left(every, high)], False)
    return keys


def _between(window: Window) -> tuple[int, ...]:
    return window.first - _LONGEST, window.last, window.first, GONE


def _meeting(keys: Keys) -> set[tuple[int, int]]:
    """The pairs that share a key which is no crowd."""
    blocks: dict[int, list[int]] = defaultdict(list)
    for seq, key in zip(keys.seqs, keys.keys, strict=True):
        blocks[key].append(seq)
    dayless = {seq for seq, without in zip(keys.seqs, keys.dayless, strict=True) if without}
    return {
        pair for key, members in blocks.items() if len(members) > 1 for pair in blocking.pairs(key, members, dayless)
    }


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


def scored(pairs: Collection[tuple[int, int]], known: Mapping[int, Telling], table: Weights) -> Links:
    """Those of the pairs that score above zero; `known` are their tellings."""
    promise = Promise(table)
    above = Links(array("q"), array("q"), array("d"))
    for a, b in pairs:
        one, other = known[a], known[b]
        if promise.holds(one, other):
            score = compare(one, other, table).score
            if score > 0:
                above.left.append(a)
                above.right.append(b)
                above.scores.append(score)
    return above
