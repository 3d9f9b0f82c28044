"""Which claims speak of one event: tellings, candidates, scores, groups.

1. `tellings` reads each report's claims of one event into a telling.
2. `candidates` finds the pairs worth comparing, `compare` scores them.
3. `cluster` joins them under the decisions of people; `founding` keeps the groups that are incidents: each is a
   Cluster with the reasons that joined it.

Deterministic, and independent of the order in which claims and documents are given.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from tawthiq.incidents.cluster import Asked, cluster
from tawthiq.incidents.compare import Pair, compare
from tawthiq.incidents.constraints import constraints, taken_apart
from tawthiq.incidents.founding import founding
from tawthiq.incidents.ids import Identified, assign_ids
from tawthiq.incidents.naming import with_names
from tawthiq.incidents.pairs import PairSource, in_python
from tawthiq.incidents.reports import tellings
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Weights, weights
from tawthiq.model.claim import Claim
from tawthiq.model.cluster import Cluster, Link
from tawthiq.model.decision import Decision
from tawthiq.model.document import Document
from tawthiq.model.standing import standing

_WORTH_A_LOOK = -1.5
# Pairs below are asked for one by one where groups are weighed: most never are.
_WORTH_KEEPING = -4.0


@dataclass(frozen=True, slots=True)
class Scoring:
    """How pairs are scored: by the weights of `table`, found and added up by `source`."""

    table: Weights = field(default_factory=weights)
    source: PairSource = in_python


def resolve(
    claims: Iterable[Claim],
    documents: Mapping[str, Document] | Iterable[Document],
    decisions: Iterable[Decision] = (),
    previous: Iterable[Identified] = (),
    scoring: Scoring | None = None,
) -> tuple[Cluster, ...]:
    """The clusters of all claims that speak of an event, ordered by their earliest report and claim.

    `previous` are the incidents (or clusters) of an earlier run, whose ids are kept; `scoring` says by which weights
    and by whom pairs are scored.
    """
    scoring = scoring or Scoring()
    known = list(claims)
    by_id = documents if isinstance(documents, Mapping) else {d.id: d for d in documents}
    ruled = standing(decisions)
    told = with_names(tellings(known, by_id, taken_apart(ruled, known)), by_id)
    first = {t.id: n for n, t in enumerate(told)}
    at = {claim: n for n, t in enumerate(told) for claim in t.claims}
    rules = constraints(ruled, lambda subject: at.get(subject, first.get(subject)))
    pairs = scoring.source(told, scoring.table, _WORTH_KEEPING)

    @cache
    def asked(a: int, b: int) -> float:
        return compare(told[a], told[b], scoring.table).score

    def score(a: int, b: int) -> float:
        found = pairs.score(a, b)
        return asked(min(a, b), max(a, b)) if found is None else found

    groups, joined = cluster(pairs, rules, Asked(score))
    kept = founding(groups, told, ruled)
    found = [_cluster([told[n] for n in group]) for group in kept]
    standing_in = {n for group in kept for n in group}
    links = [compare(told[a], told[b], scoring.table) for a, b in joined if a in standing_in]
    return assign_ids(previous, _with_reasons(found, told, links))


def told_by(claims: Iterable[Claim], documents: Iterable[Document]) -> tuple[Telling, ...]:
    """The tellings of these claims, as `resolve` compares them."""
    by_id = {d.id: d for d in documents}
    return with_names(tellings(claims, by_id), by_id)


def likely_same(
    claims: Iterable[Claim],
    documents: Mapping[str, Document] | Iterable[Document],
    clusters: Sequence[Cluster],
    scoring: Scoring | None = None,
) -> tuple[Link, ...]:
    """Pairs of clusters that a person should look at: near the threshold, joined by nobody; likeliest first.

    `left` and `right` of each link are cluster ids; the score is that of their best pair.
    """
    scoring = scoring or Scoring()
    by_id = documents if isinstance(documents, Mapping) else {d.id: d for d in documents}
    told = with_names(tellings(claims, by_id), by_id)
    home = {claim: c.id for c in clusters for claim in c.claims}
    best: dict[tuple[str, str], tuple[int, int]] = {}
    for a, b in scoring.source(told, scoring.table, _WORTH_A_LOOK).above(_WORTH_A_LOOK):
        one, other = sorted((home.get(told[a].claims[0], ""), home.get(told[b].claims[0], "")))
        if one and one != other:
            best.setdefault((one, other), (a, b))
    found = ((ids, compare(told[a], told[b], scoring.table)) for ids, (a, b) in best.items())
    links = (Link(one, other, pair.score, pair.reasons) for (one, other), pair in found)
    return tuple(sorted(links, key=lambda link: (-link.score, link.left, link.right)))


def _cluster(members: Sequence[Telling]) -> Cluster:
    """A group of tellings in canonical order; the first of them founds it."""
    return Cluster(id=members[0].id, claims=tuple(c for t in members for c in t.claims))


def _with_reasons(found: Sequence[Cluster], told: Sequence[Telling], joined: Iterable[Pair]) -> list[Cluster]:
    first_claim = {t.id: t.claims[0] for t in told}
    home = {claim: n for n, c in enumerate(found) for claim in c.claims}
    reasons: dict[int, list[Link]] = {}
    for pair in joined:
        left, right = first_claim[pair.left], first_claim[pair.right]
        reasons.setdefault(home[left], []).append(Link(left, right, pair.score, pair.reasons))
    return [
        Cluster(id=c.id, claims=c.claims, reasons=tuple(reasons.get(n, ())), redirects=c.redirects)
        for n, c in enumerate(found)
    ]
