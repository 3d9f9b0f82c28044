"""Who may see a restricted record, by the decisions that stand; and what a second reader must not see yet.

1. RESTRICT is about claims, incidents or documents; `after` names who may see them besides admins and who decided it:
   roles (`role:reviewer`) and names, apart by commas. The last one about a record holds until it is taken back.
2. SECOND asks for a second, independent reading of claims, by the person of `after` or, without one, by whoever takes
   it. Until then that person sees no judgement of others on the claim. READING is one step of the answer: `field` is
   the verdict, or `correct FIELD` with the value in `after`; accept, reject and unsure end it.
3. SETTLE ends the matter: a third person says which answer holds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tawthiq.model.decision import Decision, DecisionKind

JUDGING = frozenset({DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.UNSURE, DecisionKind.CORRECT})
ENDING = frozenset({"accept", "reject", "unsure"})
GOVERNING = frozenset({DecisionKind.RESTRICT, DecisionKind.SECOND, DecisionKind.READING, DecisionKind.SETTLE})
"""Kinds that move no figure: they say who sees what, and who reads what again."""
_ROLE, _CORRECT = "role:", "correct "


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: a name and a role; `everything` is the one person of a register without accounts, and an admin."""

    name: str
    role: str
    everything: bool = False


def allowed(text: str | None) -> tuple[str, ...]:
    """The roles and names of a restriction, each once, in order."""
    parts = (" ".join(part.split()) for part in (text or "").split(","))
    return tuple(sorted({part for part in parts if part}))


def withheld(standing: Iterable[Decision], viewer: Viewer) -> frozenset[str]:
    """The restricted records that a viewer may not see."""
    last = {name: d for d in standing if d.kind is DecisionKind.RESTRICT for name in d.subjects}
    return frozenset() if viewer.everything else frozenset(n for n, d in last.items() if not _sees(d, viewer))


def restricted(standing: Iterable[Decision]) -> frozenset[str]:
    """Every restricted record."""
    return frozenset(name for d in standing if d.kind is DecisionKind.RESTRICT for name in d.subjects)


def _sees(decision: Decision, viewer: Viewer) -> bool:
    named = allowed(decision.after)
    return viewer.name == decision.author or viewer.name in named or _ROLE + viewer.role in named


@dataclass(frozen=True, slots=True)
class Second:
    """A claim that is read twice: who asked whom, the judgements of others, the steps of each second reader."""

    claim: str
    asked: Decision
    first: tuple[Decision, ...]
    steps: tuple[Decision, ...]
    settled: Decision | None

    @property
    def reader(self) -> str | None:
        """Who ended a second reading."""
        return next((d.author for d in self.steps if d.field in ENDING), None)

    def waits_for(self, name: str) -> bool:
        """Whether this person is to read it and has not ended yet."""
        if self.settled or self.reader or not name:
            return False
        others = {d.author for d in self.first}
        return self.asked.after == name if self.asked.after else name not in {*others, self.asked.author}


def seconds(standing: Sequence[Decision]) -> dict[str, Second]:
    """The claims that are or were to be read twice, by claim."""
    found: dict[str, Second] = {}
    for decision in standing:
        if decision.kind is DecisionKind.SECOND:
            found.update({name: Second(name, decision, (), (), None) for name in decision.subjects})
    if not found:
        return found
    for decision in standing:
        for name in decision.subjects:
            if name not in found:
                continue
            told = found[name]
            if decision.kind in JUDGING:
                found[name] = replace(told, first=(*told.first, decision))
            elif decision.kind is DecisionKind.READING:
                found[name] = replace(told, steps=(*told.steps, decision))
            elif decision.kind is DecisionKind.SETTLE:
                found[name] = replace(told, settled=decision)
    return found


def as_judgement(step: Decision) -> Decision:
    """A step of a second reading as the judgement that it says."""
    field = step.field or "unsure"
    if field.startswith(_CORRECT):
        return replace(step, kind=DecisionKind.CORRECT, field=field.removeprefix(_CORRECT))
    return replace(step, kind=DecisionKind(field), field=None)


def as_step(judgement: Decision) -> Decision:
    """A judgement as a step of a second reading."""
    field = _CORRECT + (judgement.field or "") if judgement.kind is DecisionKind.CORRECT else judgement.kind.value
    return replace(judgement, kind=DecisionKind.READING, field=field)
