"""Two reviewers on one claim: they see each other, and neither writes over the other."""

from typing import Any

import pytest

from tawthiq.model.decision import DecisionKind
from tawthiq.register import Register
from tawthiq.team import Role
from tawthiq.web import create_app

from .teaming import NAMES, Seat, Team, people_of


@pytest.fixture
def claim(team: Team) -> str:
    target = next(i for i in team.register.all_incidents() if i.where and i.where.place == "تلعفر")
    return str(target.claims[0])


def told(seat: Seat, claim: str, version: str = "") -> Any:
    answer = seat.client.get(f"/presence.json?subject={claim}&version={version}")
    assert answer.status_code == 200
    return answer.json()


def test_two_at_one_claim_see_each_other(team: Team, claim: str) -> None:
    rima, karim = team.seat(Role.REVIEWER), team.seat(Role.RECORDER, "ar")
    assert "Karim" not in rima.read(f"/claims/{claim}")
    assert "Rima" in karim.read(f"/claims/{claim}"), "without scripts, when the page is read"
    assert "عند هذا الادعاء أيضًا" in karim.read(f"/claims/{claim}")
    seen = told(rima, claim)
    assert seen["others"] == ["Karim"]
    assert "Karim is at this claim too" in seen["words"]
    assert "Karim" in rima.read(f"/presence?subject={claim}")
    reader = team.seat(Role.READER)
    assert told(reader, claim)["others"] == ["Karim", "Rima"]
    assert told(rima, claim)["others"] == ["Karim"], "who may not judge is not in the way"
    assert all(entry.action != "presence" for entry in team.register.log().rows)


@pytest.mark.usefixtures("database")
def test_processes_on_one_register_agree(small: Register) -> None:
    people_of(small)
    claim = next(iter(small.all_incidents())).claims[0]
    rima, karim = (Seat(create_app(small), NAMES[role]) for role in (Role.REVIEWER, Role.RECORDER))
    rima.read(f"/claims/{claim}")
    assert told(karim, claim)["others"] == ["Rima"]


def test_an_open_page_is_told_that_its_claim_was_decided_on(team: Team, claim: str) -> None:
    rima, karim = team.seat(Role.REVIEWER), team.seat(Role.RECORDER)
    page = f"/claims/{claim}"
    mark = rima.read(page).partition('data-version="')[2].partition('"')[0]
    assert told(rima, claim, mark)["changed"] is False
    assert karim.send("/decide", {"verdict": "accept", "subject": claim}, page).status_code == 303
    seen = told(rima, claim, mark)
    assert seen["changed"] is True
    assert "decided on since you opened it" in seen["words"]


def test_both_answers_stand_side_by_side_and_the_second_chooses(team: Team, claim: str) -> None:
    rima, karim = team.seat(Role.REVIEWER), team.seat(Role.RECORDER)
    page = f"/claims/{claim}"
    mark = rima.read(page).partition('name="version" value="')[2].partition('"')[0]
    theirs = {"verdict": "reject", "subject": claim, "reason": "speaks of another day"}
    assert karim.send("/decide", theirs, page).status_code == 303
    mine = {
        "verdict": "correct",
        "subject": claim,
        "field": "method",
        "after": "airstrike",
        "reason": "planes, it says",
    }
    answer = rima.send("/decide", {**mine, "version": mark}, page)
    assert answer.status_code == 409
    contest = answer.text.partition('id="contest"')[2].partition("</section>")[0]
    for words in ("Karim", "claim rejected", "speaks of another day", "Airstrike", "planes, it says"):
        assert words.lower() in contest.lower(), words
    assert "Keep what was decided" in answer.text
    assert [d.kind for d in team.register.decisions()] == [DecisionKind.REJECT], "nothing was written"
    fresh = answer.text.partition('name="version" value="')[2].partition('"')[0]
    assert rima.send("/decide", {**mine, "version": fresh}, page).status_code == 303
    assert [d.author for d in team.register.decisions(standing=True)] == ["Karim", "Rima"], "both stand in the log"


def test_a_hidden_claim_tells_of_nobody(team: Team, claim: str) -> None:
    editor = team.seat(Role.EDITOR)
    page = f"/decide?verdict=restrict&subject={claim}"
    fields = {"verdict": "restrict", "subject": claim, "reason": "a source is in danger"}
    assert editor.send("/decide", fields, page).status_code == 303
    read = len(team.register.log(0, 1000).rows)
    assert told(editor, claim)["others"] == []
    assert len(team.register.log(0, 1000).rows) == read, "a page that is left open is one read"
    assert team.seat(Role.RECORDER).client.get(f"/presence.json?subject={claim}").status_code == 404
