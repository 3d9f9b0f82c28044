from dataclasses import replace
from typing import Any

import pytest

from tawthiq.errors import UsageError
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.vocabulary import Method, Stance
from tawthiq.register.corrections import apply, corrected, value_of


def test_a_field_is_corrected_by_its_name(make: Any) -> None:
    claim = make.claim(make.document())
    assert apply(claim, "method", "shelling").method is Method.SHELLING
    assert apply(claim, "method", "null").method is None
    assert value_of(apply(claim, "when.edtf", "2019-05-04"), "when.edtf") == "2019-05-04"
    assert apply(claim, "harms.0.min", "3").harms[0].min == 3
    assert apply(claim, "responsible.0.stance", "denied").responsible[0].stance is Stance.DENIED
    assert apply(claim, "facilities", '["market"]').facilities == ("market",)
    assert apply(claim, "where", None).where is None
    assert value_of(apply(claim, "where.place", "5"), "where.place") == "5"


@pytest.mark.parametrize(
    ("field", "after"),
    [("colour", "red"), ("harms.7.min", "3"), ("method", "bow"), ("quote", "x"), ("harms.0.min", "many"), ("", "x")],
)
def test_what_cannot_be_corrected(make: Any, field: str, after: str) -> None:
    with pytest.raises(UsageError):
        apply(make.claim(make.document()), field, after)


def test_values_are_told_as_text(make: Any) -> None:
    claim = make.claim(make.document())
    assert value_of(claim, "method") == "airstrike"
    assert value_of(claim, "harms.0.max") == "5"
    assert value_of(claim, "attacks") is None
    with pytest.raises(UsageError, match="no such field"):
        value_of(claim, "harms.x")


def test_the_last_word_counts_and_what_fits_no_more_is_passed_over(make: Any) -> None:
    claim = make.claim(make.document())
    base = Decision(id="1", kind=DecisionKind.CORRECT, subjects=(claim.id,), author="a", time="t", reason="r")
    decisions = [
        replace(base, field="method", after="shelling"),
        replace(base, field="harms.4.min", after="3"),
        replace(base, field="method", after="shooting"),
        replace(base, kind=DecisionKind.ACCEPT),
    ]
    (found,) = corrected([claim], decisions)
    assert found == replace(claim, method=Method.SHOOTING)
