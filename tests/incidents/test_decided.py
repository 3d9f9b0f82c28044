"""Random decisions: what holds of them holds in the incidents, in any order, and undoing all of them undoes all."""

import random
from collections.abc import Iterable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.incidents import resolve
from tawthiq.model.bonds import last_words
from tawthiq.model.cluster import Cluster
from tawthiq.model.conflicts import ConflictKind, conflicts
from tawthiq.model.decision import Anchor, Decision
from tawthiq.model.incident import Incident, Title
from tawthiq.model.standing import standing

PLACES = ["كفرنبل", "حاس", "الرقة", "منبج"]
KINDS = ["same", "same", "different", "merge", "split", "move"]


def told(blank: Any, pick: random.Random, count: int) -> Any:
    reports = blank()
    for n in range(count):
        reports.tell(
            day=f"2023-05-{pick.randint(1, 6):02d}",
            place=pick.choice(PLACES),
            killed=pick.choice([None, 2, 5, 9]),
            document=f"d{n // 2}",
            label=pick.choice(["e1", "e2"]),
        )
    return reports


def decided(reports: Any, pick: random.Random, count: int) -> None:
    """Random decisions of two people about claims and incidents, some of them taken back."""
    for _ in range(count):
        clusters = {c.id: c.claims for c in reports.clusters()}
        claims = [claim for members in clusters.values() for claim in members]
        kind = pick.choice(KINDS)
        if kind == "split":
            chosen = pick.choice(claims)
            home = next(name for name, members in clusters.items() if chosen in members)
            reports.decide(kind, chosen, before=home, anchors=anchors(clusters, home))
        elif kind == "move":
            chosen, target = pick.choice(claims), pick.choice(list(clusters))
            home = next(name for name, members in clusters.items() if chosen in members)
            if target != home:
                reports.decide(kind, chosen, before=home, after=target, anchors=anchors(clusters, home, target))
        elif kind == "merge" and len(clusters) > 1:
            pair = pick.sample(sorted(clusters), 2)
            reports.decide(kind, *pair, anchors=anchors(clusters, *pair))
        elif kind != "merge":
            reports.decide(kind, *pick.sample(claims, 2))
        if reports.decisions and pick.random() < 0.2:
            reports.decide("undo", pick.choice(reports.decisions).id)


def anchors(clusters: Any, *names: str) -> tuple[Any, ...]:
    return tuple(Anchor(name, tuple(sorted(clusters[name]))) for name in names)


def apart(decisions: list[Decision], clusters: Iterable[Cluster], claims: list[str]) -> set[str]:
    """Decisions that do not hold, as the conflicts tell."""
    incidents = [Incident(id=c.id, code="", title=Title("", ""), claims=c.claims, documents=()) for c in clusters]
    found = conflicts(decisions, incidents, set(claims))
    return {name for c in found if c.kind is not ConflictKind.GONE for name in {*c.decisions} - {*c.in_force}}


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100_000))
def test_what_is_in_force_holds_in_the_incidents(blank: Any, seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311
    reports = told(blank, pick, 12)
    decided(reports, pick, 6)
    clusters = reports.clusters()
    home = {claim: c.id for c in clusters for claim in c.claims}
    ruled = standing(reports.decisions)
    broken = apart(reports.decisions, clusters, [c.id for c in reports.claims])
    for bond in last_words(ruled).values():
        if bond.decision.id not in broken and bond.left in home and bond.right in home and not bond.same:
            assert home[bond.left] != home[bond.right], bond
    joined = {b.pair for b in last_words(ruled).values() if b.same and b.decision.id not in broken}
    parted = [b for b in last_words(ruled).values() if not b.same]
    if not parted:
        assert all(home[a] == home[b] for a, b in joined)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 100_000))
def test_the_order_in_which_decisions_are_handed_over_does_not_matter(blank: Any, seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311
    reports = told(blank, pick, 12)
    decided(reports, pick, 6)
    expected = reports.clusters()
    shuffled, claims = list(reports.decisions), list(reports.claims)
    pick.shuffle(shuffled)
    pick.shuffle(claims)
    assert resolve(claims, reports.documents, shuffled) == expected


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 100_000))
def test_undoing_every_decision_leaves_no_trace(blank: Any, seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311
    reports = told(blank, pick, 12)
    expected = reports.groups()
    decided(reports, pick, 6)
    for decision in standing(reports.decisions):
        reports.decide("undo", decision.id)
    assert reports.groups() == expected
