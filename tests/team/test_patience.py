"""Whoever asks too often waits, and no longer than that."""

from tawthiq.team import Patience


def test_a_bucket_empties_and_fills_again() -> None:
    at = [0.0]
    patience = Patience(most=3, seconds=30, clock=lambda: at[0])
    for _ in range(3):
        assert patience.wait("a") == 0
        patience.count("a")
    assert patience.wait("a") == 10
    assert patience.wait("b") == 0
    assert patience.wait("b", "a") == 10, "any of the names"
    at[0] = 9.0
    assert patience.wait("a") == 1
    at[0] = 10.0
    assert patience.wait("a") == 0
    patience.count("a")
    assert patience.wait("a") == 10
    patience.forget("a")
    assert patience.wait("a") == 0
    at[0] = 10_000.0
    assert patience.wait("a") == 0, "it never holds more than its most"


def test_it_forgets_who_was_not_seen_for_longest() -> None:
    patience = Patience(most=1, seconds=3600, clock=lambda: 0.0)
    for n in range(10_001):
        patience.count(str(n))
    assert patience.wait("0") == 0
    assert patience.wait("10000") == 3600
