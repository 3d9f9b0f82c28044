"""Releases of a site: what each held, by the hash of every file, and what moved between two of them.

A release is a folder `releases/NAME` that is a site by itself: its pages and tables as they were published,
`release.json`, what moved against the one before (`changes.jsonl`), what had been published and is not in it
(`gone.jsonl`), and `SHA256SUMS` over all of these (`sha256sum -c` reads it). Nothing in it tells the time: the same
register gives the same release. Who decided what led to a change stays in the register (`reasons`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from tawthiq.errors import InputError, UsageError
from tawthiq.model import wire
from tawthiq.model.decision import DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.register.assessed import assessed, moved

FOLDER, SUMS, TABLE, ABOUT = "releases", "SHA256SUMS", "incidents.jsonl", "release.json"
CHANGES, GONE = "changes.jsonl", "gone.jsonl"


T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What a release says of itself; `number` counts from 1, `unreviewed` whether it holds what nobody reviewed."""

    name: str
    number: int
    previous: str | None
    incidents: int
    claims: int
    rule_version: str
    unreviewed: bool


class Why(StrEnum):
    """Why something moved: what readers of a site are told. The last five are the grounds of who withheld it."""

    NEW_CLAIMS = "new_claims"
    FEWER_CLAIMS = "fewer_claims"
    RULES = "rules"
    MERGED = "merged"
    DECISION = "decision"
    REJECTED = "rejected"
    UNSAID = "unsaid"  # no claim speaks of it any more
    UNREVIEWED = "unreviewed"
    SAFETY = "safety"
    CONSENT = "consent"
    LEGAL = "legal"
    REVIEW = "review"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """An incident that was published once and is not in this release: `change` is merged, withdrawn or withheld.

    `into` is the published incident that it was merged into, if any.
    """

    incident: str
    code: str
    change: str
    into: str | None = None
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One incident that is not what it was: `change` is added, changed, merged, withdrawn or withheld.

    `what` are the values that moved, before and after, as the history writes them; `into` is the incident merged into;
    `decided` are the kinds of the decisions that led to it, as far as they are known.
    """

    incident: str
    code: str
    change: str
    what: tuple[tuple[str, str, str], ...] = ()
    why: tuple[Why, ...] = ()
    into: str | None = None
    decided: tuple[DecisionKind, ...] = ()


def releases(site: Path) -> tuple[Release, ...]:
    """The releases of a site, oldest first. Raises InputError where one cannot be read."""
    found = []
    for file in (site / FOLDER).glob(f"*/{ABOUT}"):
        try:
            found.append(wire.decode(file.read_bytes(), Release))
        except (OSError, ValueError) as error:
            raise InputError(f"{file}: not a release ({error}). Publish anew, or restore the file") from error
    return tuple(sorted(found, key=lambda release: release.number))


def held(site: Path, name: str) -> dict[str, Incident]:
    """The incidents of a release by id. Raises UsageError where the site has no such release."""
    file = site / FOLDER / name / TABLE
    if not file.is_file():
        known = ", ".join(release.name for release in releases(site)) or "none yet"
        raise UsageError(f"{name}: no such release in {site}. It has: {known}")
    return {incident.id: incident for incident in _lines(file, Incident)}


def departed(site: Path, name: str) -> tuple[Gone, ...]:
    """What had been published before a release and was not in it."""
    file = site / FOLDER / name / GONE
    return tuple(_lines(file, Gone)) if file.is_file() else ()


def _lines(file: Path, kind: type[T]) -> list[T]:
    try:
        return [wire.decode(line, kind) for line in file.read_bytes().splitlines()]
    except (OSError, ValueError) as error:
        raise InputError(f"{file}: cannot be read ({error}). Restore it: SHA256SUMS beside it has its hash") from error


def difference(
    before: Mapping[str, Incident], after: Mapping[str, Incident], gone: Sequence[Gone] = ()
) -> tuple[Moved, ...]:
    """What moved, incident by incident, in the order of their codes, with the reasons. `gone` says why some are."""
    left = {one.incident: one for one in gone}
    merged = {old: new.id for new in after.values() for old in new.redirects}
    found: list[Moved] = []
    for name in before.keys() | after.keys():
        old, new = before.get(name), after.get(name)
        if old is None and new is not None:
            found.append(Moved(incident=name, code=new.code, change="added"))
        elif old is not None and name in left:
            told = left[name]
            found.append(Moved(incident=name, code=old.code, change=told.change, why=told.why, into=told.into))
        elif new is None and old is not None:
            into = merged.get(name)
            why = (Why.MERGED,) if into else ()
            found.append(
                Moved(incident=name, code=old.code, change="merged" if into else "withdrawn", why=why, into=into)
            )
        elif old is not None and new is not None and (what := tuple(moved(assessed(old), assessed(new)))):
            found.append(Moved(incident=name, code=new.code, change="changed", what=what, why=_why(old, new)))
    return tuple(sorted(found, key=lambda moved: (moved.code, moved.incident)))


def _why(old: Incident, new: Incident) -> tuple[Why, ...]:
    had, has = set(old.claims), set(new.claims)
    told = (
        (Why.MERGED, bool(set(new.redirects) - set(old.redirects))),
        (Why.NEW_CLAIMS, bool(has - had)),
        (Why.FEWER_CLAIMS, bool(had - has)),
        (Why.RULES, old.rule_version != new.rule_version),
    )
    found = tuple(why for why, holds in told if holds)
    return found or (Why.DECISION,)  # the same claims under the same rules: a person decided or corrected


def sums(root: Path, files: Iterable[Path]) -> bytes:
    """`SHA256SUMS` over files, their paths from `root`, in order."""
    skipped = len(root.parts)  # a path from the root by its parts: `relative_to` asks more, once for each of many files
    rows = sorted(("/".join(file.parts[skipped:]), sha256(file.read_bytes()).hexdigest()) for file in files)
    return "".join(f"{digest}  {name}\n" for name, digest in rows).encode()
