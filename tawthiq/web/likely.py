"""Pairs of incidents that may be one, worked out once for each state of the register.

Pairs that a person judged (or left undecided) no longer wait. Of a small register every pair worth a look is compared
anew; of a large one those stand that resolving kept, which score above zero, and only the ones that are shown are
compared again, for their reasons.
"""

from collections.abc import Iterable, Iterator
from threading import Lock
from weakref import WeakKeyDictionary

from tawthiq import incidents
from tawthiq.errors import RegisterError
from tawthiq.model.cluster import Cluster, Link
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.register import Register
from tawthiq.register.corrections import placed
from tawthiq.register.kept_links import kept_links

MOST = 500
LARGE = 2_000
"""Incidents from which on what resolving kept is read."""
JUDGED = frozenset({DecisionKind.SAME, DecisionKind.MERGE, DecisionKind.DIFFERENT, DecisionKind.UNSURE})
_kept: "WeakKeyDictionary[Register, tuple[str, tuple[Link, ...]]]" = WeakKeyDictionary()
_lock = Lock()


def waiting(register: Register) -> tuple[Link, ...]:
    """The pairs that nobody judged, likeliest first, at most 500. Of a large register they are without reasons."""
    ruled = register.carried_decisions()
    judged = set(_judged(register, ruled))
    return tuple(link for link in _all(register, ruled) if frozenset({link.left, link.right}) not in judged)[:MOST]


def reasoned(register: Register, link: Link) -> Link:
    """The link with its reasons."""
    return link if link.reasons else (between(register, link.left, link.right) or link)


def between(register: Register, left: str, right: str) -> Link | None:
    """The link between two incidents, None where they are not alike."""
    both = {left, right}
    found = [register.incident(name) for name in (left, right)]
    claims = [stored.claim for incident in found for stored in register.claims_of_incident(incident.id)]
    reports = register.reports_named({claim.document for claim in claims})
    told = placed(claims, register.carried_decisions())
    clusters = [Cluster(id=incident.id, claims=incident.claims) for incident in found]
    return next((k for k in incidents.likely_same(told, reports, clusters) if {k.left, k.right} == both), None)


def _all(register: Register, ruled: Iterable[Decision]) -> tuple[Link, ...]:
    state = register.snapshot()
    with _lock:
        known = _kept.get(register.view)
        if known is not None and known[0] == state:
            return known[1]
        found = _of_large(register, state) if register.incidents(limit=1).total >= LARGE else None
        if found is None:
            clusters = [Cluster(id=incident.id, claims=incident.claims) for incident in register.all_incidents()]
            claims = placed(register.all_claims(), ruled)
            found = incidents.likely_same(claims, register.all_documents(), clusters)
        _kept[register.view] = (state, found)
        return found


def _of_large(register: Register, state: str) -> tuple[Link, ...] | None:
    """Ten times as many pairs as are ever shown: judged ones among them are left out later."""
    # what resolving kept was worked out of everything: to whom something is hidden, pairs are compared anew
    links = None if register.hidden else kept_links(register.folder, state, register.homes_of_claims())
    if links is None:
        return None
    best: dict[tuple[str, str], float] = {}
    for one, other, score in links:
        best.setdefault((min(one, other), max(one, other)), score)
        if len(best) >= 10 * MOST:
            break
    return tuple(Link(left, right, score) for (left, right), score in best.items())


def _judged(register: Register, ruled: Iterable[Decision]) -> Iterator[frozenset[str]]:
    homes: dict[str, str | None] = {}
    for decision in ruled:
        if decision.kind not in JUDGED or len(decision.subjects) < 2:
            continue
        for name in decision.subjects:
            if name not in homes:
                homes[name] = _home(register, name)
        placed_in = [homes[name] for name in decision.subjects]
        yield from (frozenset({a, b}) for a in placed_in for b in placed_in if a and b and a != b)


def _home(register: Register, name: str) -> str | None:
    """The incident of this id, or of the claim of this id."""
    try:
        return register.incident(name).id
    except RegisterError:
        pass
    try:
        return register.claim(name).incident
    except RegisterError:
        return None
