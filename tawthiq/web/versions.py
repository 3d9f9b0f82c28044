"""As what a page was read: a mark of the claims and incidents on it, which every form of the page carries.

Where the mark no longer fits, someone decided or something was worked out anew in between: nothing is written, and the
person is shown how it stands now and asked again.
"""

from collections.abc import Iterable
from hashlib import sha256

from tawthiq.errors import RegisterError
from tawthiq.model import wire
from tawthiq.model.decision import Decision
from tawthiq.register import Register

_LETTERS = 20


class ChangedError(Exception):
    """What a form is about has changed since its page was read."""


def version(register: Register, ids: Iterable[str]) -> str:
    """The mark of these claims, incidents and origins as they stand now, with the number of decisions about them."""
    names = tuple(ids)
    told = "\x1e".join(_told(register, name) for name in names)
    mark = sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_LETTERS]
    return f"{mark}-{len(_decisions(register, names))}"


def since(register: Register, ids: Iterable[str], mark: str) -> tuple[Decision, ...]:
    """The decisions about these that came after a mark was made, oldest first; () where the mark does not say."""
    count = mark.rpartition("-")[2]
    if not count.isdecimal() or len(count) > 9:
        return ()
    return _decisions(register, tuple(ids))[int(count) :]


def _decisions(register: Register, names: tuple[str, ...]) -> tuple[Decision, ...]:
    found: dict[str, Decision] = {}
    for name in names:
        try:
            told = [change.decision for change in register.history(register.incident(name).id) if change.decision]
        except RegisterError:
            found |= {item.id: item for item in register.decisions(name)}
        else:
            found |= {one: register.decision(one) for one in told}
    return tuple(sorted(found.values(), key=lambda item: (item.time, item.id)))


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
