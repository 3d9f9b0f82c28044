"""The matter of an assessment: an incident's claims with everything that bears on them, gathered once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tawthiq.assessment.borrowing import Borrowing, borrowing
from tawthiq.assessment.dependence import Told
from tawthiq.assessment.figures import Figure, Row, rows, zeros
from tawthiq.assessment.independence import Independence, independence
from tawthiq.assessment.origins import Trace, trace
from tawthiq.assessment.sides import Sides, default_sides
from tawthiq.model.claim import Claim
from tawthiq.model.cluster import Cluster
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.standing import standing
from tawthiq.model.vocabulary import Bound, Outcome

ORIGIN_DECISIONS = frozenset(
    {DecisionKind.CREDIBLE, DecisionKind.NOT_CREDIBLE, DecisionKind.DEPENDENT, DecisionKind.INDEPENDENT}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """`decisions` are those that stand and bear on the cluster or its claims, in order of time.

    `rows` and `zeros` are what each claim says in numbers, by claim id.
    `borrowed` is what its reports took from one another.
    `rejected` and `accepted` are claim ids, `discredited` origin ids that a person judged not credible.
    """

    cluster: Cluster
    claims: tuple[Claim, ...]
    documents: Mapping[str, Document]
    decisions: tuple[Decision, ...]
    trace: Trace
    independence: Independence
    borrowed: Borrowing
    sides: Sides
    rows: Mapping[str, Mapping[Row, Figure]]
    zeros: Mapping[str, Mapping[Outcome, Bound]]
    rejected: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    discredited: frozenset[str] = frozenset()


def gather(
    cluster: Cluster,
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    decisions: Iterable[Decision] = (),
    sides: Sides | None = None,
    borrowed: Borrowing | None = None,
) -> Matter:
    """Everything that `assess` needs. Raises KeyError for a claim of the cluster that is not among `claims`.

    `borrowed` is worked out over many incidents at once; without it, from this one's reports.
    """
    told = tuple(claims[i] for i in cluster.claims)
    took = borrowed if borrowed is not None else borrowing([told], documents)
    traced = trace(told, documents, took.credits)
    ruled = tuple(d for d in standing(decisions) if _bears_on(d, cluster))
    last = {(s, _axis(d)): d.kind for d in ruled for s in d.subjects if _axis(d)}
    held = {kind: frozenset(s for (s, _), k in last.items() if k is kind) for kind in DecisionKind}
    return Matter(
        cluster=cluster,
        claims=told,
        documents=documents,
        decisions=ruled,
        trace=traced,
        independence=independence(Told(told, documents, traced, took), ruled),
        borrowed=took,
        sides=sides or default_sides(),
        rows={c.id: rows(c) for c in told},
        zeros={c.id: zeros(c) for c in told},
        rejected=held[DecisionKind.REJECT],
        accepted=held[DecisionKind.ACCEPT] | held[DecisionKind.ENTER],
        discredited=held[DecisionKind.NOT_CREDIBLE],
    )


def _bears_on(decision: Decision, cluster: Cluster) -> bool:
    """Whether a decision is about this incident, one of its claims, or the origins anywhere."""
    about = {cluster.id, *cluster.redirects, *cluster.claims}
    return decision.kind in ORIGIN_DECISIONS or not about.isdisjoint(decision.subjects)


def _axis(decision: Decision) -> str | None:
    """Which question a decision answers; a later answer to the same question replaces the earlier."""
    if decision.kind in {DecisionKind.ACCEPT, DecisionKind.ENTER, DecisionKind.REJECT}:
        return "claim"
    if decision.kind in {DecisionKind.CREDIBLE, DecisionKind.NOT_CREDIBLE}:
        return "origin"
    return None
