"""Many pairs compared at once have the scores that they have one by one, whatever is told of them."""

import random
from itertools import combinations
from math import inf
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.incidents import told_by
from tawthiq.incidents.compare import compare
from tawthiq.incidents.many import Many
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Level, Weights, weights
from tawthiq.records import replace

from ..benches import bench


@pytest.fixture(scope="module")
def invented() -> ModuleType:
    """benchmarks/invented.py: reports of an invented war."""
    return bench("invented")


def tellings(invented: ModuleType, seed: int) -> list[Telling]:
    """What reports of a small and dense war tell; some of it made vaguer, or told of a place without a point."""
    pick = random.Random(seed)  # noqa: S311
    reports = list(invented.War(seed, 6, 5).reports(60, seed))
    told = list(told_by([c for r in reports for c in r.claims], [r.document for r in reports]))
    for n in range(len(told)):
        telling = told[n]
        if telling.spots and pick.random() < 0.2:
            spot = replace(telling.spots[0], lat=None, lon=None, place_id=None, country=pick.choice(("SY", "IQ", None)))
            telling = replace(telling, spots=(spot, *telling.spots[1:]))
        if pick.random() < 0.2:
            telling = replace(telling, edtf="XXXX-03-04", days=None)
        if pick.random() < 0.2:
            telling = replace(telling, continues=pick.choice(told).id)
        if pick.random() < 0.3:
            exact = [t.spots[0].name for t in told if t.spots]
            telling = replace(telling, spots=(), named=frozenset(pick.sample(exact, min(3, len(exact)))))
        told[n] = telling
    return told


def compared(told: list[Telling], table: Weights, floor: float) -> None:
    """Every two of them, in either order."""
    pairs = list(combinations(range(len(told)), 2))
    random.Random(1).shuffle(pairs)  # noqa: S311
    pairs = [(b, a) if n % 2 else (a, b) for n, (a, b) in enumerate(pairs)]
    expected = {frozenset((a, b)): score for a, b in pairs if (score := compare(told[a], told[b], table).score) > floor}
    both = np.array(pairs, dtype=np.int64)
    found = {frozenset((a, b)): score for a, b, score in Many(told, table).above(both[:, 0], both[:, 1], floor)}
    assert found == expected
    assert found, "nothing was compared"


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10_000))
def test_the_scores_are_those_of_two_alone(invented: ModuleType, seed: int) -> None:
    told = tellings(invented, seed)
    compared(told, weights(), 0.0)
    compared(told, weights(), -inf)


def test_and_by_weights_that_were_learned(invented: ModuleType) -> None:
    pick = random.Random(5)  # noqa: S311
    levels: dict[str, Level] = {
        name: replace(level, weight=pick.gauss(level.weight, 2)) for name, level in weights().levels.items()
    }
    compared(tellings(invented, 5), Weights(-1.37, levels), 0.0)


def test_nothing_and_one_have_no_pairs(invented: ModuleType) -> None:
    none = np.empty(0, dtype=np.int64)
    for told in ([], tellings(invented, 1)[:1]):
        assert not list(Many(told, weights()).above(none, none, 0.0))
