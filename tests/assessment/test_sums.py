"""Sums over periods against adding the ranges up one by one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.assessment.sums import Account

RANGES = st.lists(
    st.tuples(
        st.one_of(st.none(), st.tuples(st.integers(1, 60), st.sampled_from([0, 0, 0, 4, 30]))),
        st.integers(0, 9),
        st.integers(0, 9),
        st.booleans(),
    ),
    max_size=15,
)


@given(RANGES, st.one_of(st.none(), st.tuples(st.integers(1, 60), st.integers(0, 40))))
@settings(max_examples=200)
def test_the_sums_inside_a_period_are_those_of_its_ranges(
    told: list[tuple[tuple[int, int] | None, int, int, bool]], asked: tuple[int, int] | None
) -> None:
    account = Account()
    inside = []
    period = (asked[0], asked[0] + asked[1]) if asked else None
    for days, low, more, is_open in told:
        span = (days[0], days[0] + days[1]) if days else (0, 0)
        account.add(span, low, low + more, is_open)
        if period is None or (days and period[0] <= span[0] and span[1] <= period[1]):
            inside.append((low, low + more, is_open))
    found = account.within(period)
    assert found.min == sum(low for low, _, _ in inside)
    assert found.max == sum(high for _, high, _ in inside)
    assert found.open == sum(is_open for _, _, is_open in inside)
