"""Tolls that only the words before them make clear. Invented reports."""

import pytest

from tawthiq.engine.reading import read_batch
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.settings import Settings

COUNTED = (
    "نفذت الفرق عمليات إنقاذ.\n\nوثقت الفرق 310 هجمات شنتها القوات الروسية على ريف إدلب منذ بداية العام الحالي حتى "
    "يوم أمس 23 حزيران، وتسببت {} بمقتل 22 شخصا بينهم 5 أطفال وإصابة 90 آخرين."
)


def claims(text: str) -> tuple[Claim, ...]:
    document = Document(id="toll", text=text, published="2023-06-24")
    return read_batch((document,), Settings())[0].claims


def test_what_these_attacks_did_is_a_toll_of_the_period_in_which_they_were_counted() -> None:
    told = [claim for claim in claims(COUNTED.format("هذه الهجمات")) if claim.harms]
    assert [claim.kind.value for claim in told] == ["total"]
    assert told[0].when is not None
    assert told[0].when.edtf.startswith("2023-01-01/2023-06")


def test_after_a_count_the_harm_of_its_own_sentence_stays_a_toll() -> None:
    text = (
        "استجابت الفرق لأكثر من 310 هجمات على شمال غربي سوريا منذ بداية العام الحالي حتى أمس 23 حزيران شنتها القوات "
        "الروسية. وأدت هذه الهجمات والانفجارات لمقتل 22 شخصا بينهم 5 أطفال."
    )
    killed = [claim for claim in claims(text) if claim.harms]
    assert {claim.kind.value for claim in killed} == {"total"}


def test_forces_named_after_a_count_are_no_attacks_that_were_counted() -> None:
    count = "وثقت الفرق 310 غارات للقوات الروسية على ريف إدلب منذ بداية العام الحالي. {} 22 مدنيا."
    kinds = {
        deed: {claim.kind.value for claim in claims(count.format(deed)) if claim.harms}
        for deed in ("القوات الروسية قتلت", "والميليشيات الإيرانية قتلت", "الغارات الروسية قتلت", "وقتلت هذه الصواريخ")
    }
    assert list(kinds.values()) == [{"incident"}, {"incident"}, {"total"}, {"total"}]


def test_one_attack_told_after_a_count_stays_an_event() -> None:
    text = (
        "شنت القوات الروسية 310 هجمات على شمال غربي سوريا منذ بداية العام الحالي. "
        "وقتل ثلاثة مدنيين أمس في غارة على قرية كفرنبل بريف إدلب."
    )
    assert [claim.kind.value for claim in claims(text) if claim.harms] == ["incident"]


def test_an_attack_of_months_ago_is_not_the_one_that_the_report_tells_without_a_day() -> None:
    text = (
        "مقتل 15 مدنيا في قصف على كفرنبل\n\nقتل 15 مدنيا وأصيب 30 آخرون في قصف صاروخي على السوق في كفرنبل.\n\n"
        "وتعرضت كفرنبل لقصف صاروخي في 2 شباط الماضي قتل فيه 8 مدنيين في السوق."
    )
    document = Document(id="toll", text=text, published="2023-06-24")
    told = read_batch((document,), Settings())[0].claims
    days = [claim.when.edtf if claim.when else None for claim in told]
    assert days == [None, None, "2023-02-02"]
    assert told[0].incident == told[1].incident != told[2].incident


def test_what_those_attacks_did_is_a_toll_wherever_they_are_named() -> None:
    count = "وثقت الفرق 310 هجمات للقوات الروسية على ريف إدلب منذ بداية العام الحالي. {}"
    for told in ("وقتل بسبب تلك الهجمات 22 مدنيا.", "وبلغ عدد من قتلوا جراء هذه الغارات 22 مدنيا."):
        assert {claim.kind.value for claim in claims(count.format(told)) if claim.harms} == {"total"}


def test_one_thing_hit_on_one_day_is_one_attack_though_only_its_province_is_named() -> None:
    one = "قتلت ممرضة وأصيب حارسان، الخميس، بقذائف على مستوصف في محافظة حماة، وسط تصعيد عسكري تشهده المحافظة."
    many = "قتلت ممرضة وأصيب حارسان بقذائف على محافظة حماة، وسط تصعيد عسكري تشهده المحافظة."
    assert [claims(text)[0].kind.value for text in (one, many)] == ["incident", "total"]


def test_cases_of_wounds_are_no_attacks_that_were_counted() -> None:
    wounds = "أسفر قصف السوق عن 11 شهيدا و24 جريحا بينهم 5 حالات كسور."
    assert [claim.kind.value for claim in claims(wounds)] == ["incident"]
    attacks = "سجل المكتب 8 حالات قتل في البلاد."
    assert {claim.kind.value for claim in claims(attacks)} <= {"total"}


def test_many_dead_of_a_month_at_no_place_are_a_toll() -> None:
    many, one = "وثقت الشبكة مقتل 112 مدنيا بينهم 25 طفلا في أيلول 2018.", "قتل مدني في أيلول 2018."
    assert [claims(text)[0].kind.value for text in (many, one)] == ["total", "incident"]


def test_what_a_report_counts_is_a_toll_of_the_whole_and_not_of_the_place_of_a_part() -> None:
    (toll,) = claims("وقد وثق التقرير مقتل 46 مدنيا في سوريا، بينهم 15 مدنيا في محافظة درعا.")
    assert (toll.kind.value, toll.where and toll.where.place) == ("total", "سوريا")
    (event,) = claims("وثق التقرير مقتل 26 مدنيا بغارة على مدينة إدلب يوم الأحد.")
    assert (event.kind.value, event.where and event.where.place) == ("incident", "إدلب")


def test_the_risen_toll_of_an_attack_on_one_town_is_an_event() -> None:
    town, country = (
        "ارتفعت حصيلة القصف الذي طال مدينة سرمين إلى ستة قتلى.",
        "ارتفعت حصيلة القصف على لبنان إلى 120 قتيلا.",
    )
    assert [claims(text)[0].kind.value for text in (town, country)] == ["incident", "total"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("أصيبت امرأة في بلدة بنش نتيجة القصف المتواصل على البلدة منذ نحو أسبوع.", "incident"),
        ("قتل رجل في قصف متواصل على بلدة بنش منذ أيام.", "incident"),
        ("قتل سبعون مدنيا في القصف على بلدة بنش منذ أكثر من أسبوع.", "total"),
        ("قصفت القوات الروسية ريف حلب، في تصعيد مستمر منذ أسابيع أسفر عن مقتل سبعين مدنيا.", "total"),
    ],
)
def test_how_long_an_attack_lasts_is_no_time_over_which_people_are_counted(text: str, kind: str) -> None:
    assert [claim.kind.value for claim in claims(text)] == [kind]


def test_the_day_on_which_a_lasting_attack_began_is_not_that_of_the_harm() -> None:
    (claim,) = claims("أصيبت امرأة في بلدة بنش نتيجة القصف المستمر على المنطقة منذ أسبوعين.")
    assert claim.when is None or claim.when.edtf == "2023-06-24"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ضربت مسيرة مدرسة في قرية سان بريف إدلب وأوقعت خسائر بشرية.", "incident"),
        ("تخلف الغارات على شمال سوريا خسائر بشرية كبيرة.", "total"),
    ],
)
def test_losses_with_no_number_are_of_one_attack_where_it_hit_one_thing(text: str, kind: str) -> None:
    assert [str(claim.kind) for claim in claims(text)] == [kind]


def test_what_those_raids_did_is_of_the_place_of_the_toll() -> None:
    found = claims(
        "قتل طفل بقصف مدفعي على مدينة سراقب أمس.\n\nووثقت الشبكة 300 غارة روسية على ريف حماة خلال الشهرين الماضيين.\n\n"
        "وأسفرت تلك الغارات عن مقتل 40 مدنيا."
    )
    assert [(claim.kind.value, claim.where.place) for claim in found[1:] if claim.where] == [("total", "حماة")] * 2
