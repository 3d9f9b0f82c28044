"""Markets, mosques, schools, hospitals and roads by their names. Invented reports from several countries."""

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


@pytest.mark.parametrize("style", ["الميداني", "الحديث", "للأطفال"])
def test_a_site_lies_in_the_town_behind_what_it_is_like(style: str) -> None:
    (place,) = mentions(f"قصفت طائرات روسية مستشفى الأقحوان {style} في مدينة حلب السورية.")
    assert (place.where.place, place.where.within) == (f"مستشفى الأقحوان {style}", ("حلب",))
    assert place.is_event_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل تسعة بغارة على سوق دبورو جنوبي الخرطوم السودانية.", "سوق دبورو"),
        ("قصف طال سوق الدبابرة بمدينة تعز اليمنية.", "سوق الدبابرة"),
        ("قصف الطيران مسجد طارق بن زياد في مدينة الرقة السورية.", "مسجد طارق بن زياد"),
        ("انفجرت عبوة داخل جامع الإمام علي في بغداد العراقية.", "جامع الإمام علي"),
        ("استهدف القصف مستشفى جمال زعتور في مدينة غزة الفلسطينية.", "مستشفى جمال زعتور"),
        ("قصف طال مشفى سعيد بن عبد الكريم بمدينة حلب السورية.", "مشفى سعيد بن عبد الكريم"),
        ('غارة على مدرسة "زهر الليمون" في مدينة غزة الفلسطينية.', "مدرسة زهر الليمون"),
        ("سقطت قذيفة على مدرسة أبو فراس في حمص السورية.", "مدرسة أبو فراس"),
        ("قصف المستشفى الكويتي في مدينة عدن اليمنية.", "المستشفى الكويتي"),
        ("غارة على مطار الرقة المدني في سوريا.", "مطار الرقة المدني"),
        ("إطلاق نار داخل مستشفى الأقحوان التعليمي في بغداد العراقية.", "مستشفى الأقحوان التعليمي"),
        ('قتل سائق بمسيرة أمام محطة محروقات "الزعتر" في مدينة حمص السورية.', "محطة محروقات الزعتر"),
        ("استهدف القصف محطة وقود الأمل في مدينة حمص السورية.", "محطة وقود الأمل"),
        ("استهدف القصف محطة وقود على طريق حمص - تدمر في سوريا.", "طريق حمص - تدمر"),
        ("غارات على محطة المياه الرئيسية في مدينة حمص السورية.", "حمص"),
        (
            "قتل شاب بلغم على الطريق الواصل بين مدينة تدمر وبلدة السخنة في سوريا.",
            "الطريق الواصل بين مدينة تدمر وبلدة السخنة",
        ),
        ("قصف طال مرافق عامة والطريق الرابط بين حمص وتدمر في سوريا.", "الطريق الرابط بين حمص وتدمر"),
        ("قصف طال مخيم كويت الرحمة في سوريا.", "كويت الرحمة"),
        ("قتل سائق بمسيرة على طريق عام دبورة – زعتورة جنوب لبنان.", "طريق عام دبورة – زعتورة"),
        ("غارة عند مثلث دبورا - زعتورا في قضاء صور اللبناني.", "مثلث دبورا - زعتورا"),
        ("مقتل ستة في محلية دبورو بولاية شمال دارفور السودانية.", "دبورو"),
    ],
)
def test_a_site_is_named_whole(text: str, place: str) -> None:
    assert mentions(text)[0].where.place.replace('"', "") == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قصف على سوق الخضار في مدينة إدلب السورية.", "إدلب"),
        ("غارة على سوق الهال في مدينة إدلب السورية.", "إدلب"),
        ("قصف على سوق شعبي في مدينة تعز اليمنية.", "تعز"),
        ("قصف على سوق مدينة إدلب السورية.", "إدلب"),
        ("قذيفة على مدرسة البنات الثانوية في مدينة عدن اليمنية.", "عدن"),
        ("قذيفة على مسجد القرية في مدينة عدن اليمنية.", "عدن"),
        ("قصف المستشفى الميداني في مدينة الرقة السورية.", "الرقة"),
        ("غارة على منزل خلف مدرسة الأقحوان في حي الياسمين بمدينة حمص السورية.", "الياسمين"),
        ("قتل ثلاثة بحسب مصادر محلية دبورية في الخرطوم السودانية.", "الخرطوم"),
    ],
)
def test_what_only_says_what_a_site_is_like_names_nothing(text: str, place: str) -> None:
    assert [mention.where.place for mention in mentions(text)] == [place]


def test_who_leads_prayers_in_a_mosque_was_not_killed_there_for_that() -> None:
    mosque, town = mentions("اغتيال إمام مسجد الرحمن على يد مسلحين في مدينة عدن اليمنية.")
    assert not mosque.is_event_place
    assert town.is_event_place
    assert mentions("غارة على مقهى أمام مسجد الرحمن في عدن اليمنية.")[0].is_event_place


def test_a_hospital_that_is_hit_too_is_where_it_happened() -> None:
    assert mentions("القصف طال كذلك المستشفى الكويتي في عدن اليمنية.")[0].is_event_place
    assert mentions("نقل الجرحى إلى المستشفى الكويتي في عدن اليمنية.")[0].is_goal


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("نيالا: كشف شهود عن مقتل ثمانية في محلية دبورو بولاية جنوب دارفور السودانية.", ["دبورو"]),
        ("الفاشر: قالت لجان المقاومة إن قذيفة سقطت على سوق دبورو بولاية كسلا السودانية.", ["سوق دبورو"]),
        ("نيالا: مقتل ثمانية بقصف لطيران الجيش السوداني.", ["نيالا"]),
    ],
)
def test_a_place_with_a_colon_before_who_says_it_is_a_dateline(text: str, places: list[str]) -> None:
    assert [one.where.place for one in mentions(text) if one.is_event_place] == places


def test_the_strip_points_back_and_a_sector_does_not() -> None:
    told = "قتل ثلاثة في قطاع غزة الفلسطيني، وقصف الطيران مناطق متفرقة من القطاع"
    assert mentions(f"{told}.")[-1].where.quote == "القطاع"
    assert mentions(f"{told} الصحي.")[-1].where.quote != "القطاع"


def test_the_wounded_are_taken_to_where_first_aid_is_given() -> None:
    (place,) = mentions("قصف على قرية، وأسعف المصابون إلى النقاط الطبية في مدينة تدمر السورية.")
    assert place.is_goal or not place.is_event_place
