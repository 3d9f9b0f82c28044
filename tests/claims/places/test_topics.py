"""Datelines, the place that a sentence opens with, and what is told of its quarters and villages. Invented reports."""

import pytest

from tawthiq import gazetteer
from tawthiq.claims import places
from tawthiq.claims.mentions import PlaceMention
from tawthiq.claims.places.datelines import dateline
from tawthiq.model.document import Document
from tawthiq.passages import split
from tawthiq.text.tokens import tokenize


def mentions(text: str) -> list[PlaceMention]:
    report = split(Document(id="test", text=text))
    context = places.context_for(report, gazetteer.load())
    return [mention for passage in report.passages for mention in places.find(passage, context)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("بغداد (رويترز) - قتل عشرة أشخاص", "-"),
        ("مقديشو، 4 مايو 2019 – قالت الشرطة", "–"),
        ("كابول 7 يونيو 2013 (شينخوا) قتل خمسة", ")"),
        ("إسلام آباد في 3 ديسمبر /أ ش أ/ ذكرت قناة", "/"),
        ("صنعاء - سبأ: استشهد مواطن", ":"),
        ("عدن، 3 مايو/أيار 2018 (د ب أ) - قتل", "-"),
        ("طرابلس 12-3-2020 (وال) – أصيب مدني", "–"),
        ("بغداد - قتل خمسة مدنيين في قصف على الفلوجة", "-"),
        ("دير الزور – أفادت مصادر محلية بمقتل رجل", "–"),
    ],
)
def test_a_dateline_ends_before_the_report_begins(text: str, last: str) -> None:
    tokens = tokenize(text, 0)
    assert tokens[dateline(tokens)].text == last


@pytest.mark.parametrize(
    "text",
    [
        "غزة: خمسة شهداء في غارة",
        "الموصل (370 كلم شمال بغداد)، قال ضابط - لم يذكر اسمه",
        "حلب (شمال) - قصف على الأحياء",
        "قصف على تعز - صور",
        "طريق الحسكة - القامشلي",
        "قتل راع 6/ تشرين الأول/ 2022 بقصف",
        "أصيب عامل يوم الخميس 6 / أيار / 2022 في تعز",
        "وقتل أمس 4 عمال بقصف -نفذته طائرة مسيرة- على تعز",
    ],
)
def test_a_name_at_the_head_of_a_line_is_no_dateline_by_itself(text: str) -> None:
    assert dateline(tokenize(text, 0)) == -1


def test_a_report_is_filed_from_elsewhere_than_where_it_happened() -> None:
    found = mentions("بغداد (رويترز) - قتل ثلاثة جنود في هجوم على حاجز قرب مدينة كركوك العراقية.")
    assert [m.where.place for m in found if m.is_event_place] == ["كركوك"]


@pytest.mark.parametrize(
    ("text", "place", "within"),
    [
        ("في الموصل العراقية، اقتحم مسلحون منزلا في حي الليمون.", "الليمون", "الموصل"),
        ("وفي مديرية حيس اليمنية، أصيبت مواطنة برصاص قناص في قرية بيت السروة.", "بيت السروة", "حيس"),
        ("شهدت مدينة تعز اليمنية قصفا عنيفا، وسقطت قذائف على حي الأقحوان.", "الأقحوان", "تعز"),
    ],
)
def test_a_quarter_lies_in_the_town_that_the_sentence_opens_with(text: str, place: str, within: str) -> None:
    last = mentions(text)[-1]
    assert last.where.place == place
    assert last.where.within[0] == within
    assert last.where.lat is not None


def test_a_quarter_hit_beside_another_does_not_lie_in_it() -> None:
    found = mentions("قصفت الطائرات حي الليمون في تعز اليمنية، ثم سقطت قذائف على حي الأقحوان.")
    assert "الليمون" not in found[-1].where.within


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل ثلاثة من الشرطة العراقية في انفجار وسط العاصمة.", "بغداد"),
        ("قتل ثلاثة في العاصمة المؤقتة عدن، وفق مصدر أمني يمني في اليمن.", "عدن"),
        ("أطلقت الجماعة صاروخا من محافظة صعدة اليمنية باتجاه مدينة نجران السعودية.", "نجران"),
    ],
)
def test_a_capital_is_meant_and_a_missile_strikes_where_it_flies_to(text: str, place: str) -> None:
    assert [m.where.place for m in mentions(text) if m.is_event_place and not m.is_area][:1] == [place]


def test_the_land_is_the_country_that_the_report_names() -> None:
    found = mentions("تتواصل الهجمات في الصومال. وقتل العشرات في أنحاء البلاد هذا العام.")
    assert found[-1].where.place == "الصومال"
    assert found[-1].where.quote == "أنحاء البلاد"


def test_the_adjective_of_a_country_does_not_name_it() -> None:
    report = split(Document(id="test", text="قصف على الأراضي السورية. وقتل العشرات هذا العام في سورية."))
    home = places.context_for(report, gazetteer.load()).home
    assert home is not None
    assert home.place == "سورية"


def test_where_missiles_come_from_is_never_where_they_strike() -> None:
    found = mentions("قتل شخصان بصواريخ انطلقت من جنوب لبنان.")
    assert [(m.is_event_place, m.is_goal) for m in found] == [(False, True)]


def named(text: str) -> list[str]:
    return [mention.where.place for mention in mentions(text) if mention.is_event_place]


def test_a_quarter_lies_in_the_town_of_its_sentence_and_not_in_a_village_of_its_name() -> None:
    found = mentions("وفي تكريت، قتل خمسة في هجوم استهدف نقطة تفتيش في حي الزيتونة.")
    assert [mention.where.place for mention in found] == ["تكريت", "الزيتونة"]
    assert found[-1].where.within[0] == "تكريت"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("غارة على شاحنة بمنطقة وادي الرمان أول أمس في ليبيا", "وادي الرمان"),
        ("قصف على قرية وادي السنابل بريف حلب", "وادي السنابل"),
        ("اعتقال ستة شبان في شارع النور بمدينة الرقة", "شارع النور"),
        ("قصف على مستوطنة الروابي من لبنان", "الروابي"),
        ("سقطت قذائف على منتجع الينابيع في دهوك", "منتجع الينابيع"),
    ],
)
def test_names_of_several_words_streets_and_settlements(text: str, place: str) -> None:
    assert place in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "قصف على الشارع الرئيسي وشارع عام في المدينة",
        "انفجرت عبوة في معسكر محصن بالألغام",
        "سقطت قذيفة في ساحة واسعة من الحي",
        "قتل ثلاثة في منطقة واسعة",
    ],
)
def test_words_that_describe_a_place_do_not_name_it(text: str) -> None:
    assert named(text) == []
