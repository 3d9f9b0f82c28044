"""One incident with all its evidence as one package, for a court or an editor: a zip that holds a BagIt bag (RFC 8493).

1. `data/` holds the incident, its claims, reports, decisions, chains of custody and log entries as JSON, the original
   bytes of each report under their SHA-256 and the text that was read out of them.
2. `manifest-sha256.txt` names the hash of each file of `data/`, `tagmanifest-sha256.txt` those of the others, so that
   `sha256sum -c` and any BagIt tool check the package without this program.
3. `README.en.txt` and `README.ar.txt` say to who opens it what lies where, what it proves and what it does not.

A package is internal unless it is asked for as public: then it holds the incident, its claims and its reports in their
public form (`redaction`), hashes in the place of originals and texts, and nothing of who decided or took in. The people
who took reports in and decided are numbered in an internal one, unless they are to be named.

The same state of a register gives the same bytes.
"""

import mimetypes
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.resources import files
from io import BytesIO

from tawthiq import __version__
from tawthiq.errors import RegisterError, UsageError
from tawthiq.model import wire
from tawthiq.model.decision import Decision
from tawthiq.model.incident import Incident
from tawthiq.publication.gathering import Gathered
from tawthiq.publication.holdings import Audience
from tawthiq.register import Custody, Register, StoredClaim, StoredDocument
from tawthiq.register.chain import LogEntry

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: a package's files have no time of their own
_ASKER = ("cookie", "client-ip", "forwarded", "real-ip", "connecting-ip", "remote-addr")
_BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


@dataclass(frozen=True, slots=True)
class _Content:
    """The incident as it is packed, and the files of the package's data."""

    incident: Incident
    held: Mapping[str, bytes]
    audience: Audience


def pack(register: Register, name: str, audience: Audience = Audience.INTERNAL, named: bool = False) -> bytes:
    """The package of an incident, by code or id; `named` names who took reports in and who decided.

    Raises RegisterError for an unknown incident, and where an original is missing or is not the bytes it should be:
    evidence that is not whole does not leave the house.
    """
    incident = register.incident(name)
    if audience is Audience.PUBLIC:
        content = _public(register, incident)
    else:
        content = _Content(incident, dict(_data(register, incident, named)), audience)
    folder = f"{content.incident.code}-dossier"
    tags = {
        "bagit.txt": _BAGIT,
        "bag-info.txt": _bag_info(register, content),
        "manifest-sha256.txt": _manifest(content.held),
        **{f"README.{lang}.txt": _readme(lang, content) for lang in ("en", "ar")},
    }
    tags["tagmanifest-sha256.txt"] = _manifest(tags)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, data in (*tags.items(), *content.held.items()):
            packed.writestr(zipfile.ZipInfo(f"{folder}/{path}", _EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _public(register: Register, incident: Incident) -> _Content:
    gathered = Gathered(register)
    if gathered.withheld(incident):
        raise UsageError(
            f"{incident.code}: is withheld from publication. Take that decision back, or leave out --public"
        )
    told = gathered.told(incident)
    reports = [gathered.reports[gathered.report_id(name)] for name in incident.documents]
    held = {
        "data/incident.json": wire.pretty(told.incident),
        "data/claims.json": wire.pretty(told.claims),
        "data/reports.json": wire.pretty(
            [{"report": report.document, "text_sha256": report.sha256} for report in reports]
        ),
    }
    return _Content(told.incident, held, Audience.PUBLIC)


def _data(register: Register, incident: Incident, named: bool) -> Iterator[tuple[str, bytes]]:
    claims = register.claims_of_incident(incident.id)
    documents = [register.document(name) for name in incident.documents]
    custody = {stored.id: register.custody(stored.id) for stored in documents}
    decisions = _about(register.decisions(), incident, claims)
    yield "data/incident.json", wire.pretty(incident)
    yield "data/claims.json", wire.pretty(claims)
    yield "data/reports.json", wire.pretty([stored.document for stored in documents])
    people = _People(register.actor, named)
    yield "data/decisions.json", wire.pretty([people.of_decision(item) for item in decisions])
    shown = {name: [people.of_custody(item) for item in found] for name, found in custody.items()}
    yield "data/custody.json", wire.pretty(shown)
    yield "data/places.json", wire.pretty(list(_places(register, documents, claims)))
    subjects = {stored.id for stored in documents} | {item.id for item in decisions} | {incident.id}
    subjects |= {item.id for found in custody.values() for item in found}
    yield "data/log.json", wire.pretty([people.of_entry(entry) for entry in register.log_about(subjects)])
    masked = [stored.id for stored in documents if _masked(register, stored.id)]
    if masked:
        yield "data/masked.json", wire.pretty(masked)
    met: set[str] = set()
    for stored in documents:
        yield from _evidence(register, stored, custody[stored.id], met)


def _places(
    register: Register, documents: Iterable[StoredDocument], claims: Sequence[StoredClaim]
) -> Iterator[Mapping[str, object]]:
    """Where in the originals the words of each claim stand: in which bytes, or on which page and where on it."""
    for stored in documents:
        told = [found.claim for found in claims if found.claim.document == stored.id]
        stood = register.whereabouts(stored.id, [(claim.start, claim.end) for claim in told])
        for claim, places in zip(told, stood, strict=True):
            yield {"claim": claim.id, "report": stored.id, "quote": claim.quote, "places": places}


class _People:
    """Numbers in the place of the names of those who took in and decided, the same number for the same person."""

    def __init__(self, program: str, named: bool) -> None:
        self._program, self._named = program, named
        self._numbers: dict[str, str] = {}

    def _shown(self, name: str) -> str:
        if self._named or name in {"", self._program}:
            return name
        return self._numbers.setdefault(name, f"person {len(self._numbers) + 1}")

    def of_decision(self, value: Decision) -> Decision:
        return replace(value, author=self._shown(value.author))

    def of_custody(self, value: Custody) -> Custody:
        by = self._shown(value.taken_in_by) if value.taken_in_by else None
        headers = value.headers if self._named else tuple(_without_addresses(value.headers))
        operator = self._shown(value.operator) if value.operator else None
        return replace(value, operator=operator, taken_in_by=by, headers=headers)

    def of_entry(self, value: LogEntry) -> LogEntry:
        return replace(value, actor=self._shown(value.actor))


def _without_addresses(headers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The server's answer without what tells who asked: cookies, the asker's network address."""
    return ((name, value) for name, value in headers if not any(word in name.lower() for word in _ASKER))


def _about(decisions: Sequence[Decision], incident: Incident, claims: Sequence[StoredClaim]) -> tuple[Decision, ...]:
    """The decisions about the incident, its claims and its origins, and what took them back."""
    names = {incident.id, incident.code, *incident.redirects, *(claim.id for claim in claims)}
    names |= {origin.id for origin in incident.origin_tree}
    found = []
    for decision in decisions:
        if names.intersection(decision.subjects):
            names.add(decision.id)
            found.append(decision)
    return tuple(found)


def _evidence(
    register: Register, stored: StoredDocument, custody: Sequence[Custody], met: set[str]
) -> Iterator[tuple[str, bytes]]:
    """The originals of a report and its text, each once; of a report with masked words its text alone."""
    sealed = {item.sha256 for item in custody} if _masked(register, stored.id) else frozenset()
    kinds = {item.sha256: item.media_type for item in custody}
    if stored.bytes_sha256:
        kinds.setdefault(stored.bytes_sha256, "application/octet-stream")
    for digest, kind in kinds.items():
        if digest in met or digest in sealed:
            continue
        met.add(digest)
        fault = register.originals.faults([digest]).get(digest)
        if fault:
            raise RegisterError(f"report {stored.id}: {fault}. Run tawthiq verify, and restore it from a backup")
        yield f"data/originals/{digest}{_ending(kind)}", register.originals.read(digest)
    if stored.sha256 not in met:
        met.add(stored.sha256)
        yield f"data/texts/{stored.sha256}.txt", stored.document.text.encode("utf-8")


def _masked(register: Register, document: str) -> bool:
    """Whether words of restricted claims stand as marks in the report."""
    return any(mask.document == document for mask in register.hidden.masks)


def _ending(media_type: str) -> str:
    return mimetypes.guess_extension(media_type.partition(";")[0]) or ".bin"


def _manifest(held: Mapping[str, bytes]) -> bytes:
    return "".join(f"{sha256(content).hexdigest()}  {path}\n" for path, content in held.items()).encode()


def _bag_info(register: Register, content: _Content) -> bytes:
    head = register.log(limit=1, newest_first=True).rows[0]
    lines = {
        "External-Identifier": content.incident.code,
        "External-Description": content.incident.title.en,
        "Audience": content.audience.value,
        "Bag-Software-Agent": f"Tawthiq {__version__}",
        "Payload-Oxum": f"{sum(map(len, content.held.values()))}.{len(content.held)}",
        "Register-Log-Head": f"{head.seq} {head.hash}",
        "Register-Log-Time": head.time,
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items()).encode()


def _readme(lang: str, content: _Content) -> bytes:
    name = "public." if content.audience is Audience.PUBLIC else ""
    template = files("tawthiq.publication").joinpath(f"dossier.{name}{lang}.txt").read_text("utf-8")
    incident = content.incident
    originals = sum(path.startswith("data/originals/") for path in content.held)
    filled = template.format(
        code=incident.code,
        title=incident.title.ar if lang == "ar" else incident.title.en,
        grade=incident.grade.value,
        rules=incident.rule_version,
        claims=len(incident.claims),
        reports=len(incident.documents),
        originals=originals,
        version=__version__,
    )
    return filled.encode("utf-8")
