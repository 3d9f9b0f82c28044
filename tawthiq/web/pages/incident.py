"""`/incidents/ID`: one incident with everything behind it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tawthiq.errors import RegisterError
from tawthiq.model.conflicts import FLAG
from tawthiq.model.decision import Decision
from tawthiq.model.incident import Incident
from tawthiq.model.written import Summary, Version, summary_of, version_of, written
from tawthiq.register.corrections import corrected
from tawthiq.web.answer import Answer, Asked, Moved, Table, rows_of_claims
from tawthiq.web.codes import codes
from tawthiq.web.drafts import address
from tawthiq.web.indexes import conflicts_of
from tawthiq.web.views import voices
from tawthiq.web.views.history import Past
from tawthiq.web.views.incident import IncidentView
from tawthiq.web.views.incident import incident as build
from tawthiq.web.views.parts import sentence
from tawthiq.web.views.places import place_view


@dataclass(frozen=True, slots=True, kw_only=True)
class Written(Incident):
    """An incident as JSON, with the summary that is in force and the last version that was published of it, if any."""

    summary: Summary | None = None
    version: Version | None = None


def _with_written(found: Incident, ruled: Iterable[Decision]) -> Written:
    told = written(ruled)
    summary, last = told.summary(found), told.version(found)
    return Written(
        **{name: getattr(found, name) for name in Incident.__slots__},
        summary=summary_of(summary) if summary else None,
        version=version_of(last) if last else None,
    )


def incident(asked: Asked) -> Answer | Moved | None:
    """One incident; a merged id moves the reader to what it was merged into."""
    register = asked.register
    try:
        found = register.incident(asked.id)
    except RegisterError:
        return None
    if asked.id != found.id:
        return Moved(address("incidents", found.id))

    def view() -> IncidentView:
        # with what people corrected, since the ranges and the grade above them are reckoned with it
        read = [stored.claim for stored in register.claims_of_incident(found.id)]
        ruled = register.carried_decisions()
        claims = list(corrected(read, ruled))
        documents = {name: register.document(name).document for name in found.documents}
        changes = register.history(found.id)
        disputed = conflicts_of(register)[::-1] if FLAG in found.flags else ()
        own = frozenset({found.id, *found.redirects, *found.claims})
        past = Past(
            changes,
            codes(register, changes),
            [c for c in disputed if found.id in c.incidents],
            voices.rows(asked.words, register, own),
            written(ruled),
        )
        packs = (*asked.settings.places, *register.place_packs()) if found.where and found.where.alternatives else ()
        built = build(asked.words, found, claims, documents, past)
        return replace(built, place=place_view(asked.words, found.where, packs)) if packs else built

    def data() -> Written:
        return _with_written(found, register.carried_decisions())

    def table() -> Table:
        return rows_of_claims(s.claim for s in register.claims_of_incident(found.id))

    return Answer("incident.html", sentence(asked.words, found), view, data, "incidents", table=table)
