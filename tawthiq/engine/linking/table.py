"""Tellings as rows of codes: what the SQL of levels.yaml compares, and under what tellings meet.

1. `Tellings` looks once through all of them: spellings of their places, allies of their parties, order of their ids.
2. `columns` writes a stretch of them column by column; nothing here knows of a database.

A row's `uid` is the rank of the telling's id, as `compare` takes the two by their ids; `at` is its index. The columns
of each part of a row stand before the method that fills them, in its order.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from tawthiq.engine.linking.codes import Codes, bits
from tawthiq.engine.linking.variants import spellings
from tawthiq.incidents.candidates import Key, anchors, days, loose_keys, marks
from tawthiq.incidents.levels import PEOPLE, kindred
from tawthiq.incidents.places import CITY, Spot
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.wording import BITS
from tawthiq.lexicon import parties
from tawthiq.model.vocabulary import Facility, Method, Outcome, PartOfDay, Victims
from tawthiq.text import edtf

OUTCOMES = tuple(Outcome)
WORD_COLUMNS = BITS // 64
_MANY, _SOME = 8, 3  # as in compare: from here on an equal number says more
_NEAR = 2  # days, as in compare: what may be a slip

_A = TypeVar("_A")
Part = tuple[object, ...]
Columns = dict[str, str]  # name -> what it holds: `int`, `real`, `bool` or `codes` (a list of int)


def _columns(**kinds: str) -> Columns:
    return {name: kind for kind, names in kinds.items() for name in names.split()}


_SELF = {"uid": "int", "at": "int", "report": "int", "continues": "int"}
_TIME = {"day_lo": "int", "day_hi": "int", "by_publication": "bool", "hour": "int", "edtf": "int", "yearless": "bool"}
_TIME |= {"fitting": "codes", "nearing": "codes"}
_WHERE = {"named": "codes", "name": "int", "name_bit": "int", "place": "int", "country": "int", "rank": "int"}
_WHERE |= _columns(bool="area wide exact city bounded") | _columns(real="x y z radius")
_WHERE |= {"around": "codes", "around_bits": "int", "within": "codes", "within_bits": "int", "variants": "codes"}
_NOWHERE: Part = (
    None, 0, None, None, None, False, False, False, False,
    False, None, None, None, None, [], 0, [], 0, [],
)  # fmt: skip
_FIGURES = {
    "figures": "int",
    "people": "bool",
    "many": "codes",
    "many_bits": "int",
    "some": "codes",
    "some_bits": "int",
}
_FIGURE = {"low": "real", "high": "real", "most": "real", "numbers": "codes", "bits": "int"}
_FIGURES |= {f"{name}_{outcome}": kind for outcome in OUTCOMES for name, kind in _FIGURE.items()}
_NO_FIGURE: Part = (None, None, None, [], 0)
_NATURE = _columns(bool="fighters only_fighters civilians", int="means means_kin facilities")
_WHO = {"doers": "codes", "doers_bits": "int", "allies": "codes", "victims": "codes", "victims_bits": "int"}
_WHO |= {"origins": "codes", "origins_bits": "int"}
_MEETING = {"first_day": "int", "last_day": "int", "anchors": "codes", "marks": "codes", "loose": "codes"}
_UNMET: Part = (None, None, [], [], [])
COLUMNS: Columns = _SELF | _TIME | _WHERE | _FIGURES | _NATURE | _WHO | _MEETING


class Tellings:
    """All tellings of one linking, with what a row needs to know of the others; without their keys if not `keyed`."""

    def __init__(self, told: Sequence[Telling], keyed: bool = True) -> None:
        self._told = told
        self._keyed = keyed
        self._uids = {t.id: uid for uid, t in enumerate(sorted(told, key=lambda t: t.id))}
        self._spelled = spellings(t.spots[0].name for t in told if t.spots)
        self._doers = sorted({doer for t in told for doer in t.doers})
        self._told_dates = sorted({t.edtf for t in told if t.edtf})
        # Only what has no day seeks by loose keys; whoever bears none that is sought is not found by one.
        self._sought = {key for t in told if keyed and not days(t) for key in loose_keys(t)}
        self._names, self._keys, self._counts, self._reports = Codes(), Codes(), Codes(), Codes()
        self._people, self._origins, self._places, self._dates = Codes(), Codes(), Codes(), Codes()
        self._allies = lru_cache(maxsize=4_096)(self._allied)
        self._within = lru_cache(maxsize=1_024)(self._within_days)
        self._where = lru_cache(maxsize=16_384)(self._placed)

    def columns(self, start: int, stop: int) -> dict[str, Sequence[object]]:
        """The rows of the tellings from `start` to `stop`, column by column."""
        rows = [self._row(at, self._told[at]) for at in range(start, min(stop, len(self._told)))]
        return dict(zip(COLUMNS, zip(*rows, strict=True), strict=True))

    def words(self, start: int, stop: int) -> bytes:
        """The words of the same rows: WORD_COLUMNS numbers of 64 bits a row, little end first."""
        return b"".join(t.words.to_bytes(BITS // 8, "little") for t in self._told[start:stop])

    def _row(self, at: int, telling: Telling) -> Part:
        return (
            self._uids[telling.id],
            at,
            self._reports.of(telling.document),
            self._uids.get(telling.continues or ""),
            *self._time(telling),
            self._names.all(telling.named),
            *(self._where(telling.spots) if telling.spots else _NOWHERE),
            *self._figures(telling),
            *_nature(telling),
            *self._who(telling),
            *self._meeting(telling),
        )

    def _time(self, telling: Telling) -> Part:
        first, last = telling.days or (None, None)
        hour = None if telling.part_of_day is None else _HOURS[telling.part_of_day]
        told = telling.edtf
        if told is None:
            return first, last, telling.by_publication, hour, None, False, [], []
        yearless = first is None and edtf.is_yearless(told)
        fitting, nearing = (self._within(told, 0), self._within(told, _NEAR)) if yearless else ([], [])
        return first, last, telling.by_publication, hour, self._dates.of(told), yearless, fitting, nearing

    def _within_days(self, yearless: str, most: int) -> list[int]:
        """The dates told anywhere that lie so many days from one without a year; what is no date counts as near."""
        gaps = ((other, edtf.distance(yearless, other)) for other in self._told_dates)
        return self._dates.all(o for o, gap in gaps if (gap is None and most > 0) or (gap is not None and gap <= most))

    def _placed(self, spots: tuple[Spot, ...]) -> Part:
        spot = spots[0]
        within = self._names.all(spot.within)
        around = self._names.all({*spot.within, *(s.name for s in spots[1:])})
        name = self._names.of(spot.name)
        return (
            name,
            bits((name,)),
            None if spot.place_id is None else self._places.of(spot.place_id),
            self._places.of(spot.country) if spot.country else None,
            spot.rank,
            spot.is_area,
            spot.is_wide,
            not spot.is_area,
            spot.rank == CITY,
            bool(within),
            *_point(spot),
            around,
            bits(around),
            within,
            bits(within),
            self._names.all(self._spelled.get(spot.name, ())),
        )

    def _figures(self, telling: Telling) -> Part:
        figures, numbers = telling.figures, telling.numbers
        if not figures:
            return 0, False, [], 0, [], 0, *_NO_FIGURE * len(OUTCOMES)
        many = self._counts.all((o, n) for o, told in numbers.items() for n in told if n >= _MANY)
        some = self._counts.all((o, n) for o, told in numbers.items() for n in told if _SOME <= n < _MANY)
        each: list[object] = []
        for outcome in OUTCOMES:
            if outcome in figures:
                codes = self._counts.all((outcome, n) for n in numbers[outcome])
                low, high = figures[outcome]
                each += float(low), float(high), float(max(numbers[outcome])), codes, bits(codes)
            else:
                each += _NO_FIGURE
        told = sum(1 << n for n, outcome in enumerate(OUTCOMES) if outcome in figures)
        people = any(outcome in figures for outcome in PEOPLE)
        return told, people, many, bits(many), some, bits(some), *each

    def _who(self, telling: Telling) -> Part:
        doers = self._people.all(("doer", doer) for doer in telling.doers)
        victims = self._people.all(("victim", name) for name in telling.victims)
        origins = self._origins.all(telling.origins)
        allies = self._allies(telling.doers) if doers else []
        return doers, bits(doers), allies, victims, bits(victims), origins, bits(origins)

    def _allied(self, doers: frozenset[str]) -> list[int]:
        sides = parties.load()
        return self._people.all(("doer", y) for y in self._doers if any(sides.allied(x, y) for x in doers))

    def _meeting(self, telling: Telling) -> Part:
        if not self._keyed:
            return _UNMET
        searched = days(telling)
        loose = [key for key in loose_keys(telling) if key in self._sought] if self._sought else []
        seldom = self._coded(marks(telling)), self._coded(("loose", *key) for key in loose)
        if not searched:
            return None, None, [], *seldom
        return searched.start, searched.stop - 1, self._coded(anchors(telling)), *seldom

    def _coded(self, keys: Iterable[Key]) -> list[int]:
        return list(dict.fromkeys(self._keys.all(keys)))


def _point(spot: Spot) -> Iterator[float | None]:
    """The point on the unit sphere and the kilometres that it may be off by."""
    if spot.lat is None or spot.lon is None:
        yield from (None, None, None, spot.radius)
        return
    lat, lon = math.radians(spot.lat), math.radians(spot.lon)
    yield from (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat), spot.radius)


_HOURS = {part: number for number, part in enumerate(PartOfDay)}
_METHODS = {method: 1 << n for n, method in enumerate(Method)}
_FACILITIES = {facility: 1 << n for n, facility in enumerate(Facility)}


def _nature(telling: Telling) -> Part:
    fighters = Victims.COMBATANT in telling.statuses
    return (
        fighters,
        fighters and len(telling.statuses) == 1,
        Victims.CIVILIAN in telling.statuses,
        _flags(telling.methods, _METHODS),
        _kin(telling.methods),
        _flags(telling.facilities, _FACILITIES),
    )


def _flags(members: Iterable[_A], flags: Mapping[_A, int]) -> int:
    return sum(flags[m] for m in members)


@lru_cache(maxsize=4_096)
def _kin(methods: frozenset[Method]) -> int:
    return sum(flag for method, flag in _METHODS.items() if any(kindred(method, own) for own in methods))
