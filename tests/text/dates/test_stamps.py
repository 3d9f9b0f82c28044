"""The day that a report stamps itself with."""

import pytest

from tawthiq.text.dates.stamps import stamped


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قناة المدينةOctober 27, 2024 · Shared with Public\nاستشهاد شخص", "2024-10-27"),
        ("9:24 AM · 19 Aug 2022", "2022-08-19"),
        ("قصف على القرية\nالاثنين, ٣٠ ديسمبر ٢٠٢٤, ١٠:٠٥\nاستشهد ثلاثة", "2024-12-30"),
        ("2021-11-09\nالرقة - داهمت دورية القرية", "2021-11-09"),
        ("الأحد 20 تشرين الثاني 2022\nقصف على القرية", "2022-11-20"),
    ],
)
def test_the_stamp_of_a_report(text: str, day: str) -> None:
    assert stamped(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "استشهد ثلاثة مدنيين في قصف على القرية يوم 4 أيار 2023",  # the day of an event in a sentence
        "قصف في 20 تشرين الثاني عند 14:30",  # no year
        "February 30, 2024",
        "خمسة قتلى",
        "",
    ],
)
def test_no_stamp(text: str) -> None:
    assert stamped(text) is None


def test_the_first_stamp_counts() -> None:
    assert stamped("الأحد 1 كانون الثاني 2023, 10:00\nخبر\nMarch 5, 2024") == "2023-01-01"
