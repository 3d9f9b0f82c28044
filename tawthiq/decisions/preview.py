"""What a decision would change, before it is taken.

Only the incidents that it is about and those of the days around them are worked out, without it and with it; what
differs between the two is what it changes. So a preview answers at once on a large register; a decision that reaches
further (an origin's word in a hundred incidents) shows its effect on those asked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from tawthiq import assessment, incidents
from tawthiq.errors import RegisterError
from tawthiq.model.claim import Claim
from tawthiq.model.conflicts import conflicts, flagged
from tawthiq.model.decision import Anchor, Decision
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident
from tawthiq.register import IncidentFilter, Register
from tawthiq.register.corrections import corrected, placed
from tawthiq.text import edtf

_AROUND = timedelta(days=2)
_NEIGHBOURS = 30


@dataclass(frozen=True, slots=True)
class Moved:
    """One incident that would change: as it stands and as it would be; None before it begins or after it ends."""

    before: Incident | None
    after: Incident | None


def preview(register: Register, decision: Decision, beside: Sequence[str] = ()) -> tuple[Moved, ...]:
    """The incidents that the decision would change. `beside` names incidents to look at, too (an origin has many)."""
    about = _concerned(register, [*beside, *decision.subjects, decision.before or "", decision.after or ""])
    standing = {incident.id: incident for incident in (*about, *_neighbours(register, about))}
    claims = [s.claim for incident in about for s in register.claims_of_incident(incident.id)]
    known = {claim.id for claim in claims}
    for incident in standing.values():
        claims += [s.claim for s in register.claims_of_incident(incident.id) if s.id not in known]
        known |= set(incident.claims)
    documents = [register.document(name).document for name in dict.fromkeys(claim.document for claim in claims)]
    ruled = register.carried_decisions()
    world = _World(tuple(claims), tuple(documents), tuple(standing.values()))
    anchors = tuple(Anchor(i.id, i.claims) for i in standing.values() if i.id in _named(decision))
    before, after = world.under(ruled), world.under((*ruled, replace(decision, anchors=anchors)))
    changed = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return tuple(Moved(standing.get(name), _coded(after.get(name), standing)) for name in changed)


@dataclass(frozen=True, slots=True)
class _World:
    """The part of the register that is worked out."""

    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]
    standing: tuple[Incident, ...]

    def under(self, ruled: Sequence[Decision]) -> dict[str, Incident]:
        """Its incidents under these decisions, by id."""
        claims = tuple(corrected(self.claims, ruled))
        clusters = incidents.resolve(placed(self.claims, ruled), self.documents, ruled, self.standing)
        found = assessment.assess_all(clusters, claims, self.documents, ruled)
        told = conflicts(ruled, found, {claim.id for claim in claims})
        return {incident.id: incident for incident in flagged(found, told)}


def _named(decision: Decision) -> set[str | None]:
    return {*decision.subjects, decision.before, decision.after}


def _concerned(register: Register, names: Sequence[str]) -> tuple[Incident, ...]:
    found: dict[str, Incident] = {}
    for name in names:
        home = _incident(register, name)
        if home is not None:
            found[home.id] = home
    return tuple(found.values())


def _incident(register: Register, name: str) -> Incident | None:
    """The incident of this id, or the one that the claim of this id stands under."""
    if not name:
        return None
    try:
        return register.incident(name)
    except RegisterError:
        pass
    try:
        home = register.claim(name).incident
        return register.incident(home) if home else None
    except RegisterError:
        return None


def _neighbours(register: Register, about: Sequence[Incident]) -> Iterator[Incident]:
    for incident in about:
        days = edtf.days(incident.when.edtf) if incident.when else None
        if days is None or days[1] - days[0] > timedelta(days=31):
            continue
        around = IncidentFilter(first=(days[0] - _AROUND).isoformat(), last=(days[1] + _AROUND).isoformat())
        yield from register.incidents(around, limit=_NEIGHBOURS).rows


def _coded(after: Incident | None, standing: dict[str, Incident]) -> Incident | None:
    """With the code that it has; one that begins has none yet."""
    if after is None:
        return None
    known = standing.get(after.id)
    return replace(after, code=known.code if known else "")
