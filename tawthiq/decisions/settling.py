"""Settling what two readers see differently: a third person says which reading holds."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from tawthiq.errors import UsageError
from tawthiq.model.decision import Decision
from tawthiq.model.restriction import as_judgement, seconds
from tawthiq.register import Register

HOLDS = ("first", "second")


def settled(register: Register, decision: Decision, undoing: Callable[[str], Decision]) -> tuple[Decision, ...]:
    """The decisions that a settlement comes to. Where the second reading holds, the first judgements are taken back and
    its own stand in their place, signed by who settles.

    Raises UsageError where there is nothing to settle, or one of the readers would settle it.
    """
    told = seconds(register.governing()).get(decision.subjects[0])
    if told is None or told.reader is None or told.settled:
        raise UsageError("this claim has no two readings that wait to be settled. See tawthiq agreement")
    if decision.after not in HOLDS:
        raise UsageError(f"which reading holds? Give one of: {', '.join(HOLDS)}")
    if decision.author in {told.reader, *(d.author for d in told.first)}:
        raise UsageError("a third person settles it, none of the two readers. Ask somebody else")
    if decision.after == "first":
        return (decision,)
    taken = [undoing(item.id) for item in told.first]
    held = [as_judgement(step) for step in told.steps if step.author == told.reader]
    made = [
        replace(item, id=uuid4().hex, author=decision.author, time=decision.time, reason=decision.reason)
        for item in held
    ]
    return (decision, *taken, *made)
