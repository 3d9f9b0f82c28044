"""Month names."""

import pytest

from tawthiq.text.months import month_at, month_before, one_edit
from tawthiq.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "number", "hijri"),
    [("مارس", 3, False), ("كانون الأول", 12, False), ("جوان", 6, False), ("وآذار", 3, False), ("ذي الحجة", 12, True)],
)
def test_names(text: str, number: int, *, hijri: bool) -> None:
    found = month_at(tokenize(text), 0)
    assert found
    assert (found.number, found.hijri) == (number, hijri)


def test_misspelt_names_need_asking() -> None:
    tokens = tokenize("ستمبر")
    assert month_at(tokens, 0) is None
    found = month_at(tokens, 0, fuzzy=True)
    assert found
    assert found.number == 9


def test_other_words_are_no_months() -> None:
    assert month_at(tokenize("كانون"), 0) is None
    assert not month_before(tokenize("عدد 2017"), 0)


def test_one_edit() -> None:
    assert one_edit("سبتمبر", "ستمبر")
    assert one_edit("اغسطس", "اغسسط")
    assert not one_edit("مارس", "مايو")
