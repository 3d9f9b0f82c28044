"""PROV (W3C): what was derived from what, as PROV-JSON.

Original bytes -> report -> claim -> incident; who published a report, and the versions of the program that read it and
that worked the incident out. Names of people who reviewed are internal and left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tawthiq import __version__
from tawthiq.model import wire
from tawthiq.model.claim import Claim
from tawthiq.model.incident import Incident
from tawthiq.register import StoredDocument

_PREFIX = {"tawthiq": "urn:tawthiq:", "sha256": "urn:sha256:", "prov": "http://www.w3.org/ns/prov#"}
_PROGRAM = "tawthiq:program"
_ASSESSING = "tawthiq:assessment"
_EXPORT = "tawthiq:export"
Statement = tuple[str, str, dict[str, Any]]  # section, id, attributes


@dataclass(frozen=True, slots=True)
class Told:
    """What the document tells of."""

    reports: Iterable[StoredDocument]
    claims: Iterable[Claim]
    incidents: Iterable[Incident]


def document(told: Told, audience: str) -> Iterator[bytes]:
    """The PROV-JSON document: one section after the other, a statement a line; its entity `export` says whom for."""
    # PROV-JSON groups statements by kind, and the register is read once: a section waits until all is known.
    sections: dict[str, dict[str, dict[str, Any]]] = {}
    for section, name, attributes in _statements(told, audience):
        sections.setdefault(section, {})[name] = attributes
    yield b'{"prefix":' + wire.encode(_PREFIX)
    for section, statements in sections.items():
        yield f',\n"{section}":{{\n'.encode()
        before = b""
        for name, attributes in statements.items():
            yield before + wire.encode(name) + b":" + wire.encode(attributes)
            before = b",\n"
        yield b"\n}"
    yield b"}\n"


def _statements(told: Told, audience: str) -> Iterator[Statement]:
    kind = {"prov:type": {"$": "prov:SoftwareAgent", "type": "prov:QUALIFIED_NAME"}}
    yield "agent", _PROGRAM, {**kind, "prov:label": f"Tawthiq {__version__}"}
    yield "entity", _EXPORT, {"prov:label": f"{audience} export", "tawthiq:audience": audience}
    yield "activity", _ASSESSING, {"prov:label": "resolution and assessment"}
    yield "wasAssociatedWith", "_:assessing", {"prov:activity": _ASSESSING, "prov:agent": _PROGRAM}
    names: dict[str, str] = {}
    for stored in told.reports:
        names[stored.document.id] = f"tawthiq:report/{stored.sha256}"
        yield from _report(stored)
    for claim in told.claims:
        name, report = f"tawthiq:claim/{claim.id}", names.get(claim.document)
        yield "entity", name, {"prov:label": claim.quote[:80], "tawthiq:start": claim.start, "tawthiq:end": claim.end}
        if report is not None:
            yield from _derived(name, report)
    for incident in told.incidents:
        name = f"tawthiq:incident/{incident.id}"
        yield "entity", name, {"prov:label": incident.title.en, "tawthiq:rules": incident.rule_version}
        yield "wasGeneratedBy", f"_:g-{incident.id}", {"prov:entity": name, "prov:activity": _ASSESSING}
        for claim_id in incident.claims:
            yield from _derived(name, f"tawthiq:claim/{claim_id}")


def _report(stored: StoredDocument) -> Iterator[Statement]:
    name = f"tawthiq:report/{stored.sha256}"
    yield "entity", name, {"prov:label": stored.document.title or stored.document.id}
    if stored.bytes_sha256:
        original = f"sha256:{stored.bytes_sha256}"
        yield "entity", original, {"prov:label": "original bytes"}
        yield from _derived(name, original)
    if stored.document.publisher:
        agent = f"tawthiq:publisher/{wire.encode(stored.document.publisher).hex()}"
        yield "agent", agent, {"prov:label": stored.document.publisher}
        yield "wasAttributedTo", f"_:p-{stored.sha256}", {"prov:entity": name, "prov:agent": agent}
    if stored.pipeline_version:
        reading = f"tawthiq:reading/{stored.pipeline_version}"
        yield "activity", reading, {"prov:label": f"reading by {stored.pipeline_version}"}
        yield "wasAssociatedWith", f"_:r-{stored.pipeline_version}", {"prov:activity": reading, "prov:agent": _PROGRAM}
        yield "used", f"_:u-{stored.sha256}", {"prov:activity": reading, "prov:entity": name}


def _derived(made: str, source: str) -> Iterator[Statement]:
    name = f"_:d-{made.rpartition('/')[2]}-{source.rpartition('/')[2].rpartition(':')[2]}"
    yield "wasDerivedFrom", name, {"prov:generatedEntity": made, "prov:usedEntity": source}
