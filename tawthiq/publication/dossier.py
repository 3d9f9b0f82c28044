"""One incident with all its evidence as one package, for a court or an editor: a zip that holds a BagIt bag (RFC 8493).

1. `data/` holds the incident, its claims, reports, decisions, chains of custody and log entries as JSON, the original
   bytes of each report under their SHA-256 and the text that was read out of them.
2. `manifest-sha256.txt` names the hash of each file of `data/`, `tagmanifest-sha256.txt` those of the others, so that
   `sha256sum -c` and any BagIt tool check the package without this program.
3. `README.en.txt` and `README.ar.txt` say to who opens it what lies where, what it proves and what it does not.

The same state of a register gives the same bytes.
"""

import mimetypes
import zipfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.resources import files
from io import BytesIO

from tawthiq import __version__
from tawthiq.errors import RegisterError
from tawthiq.model import wire
from tawthiq.model.decision import Decision
from tawthiq.model.incident import Incident
from tawthiq.register import Custody, Register, StoredClaim, StoredDocument

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: a package's files have no time of their own
_BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def pack(register: Register, name: str) -> bytes:
    """The package of an incident, by code or id.

    Raises RegisterError for an unknown incident, and where an original is missing or is not the bytes it should be:
    evidence that is not whole does not leave the house.
    """
    incident = register.incident(name)
    folder = f"{incident.code}-dossier"
    held = dict(_data(register, incident))
    tags = {
        "bagit.txt": _BAGIT,
        "bag-info.txt": _bag_info(register, incident, held),
        "manifest-sha256.txt": _manifest(held),
        **{f"README.{lang}.txt": _readme(lang, incident, held) for lang in ("en", "ar")},
    }
    tags["tagmanifest-sha256.txt"] = _manifest(tags)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, content in (*tags.items(), *held.items()):
            packed.writestr(zipfile.ZipInfo(f"{folder}/{path}", _EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _data(register: Register, incident: Incident) -> Iterator[tuple[str, bytes]]:
    claims = register.claims_of_incident(incident.id)
    documents = [register.document(name) for name in incident.documents]
    custody = {stored.id: register.custody(stored.id) for stored in documents}
    decisions = _about(register.decisions(), incident, claims)
    yield "data/incident.json", wire.pretty(incident)
    yield "data/claims.json", wire.pretty(claims)
    yield "data/reports.json", wire.pretty([stored.document for stored in documents])
    yield "data/decisions.json", wire.pretty(decisions)
    yield "data/custody.json", wire.pretty(custody)
    subjects = {stored.id for stored in documents} | {item.id for item in decisions} | {incident.id}
    subjects |= {item.id for found in custody.values() for item in found}
    yield "data/log.json", wire.pretty(register.log_about(subjects))
    met: set[str] = set()
    for stored in documents:
        yield from _evidence(register, stored, custody[stored.id], met)


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
    """The originals of a report and its text, each once."""
    kinds = {item.sha256: item.media_type for item in custody}
    if stored.bytes_sha256:
        kinds.setdefault(stored.bytes_sha256, "application/octet-stream")
    for digest, kind in kinds.items():
        if digest in met:
            continue
        met.add(digest)
        fault = register.originals.fault(digest)
        if fault:
            raise RegisterError(f"report {stored.id}: {fault}. Run tawthiq verify, and restore it from a backup")
        yield f"data/originals/{digest}{_ending(kind)}", register.originals.read(digest)
    if stored.sha256 not in met:
        met.add(stored.sha256)
        yield f"data/texts/{stored.sha256}.txt", stored.document.text.encode("utf-8")


def _ending(media_type: str) -> str:
    return mimetypes.guess_extension(media_type.partition(";")[0]) or ".bin"


def _manifest(held: dict[str, bytes]) -> bytes:
    return "".join(f"{sha256(content).hexdigest()}  {path}\n" for path, content in held.items()).encode()


def _bag_info(register: Register, incident: Incident, held: dict[str, bytes]) -> bytes:
    head = register.log(limit=1, newest_first=True).rows[0]
    lines = {
        "External-Identifier": incident.code,
        "External-Description": incident.title.en,
        "Bag-Software-Agent": f"Tawthiq {__version__}",
        "Payload-Oxum": f"{sum(map(len, held.values()))}.{len(held)}",
        "Register-Log-Head": f"{head.seq} {head.hash}",
        "Register-Log-Time": head.time,
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items()).encode()


def _readme(lang: str, incident: Incident, held: dict[str, bytes]) -> bytes:
    template = files("tawthiq.publication").joinpath(f"dossier.{lang}.txt").read_text("utf-8")
    title = incident.title.ar if lang == "ar" else incident.title.en
    originals = sum(path.startswith("data/originals/") for path in held)
    filled = template.format(
        code=incident.code,
        title=title,
        grade=incident.grade.value,
        rules=incident.rule_version,
        claims=len(incident.claims),
        reports=len(incident.documents),
        originals=originals,
        version=__version__,
    )
    return filled.encode("utf-8")
