"""The day that claims with no date of their own take. Invented reports of several wars and publishers."""

import pytest

from tawthiq import claims
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import PublishedFrom
from tawthiq.passages import split


def days(text: str, resources: claims.Resources, published: str | None = "2016-06-09") -> list[str | None]:
    document = Document(id="report", text=text, published=published, published_from=PublishedFrom.PAGE)
    found, issues = claims.find(split(document), resources)
    assert not issues
    return [claim.when.edtf if claim.when else None for claim in found]


def test_the_day_of_the_news_holds_for_what_follows(resources: claims.Resources) -> None:
    text = (
        "قتل أربعة جنود اليوم الخميس بانفجار عبوة ناسفة في مدينة بعقوبة.\n\n"
        "وفي مدينة الرمادي أصيب ستة مدنيين بسقوط قذائف هاون على حي سكني."
    )
    assert days(text, resources) == ["2016-06-09", "2016-06-09"]


def test_yesterday_is_not_of_another_toll_that_the_words_turn_to(resources: claims.Resources) -> None:
    text = "قتل عشرة مسلحين أمس في مواجهات بمدينة درنة.\n\nمن جهة أخرى قتل ثلاثة عمال بانفجار لغم في مدينة سرت."
    assert days(text, resources) == ["2016-06-08", None]


def test_a_headline_is_of_the_day_of_its_text(resources: claims.Resources) -> None:
    text = (
        "قتلى وجرحى في هجوم بولاية هلمند\n\n"
        "قُتل خمسة من رجال الشرطة اليوم الخميس بانفجار سيارة مفخخة عند حاجز في مدينة لشكركاه."
    )
    assert days(text, resources) == ["2016-06-09", "2016-06-09"]


def test_the_tolls_of_a_periods_report_are_of_the_period(resources: claims.Resources) -> None:
    text = (
        "مقديشو، 2 حزيران 2016 – وثقت البعثة مقتل 140 مدنيا وإصابة 212 آخرين خلال شهر أيار.\n\n"
        "وبلغ عدد القتلى من النساء 31 امرأة، وعدد القتلى من الأطفال 22 طفلا."
    )
    assert days(text, resources) == ["2016-05", "2016-05"]


def test_the_day_of_a_statement_gives_way_to_the_days_it_tells_of(resources: claims.Resources) -> None:
    text = "أعلن الجيش اليوم الخميس مقتل ثلاثة من جنوده في انفجار لغم قرب مدينة العريش يوم الثلاثاء."
    assert days(text, resources) == ["2016-06-07"]


def test_the_parts_of_a_toll_are_of_its_day(resources: claims.Resources) -> None:
    text = (
        "في الحصيلة الإجمالية لغارات يوم الاثنين 6 حزيران 2016: 31 قتيلا و108 جرحى، توزعوا كالآتي:\n"
        "صنعاء: 9 قتلى و38 جريحا\n"
        "تعز: 14 قتيلا و35 جريحا"
    )
    assert set(days(text, resources)) == {"2016-06-06"}


def test_a_sentence_that_claims_nothing_may_tell_the_day(resources: claims.Resources) -> None:
    text = (
        "نشرت غرفة العمليات ظهر اليوم حصيلة الهجمات على محاور مدينة سرت:\n\n"
        "قصف مدفعي على حي الجيزة البحرية أدى إلى مقتل ثلاثة مدنيين."
    )
    assert days(text, resources) == ["2016-06-09"]


def test_a_sentence_about_other_things_lends_its_day_to_no_attack(resources: claims.Resources) -> None:
    text = (
        "وصل وفد من الوزراء عصر اليوم إلى العاصمة المؤقتة لمتابعة عمل الحكومة.\n\n"
        "وأدى قصف مدفعي على حي الجيزة البحرية في مدينة سرت إلى مقتل ثلاثة مدنيين."
    )
    assert days(text, resources) == [None]


def test_a_round_up_names_its_day(resources: claims.Resources) -> None:
    text = (
        "حصاد اليوم الخميس 9 حزيران 2016\n\n"
        "• مقتل شاب برصاص قناص في حي الزهور بمدينة الموصل.\n\n"
        "• انفجار لغم بسيارة عند قرية رطلة، راح ضحيته خمسة أشخاص."
    )
    assert days(text, resources, published=None) == ["2016-06-09", "2016-06-09"]


def test_a_night_does_not_end_the_day_of_the_news(resources: claims.Resources) -> None:
    text = (
        "قتل شرطيان اليوم الخميس بهجوم على حاجز في مدينة كركوك.\n\n"
        "وأصيب أربعة مدنيين بقصف على مدينة تكريت الليلة الماضية.\n\n"
        "وقتل جندي برصاص قناص في مدينة بيجي."
    )
    assert days(text, resources) == ["2016-06-09", "2016-06-08/2016-06-09", "2016-06-09"]


def test_the_lines_of_a_running_account_are_of_the_day_that_it_came_out(resources: claims.Resources) -> None:
    text = (
        "21:40 استشهاد أربعة مواطنين في قصف على مدينة رفح\n"
        "19:30 إصابة ثلاثة مدنيين في غارة على مدينة خان يونس\n"
        "17:05 أمس قتل جندي في مدينة غزة\n"
        "14:20 انتشال جثتين من تحت أنقاض منزل في مدينة جباليا"
    )
    assert days(text, resources) == ["2016-06-09", "2016-06-09", "2016-06-08", "2016-06-09"]


def test_one_clock_time_makes_no_running_account(resources: claims.Resources) -> None:
    text = "21:40 استشهاد أربعة مواطنين في قصف على مدينة رفح\nوأصيب ثلاثة مدنيين في مدينة خان يونس."
    assert days(text, resources) == [None, None]


@pytest.mark.parametrize("lead", ["وسبق أن", "وسبق وأن"])
def test_what_was_some_time_before_has_no_day_of_the_news(lead: str, resources: claims.Resources) -> None:
    text = f"قتل أربعة جنود اليوم الخميس بانفجار عبوة ناسفة في مدينة بعقوبة.\n\n{lead} قصفت طائرات مدينة الفلوجة."
    assert days(text, resources) == ["2016-06-09", None]


def test_the_day_of_what_is_remembered_is_that_of_what_is_told_of_it(resources: claims.Resources) -> None:
    today = (
        "قتل تسعة عمال اليوم بقذائف على تل الغار، في الذكرى الثانية لبدء الحملة التي أطلقتها القوات في "
        "3 تشرين الأول من العام 2013."
    )
    then = "أحيا الأهالي ذكرى مجزرة سرمين التي راح ضحيتها 12 مدنيا في 16 آذار 2015."
    assert [days(text, resources) for text in (today, then)] == [["2016-06-09"], ["2015-03-16"]]


@pytest.mark.parametrize(
    "when",
    ["ووقعت الحادثة مساء أمس على طريق السوق.", "وقال الأهالي إن القصف وقع عند الساعة الثالثة فجر أمس الأربعاء."],
)
def test_a_sentence_may_say_only_when_it_happened(resources: claims.Resources, when: str) -> None:
    assert days(f"قتلت امرأة بقصف على مدينة درنة.\n\n{when}", resources) == ["2016-06-08"]


def test_that_people_met_yesterday_dates_no_attack(resources: claims.Resources) -> None:
    assert days("قتلت امرأة بقصف على مدينة درنة.\n\nوبحث المجلس القصف في جلسة أمس.", resources) == [None]


@pytest.mark.parametrize(
    ("before", "day"),
    [
        ("وقبل ذلك بيوم", "2016-06-07"),
        ("وقبلها بيومين", "2016-06-06"),
        ("وبعد ذلك بيوم", "2016-06-09"),
        ("وقبل ذلك بأسبوع", "2016-06-01"),
        ("وقبل ذلك", "2016-06-08"),
    ],
)
def test_so_long_before_what_was_told(resources: claims.Resources, before: str, day: str) -> None:
    text = f"سقطت صواريخ على مدينة درنة مساء أمس.\n\n{before}، أصيب عشرة في هجوم على مدينة سرت."
    assert [found and found.removesuffix("~") for found in days(text, resources)] == ["2016-06-08", day]


def test_a_round_up_says_its_day_by_the_weekday_alone(resources: claims.Resources) -> None:
    items = "\n\n- مقتل جندي بعبوة ناسفة في مدينة بعقوبة.\n\n- إصابة مدنيين بهجوم مسلح في مدينة الرمادي."
    assert days(f"حصيلة أحداث الثلاثاء:{items}", resources) == ["2016-06-07", "2016-06-07"]
