"""Weights learned without labels, held by the written ones."""

import math
import random

import pytest

from tawthiq.engine.linking import choose
from tawthiq.engine.linking.learning import Levels, estimate, learn
from tawthiq.engine.linking.settings import NOTHING, comparisons
from tawthiq.errors import InputError
from tawthiq.incidents.weights import weights

NAMES = [comparison.name for comparison in comparisons()]
OF_ONE = {"date.same_day": 0.9, "date.overlap": 0.1}, {"place.same_spot": 0.8, "place.elsewhere": 0.2}
OF_TWO = {"date.same_day": 0.2, "date.overlap": 0.8}, {"place.same_spot": 0.1, "place.elsewhere": 0.9}
MEANS = {"means.same": 0.9, "means.differs": 0.1}, {"means.same": 0.3, "means.differs": 0.7}


def pattern(**levels: str) -> Levels:
    return tuple(levels.get(name, NOTHING) for name in NAMES)


def patterns(pairs: int, share: float) -> dict[Levels, int]:
    pick = random.Random(1)  # noqa: S311 # tests are not secrets
    found: dict[Levels, int] = {}
    for _ in range(pairs):
        one = pick.random() < share
        date, place = (OF_ONE if one else OF_TWO)[0], (OF_ONE if one else OF_TWO)[1]
        means = MEANS[0] if one else MEANS[1]
        drawn = [pick.choices(list(table), list(table.values()))[0] for table in (date, place, means)]
        key = pattern(date=drawn[0], place=drawn[1], means=drawn[2])
        found[key] = found.get(key, 0) + 1
    return found


def test_what_made_the_pairs_is_found_again() -> None:
    found = estimate(patterns(40_000, 0.3), weights(), held_by=1.0)
    assert found.share == pytest.approx(0.3, abs=0.05)
    place = found.weights[NAMES.index("place")]
    assert place["place.same_spot"] == pytest.approx(math.log(0.8 / 0.1), abs=0.3)
    assert place["place.elsewhere"] == pytest.approx(math.log(0.2 / 0.9), abs=0.3)


def test_the_written_weights_hold_what_little_was_seen() -> None:
    found = estimate(patterns(300, 0.3), weights(), held_by=1e6)
    place, written = found.weights[NAMES.index("place")], weights().levels
    apart = place["place.same_spot"] - place["place.elsewhere"]
    assert apart == pytest.approx(written["place.same_spot"].weight - written["place.elsewhere"].weight, abs=0.01)


@pytest.mark.skipif(not choose.installed(), reason="needs the extra: pip install 'tawthiq[splink]'")
def test_too_few_pairs_teach_nothing() -> None:
    with pytest.raises(InputError, match="Learn from a larger register"):
        learn((), weights())
