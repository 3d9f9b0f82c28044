"""Decisions that disagree are shown by a preview, too."""

from tawthiq.decisions import Wanted, decide, preview, record
from tawthiq.model.conflicts import FLAG
from tawthiq.model.decision import DecisionKind
from tawthiq.register import Register


def test_a_preview_says_that_people_would_disagree(small: Register) -> None:
    one, other = [i.code for i in small.all_incidents()][:2]
    kept = Wanted(kind=DecisionKind.DIFFERENT, subjects=[one, other], author="Layla", reason="two towns")
    record(small, decide(small, kept))
    merged = Wanted(kind=DecisionKind.MERGE, subjects=[one, other], author="Sami", reason="one town")
    moved = preview(small, decide(small, merged))
    assert any(m.after and FLAG in m.after.flags for m in moved)
