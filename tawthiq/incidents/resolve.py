"""Which claims speak of one event: tellings, candidates, scores, groups.

1. `tellings` reads each report's claims of one event into a telling.
2. `candidates` finds the pairs worth comparing, `compare` scores them.
3. `cluster` joins them under the decisions of people; each group is a Cluster with the reasons that joined it.

Deterministic, and independent of the order in which claims and documents are given.
"""

from collections.abc import Iterable, Mapping, Sequence

from tawthiq.incidents.candidates import candidates
from tawthiq.incidents.cluster import cluster
from tawthiq.incidents.compare import Pair, compare
from tawthiq.incidents.constraints import constraints, taken_apart
from tawthiq.incidents.ids import Identified, assign_ids
from tawthiq.incidents.tellings import Telling, tellings
from tawthiq.model.claim import Claim
from tawthiq.model.cluster import Cluster, Link
from tawthiq.model.decision import Decision
from tawthiq.model.document import Document
from tawthiq.model.standing import standing


def resolve(
    claims: Iterable[Claim],
    documents: Mapping[str, Document] | Iterable[Document],
    decisions: Iterable[Decision] = (),
    previous: Iterable[Identified] = (),
) -> tuple[Cluster, ...]:
    """The clusters of all claims that speak of an event, ordered by their earliest report and claim.

    `previous` are the incidents (or clusters) of an earlier run, whose ids are kept.
    """
    known = list(claims)
    by_id = documents if isinstance(documents, Mapping) else {d.id: d for d in documents}
    ruled = standing(decisions)
    told = tellings(known, by_id, taken_apart(ruled, (c.id for c in known)))
    founding = {t.id: n for n, t in enumerate(told)}
    at = {claim: n for n, t in enumerate(told) for claim in t.claims}
    rules = constraints(ruled, lambda subject: at.get(subject, founding.get(subject)))
    scores: dict[tuple[str, str], float] = {}

    def score(a: int, b: int) -> float:
        key = (told[a].id, told[b].id) if told[a].id < told[b].id else (told[b].id, told[a].id)
        if key not in scores:
            scores[key] = compare(told[a], told[b]).score
        return scores[key]

    pairs: list[tuple[int, int, Pair]] = []
    for left, right in candidates(told):
        pair = compare(left, right)
        scores[pair.left, pair.right] = pair.score
        pairs.append((founding[left.id], founding[right.id], pair))
    groups, joined = cluster(len(told), pairs, rules, score)
    found = [_cluster([told[n] for n in group]) for group in groups]
    return assign_ids(previous, _with_reasons(found, told, joined))


def likely_same(
    claims: Iterable[Claim], documents: Mapping[str, Document] | Iterable[Document], clusters: Sequence[Cluster]
) -> tuple[Link, ...]:
    """Pairs of clusters that a person should look at: near the threshold, joined by nobody; likeliest first.

    `left` and `right` of each link are cluster ids; the score is that of their best pair.
    """
    by_id = documents if isinstance(documents, Mapping) else {d.id: d for d in documents}
    told = tellings(claims, by_id)
    home = {claim: c.id for c in clusters for claim in c.claims}
    best: dict[tuple[str, str], Link] = {}
    for left, right in candidates(told):
        one, other = sorted((home.get(left.claims[0], ""), home.get(right.claims[0], "")))
        if not one or one == other:
            continue
        pair = compare(left, right)
        if pair.score > _WORTH_A_LOOK and ((one, other) not in best or best[one, other].score < pair.score):
            best[one, other] = Link(one, other, pair.score, pair.reasons)
    return tuple(sorted(best.values(), key=lambda link: (-link.score, link.left, link.right)))


_WORTH_A_LOOK = -1.5


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
