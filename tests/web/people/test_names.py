"""An editor decides on the claim's page how a name is published; who may not is refused, and no log tells the name."""

from typing import Any

import pytest

from tawthiq import decisions
from tawthiq.model.decision import DecisionKind
from tawthiq.team import Role

from .teaming import Team

NAME = "مصدر طبي"  # stands in the report, and for a name here


@pytest.fixture
def claim(team: Team) -> Any:
    given = {"quote": "أفاد مصدر طبي بمقتل ثلاثة مدنيين", "kind": "incident", "when": {"edtf": "2018-06-03"},
             "people": [{"name": NAME, "outcome": "killed", "quote": NAME}]}  # fmt: skip
    made = decisions.entering(team.register, "b.txt", given, "Karim", "overlooked")
    decisions.record_entered(team.register, made)
    return made.claim


@pytest.mark.parametrize(("lang", "words"), [("en", "initials only"), ("ar", "بالحروف الأولى")])
def test_an_editor_decides_and_the_page_says_so(team: Team, claim: Any, lang: str, words: str) -> None:
    page = f"/claims/{claim.id}"
    sent = {"verdict": "name", "subject": claim.id, "field": "people.0", "after": "initials", "reason": "agreed"}
    assert team.seat(Role.REVIEWER).send("/decide", sent, page).status_code == 403
    seat = team.seat(Role.EDITOR, lang)
    names = seat.read(page).partition('id="names"')[2].partition("</section>")[0]
    assert NAME in names
    answer = seat.send("/decide", sent, page)
    assert answer.status_code == 303, answer.text
    shown = seat.read(answer.headers["location"])
    assert f"<b>{words}</b>" in shown
    decision = team.register.decisions()[-1]
    assert (decision.kind, decision.field, decision.after) == (DecisionKind.NAME, "people.0", "initials")
    assert NAME not in str(decision) + str(team.register.log(0, 1000).rows)
