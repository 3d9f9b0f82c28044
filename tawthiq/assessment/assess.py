"""From a cluster of claims to the incident that they tell; the same claims and decisions give the same incident."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tawthiq.assessment import circumstances
from tawthiq.assessment.answers import responsible
from tawthiq.assessment.borrowing import Borrowing, borrowing
from tawthiq.assessment.changes import would_change
from tawthiq.assessment.contradictions import contradictions, side_by_side
from tawthiq.assessment.copies import copies
from tawthiq.assessment.grades import verdict
from tawthiq.assessment.matter import ORIGIN_DECISIONS, Matter, gather
from tawthiq.assessment.origins import origin_id, tree
from tawthiq.assessment.positions import positions
from tawthiq.assessment.ranges import entering, ranges
from tawthiq.assessment.rules import RULE_VERSION
from tawthiq.assessment.sides import Sides
from tawthiq.assessment.titles import title
from tawthiq.model.claim import Claim
from tawthiq.model.cluster import Cluster
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, Origin, Range
from tawthiq.model.standing import standing
from tawthiq.model.vocabulary import Outcome

_CASUALTIES = frozenset({Outcome.KILLED, Outcome.INJURED, Outcome.KILLED_OR_INJURED})
_REVIEWING = frozenset(
    {
        DecisionKind.ACCEPT,
        DecisionKind.CORRECT,
        DecisionKind.ENTER,
        DecisionKind.REJECT,
        DecisionKind.GRADE,
        DecisionKind.PUBLISH,
    }
)


def assess(
    cluster: Cluster,
    claims: Mapping[str, Claim] | Iterable[Claim],
    documents: Mapping[str, Document] | Iterable[Document],
    decisions: Iterable[Decision] = (),
    sides: Sides | None = None,
    borrowed: Borrowing | None = None,
) -> Incident:
    """The incident of one cluster. Raises KeyError for a claim of the cluster that is not among `claims`.

    `claims` and `documents` are by id, or any iterable of them. `sides` is the party list, the lexicon's by default.
    `borrowed` is what reports took from one another, worked out over many incidents at once (`borrowing`).
    """
    by_claim = claims if isinstance(claims, Mapping) else {c.id: c for c in claims}
    by_document = documents if isinstance(documents, Mapping) else {d.id: d for d in documents}
    matter = gather(cluster, by_claim, by_document, decisions, sides, borrowed)
    return _incident(matter, ranges(matter))


def assess_all(
    clusters: Sequence[Cluster],
    claims: Iterable[Claim],
    documents: Iterable[Document],
    decisions: Iterable[Decision] = (),
    sides: Sides | None = None,
) -> tuple[Incident, ...]:
    """The incidents of all clusters, in their order; each gets only the decisions that bear on it."""
    by_claim, by_document = {c.id: c for c in claims}, {d.id: d for d in documents}
    borrowed = borrowing(([by_claim[c] for c in cluster.claims] for cluster in clusters), by_document)
    ruled = standing(decisions)
    by_subject: dict[str, list[Decision]] = defaultdict(list)
    everywhere = []
    for decision in ruled:
        if decision.kind in ORIGIN_DECISIONS:
            everywhere.append(decision)
        for subject in decision.subjects:
            by_subject[subject].append(decision)
    return tuple(
        assess(
            cluster,
            by_claim,
            by_document,
            [
                *everywhere,
                *(d for s in (cluster.id, *cluster.redirects, *cluster.claims) for d in by_subject.get(s, ())),
            ],
            sides,
            borrowed,
        )
        for cluster in clusters
    )


def _incident(matter: Matter, told: tuple[Range, ...]) -> Incident:
    cluster = matter.cluster
    place, date, means = circumstances.where(matter), circumstances.when(matter), circumstances.method(matter)
    judged = verdict(matter)
    differing = side_by_side(matter)
    unquantified = any(r.unquantified for r in told if r.outcome in _CASUALTIES)
    documents = tuple(dict.fromkeys(c.document for c in matter.claims))
    telling_harm = [c for c in matter.claims if entering(matter, c) is None]
    keys = {k for c in telling_harm for k in matter.trace.keys(c.id) if origin_id(k) not in matter.discredited}
    groups = matter.independence.groups(keys)
    return Incident(
        id=cluster.id,
        code=f"T-{cluster.id[:8].upper()}",
        redirects=cluster.redirects,
        title=title(means, place, date, told),
        claims=cluster.claims,
        documents=documents,
        when=date,
        where=place,
        method=means,
        facilities=circumstances.facilities(matter),
        ranges=told,
        responsible=responsible(matter),
        positions=positions(matter),
        strike_status=judged.strike,
        grade=judged.grade,
        grade_reasons=judged.reasons,
        flags=(
            *judged.flags,
            *(("unquantified",) if unquantified else ()),
            *(("reported_date_only",) if circumstances.is_reported_only(matter) else ()),
        ),
        independent_origins=len(groups),
        outlets=len({_outlet(matter, d) for d in documents}),
        origin_tree=_tree(matter),
        origin_groups=tuple(tuple(origin_id(k) for k in group) for group in groups),
        dependences=matter.independence.reasons,
        copies=copies(matter.claims, matter.documents, matter.borrowed),
        grade_without_accused=judged.without_accused,
        grade_would_change=would_change(judged.weights),
        contradictions=contradictions(matter, differing, told),
        side_by_side=differing,
        review_state=_review_state(matter),
        rule_version=RULE_VERSION,
    )


def _tree(matter: Matter) -> tuple[Origin, ...]:
    """Who quotes whom, those that a person judged not credible among them and marked."""
    found = tree(matter.claims, matter.documents, matter.trace)
    return tuple(replace(o, credible=False) if o.id in matter.discredited else o for o in found)


def _outlet(matter: Matter, document: str) -> str:
    known = matter.documents.get(document)
    return (known.publisher if known else None) or document


def _review_state(matter: Matter) -> str:
    """How far a person has looked: unreviewed, in_review, or reviewed, which is every claim decided on, the grade set
    or the assessment published.
    """
    decided = {s for d in matter.decisions if d.kind in _REVIEWING for s in d.subjects}
    if matter.cluster.id in decided or set(matter.cluster.claims) <= decided:
        return "reviewed"
    return "in_review" if decided & set(matter.cluster.claims) else "unreviewed"
