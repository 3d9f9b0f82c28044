"""Every incident as far as lists, maps, lines of time and sums look at it, kept in memory and brought up by hashes.

1. `Outlines.of(register)` gives one short row for each incident that stands, newest first. After something was
   written only the incidents whose hash is another one are read again: the rest is as it was.
2. `chosen` narrows them by the filter of the list, in the words of `IncidentFilter`; `ordered` sorts them as the list
   of incidents does. Both say what the register's own questions say, without asking the database.
3. Rows are kept under the hash of what they were made of: registers seen with and without hidden records share them.
"""

import gc
from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

from sqlalchemy import select

from tawthiq.assessment.totals import Counted, counted
from tawthiq.model.conflicts import FLAG
from tawthiq.register import schema
from tawthiq.register.counting import Spot, read
from tawthiq.register.reading_incidents import IncidentsReading, by_count
from tawthiq.register.records import Facets, IncidentFilter, IncidentSort
from tawthiq.text.folding import fold

_PART, _MANY = 500, 5_000
_FEW = 500  # changes that are put in their places one by one
_I = schema.incidents.c


@dataclass(frozen=True, slots=True)
class Outline:
    """One incident. Days are ISO, None without a date; `killed` and `origins` are those of the list's columns;
    `counted` is None where totals leave it out; `disputed`: decisions about it disagree.
    """

    id: str
    code: str
    first: str | None
    last: str | None
    grade: str
    method: str | None
    spot: Spot | None
    parties: tuple[str, ...]
    killed_min: int | None
    killed_max: int | None
    origins: int
    folded: str
    reviewed: bool
    disputed: bool
    counted: Counted | None


class Outlines:
    """What is kept for one register and all views of it. Safe to share between threads."""

    def __init__(self) -> None:
        self._known: dict[str, Outline] = {}
        self._last: tuple[dict[str, str], tuple[Outline, ...]] = ({}, ())
        self._lock = Lock()

    def of(self, register: IncidentsReading, hashes: Mapping[str, str]) -> tuple[Outline, ...]:
        """The outlines of incidents by their ids and hashes, newest first."""
        with self._lock:
            missing = [name for name, sha256 in hashes.items() if sha256 not in self._known]
            for start in range(0, len(missing), _PART):
                self._known |= _read(register, missing[start : start + _PART])
            if len(missing) > _MANY:
                gc.freeze()  # these stay: each full collection would look at all of them, a tenth of a second
            found = self._in_order(hashes)
            if len(self._known) > 2 * len(found) + 1000:  # what no longer stands is let go of
                self._known = {sha256: self._known[sha256] for sha256 in hashes.values() if sha256 in self._known}
            self._last = ({name: own for name, own in hashes.items() if own in self._known}, found)
        return found

    def _in_order(self, hashes: Mapping[str, str]) -> tuple[Outline, ...]:
        """The outlines newest first: the ones of the last time, with what changed since in its place."""
        last, rows = self._last
        changed = [name for name, sha256 in hashes.items() if last.get(name) != sha256]
        gone = last.keys() - hashes.keys() if len(last) + len(changed) > len(hashes) else set()
        fresh = [self._known[hashes[name]] for name in changed if hashes[name] in self._known]
        if len(changed) > _FEW:
            every = (self._known[sha256] for sha256 in hashes.values() if sha256 in self._known)
            return tuple(ordered(every, IncidentSort.NEWEST))
        if not changed and not gone:
            return rows
        out = gone.union(changed)
        kept = [row for row in rows if row.id not in out]
        for row in fresh:
            insort(kept, row, key=_newest)
        return tuple(kept)


def _read(register: IncidentsReading, ids: Sequence[str]) -> dict[str, Outline]:
    columns = (_I.sha256, _I.code, _I.first_day, _I.last_day, _I.killed_min, _I.killed_max, _I.folded, _I.json)
    with register.reading() as connection:
        rows = connection.execute(select(*columns).where(_I.id.in_(ids)))
        return {row.sha256: _outline(row) for row in rows}


def _outline(row: Any) -> Outline:
    told = read(row.json)
    return Outline(
        id=told.id,
        code=row.code,
        first=row.first_day,
        last=row.last_day,
        grade=str(told.grade),
        method=str(told.method) if told.method else None,
        spot=_one_spot(told.where) if told.where else None,
        parties=_one_tuple(tuple(dict.fromkeys(party.actor for party in told.responsible))),
        killed_min=row.killed_min,
        killed_max=row.killed_max,
        origins=told.independent_origins,
        folded=row.folded,
        reviewed=told.review_state == "reviewed",
        disputed=FLAG in told.flags,
        counted=counted(told),
    )


@lru_cache(maxsize=50_000)
def _one_spot(spot: Spot) -> Spot:
    return spot


@lru_cache(maxsize=5_000)
def _one_tuple(values: tuple[str, ...]) -> tuple[str, ...]:
    return values


_LATEST = str.maketrans("0123456789", "9876543210")


def _newest(row: Outline) -> tuple[str, str]:
    """What rises in the order of the newest first."""
    return (row.last.translate(_LATEST) if row.last else "~", row.code)


def ordered(rows: Iterable[Outline], sort: IncidentSort) -> list[Outline]:
    """In the order of the register's list; ties by code."""
    found = sorted(rows, key=lambda row: row.code)
    match sort:
        case IncidentSort.NEWEST:
            found.sort(key=lambda row: row.last or "", reverse=True)
        case IncidentSort.OLDEST:
            found.sort(key=lambda row: row.first or "~")
        case IncidentSort.KILLED:
            found.sort(key=lambda row: (_low(row.killed_max), _low(row.killed_min)), reverse=True)
        case IncidentSort.ORIGINS:
            found.sort(key=lambda row: row.origins, reverse=True)
        case IncidentSort.CODE:
            pass
    return found


def _low(number: int | None) -> int:
    return -1 if number is None else number


def chosen(rows: Sequence[Outline], filters: IncidentFilter) -> Sequence[Outline]:
    """Those that pass the filter, in their order."""
    tests = tuple(_tests(filters))
    return [row for row in rows if all(passes(row) for passes in tests)] if tests else rows


def _tests(filters: IncidentFilter) -> Iterable[Callable[[Outline], bool]]:
    if filters.grade is not None:
        yield lambda row: row.grade == filters.grade
    if filters.method is not None:
        yield lambda row: row.method == filters.method
    if filters.country is not None:
        yield lambda row: row.spot is not None and row.spot.country == filters.country
    if filters.party is not None:
        yield lambda row: filters.party in row.parties
    if filters.first is not None:
        first = filters.first
        yield lambda row: row.last is not None and row.last >= first
    if filters.last is not None:
        last = filters.last
        yield lambda row: row.first is not None and row.first <= last
    for word in fold(filters.q or "").split():
        yield lambda row, word=word: word in row.folded  # type: ignore[misc]


def facets(rows: Iterable[Outline]) -> Facets:
    """How many of them carry each grade, party, method, country and year."""
    found = list(rows)
    # an open beginning stands as the year 1: it is no year that anybody asks for
    years = Counter(row.first[:4] for row in found if row.first and row.first > "0002")
    return Facets(
        grade=by_count(Counter(row.grade for row in found)),
        party=by_count(Counter(party for row in found for party in row.parties)),
        method=by_count(Counter(row.method for row in found if row.method)),
        country=by_count(Counter(row.spot.country for row in found if row.spot and row.spot.country)),
        year=by_count(years),
    )
