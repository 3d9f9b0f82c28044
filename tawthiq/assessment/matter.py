"""The matter of an assessment: an incident's claims with everything that bears on them, gathered once."""

from collections.abc import Iterable, Mapping

from tawthiq.assessment.borrowing import Borrowing, borrowing
from tawthiq.assessment.dependence import Told
from tawthiq.assessment.figures import Figure, Row, rows, zeros
from tawthiq.assessment.independence import Independence, independence
from tawthiq.assessment.origins import Trace, origin_id, trace
from tawthiq.assessment.sides import Sides, default_sides
from tawthiq.model.claim import Claim
from tawthiq.model.cluster import Cluster
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.standing import standing
from tawthiq.model.vocabulary import Bound, Kind, Outcome, Stance
from tawthiq.records import Record

ORIGIN_DECISIONS = frozenset(
    {DecisionKind.CREDIBLE, DecisionKind.NOT_CREDIBLE, DecisionKind.DEPENDENT, DecisionKind.INDEPENDENT}
)
_TELLING = frozenset({Kind.INCIDENT, Kind.ATTRIBUTION, Kind.RESPONSE})
_NOBODY: frozenset[str] = frozenset()
_HOLDING = (DecisionKind.REJECT, DecisionKind.ACCEPT, DecisionKind.ENTER, DecisionKind.NOT_CREDIBLE)


class Matter(Record, frozen=True, kw_only=True):
    """`decisions` are those that stand and bear on the cluster or its claims, in order of time.

    `rows` and `zeros` are what each claim says in numbers, `doers` the folded parties that it holds to have done it, by
    claim id.
    `borrowed` is what its reports took from one another. `telling` are the claims that assert something of the event
    (not rejected, not conditional), `credited` those of them that rest on an origin which nobody judged not credible.
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
    doers: Mapping[str, frozenset[str]]
    telling: tuple[Claim, ...]
    credited: tuple[Claim, ...]
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
    told, known = tuple(claims[i] for i in cluster.claims), sides or default_sides()
    took = borrowed if borrowed is not None else borrowing([told], documents)
    traced = trace(told, documents, took.credits)
    ruled = tuple(d for d in standing(decisions) if _bears_on(d, cluster))
    held = verdicts(ruled)
    rejected, discredited = held[DecisionKind.REJECT], held[DecisionKind.NOT_CREDIBLE]
    telling = tuple(c for c in told if c.kind in _TELLING and c.id not in rejected)
    return Matter(
        cluster=cluster,
        claims=told,
        documents=documents,
        decisions=ruled,
        trace=traced,
        independence=independence(Told(told, documents, traced, took), ruled),
        borrowed=took,
        sides=known,
        rows={c.id: rows(c) for c in told},
        zeros={c.id: zeros(c) for c in told},
        doers={c.id: _doers(c, known) for c in told},
        telling=telling,
        credited=tuple(c for c in telling if not discredited or _is_credited(traced, c, discredited)),
        rejected=rejected,
        accepted=held[DecisionKind.ACCEPT] | held[DecisionKind.ENTER],
        discredited=discredited,
    )


def _doers(claim: Claim, sides: Sides) -> frozenset[str]:
    held = (r for r in claim.responsible if r.actor != "unknown" and r.stance is not Stance.DENIED)
    return frozenset([sides.fold(r.actor) for r in held]) if claim.responsible else _NOBODY


def verdicts(decisions: Iterable[Decision]) -> Mapping[DecisionKind, frozenset[str]]:
    """What is held of claims and origins by the last word on each: their ids, by the kind of the decision."""
    last = {(s, _axis(d)): d.kind for d in decisions for s in d.subjects if _axis(d)}
    return {kind: frozenset(s for (s, _), k in last.items() if k is kind) for kind in _HOLDING}


def _is_credited(traced: Trace, claim: Claim, discredited: frozenset[str]) -> bool:
    return any(origin_id(key) not in discredited for key in traced.keys(claim.id))


def _bears_on(decision: Decision, cluster: Cluster) -> bool:
    """Whether a decision is about this incident, one of its claims, or the origins anywhere."""
    return decision.kind in ORIGIN_DECISIONS or any(
        s == cluster.id or s in cluster.redirects or s in cluster.claims for s in decision.subjects
    )


def _axis(decision: Decision) -> str | None:
    """Which question a decision answers; a later answer to the same question replaces the earlier."""
    if decision.kind in {DecisionKind.ACCEPT, DecisionKind.ENTER, DecisionKind.REJECT}:
        return "claim"
    if decision.kind in {DecisionKind.CREDIBLE, DecisionKind.NOT_CREDIBLE}:
        return "origin"
    return None
