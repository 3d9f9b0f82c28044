"""Agreement of two readers against worked examples of the literature, and what counts as a reading."""

import pytest

from tawthiq.evaluation import readers
from tawthiq.model.claim import Claim, Harm
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.vocabulary import Bound, Kind, Method, Outcome

CLAIM = Claim(
    id="c1", document="d", quote="x", start=0, end=1, kind=Kind.INCIDENT, method=Method.AIRSTRIKE,
    harms=(Harm(outcome=Outcome.KILLED, min=3, max=3, bound=Bound.EXACT, quote="x", start=0, end=1),),
)  # fmt: skip


def said(number: int, kind: DecisionKind, author: str, **more: str) -> Decision:
    told = {"field": None, "after": None, **more}
    return Decision(id=f"d{number}", kind=kind, subjects=("c1",), author=author, time=f"2026-01-01T00:00:{number:02}Z",
                    reason="x", field=told["field"], after=told["after"])  # fmt: skip


def test_alpha_is_krippendorffs() -> None:
    """Computing Krippendorff's Alpha-Reliability (2011), binary data of two observers: 0.095."""
    jon, han = "0100000010", "1110010000"
    assert readers.alpha(list(zip(jon, han, strict=True))) == pytest.approx(0.095, abs=0.0005)
    assert readers.alpha([("a", "a"), ("b", "b")]) == 1
    assert readers.alpha([("a", "a")] * 5) is None
    assert readers.alpha([]) is None


def test_kappa_is_cohens() -> None:
    units = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert readers.kappa(units) == pytest.approx(0.4)
    assert readers.kappa([("y", "y")]) is None


def test_the_interval_of_a_share_is_wilsons() -> None:
    low, high = readers.wilson(8, 10) or (0, 0)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert readers.wilson(0, 0) is None


FIRST = said(1, DecisionKind.CORRECT, "Karim", field="method", after="shelling")
ASKED = said(2, DecisionKind.SECOND, "Rima")
SECOND = [said(3, DecisionKind.READING, "Elias", field="correct harms.0.max", after="5"),
          said(4, DecisionKind.READING, "Elias", field="accept")]  # fmt: skip


def test_two_readings_are_laid_side_by_side() -> None:
    (pair,) = readers.pairs([FIRST, ASKED, *SECOND], {"c1": CLAIM})
    assert (pair.first_readers, pair.second_reader) == (("Karim",), "Elias")
    assert pair.differing == ("killed", "means")
    assert (pair.first["means"], pair.second["means"]) == ("shelling", "airstrike")
    found = {row.field: (row.claims, row.agreed) for row in readers.agreement([pair])}
    assert found["means"] == (1, 0)
    assert found["verdict"] == (1, 1)


def test_what_is_not_ended_is_no_reading() -> None:
    assert readers.pairs([FIRST, ASKED, SECOND[0]], {"c1": CLAIM}) == ()
    assert readers.pairs([ASKED, *SECOND], {"c1": CLAIM}) == (), "nobody read it before"


def test_who_rejects_says_nothing_of_the_fields() -> None:
    rejected = said(3, DecisionKind.READING, "Elias", field="reject")
    (pair,) = readers.pairs([FIRST, ASKED, rejected], {"c1": CLAIM})
    assert pair.differing == ("verdict",)
    assert {row.field: row.claims for row in readers.agreement([pair])}["means"] == 0


def test_a_settlement_changes_neither_reading() -> None:
    settled = said(5, DecisionKind.SETTLE, "Amal", after="second")
    undone = Decision(id="u", kind=DecisionKind.UNDO, subjects=("d1",), author="Amal", time=settled.time, reason="x")
    held = said(5, DecisionKind.ACCEPT, "Amal")
    (pair,) = readers.pairs([FIRST, ASKED, *SECOND, settled, undone, held], {"c1": CLAIM})
    assert (pair.first_readers, pair.settled) == (("Karim",), "second")
    assert pair.differing == ("killed", "means")
