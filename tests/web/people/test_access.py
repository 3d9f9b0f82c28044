"""Who may open which page and do which act: every route times every role, by the one table."""

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

from tawthiq import decisions
from tawthiq.model.decision import DecisionKind
from tawthiq.model.voice import Channel, Sender, VoiceKind
from tawthiq.register import Register
from tawthiq.search.concepts import place_key
from tawthiq.team import Accounts, Right, Role, may
from tawthiq.web import create_app
from tawthiq.web.access import ANYONE, VERDICT, NoRuleError, rule_of, rules
from tawthiq.web.acts import ACTS
from tawthiq.web.doors import Doors

from .teaming import NAMES, PASSWORD, Seat, Team

OPEN = {"/log-in", "/log-in.json", "/health", "/ready", "/static"}


def some(team: Team, path: str) -> str:
    """An address of a route."""
    incident = next(iter(team.register.all_incidents()))
    ids = {"incidents": incident.id, "claims": incident.claims[0], "documents": incident.documents[0]}
    ids |= {"sources": incident.origin_tree[0].id, "parties": "us-led-coalition"}
    where = incident.where
    ids["voices"] = voice(team)
    ids["places"] = f"{where.country}:{place_key(where.place)}" if where else ""
    return re.sub(r"/(\w+)/{[^}]*}", lambda found: f"/{found[1]}/{ids[found[1]]}", path)


def voice(team: Team) -> str:
    """A voice from outside, taken in once."""
    if not team.register.voices():
        about = (next(iter(team.register.all_incidents())).id,)
        told = decisions.Incoming(
            kind=VoiceKind.CORRECTION, about=about, sender=Sender.PERSON, words="غير ذلك", day="2024-02-11",
            channel=Channel.LETTER,
        )  # fmt: skip
        decisions.record_received(team.register, decisions.receiving(team.register, told, "Karim", "tried"))
    return team.register.voices()[0].document


def test_every_route_has_a_rule_and_every_rule_a_route(small: Register) -> None:
    routes = create_app(small).routes
    told = {(rule_of(route), getattr(route, "path", "")) for route in routes}
    assert {path for rule, path in told if rule == ANYONE} == {*OPEN, "/log-out"}
    known = {path.replace(":path", "") for _, path in told}
    named = {*rules().pages, *rules().tables, *rules().acts}
    assert named - known == set()
    assert set(rules().verdicts) == set(DecisionKind)


@pytest.mark.parametrize("methods", [["GET"], ["POST"]])
def test_a_route_without_a_rule_does_not_open(methods: list[str]) -> None:
    route = Route("/new", lambda request: PlainTextResponse("x"), methods=methods)
    with pytest.raises(NoRuleError, match=r"access\.yaml"):
        Doors(None, [route], None, None)  # type: ignore[arg-type]
    with pytest.raises(NoRuleError):
        rule_of(Mount("/other", routes=[]))


@pytest.mark.parametrize("role", Role)
def test_every_page_and_table_for_every_role(team: Team, role: Role) -> None:
    seat = team.seat(role)
    for route in team.app.routes:
        if isinstance(route, Mount) or getattr(route, "methods", set()) == {"POST"}:
            continue
        rule, path = rule_of(route), some(team, getattr(route, "path", ""))
        allowed = rule == ANYONE or may(role, Right(rule))
        query = "?verdict=merge&subject=x" if path == "/decide" else ""
        status = seat.client.get(path + query).status_code
        assert (status == 403) is not allowed, (path, role, status)
        empty = {404} if path.removesuffix(".json") in {"/decide", "/enter", "/receive", "/presence"} else set()
        assert status in ({200, *empty} if allowed else {403}), (path, status)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_who_may_not_add_reports_is_not_told_to(tmp_path: Path, lang: str) -> None:
    """An empty desk tells a reader that nothing is there; who may add is shown how."""
    with Register.open(tmp_path / "register", create=True) as register:
        team = Team(register)
        reader, recorder = team.seat(Role.READER, lang), team.seat(Role.RECORDER, lang)
        for path in ("/", "/documents", "/incidents", "/runs", "/map", "/timeline"):
            assert "tawthiq run" not in reader.read(path), path
            assert 'href="/add"' not in reader.read(path), path
            assert reader.read(path) != recorder.read(path), path
        assert "tawthiq run" in recorder.read("/documents")


def test_nobody_opens_anything_without_logging_in(team: Team) -> None:
    seat = team.seat()
    place = "تلعفر"
    for route in team.app.routes:
        path = some(team, getattr(route, "path", ""))
        if isinstance(route, Mount) or path in {*OPEN, "/log-out"}:
            continue
        if getattr(route, "methods", set()) == {"POST"}:
            answer = seat.send(path, {"verdict": "accept", "subject": "x"}, "/log-in")
            assert answer.headers["location"] == "/log-in", path
            continue
        answer = seat.client.get(path)
        assert answer.status_code == (401 if path.endswith((".json", ".csv", ".geojson")) else 303), path
        assert place not in answer.text
    assert seat.client.get("/nothing").status_code == 303, "nor learns what is there"
    assert [d.kind for d in team.register.decisions()] == [DecisionKind.RECEIVE], "the one that `some` took in"


ACTING: dict[str, dict[str, Any]] = {
    "accept": {}, "reject": {}, "unsure": {}, "correct": {"field": "method", "after": "airstrike"},
    "split": {}, "grade": {"after": "fair"}, "summary": {"summary_en": "What happened"}, "publish": {},
    "merge": {}, "same": {}, "different": {},
}  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_every_verdict_for_every_role(team: Team, role: Role) -> None:
    """What a role may not decide is not recorded; what it may is not refused for its role."""
    seat = team.seat(role)
    incidents = list(team.register.all_incidents())
    for verdict, right in rules().verdicts.items():
        if verdict in {"undo", "enter", "receive", "answer"}:
            continue
        about: Any = incidents[0].claims[0]
        if verdict in {"merge", "same", "different"}:
            about = [incident.id for incident in incidents[:2]]
        elif verdict == "grade":
            about = incidents[0].id
        elif verdict == "no_claim":
            about = incidents[0].documents[0]
        before = len(team.register.decisions())
        fields = {"verdict": verdict, "subject": about, "reason": "tried", **ACTING.get(verdict, {})}
        status = seat.send("/decide", fields, "/settings").status_code
        if may(role, right):
            assert status != 403, verdict
        else:
            assert status == 403, verdict
            assert len(team.register.decisions()) == before


@pytest.mark.parametrize("path", [path for path, _ in ACTS])
def test_every_other_act_for_every_role(team: Team, path: str) -> None:
    rule = rules().acts[path]
    if rule in {ANYONE, VERDICT}:
        return
    for role in Role:
        answer = team.seat(role).send(path, {"act": "add", "name": "", "role": "reader"}, "/settings")
        assert (answer.status_code == 403) is not may(role, Right(rule)), (path, role)


def test_ones_own_decision_may_be_taken_back_and_that_of_others_by_a_reviewer(team: Team) -> None:
    claim = next(iter(team.register.all_incidents())).claims[0]
    page = f"/claims/{claim}"
    karim, rima, elias = (team.seat(role) for role in (Role.RECORDER, Role.REVIEWER, Role.EDITOR))
    for seat, taker, allowed in ((elias, karim, False), (karim, karim, True), (karim, rima, True)):
        assert seat.send("/decide", {"verdict": "accept", "subject": claim, "next": page}, page).status_code == 303
        made = team.register.decisions()[-1]
        answer = taker.send("/decide", {"verdict": "undo", "subject": made.id}, page)
        assert (answer.status_code == 303) is allowed
        if not allowed:
            assert elias.send("/decide", {"verdict": "undo", "subject": made.id}, page).status_code == 303


def test_a_decision_bears_the_accounts_name_whatever_the_form_says(team: Team) -> None:
    claim = next(iter(team.register.all_incidents())).claims[0]
    seat = team.seat(Role.RECORDER)
    seat.client.cookies.set("author", "Somebody Else")
    fields = {"verdict": "accept", "subject": claim, "author": "Amal"}
    assert seat.send("/decide", fields, f"/claims/{claim}").status_code == 303
    assert team.register.decisions()[-1].author == NAMES[Role.RECORDER]
    assert team.register.log(limit=5, newest_first=True).rows[-1].actor != "Amal"


def test_a_reader_sees_no_form_that_would_be_refused(team: Team) -> None:
    incident = next(iter(team.register.all_incidents()))
    reader, editor = team.seat(Role.READER), team.seat(Role.EDITOR)
    for path in (f"/claims/{incident.claims[0]}", f"/incidents/{incident.id}"):
        assert 'action="/decide"' not in reader.read(path)
        assert '"/decide' in editor.read(path)
    assert 'href="/people"' not in editor.read("/")
    assert 'href="/people"' in team.seat(Role.ADMIN).read("/")


def test_an_account_added_while_the_desk_is_open_closes_it(small: Register) -> None:
    stranger = Seat(create_app(small))
    assert stranger.client.get("/incidents").status_code == 200
    Accounts(small.folder).add("Amal", Role.ADMIN, PASSWORD)
    assert stranger.client.get("/incidents").status_code == 303


def test_an_admin_adds_somebody_who_logs_in_and_is_shut_out_again(team: Team) -> None:
    admin = team.seat(Role.ADMIN)
    page = admin.send("/people", {"act": "add", "name": "Nour", "role": "reviewer"}, "/people").text
    password = re.search(r'class="secret" dir="ltr">([^<]+)<', page)
    assert password
    nour = team.seat()
    assert nour.log_in("Nour", password[1]).status_code == 303
    assert nour.client.get("/review").status_code == 200
    assert admin.send("/people", {"act": "role", "name": "Nour", "role": "reader"}, "/people").status_code == 200
    assert nour.client.get("/review").status_code == 303, "logs in anew"
    assert nour.log_in("Nour", password[1]).status_code == 303
    assert nour.client.get("/review").status_code == 403
    admin.send("/people", {"act": "disable", "name": "Nour"}, "/people")
    assert nour.client.get("/").status_code == 303
    assert nour.log_in("Nour", password[1]).status_code == 403
    logged = [entry for entry in team.register.log(limit=20, newest_first=True).rows if entry.action == "people"]
    assert [(entry.actor, entry.subject) for entry in reversed(logged)] == [
        ("Amal", "add Nour"), ("Amal", "role Nour"), ("Amal", "disable Nour")
    ]  # fmt: skip
    assert password[1] not in page.replace(password[0], "")
    assert "argon2" not in admin.read("/people.json")


def test_an_admin_cannot_shut_the_last_admin_out(team: Team) -> None:
    answer = team.seat(Role.ADMIN).send("/people", {"act": "disable", "name": "Amal"}, "/people")
    assert answer.status_code == 422
    assert "only admin" in answer.text


def test_somebody_changes_their_own_password(team: Team) -> None:
    seat, other = team.seat(Role.RECORDER), team.seat(Role.RECORDER)
    fields = {"before": "not the password", "password": "a mill by the old river"}
    assert seat.send("/account", fields, "/account").status_code == 422
    assert seat.send("/account", {"before": PASSWORD, "password": "short"}, "/account").status_code == 422
    assert seat.send("/account", {**fields, "before": PASSWORD}, "/account").status_code == 303
    assert seat.client.get("/").status_code == 200, "this browser stays"
    assert other.client.get("/").status_code == 303, "the other ends"
    assert team.seat().log_in("Karim", fields["password"]).status_code == 303


@pytest.mark.parametrize("role", Role)
def test_the_log_offers_to_take_a_decision_back_to_those_who_may(team: Team, role: Role) -> None:
    claim = next(iter(team.register.all_incidents())).claims[0]
    accepting = {"verdict": "accept", "subject": claim, "reason": "read"}
    assert team.seat(Role.REVIEWER).send("/decide", accepting, f"/claims/{claim}").status_code == 303
    assert ('value="undo"' in team.seat(role).read("/log")) is may(role, Right.JUDGE)
