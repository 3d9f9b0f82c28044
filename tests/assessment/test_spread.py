"""Who published a text first, and who carried it."""

import pytest

from tawthiq.assessment.spread import FirstBy, spreads
from tawthiq.model.document import Document

TEXT = (
    "قال مصدر طبي إن خمسة مدنيين قتلوا في غارة جوية على سوق الرمان وسط بلدة الزيتونة مساء أمس، وأضاف أن عشرة آخرين "
    "أصيبوا بجروح نقلوا على أثرها إلى المشفى القريب، فيما قال شهود إن الطائرات حلقت فوق البلدة ساعات قبل القصف الذي "
    "دمر منازل عدة وأحرق سيارات كانت متوقفة في المكان."
)
OTHER = "أعلنت البلدية افتتاح معرض الكتاب السنوي في قاعة المدينة بحضور عدد كبير من الكتاب والناشرين والطلاب والزوار."


def report(name: str, publisher: str, published: str | None, text: str = TEXT) -> Document:
    return Document(id=name, text=text, publisher=publisher, published=published)


def test_the_earliest_publisher_is_first_and_copies_stay() -> None:
    (found,) = spreads(
        [
            report("c", "موقع الحقل", "2019-05-07", f"{TEXT} تابعونا."),
            report("a", "وكالة الرمان", "2019-05-05"),
            report("x", "صحيفة أخرى", "2019-05-05", OTHER),
            report("b", "شبكة التين", "2019-05-06"),
        ]
    )
    assert (found.first, found.publisher, found.by) == ("a", "وكالة الرمان", FirstBy.DATE)
    assert [one.document for one in found.reports] == ["a", "b", "c"]


def test_days_alone_do_not_order_reports_of_one_day() -> None:
    (found,) = spreads([report("a", "وكالة الرمان", "2019-05-05"), report("b", "شبكة التين", "2019-05-05")])
    assert (found.first, found.publisher, found.by) == (None, None, None)


def test_hours_do_whatever_their_zone() -> None:
    (found,) = spreads([report("a", "س", "2019-05-05T10:00:00+03:00"), report("b", "ص", "2019-05-05T08:00:00+00:00")])
    assert (found.first, found.by) == ("a", FirstBy.DATE)


@pytest.mark.parametrize("day", ["2019-05-05", None])
def test_where_no_date_tells_the_credit_line_does(day: str | None) -> None:
    (found,) = spreads(
        [
            report("a", "موقع الحقل", day, f"{TEXT}\n\nالمصدر: رويترز"),
            report("b", "شبكة التين", day, f"{TEXT}\n\nالمصدر: رويترز"),
        ]
    )
    assert (found.first, found.publisher, found.by) == (None, "رويترز", FirstBy.CREDIT)
    assert {one.credit for one in found.reports} == {"رويترز"}


def test_the_credited_report_is_first_where_it_is_here() -> None:
    (found,) = spreads([report("a", "موقع الحقل", None, f"{TEXT}\n\nالمصدر: رويترز"), report("r", "رويترز", None)])
    assert (found.first, found.publisher, found.by) == ("r", "رويترز", FirstBy.CREDIT)


def test_a_first_report_that_credits_another_is_not_taken_for_its_author() -> None:
    (found,) = spreads(
        [report("a", "موقع الحقل", "2019-05-05", f"{TEXT}\n\nالمصدر: رويترز"), report("b", "شبكة التين", "2019-05-06")]
    )
    assert (found.first, found.publisher, found.by) == (None, "رويترز", FirstBy.CREDIT)


def test_credits_that_disagree_name_nobody() -> None:
    (found,) = spreads(
        [
            report("a", "موقع الحقل", None, f"{TEXT}\n\nالمصدر: رويترز"),
            report("b", "شبكة", None, f"{TEXT}\n\nالمصدر: الأناضول"),
        ]
    )
    assert found.by is None


def test_reports_days_apart_or_of_other_words_are_no_copies() -> None:
    assert (
        spreads([report("a", "س", "2019-05-05"), report("b", "ص", "2019-06-05"), report("x", "ع", None, OTHER)]) == ()
    )
