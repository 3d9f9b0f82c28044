"""Tolls moved on by the incidents that changed are those of adding everything up anew."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawthiq.assessment.ledger import Reckoned, reckoned
from tawthiq.assessment.tolls import Entry, EntrySum
from tawthiq.model.vocabulary import Outcome, RangeVictims

FIRST = 736_000  # an ordinal in 2016
OUTCOMES = st.sampled_from([Outcome.KILLED, Outcome.INJURED])
VICTIMS = st.sampled_from([RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT])
SUMS = st.dictionaries(
    st.tuples(OUTCOMES, VICTIMS), st.tuples(st.integers(0, 30), st.integers(0, 9), st.booleans()), max_size=3
)
DAYS = st.one_of(st.none(), st.tuples(st.integers(0, 700), st.sampled_from([0, 0, 1, 40])))
AREAS = st.lists(st.sampled_from(["الموصل", "نينوي", "حلب", "IQ", "SY"]), max_size=3, unique=True)
PARTIES = st.lists(st.sampled_from(["russia", "us-led-coalition"]), max_size=2, unique=True)


@st.composite
def entries(draw: Any) -> Entry:
    days = draw(DAYS)
    return Entry(
        days=(FIRST + days[0], FIRST + days[0] + days[1]) if days else (0, 0),
        date=None,
        documents=(),
        areas=tuple(draw(AREAS)),
        parties=tuple(draw(PARTIES)),
        sums=tuple(EntrySum(o, v, low, low + more, op) for (o, v), (low, more, op) in draw(SUMS).items()),
    )


@pytest.fixture
def claims(desk: Any) -> Any:
    """Tolls of a town, a country, a party, of no place, with and without a period, of civilians and of people."""
    desk.say(desk.harm(307), kind="total", when=desk.on("2016-02/2017-03-28"), where=desk.place("الموصل", country="IQ"))
    desk.say(
        [desk.harm(6910), desk.harm(90, outcome="injured")],
        kind="total",
        when=desk.on("2016"),
        where=desk.place("العراق", country="IQ"),
    )
    desk.say(desk.harm(500, victims="unknown"), kind="total", doers=["russia"])
    desk.say(desk.harm(12), kind="total", where=desk.place("حلب"), doers=["us-led-coalition"])
    return desk.claims


def told(claims: Any, recorded: list[Entry]) -> tuple[Reckoned, ...]:
    return reckoned(claims, lambda: recorded, {})


@given(st.lists(entries(), max_size=8), st.lists(entries(), max_size=5), st.integers(0, 8))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_moved_as_if_reckoned_anew(claims: Any, before: list[Entry], come: list[Entry], out: int) -> None:
    gone, kept = before[:out], before[out:]
    for one, expected in zip(told(claims, before), told(claims, [*kept, *come]), strict=True):
        moved = one.toll.moved(gone, come)
        assert moved == expected.toll
        assert moved.residuals() == expected.row.residual


def test_a_toll_that_nothing_touches_stays_the_same_object(claims: Any) -> None:
    toll = told(claims, [])[0].toll
    elsewhere = Entry(
        (FIRST, FIRST), None, (), ("حمص",), (), (EntrySum(Outcome.KILLED, RangeVictims.CIVILIAN, 1, 1, False),)
    )
    assert toll.moved([], [elsewhere]) is toll
