"""Which tellings are worth comparing: those that share a key, never all with all.

Keys: a day (each neighbour too) with a place or a larger place around it; a day with a number; a named victim; the
same longest words. For what has no day of its own: a month and day with a place, a place with a number, and an exact
place among what nobody dates at all.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from tawthiq.incidents.tellings import Telling, searchable_days
from tawthiq.text import edtf

# A key that this many tellings share says too little; its tellings meet under narrower keys.
CROWD = 250
CROWD_WITHOUT_DAY = 60
Key = tuple[Hashable, ...]


def candidates(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs to compare as indexes, each once, in canonical order."""
    pairs: set[tuple[int, int]] = set()
    for members in _blocks(tellings, _keys).values():
        if len(members) <= CROWD:
            pairs.update(combinations(members, 2))
    dayless = {i for i, t in enumerate(tellings) if not searchable_days(t)}
    for members in _blocks(tellings, loose_keys).values():
        if len(members) <= CROWD_WITHOUT_DAY:
            seeking = dayless.intersection(members)
            pairs.update((min(i, j), max(i, j)) for i in seeking for j in members if i != j)
    yield from sorted(pairs)


def _blocks(tellings: Sequence[Telling], keys: Callable[[Telling], Iterator[Key]]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        for key in set(keys(telling)):
            found[key].append(index)
    return found


def _keys(telling: Telling) -> Iterator[Key]:
    found = list(anchors(telling))
    for day in days(telling):
        yield from ((day, *anchor) for anchor in found)
    yield from marks(telling)


def days(telling: Telling) -> range:
    """The days under which a telling is found, its neighbours among them."""
    searched = searchable_days(telling)
    return range(searched.start - 1, searched.stop + 1) if searched else searched


def anchors(telling: Telling) -> Iterator[Key]:
    """What makes two tellings of one day worth comparing."""
    names = _names(telling)
    yield from (("name", name) for name in sorted(names))
    yield from _cells(telling)
    yield from (("count", outcome, n) for outcome, n in _numbers(telling) if n > 1)
    if not names:
        yield from (("method", method) for method in sorted(telling.methods))


def marks(telling: Telling) -> Iterator[Key]:
    """What makes two tellings worth comparing whatever their days."""
    yield from (("continued", one) for one in (telling.id, telling.continues) if one)
    yield from (("victim", name) for name in sorted(telling.victims))
    yield from (("words", *words) for words in _openings(telling))


def loose_keys(telling: Telling) -> Iterator[Key]:
    """Keys for tellings that no day finds; dated ones bear most of them too, so that both meet."""
    names = sorted(_names(telling))
    exact = telling.spots[0].name if telling.spots and not telling.spots[0].is_area else None
    for outcome, number in _numbers(telling):
        if number > 2:
            yield from (("number", name, outcome, number) for name in names)
    if exact and not telling.by_publication and telling.days is None and telling.edtf is None:
        yield ("undated", exact)
    if telling.spots:
        yield from (("told", telling.spots[0].name, word) for word in _longest(telling))
    yield from (("victim", *name.split()[:2]) for name in telling.victims)
    if telling.edtf:
        yield from (("yearly", mark, name) for mark in _yearly(telling.edtf) for name in names)


def _yearly(told: str) -> Iterable[str]:
    """Month and day of a date with or without its year."""
    if edtf.precision(told) is edtf.Precision.DAY:
        yield edtf.plain(told)[5:]


def _names(telling: Telling) -> set[str]:
    return {s.name for s in telling.spots} | {name for s in telling.spots for name in s.within}


def _cells(telling: Telling) -> Iterator[Key]:
    """The grid cell of the most exact place and its neighbours, a quarter of a degree each."""
    if not telling.spots or telling.spots[0].lat is None or telling.spots[0].lon is None or telling.spots[0].is_area:
        return
    row, column = round(telling.spots[0].lat * 4), round(telling.spots[0].lon * 4)
    yield from (("cell", row + i, column + j) for i in (0, 1) for j in (0, 1))


def _numbers(telling: Telling) -> Iterator[tuple[str, int]]:
    for outcome, numbers in telling.numbers.items():
        yield from ((outcome, n) for n in numbers)


def _longest(telling: Telling) -> tuple[str, ...]:
    """The longest words of a telling, which two tellings of one event share rather than two of two."""
    return telling.longest[:5]


def _openings(telling: Telling) -> Iterator[tuple[str, ...]]:
    """The rarest-looking (longest) words of a telling: copies share them."""
    if len(telling.longest) == 6:
        yield tuple(sorted(telling.longest))
