"""Charts: every range is drawn from its low to its high, and the axis of time is whole."""

import re
from datetime import date

from tawthiq.editions.atlas import atlas
from tawthiq.editions.charts import WIDTH, Column, Event, columns, timeline
from tawthiq.model.claim import Where
from tawthiq.model.vocabulary import Precision


def test_months_without_a_report_keep_their_place() -> None:
    drawn = str(
        columns([Column("2017-01", "weak", 1, 4, False), Column("2017-04", "contested", 2, 9, True)], "x", False)
    )
    assert [m for m in ("2017-01", "2017-02", "2017-03", "2017-04") if f">{m}<" in drawn] == [
        "2017-01", "2017-02", "2017-03", "2017-04",
    ]  # fmt: skip
    assert "2017-04: 2–9+" in drawn


def test_in_arabic_time_runs_from_right_to_left() -> None:
    told = [
        Event(date(2017, 1, 1), date(2017, 1, 1), 1, 2, False, "أ"),
        Event(date(2017, 2, 1), date(2017, 2, 28), 1, 2, False, "ب"),
    ]
    left, right = (
        [float(x) for x in re.findall(r'<rect [^>]*x="([\d.]+)"', str(timeline(told, "x", rtl)))]
        for rtl in (False, True)
    )
    assert left[0] < left[1]
    assert right[0] > right[1]
    assert max(*left, *right) <= WIDTH


def test_a_single_day_does_not_fill_the_line_of_time() -> None:
    for day in (date(2017, 3, 17), date.min, date.max):
        drawn = str(timeline([Event(day, day, 1, 2, False, "x")], "x", False))
        (width,) = re.findall(r'<rect [^>]*width="([\d.]+)"', drawn)
        assert float(width) < WIDTH / 20


def test_a_title_cannot_break_out_of_its_drawing() -> None:
    told = [Event(date(2017, 1, 1), date(2017, 1, 1), 1, 2, False, "</title><script>")]
    assert "<script>" not in timeline(told, "x", False)


def test_coarse_places_are_shaded_whole_and_fine_ones_are_circles() -> None:
    coarse = Where(place="نينوى", country="IQ", precision=Precision.GOVERNORATE)
    fine = Where(place="الموصل", country="IQ", lat=36.3, lon=43.1, precision=Precision.CITY)
    drawn = str(atlas([coarse, fine], "x"))
    assert drawn.count("<circle") == 1
    assert 'fill="#0b5a63" stroke="#0b5a63" stroke-width=".8" fill-opacity' in drawn
    assert atlas([None], "x") is None
