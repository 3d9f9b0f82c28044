"""Decisions tied to words: which claims an incident held when it was named, and which claims carry them now.

1. `anchored` notes the claims of each incident that a decision names, as it is written down.
2. `carried` puts in the place of each claim the one that a later reading of its report gave for it.
"""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from tawthiq.model.decision import Anchor, Decision
from tawthiq.register import schema


def anchored(connection: Connection, decision: Decision) -> Decision:
    """The decision with the claims of the incidents that it names, as they stand now (step 1)."""
    table = schema.incident_claims
    known = {anchor.incident for anchor in decision.anchors}
    named = [name for name in (*decision.subjects, decision.before, decision.after) if name and name not in known]
    asked = select(table.c.incident, table.c.claim).where(table.c.incident.in_(named)).order_by(table.c.claim)
    held: dict[str, list[str]] = {}
    for row in connection.execute(asked):
        held.setdefault(row.incident, []).append(row.claim)
    found = tuple(Anchor(name, tuple(held[name])) for name in dict.fromkeys(named) if name in held)
    return replace(decision, anchors=(*decision.anchors, *found)) if found else decision


def claims_of(decision: Decision) -> set[str]:
    """Every id that a decision names or that an incident of it held."""
    return {*decision.subjects, *(claim for anchor in decision.anchors for claim in anchor.claims)}


def carried(decision: Decision, moved: Mapping[str, str]) -> Decision:
    """The decision about the claims that now carry the words it was made about (step 2)."""
    return replace(
        decision,
        subjects=_carried(decision.subjects, moved),
        anchors=tuple(Anchor(anchor.incident, _carried(anchor.claims, moved)) for anchor in decision.anchors),
    )


def _carried(ids: tuple[str, ...], moved: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(moved.get(name, name) for name in ids)
