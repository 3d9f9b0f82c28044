"""Overviews of a whole register, read from the index: its sources and who repeats whom, its parties and places."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tawthiq.search.index import Index


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source over all incidents: in how many it stands, knows by itself, repeats another, is repeated by another;
    how many of its figures it replaced by later ones.
    """

    id: str
    name: str
    kind: str
    party: str | None
    incidents: int
    knows: int
    repeated: int
    repeats: int
    revised: int


@dataclass(frozen=True, slots=True)
class Quoting:
    """That one source repeats another, in so many incidents."""

    outer: str
    outer_name: str
    inner: str
    inner_name: str
    incidents: int


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party over all incidents: said to have done it, admitting it, denying it; answering for it in any way."""

    id: str
    incidents: int
    alleged: int
    admitted: int
    denied: int
    answers: int


@dataclass(frozen=True, slots=True)
class PartyCase:
    """One incident of a party. `answer` are responses of the contract apart by spaces."""

    incident: str
    alleged: bool
    admitted: bool
    denied: bool
    answer: str
    killed_min: int | None
    killed_max: int | None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place over all claims: in how many it is named, in how many the name may mean another place as well."""

    key: str
    country: str | None
    name: str
    english: str | None
    within: tuple[str, ...]
    precision: str | None
    claims: int
    ambiguous: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A claim that names a place: by these words, read as this place."""

    claim: str
    document: str
    quote: str | None
    name: str
    place_id: str | None
    alternatives: int


_SOURCES = """
SELECT o.origin, MIN(o.name), MIN(o.kind), MAX(o.party), COUNT(*), SUM(o.grouped IS NOT NULL),
    SUM(o.parent IS NOT NULL), SUM(o.revised) FROM origins o INDEXED BY origins_origin {where} GROUP BY o.origin
"""
_PLACES = """
SELECT place, country, name, english, within, precision, COUNT(*), SUM(alternatives > 0)
FROM mentions {where} GROUP BY place, country, name, english, within, precision ORDER BY 7 DESC, 3, 5, 6
"""


def sources(index: Index) -> tuple[SourceRow, ...]:
    """Every source, those of most incidents first."""
    with index.reading() as connection:
        repeats = dict(
            connection.execute("SELECT parent, COUNT(*) FROM origins WHERE parent IS NOT NULL GROUP BY parent")
        )
        rows = connection.execute(_SOURCES.format(where=""))
        found = [_source(row, repeats.get(row[0], 0)) for row in rows]
    return tuple(sorted(found, key=lambda row: (-row.incidents, row.name, row.id)))


def source(index: Index, id: str) -> SourceRow | None:
    """One source."""
    with index.reading() as connection:
        row = connection.execute(_SOURCES.format(where="WHERE o.origin = ?"), (id,)).fetchone()
        asked = "SELECT COUNT(*) FROM origins WHERE parent = ?"
        return _source(row, connection.execute(asked, (id,)).fetchone()[0]) if row else None


def quotings(index: Index, id: str) -> tuple[Quoting, ...]:
    """Who repeats this source and whom it repeats, most often first."""
    asked = (
        "SELECT p.origin, MIN(p.name), o.origin, MIN(o.name), COUNT(*) FROM origins o JOIN origins p"
        " ON p.n = o.n AND p.origin = o.parent WHERE {side} = ? GROUP BY p.origin, o.origin"
        " ORDER BY COUNT(*) DESC, 2, 4"
    )
    with index.reading() as connection:
        rows = [row for side in ("o.origin", "o.parent") for row in connection.execute(asked.format(side=side), (id,))]
    return tuple(Quoting(*row) for row in rows)


def incidents_of_source(index: Index, id: str, offset: int, limit: int) -> tuple[str, ...]:
    """Incidents in whose tree a source stands, newest first."""
    return _incidents(index, "origins WHERE origin = ?", id, offset, limit)


def beside(index: Index, id: str) -> tuple[tuple[str, str, int], ...]:
    """Sources that were held to know no more than this one (grouped with it), with the number of incidents."""
    asked = (
        "SELECT p.origin, MIN(p.name), COUNT(*) FROM origins o JOIN origins p ON p.n = o.n AND p.grouped = o.grouped"
        " AND p.origin <> o.origin WHERE o.origin = ? GROUP BY p.origin ORDER BY COUNT(*) DESC, 2 LIMIT 50"
    )
    with index.reading() as connection:
        return tuple((str(row[0]), str(row[1]), int(row[2])) for row in connection.execute(asked, (id,)))


def parties(index: Index) -> tuple[PartyRow, ...]:
    """Every party that an incident names or that answers for one, those of most incidents first."""
    asked = (
        "SELECT party, COUNT(*), SUM(alleged), SUM(admitted), SUM(denied), SUM(answer <> '') FROM answers"
        " INDEXED BY answers_party GROUP BY party ORDER BY COUNT(*) DESC, party"
    )
    with index.reading() as connection:
        return tuple(PartyRow(*row) for row in connection.execute(asked))


def cases_of_party(index: Index, party: str, said: str, offset: int, limit: int) -> tuple[tuple[PartyCase, ...], int]:
    """Incidents of a party, those that it answers for first, then the newest; `said` narrows to alleged, admitted,
    denied or answered. Returns them with their number in all.
    """
    ways = {
        "alleged": "AND alleged",
        "admitted": "AND admitted",
        "denied": "AND denied",
        "answered": "AND answer <> ''",
    }
    where = f"FROM answers a JOIN cases c ON c.n = a.n WHERE a.party = ? {ways.get(said, '')}"
    asked = (
        f"SELECT c.id, alleged, admitted, denied, answer, killed_min, killed_max {where}"
        " ORDER BY answer = '', c.first DESC, c.id LIMIT ? OFFSET ?"
    )
    with index.reading() as connection:
        total = connection.execute(f"SELECT COUNT(*) {where}", (party,)).fetchone()[0]
        rows = connection.execute(asked, (party, limit, offset)).fetchall()
    return tuple(PartyCase(r[0], bool(r[1]), bool(r[2]), bool(r[3]), *r[4:]) for r in rows), int(total)


def places(index: Index) -> tuple[PlaceRow, ...]:
    """Every place that a claim names, those of most claims first."""
    with index.reading() as connection:
        rows = _places(connection.execute(_PLACES.format(where="")))
    return tuple(sorted(rows, key=lambda row: (-row.claims, row.name, row.country or "")))


def place(index: Index, key: str, country: str | None) -> PlaceRow | None:
    """One place by the key of its name and its country."""
    with index.reading() as connection:
        asked = _PLACES.format(where="WHERE place = ? AND country IS ?")
        return next(iter(_places(connection.execute(asked, (key, country)))), None)


def variants(index: Index, key: str, country: str | None) -> tuple[tuple[str, int], ...]:
    """The words by which claims name a place, most frequent first."""
    asked = (
        "SELECT COALESCE(quote, name), COUNT(*) FROM mentions WHERE place = ? AND country IS ?"
        " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 40"
    )
    with index.reading() as connection:
        return tuple((str(row[0]), int(row[1])) for row in connection.execute(asked, (key, country)))


def mentions(index: Index, key: str, country: str | None, limit: int) -> tuple[Mention, ...]:
    """Claims that name a place by words that may mean another one."""
    asked = (
        "SELECT u.claim, u.document, m.quote, m.name, m.place_id, m.alternatives FROM mentions m JOIN units u"
        " ON u.n = m.unit WHERE m.place = ? AND m.country IS ? AND m.alternatives > 0 ORDER BY u.first DESC LIMIT ?"
    )
    with index.reading() as connection:
        return tuple(Mention(*row) for row in connection.execute(asked, (key, country, limit)))


def incidents_of_place(index: Index, key: str, country: str | None, offset: int, limit: int) -> tuple[str, ...]:
    """Incidents at a place, newest first."""
    with index.reading() as connection:
        asked = "SELECT id FROM cases WHERE place = ? AND country IS ? ORDER BY first DESC, id LIMIT ? OFFSET ?"
        return tuple(str(row[0]) for row in connection.execute(asked, (key, country, limit, offset)))


def _source(row: tuple[str, str, str, str | None, int, int, int, int], repeats: int) -> SourceRow:
    name_id, name, kind, party, incidents, knows, repeated, revised = row
    return SourceRow(name_id, name, kind, party, incidents, knows, repeated, repeats, revised)


_Told = tuple[str, str | None, str, str | None, str, str | None, int, int]


def _places(rows: Iterable[_Told]) -> Iterable[PlaceRow]:
    """One row for each place, named and known as most claims have it; the most frequent of its readings come first."""
    found: dict[tuple[str, str | None], PlaceRow] = {}
    for key, country, name, english, within, precision, claims, ambiguous in rows:
        known = found.get((key, country))
        if known is None:
            areas = tuple(filter(None, within.split("\x1f")))
            found[key, country] = PlaceRow(key, country, name, english, areas, precision, claims, ambiguous)
        else:
            found[key, country] = replace(
                known,
                english=known.english or english,
                precision=known.precision or precision,
                claims=known.claims + claims,
                ambiguous=known.ambiguous + ambiguous,
            )
    return found.values()


def _incidents(index: Index, where: str, id: str, offset: int, limit: int) -> tuple[str, ...]:
    asked = f"SELECT id FROM cases WHERE n IN (SELECT n FROM {where}) ORDER BY first DESC, id LIMIT ? OFFSET ?"  # noqa: S608
    with index.reading() as connection:
        return tuple(str(row[0]) for row in connection.execute(asked, (id, limit, offset)))


def incidents_at(index: Index, key: str, country: str | None) -> int:
    """How many incidents lie at a place."""
    with index.reading() as connection:
        asked = "SELECT COUNT(*) FROM cases WHERE place = ? AND country IS ?"
        return int(connection.execute(asked, (key, country)).fetchone()[0])
