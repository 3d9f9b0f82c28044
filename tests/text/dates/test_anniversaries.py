"""Days that are remembered, told from a Saturday, the first of April 2017."""

from datetime import date

import pytest

from tawthiq.text.dates import Reference, find, resolve
from tawthiq.text.tokens import tokenize

SATURDAY = Reference(day=date(2017, 4, 1))


def resolved(text: str, reference: Reference = SATURDAY) -> list[str | None]:
    found = (resolve(expression.spec, reference) for expression in find(tokenize(text)))
    return [one.edtf if one else None for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("يصادف اليوم الذكرى الرابعة لمجزرة السوق", "2013-04-01"),
        ("تمر اليوم السبت الذكرى السنوية الأولى على مقتل الصحفي", "2016-04-01"),
        ("أحيت البلدة أمس الذكرى الـ13 لقصف المدرسة", "2004-03-31"),
        ("في مثل هذا اليوم من عام 2009 قصفت المدرسة", "2009-04-01"),
        ("في مثل هذا اليوم من العام الماضي قصف السوق", "2016-04-01"),
        ("في مثل هذا اليوم قبل عشرة أعوام قصف السوق", "2007-04-01"),
        ("أحيا الأهالي أمس ذكرى قصف السوق", "XXXX-03-31"),
    ],
)
def test_what_is_remembered_happened_in_another_year(text: str, expected: str) -> None:
    assert resolved(text) == [expected]


@pytest.mark.parametrize("text", ["اليوم، خلال إحياء ذكرى المولد، قصف السوق", "هذا اليوم قصف السوق"])
def test_a_day_of_speaking_stays_what_it_is(text: str) -> None:
    assert resolved(text) == ["2017-04-01"]


def test_without_a_day_of_speaking_nothing_is_known() -> None:
    assert resolved("يصادف اليوم الذكرى الرابعة للمجزرة", Reference()) == [None]


def test_the_last_of_february_of_another_year() -> None:
    leap = Reference(day=date(2020, 2, 29))
    assert resolved("في مثل هذا اليوم من عام 2016 قصف السوق", leap) == ["2016-02-29"]
    assert resolved("في مثل هذا اليوم من عام 2017 قصف السوق", leap) == ["2017-02"], "a year without that day"
