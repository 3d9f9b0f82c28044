"""Which unit is on which list: by origins that know, of incidents and of victims by name, without their names."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tawthiq.errors import UsageError
from tawthiq.estimation.overlap import table
from tawthiq.model.claim import Claim, Person, When, Where
from tawthiq.model.document import Document
from tawthiq.model.incident import Dependence, Incident, Origin, Title
from tawthiq.model.vocabulary import Grade, Kind, OriginKind, Outcome, Precision
from tawthiq.publication.lists import Of, Overlap, columns, overlap, rows
from tawthiq.publication.sheets import sheet
from tawthiq.register import Register

TEXT = "قُتل ياسر نبيل العمري وكريم سالم في سرمين."
NETWORK, WATCH, RESCUE = "شبكة الرصد", "مرصد الفرات", "الدفاع المدني"
WHERE = Where(place="سرمين", within=("إدلب",), country="SY", precision=Precision.TOWN)


def claim(id: str, *names: str) -> Claim:
    people = tuple(Person(name=name, outcome=Outcome.KILLED, quote=name, start=0, end=1) for name in names)
    return Claim(id=id, document="d1", quote=TEXT, start=0, end=len(TEXT), kind=Kind.INCIDENT, people=people)


def origin(name: str, *claims: str, kind: OriginKind = OriginKind.NGO_MONITOR) -> Origin:
    return Origin(id=f"o-{name}", name=name, kind=kind, claims=claims)


def incident(number: int, *origins: Origin, **more: object) -> Incident:
    made = Incident(
        id=f"i{number}", code=f"TW-{number}", title=Title("قصف", "Shelling"), documents=("d1",), where=WHERE,
        claims=tuple(dict.fromkeys(name for one in origins for name in one.claims)), when=When(edtf="2019-05-05"),
        origin_tree=origins, grade=Grade.WEAK,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    tie = Dependence(rule="dependence.quotes", origin=f"o-{WATCH}", on=f"o-{NETWORK}", directed=True)
    with Register.open(tmp_path / "r", create=True) as opened:
        opened.add_document(Document(id="d1", text=TEXT))
        told = [claim("a", "ياسر نبيل العمري", "كريم سالم"), claim("b", "ياسر نبيل العمري"), claim("c"), claim("d")]
        opened.add_claims("d1", told, "p1")
        opened.replace_incidents(
            [
                incident(1, origin(NETWORK, "a"), origin(WATCH, "b"), dependences=(tie,)),
                incident(2, origin(NETWORK, "c"), origin("شهود", "c", kind=OriginKind.EYEWITNESS), when=None),
                incident(3, origin(RESCUE, "d"), replace(origin(WATCH, "d"), credible=False)),
                incident(4, origin(WATCH, "d"), grade=Grade.NONE_REPORTED),
            ],
            (),
        )
        yield opened


def by_id(found: Overlap) -> dict[str, tuple[int, ...]]:
    return {unit.incident.id: unit.pattern for unit in found.units}


def test_incidents_stand_on_the_lists_of_those_who_know_of_them(register: Register) -> None:
    found = overlap(register, Of.INCIDENTS, (NETWORK, WATCH, RESCUE), None)
    assert by_id(found) == {"i1": (1, 1, 0), "i2": (1, 0, 0), "i3": (0, 0, 1)}
    assert dict(found.copied) == {(0, 1): 1}
    counted = table(found.lists, (unit.pattern for unit in found.units), found.copied)
    assert (counted.observed, counted.shared(0, 1), counted.shared(2)) == (3, 1, 1)


def test_joined_origins_are_one_list_and_the_longest_are_chosen_where_nobody_chooses(register: Register) -> None:
    joined = overlap(register, Of.INCIDENTS, (f"{WATCH}+{RESCUE}", NETWORK), None)
    assert by_id(joined) == {"i1": (1, 1), "i2": (0, 1), "i3": (1, 0)}
    assert overlap(register, Of.INCIDENTS, (), None).lists[0] == NETWORK
    assert "شهود" not in overlap(register, Of.INCIDENTS, (), None).lists
    with pytest.raises(UsageError, match=NETWORK):
        overlap(register, Of.INCIDENTS, ("لا أحد",), None)


def test_victims_are_matched_by_name_within_an_incident_and_named_nowhere(register: Register) -> None:
    found = overlap(register, Of.VICTIMS, (NETWORK, WATCH), None)
    assert sorted(unit.pattern for unit in found.units) == [(1, 0), (1, 1)]
    assert all(unit.identifiable for unit in found.units)
    written = b"".join(sheet(rows(found), columns(found))).decode()
    assert "العمري" not in written
    assert f"{found.units[0].incident.code}#1,SY-ID,2019-05,true,1,0" in written
