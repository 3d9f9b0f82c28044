"""Which decisions stand: in time order, without those that a later one undid."""

from collections.abc import Iterable

from tawthiq.model.decision import Decision, DecisionKind


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions in order of time; an UNDO takes out the decisions it names, an undone UNDO lets them stand again."""
    ordered = _ordered(decisions)
    gone = taken_back(ordered)
    return tuple(d for d in ordered if d.kind is not DecisionKind.UNDO and d.id not in gone)


def names_of(decisions: Iterable[Decision]) -> set[str]:
    """Everything that decisions name: claims, incidents, origins, and the claims that incidents held."""
    found: set[str] = set()
    for decision in decisions:
        found.update(name for name in (*decision.subjects, decision.before, decision.after) if name)
        found.update(claim for anchor in decision.anchors for claim in anchor.claims)
    return found


def taken_back(decisions: Iterable[Decision]) -> frozenset[str]:
    """The ids of the decisions, UNDOs among them, that an UNDO in force names."""
    undone: set[str] = set()
    for decision in reversed(_ordered(decisions)):
        if decision.kind is DecisionKind.UNDO and decision.id not in undone:
            undone.update(decision.subjects)
    return frozenset(undone)


def _ordered(decisions: Iterable[Decision]) -> list[Decision]:
    return sorted(decisions, key=lambda d: (d.time, d.id))
