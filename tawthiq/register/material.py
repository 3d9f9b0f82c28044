"""What resolving reads of the register, in bulk and by name: texts with their readings, claims, reports, incidents.

Plain SQL on the driver: a million rows go through here, and a record for each column would cost more than the reading.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import select

from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident
from tawthiq.model.vocabulary import PublishedFrom
from tawthiq.records import Record
from tawthiq.register import dialect, schema
from tawthiq.register.store import Store

_PART = 500
_LATEST = "(SELECT MAX(g.generation) FROM generations g WHERE g.document = c.document)"
_BY_ID = "SELECT json, sort FROM incidents WHERE id IN"
_claims = msgspec.json.Decoder(Claim)
_incidents = msgspec.json.Decoder(Incident)


class Text(Record, frozen=True):
    """One text with the documents that carry it, each with its latest reading, in the order they came in."""

    sha256: str
    documents: tuple[str, ...]
    stamp: str


class Standing(Record, frozen=True):
    """An incident as it stands, as far as ids go. `sort` orders incidents canonically."""

    id: str
    claims: tuple[str, ...]
    redirects: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    sort: str = ""


_standing = msgspec.json.Decoder(Standing)


class MaterialReading(Store):
    """Rows in bulk."""

    def texts(self) -> dict[str, Text]:
        """Every text that was read, by its hash."""
        asked = (
            "SELECT d.sha256, d.id, MAX(g.generation) FROM documents d JOIN generations g ON g.document = d.id"
            " GROUP BY d.seq ORDER BY d.seq"
        )
        found: dict[str, Text] = {}
        with self.reading() as connection:
            for sha, document, generation in connection.exec_driver_sql(asked):
                before = found.get(sha)
                names = (*(before.documents if before else ()), document)
                found[sha] = Text(sha, names, f"{before.stamp if before else ''}{document}#{generation};")
        return found

    def claims_of(self, documents: Iterable[str]) -> list[Claim]:
        """The current claims of these documents, in text order."""
        asked = f"SELECT c.json FROM claims c WHERE c.generation = {_LATEST} AND c.document IN"  # noqa: S608
        return [_claims.decode(row[0]) for row in self._chosen(asked, documents, "ORDER BY c.document, c.position")]

    def claims_named(self, ids: Iterable[str]) -> dict[tuple[str, str], Claim]:
        """Current claims by document and id."""
        asked = f"SELECT c.document, c.id, c.json FROM claims c WHERE c.generation = {_LATEST} AND c.id IN"  # noqa: S608
        return {(row[0], row[1]): _claims.decode(row[2]) for row in self._chosen(asked, ids)}

    def homes(self, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The documents that hold these claims in their latest reading."""
        asked = f"SELECT c.id, c.document FROM claims c WHERE c.generation = {_LATEST} AND c.id IN"  # noqa: S608
        found: dict[str, tuple[str, ...]] = {}
        for claim, document in self._chosen(asked, claims):
            found[claim] = (*found.get(claim, ()), document)
        return found

    def totals_claims(self) -> Iterator[Claim]:
        """The current claims of kind total, in the order of their documents and texts."""
        asked = (
            f"SELECT c.json FROM claims c JOIN documents d ON d.id = c.document WHERE c.generation = {_LATEST}"  # noqa: S608
            " AND c.kind = 'total' ORDER BY d.seq, c.position"
        )
        with self.reading() as connection:
            for row in connection.exec_driver_sql(asked):
                yield _claims.decode(row[0])

    def totals_among(self, names: Iterable[str]) -> set[str]:
        """Those of the names that are claims of kind total."""
        return {row[0] for row in self._chosen("SELECT c.id FROM claims c WHERE c.kind = 'total' AND c.id IN", names)}

    def readings_stamp(self) -> str:
        """What changes when a report is added, erased or read anew."""
        asked = "SELECT (SELECT COALESCE(MAX(seq), 0) FROM generations), (SELECT COUNT(*) FROM documents)"
        with self.reading() as connection:
            return " ".join(str(number) for number in connection.exec_driver_sql(asked).one())

    def published(self) -> dict[str, str | None]:
        """The date of each document, by id."""
        with self.reading() as connection:
            return dict(tuple(row) for row in connection.exec_driver_sql("SELECT id, published FROM documents"))

    def reports_named(self, ids: Iterable[str], folded: bool = False) -> dict[str, Document]:
        """Documents by id; with `folded` their text is as it is folded for look-up."""
        text = "folded" if folded else "text"
        asked = (
            f"SELECT id, {text}, publisher, published, published_from, url, lang, title, bytes_sha256"  # noqa: S608
            " FROM documents WHERE id IN"
        )
        return {row[0]: _document(row) for row in self._chosen(asked, ids)}

    def all_standing(self) -> Iterator[Standing]:
        """Every incident as it stands."""
        with self.reading() as connection:
            for row in connection.exec_driver_sql("SELECT json, sort FROM incidents"):
                yield _of(row)

    def standing_of(self, ids: Iterable[str]) -> list[Standing]:
        """Incidents of these ids as they stand."""
        return [_of(row) for row in self._chosen(_BY_ID, ids)]

    def incidents_of(self, ids: Iterable[str]) -> list[tuple[Incident, str]]:
        """Incidents of these ids, each with its place in the canonical order."""
        return [(_incidents.decode(row[0]), row[1]) for row in self._chosen(_BY_ID, ids)]

    def incidents_with(self, claims: Iterable[str]) -> set[str]:
        """Ids of the incidents that these claims stand under."""
        return {row[0] for row in self._chosen("SELECT incident FROM incident_claims WHERE claim IN", claims)}

    def targets(self, ids: Iterable[str]) -> dict[str, str]:
        """Of these ids the merged ones, with what they were merged into."""
        return {row[0]: row[1] for row in self._chosen("SELECT id, target FROM incident_redirects WHERE id IN", ids)}

    def ids_from(self, wanted: Collection[str]) -> set[str]:
        """Ids ever given to standing or merged incidents that begin with one of these and a hyphen."""
        tables = (schema.incidents, schema.incident_redirects)
        with self.reading() as connection:
            derived = {
                name
                for table in tables
                for name in connection.execute(select(table.c.id).where(table.c.id.contains("-"))).scalars()
            }
        return {name for name in derived if any(name[:at] in wanted for at, sign in enumerate(name) if sign == "-")}

    def incidents_naming(self, origins: Iterable[str]) -> set[str]:
        """Ids of the incidents in whose tree one of these origins stands."""
        table = schema.incidents
        with self.reading() as connection:
            return {
                name
                for origin in origins
                for name in connection.scalars(
                    select(table.c.id).where(dialect.found_in(connection, table.c.json, origin))
                )
            }

    def _chosen(self, statement: str, values: Iterable[str], order: str = "") -> Iterator[Sequence[Any]]:
        """Rows of a statement that ends in IN; a database takes only so many values in one statement."""
        wanted = list(dict.fromkeys(values))
        with self.reading() as connection:
            for start in range(0, len(wanted), _PART):
                part = tuple(wanted[start : start + _PART])
                asked = dialect.driver_sql(connection, f"{statement} ({','.join('?' * len(part))}) {order}")
                found = connection.exec_driver_sql(asked, part)
                yield from found.all()


def _of(row: Sequence[Any]) -> Standing:
    told = _standing.decode(row[0])
    return Standing(told.id, told.claims, told.redirects, told.documents, row[1])


def _document(row: Sequence[Any]) -> Document:
    name, text, publisher, published, published_from, url, lang, title, bytes_sha256 = row
    return Document(
        id=name,
        text=text,
        publisher=publisher,
        published=published,
        published_from=PublishedFrom(published_from) if published_from else None,
        url=url,
        lang=lang,
        title=title,
        bytes_sha256=bytes_sha256,
    )
