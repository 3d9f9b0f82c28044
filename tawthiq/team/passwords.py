"""Passwords as argon2id hashes; a check takes as long for a name that nobody has as for one that somebody has."""

from functools import cache
from secrets import choice
from typing import TYPE_CHECKING

from tawthiq.errors import UsageError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 12, 256
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # none that is taken for another one
_NO_LIBRARY = "accounts need argon2. Install it: pip install 'tawthiq[team]'"


@cache
def _hasher() -> "PasswordHasher":
    try:
        from argon2 import PasswordHasher  # noqa: PLC0415 # an extra that only a team needs
    except ImportError as error:
        raise UsageError(_NO_LIBRARY) from error
    return PasswordHasher()


@cache
def _nobody() -> str:
    """A hash that no password fits, checked for names that nobody has."""
    return _hasher().hash(made())


def hashed(password: str, name: str) -> str:
    """The hash to keep. Raises UsageError for a password that is too short, too long or easily guessed."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError(f"a password has {SHORTEST} to {LONGEST} letters. Take a sentence that nobody else would")
    if len(set(password)) < 5 or name.casefold() in password.casefold():
        raise UsageError("that password is easily guessed. Take one without your name and with more letters")
    return _hasher().hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether the password is the one of this hash; None is nobody's, and takes as long."""
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415 # as above

    hasher = _hasher()
    try:
        return hasher.verify(kept or _nobody(), password[: LONGEST + 1]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_old(kept: str) -> bool:
    """Whether a hash was made with weaker parameters than today's."""
    return _hasher().check_needs_rehash(kept)


def made() -> str:
    """A password of four groups of five letters, some 99 bits, to hand over once."""
    return "-".join("".join(choice(_LETTERS) for _ in range(5)) for _ in range(4))
