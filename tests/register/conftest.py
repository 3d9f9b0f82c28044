import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tawthiq.model.claim import Claim, Harm, Responsible, Source, When, Where, claim_id
from tawthiq.model.document import Document, text_hash
from tawthiq.model.incident import Incident, IncidentParty, LedgerRow, Origin, Range, Title
from tawthiq.model.vocabulary import Bound, Grade, Kind, Method, OriginKind, Outcome, Precision, RangeVictims, Victims
from tawthiq.register import Register
from tawthiq.register.place import place_of

TEXT = "قال الدفاع المدني إن 5 مدنيين قتلوا في غارة روسية على بلدة كفرنبل أمس الأحد. وأصيب عشرات آخرون."


def _at(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"quote": words, "start": start, "end": start + len(words)}


def make_document(name: str = "d1", text: str = TEXT, publisher: str | None = "وكالة الشرق") -> Document:
    return Document(id=name, text=text, publisher=publisher, published="2019-05-06", url=f"https://example.org/{name}")


def make_claim(document: Document, number: str = "5 مدنيين") -> Claim:
    text = document.text
    claim = Claim(
        document=document.id,
        **_at(text, text[: text.index("أمس")].strip()),
        kind=Kind.INCIDENT,
        incident="e1",
        harms=(
            Harm(
                outcome=Outcome.KILLED,
                victims=Victims.CIVILIAN,
                min=5,
                max=5,
                bound=Bound.EXACT,
                **_at(text, number),
            ),
        ),
        method=Method.AIRSTRIKE,
        where=Where(place="كفرنبل", country="SY", precision=Precision.TOWN, **_at(text, "كفرنبل")),
        when=When(edtf="2019-05-05", **_at(text, "أمس الأحد")),
        responsible=(Responsible(actor="russia", **_at(text, "روسية")),),
        sources=(Source(kind=OriginKind.CIVIL_DEFENCE, **_at(text, "الدفاع المدني")),),
        origin="test/1",
        confidence=0.9,
    )
    return replace(claim, id=claim_id(text_hash(text), claim))


def make_incident(claim: Claim, name: str = "i1", code: str = "TW-2019-0001") -> Incident:
    origin = Origin(id="o1", name="الدفاع المدني", kind=OriginKind.CIVIL_DEFENCE, claims=(claim.id,), outlets=("x",))
    victims = (RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT)
    return Incident(
        id=name,
        code=code,
        title=Title(ar="غارة جوية على كفرنبل", en="Airstrike on Kafr Nabl"),
        claims=(claim.id,),
        documents=(claim.document,),
        when=claim.when,
        where=claim.where,
        method=claim.method,
        ranges=tuple(Range(outcome=Outcome.KILLED, victims=row, min=5, max=5, origins=("o1",)) for row in victims),
        responsible=(IncidentParty(actor="russia", origins=("o1",)),),
        grade=Grade.WEAK,
        independent_origins=1,
        outlets=1,
        origin_tree=(origin,),
        rule_version="test",
    )


class Make:
    """Makers of valid objects, handed to tests as a fixture (test folders are no packages)."""

    text = TEXT
    document = staticmethod(make_document)
    claim = staticmethod(make_claim)
    incident = staticmethod(make_incident)


@pytest.fixture
def make() -> Make:
    return Make()


@dataclass
class Filled:
    folder: Path
    document: Document
    claim: Claim
    incident: Incident


@pytest.fixture
def filled(tmp_path: Path, database: str) -> Filled:
    """A register of two documents, one claim each, one incident and one row of the ledger."""
    first, second = make_document(), make_document("d2", TEXT + " انتهى.")
    claim = make_claim(first)
    incident = make_incident(claim)
    with Register.open(tmp_path / "register", create=True) as register:
        for document in (first, second):
            with register.writing() as writer:
                writer.add_document(document, f"<p>{document.text}</p>".encode())
                writer.add_claims(document, [make_claim(document)], "p1")
        row = LedgerRow(claim=claim.id, document="d1", period="2019", area=None)
        register.replace_incidents([incident], [row])
    return Filled(tmp_path / "register", first, claim, incident)


@pytest.fixture
def register(filled: Filled) -> Iterator[Register]:
    with Register.open(filled.folder) as opened:
        yield opened


def name_of(folder: Path) -> str:
    """The name of the database of a register on PostgreSQL."""
    url = place_of(folder).url
    assert url is not None
    return str(url.database)


@pytest.fixture
def forge(filled: Filled, database: str, request: pytest.FixtureRequest) -> Callable[..., None]:
    """Run a statement that the guards would refuse, as somebody with the database in hand could."""

    def in_file(*statements: str) -> None:
        with sqlite3.connect(filled.folder / "register.sqlite") as connection:
            guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in guards:
                connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.execute(statement)
            standing = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            for name, sql in guards:
                if name.rpartition("_no_")[0] in standing:
                    connection.execute(sql)
        connection.close()

    def in_server(*statements: str) -> None:
        server = request.getfixturevalue("postgresql")
        with server.connected(name_of(filled.folder)) as connection:
            connection.execute("SET session_replication_role = replica")
            for statement in statements:
                if not statement.startswith("PRAGMA"):
                    connection.execute(statement)

    return in_file if database == "sqlite" else in_server


SPOILED = """UPDATE originals SET bytes = set_byte(bytes, 0, get_byte(bytes, 0) # 1) WHERE sha256 = '{}'"""


@pytest.fixture
def spoil(filled: Filled, database: str, forge: Callable[..., None]) -> Callable[[str], None]:
    """Flip a bit of an original, as somebody with the disk in hand could."""

    def flip(digest: str) -> None:
        if database == "postgresql":
            forge(SPOILED.format(digest))
            return
        place = filled.folder / "originals" / digest[:2] / digest[2:]
        content = bytearray(place.read_bytes())
        content[0] ^= 1
        place.write_bytes(bytes(content))

    return flip


@pytest.fixture
def on_disk(filled: Filled, database: str, request: pytest.FixtureRequest) -> Callable[[], list[Path]]:
    """The files in which the register's words may stand, after the server wrote what it holds."""

    def files() -> list[Path]:
        places = [filled.folder]
        if database == "postgresql":
            server = request.getfixturevalue("postgresql")
            with server.connected(name_of(filled.folder)) as connection:
                connection.execute("CHECKPOINT")
                (oid,) = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
            places.append(server.folder / "data" / "base" / str(oid))
        return [path for place in places for path in place.rglob("*") if path.is_file()]

    return files
