"""FollowTheMoney: reports, incidents and parties as entities for Aleph and OpenSanctions' tools, one a line.

Article (a report, without its text: it is its publisher's), Event (an incident), Organization (a party held to be
involved: that tells of what is claimed, not of guilt), Documentation (which report tells of which incident). Names of
victims are left out.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha1
from typing import Any

from tawthiq.lexicon import parties
from tawthiq.model import wire
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident
from tawthiq.publication.sheets import incident_row
from tawthiq.text import edtf

Properties = dict[str, list[str]]
_UNNAMED = frozenset({"unknown"})


def entities(incidents: Iterable[Incident], documents: Iterable[Document], audience: str) -> Iterator[bytes]:
    """All entities, parties after the incidents that name them, reports last; incidents note whom this is for."""
    named: set[str] = set()
    told: dict[str, list[str]] = {}
    for incident in incidents:
        actors = [party.actor for party in incident.responsible if party.actor not in _UNNAMED]
        yield _line(f"incident-{incident.id}", "Event", _event(incident, actors) | {"notes": [f"audience: {audience}"]})
        for report in incident.documents:
            told.setdefault(report, []).append(incident.id)
        for actor in actors:
            if actor not in named:
                named.add(actor)
                yield _line(f"party-{actor}", "Organization", _organization(actor))
    for document in documents:
        yield _line(_report_id(document.id), "Article", _article(document))
        for incident_id in told.get(document.id, ()):
            link = {"document": [_report_id(document.id)], "entity": [f"incident-{incident_id}"], "role": ["report"]}
            yield _line(f"{_report_id(document.id)}-{incident_id}", "Documentation", link)


def _report_id(document: str) -> str:
    # Ids of reports can be addresses, which entity ids must not be.
    return f"report-{sha1(document.encode('utf-8', 'replace'), usedforsecurity=False).hexdigest()}"


def _line(name: str, schema: str, properties: Properties) -> bytes:
    entity: dict[str, Any] = {"id": name, "schema": schema, "properties": {k: v for k, v in properties.items() if v}}
    return wire.encode(entity) + b"\n"


def _event(incident: Incident, actors: Iterable[str]) -> Properties:
    row = incident_row(incident)
    days = edtf.days(incident.when.edtf) if incident.when else None
    low, high = row["killed_not_combatant_min"], row["killed_not_combatant_max"]
    more = "+" if row["killed_not_combatant_open"] else ""
    figures = "" if high is None else f"killed {low}-{high}{more}"
    where = incident.where
    return {
        "name": [incident.title.en, incident.title.ar],
        "recordId": [incident.code],
        "startDate": [days[0].isoformat()] if days and days[0].year > 1 else [],
        "endDate": [days[1].isoformat()] if days and days[1].year < 9999 else [],
        "location": list(dict.fromkeys(name for name in (where.place, *where.within) if name)) if where else [],
        "country": [where.country.lower()] if where and where.country else [],
        "summary": ["; ".join(part for part in (f"grade {incident.grade}", figures) if part)],
        "keywords": [str(word) for word in (incident.method, *incident.facilities) if word],
        "involved": [f"party-{actor}" for actor in actors],
    }


def _organization(actor: str) -> Properties:
    listed = parties.load()
    return {"name": list(dict.fromkeys((listed.name(actor, "en"), listed.name(actor, "ar"))))}


def _article(document: Document) -> Properties:
    return {
        "title": [document.title or document.id],
        "publisher": [document.publisher] if document.publisher else [],
        "publishedAt": [document.published[:10]] if document.published else [],
        "sourceUrl": [document.url] if document.url else [],
        "contentHash": [document.bytes_sha256] if document.bytes_sha256 else [],
    }
