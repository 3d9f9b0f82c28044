import pytest

from tawthiq.claims.mentions import At, MeansMention
from tawthiq.model.claim import Span
from tawthiq.model.vocabulary import Method
from tawthiq.records import replace

AT = At(first=2, last=3, start=10, end=21)


def test_a_record_is_set_once() -> None:
    with pytest.raises(AttributeError):
        AT.first = 4  # type: ignore[misc]


def test_records_of_one_kind_with_the_same_values_are_equal() -> None:
    same = At(first=2, last=3, start=10, end=21)
    assert same == AT
    assert len({same, AT}) == 1


def test_a_record_takes_its_fields_by_name() -> None:
    with pytest.raises(TypeError):
        At(2, 3, 10, 21)  # type: ignore[call-arg]


def test_what_is_not_changed_is_copied() -> None:
    mention = MeansMention(at=AT, method=Method.AIRSTRIKE, is_event=True, rule="strike")
    cause = replace(mention, is_cause=True)
    assert (cause.at, cause.rule, cause.is_cause, mention.is_cause) == (AT, "strike", True, False)
    assert replace(Span("غارة", 3, 7), start=4) == Span("غارة", 4, 7)


def test_no_other_field_is_taken() -> None:
    with pytest.raises(TypeError):
        replace(AT, width=2)  # type: ignore[call-arg]
