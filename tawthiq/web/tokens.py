"""Proof that a form was sent from a page of this desk.

Each browser holds a random `visit` in a cookie that other sites can neither read nor send; each form holds its seal,
made with a secret of this process, or of those that serve the desk together. Who has neither cannot act. After a
restart the seals of open pages no longer hold: the form is shown again with what was filled in, and sent again.
"""

import hmac
from hashlib import sha256
from secrets import token_bytes, token_urlsafe

from starlette.requests import Request
from starlette.responses import Response

from tawthiq.settings import left

COOKIE = "visit"
FIELD = "seal"
SECRET = "TAWTHIQ_SEAL"  # noqa: S105 - the name under which processes that serve together find theirs
_LONGEST = 64


class Seals:
    """Seals of the processes that serve one desk."""

    def __init__(self) -> None:
        shared = left(SECRET)
        self._secret = bytes.fromhex(shared) if shared else token_bytes(32)

    def visit(self, request: Request) -> tuple[str, bool]:
        """The visit of a browser, and whether it is new and has to be kept."""
        held = request.cookies.get(COOKIE, "")
        return (held, False) if 16 <= len(held) <= _LONGEST else (fresh(), True)

    def seal(self, visit: str) -> str:
        """What a form of this visit carries."""
        return hmac.new(self._secret, visit.encode("utf-8", "replace"), sha256).hexdigest()

    def holds(self, request: Request, given: str) -> bool:
        """Whether a form carries the seal of the browser that sends it."""
        visit, new = self.visit(request)
        return not new and hmac.compare_digest(self.seal(visit).encode(), given.encode("utf-8", "replace"))


def fresh() -> str:
    """A visit that nobody had."""
    return token_urlsafe(24)


def keep(response: Response, visit: str) -> None:
    """Let the browser keep the visit until it is closed."""
    response.set_cookie(COOKIE, visit, path="/", httponly=True, samesite="strict")
