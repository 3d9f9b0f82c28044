"""Time expressions found in text and resolved by looking back."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.text import edtf
from tawthiq.text.dates import Reference, find, resolve
from tawthiq.text.tokens import tokenize

SATURDAY = Reference(day=date(2017, 4, 1))


def resolved(text: str, reference: Reference = SATURDAY) -> list[tuple[str, str | None]]:
    out = []
    for expression in find(tokenize(text)):
        found = resolve(expression.spec, reference)
        out.append((text[expression.start : expression.end], found.edtf if found else None))
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("يوم 17/03/2017", "2017-03-17"),
        ("في 17-3-2017", "2017-03-17"),
        ("بتاريخ ٢٠١٧-٠٣-١٧", "2017-03-17"),
        ("22.01.2022", "2022-01-22"),
        ("يوم 17/3", "2017-03-17"),
        ("29 آذار/ مارس الماضي", "2017-03-29"),
        ("الجمعة 21 أكتوبر/تشرين الاول 2016", "2016-10-21"),
        ("في 30/ أيلول/ 2015", "2015-09-30"),
        ("في 26 ستمبر 2014", "2014-09-26"),
        ("5 جانفي 2016", "2016-01-05"),
        ("Aug 19, 2022", "2022-08-19"),
        ("في آذار 2017", "2017-03"),
        ("في كانون الثاني الماضي", "2017-01"),
        ("عام 2012", "2012"),
        ("في 2014 قصفت المدينة", "2014"),
        ("خلال 2016 شهدت المدينة قصفا", "2016"),
        ("يوم 17 من الشهر الماضي", "2017-03-17"),
        ("في 2 كانون الثاني من العام الحالي", "2017-01-02"),
        ("الخامس من آذار", "2017-03-05"),
        ("السبت", "2017-04-01"),
        ("يوم الجمعة الماضي", "2017-03-31"),
        ("السبت الماضي", "2017-03-25"),
        ("حي الشهداء في 6 آذار", "2017-03-06"),
        ("فجر اليوم", "2017-04-01"),
        ("مساء أمس الجمعة", "2017-03-31"),
        ("أول من أمس", "2017-03-30"),
        ("الليلة الماضية", "2017-03-31/2017-04-01"),
        ("ليلة السبت", "2017-03-31/2017-04-01"),
        ("ليل الجمعة السبت", "2017-03-31/2017-04-01"),
        ("خلال اليومين الماضيين", "2017-03-30/2017-03-31"),
        ("خلال الـ24 ساعة الماضية", "2017-03-31/2017-04-01"),
        ("قبل يومين", "2017-03-30"),
        ("منذ ثلاثة أيام", "2017-03-29"),
        ("قبل أسبوع", "2017-03-25~"),
        ("الأسبوع الماضي", "2017-03-20/2017-03-26"),
        ("أواخر العام الماضي", "2016"),
        ("منذ بداية العام", "2017-01-01/2017-04-01"),
        ("منذ 17/10/2016", "2016-10-17/2017-04-01"),
        ("منذ 2015 بحسب منظمات", "2015/2017-04-01"),
        ("منذ 2015 نحو ألف قتيل", "2015/2017-04-01"),
        ("منذ يوم الأربعاء", "2017-03-29/2017-04-01"),
        ("منذ مطلع شباط الماضي", "2017-02-01/2017-04-01"),
        ("منذ منتصف أيلول الماضي", "2016-09-15/2017-04-01"),
        ("منذ 14 عاما", "2003/2017-04-01"),
        ("منذ أكثر من شهرين", "2017-02/2017-04-01"),
        ("منذ اندلاع المعارك", "../2017-04-01"),
        ("منذ بدء الحرب على صعدة وحتى مساء أمس", "../2017-03-31"),
        ("منذ انطلاق العملية، في 21 آذار 2017، وحتى صباح اليوم", "2017-03-21/2017-04-01"),
        ("خلال عام 2016", "2016"),
        ("خلال الساعات الـ48 الماضية", "2017-03-30/2017-04-01"),
        ("ليلة 14 كانون الثاني/يناير", "2017-01-13/2017-01-14"),
        ("عند الساعة 2:15 ليل الخميس - الجمعة", "2017-03-30/2017-03-31"),
        ("في حزيران وتموز", "2016-06/2016-07"),
        ("بين تشرين الثاني وشباط", "2016-11/2017-02"),
        ("الأشهر الستة الأولى من عام 2016", "2016-01/2016-06"),
        ("الربع الأخير من العام الماضي", "2016-10/2016-12"),
        ("النصف الأول من 2009", "2009-01/2009-06"),
        ("بين 3 و5 آذار", "2017-03-03/2017-03-05"),
        ("من 3 آذار حتى 5 نيسان 2016", "2016-03-03/2016-04-05"),
        ("الجمعة والسبت", "2017-03-31/2017-04-01"),
        ("بين عامي 2013 و2016", "2013/2016"),
        ("3 محرم 1438", "2016-10-04~"),
        ("غدا", "2017-04-02"),
        ("الآن", "2017-04-01"),
        ("في عام 2003 بتاريخ 9 نيسان", "2003-04-09"),
    ],
)
def test_one_date(text: str, expected: str) -> None:
    found = resolved(text)
    assert [date for _, date in found] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في 17 آذار/ مارس", "XXXX-03-17"),
        ("منذ شباط الماضي", "XXXX-02/.."),
        ("يوم السبت", None),
        ("أمس", None),
        ("العام الماضي", None),
    ],
)
def test_without_a_reference_nothing_is_invented(text: str, expected: str | None) -> None:
    assert [found for _, found in resolved(text, Reference())] == [expected]


def test_the_month_of_speaking_alone_serves_for_this_month() -> None:
    reference = Reference(month=date(2017, 3, 17))
    assert resolved("يوم 17 من الشهر الجاري", reference)[0][1] == "2017-03-17"
    assert resolved("أمس", reference)[0][1] is None


def test_anaphora_takes_the_date_before() -> None:
    reference = Reference(previous="2017-03-17")
    assert resolved("في اليوم المذكور", reference)[0][1] == "2017-03-17"
    assert resolved("في اليوم التالي", reference)[0][1] == "2017-03-18"
    assert resolved("في اليوم ذاته", Reference())[0][1] is None


def test_a_rough_reference_lets_the_weekday_choose_the_year() -> None:
    rough = Reference(day=date(2022, 7, 25), slack=21)
    assert resolved("اليوم الثلاثاء 20 يونيو/حزيران", rough)[0][1] == "2023-06-20"
    near = Reference(day=date(2021, 12, 2), slack=21)  # a day so near is this year's, whatever weekday is written
    assert resolved("اليوم الأربعاء 2 كانون الأول", near)[0][1] == "2021-12-02"


def test_the_day_of_a_rough_reference_may_be_told_as_past() -> None:
    rough = Reference(day=date(2022, 7, 26), slack=21)
    assert resolved("بتاريخ 26 تموز الفائت", rough)[0][1] == "2022-07-26"
    assert resolved("بتاريخ 26 تموز الفائت", Reference(day=date(2022, 7, 26)))[0][1] == "2021-07-26"


def test_a_day_of_the_current_month_is_the_nearest_one() -> None:
    assert resolved("حتى 25 من أكتوبر الجاري", Reference(day=date(2021, 10, 20)))[0][1] == "2021-10-25"
    assert resolved("في 16 آب الجاري", Reference(day=date(2022, 6, 29), slack=21))[0][1] == "2022-08-16"


def test_today_and_its_weekday_outvote_a_slip_of_the_date() -> None:
    assert resolved("اليوم السبت 31 آذار")[0][1] == "2017-04-01"


@pytest.mark.parametrize(
    "text",
    [
        "من قبل القوات",
        "خلال 8 عمليات",
        "سوق الجمعة",
        "لليوم الثالث على التوالي",
        "مارس الضباط ضغوطا",
        "شارع 26 سبتمبر",
        "قبل يومين على الانتخابات",
        "قتل خمسة عشر شخصا",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert resolved(text) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("فجر اليوم", "dawn"),
        ("بعد ظهر أمس", "afternoon"),
        ("في وقت متأخر من مساء يوم السبت", "evening"),
        ("الأحد ليلا", "night"),
        ("الساعة العاشرة صباح اليوم", "morning"),
    ],
)
def test_part_of_day(text: str, part: str) -> None:
    (expression,) = find(tokenize(text))
    assert expression.part == part
    assert text[expression.start : expression.end] == text


def test_since_reaches_to_the_date_that_it_opens() -> None:
    text = "نزحوا منذ انطلاق عمليات استعادة السيطرة على المدينة في تشرين الأول/ أكتوبر الماضي."
    assert resolved(text, Reference()) == [(text[6:-1], "XXXX-10/..")]


@settings(deadline=None)  # the first call reads the word lists
@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2050, 12, 31)))
def test_any_full_date_reads_as_itself_in_any_calendar(day: date) -> None:
    levantine = [
        "كانون الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول",
        "تشرين الثاني",
        "كانون الأول",
    ]
    for text in (
        f"{day.day}/{day.month}/{day.year}",
        day.isoformat(),
        f"في {day.day} {levantine[day.month - 1]} {day.year}",
        f"{day.day} من {levantine[day.month - 1]} عام {day.year}",
    ):
        assert [found for _, found in resolved(text, Reference())] == [day.isoformat()]


@settings(deadline=None)  # the first call reads the word lists
@given(
    st.lists(
        st.sampled_from(
            [
                "السبت",
                "أمس",
                "اليوم",
                "منذ",
                "قبل",
                "يومين",
                "في",
                "من",
                "إلى",
                "17",
                "3",
                "/",
                "-",
                "آذار",
                "كانون",
                "الثاني",
                "العام",
                "الماضي",
                "و",
                "بين",
                "،",
                "2017",
            ]
        ),
        max_size=12,
    ),
    st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 1, 1)),
)
def test_any_words_give_valid_edtf_or_nothing(words: list[str], day: date) -> None:
    tokens = tokenize(" ".join(words))
    last = -1
    for expression in find(tokens):
        assert last < expression.first <= expression.core <= expression.last
        last = expression.last
        found = resolve(expression.spec, Reference(day=day))
        assert found is None or edtf.is_valid(found.edtf), found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في ذلك اليوم", "2017-02-26"),
        ("في نفس اليوم", "2017-02-26"),
        ("في 24 من الشهر ذاته", "2017-02-24"),
        ("منذ ساعات الفجر الأولى", "2017-02-26"),
        ("منذ الصباح وحتى الآن", "2017-02-26"),
    ],
)
def test_words_that_take_up_the_date_before(text: str, expected: str) -> None:
    (found,) = find(tokenize(text))
    told = resolve(found.spec, Reference(day=date(2017, 4, 1), previous="2017-02-26"))
    assert told is not None
    assert (told.edtf, told.anaphoric) == (expected, True)


@pytest.mark.parametrize("text", ["حتى الآن", "لغاية الآن", "بعد عام من الآن", "إلى الآن"])
def test_now_as_the_end_of_a_while_is_no_day(text: str) -> None:
    assert "2017-04-01" not in [date for _, date in resolved(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بعد يوم من مقتل ثلاثة", "2017-03-27"),
        ("بعد ثلاثة أيام على استهداف السوق", "2017-03-25"),
        ("بعد نحو يومين من غارة", "2017-03-26"),
    ],
)
def test_so_many_days_after_something_look_back_from_the_date_before(text: str, expected: str) -> None:
    assert [found for _, found in resolved(text, Reference(day=SATURDAY.day, previous="2017-03-28"))] == [expected]


@pytest.mark.parametrize("text", ["بعد يومين من المفاوضات", "توفي بعد يومين من إصابته", "قبلها بقليل"])
def test_so_many_days_after_anything_else_are_no_date(text: str) -> None:
    assert resolved(text, Reference(day=SATURDAY.day, previous="2017-03-28")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قبلها بيوم واحد", "2017-03-27"),
        ("وقبل ذلك بيومين", "2017-03-26"),
        ("وبعدها بثلاثة أيام", "2017-03-31"),
        ("قبل ذلك بأسبوع", "2017-03-21~"),
    ],
)
def test_so_many_days_from_what_was_told(text: str, expected: str) -> None:
    assert [found for _, found in resolved(text, Reference(day=SATURDAY.day, previous="2017-03-28"))] == [expected]
