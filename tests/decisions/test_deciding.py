"""From what a person wants to a Decision: what is refused, in one line, before anything is written."""

from pathlib import Path
from typing import Any

import pytest

from tawthiq import pipeline
from tawthiq.decisions import Wanted, decide, record, undoing
from tawthiq.errors import UsageError
from tawthiq.model.decision import DecisionKind
from tawthiq.register import Register

SAID = {"author": "R. S.", "reason": "read twice"}


@pytest.fixture
def claim(small: Register) -> str:
    return next(small.all_claims()).id


@pytest.mark.parametrize("kind", [DecisionKind.SAME, DecisionKind.DIFFERENT, DecisionKind.MERGE])
def test_what_joins_or_parts_is_about_two(small: Register, kind: DecisionKind) -> None:
    codes = [incident.code for incident in small.all_incidents()]
    assert len(decide(small, Wanted(kind=kind, subjects=codes[:2], **SAID)).subjects) == 2
    with pytest.raises(UsageError, match="two or more"):
        decide(small, Wanted(kind=kind, subjects=codes[:1], **SAID))
    with pytest.raises(UsageError, match="these are one"):
        decide(small, Wanted(kind=kind, subjects=[codes[0], codes[0]], **SAID))


def test_one_claim_can_be_left_undecided(small: Register, claim: str) -> None:
    assert decide(small, Wanted(kind=DecisionKind.UNSURE, subjects=[claim], **SAID)).subjects == (claim,)


def test_a_decision_needs_a_reason(small: Register, claim: str) -> None:
    with pytest.raises(UsageError, match="reason"):
        decide(small, Wanted(kind=DecisionKind.ACCEPT, subjects=[claim], author="R. S.", reason=" "))


def test_values_are_asked_for_where_they_belong_only(small: Register, claim: str) -> None:
    with pytest.raises(UsageError, match="needs --after"):
        decide(small, Wanted(kind=DecisionKind.CORRECT, subjects=[claim], field="method", **SAID))
    with pytest.raises(UsageError, match="takes no --after"):
        decide(small, Wanted(kind=DecisionKind.ACCEPT, subjects=[claim], after="x", **SAID))
    with pytest.raises(UsageError, match="by its id"):
        decide(small, Wanted(kind=DecisionKind.UNDO, subjects=[claim], **SAID))


def test_what_the_check_raises_leaves_the_record_as_it_was(small: Register, claim: str) -> None:
    def changed() -> None:
        raise UsageError("changed since")

    decision = decide(small, Wanted(kind=DecisionKind.ACCEPT, subjects=[claim], **SAID))
    with pytest.raises(UsageError, match="changed since"):
        record(small, decision, check=changed)
    assert small.decisions() == ()


def test_recorded_and_taken_back(small: Register, claim: str) -> None:
    record(small, decide(small, Wanted(kind=DecisionKind.REJECT, subjects=[claim], **SAID)))
    made = small.decisions()[-1]
    record(small, undoing(small, made.id[:8], **SAID))
    assert small.decisions(standing=True) == ()
    assert [item.kind for item in small.decisions()] == [DecisionKind.REJECT, DecisionKind.UNDO]
    with pytest.raises(UsageError, match="no decisions"):
        undoing(small, "zzz", **SAID)
    with pytest.raises(UsageError, match="taken back already"):
        undoing(small, made.id, **SAID)
    record(small, undoing(small, small.decisions()[-1].id, **SAID))
    assert [item.id for item in small.decisions(standing=True)] == [made.id]


def test_a_claim_is_not_moved_to_where_it_stands_nor_split_from_itself(small: Register, claim: str) -> None:
    home = small.claim(claim).incident or ""
    with pytest.raises(UsageError, match="stand there already"):
        decide(small, Wanted(kind=DecisionKind.MOVE, subjects=[claim], after=home, **SAID))
    with pytest.raises(UsageError, match="nothing to split"):
        decide(small, Wanted(kind=DecisionKind.SPLIT, subjects=small.incident(home).claims, **SAID))


def test_a_wrong_word_is_refused_with_the_right_ones(small: Register, claim: str) -> None:
    with pytest.raises(UsageError, match=r"cannot hold bow\. Give one of: airstrike"):
        decide(small, Wanted(kind=DecisionKind.CORRECT, subjects=[claim], field="method", after="bow", **SAID))


def test_where_an_incident_lies_can_be_corrected_and_nothing_else_of_it(small: Register) -> None:
    incident = next(small.all_incidents())
    wanted: dict[str, Any] = {"kind": DecisionKind.CORRECT, "subjects": [incident.code], **SAID}
    record(small, decide(small, Wanted(field="coordinates", after="35.6, 36.5", **wanted)))
    where = small.incident(incident.id).where
    assert where
    assert (where.lat, where.lon) == (35.6, 36.5)
    assert small.conflicts() == ()
    with pytest.raises(UsageError, match="only coordinates"):
        decide(small, Wanted(field="method", after="shelling", **wanted))
    with pytest.raises(UsageError, match="is no point"):
        decide(small, Wanted(field="coordinates", after="north", **wanted))


def test_a_corrected_figure_moves_no_claim_and_a_corrected_day_may(tmp_path: Path) -> None:
    lines = (
        "قتل 5 مدنيين في غارة جوية على بلدة سرمين يوم 5 أيار 2019.",
        "قتل 6 مدنيين بغارة على سرمين في 5 أيار 2019.",
    )
    for number, line in enumerate(lines):
        (tmp_path / f"{number}.txt").write_text(line, "utf-8")
    with Register.open(tmp_path / "register", create=True) as register:
        pipeline.run([tmp_path / "0.txt", tmp_path / "1.txt"], register, pipeline.Orders())
        (home,) = register.all_incidents()
        claim = next(c for c in register.all_claims() if c.harms and c.harms[0].max == 6)
        wanted: dict[str, Any] = {"kind": DecisionKind.CORRECT, "subjects": [claim.id], **SAID}
        for part in ("max", "min"):
            record(register, decide(register, Wanted(field=f"harms.0.{part}", after="900", **wanted)))
        (after,) = register.all_incidents()
        assert (after.id, after.claims) == (home.id, home.claims)
        assert 900 in {row.max for row in after.ranges}
        record(register, decide(register, Wanted(field="when.edtf", after="1999-01-01", **wanted)))
        assert claim.id not in register.incident(home.id).claims
