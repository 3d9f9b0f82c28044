"""What is worked out once for each two values that meet."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.incidents.lookup import Met, Real, Whole, rising

numbers = st.lists(st.integers(0, 2**62) | st.integers(0, 9))


@given(numbers)
def test_different_numbers_rise(values: list[int]) -> None:
    """Each once, none where there are none."""
    assert rising(np.array(values, dtype=np.int64)).tolist() == sorted(set(values))


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1), st.sampled_from((7, 2_000)))
def test_two_that_meet_are_worked_out_once(pairs: list[tuple[int, int]], size: int) -> None:
    """In a table, and in a search where it would be too large; where two meet again in one go, once."""
    asked: list[tuple[int, int]] = []

    def made(one: Whole, other: Whole) -> Real:
        asked.extend(zip(one.tolist(), other.tolist(), strict=True))
        found: Real = np.asarray(one * 10 + other, dtype=np.float64)
        return found

    met = Met(size, made)
    one, other = np.array(pairs, dtype=np.int64).T
    assert met.of(one, other).tolist() == [a * 10.0 + b for a, b in pairs]
    assert sorted(asked) == sorted(set(pairs))
