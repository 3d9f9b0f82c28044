"""Who sits at the desk.

One person on this machine, without a log-in: the name is asked once and kept in a cookie, and signs every decision.
`Who` is the seam for accounts: whatever tells a `Person` from a request can be handed to `create_app`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "author"
LONGEST = 80
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who may decide; `name` signs the decisions."""

    name: str


Who = Callable[[Request], Person | None]


def by_name(request: Request) -> Person | None:
    """The person whose name this browser keeps; None where nobody gave one."""
    name = cleaned(unquote(request.cookies.get(COOKIE, "")))
    return Person(name) if name else None


def cleaned(name: str) -> str:
    """A name on one line, without what cannot be seen; empty where nothing is left."""
    shown = "".join(c if c.isprintable() else " " for c in name)
    return " ".join(shown.split())[:LONGEST].strip()


def keep(response: Response, person: Person) -> None:
    """Let the browser keep the name."""
    value = quote(person.name, safe="")
    response.set_cookie(COOKIE, value, max_age=_YEAR, path="/", httponly=True, samesite="strict")
