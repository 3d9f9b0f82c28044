"""The part of EDTF that the register uses."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.text import edtf

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017-03-17", date(2017, 3, 17), date(2017, 3, 17)),
        ("2017-02", date(2017, 2, 1), date(2017, 2, 28)),
        ("2016~", date(2016, 1, 1), date(2016, 12, 31)),
        ("2017-03-17/2017-03-19", date(2017, 3, 17), date(2017, 3, 19)),
        ("2016-10-17/..", date(2016, 10, 17), date.max),
        ("../2017", date.min, date(2017, 12, 31)),
    ],
)
def test_days(text: str, first: date, last: date) -> None:
    assert edtf.days(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["XXXX-03-17", "2017-02-30", "2017-13", "yesterday", "", "..", "2017-03-18/2017-03-17"]
)
def test_no_days(text: str) -> None:
    assert edtf.days(text) is None


@pytest.mark.parametrize(
    ("a", "b", "fits"),
    [
        ("XXXX-03-17", "2017-03-17", True),
        ("XXXX-03-17", "2017-03-18", False),
        ("XXXX-03-17", "2017-03", True),
        ("2017-03", "2017-03-17", True),
        ("2017-03", "2017-04-01", False),
        ("XXXX-10/..", "2016-11-01", True),
        ("2016-10-17/..", "2016-10-16", False),
        ("XXXX-12-31", "XXXX-01-01", False),
        ("nonsense", "2017", False),
    ],
)
def test_compatible(a: str, b: str, *, fits: bool) -> None:
    assert edtf.compatible(a, b) is fits
    assert edtf.compatible(b, a) is fits


def test_distance_and_slack() -> None:
    assert edtf.distance("2017-03-17", "2017-03-20") == 3
    assert edtf.compatible("2017-03-17", "2017-03-18", slack=1)
    assert edtf.distance("XXXX-12-31", "2022-01-02") == 2


def test_complete() -> None:
    assert edtf.complete("XXXX-03-17", "2017-04-01") == "2017-03-17"
    assert edtf.complete("XXXX-12-31", "2022-01-02") == "2021-12-31"
    assert edtf.complete("XXXX-11/XXXX-02-03", "2017-01-10") == "2016-11/2017-02-03"
    assert edtf.complete("2015-01-01", "2017-04-01") == "2015-01-01"
    assert edtf.complete("XXXX-02-29", "2017-01-10") == "2016-02-29"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2017-03-17", "day"), ("XXXX-03", "month"), ("2017", "year"), ("2017-03/2017-04", "interval"), ("no", None)],
)
def test_precision(text: str, expected: str | None) -> None:
    assert edtf.precision(text) == expected


@settings(deadline=None)  # the first call reads the word lists
@given(DAYS, DAYS)
def test_days_of_from_days_is_the_same(a: date, b: date) -> None:
    first, last = sorted((a, b))
    assert edtf.days(edtf.from_days(first, last)) == (first, last)


@settings(deadline=None)  # the first call reads the word lists
@given(DAYS, DAYS)
def test_distance_is_that_of_the_calendar(a: date, b: date) -> None:
    assert edtf.distance(a.isoformat(), b.isoformat()) == abs((a - b).days)


@settings(deadline=None)  # the first call reads the word lists
@given(st.text(alphabet="X0123456789-/.~?", max_size=24))
def test_no_text_raises(text: str) -> None:
    edtf.days(text)
    edtf.precision(text)
    edtf.compatible(text, "2017-03-17")
    edtf.complete(text, "2017")
