"""Other reports that carry the words of what is to be restricted: they are told before anybody decides."""

from collections.abc import Iterable
from dataclasses import dataclass

from tawthiq.decisions.naming import find
from tawthiq.errors import RegisterError
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident
from tawthiq.register import Register
from tawthiq.register.carried_words import carriers


@dataclass(frozen=True, slots=True)
class Copies:
    """Other reports, earliest first; `of_report` where they carry the words of a whole report, not only of claims."""

    reports: tuple[Document, ...] = ()
    of_report: bool = False


def copies(register: Register, subjects: Iterable[str]) -> Copies:
    """The reports besides their own that carry words of these claims, incidents and reports.

    They are masked where these are restricted. One that `register` does not show is left out. Raises UsageError where
    a subject is none.
    """
    whole, claims, reports = register.whole, list[Claim](), set[str]()
    for subject in subjects:
        what = find(register, subject).what
        if isinstance(what, Document):
            reports.add(what.id)
            claims += (stored.claim for stored in whole.claims_of_document(what.id))
        elif isinstance(what, Incident):
            claims += (stored.claim for stored in whole.claims_of_incident(what.id))
        elif isinstance(what, Claim):
            claims.append(what)
    own = reports | {claim.document for claim in claims}
    found = (_shown(register, name) for name in carriers(whole, claims, reports).keys() - own)
    shown = sorted(filter(None, found), key=lambda one: (one.published or "", one.id))
    return Copies(tuple(shown), bool(reports))


def _shown(register: Register, name: str) -> Document | None:
    try:
        return register.document(name).document
    except RegisterError:
        return None
