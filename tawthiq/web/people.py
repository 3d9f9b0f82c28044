"""Who sits at the desk.

1. A register without accounts is one person's, on this machine, without a log-in: the name is asked once, kept in a
   cookie, and signs every decision.
2. With accounts everybody logs in; the account's name signs, and its role says what may be done (`access`).

`Office` tells the two apart at every request: an account that is added while the desk is open closes it to strangers at
once. `Doors` asks it once a request and leaves the answer in the request's state.
"""

from dataclasses import dataclass
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from tawthiq.register import Register
from tawthiq.register.presence import Presence
from tawthiq.team import Account, Accounts, Right, Role, Sessions, SharedPatience, may
from tawthiq.team.accounts import cleaned

COOKIE = "author"
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who may decide; `name` signs the decisions. Without accounts `role` is None and everything allowed."""

    name: str
    role: Role | None = None

    def may(self, right: Right | str) -> bool:
        """Whether this person has a right."""
        return may(self.role, Right(right))


class Office:
    """The people of one register: accounts, sessions, who is where, and how often somebody may try."""

    def __init__(self, register: Register) -> None:
        self.accounts = Accounts(register.folder)
        self.sessions = Sessions(self.accounts)
        self.presence = Presence(register)
        file = self.accounts.file
        self.tries = SharedPatience(file, "tries", most=10, seconds=300)  # wrong passwords, by address and by name
        self.acts = SharedPatience(file, "acts", most=240, seconds=120)  # forms sent, by person
        self.adding = SharedPatience(file, "adding", most=30, seconds=600)  # forms with reports, by person

    def team(self) -> bool:
        """Whether one has to log in."""
        return self.accounts.any()

    def person(self, request: Request, team: bool) -> Person | None:
        """Who asks; None where nobody logged in, or nobody gave a name."""
        if not team:
            return by_name(request)
        session = self.sessions.find(secret(request))
        return Person(session.account.name, session.account.role) if session else None

    def log_in(self, name: str, password: str, address: str) -> Account | int | None:
        """The account of this name and password; None for another one; seconds to wait after too many tries."""
        keys = (f"address {address}", f"name {cleaned(name).casefold()}")
        wait = self.tries.wait(*keys)
        if wait:
            return wait
        account = self.accounts.check(name, password)
        if account is None:
            self.tries.count(*keys)
        else:
            self.tries.forget(*keys)
        return account


def of(request: Request) -> Person | None:
    """Who asks, as `Doors` found it."""
    person = getattr(request.state, "person", None)
    return person if isinstance(person, Person) else None


def is_team(request: Request) -> bool:
    """Whether one has to log in, as `Doors` found it."""
    return bool(getattr(request.state, "team", False))


def by_name(request: Request) -> Person | None:
    """The person whose name this browser keeps; None where nobody gave one."""
    name = cleaned(unquote(request.cookies.get(COOKIE, "")))
    return Person(name) if name else None


def keep(response: Response, person: Person) -> None:
    """Let the browser keep the name."""
    value = quote(person.name, safe="")
    response.set_cookie(COOKIE, value, max_age=_YEAR, path="/", httponly=True, samesite="strict")


def _session(request: Request) -> str:
    # a browser takes a __Host- cookie over HTTPS only, and from this very host only
    return "__Host-session" if request.url.scheme == "https" else "session"


def secret(request: Request) -> str:
    """The secret of the browser's session; empty where it holds none."""
    return request.cookies.get(_session(request), "")


def keep_session(request: Request, response: Response, made: str) -> None:
    """Let the browser keep the secret of a session until it is closed; an empty one is taken from it."""
    secure = request.url.scheme == "https"
    name = _session(request)
    if made:
        response.set_cookie(name, made, path="/", httponly=True, samesite="lax", secure=secure)
    else:
        response.delete_cookie(name, path="/", httponly=True, samesite="lax", secure=secure)
