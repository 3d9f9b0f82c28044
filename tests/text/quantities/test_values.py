"""Numbers of any kind in any text."""

import pytest

from tawthiq.text.quantities import numbers, ordinal_value, value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نصف", 0.5),
        ("ثلاثة أرباع", 0.75),
        ("مئة وثلث", 100 + 1 / 3),
        ("عشرون وثلاثة أخماس", 20.6),
        ("عشرة فاصلة سبعة", 10.7),
        ("٧٧/١٠٠", 0.77),
        ("واحد على عشرين", 0.05),
        ("٢٠٪", 0.2),
        ("-١٬٢٠٠", -1200),
        ("1e10", 10**10),
        ("1 000 000", 10**6),
        ("نصف دزينة", 6),
        ("مية الا ربع", 75),
    ],
)
def test_values(text: str, expected: float) -> None:
    got = value(text)
    assert got is not None
    assert float(got) == pytest.approx(expected)


def test_numbers_have_offsets() -> None:
    text = "5 كتب وألف قلم"
    assert [(text[found.start : found.end], found.value) for found in numbers(text)] == [("5", 5), ("وألف", 1000)]


def test_what_is_no_number() -> None:
    assert value("كتاب") is None
    assert value("٢٥مل") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("الثالث", 3), ("الحادي والعشرين", 21), ("السادسة عشرة", 16), ("العشرون", 20), ("كتاب", None)],
)
def test_ordinals(text: str, expected: int | None) -> None:
    assert ordinal_value(text) == expected
