"""Which decisions stand: in time order, without those that a later one undid."""

from collections.abc import Iterable

from tawthiq.model.decision import Decision, DecisionKind


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions in order of time; an UNDO takes out the decisions it names, an undone UNDO lets them stand again."""
    ordered = sorted(decisions, key=lambda d: (d.time, d.id))
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.kind is DecisionKind.UNDO and decision.id not in undone:
            undone.update(decision.subjects)
    return tuple(d for d in ordered if d.kind is not DecisionKind.UNDO and d.id not in undone)
