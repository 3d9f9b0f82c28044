"""The five sample reports from their words to the desk: what a recorder must find when the program is first tried."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tawthiq import pipeline
from tawthiq.model.claim import Claim
from tawthiq.model.incident import Incident
from tawthiq.model.vocabulary import Grade, Kind, Outcome, Response, StrikeStatus
from tawthiq.pipeline import Orders
from tawthiq.register import Register, verify
from tawthiq.web import create_app

MOSUL = "TW-2017-0001"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Iterator[Register]:
    with Register.open(tmp_path_factory.mktemp("seeds") / "register", create=True) as opened:
        pipeline.run([seeds / "docs.jsonl"], opened, Orders())
        yield opened


@pytest.fixture(scope="module")
def mosul(register: Register) -> Incident:
    incident = register.incident(MOSUL)
    assert incident is not None
    return incident


def claims_of(register: Register, incident: Incident) -> list[Claim]:
    return [stored.claim for stored in register.claims_of_incident(incident.id)]


def find(register: Register, place: str) -> Incident:
    found = [each for each in register.all_incidents() if each.where and each.where.place == place]
    assert found, f"no incident in {place}"
    return found[0]


def test_the_strike_gathers_claims_of_three_reports(register: Register, mosul: Incident) -> None:
    assert {document[:3] for document in mosul.documents} == {"000", "001", "004"}
    assert mosul.when is not None
    assert mosul.when.edtf == "2017-03-17", "the date without a year in one report is completed by the others"
    figures = {
        (harm.min, harm.max)
        for claim in claims_of(register, mosul)
        for harm in claim.harms
        if harm.outcome is Outcome.KILLED
    }
    assert {(120, 260), (200, None), (10, None)} <= figures


def test_its_range_grade_and_positions(mosul: Incident) -> None:
    ranges = {
        (str(row.outcome), str(row.victims), str(row.group)): (row.min, row.max, row.open_above) for row in mosul.ranges
    }
    assert ranges["killed", "civilian", "all"] == (120, 260, False)
    assert ranges["killed", "not_combatant", "all"] == (120, 260, False)
    assert mosul.strike_status is StrikeStatus.DECLARED
    assert mosul.grade is Grade.CONTESTED
    assert "contested_by_accused" in mosul.flags
    assert mosul.grade_without_accused is Grade.FAIR
    positions = {position.party: set(position.response) for position in mosul.positions}
    assert {Response.ADMITS_STRIKE, Response.NOT_CONFIRMED, Response.INVESTIGATING} <= positions["us-led-coalition"]
    assert Response.ADMITS_HARM not in positions["us-led-coalition"]
    assert positions["united-states"] == {Response.BLAMES_OTHER}
    assert {party.actor for party in mosul.responsible} == {"us-led-coalition", "islamic-state"}


@pytest.mark.parametrize("place", ["نعينيعة", "داقوق", "الرمادي", "بيجي", "تكريت", "تلعفر", "الصحة", "شمال غربي سوريا"])
def test_the_other_events_are_incidents_of_their_own(register: Register, mosul: Incident, place: str) -> None:
    assert find(register, place).id != mosul.id


def test_fighters_and_the_displaced(register: Register) -> None:
    ramadi = find(register, "الرمادي")
    assert ramadi.grade is Grade.NONE_REPORTED
    assert not any(row.victims == "civilian" for row in ramadi.ranges)
    assert [(r.min, r.open_above) for r in ramadi.ranges if (r.outcome, r.victims) == ("killed", "combatant")] == [
        (22, True)
    ]
    assert any(each.when and each.when.edtf == "2014-09-26" for each in register.all_incidents())
    flights = [
        each for each in register.all_incidents() if any(row.outcome is Outcome.DISPLACED for row in each.ranges)
    ]
    assert [each.where.place for each in flights if each.where] == ["الموصل"]
    executed = find(register, "نعينيعة")
    assert [(r.min, r.max) for r in executed.ranges if (r.outcome, r.victims) == ("killed", "not_combatant")] == [
        (5, 5)
    ]


def test_cumulative_tolls_are_rows_of_the_ledger_and_a_forecast_is_neither(register: Register) -> None:
    by_id = {claim.id: claim for claim in register.all_claims()}
    told = {(h.outcome, h.min) for row in register.ledger() for h in by_id[row.claim].harms}
    assert {("killed", 307), ("injured", 237), ("killed", 6910), ("killed", 2030), ("displaced", 400_000)} <= told
    assert [claim.attacks.min for claim in by_id.values() if claim.attacks] == [1231]
    (forecast,) = [claim for claim in by_id.values() if claim.kind is Kind.FORECAST]
    assert [(h.min, h.max) for h in forecast.harms] == [(100_000, 1_000_000)]
    assert not any(forecast.id in each.claims for each in register.all_incidents())


def test_the_register_is_whole(register: Register) -> None:
    assert verify(register) == ()


@pytest.mark.parametrize(("lang", "said"), [("ar", "من 120 إلى 260"), ("en", "120 to 260")])
def test_the_page_says_so(register: Register, lang: str, said: str) -> None:
    client = TestClient(create_app(register), base_url="http://127.0.0.1")
    page = client.get(f"/incidents/{MOSUL}", params={"lang": lang}, follow_redirects=True)
    assert page.status_code == 200
    assert said in page.text
