"""What was hit and what only locates. Invented sentences."""

import pytest

from tawthiq.claims import facilities
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Facility
from tawthiq.passages import split


def read(text: str) -> list[tuple[str, bool]]:
    report = split(Document(id="report", text=text))
    return [(m.facility.value, m.is_target) for passage in report.passages for m in facilities.find(passage)]


@pytest.mark.parametrize(
    ("text", "facility"),
    [
        ("غارة على منزل في البلدة", Facility.RESIDENTIAL),
        ("قصف أحياء سكنية", Facility.RESIDENTIAL),
        ("استهدف القصف مستشفى ميدانيا", Facility.MEDICAL),
        ("قصف مدرسة ابتدائية", Facility.SCHOOL),
        ("استهداف مسجد وقت الصلاة", Facility.WORSHIP),
        ("غارة على سوق شعبي", Facility.MARKET),
        ("قصف مخيما للنازحين", Facility.CAMP),
        ("قصف محطة مياه", Facility.INFRASTRUCTURE),
        ("استهداف حافلة على الطريق", Facility.VEHICLE),
        ("قصف أراضي زراعية", Facility.AGRICULTURE),
        ("استهداف نقطة تفتيش", Facility.MILITARY),
        ("قصف مواقع للحوثيين", Facility.MILITARY),
        ("استهداف مركز الدفاع المدني", Facility.HUMANITARIAN),
        ("قصف مبنى البلدية", Facility.GOVERNMENT),
        ("استهداف مقر قناة محلية", Facility.MEDIA),
        ("استهدفت غارة مخبزا", Facility.MARKET),
        ("استهدفت غارة مبنى حكوميا", Facility.GOVERNMENT),
        ("استهدفت غارة فندقا", Facility.OTHER),
        ("استهدفت غارة دار أيتام", Facility.OTHER),
        ("استهدفت غارة معبدا", Facility.WORSHIP),
        ("استهدفت غارة قطارا", Facility.VEHICLE),
        ("استهدفت غارة بستانا", Facility.AGRICULTURE),
        ("استهدفت غارة قافلة إغاثة", Facility.HUMANITARIAN),
    ],
)
def test_what_was_hit(text: str, facility: Facility) -> None:
    assert (facility.value, True) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "سقط الصاروخ قرب المدرسة",
        "نقل المصابون إلى المستشفى",
        "انفجار بجوار محطة وقود",
        "عاد السكان إلى منازلهم",
    ],
)
def test_landmarks_and_destinations_are_no_targets(text: str) -> None:
    found = read(text)
    assert found
    assert not any(target for _, target in found)


@pytest.mark.parametrize(
    "text",
    ["نشر على موقع إلكتروني", "انفجار سيارة مفخخة", "قصف بلدة بيت لاهيا", "بناء على معلومات", "معمل لمواد البناء"],
)
def test_words_that_only_look_like_a_facility(text: str) -> None:
    assert {"military", "vehicle", "residential"}.isdisjoint(facility for facility, _ in read(text))


def test_a_military_vehicle_is_both_and_a_party_s_is_a_vehicle() -> None:
    both = {("vehicle", True), ("military", True)}
    assert set(read("استهداف سيارة عسكرية")) == both
    assert read("استهداف سيارة لقوات النظام") == [("vehicle", True)]


@pytest.mark.parametrize(
    ("text", "facility"),
    [
        ("تعرض مستشفى المدينة لقصف جوي", Facility.MEDICAL),
        ("المشفى خرج عن الخدمة بعد الغارة", Facility.MEDICAL),
        ("استهدفت غارة مدرسة وسوقا ومستشفى", Facility.MEDICAL),
        ("سقطت قذيفة على مدخل المستشفى", Facility.MEDICAL),
        ("هجوم صاروخي على قاعدة قرب الحدود", Facility.MILITARY),
        ("استهدف مسلحون دورية في المدينة", Facility.MILITARY),
        ("انفجرت سيارة مفخخة عند حاجز للجيش", Facility.MILITARY),
        ("غارات على مواقع لها في الجبال", Facility.MILITARY),
        ("غارة على مطار الوادي العسكري", Facility.MILITARY),
        ("قتل أب وأولاده وهم على متن حافلة", Facility.VEHICLE),
        ("امتد القصف إلى سوق البلدة", Facility.MARKET),
    ],
)
def test_what_was_hit_by_the_words_around_it(text: str, facility: Facility) -> None:
    assert (facility.value, True) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "استقبل المستشفى عشرين جريحا",
        "نقلوا على إثرها إلى مستشفى الثورة",
        "أعلن مستشفى الشهداء حصيلة القصف",
        "وصلت سيارات الإسعاف بعد القصف",
        "أطلق مسلحون يستقلون دراجة نارية الرصاص عليه",
        "قذائف أطلقتها ارتكازات الدعم السريع",
        "قصفت القواعد التركية القرية",
    ],
)
def test_where_victims_go_and_whence_fire_comes_are_no_targets(text: str) -> None:
    assert not any(target for _, target in read(text))


def test_a_military_airport_is_no_civilian_one() -> None:
    assert read("قصف مطار الوادي العسكري") == [("military", True)]
    assert read("قصف مطار الوادي الدولي") == [("infrastructure", True)]
    assert read("غارة على حافلة تقل رجال شرطة") == [("vehicle", True)]


@pytest.mark.parametrize(
    "text",
    [
        "قتل طالب في كلية الهندسة بالقصف",
        "الاتفاق الموقع بين الحوثيين والحكومة",
        "رفض الأهالي دخول دورية إسرائيلية",
        "أصيب المزارع علي حسن بالقصف",
        "قصف سيارات تقل ضيوف عرس",
    ],
)
def test_people_s_places_and_passing_patrols_are_no_targets(text: str) -> None:
    assert not any(target for facility, target in read(text) if facility != "vehicle")


def test_an_ambulance_is_hit_where_the_verb_stands_far_before() -> None:
    text = "استهدفت الفصائل المسلحة المدعومة من الخارج، اليوم، سيارة إسعاف كانت تنقل جرحى"
    assert {("medical", True), ("vehicle", True)} <= set(read(text))


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("استهداف تركي لسيارة على جسر السنابل", ["vehicle"]),
        ("قصفت طائرة حافلة تقل عمالا على جسر الوادي", ["vehicle"]),
        ("غارة على جسر السنابل", ["infrastructure"]),
        ("استهدفت مسيرة سيارة قرب المدرسة والمستشفى", ["vehicle"]),
        ("سقطت قذيفة بجوار المسجد والسوق", []),
        ("استهدف القصف المدرسة والمستشفى", ["school", "medical"]),
        ("أصيب طفل بالقصف، ومصدر القصف مطار الوادي العسكري", []),
        ("قصف مطار الوادي العسكري", ["military"]),
        ("قتل رجل قضى عشر سنوات في السجون", []),
        ("غارة على سجن في المدينة", ["government"]),
        ("استهداف طائرة لسيارة تابعة لقسد", ["vehicle"]),
        ("استهداف طائرة لسيارة عسكرية تابعة لقسد", ["vehicle", "military"]),
        ("قصف منشأة لقسد في الوادي", ["military"]),
        ("قصف سوقا وطرقا عامة", ["market", "infrastructure"]),
    ],
)
def test_what_was_hit_and_where_it_stood(text: str, hit: list[str]) -> None:
    assert [facility for facility, target in read(text) if target] == hit
