"""What people write of an incident beside what is computed: its summary, and the versions of its assessment.

SUMMARY is about one incident: `after` is an Summary as JSON, with no words where it is taken away, `before` the one
that stood until then. PUBLISH is about one incident: `after` is a Version as JSON, what its assessment said when a
person released it for publication. Neither moves a figure. Both hold for the claims that the incident had when they
were written: whatever merges, splits or renames it later, the incident that bears more than half of these claims has
them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tawthiq.model import wire
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.incident import Incident

WRITTEN = frozenset({DecisionKind.SUMMARY, DecisionKind.PUBLISH})
"""Kinds of decisions that tell of an incident in words of their own, or hold what it said."""
LONGEST = 4000  # letters of a summary in one language: what is longer is a report


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary of an incident in one's own words, in Arabic and English; either may be missing."""

    ar: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.ar or self.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What an assessment said when it was published, the first being number 1; `values` by their names, as
    `register.assessed` gives them.
    """

    number: int
    values: tuple[tuple[str, str], ...]
    summary: Summary = Summary()
    rule_version: str = ""


def summary_of(decision: Decision) -> Summary:
    """The summary that a decision of the kind SUMMARY writes."""
    return wire.decode(decision.after or "{}", Summary)


def version_of(decision: Decision) -> Version:
    """The version that a decision of the kind PUBLISH makes."""
    return wire.decode(decision.after or "", Version)


@dataclass(frozen=True, slots=True)
class Written:
    """The decisions of these kinds that stand, in order of time, by the incidents and by the claims that they name."""

    incidents: dict[str, list[Decision]] = field(default_factory=dict)
    claims: dict[str, list[Decision]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.incidents)

    def of(self, incident: Incident) -> tuple[Decision, ...]:
        """Those that hold for an incident, in order of time."""
        found = {d.id: d for name in (incident.id, *incident.redirects) for d in self.incidents.get(name, ())}
        own = set(incident.claims)
        for decision in [d for name in incident.claims for d in self.claims.get(name, ())]:
            if 2 * len(own & held(decision)) > len(held(decision)):
                found[decision.id] = decision
        return tuple(sorted(found.values(), key=lambda decision: (decision.time, decision.id)))

    def summary(self, incident: Incident) -> Decision | None:
        """The decision whose summary is in force; None where there is none, or the last took it away."""
        last = next((d for d in reversed(self.of(incident)) if d.kind is DecisionKind.SUMMARY), None)
        return last if last and summary_of(last) else None

    def version(self, incident: Incident) -> Decision | None:
        """The decision that published the last version."""
        return next((d for d in reversed(self.of(incident)) if d.kind is DecisionKind.PUBLISH), None)


def held(decision: Decision) -> frozenset[str]:
    """The claims that the incident had when the decision was taken."""
    return frozenset(claim for anchor in decision.anchors for claim in anchor.claims)


def written(standing: Iterable[Decision]) -> Written:
    """What is in force by decisions that stand, in order of time."""
    found = Written()
    for decision in standing:
        if decision.kind in WRITTEN:
            for name in decision.subjects:
                found.incidents.setdefault(name, []).append(decision)
            for claim in held(decision):
                found.claims.setdefault(claim, []).append(decision)
    return found
