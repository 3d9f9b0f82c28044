"""The summary of an incident and the versions of its assessment: what is recorded, and what outlives re-resolving."""

import json
from typing import Any

import pytest

from tawthiq.decisions import Wanted, decide, record, undoing
from tawthiq.errors import UsageError
from tawthiq.model import wire
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.model.written import LONGEST, Summary, Written, summary_of, version_of, written
from tawthiq.register import Register

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
SHELLED = Summary(ar="قُصف الحي.", en="The quarter was shelled.")


def deciding(register: Register, kind: DecisionKind, subject: str, **more: Any) -> Decision:
    wanted = Wanted(kind=kind, subjects=[subject], author="Layla", reason="as read", **more)
    made = decide(register, wanted)
    record(register, made)
    return made


def write(register: Register, incident: Incident, summary: Summary = SHELLED) -> Decision:
    return deciding(register, DecisionKind.SUMMARY, incident.id, after=wire.encode(summary).decode())


def told(register: Register) -> Written:
    return written(register.carried_decisions())


def standing(register: Register, place: str) -> list[Incident]:
    return [i for i in register.all_incidents() if i.where and i.where.place == place]


def test_a_summary_is_written_in_one_language_and_then_in_the_other(small: Register) -> None:
    (home,) = standing(small, "تلعفر")
    first = deciding(small, DecisionKind.SUMMARY, home.code, field="ar", after="  قُصف\tالحي. \n\n\n\nثم هدأ.")
    assert summary_of(first) == Summary(ar="قُصف الحي.\n\nثم هدأ.")
    second = deciding(small, DecisionKind.SUMMARY, home.code, field="en", after="Shelled.")
    assert summary_of(second) == Summary(ar="قُصف الحي.\n\nثم هدأ.", en="Shelled.")
    assert json.loads(second.before or "")["en"] == ""
    assert told(small).summary(home) == small.decision(second.id)
    deciding(small, DecisionKind.SUMMARY, home.code, after="{}")
    assert told(small).summary(home) is None
    assert [d.kind for d in small.decisions()] == [DecisionKind.SUMMARY] * 3, "all stay in the record"


def test_what_is_no_summary_is_refused(small: Register) -> None:
    (home,) = standing(small, "تلعفر")
    with pytest.raises(UsageError, match="says this already"):
        write(small, home, Summary())
    with pytest.raises(UsageError, match="4,000 letters"):
        write(small, home, Summary(en="x" * (LONGEST + 1)))
    with pytest.raises(UsageError, match="--field ar or"):
        deciding(small, DecisionKind.SUMMARY, home.id, after="just words")
    with pytest.raises(UsageError, match="Name one of them"):
        deciding(small, DecisionKind.SUMMARY, home.id, field="fr", after="Bombardé.")
    with pytest.raises(UsageError, match="about incidents"):
        deciding(small, DecisionKind.SUMMARY, home.claims[0], field="en", after="Shelled.")


def test_versions_count_on_and_are_not_made_where_nothing_moved(small: Register) -> None:
    (home,) = standing(small, "تلعفر")
    first = version_of(deciding(small, DecisionKind.PUBLISH, home.id))
    assert (first.number, dict(first.values)["killed civilian"], first.summary) == (1, "3", Summary())
    assert small.incident(home.id).review_state == "reviewed"
    with pytest.raises(UsageError, match="since version 1"):
        deciding(small, DecisionKind.PUBLISH, home.id)
    write(small, home)
    second = deciding(small, DecisionKind.PUBLISH, home.id)
    assert (version_of(second).number, version_of(second).summary) == (2, SHELLED)
    record(small, undoing(small, second.id, "Layla", "too early"))
    assert version_of(told(small).version(home)).number == 1  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="takes no --after"):
        deciding(small, DecisionKind.PUBLISH, home.id, after="3")
    deciding(small, DecisionKind.WITHHOLD, home.id)
    with pytest.raises(UsageError, match="withheld from publication"):
        deciding(small, DecisionKind.PUBLISH, home.id)


def test_a_summary_goes_with_its_claims_through_merge_and_split(small: Register) -> None:
    one, other = standing(small, "البصيرة")
    mine = write(small, one)
    joined = Wanted(kind=DecisionKind.MERGE, subjects=[one.id, other.id], author="Layla", reason="one event")
    merged = decide(small, joined)
    record(small, merged)
    (whole,) = standing(small, "البصيرة")
    assert told(small).summary(whole) == small.decision(mine.id)
    record(small, undoing(small, merged.id, "Layla", "two events"))
    parted = {i.id: told(small).summary(i) for i in standing(small, "البصيرة")}
    assert parted == {one.id: small.decision(mine.id), other.id: None}
    assert all(told(small).summary(i) is None for i in standing(small, "تلعفر"))
