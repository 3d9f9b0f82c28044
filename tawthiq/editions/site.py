"""A bilingual site of files: it needs no server and no script to be read, and opens from a folder too.

1. `choose` takes what passed review (or all, under a banner) in its public form.
2. `build` writes the site beside its place: pages in both languages, tables, a page for every address that was ever
   published and is no longer, hashes of every file. All of it twice: at the root, where pages tell how it stands, and
   under `releases/NAME`, where they stay as they were published and say so.
3. `publish` puts it in its place.

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
from tawthiq.errors import InputError, UsageError
from tawthiq.model import wire
from tawthiq.model.decision import DecisionKind
from tawthiq.publication.downloads import downloads
from tawthiq.publication.files import write
from tawthiq.publication.leaving import gone
from tawthiq.publication.reasons import Led, between, led, told
from tawthiq.publication.release import (
    ABOUT,
    CHANGES,
    FOLDER,
    GONE,
    SUMS,
    Gone,
    Moved,
    Release,
    departed,
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
    earlier: tuple[Release, ...]
    material: Material
    led: tuple[Led, ...]
    logged: bool  # whether the log knows the last release, so that the decisions since then are known
    gone: tuple[Gone, ...]
    moves: Mapping[str, Sequence[Change]]

    @property
    def moved(self) -> tuple[Moved, ...]:
        """What moved, as readers are told."""
        return tuple(told(one) for one in self.led)


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
    old = held(site, last.name) if last else {}
    left = gone(material.gathered, old, departed(site, last.name) if last else (), now)
    new = between(register, site, last.name) if last else ()
    known = {decision.id: decision for decision in register.carried_decisions(standing=False)} if new else {}
    moved = led(difference(old, now, left), old, now, new or (), known)
    return Edition(release, before, material, moved, new is not None, left, register.moves())


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
        digest = _hashed(staging / folder, (staging / folder).rglob("*"))
        _hashed(staging, (file for part in _PARTS for file in (staging / part, *(staging / part).rglob("*"))))
        (site / FOLDER).mkdir(exist_ok=True)
        for part in (*_PARTS, SUMS):
            _replace(staging / part, site / part)
        (staging / folder).rename(site / folder)  # last: a release is there when its pages are
    except OSError as error:
        raise InputError(f"{site}: cannot be written ({error}). Free some space or name another folder") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return digest


def _hashed(root: Path, files: Iterator[Path]) -> str:
    """Write `SHA256SUMS` over files; returns its own hash."""
    return write(root / SUMS, (sums(root, [file for file in files if file.is_file()]),))


def _replace(new: Path, old: Path) -> None:
    if old.is_dir():
        shutil.rmtree(old)
    new.replace(old)


def build(edition: Edition, root: Path, processes: int = 1) -> None:
    """Write every file of the site below `root`; the same files in any number of processes."""
    for name, text in _assets():
        for place in (root, root / FOLDER / edition.release.name):
            _put(place / "assets" / name, text)
    with pressing(edition, root, processes):  # the others set pages while this one writes the tables
        _tables(edition, root)


def _tables(edition: Edition, root: Path) -> None:
    folder = root / FOLDER / edition.release.name
    told, gathered = edition.material.told, edition.material.gathered
    ledger = [(row, claim) for row, claim in edition.material.ledger if claim is not None]
    claims = [*(claim for one in told for claim in one.claims), *(claim for _, claim in ledger)]
    named = {claim.document for claim in claims}
    reports = {name: (r.document, r.sha256) for name, r in gathered.reports.items() if name in named}
    for name, chunks in downloads(
        [one.incident for one in told], list({c.id: c for c in claims}.values()), ledger, reports
    ):
        write(folder / name, chunks)
    write(folder / CHANGES, (wire.encode(moved) + b"\n" for moved in edition.moved))
    write(folder / GONE, (wire.encode(one) + b"\n" for one in edition.gone))
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
