"""Second readings: the first answer is nowhere to be seen until the second is given; a third person settles."""

from typing import Any

import pytest

from tawthiq.model.decision import DecisionKind
from tawthiq.model.vocabulary import Method
from tawthiq.register import Register, verify
from tawthiq.register.corrections import corrected
from tawthiq.team import Role

from .teaming import Team

SECRET = "the words say shelling, surely"  # noqa: S105 - a reason


@pytest.fixture
def claim(team: Team) -> Any:
    """A claim that Karim, the recorder, corrected, and that Rima asked to be read again by anybody."""
    target = next(i for i in team.register.all_incidents() if i.where and i.where.place != "تلعفر")
    name = target.claims[0]
    page = f"/claims/{name}"
    fields = {"verdict": "correct", "subject": name, "field": "method", "after": "vehicle_bomb", "reason": SECRET}
    assert team.seat(Role.RECORDER).send("/decide", fields, page).status_code == 303
    assert team.seat(Role.REVIEWER).send("/decide", {"verdict": "second", "subject": name}, page).status_code == 303
    return team.register.claim(name).claim


def seen(team: Team, role: Role, claim: Any) -> str:
    """Everything where the first answer could show."""
    seat, told = team.seat(role), []
    home = team.register.claim(claim.id).incident
    paths = [f"/claims/{claim.id}", f"/incidents/{home}", f"/documents/{claim.document}", "/review", "/review?second=1",
             "/log", "/incidents", "/", "/totals", "/agreement", "/timeline", "/map", "/conflicts"]  # fmt: skip
    for path in paths:
        told.append(seat.client.get(path).text)
        head, _, query = path.partition("?")
        told.append(seat.client.get(("/desk" if head == "/" else head) + ".json" + (f"?{query}" if query else "")).text)
    return "\n".join([*told, seat.client.get("/incidents.csv").text, seat.client.get("/claims.csv").text])


def test_the_first_answer_is_hidden_until_the_second_is_given(team: Team, claim: Any) -> None:
    first = next(d for d in team.register.decisions() if d.kind is DecisionKind.CORRECT)
    for role, hidden in ((Role.EDITOR, True), (Role.RECORDER, False), (Role.REVIEWER, False)):
        told = seen(team, role, claim)
        assert (SECRET not in told) is hidden, role
        assert (first.id not in told) is hidden, role
    told = seen(team, Role.EDITOR, claim)
    assert '"method":"vehicle_bomb"' not in told, "nor in what follows from it"
    seat = team.seat(Role.EDITOR)
    assert "1 claim waits for your second reading" in seat.read("/review")
    assert "Others have judged this claim" in seat.read("/review?second=1")
    page = f"/claims/{claim.id}"
    assert seat.send("/decide", {"verdict": "accept", "subject": claim.id, "next": page}, page).status_code == 303
    assert SECRET in seat.read(page)
    assert "No claim waits for your second reading" in seat.read("/review?second=1")


def test_a_second_reading_changes_nothing_and_is_settled_by_a_third(team: Team, claim: Any) -> None:
    page = f"/claims/{claim.id}"
    seat = team.seat(Role.EDITOR)
    fields = {"verdict": "correct", "subject": claim.id, "field": "method", "after": "airstrike", "reason": "read"}
    if claim.method is Method.AIRSTRIKE:
        fields["after"] = "shooting"
    assert seat.send("/decide", fields, page).status_code == 303
    assert "Others have judged this claim" in seat.read(page), "still open, with what they corrected"
    assert seat.send("/decide", {"verdict": "accept", "subject": claim.id}, page).status_code == 303

    def in_force() -> str:
        (held,) = corrected([claim], team.register.carried_decisions())
        return str(held.method)

    assert in_force() == "vehicle_bomb"
    told = team.seat(Role.RECORDER).client.get("/agreement.json").json()
    assert told["claims"] == 1
    assert "Two readers answered one claim differently" in team.seat(Role.RECORDER, "en").read("/conflicts")
    assert "اختلف قارئان في ادعاء واحد" in team.seat(Role.RECORDER, "ar").read("/conflicts")
    assert "Two readers" not in team.seat(Role.READER, "en").read("/conflicts")
    assert {f["field"]: f["agreed"] for f in told["fields"]}["means"] == 0
    settle = {"verdict": "settle", "subject": claim.id, "after": "second", "reason": "the report says so"}
    assert team.seat(Role.RECORDER).send("/decide", settle, "/agreement").status_code == 403
    own = seat.send("/decide", settle, page)
    assert own.status_code == 422
    assert "third person" in own.text
    assert team.seat(Role.ADMIN).send("/decide", settle, "/agreement").status_code == 303
    assert in_force() == fields["after"]
    after = team.seat(Role.RECORDER).client.get("/agreement.json").json()
    assert after["differing"][0]["settled"] == "second"
    assert "Two readers" not in team.seat(Role.RECORDER, "en").read("/conflicts")
    assert {f["field"]: f["agreed"] for f in after["fields"]}["means"] == 0, "what was read stays as it was read"
    assert "Settled" in team.seat(Role.ADMIN, "en").read("/agreement")
    assert "فُصل فيه" in team.seat(Role.ADMIN, "ar").read("/agreement")


def test_a_named_reader_is_the_only_one(team: Team) -> None:
    name = next(iter(team.register.all_incidents())).claims[0]
    page = f"/claims/{name}"
    assert team.seat(Role.RECORDER).send("/decide", {"verdict": "accept", "subject": name}, page).status_code == 303
    asked = {"verdict": "second", "subject": name, "after": "Elias"}
    assert team.seat(Role.REVIEWER).send("/decide", asked, page).status_code == 303
    assert "Others have judged" in team.seat(Role.EDITOR).read(page)
    assert "Others have judged" not in team.seat(Role.ADMIN).read(page)


def test_nobody_sends_a_reading_by_its_own_name(team: Team, claim: Any) -> None:
    fields = {"verdict": "reading", "subject": claim.id, "field": "accept", "reason": "x"}
    assert team.seat(Role.EDITOR).send("/decide", fields, f"/claims/{claim.id}").status_code == 400


def test_the_register_stays_whole(team: Team, claim: Any) -> None:
    with Register.open(team.register.folder) as opened:
        assert verify(opened) == ()
