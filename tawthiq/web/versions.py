"""As what a page was read: a mark of the claims and incidents on it, which every form of the page carries.

Where the mark no longer fits, someone decided or something was worked out anew in between: nothing is written, and the
person is shown how it stands now and asked again.
"""

from collections.abc import Iterable
from hashlib import sha256

from tawthiq.errors import RegisterError
from tawthiq.model import wire
from tawthiq.register import Register

_LETTERS = 20


class ChangedError(Exception):
    """What a form is about has changed since its page was read."""


def version(register: Register, ids: Iterable[str]) -> str:
    """The mark of these claims, incidents and origins as they stand now."""
    told = "\x1e".join(_told(register, name) for name in ids)
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_LETTERS]


def _told(register: Register, name: str) -> str:
    try:
        incident = register.incident(name)
    except RegisterError:
        return "\x1f".join([name, _claim(register, name), *(item.id for item in register.decisions(name))])
    decided = (change.decision or "" for change in register.history(incident.id))
    return "\x1f".join([name, wire.encode(incident).decode(), *decided])


def _claim(register: Register, name: str) -> str:
    try:
        stored = register.claim(name)
    except RegisterError:
        return ""  # an origin, which is what its decisions make of it
    return f"{stored.current} {stored.incident}"
