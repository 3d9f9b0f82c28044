"""Which decisions of the register led from one release to another.

1. `between` finds both releases in the hash-chained log, where the hash of each one's `SHA256SUMS` stands, and gives
   the decisions that were logged in between.
2. `led` lays them beside what moved: a decision belongs to an incident that it names, or whose claims, origins or
   reports it names, as they stood before or after.

Decisions with their authors and reasons are for the house. A release itself tells their kinds alone (`told`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.publication.release import FOLDER, SUMS, Moved
from tawthiq.register import Register

_SILENT = frozenset(
    {
        *(DecisionKind.RESTRICT, DecisionKind.SECOND, DecisionKind.READING, DecisionKind.UNSURE),
        *(DecisionKind.RECEIVE, DecisionKind.ANSWER),  # the claims that entered with an answer tell of it
        DecisionKind.NAME,
    }
)


@dataclass(frozen=True, slots=True)
class Led:
    """What moved, with the decisions that led to it, oldest first."""

    moved: Moved
    decisions: tuple[Decision, ...]


def between(register: Register, site: Path, before: str, after: str | None = None) -> tuple[Decision, ...] | None:
    """The decisions after one release of a site, up to another or to now; None where the log does not know them."""
    first = _logged(register, site, before)
    last = _logged(register, site, after) if after else None
    if first is None or (after and last is None):
        return None
    new = register.decided_between(first, last)
    return tuple(item for item in register.carried_decisions(standing=False) if item.id in new)


def _logged(register: Register, site: Path, name: str) -> int | None:
    try:
        digest = sha256((site / FOLDER / name / SUMS).read_bytes()).hexdigest()
    except OSError:
        return None
    return register.logged_at("export", digest)


def led(
    moved: Sequence[Moved],
    before: Mapping[str, Incident],
    after: Mapping[str, Incident],
    new: Iterable[Decision],
    known: Mapping[str, Decision],
) -> tuple[Led, ...]:
    """What moved with its decisions out of `new`; `known` are all, since one that takes back names another."""
    about: dict[str, set[int]] = {}
    for at, one in enumerate(moved):
        for name in _names(one, before, after):
            about.setdefault(name, set()).add(at)
    found: dict[int, list[Decision]] = {}
    for decision in new:
        if decision.kind in _SILENT:
            continue
        for at in {at for name in _subjects(decision, known) for at in about.get(name, ())}:
            found.setdefault(at, []).append(decision)
    return tuple(Led(one, tuple(found.get(at, ()))) for at, one in enumerate(moved))


def told(one: Led) -> Moved:
    """What readers are told: the kinds of the decisions, in the order of their first."""
    return replace(one.moved, decided=tuple(dict.fromkeys(decision.kind for decision in one.decisions)))


def _names(one: Moved, before: Mapping[str, Incident], after: Mapping[str, Incident]) -> Iterator[str]:
    yield one.incident
    for incident in (before.get(one.incident), after.get(one.into or one.incident)):
        if incident is not None:
            yield from (incident.id, *incident.redirects, *incident.claims, *incident.documents)
            yield from (origin.id for origin in incident.origin_tree)


def _subjects(decision: Decision, known: Mapping[str, Decision], depth: int = 5) -> Iterator[str]:
    """What a decision is about; one that takes another back is about what that one was about."""
    yield from decision.subjects
    yield from (name for name in (decision.before, decision.after) if name)
    yield from (claim for anchor in decision.anchors for claim in anchor.claims)
    if decision.kind is DecisionKind.UNDO and depth:
        for name in decision.subjects:
            if name in known:
                yield from _subjects(known[name], known, depth - 1)
