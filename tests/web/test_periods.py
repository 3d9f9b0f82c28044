"""Days, weeks, months and years that incidents stand under."""

from dataclasses import replace
from datetime import date

import pytest

from tawthiq.register.outlines import Outline
from tawthiq.web import periods
from tawthiq.web.periods import Unit
from tawthiq.web.views.strip import strip
from tawthiq.web.words import words

ROW = Outline("i", "TW-1", "2017-03-17", "2017-03-17", "weak", None, None, (), None, None, 1, "", False, False, None)


def lying(first: str | None, last: str | None) -> Outline:
    return replace(ROW, first=first, last=last)


@pytest.mark.parametrize(
    ("first", "last", "unit", "told"),
    [
        ("2017-03-17", "2017-03-17", Unit.DAY, "17 March 2017"),
        ("2017-03-17", "2017-03-17", Unit.WEEK, "13 March 2017 to 19 March 2017"),
        ("2017-03-17", "2017-03-18", Unit.DAY, "13 March 2017 to 19 March 2017"),  # wider than a day, in one week
        ("2017-03-01", "2017-03-31", Unit.DAY, "March 2017"),
        ("2017-01-01", "2017-12-31", Unit.MONTH, "2017"),  # only the year is known: no guess of a month
        ("2016-12-20", "2017-01-10", Unit.DAY, "Undated, or spanning years"),
        (None, None, Unit.MONTH, "Undated, or spanning years"),
        ("9999-12-31", "9999-12-31", Unit.WEEK, "27 December 9999 to 31 December 9999"),
        ("0001-01-01", "2017-12-31", Unit.YEAR, "Undated, or spanning years"),
    ],
)
def test_an_incident_stands_under_the_period_that_holds_its_date(
    first: str | None, last: str | None, unit: Unit, told: str
) -> None:
    found = periods.period_of(lying(first, last), unit)
    assert periods.title(words("en"), found).striptags() == told


def test_periods_come_latest_first_and_the_finer_before_the_wider() -> None:
    rows = [lying(None, None), lying("2017-01-01", "2017-12-31"), lying("2017-12-31", "2017-12-31"), ROW]
    found = periods.grouped(rows, Unit.DAY)
    assert [period.unit for period in found] == [Unit.DAY, Unit.YEAR, Unit.DAY, None]
    assert list(found)[2].first == date(2017, 3, 17)


@pytest.mark.parametrize(
    ("last", "unit"), [("2017-03-20", "day"), ("2017-06-01", "week"), ("2019-01-01", "month"), ("2024-01-01", "year")]
)
def test_a_longer_time_is_told_in_wider_periods(last: str, unit: str) -> None:
    assert periods.unit_for([ROW, lying(last, last), lying("0001-01-01", "9999-12-31")]) == unit


def test_a_strip_shows_empty_periods_too_and_leads_to_each() -> None:
    steps = strip(words("en"), [ROW, ROW, lying("2017-03-20", "2017-03-20")], "/map", {"grade": "weak", "from": "2017"})
    assert [step.count for step in steps] == [2, 0, 0, 1]
    assert [step.height for step in steps] == [100, 0, 0, 50]
    assert steps[0].href == "/map?grade=weak&from=2017-03-17&to=2017-03-17"


def test_one_period_is_no_strip() -> None:
    assert strip(words("en"), [ROW], "/map", {}) == ()
    assert strip(words("en"), [], "/map", {}) == ()
