"""What a preview shows is what comes of the decision."""

import pytest

from tawthiq.decisions import Wanted, decide, preview, record
from tawthiq.errors import UsageError
from tawthiq.model.decision import DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.model.vocabulary import Grade
from tawthiq.register import Register

SAID = {"author": "R. S.", "reason": "read twice"}


def by_place(register: Register, place: str) -> list[Incident]:
    return [i for i in register.all_incidents() if i.where and i.where.place == place]


def test_a_merge_is_shown_and_then_so(small: Register) -> None:
    one, other = by_place(small, "البصيرة")
    decision = decide(small, Wanted(kind=DecisionKind.MERGE, subjects=[one.code, other.code], **SAID))
    moved = {m.before.id: m.after for m in preview(small, decision) if m.before}
    assert set(moved) == {one.id, other.id}
    kept = next(after for after in moved.values() if after)
    assert len(kept.claims) == len(one.claims) + len(other.claims)
    assert [after for after in moved.values() if after is None] == [None]
    record(small, decision)
    assert small.incident(other.id) == small.incident(one.id)
    assert small.incident(one.id).ranges == kept.ranges
    assert small.incident(one.id).code == kept.code


def test_a_correction_is_shown_and_then_so(small: Register) -> None:
    incident = by_place(small, "تلعفر")[0]
    claim = incident.claims[0]
    wanted = Wanted(kind=DecisionKind.CORRECT, subjects=[claim], field="harms.0.min", after="2", **SAID)
    decision = decide(small, wanted)
    (moved,) = preview(small, decision)
    assert moved.before == incident
    assert moved.after
    assert moved.after.ranges[0].min == 2
    assert small.decisions() == ()
    record(small, decision)
    assert small.incident(incident.id) == moved.after


def test_a_decision_that_moves_nothing_says_so(small: Register) -> None:
    claim = next(small.all_claims())
    accepted = decide(small, Wanted(kind=DecisionKind.UNSURE, subjects=[claim.id], **SAID))
    assert preview(small, accepted) == ()


def test_a_grade_is_shown(small: Register) -> None:
    incident = by_place(small, "تلعفر")[0]
    wanted = Wanted(kind=DecisionKind.GRADE, subjects=[incident.code], after=Grade.DISCOUNTED, **SAID)
    (moved,) = preview(small, decide(small, wanted))
    assert (moved.before, moved.after and moved.after.grade) == (incident, Grade.DISCOUNTED)


def test_a_claim_is_not_moved_to_where_it_stands(small: Register) -> None:
    incident = next(small.all_incidents())
    with pytest.raises(UsageError, match="stand there already"):
        decide(small, Wanted(kind=DecisionKind.MOVE, subjects=[incident.claims[0]], after=incident.code, **SAID))


def test_a_date_that_is_none_is_refused(small: Register) -> None:
    claim = next(small.all_claims()).id
    with pytest.raises(UsageError, match="no date"):
        decide(small, Wanted(kind=DecisionKind.CORRECT, subjects=[claim], field="when.edtf", after="spring", **SAID))
