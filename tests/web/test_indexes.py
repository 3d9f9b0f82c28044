"""What is kept in memory says what the register itself says."""

import pytest

from tawthiq.assessment.totals import By
from tawthiq.decisions import Wanted, decide, record
from tawthiq.model.decision import DecisionKind
from tawthiq.model.vocabulary import Grade, Method
from tawthiq.register import Register
from tawthiq.register.outlines import Outlines, facets, ordered
from tawthiq.register.records import IncidentFilter, IncidentSort
from tawthiq.web.indexes import as_long_as, chosen_of, of_state, outlines_of, page_of, totals_of

FILTERS = (
    IncidentFilter(),
    IncidentFilter(grade=Grade.WEAK),
    IncidentFilter(method=Method.AIRSTRIKE),
    IncidentFilter(country="SY"),
    IncidentFilter(party="russia"),
    IncidentFilter(first="2017-03-01", last="2017-03-31"),
    IncidentFilter(last="2016-12-31"),
    IncidentFilter(q="تل"),
    IncidentFilter(q="البصيره سوق"),
    IncidentFilter(q="TW-"),
)


@pytest.mark.parametrize("filters", FILTERS)
def test_what_is_kept_is_chosen_ordered_and_counted_as_by_the_register(
    register: Register, filters: IncidentFilter
) -> None:
    for sort in IncidentSort:
        told, own = page_of(register, chosen_of(register, filters, sort), 1, 3), register.incidents(filters, sort, 1, 3)
        assert told == own
    assert facets(chosen_of(register, filters)) == register.facets(filters)
    for by in ((), (By.MONTH, By.PARTY), (By.OUTCOME, By.FACILITY), (By.GOVERNORATE, By.GRADE)):
        assert totals_of(register, filters, by) == register.totals(filters, by)


def test_some_filter_narrows_and_some_does_not(register: Register) -> None:
    found = {len(chosen_of(register, filters)) for filters in FILTERS}
    assert len(outlines_of(register)) in found
    assert len(found) >= 3


def test_only_what_changed_is_read_again(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, hashes = Outlines(), register.incident_hashes()
    before = kept.of(register, hashes)
    assert {row.id for row in before} == set(hashes)
    monkeypatch.setattr(Register, "reading", None)  # whoever asked the database now would fail
    gone = next(iter(hashes))
    after = kept.of(register, {name: own for name, own in hashes.items() if name != gone})
    assert [row.id for row in after] == [row.id for row in before if row.id != gone]


def test_what_was_only_looked_at_or_taken_out_makes_nothing_anew(register: Register) -> None:
    made: list[int] = []

    def asked() -> int:
        of_state(register, "counted", lambda: made.append(1))
        return len(made)

    assert asked() == 1
    with register.writing() as writer:
        writer.note("read", "some record", "0" * 64)
        writer.note("export", "internal incidents csv: all, 3 rows", "0" * 64)
    assert asked() == 1
    with register.writing() as writer:
        writer.note("export", "public site 2024-01: all", "0" * 64)
    assert asked() == 2


def test_what_follows_from_rows_is_made_anew_only_where_they_are_others(small: Register) -> None:
    """A decision that leaves the incidents as they are throws nothing away; one that changes one changes its place."""
    made: list[int] = []

    def count() -> int:
        rows = outlines_of(small)

        def make() -> int:
            made.append(len(rows))
            return len(rows)

        return as_long_as(small, "count", rows, make)

    before, number = outlines_of(small), count()
    claim = next(iter(small.all_incidents())).claims[0]
    said(small, DecisionKind.UNSURE, claim)
    assert outlines_of(small) == before
    assert (count(), made) == (number, [number])
    said(small, DecisionKind.REJECT, claim)
    after = outlines_of(small)
    assert after != before
    assert after == tuple(ordered(after, IncidentSort.NEWEST)), "the new row stands where it belongs"
    assert sum(any(one is other for other in before) for one in after) >= len(after) - 1, "the others are the same"
    count()
    assert len(made) == 2


def said(register: Register, kind: DecisionKind, claim: str) -> None:
    wanted = Wanted(kind=kind, subjects=[claim], author="Huda", reason="as read")
    record(register, decide(register, wanted))
