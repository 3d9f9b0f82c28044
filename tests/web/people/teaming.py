"""A desk that a team shares: an account of every role, each with a browser of its own."""

import re
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.testclient import TestClient

from tawthiq.register import Register
from tawthiq.team import Accounts, Role
from tawthiq.web import create_app

HOST = "http://127.0.0.1"
FORM = "application/x-www-form-urlencoded"
NAMES = {Role.ADMIN: "Amal", Role.EDITOR: "Elias", Role.REVIEWER: "Rima", Role.RECORDER: "Karim", Role.READER: "Dana"}
PASSWORD = "seven lemons on the sill"  # noqa: S105 - invented


def people_of(register: Register) -> None:
    """An account of every role."""
    accounts = Accounts(register.folder)
    for role, name in NAMES.items():
        accounts.add(name, role, PASSWORD)


class Seat:
    """One browser; `name` logs in. Forms carry the seal and the mark of the page that they are sent from."""

    def __init__(self, app: Starlette, name: str = "", lang: str = "en") -> None:
        self.client = TestClient(app, base_url=HOST, follow_redirects=False, raise_server_exceptions=False)
        self.client.cookies.set("lang", lang)
        if name:
            assert self.log_in(name).status_code == 303

    def log_in(self, name: str, password: str = PASSWORD, **more: str) -> Any:
        return self.send("/log-in", {"name": name, "password": password, **more}, "/log-in")

    def read(self, path: str) -> str:
        answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return str(answer.text)

    def send(self, to: str, fields: dict[str, Any], page: str, **headers: str) -> Any:
        """Send a form from a page."""
        text = self.client.get(page).text
        told = {}
        for name in ("seal", "version"):
            found = re.search(rf'name="{name}" value="([^"]*)"', text)
            told[name] = found[1] if found else ""
        body = urlencode({**told, **fields}, doseq=True)
        return self.client.post(to, content=body, headers={"origin": HOST, "content-type": FORM, **headers})


class Team:
    """The desk with its people."""

    def __init__(self, register: Register) -> None:
        people_of(register)
        self.register = register
        self.app = create_app(register)

    def seat(self, role: Role | None = None, lang: str = "en") -> Seat:
        """A browser, of somebody of that role if one is named."""
        return Seat(self.app, NAMES[role] if role else "", lang)
