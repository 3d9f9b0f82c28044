"""Decisions that cannot all hold are shown on one page, with who took them, and are settled there by a new decision."""

import csv
import io
from typing import Any

import pytest

from tawthiq import pipeline
from tawthiq.decisions import Wanted, decide, record
from tawthiq.model.conflicts import ConflictKind, conflicts
from tawthiq.model.decision import DecisionKind
from tawthiq.register import Register
from tawthiq.register.corrections import unfit


def graded(register: Register) -> Any:
    """Two people who grade one incident differently."""
    incident = next(iter(register.all_incidents()))
    for author, grade in (("Huda", "fair"), ("Rana", "weak")):
        said(register, DecisionKind.GRADE, [incident.id], author, grade)
    return incident


def said(register: Register, kind: DecisionKind, subjects: list[str], author: str, after: str | None = None) -> None:
    wanted = Wanted(kind=kind, subjects=subjects, author=author, reason="as read", after=after)
    record(register, decide(register, wanted))


def test_there_is_nothing_to_show_at_first(desk: Any, arabic_desk: Any) -> None:
    assert "No decisions disagree" in desk.read("/conflicts")
    assert "لا قرارات متعارضة" in arabic_desk.read("/conflicts")
    assert "/conflicts" not in desk.read("/")


def test_two_grades_stand_side_by_side_and_one_is_taken_back_there(desk: Any) -> None:
    incident = graded(desk.register)
    page = desk.read("/conflicts")
    for word in ("Huda", "Rana", "Holds now:", "Does not hold:", "The incident was graded differently"):
        assert word in page, word
    assert f'href="/incidents/{incident.id}#decide"' in page
    assert 'href="/conflicts"' in desk.read("/")
    assert 'href="/conflicts"' in desk.read("/issues")
    last = desk.register.conflicts()[0].in_force[0]
    sent = desk.send({"verdict": "undo", "subject": last, "next": "/conflicts"}, "/conflicts")
    assert sent.status_code == 303
    assert sent.headers["location"].startswith("/conflicts")
    assert "No decisions disagree" in desk.read("/conflicts")
    assert str(desk.register.incident(incident.id).grade) == "fair"


def test_the_same_as_json_and_as_a_table(desk: Any) -> None:
    incident = graded(desk.register)
    told = desk.client.get("/conflicts.json").json()
    assert (told["total"], told["offset"]) == (1, 0)
    (one,) = told["conflicts"]
    assert one["conflict"]["incidents"] == [incident.id]
    assert [d["author"] for d in one["decisions"]] == ["Huda", "Rana"]
    rows = list(csv.DictReader(io.StringIO(desk.client.get("/conflicts.csv").content.decode("utf-8-sig"))))
    assert [(row["author"], row["after"], row["in_force"]) for row in rows] == [
        ("Huda", "fair", "false"),
        ("Rana", "weak", "true"),
    ]


def test_a_decision_that_no_longer_finds_its_claim_waits_and_says_so(desk: Any) -> None:
    register = desk.register
    incident = next(iter(register.all_incidents()))
    name = incident.claims[0]
    said(register, DecisionKind.REJECT, [name], "Huda")
    stored = register.claim(name)
    register.add_claims(register.document(stored.claim.document).document, [], "rules/another")
    pipeline.resolve(register, adopt=True)
    page = desk.read("/conflicts")
    assert "is not in the register now" in page
    assert name[:12] in page
    assert "It waits" in page


def test_claims_and_spellings_lead_to_where_they_are_decided_anew(desk: Any) -> None:
    register = desk.register
    name = next(iter(register.all_incidents())).claims[0]
    said(register, DecisionKind.ACCEPT, [name], "Huda")
    said(register, DecisionKind.REJECT, [name], "Rana")
    for author, after in (("Huda", "35.21, 40.40 village"), ("Rana", "gn:173927")):
        said(register, DecisionKind.ALIAS, ["زعبوطة"], author, after)
    page = desk.read("/conflicts")
    assert f'href="/claims/{name}"' in page
    assert "One accepts the claim, another rejects it" in page
    assert "verdict=alias&amp;subject=%D8%B2" in page
    assert {c.kind for c in register.conflicts()} >= {ConflictKind.REVIEW, ConflictKind.ALIAS}


@pytest.mark.parametrize("others", [0, 1])
def test_only_what_decisions_name_is_asked_for_and_nothing_is_missed(desk: Any, others: int) -> None:
    """The same as over all incidents and all claims."""
    register: Register = desk.register
    incidents = list(register.all_incidents())
    graded(register)
    ends = [incident.claims[0] for incident in incidents[:2]]
    said(register, DecisionKind.SAME, ends, "Huda")
    said(register, DecisionKind.DIFFERENT, ends, "Rana")
    said(register, DecisionKind.NOT_CREDIBLE, [incidents[0].origin_tree[0].id], "Huda")
    if others:
        said(register, DecisionKind.CREDIBLE, [incidents[0].origin_tree[0].id], "Rana")
    decisions = register.carried_decisions()
    claims = {claim.id: claim for claim in register.all_claims()}
    every = (*conflicts(decisions, register.all_incidents(), claims.keys()), *unfit(claims.values(), decisions))
    assert register.conflicts() == every
    assert (ConflictKind.ORIGIN in {c.kind for c in every}) is bool(others)
