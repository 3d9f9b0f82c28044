"""Whoever knows the id of a hidden record gets nothing of it, at whatever address they try it and in whatever form."""

from typing import Any
from urllib.parse import quote, urlencode

import pytest

from tawthiq.model.decision import DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.team import Role
from tawthiq.web.pages import PAGES

from .teaming import Seat, Team

KINDS = ("accept", "correct", "grade", "merge", "restrict", "withhold", "summary", "publish", "undo")
LOWER = (Role.READER, Role.RECORDER, Role.REVIEWER)


@pytest.fixture
def hidden(team: Team) -> Any:
    """The incident of Tal Afar, hidden with its report from all but editors; a correction of its claim before that."""
    target = next(i for i in team.register.all_incidents() if i.where and i.where.place == "تلعفر")
    seat = team.seat(Role.EDITOR)
    claim, page = target.claims[0], f"/claims/{target.claims[0]}"
    assert seat.send("/decide", {"verdict": "accept", "subject": claim}, page).status_code == 303
    for subject in (target.documents[0], target.id):
        fields = {"verdict": "restrict", "subject": subject, "reason": "a source is in danger"}
        assert seat.send("/decide", fields, f"/decide?verdict=restrict&subject={subject}").status_code == 303
    return target


def words_of(team: Team, hidden: Any) -> str:
    """The first words of the hidden claim."""
    return " ".join(team.register.claim(hidden.claims[0]).claim.quote.split()[:4])


def addresses(hidden: Any, decision: str, words: str) -> list[str]:
    """Every address that takes an id, with the ids of what is hidden."""
    incident, document, claim = hidden.id, hidden.documents[0], hidden.claims[0]
    ids = [incident, hidden.code, document, claim, decision, *(o.id for o in hidden.origin_tree)]
    made = [path.replace("{id:path}", quote(one, safe="")) for path, _ in PAGES if "{" in path for one in ids]
    made += [f"/decide?{urlencode({'verdict': kind, 'subject': one})}" for kind in KINDS for one in ids]
    made += [f"/decide?verdict=grade&subject=x&beside={one}&after={one}" for one in (incident, claim)]
    asked = [f"/enter?document={quote(document)}&words={quote(words)}", f"/review?document={quote(document)}",
             f"/pairs?left={incident}&right={hidden.code}", f"/parties/russia?left={incident}&right={hidden.code}",
             f"/documents?q={quote('تلعفر')}", f"/?decided={decision}", f"/incidents?q={quote('تلعفر')}"]  # fmt: skip
    return [*made, *asked]


def asked_of(seat: Seat, address: str, form: str) -> Any:
    path, mark, query = address.partition("?")
    return seat.client.get((path if path != "/" or not form else "/desk") + form + mark + query)


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER])
def test_no_address_gives_away_what_is_hidden(team: Team, hidden: Any, role: Role) -> None:
    decision = next(d.id for d in team.register.decisions() if d.kind is DecisionKind.ACCEPT)
    seat, admin, words = team.seat(role), team.seat(Role.ADMIN), words_of(team, hidden)
    told = 0
    for address in addresses(hidden, decision, words):
        for form in ("", ".json", ".csv"):
            answer = asked_of(seat, address, form)
            assert answer.status_code < 500, (address, form)
            for secret in (words, "a source is in danger"):
                assert secret not in answer.text, (address, form, secret)
        told += words in asked_of(admin, address, "").text
    assert told > 5, "who may see it finds it at these addresses"


@pytest.mark.parametrize("role", LOWER)
def test_no_act_reaches_what_is_hidden(team: Team, hidden: Any, role: Role) -> None:
    before = len(team.register.decisions())
    seat, words = team.seat(role), words_of(team, hidden)
    for subject in (hidden.id, hidden.documents[0], hidden.claims[0]):
        for kind in ("accept", "reject", "split", "restrict", "no_claim", "withhold", "undo"):
            answer = seat.send("/decide", {"verdict": kind, "subject": subject, "reason": "x"}, "/settings")
            assert answer.status_code >= 400, (kind, subject)
            assert words not in answer.text
    entered = {"document": hidden.documents[0], "words": words, "kind": "incident"}
    assert seat.send("/enter", entered, "/settings").status_code >= 400
    assert len(team.register.decisions()) == before


def test_tables_are_for_who_may_take_them_out(team: Team) -> None:
    incident = next(iter(team.register.all_incidents()))
    reader, recorder = team.seat(Role.READER), team.seat(Role.RECORDER)
    for path in (f"/incidents/{incident.id}", f"/claims/{incident.claims[0]}", "/log", "/search", "/incidents"):
        assert reader.client.get(path + ".csv").status_code == 403, path
        assert recorder.client.get(path + ".csv").status_code == 200, path
    assert 'type="text/csv"' not in reader.read("/incidents")
    assert 'type="text/csv"' in recorder.read("/incidents")


def _merged(team: Team, editor: Seat) -> Incident:
    """The two incidents of one town as one."""
    one, other = (i for i in team.register.all_incidents() if i.where and i.where.place == "البصيرة")
    merge = {"verdict": "merge", "subject": [one.id, other.id], "reason": "one event"}
    page = f"/decide?verdict=merge&subject={one.id}&subject={other.id}"
    assert editor.send("/decide", merge, page).status_code == 303
    (home,) = (i for i in team.register.all_incidents() if i.where and i.where.place == "البصيرة")
    return home


def test_what_was_written_of_an_incident_is_hidden_with_each_claim_that_it_may_tell(team: Team) -> None:
    """The incident stays for others, with what is left of it: a text about all of it does not."""
    editor, reviewer = team.seat(Role.EDITOR), team.seat(Role.REVIEWER)
    home = _merged(team, editor)
    told = {"verdict": "summary", "subject": home.id, "summary_en": "The baker told it.", "reason": "first"}
    assert editor.send("/decide", told, f"/decide?verdict=summary&subject={home.id}").status_code == 303
    assert "The baker told it." in reviewer.read(f"/incidents/{home.id}")
    hide = {"verdict": "restrict", "subject": home.claims[0], "reason": "a witness"}
    assert editor.send("/decide", hide, f"/decide?verdict=restrict&subject={home.claims[0]}").status_code == 303
    for path in (f"/incidents/{home.id}", "/log", "/publications", f"/decide?verdict=summary&subject={home.id}"):
        assert "baker" not in reviewer.read(path), path
    assert "The baker told it." in editor.read(f"/incidents/{home.id}")


def test_who_does_not_see_all_of_an_incident_does_not_publish_it(team: Team) -> None:
    """The version would hold figures that were reckoned without what is hidden."""
    editor, admin = team.seat(Role.EDITOR), team.seat(Role.ADMIN)
    home = _merged(team, editor)
    hide = {"verdict": "restrict", "subject": home.claims[0], "reason": "a witness"}
    assert admin.send("/decide", hide, f"/decide?verdict=restrict&subject={home.claims[0]}").status_code == 303
    asked, publish = (
        f"/decide?verdict=publish&subject={home.id}",
        {"verdict": "publish", "subject": home.id, "reason": "x"},
    )
    assert "is restricted from you" in editor.read(asked)
    refused = editor.send("/decide", publish, f"/decide?verdict=summary&subject={home.id}")
    assert refused.status_code == 422
    assert DecisionKind.PUBLISH not in {d.kind for d in team.register.decisions()}
    assert admin.send("/decide", publish, asked).status_code == 303
