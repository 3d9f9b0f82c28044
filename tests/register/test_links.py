"""The likely pairs that the workings keep are those that were put there, whoever of a pair is asked for."""

import random
import sqlite3

import pytest

from tawthiq.register import links
from tawthiq.register.links import Likely

Pairs = dict[tuple[int, int], float]


@pytest.fixture
def kept() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE links (seq INTEGER PRIMARY KEY, others BLOB NOT NULL)")
    return connection


def some(pick: random.Random, number: int) -> Pairs:
    """Pairs of forty tellings, one of them with a large number."""
    seqs = [*range(1, 40), 3_000_000_000]
    drawn = (sorted(pick.sample(seqs, 2)) for _ in range(number))
    return {(a, b): round(pick.uniform(-30, 30), 4) for a, b in drawn}


def packed(pairs: Pairs) -> Likely:
    return Likely.of([a for a, _ in pairs], [b for _, b in pairs], list(pairs.values()))


def unpacked(likely: Likely) -> Pairs:
    ends = zip(likely.left.tolist(), likely.right.tolist(), strict=True)
    return dict(zip(ends, likely.scores.tolist(), strict=True))


def everything(connection: sqlite3.Connection) -> Pairs:
    return {pair: score for part in links.everything(connection) for pair, score in unpacked(part).items()}


def test_what_is_put_is_found_from_either_end_with_its_very_score(
    kept: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "_SLAB", 7)
    monkeypatch.setattr(links, "_ASKED", 3)
    pairs = {pair: score for pair, score in some(random.Random(1), 200).items() if pair[1] < 40}  # noqa: S311
    links.put_all(kept, packed(pairs))
    assert everything(kept) == pairs
    for wanted in ([3], [5, 39, 77], list(range(40)), []):
        expected = {pair: score for pair, score in pairs.items() if not set(wanted).isdisjoint(pair)}
        assert unpacked(links.with_any(kept, wanted)) == expected
    links.put_all(kept, packed({}))
    assert everything(kept) == {}


@pytest.mark.parametrize("seed", range(5))
def test_what_is_lost_goes_and_what_is_found_comes_at_both_ends(kept: sqlite3.Connection, seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311
    standing: Pairs = {}
    for _ in range(6):
        found, known = some(pick, 30), list(standing)
        lost = dict.fromkeys(pick.sample(known, len(known) // 2), 0.0)
        links.change(kept, packed(lost), packed(found))
        standing = {pair: score for pair, score in standing.items() if pair not in lost} | found
        assert everything(kept) == standing
        assert unpacked(links.with_any(kept, [3_000_000_000])) == {p: s for p, s in standing.items() if p[1] > 40}
