"""Which incidents a person keeps from publication, by the decisions that stand.

WITHHOLD is about incidents; `after` is the ground that readers are told, or none. It moves no figure. It holds for the
claims that the incident held when it was decided, wherever they stand now: an incident that bears one of them is
withheld as well, whatever merged, split or renamed it in between.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.model.restriction import GOVERNING
from tawthiq.model.written import WRITTEN

SILENT = GOVERNING | WRITTEN | {DecisionKind.WITHHOLD, DecisionKind.NAME, DecisionKind.ALIAS}
"""Kinds of decisions that move no figure: there is nothing to preview."""


class Ground(StrEnum):
    """What readers are told of why an incident is withheld."""

    SAFETY = "safety"
    CONSENT = "consent"
    LEGAL = "legal"
    REVIEW = "review"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Withheld:
    """The decisions by the ids of incidents and of claims; of two about one, the later."""

    incidents: dict[str, Decision] = field(default_factory=dict)
    claims: dict[str, Decision] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.incidents)

    def of(self, incident: Incident) -> Decision | None:
        """The decision that withholds an incident, if one does."""
        named = [self.incidents[name] for name in (incident.id, *incident.redirects) if name in self.incidents]
        held = [self.claims[name] for name in incident.claims if name in self.claims] if self.claims else []
        return max((*named, *held), key=lambda decision: (decision.time, decision.id), default=None)


def withheld(standing: Iterable[Decision]) -> Withheld:
    """What is withheld by decisions that stand, in order of time."""
    found = Withheld()
    for decision in standing:
        if decision.kind is DecisionKind.WITHHOLD:
            found.incidents.update(dict.fromkeys(decision.subjects, decision))
            for anchor in decision.anchors:
                found.claims.update(dict.fromkeys(anchor.claims, decision))
    return found
