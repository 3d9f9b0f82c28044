"""Where a name begins and ends, and which words announce one. Invented reports."""

import pytest

from tawthiq import gazetteer
from tawthiq.claims import places
from tawthiq.claims.mentions import PlaceMention
from tawthiq.model.document import Document
from tawthiq.passages import split


def mentions(text: str) -> list[PlaceMention]:
    report = split(Document(id="test", text=text))
    context = places.context_for(report, gazetteer.load())
    return [mention for passage in report.passages for mention in places.find(passage, context)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("استهدفت قذيفة منزلا بحي الأقحوان في تعز اليمنية.", "الأقحوان"),
        ("قصف على حي الثكنة في الرقة السورية.", "الثكنة"),
        ("سقط صاروخ في منطقة المطار قرب عدن اليمنية.", "المطار"),
        ("انفجر لغم في منطقة بوعرعار.", "بوعرعار"),
        ("غارة على منطقة زيتونا بمدينة سرت الليبية.", "زيتونا"),
        ("قتل خمسة في مقاطعة زيتوني بولاية هلمند الأفغانية.", "زيتوني"),
        ("سقطت قذائف على جبل زيتان في مأرب اليمنية.", "جبل زيتان"),
        ("إطلاق نار عند دوار الأقحوان في حلب السورية.", "دوار الأقحوان"),
        ("قنص مدني قرب تقاطع الأقحوان في مقديشو الصومالية.", "تقاطع الأقحوان"),
        ('قصف على قاعدة "الأقحوان" قرب الحسكة السورية.', "الأقحوان"),
        ('انفجار قرب جسر "الأقحوان" في الموصل العراقية.', "جسر الأقحوان"),
        ("استشهد ثلاثة في قطاع غزة فجر اليوم، وفق وزارة الصحة الفلسطينية.", "قطاع غزة"),
        ("سقوط صواريخ على بلدات في إسرائيل.", "إسرائيل"),
        ("القصف الذي استهدف المحتجين على سد الفرات في سوريا.", "سد الفرات"),
        ('قذائف على "ترمانين" شمال إدلب السورية.', "ترمانين"),
        ("قنص مدني في شارع 60 بمدينة تعز اليمنية.", "شارع 60"),
        ("انفجار عبوة في ساحة 14 تموز وسط بغداد العراقية.", "ساحة 14 تموز"),
        ("غارة على معسكر اللواء 99 مشاة في مأرب اليمنية.", "معسكر اللواء 99 مشاة"),
        ("قصف مستشفى الأقحوان في مدينة الفاشر السودانية.", "مستشفى الأقحوان"),
        ("سقطت قذيفة في محيط مستشفى الأقحوان بمدينة تعز اليمنية.", "مستشفى الأقحوان"),
        ("عين ليمون: ثلاثة شهداء بقصف مدفعي\nترمانين: شهيدان في غارة على ريف إدلب السورية", "ترمانين"),
        ("قصف على قرية دبور الغراشنة في سوريا.", "دبور الغراشنة"),
        ("قصف على قرية دبور العليبي في سوريا.", "دبور العليبي"),
        ("قصف على قرية دبور القريبة من الحدود في سوريا.", "دبور"),
        ("قتل رجل في بلدة المزار شمالي إربد الأردنية.", "المزار"),
        ("قتل رجل في بلدة المزار الشمالي الأردنية.", "المزار الشمالي"),
        ("صور من مدينة الباب رحمتك يا رب، ريف حلب السورية.", "الباب"),
        ("قتل رجل بغارة على مدينة صور جنوب لبنان.", "صور"),
        ("مقتل حارس برصاص مسلحين في إب اليمنية.", "إب"),
        ("قصف على قرية الجراهم في سوريا.", "الجراهم"),
        ("سقطت قذيفة على حي الأدهم في سوريا.", "الأدهم"),
        ("غارة على مخيم بحرين المودة للنازحين في سوريا.", "بحرين المودة"),
        ("غارة على مخيم كويت الإحسان في سوريا.", "كويت الإحسان"),
        ("قصف على قرية دبور pic.twitter.com/x في سوريا.", "دبور"),
    ],
)
def test_what_is_announced_is_read_whole(text: str, place: str) -> None:
    assert mentions(text)[0].where.place == place


@pytest.mark.parametrize(
    "text",
    [
        "قصف منطقة واسعة في ريف حلب السورية.",
        "قتل ثلاثة في منطقة محاصرة بمدينة حمص السورية.",
        "غارة على معسكر تدريب في صنعاء اليمنية.",
        "وأدى النزاع في اليمن إلى مقتل مئات المدنيين.",
        "أهالي ثلاث قرى نزحوا باتجاه حلب السورية.",
        "قال الدفاع المدني السوري إن فرقه انتشلت جثتين.",
        "سقطت قذائف على مخيمٍ عشوائياً بناه الأهالي في سوريا.",
        "قصفت الطائرات قريةٍ تدخلها القوات أول مرة في سوريا.",
        "داهمت القوات منازل في مناطق وجودها بمحيط سوريا.",
        "استهدفت الغارة منطقة سيطرتِها في سوريا.",
        "غارة على مخيمات للمطرودين في سوريا.",
        "أصيب شاب بشظية في منطقة البطن في سوريا.",
        "قصف على مناطق المعارضة في سوريا.",
    ],
)
def test_words_that_describe_are_no_names(text: str) -> None:
    known = {"حلب", "حمص", "صنعاء", "اليمن", "سوريا"}
    assert {mention.where.place for mention in mentions(text)} <= known


def test_a_hashtag_of_several_words_is_read_as_these_words() -> None:
    assert mentions("#الخوذ_البيضاء تطفئ حريقا في سوريا.")[0].where.place == "سوريا"


def test_how_far_off_a_capital_lies_is_no_surroundings() -> None:
    found = mentions("وفي الموصل (370 كلم شمال بغداد)، قتل ضابط عراقي في حي الأقحوان.")
    assert [mention.where.place for mention in found] == ["الموصل", "الأقحوان"]
    assert all("بغداد" not in mention.where.within for mention in found)
    assert found[0].where.quote == "الموصل (370 كلم شمال بغداد)"
    assert found[1].where.within[0] == "الموصل"


def test_a_hospital_where_people_are_taken_is_not_where_it_happened() -> None:
    found = mentions("توفي جريح في مستشفى الأقحوان بمدينة تعز اليمنية بعد قصف على حي الليمون.")
    assert [m.where.place for m in found if m.is_event_place] == ["الليمون"]
    found = mentions("نقل عشرون مصابا إلى المستشفى بعد غارة على سوق في تعز اليمنية.")
    assert [m.where.place for m in found if m.is_event_place] == ["تعز"]


def test_several_names_in_one_pair_of_marks_are_several_places() -> None:
    found = mentions('قصفت المدفعية قرى "زنبور، ودبورة، وأقحوانة" في سوريا.')
    assert [mention.where.place for mention in found][:3] == ["زنبور", "دبورة", "أقحوانة"]
    assert "زنبور" in [one.where.place for one in mentions('قصف على قريتي "زنبور وأقحوانة" في سوريا.')]
    assert "الأمل والحياة" in [one.where.place for one in mentions('قصف على مخيم "الأمل والحياة" في سوريا.')]
