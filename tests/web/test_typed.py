"""Days as people type them: in figures or words, in their own order; what is none is said in one line."""

from typing import Any
from urllib.parse import quote

import pytest

from tawthiq.web.typed import as_day, as_edtf, as_typed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2017-03-17", "2017-03-17"), ("2017-3-17", "2017-03-17"), ("2017-03", "2017-03"), ("2017", "2017"),
        ("17/3/2017", "2017-03-17"), ("3/2017", "2017-03"), ("17.3.2017", "2017-03-17"), ("17-3-2017", "2017-03-17"),
        ("١٧/٣/٢٠١٧", "2017-03-17"), ("17 March 2017", "2017-03-17"), ("آذار 2017", "2017-03"),
        ("17 آذار/مارس 2017", "2017-03-17"), ("17 كانون الثاني 2017", "2017-01-17"), ("2017/3", "2017-03"),
        ("3/17/2017", None), ("32/1/2017", None), ("30/2/2017", None), ("yesterday", None), ("", None), ("17/3", None),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(text: str, found: str | None) -> None:
    assert as_edtf(text) == found


def test_a_month_or_a_year_is_its_first_and_last_day() -> None:
    assert (as_day("2/2016"), as_day("2/2016", last=True)) == ("2016-02-01", "2016-02-29")
    assert (as_day("2016"), as_day("2016", last=True)) == ("2016-01-01", "2016-12-31")
    assert as_typed("2016-02-09") == "9/2/2016"
    assert as_typed(None) == ""


@pytest.mark.parametrize("path", ["/incidents", "/search", "/map", "/timeline"])
def test_a_page_leads_to_the_days_in_figures(desk: Any, path: str) -> None:
    answer = desk.client.get(f"{path}?from={quote('5/2019')}&to={quote('أيار 2019')}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}?from=2019-05-01&to=2019-05-31")
    shown = desk.read(answer.headers["location"])
    assert 'value="1/5/2019"' in shown
    assert 'type="date"' not in shown


def test_what_is_no_date_is_said_in_one_line(desk: Any, arabic_desk: Any) -> None:
    assert "is no date, and was left out" in desk.read("/incidents?from=soon")
    assert "ليس تاريخًا" in arabic_desk.read("/incidents?from=soon")
    assert desk.client.get("/incidents.json?from=3/2017").status_code == 400, "programs know how a day is written"


def test_a_filter_in_force_tells_its_days_in_the_readers_words(desk: Any, arabic_desk: Any) -> None:
    asked = "/incidents?from=2017-03-17&to=2017-03-31"
    assert "17 March 2017" in desk.read(asked).partition("<table")[0]
    arabic = arabic_desk.read(asked).partition("<table")[0]
    assert "17 آذار/مارس 2017" in arabic
    assert "<bdi>2017-03-17</bdi>" not in arabic
