"""Dates in words: never more exact than they are, never a day off."""

import pytest

from tawthiq.model.claim import When
from tawthiq.model.vocabulary import PartOfDay
from tawthiq.web import days
from tawthiq.web.words import words


@pytest.mark.parametrize(
    ("edtf", "arabic", "english"),
    [
        ("2017-03-17", "17 آذار/مارس 2017", "17 March 2017"),
        ("2017-03-01", "1 آذار/مارس 2017", "1 March 2017"),
        ("2017-03", "آذار/مارس 2017", "March 2017"),
        ("2017", "عام 2017", "2017"),
        ("2017-03-17~", "نحو 17 آذار/مارس 2017", "about 17 March 2017"),
        ("XXXX-03-17", "17 آذار/مارس (السنة غير معروفة)", "17 March (year unknown)"),
        ("XXXX-10", "تشرين الأول/أكتوبر (السنة غير معروفة)", "October (year unknown)"),
        ("2017-03-XX", "آذار/مارس 2017", "March 2017"),
        ("2021-08-17/2021-08-19", "من 17 آب/أغسطس 2021 إلى 19 آب/أغسطس 2021", "17 August 2021 to 19 August 2021"),
        ("XXXX-10/..", "منذ تشرين الأول/أكتوبر (السنة غير معروفة)", "since October (year unknown)"),
        ("../2014", "حتى عام 2014", "until 2014"),
        ("../..", "غير معروف", "unknown"),
        ("[2014,2015]", '<bdi dir="ltr">[2014,2015]</bdi>', '<bdi dir="ltr">[2014,2015]</bdi>'),
        ("20XX", '<bdi dir="ltr">20XX</bdi>', '<bdi dir="ltr">20XX</bdi>'),
    ],
)
def test_edtf_in_words(edtf: str, arabic: str, english: str) -> None:
    assert days.edtf(words("ar"), edtf) == arabic
    assert days.edtf(words("en"), edtf) == english


def test_the_part_of_the_day() -> None:
    value = When(edtf="2020-07-02", part_of_day=PartOfDay.DAWN)
    assert days.when(words("ar"), value) == "2 تموز/يوليو 2020، فجرًا"
    assert days.when(words("ar"), None) == "تاريخ غير معروف"


def test_publication_dates_do_not_shift() -> None:
    assert days.published(words("en"), "2019-05-12T23:59:59+03:00") == "12 May 2019"
    assert days.published(words("ar"), "2019-05-14", "crawl") == "14 أيار/مايو 2019 (تقريبًا)"
    assert days.published(words("ar"), None) == "بلا تاريخ نشر"


def test_digits_of_dates() -> None:
    assert days.edtf(words("ar", "arabic"), "2017-03-17") == "١٧ آذار/مارس ٢٠١٧"
