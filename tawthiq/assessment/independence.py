"""Which origins know independently of one another.

1. Edges join origins of one family or party, publishers of near-duplicate texts within 72 hours, and the same unnamed
   words giving the same number; a person's decision adds edges or forbids them.
2. Joined origins count once. An origin whose every word on the event is its own, while it quotes another that also
   tells it, does not count beside that one.

Rule ids: dependence.quotes, dependence.copy, dependence.family, dependence.unnamed, dependence.decision.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import combinations

from tawthiq.assessment.figures import is_zero
from tawthiq.assessment.names import name_of
from tawthiq.assessment.origins import Trace, origin_id, publisher_key
from tawthiq.model.claim import Claim
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.text.folding import fold

_LIKENESS = 0.8
_WINDOW = timedelta(hours=72)
_GRAM = 5

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Independence:
    """`group` maps an origin to its group; `quotes` an origin that speaks only for itself to those it quotes."""

    group: Mapping[str, str]
    quotes: Mapping[str, frozenset[str]]

    def count(self, origins: Iterable[str]) -> int:
        """How many of these origins know independently of one another."""
        members: dict[str, set[str]] = defaultdict(set)
        for origin in origins:
            members[self.group.get(origin, origin)].add(origin)
        standing = set(members)
        for group in sorted(members):
            others = {o for g in standing if g != group for o in members[g]}
            if all(self.quotes.get(o, frozenset()) & others for o in members[group]):
                standing.discard(group)
        return len(standing)


def independence(
    claims: Sequence[Claim], documents: Mapping[str, Document], traced: Trace, decisions: Iterable[Decision] = ()
) -> Independence:
    """Judge the origins of the claims of one incident."""
    joined, split = _decided(decisions)
    keys = sorted({k for c in claims for k in traced.keys(c.id)})
    edges = [*_same_family(claims, traced), *_copies(claims, documents), *_same_unnamed(claims, traced)]
    groups = {key: {key} for key in keys}
    ids = {origin_id(k): k for k in keys}
    for a, b in [*(tuple(ids.get(i, i) for i in pair) for pair in joined), *sorted(set(edges))]:
        if a not in groups or b not in groups or groups[a] is groups[b]:
            continue
        if any(tuple(sorted((origin_id(x), origin_id(y)))) in split for x in groups[a] for y in groups[b]):
            continue
        merged = groups[a] | groups[b]
        for key in merged:
            groups[key] = merged
    return Independence({key: min(group) for key, group in groups.items()}, _quotes(claims, traced, split))


def _decided(decisions: Iterable[Decision]) -> tuple[list[Pair], set[Pair]]:
    """Pairs of origin ids that a person joined or split; the last word counts."""
    said: dict[Pair, DecisionKind] = {}
    for decision in decisions:
        if decision.kind in {DecisionKind.DEPENDENT, DecisionKind.INDEPENDENT}:
            for a, b in combinations(sorted(decision.subjects), 2):
                said[a, b] = decision.kind
    joined = [pair for pair, kind in said.items() if kind is DecisionKind.DEPENDENT]
    return joined, {pair for pair, kind in said.items() if kind is DecisionKind.INDEPENDENT}


def _same_family(claims: Sequence[Claim], traced: Trace) -> Iterable[Pair]:
    """Origins of one organisation family, or speaking for one party."""
    families: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        for knower in traced.knowers[claim.id]:
            for family in (knower.family, knower.party and f"party:{knower.party}"):
                if family and not knower.leaf:
                    families[family].append(knower.key)
    for members in families.values():
        yield from ((members[0], other) for other in members[1:] if other != members[0])


def _copies(claims: Sequence[Claim], documents: Mapping[str, Document]) -> Iterable[Pair]:
    """Publishers whose texts are near-duplicates within 72 hours."""
    ids = sorted({c.document for c in claims} & documents.keys())
    grams = {i: _grams(documents[i].text) for i in ids}
    for a, b in combinations(ids, 2):
        small, large = sorted((len(grams[a]), len(grams[b])))
        if small < _LIKENESS * large or not small or not _near_in_time(documents[a], documents[b]):
            continue
        shared = len(grams[a] & grams[b])
        if shared / (small + large - shared) >= _LIKENESS:
            pair = sorted((publisher_key(documents[a], a), publisher_key(documents[b], b)))
            yield pair[0], pair[1]


@lru_cache(maxsize=4_096)
def _grams(text: str) -> frozenset[int]:
    words = fold(text).split()
    return frozenset(hash(tuple(words[i : i + _GRAM])) for i in range(len(words) - _GRAM + 1))


def _near_in_time(a: Document, b: Document) -> bool:
    """Within 72 hours; an unknown date cannot show that a copy is none."""
    first, second = moment(a.published), moment(b.published)
    return first is None or second is None or abs(first - second) <= _WINDOW


def moment(published: str | None) -> datetime | None:
    """A publication date as a point in time (midnight UTC for a bare date); None when unknown or unreadable."""
    if not published:
        return None
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _same_unnamed(claims: Sequence[Claim], traced: Trace) -> Iterable[Pair]:
    """The same unnamed words (مصادر محلية) with the same number under two publishers."""
    told: dict[tuple[str, str, int | None, int | None], str] = {}
    for claim in claims:
        for knower in traced.knowers[claim.id]:
            if not knower.leaf or knower.source is None:
                continue
            words = name_of(knower.source.quote, knower.source.kind).key
            for harm in claim.harms:
                if (harm.min is None and harm.max is None) or is_zero(harm):
                    continue
                first = told.setdefault((words, harm.outcome, harm.min, harm.max), knower.key)
                if first != knower.key:
                    yield min(first, knower.key), max(first, knower.key)


def _quotes(claims: Sequence[Claim], traced: Trace, split: set[Pair]) -> dict[str, frozenset[str]]:
    """For each origin without a source of its own, the origins it quotes in the same report."""
    own: dict[str, set[str]] = defaultdict(set)
    quoted: dict[tuple[str, str], set[str]] = defaultdict(set)
    sourced: set[str] = set()
    for claim in claims:
        for knower in traced.knowers[claim.id]:
            own[knower.key].add(claim.document)
            if knower.leaf:
                sourced.add(knower.key)
            for above in knower.quoted_by:
                quoted[above, claim.document].add(knower.key)
    found: dict[str, frozenset[str]] = {}
    for key, reports in own.items():
        others = {o for report in reports for o in quoted.get((key, report), ())}
        allowed = {o for o in others if tuple(sorted((origin_id(key), origin_id(o)))) not in split}
        if key not in sourced and allowed and all(quoted.get((key, r)) for r in reports):
            found[key] = frozenset(allowed)
    return found
