"""A team's filings and the register: whatever has come in by now is decided, the rest goes on waiting."""

import re
from collections.abc import Callable, Sequence

from tawthiq.filing import Binding, bind
from tawthiq.register import Register
from tawthiq.register.chain import now
from tawthiq.register.corrections import corrected

_FURNITURE = re.compile(r"^https?://(?:www\.|m\.)?|#.*$|[?&](?:utm_\w+|fbclid|ref)=[^&]*|/+$", re.IGNORECASE)


def apply_filings(register: Register, record: bool = True) -> Binding:
    """What the filings of the register come to, appended to its record unless `record` is False."""
    filings = register.filings()
    if not filings:
        return Binding((), (), ())
    look_up = _names(register)
    named = sorted({document for filing in filings for name in filing.reports for document in look_up(name)})
    decisions = register.carried_decisions(standing=False)
    standing = register.carried_decisions()
    claims = [stored.claim for document in named for stored in register.claims_of_document(document)]
    binding = bind(filings, tuple(corrected(claims, standing)), look_up, decisions, now())
    if record and binding.decisions:
        with register.writing() as writer:
            for decision in binding.decisions:
                writer.add_decision(decision)
    return binding


def _names(register: Register) -> Callable[[str], Sequence[str]]:
    """Documents by id, address, and SHA-256 of their text or bytes, in the order in which they came in."""
    found: dict[str, dict[str, None]] = {}
    for identity in register.document_identities():
        for name in (identity.id, identity.sha256, identity.bytes_sha256, identity.url and address(identity.url)):
            if name:
                found.setdefault(name, {})[identity.id] = None

    def look_up(name: str) -> Sequence[str]:
        return tuple(found.get(name) or found.get(name.lower()) or found.get(address(name)) or ())

    return look_up


def address(url: str) -> str:
    """An address without what tells two copies of it apart and no page: scheme, www, trackers, anchor, last slash."""
    bare = url.strip()
    while (shorter := _FURNITURE.sub("", bare)) != bare:
        bare = shorter
    host, slash, path = bare.partition("/")
    return host.lower() + slash + path
