"""Asking the index: by words, by concepts, and both mixed.

1. By words: every word of the question (in any form that shares its reading) and every phrase must be there; where that
   finds little, the rarer words alone. FTS5 ranks by BM25.
2. By concepts: each thing that the question asks for weighs as much as it is rare (the logarithm of how many units
   there are to one that bears it) and by its slot; units that bear half of the weight count. The rare ones choose,
   the common ones only rank what was chosen, so that a question costs the same in a large register.
3. Mixed by reciprocal rank: 1 / (60 + rank) of each list (Cormack, Clarke, Büttcher 2009). Incidents and reports take
   part with their own words and by their best units.
"""

import math
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from heapq import nlargest
from typing import Any

from tawthiq.search.concepts import place_key
from tawthiq.search.hits import Filters, Found, Hit, Why
from tawthiq.search.index import Index
from tawthiq.search.mixing import Ranked, mixed, ordered
from tawthiq.search.question import Concept, Question, read
from tawthiq.search.words import expression, loose, rarest

_DEEP = 300
_CHOOSING = 12_000  # rows of the index that choose candidates; commoner concepts only rank them
_CANDIDATES = 3_000
_PART = 900
_LONGEST = timedelta(days=366)  # of a claim's time: what lasts longer answers no question of days
_FEW = 10
_COMMON = 6_000  # reports that hold a word that tells nothing
_SHARE = 0.5
_LOOSE = 0.3  # the part that a list counts for whose hits hold some of the words only
_WEIGHTS = {"place": 1.5, "country": 0.7, "days": 1.3, "party": 1.2, "facility": 1.1, "victims": 0.5, "outcome": 0.5}


def find(index: Index, text: str, filters: Filters | None = None, limit: int = 50, offset: int = 0) -> Found:
    """Hits for a question in Arabic or English, after the index was brought up to its register."""
    index.bring_up()
    with index.reading() as connection:
        question = read(text, _names(connection))
        return _Asking(connection, question, filters or Filters()).answer(limit, offset)


def _names(connection: sqlite3.Connection) -> Callable[[Sequence[str]], dict[str, tuple[str, ...]]]:
    def known(keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name, concept in _chosen(connection, "SELECT name, concept FROM names WHERE name IN", keys):
            found[name] = (*found.get(name, ()), concept)
        return found

    return known


def _chosen(connection: sqlite3.Connection, asked: str, values: Iterable[Any]) -> Iterable[tuple[Any, ...]]:
    wanted = list(dict.fromkeys(values))
    for start in range(0, len(wanted), _PART):
        part = wanted[start : start + _PART]
        yield from connection.execute(f"{asked} ({','.join('?' * len(part))})", part)


@dataclass(frozen=True, slots=True)
class _Group:
    """A concept of the question in the index: `weight` of bearing it, the units that do or how to ask for them."""

    concept: Concept
    weight: float
    count: int
    numbers: tuple[int, ...] = ()
    days: tuple[str, str] | None = None


class _Asking:
    """One question to one state of the index."""

    def __init__(self, connection: sqlite3.Connection, question: Question, filters: Filters) -> None:
        self._connection = connection
        self._question = question
        self._filters = filters
        self._allowed: set[int] | None = self._allow() if filters.any else None
        self._groups = tuple(self._grouped())
        self._expression = expression(connection, question)
        self._loose: str | None = None
        self._telling = rarest(connection, question) < _COMMON

    def answer(self, limit: int, offset: int) -> Found:
        """The hits of every sort from `offset` on."""
        units = self._units()
        rows = self._rows(units)
        cases = self._cases(units, rows)
        reports = self._reports(units, rows)
        kept = [n for n, _ in ordered(units) if rows[n].claim]
        found = {
            "claims": [self._hit(rows[n].claim or "", units[n], rows[n]) for n in kept[offset : offset + limit]],
            "incidents": cases[offset : offset + limit],
            "documents": reports[offset : offset + limit],
        }
        longer = {"claims": len(kept), "incidents": len(cases), "documents": len(reports)}
        more = tuple(name for name, number in longer.items() if number > offset + limit)
        return Found(self._question, **{name: tuple(hits) for name, hits in found.items()}, more=more)

    def _units(self) -> dict[int, float]:
        """Claims and passages with their mixed scores."""
        by_words, by_concepts = self._by_words("unit_words"), self._by_concepts()
        if self._question.phrases:  # what is asked for word by word must stand there word by word
            phrased = set(by_words[0].scores)
            by_concepts = {n: score for n, score in by_concepts.items() if n in phrased}
        # a rank says nothing of how much of the question is answered: what answers all of it counts twice
        return mixed([*by_words, Ranked(by_concepts)], by_concepts)

    def _by_words(self, table: str) -> list[Ranked]:
        """Rows of a table of words: those with all words, and where these are few those with the rarer ones."""
        if not self._expression:
            return [Ranked({})]
        found = Ranked(self._matching(table, self._expression))
        if len(found.scores) >= _FEW or self._question.phrases:
            return [found]
        if self._loose is None:
            self._loose = loose(self._connection, self._question)
        fewer = self._loose if self._loose != self._expression else ""
        return [found, Ranked(self._matching(table, fewer), _LOOSE)] if fewer else [found]

    def _matching(self, table: str, asked: str) -> dict[int, float]:
        deep = _DEEP * (10 if self._allowed is not None else 1)
        # where every word is in thousands of reports none of them ranks: the latest come first, at no cost
        ranked = asked != self._expression or self._telling
        columns, order = ("rowid, -rank", "rank") if ranked else ("rowid, rowid", "rowid DESC")
        rows = self._connection.execute(
            f"SELECT {columns} FROM {table} WHERE {table} MATCH ? ORDER BY {order} LIMIT ?",  # noqa: S608 - own names
            (asked, deep),
        )
        found = {int(n): float(score) for n, score in rows}
        if table == "unit_words" and self._allowed is not None:
            return {n: score for n, score in found.items() if n in self._allowed}
        return found

    def _by_concepts(self) -> dict[int, float]:
        """Units that bear at least half of what is asked for, each with the part that it bears, by weight."""
        scores: dict[int, float] = defaultdict(float)
        late: list[_Group] = []
        read = 0
        for group in sorted(self._groups, key=lambda g: g.count):
            if read and read + group.count > _CHOOSING:
                late.append(group)
                continue
            read += group.count
            for unit in self._bearing(group):
                if self._allowed is None or unit in self._allowed:
                    scores[unit] += group.weight
        chosen = dict(nlargest(_CANDIDATES, scores.items(), key=lambda pair: (pair[1], pair[0])))
        for group in late:
            for unit in self._bearing(group, list(chosen)):
                chosen[unit] += group.weight
        whole = sum(group.weight for group in self._groups)
        best = nlargest(_DEEP, chosen.items(), key=lambda pair: (pair[1], pair[0]))
        return {unit: score / whole for unit, score in best if score >= _SHARE * whole}

    def _bearing(self, group: _Group, among: Sequence[int] | None = None) -> set[int]:
        """Units that bear a concept, of all or of these; of a common one that nothing else narrows, the latest."""
        if group.days:
            asked = "SELECT n FROM units WHERE first BETWEEN ? AND ? AND last >= ?"
            early = (date.fromisoformat(group.days[0]) - _LONGEST).isoformat()
            values: list[object] = [early, group.days[1], group.days[0]]
            column = "n"
        else:
            asked = f"SELECT unit FROM postings WHERE concept IN ({','.join('?' * len(group.numbers))})"  # noqa: S608
            values, column = list(group.numbers), "unit"
        if among is None:
            rows = self._connection.execute(f"{asked} ORDER BY {column} DESC LIMIT ?", [*values, _CHOOSING])
            return {row[0] for row in rows}
        found: set[int] = set()
        for start in range(0, len(among), _PART // 2):
            part = list(among[start : start + _PART // 2])
            rows = self._connection.execute(f"{asked} AND {column} IN ({','.join('?' * len(part))})", [*values, *part])
            found |= {row[0] for row in rows}
        return found

    def _grouped(self) -> Iterable[_Group]:
        units = self._connection.execute("SELECT count(*) FROM units").fetchone()[0]
        for concept in self._question.concepts:
            asked = "SELECT n, units FROM concepts WHERE units > 0 AND name IN"
            rows = list(_chosen(self._connection, asked, concept.names))
            count = sum(row[1] for row in rows)
            if count:
                weight = _WEIGHTS.get(concept.slot, 1.0) * math.log1p(units / count)
                yield _Group(concept, weight, count, tuple(row[0] for row in rows))
            elif concept.slot in {"party", "facility", "group", "response"}:
                yield _Group(concept, _WEIGHTS.get(concept.slot, 1.0) * math.log1p(units), 0)
        for days in self._question.days:
            asked = "SELECT count(*) FROM units WHERE first <= ? AND first >= ?"
            count = self._connection.execute(asked, (days.last, days.first)).fetchone()[0]
            concept = Concept("days", (f"days:{days.first}/{days.last}",), days.said)
            weight = _WEIGHTS["days"] * math.log1p(units / max(count, 1))
            yield _Group(concept, weight, count, days=(days.first, days.last))

    def _allow(self) -> set[int]:
        """The units that pass the filters."""
        wanted, given = self._filters, []
        values: list[object] = []
        for column in ("kind", "grade"):
            if getattr(wanted, column) is not None:
                given.append(f"{column} = ?")
                values.append(str(getattr(wanted, column)))
        if wanted.last is not None:
            given.append("first <= ?")
            values.append(wanted.last)
        if wanted.first is not None:
            given.append("last >= ?")
            values.append(wanted.first)
        names = [f"party:{wanted.party}"] if wanted.party else []
        names += [f"place:{place_key(wanted.governorate)}"] if wanted.governorate else []
        for name in names:
            given.append("n IN (SELECT unit FROM postings WHERE concept = (SELECT n FROM concepts WHERE name = ?))")
            values.append(name)
        return {row[0] for row in self._connection.execute(f"SELECT n FROM units WHERE {' AND '.join(given)}", values)}  # noqa: S608

    def _rows(self, units: Mapping[int, float]) -> "dict[int, _Unit]":
        asked = "SELECT n, claim, document, kind, incident, start, end, concepts, first, last FROM units WHERE n IN"
        return {row[0]: _Unit(*row) for row in _chosen(self._connection, asked, units)}

    def _cases(self, units: Mapping[int, float], rows: "Mapping[int, _Unit]") -> list[Hit]:
        """Incidents by their own words and by their best units."""
        lists = self._by_words("case_words")
        by_words = {n for ranked in lists for n in ranked.scores}
        asked = "SELECT n, id, grade, first, last FROM cases WHERE n IN"
        found = {row[0]: row for row in _chosen(self._connection, asked, by_words)}
        scores: dict[str, float] = {found[n][1]: s for n, s in mixed(lists).items() if self._case_passes(found[n])}
        best: dict[str, int] = {}
        for n, score in ordered(units):
            incident = rows[n].incident
            if incident is None:
                continue
            first = incident not in best
            best.setdefault(incident, n)
            scores[incident] = scores.get(incident, 0.0) + (score if first else 0.1 * score)
        return [
            self._hit(name, score, rows[best[name]] if name in best else None)
            for name, score in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        ]

    def _case_passes(self, row: tuple[Any, ...]) -> bool:
        _, _, grade, first, last = row
        wanted = self._filters
        if wanted.party or wanted.governorate or wanted.kind:
            return False  # told of its units, which know it
        if wanted.grade and grade != wanted.grade:
            return False
        begins, ends = (first or "9"), (last or "")
        return (not wanted.last or begins <= wanted.last) and (not wanted.first or ends >= wanted.first)

    def _reports(self, units: Mapping[int, float], rows: "Mapping[int, _Unit]") -> list[Hit]:
        """Reports by their own words and by their best units."""
        lists = [] if self._filters.any else self._by_words("report_words")
        by_words = {n for ranked in lists for n in ranked.scores}
        names: dict[int, str] = dict(_chosen(self._connection, "SELECT n, id FROM reports WHERE n IN", by_words))
        scores: dict[str, float] = {names[n]: score for n, score in mixed(lists).items()}
        best: dict[str, int] = {}
        for n, score in ordered(units):
            document = rows[n].document
            if document not in best:
                best[document] = n
                scores[document] = scores.get(document, 0.0) + score
        return [
            replace(self._hit(name, score, rows[best[name]] if name in best else None), document=name)
            for name, score in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        ]

    def _hit(self, name: str, score: float, unit: "_Unit | None") -> Hit:
        if unit is None:
            return Hit(name, round(score, 5))
        place = (unit.start, unit.end)
        return Hit(name, round(score, 5), unit.claim, unit.document, *place, why=tuple(self._why(unit)))

    def _why(self, unit: "_Unit") -> Iterable[Why]:
        borne = set(unit.concepts.split())
        for group in self._groups:
            if group.days:
                if unit.first and unit.last and unit.first <= group.days[1] and unit.last >= group.days[0]:
                    yield Why("days", "/".join(group.days), group.concept.said)
                continue
            for name in group.concept.names:
                if name in borne:
                    slot, _, value = name.partition(":")
                    yield Why(slot, value, group.concept.said)
                    break


@dataclass(frozen=True, slots=True)
class _Unit:
    """A row of `units`."""

    n: int
    claim: str | None
    document: str
    kind: str
    incident: str | None
    start: int
    end: int
    concepts: str
    first: str | None
    last: str | None
