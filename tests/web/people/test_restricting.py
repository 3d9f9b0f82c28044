"""What is restricted is not there for who may not see it: pages, JSON, tables, log; who reads it is noted."""

import json
from typing import Any

import pytest

from tawthiq.register import Register
from tawthiq.register.hiding import hidden_from
from tawthiq.team import Role

from .teaming import Team

TABLES = ("/incidents.csv", "/incidents.geojson", "/claims.csv", "/claims.geojson", "/documents.csv", "/sums.csv")
LISTS = ("/", "/incidents", "/documents", "/totals", "/map", "/timeline", "/issues", "/log", "/pairs", "/review")


def restrict(team: Team, subject: str, role: Role = Role.EDITOR, **after: Any) -> None:
    seat = team.seat(role)
    page = f"/decide?verdict=restrict&subject={subject}"
    fields = {"verdict": "restrict", "subject": subject, "reason": "a source is in danger", **after}
    assert seat.send("/decide", fields, page).status_code == 303


@pytest.fixture
def target(team: Team) -> Any:
    """An incident of one report alone."""
    return next(i for i in team.register.all_incidents() if i.where and i.where.place == "تلعفر")


def everything(team: Team, role: Role) -> str:
    """All that somebody can read on lists and in tables, in both forms."""
    seat = team.seat(role)
    told = []
    for path in LISTS:
        answer = seat.client.get(path)
        told += [answer.text, seat.client.get(("/desk" if path == "/" else path) + ".json").text]
    told += [seat.client.get(path).text for path in TABLES]
    return "\n".join(told)


@pytest.mark.parametrize("what", ["incident", "document", "claim"])
def test_a_restricted_record_is_not_there(team: Team, target: Any, what: str) -> None:
    subject = {"incident": target.id, "document": target.documents[0], "claim": target.claims[0]}[what]
    words = team.register.claim(target.claims[0]).claim.quote[:30]
    ids = [target.id, *target.claims]
    before = everything(team, Role.RECORDER)
    assert target.id in before
    assert words in before
    restrict(team, subject)
    after = everything(team, Role.RECORDER)
    for hidden in [*ids, *([target.documents[0]] if what == "document" else [])]:
        assert hidden not in after
    assert "a source is in danger" not in after
    seat = team.seat(Role.RECORDER)
    for path in (f"/incidents/{target.id}", f"/incidents/{target.code}", f"/claims/{target.claims[0]}"):
        assert seat.client.get(path).status_code == 404
        assert seat.client.get(path + ".json").status_code == 404
    document = f"/documents/{target.documents[0]}"
    assert seat.client.get(document).status_code == (404 if what == "document" else 200)
    assert target.claims[0] not in seat.client.get(document + ".json").text


def test_numbers_say_how_many_are_left_out(team: Team, target: Any) -> None:
    before = team.seat(Role.READER).client.get("/desk.json").json()
    restrict(team, target.id)
    seat = team.seat(Role.READER)
    answer = seat.client.get("/desk.json")
    assert answer.json()["incidents"] == before["incidents"] - 1
    assert int(answer.headers["tawthiq-restricted"]) >= 1
    assert "left out here" in seat.read("/totals")
    assert "tawthiq-restricted" in team.seat(Role.RECORDER).client.get("/incidents.csv").headers
    assert "left out here" not in team.seat(Role.ADMIN).read("/totals")


def test_an_incident_is_reckoned_without_a_hidden_claim(team: Team) -> None:
    pair = [i.id for i in team.register.all_incidents() if i.where and i.where.place != "تلعفر"]
    page = f"/decide?verdict=merge&subject={pair[0]}&subject={pair[1]}"
    fields = {"verdict": "merge", "subject": pair, "reason": "one event"}
    assert team.seat(Role.REVIEWER).send("/decide", fields, page).status_code == 303
    incident = team.register.incident(pair[0])
    gone = incident.claims[0]
    restrict(team, gone)
    seen = team.seat(Role.READER).client.get(f"/incidents/{incident.id}.json")
    assert seen.status_code == 200
    shown = seen.json()
    assert gone not in seen.text
    assert len(shown["claims"]) == len(incident.claims) - 1
    assert shown["code"] == incident.code
    assert team.seat(Role.ADMIN).client.get(f"/incidents/{incident.id}.json").json()["claims"] == list(incident.claims)


@pytest.mark.parametrize(
    ("after", "sees"),
    [({}, {Role.ADMIN, Role.EDITOR}), ({"may": ["role:reviewer"]}, {Role.ADMIN, Role.EDITOR, Role.REVIEWER}),
     ({"names": "Dana, Nobody"}, {Role.ADMIN, Role.EDITOR, Role.READER})],
)  # fmt: skip
def test_roles_and_names_of_the_decision_see_it(team: Team, target: Any, after: Any, sees: set[Role]) -> None:
    restrict(team, target.id, **after)  # Elias, the editor, decides it
    for role in Role:
        status = team.seat(role).client.get(f"/incidents/{target.id}").status_code
        assert status == (200 if role in sees else 404), role


def test_nobody_decides_on_what_they_may_not_see(team: Team, target: Any) -> None:
    restrict(team, target.id)
    before = len(team.register.decisions())
    seat = team.seat(Role.REVIEWER)
    claim = target.claims[0]
    for fields in ({"verdict": "accept", "subject": claim}, {"verdict": "split", "subject": claim},
                   {"verdict": "reject", "subject": claim}):  # fmt: skip
        answer = seat.send("/decide", {**fields, "reason": "x"}, "/settings")
        assert answer.status_code in {409, 422}
        assert team.register.claim(claim).claim.quote not in answer.text
    assert len(team.register.decisions()) == before


def test_every_read_and_every_export_is_logged(team: Team, target: Any) -> None:
    restrict(team, target.id)
    admin = team.seat(Role.ADMIN)
    admin.read(f"/incidents/{target.id}")
    admin.read(f"/claims/{target.claims[0]}.json")
    team.seat(Role.RECORDER).client.get("/incidents.csv")
    told = [(e.actor, e.action, e.subject) for e in team.register.log(limit=200).rows]
    assert told.count(("Amal", "read", target.id)) == 2
    taken = [what for who, act, what in told if (who, act) == ("Karim", "export")]
    assert [what.rpartition(",")[0] for what in taken] == ["internal incidents csv: all"]
    assert all(actor != "Karim" for actor, action, _ in told if action == "read")


def test_taking_it_back_frees_it(team: Team, target: Any) -> None:
    restrict(team, target.id)
    reader = team.seat(Role.READER)
    assert reader.client.get(f"/incidents/{target.id}").status_code == 404
    made = team.register.decisions()[-1]
    assert (
        team.seat(Role.EDITOR).send("/decide", {"verdict": "undo", "subject": made.id}, "/settings").status_code == 303
    )
    assert reader.client.get(f"/incidents/{target.id}").status_code == 200


def test_what_stands_is_not_touched(team: Team, target: Any) -> None:
    """Hiding is a matter of looking: the incidents of the record, and what others decide, are reckoned in full."""
    before = [json.dumps(i.claims) for i in team.register.all_incidents()]
    restrict(team, target.id)
    other = next(i for i in team.register.all_incidents() if i.id != target.id)
    page = f"/claims/{other.claims[0]}"
    seat = team.seat(Role.RECORDER)
    assert seat.send("/decide", {"verdict": "accept", "subject": other.claims[0]}, page).status_code == 303
    with Register.open(team.register.folder) as opened:
        assert [json.dumps(i.claims) for i in opened.all_incidents()] == before


def test_an_unknown_role_is_refused(team: Team, target: Any) -> None:
    answer = team.seat(Role.EDITOR).send(
        "/decide", {"verdict": "restrict", "subject": target.id, "after": "role:boss", "reason": "x"},
        f"/decide?verdict=restrict&subject={target.id}",
    )  # fmt: skip
    assert answer.status_code == 422
    assert "no such role" in answer.text


INDEXED = ("/search?q=قصف", "/sources", "/parties", "/places", "/parties/us-led-coalition", "/places/1")


def test_what_is_made_of_everything_stays_closed_to_whom_something_is_hidden(team: Team, target: Any) -> None:
    quote = team.register.claim(target.claims[0]).claim.quote
    assert quote[:20] in team.seat(Role.RECORDER).read("/search?q=تلعفر")
    restrict(team, target.id)
    seat = team.seat(Role.RECORDER)
    for path in INDEXED:
        answer = seat.client.get(path)
        assert answer.status_code in {403, 404}, path
        assert target.id not in answer.text
        assert quote[:20] not in answer.text
    for form in (".json", ".csv"):
        answer = seat.client.get(f"/search{form}?q=تلعفر")
        assert (answer.status_code, target.id in answer.text) == (403, False)
    assert "hidden from you" in seat.client.get("/sources").text
    assert target.id in team.seat(Role.ADMIN).client.get("/search.json?q=تلعفر").text


def test_what_is_left_of_a_total_is_not_told_where_incidents_are_hidden(register: Register, market: str) -> None:
    (row,) = register.ledger()
    assert row.residual[0].max == 6910
    seen = register.seen_without(hidden_from(register, [market], ()))
    assert [(told.claim, told.residual) for told in seen.ledger()] == [(row.claim, ())]
    seen.close()
