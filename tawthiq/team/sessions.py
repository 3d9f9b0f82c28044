"""Sessions: who is logged in. The browser holds a random secret, the file only its hash.

A session ends when nobody used it for an hour, twelve hours after it began, when its account is changed or disabled, or
when somebody logs out. Logging in always makes a new one: a secret that was there before is worth nothing afterwards.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_urlsafe
from time import time

from tawthiq.team.accounts import Account, Accounts, account_of

IDLE, LONGEST = 3600.0, 12 * 3600.0
_FRESH = 30.0  # seconds within which being seen again is not written anew
_ASKED = (
    "SELECT accounts.*, sessions.begun, sessions.seen FROM sessions JOIN accounts ON accounts.id = sessions.account"
    " WHERE secret = ?"
)


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is logged in; `begun` in seconds since 1970."""

    account: Account
    begun: float


class Sessions:
    """The sessions of one register; `clock` tells seconds since 1970."""

    def __init__(self, accounts: Accounts, clock: Callable[[], float] = time) -> None:
        self._file = accounts.file
        self._clock = clock

    def begin(self, account: Account, before: str = "") -> str:
        """Begin a session and end the one whose secret the browser held before; returns the new secret."""
        secret = token_urlsafe(32)
        at = self._clock()
        with self._file.open() as connection:
            connection.execute("DELETE FROM sessions WHERE secret = ?", (_hash(before),))
            connection.execute("DELETE FROM sessions WHERE begun < ? OR seen < ?", (at - LONGEST, at - IDLE))
            connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", (_hash(secret), account.id, at, at))
        return secret

    def find(self, secret: str) -> Session | None:
        """Whose session this is; None where it is none, is over, or its account was disabled."""
        if not secret or not self._file.exists:
            return None
        at = self._clock()
        with self._file.open() as connection:
            row = connection.execute(_ASKED, (_hash(secret),)).fetchone()
            if row is None or row["disabled"]:
                return None
            if at - row["begun"] > LONGEST or at - row["seen"] > IDLE:
                connection.execute("DELETE FROM sessions WHERE secret = ?", (_hash(secret),))
                return None
            if at - row["seen"] > _FRESH:
                connection.execute("UPDATE sessions SET seen = ? WHERE secret = ?", (at, _hash(secret)))
        return Session(account_of(row), row["begun"])

    def end(self, secret: str) -> None:
        """End a session."""
        with self._file.open() as connection:
            connection.execute("DELETE FROM sessions WHERE secret = ?", (_hash(secret),))


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
