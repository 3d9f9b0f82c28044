"""Rules, weights and word lists of today against the incidents as they stand.

1. `preview` works the incidents out anew, in memory, and says what would move; with `reread` from reports read anew
   under the word lists and places of today.
2. `adopt` does it, and notes in the log which rules are in force.
3. `settle` takes over rules that move nothing, so that only a change that shows asks for a person.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tawthiq import assessment, incidents, pipeline
from tawthiq.adoption.kept import keep, kept, mark_of
from tawthiq.adoption.moves import Why, moves
from tawthiq.adoption.seen import Preview
from tawthiq.engine import linking, resolving_version
from tawthiq.lexicon.chosen import using
from tawthiq.model.claim import Claim
from tawthiq.model.cluster import Cluster
from tawthiq.model.conflicts import conflicts, flagged
from tawthiq.model.decision import Decision
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident
from tawthiq.register import Register
from tawthiq.register.anchors import carried
from tawthiq.register.corrections import corrected, placed
from tawthiq.register.reading_documents import successors
from tawthiq.settings import Settings


@dataclass(frozen=True, slots=True)
class _Material:
    """What incidents are worked out from."""

    claims: Sequence[Claim]
    documents: Sequence[Document]
    decisions: Sequence[Decision]
    previous: Sequence[Incident]
    scoring: incidents.Scoring
    otherwise: int | None = None


def preview(register: Register, settings: Settings, reread: bool = False) -> Preview:
    """What would move if the rules of today were adopted; nothing is recorded.

    The last one is kept beside the record (`kept`), unless it is of reports read anew.
    """
    mark = mark_of(register, rules_of_today(register, settings))
    seen = _seen(register, settings, reread)
    if not reread:
        keep(register, seen, mark)
    return seen


def _seen(register: Register, settings: Settings, reread: bool) -> Preview:
    material = _material(register)
    if reread:
        material = _read_anew(material, register, settings)
    standing = material.previous
    with using(settings.lexicon):
        clusters, found = _judged(material)
    return Preview(
        version=rules_of_today(register, settings),
        in_force=register.rules_in_force(),
        before=len(standing),
        after=len(found),
        moves=moves(standing, _named(found, standing), _why(clusters, standing)),
        titles={i.id: i.title for i in (*found, *standing)},
        codes={i.id: i.code for i in standing},
        reports=material.otherwise,
    )


def rules_of_today(register: Register, settings: Settings) -> str:
    """The version of rules, weights and word lists that would work the incidents out now."""
    return resolving_version(settings.lexicon, linking.own_rules(register.folder))


def rules_changed(register: Register, settings: Settings) -> bool:
    """Whether the incidents stand by other rules than those of today."""
    return register.rules_in_force() not in (None, rules_of_today(register, settings))


def adopt(register: Register, settings: Settings, orders: pipeline.Orders | None = None) -> Preview:
    """Work the incidents out by the rules of today, and say what moved. `orders` say how."""
    last, mark = kept(register), mark_of(register, rules_of_today(register, settings))
    seen = last.preview if last and last.mark == mark else preview(register, settings)
    pipeline.resolve(register, settings.lexicon, adopt=True, orders=orders or pipeline.Orders(settings=settings))
    return seen


def settle(register: Register, settings: Settings) -> Preview | None:
    """Take over the rules of today where they move nothing; else what they would move (then nothing is recorded)."""
    if not rules_changed(register, settings):
        return None
    seen = preview(register, settings)
    if seen.moves:
        return seen
    with register.writing() as writer:
        writer.note_rules(rules_of_today(register, settings))
    return None


def _material(register: Register) -> _Material:
    decisions = register.carried_decisions()
    return _Material(
        tuple(register.all_claims()),
        tuple(register.all_documents()),
        decisions,
        tuple(register.carried_incidents()),
        linking.scoring(register.folder),
    )


def _judged(material: _Material) -> tuple[Sequence[Cluster], Sequence[Incident]]:
    documents, decisions = material.documents, material.decisions
    told = placed(material.claims, decisions)
    clusters = incidents.resolve(told, documents, decisions, material.previous, material.scoring)
    claims = tuple(corrected(material.claims, decisions))
    found = assessment.assess_all(clusters, claims, documents, decisions)
    return clusters, flagged(found, conflicts(decisions, found, {claim.id for claim in claims}))


def _read_anew(material: _Material, register: Register, settings: Settings) -> _Material:
    """The same reports with the claims that the readers of today find, and what hung on the earlier ones."""
    gone: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in material.claims:
        gone[claim.document][claim.id] = claim
    read: list[Claim] = []
    moved: dict[str, str] = {}
    otherwise = 0
    for document in material.documents:
        (reading,) = pipeline.read_batch((document,), settings)
        claims = register.composed(document.id, reading.claims)
        read += claims
        otherwise += {claim.id: claim for claim in claims} != gone[document.id]
        ids = {claim.id for claim in claims}
        lost = {name: claim for name, claim in gone[document.id].items() if name not in ids}
        moved |= successors(lost, claims)
    decisions = tuple(carried(decision, moved) for decision in material.decisions)
    previous = [
        replace(one, claims=tuple(dict.fromkeys(moved.get(claim, claim) for claim in one.claims)))
        for one in material.previous
    ]
    return _Material(tuple(read), material.documents, decisions, previous, material.scoring, otherwise)


def _named(found: Iterable[Incident], standing: Iterable[Incident]) -> Sequence[Incident]:
    """The incidents under the codes that they have; those that are new have none yet."""
    codes = {incident.id: incident.code for incident in standing}
    return [replace(incident, code=codes.get(incident.id, "")) for incident in found]


def _why(clusters: Iterable[Cluster], standing: Iterable[Incident]) -> Why:
    """The reasons of the pairs that now join what stood under two incidents."""
    was = {claim: incident.id for incident in standing for claim in incident.claims}
    links: dict[tuple[str, str], list[str]] = defaultdict(list)
    for cluster in clusters:
        for link in cluster.reasons:
            ends = sorted((was.get(link.left, ""), was.get(link.right, "")))
            if ends[0] != ends[1]:
                links[ends[0], ends[1]] += link.reasons

    def why(one: str, other: str) -> tuple[str, ...]:
        low, high = sorted((one, other))
        return tuple(dict.fromkeys(links.get((low, high), ())))

    return why
