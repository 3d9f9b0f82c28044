"""A bilingual site of files: it needs no server and no script to be read, and opens from a folder too.

1. `choose` takes what passed review (or all, under a banner) in its public form.
2. `build` writes the site beside its place: pages in both languages, tables, a page for every address that was ever
   published and is no longer, hashes of every file.
3. `publish` puts it in its place; earlier releases keep their tables.

The same register gives the same files.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp

from tawthiq.editions.press import sheets
from tawthiq.editions.pressing import LANGUAGES, pressing
from tawthiq.editions.report import Material, gather
from tawthiq.editions.scope import Scope
from tawthiq.errors import InputError, RegisterError, UsageError
from tawthiq.model import wire
from tawthiq.model.decision import DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.publication.downloads import downloads
from tawthiq.publication.files import write
from tawthiq.publication.release import (
    ABOUT,
    FOLDER,
    SUMS,
    Moved,
    Release,
    difference,
    held,
    releases,
    sums,
)
from tawthiq.register import Register
from tawthiq.register.records import Change

_PARTS = (*LANGUAGES, "assets", "index.html")
_REVIEWED = "reviewed"
# a cumulative claim has no incident to review
_ACCEPTING = frozenset({DecisionKind.ACCEPT, DecisionKind.CORRECT, DecisionKind.ENTER})


@dataclass(frozen=True, slots=True)
class Edition:
    """What is about to be published, and what it moves against the last release (all of it where there is none)."""

    release: Release
    material: Material
    moved: tuple[Moved, ...]
    gone: Mapping[str, str | None]
    moves: Mapping[str, Sequence[Change]]


def choose(register: Register, site: Path, name: str | None, unreviewed: bool) -> Edition:
    """What a release would hold. Raises UsageError for a name that is taken or no name of a folder."""
    before = releases(site)
    last = before[-1] if before else None
    number = last.number + 1 if last else 1
    called = name or str(number)
    if called in {release.name for release in before}:
        raise UsageError(f"--release {called}: this release is published. A release never changes: name another")
    if not called.replace("-", "").replace(".", "").replace("_", "").isalnum() or called.startswith("."):
        raise UsageError(f"--release {called}: not a name. Use letters, digits, '-', '_' and '.', as 2024-06")
    material = gather(register, Scope(reviewed=not unreviewed))
    if not unreviewed:
        decided = {s for d in register.carried_decisions() if d.kind in _ACCEPTING for s in d.subjects}
        material = replace(material, ledger=tuple(row for row in material.ledger if row[0].claim in decided))
    now = {told.incident.id: told.incident for told in material.told}
    release = Release(
        name=called,
        number=number,
        previous=last.name if last else None,
        incidents=len(now),
        claims=sum(len(told.claims) for told in material.told),
        rule_version=next((incident.rule_version for incident in now.values()), ""),
        unreviewed=any(incident.review_state != _REVIEWED for incident in now.values()),
    )
    moved = difference(held(site, last.name) if last else {}, now)
    return Edition(release, material, moved, _gone(register, site, before, now), register.moves())


def _gone(
    register: Register, site: Path, before: Sequence[Release], now: Mapping[str, Incident]
) -> Mapping[str, str | None]:
    """Every id that was ever published, or was merged into one that is, with the published id it leads to, if any."""
    gone: dict[str, str | None] = {old: new.id for new in now.values() for old in new.redirects if old not in now}
    for release in before:
        for name in held(site, release.name):
            if name in now or name in gone:
                continue
            try:
                leads = register.incident(name).id
            except RegisterError:
                leads = None
            gone[name] = leads if leads in now else None
    return dict(sorted(gone.items()))


def publish(edition: Edition, site: Path, processes: int = 1) -> str:
    """Write the release in some processes; returns the SHA-256 of its SHA256SUMS.

    Raises InputError where it cannot be written.
    """
    try:
        site.mkdir(parents=True, exist_ok=True)
        staging = Path(mkdtemp(prefix=".tawthiq-", dir=site))
    except OSError as error:
        raise InputError(f"{site}: cannot be written ({error.strerror}). Name another folder for --out") from error
    try:
        build(edition, staging, processes)
        folder = Path(FOLDER) / edition.release.name
        listed = sums(staging, (file for file in staging.rglob("*") if file.is_file()))
        digest = write(staging / folder / SUMS, (listed,))
        (site / FOLDER).mkdir(exist_ok=True)
        for part in _PARTS:
            _replace(staging / part, site / part)
        (staging / folder).rename(site / folder)  # last: a release is there when its pages are
    except OSError as error:
        raise InputError(f"{site}: cannot be written ({error}). Free some space or name another folder") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return digest


def _replace(new: Path, old: Path) -> None:
    if old.is_dir():
        shutil.rmtree(old)
    new.replace(old)


def build(edition: Edition, root: Path, processes: int = 1) -> None:
    """Write every file of the site below `root`; the same files in any number of processes."""
    for name, text in _assets():
        _put(root / "assets" / name, text)
    with pressing(edition, root, processes):  # the others set pages while this one writes the tables
        _tables(edition, root)


def _tables(edition: Edition, root: Path) -> None:
    folder = root / FOLDER / edition.release.name
    folder.mkdir(parents=True)
    told, gathered = edition.material.told, edition.material.gathered
    ledger = [(row, claim) for row, claim in edition.material.ledger if claim is not None]
    claims = [*(claim for one in told for claim in one.claims), *(claim for _, claim in ledger)]
    named = {claim.document for claim in claims}
    reports = {name: (r.document, r.sha256) for name, r in gathered.reports.items() if name in named}
    for name, chunks in downloads(
        [one.incident for one in told], list({c.id: c for c in claims}.values()), ledger, reports
    ):
        write(folder / name, chunks)
    _put(folder / ABOUT, wire.pretty(edition.release))


def _put(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _assets() -> Iterator[tuple[str, bytes]]:
    """The style sheet, fonts, Leaflet and the outlines, which a page opened from a folder may not fetch: a script."""
    own, desk = files("tawthiq.editions"), files("tawthiq.web") / "static"
    yield "site.css", sheets("site").encode()
    for folder in ("fonts", "leaflet"):
        for file in (desk / folder).iterdir():
            yield f"{folder}/{file.name}", file.read_bytes()
    yield "map.js", (desk / "map.js").read_bytes()
    outlines = ",".join(
        f'"{name}":{(desk / "geo" / name).read_text("utf-8")}' for name in ("areas.geojson", "borders.geojson")
    )
    script = (own / "templates" / "outlines.js").read_text("utf-8")
    yield "outlines.js", script.replace("OUTLINES", f"{{{outlines}}}").encode()
