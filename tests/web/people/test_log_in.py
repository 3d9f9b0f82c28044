"""Logging in: the same words whatever is wrong, a session that nobody can fix beforehand, no way out of the desk."""

import re

import pytest

from tawthiq.register import Register
from tawthiq.team import Patience, Role
from tawthiq.web import create_app

from .teaming import FORM, HOST, NAMES, PASSWORD, Seat, Team


def plant(seat: Seat, name: str, value: str) -> None:
    """A cookie that somebody else put into the browser."""
    seat.client.cookies.set(name, value, domain="127.0.0.1")


def test_a_wrong_name_and_a_wrong_password_are_told_alike(team: Team) -> None:
    answers = [team.seat().log_in(*tried) for tried in (("Karim", "wrong"), ("Nobody", PASSWORD), ("Nobody", "wrong"))]
    texts = {re.sub(r'value="[^"]*"', "", answer.text) for answer in answers}
    assert [answer.status_code for answer in answers] == [403] * 3
    assert len(texts) == 1
    assert "No account has this name and password" in texts.pop()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_page_leads_to_where_one_wanted_to_go(team: Team, lang: str) -> None:
    seat = team.seat(lang=lang)
    asked = seat.client.get("/incidents?grade=weak")
    assert asked.headers["location"] == "/log-in?next=%2Fincidents%3Fgrade%3Dweak"
    assert 'name="next" value="/incidents?grade=weak"' in seat.read(asked.headers["location"])
    answer = seat.log_in("Karim", next="/incidents?grade=weak")
    assert answer.headers["location"] == "/incidents?grade=weak"
    assert NAMES[Role.RECORDER] in seat.read("/")


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\tevil", "javascript:alert(1)",
     "/%0d%0aset-cookie:x=y", "http:evil.example", " //evil.example"],
)  # fmt: skip
def test_the_page_leads_nowhere_else(team: Team, elsewhere: str) -> None:
    seat = team.seat()
    assert f'value="{elsewhere}"' not in seat.client.get("/log-in", params={"next": elsewhere}).text or (
        elsewhere.startswith("/%")
    )
    to = seat.log_in("Karim", next=elsewhere).headers["location"]
    assert to == "/" or (to.startswith("/%") and "\r" not in to)


def test_a_session_set_beforehand_is_worth_nothing(team: Team) -> None:
    """Fixation: who plants a session or a visit in a browser does not share it once its owner has logged in."""
    seat = team.seat()
    plant(seat, "session", "planted-by-somebody-else-0123456789abcdef")
    plant(seat, "visit", "planted-visit-0123456789")
    page = seat.client.get("/log-in").text
    seal = re.search(r'name="seal" value="([^"]*)"', page)
    assert seal
    assert seat.log_in("Karim").status_code == 303
    assert seat.client.cookies["session"] != "planted-by-somebody-else-0123456789abcdef"
    assert "planted" not in seat.client.cookies["visit"]
    thief = team.seat()
    plant(thief, "session", "planted-by-somebody-else-0123456789abcdef")
    assert thief.client.get("/incidents").status_code == 303
    stale = seat.client.post("/log-out", content=f"seal={seal[1]}", headers={"origin": HOST, "content-type": FORM})
    assert stale.headers["location"] == "/", "a seal from before logging in holds no more"
    assert seat.client.get("/incidents").status_code == 200


def test_logging_in_again_makes_another_session_and_ends_the_first(team: Team) -> None:
    seat = team.seat(Role.RECORDER)
    first = seat.client.cookies["session"]
    seat.log_in("Karim")
    assert seat.client.cookies["session"] != first
    thief = team.seat()
    plant(thief, "session", first)
    assert thief.client.get("/").status_code == 303


def test_logging_out_ends_it(team: Team) -> None:
    seat = team.seat(Role.READER)
    kept = seat.client.cookies["session"]
    assert seat.send("/log-out", {}, "/").headers["location"] == "/log-in"
    assert "session" not in seat.client.cookies
    plant(seat, "session", kept)
    assert seat.client.get("/").status_code == 303


def test_cookies_are_kept_from_scripts_and_over_https_from_the_wire(team: Team) -> None:
    seat = team.seat()
    told = seat.log_in("Karim").headers["set-cookie"]
    assert re.search(r"session=[^;]+; HttpOnly; Path=/; SameSite=lax", told)
    seat.client.base_url = "https://127.0.0.1"
    page = seat.client.get("/log-in").text
    seal = re.search(r'name="seal" value="([^"]*)"', page)
    assert seal
    body = f"seal={seal[1]}&name=Karim&password={PASSWORD.replace(' ', '+')}"
    answer = seat.client.post("/log-in", content=body, headers={"origin": "https://127.0.0.1", "content-type": FORM})
    assert re.search(r"__Host-session=[^;]+; HttpOnly; Path=/; SameSite=lax; Secure", answer.headers["set-cookie"])


def test_a_form_without_the_seal_logs_nobody_in(team: Team) -> None:
    seat = team.seat()
    headers = {"origin": HOST, "content-type": FORM}
    answer = seat.client.post("/log-in", content=f"name=Karim&password={PASSWORD}", headers=headers)
    assert answer.status_code == 403
    assert "session" not in seat.client.cookies
    assert seat.client.post("/log-in", content="name=x", headers={"content-type": FORM}).status_code == 403, "no origin"


def test_too_many_wrong_passwords_have_to_wait_even_for_the_right_one(team: Team) -> None:
    seat = team.seat()
    for _ in range(10):
        assert seat.log_in("Karim", "wrong").status_code == 403
    answer = seat.log_in("Karim")
    assert answer.status_code == 429
    assert "Too many tries" in answer.text
    assert "session" not in seat.client.cookies


def test_too_many_acts_have_to_wait(team: Team) -> None:
    team.app.state.office.acts = Patience(most=3, seconds=3600)
    seat = team.seat(Role.RECORDER)
    answers = [seat.send("/settings", {}, "/settings") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[-1].headers["retry-after"] == "1200"
    assert seat.client.get("/").status_code == 200, "reading goes on"
    assert team.seat(Role.EDITOR).send("/settings", {}, "/settings").status_code == 200, "so do others"


def test_without_accounts_nobody_logs_in(small: Register) -> None:
    seat = Seat(create_app(small))
    assert "no accounts" in seat.read("/log-in")
    assert "tawthiq people add" in seat.read("/people")
    assert seat.log_in("Karim").status_code == 200
    assert "session" not in seat.client.cookies


def test_a_name_of_the_desk_is_answered_and_others_are_not(team: Team) -> None:
    seat = Seat(create_app(team.register, hosts=["desk.example.org"]))
    assert seat.client.get("/log-in", headers={"host": "desk.example.org"}).status_code == 200
    assert seat.client.get("/log-in", headers={"host": "evil.example"}).status_code == 421
