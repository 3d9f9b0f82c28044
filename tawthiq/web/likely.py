"""Pairs of incidents that may be one, worked out once for each state of the register.

Pairs that a person judged (or left undecided) no longer wait.
"""

from collections.abc import Iterable
from threading import Lock
from weakref import WeakKeyDictionary

from tawthiq import incidents
from tawthiq.errors import RegisterError
from tawthiq.model.cluster import Cluster, Link
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.register import Register
from tawthiq.register.corrections import placed

MOST = 500
JUDGED = frozenset({DecisionKind.SAME, DecisionKind.MERGE, DecisionKind.DIFFERENT, DecisionKind.UNSURE})
_kept: "WeakKeyDictionary[Register, tuple[str, tuple[Link, ...]]]" = WeakKeyDictionary()
_lock = Lock()


def waiting(register: Register) -> tuple[Link, ...]:
    """The pairs that nobody judged, likeliest first, at most 500."""
    ruled = register.carried_decisions()
    judged = set(_judged(register, ruled))
    return tuple(link for link in _all(register, ruled) if frozenset({link.left, link.right}) not in judged)[:MOST]


def between(register: Register, left: str, right: str) -> Link | None:
    """The link between two incidents, None where they are not alike."""
    both = {left, right}
    return next((k for k in _all(register, register.carried_decisions()) if {k.left, k.right} == both), None)


def _all(register: Register, ruled: Iterable[Decision]) -> tuple[Link, ...]:
    state = register.snapshot()
    with _lock:
        known = _kept.get(register)
        if known is not None and known[0] == state:
            return known[1]
        clusters = [Cluster(id=incident.id, claims=incident.claims) for incident in register.all_incidents()]
        claims = placed(register.all_claims(), ruled)
        found = incidents.likely_same(claims, register.all_documents(), clusters)
        _kept[register] = (state, found)
        return found


def _judged(register: Register, ruled: Iterable[Decision]) -> Iterable[frozenset[str]]:
    homes: dict[str, str | None] = {}
    for decision in ruled:
        if decision.kind not in JUDGED or len(decision.subjects) < 2:
            continue
        for name in decision.subjects:
            if name not in homes:
                homes[name] = _home(register, name)
        placed = [homes[name] for name in decision.subjects]
        yield from (frozenset({a, b}) for a in placed for b in placed if a and b and a != b)


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
