"""Deaths told by who lost them, by what was wiped out and by how many they were; and who is no victim."""

from pathlib import Path

import pytest

from tawthiq import claims, gazetteer
from tawthiq.model.document import Document
from tawthiq.passages import split

Figures = list[tuple[str, str, int | None, int | None]]


def told(text: str, resources: claims.Resources) -> Figures:
    found, _ = claims.find(split(Document(id="t", text=text, publisher="p", published="2019-04-07")), resources)
    return [(str(h.outcome), str(h.victims), h.min, h.max) for claim in found for h in claim.harms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فقدت جدة ثلاثة من أحفادها في القصف على حي الريحان.", [("killed", "civilian", 3, 3)]),
        ("خسرت العائلة ستة من أفرادها في غارة على قرية دير البرتقال.", [("killed", "unknown", 6, 6)]),
        ("فقد سالم ابنيه في غارة على بلدة زهر التين.", [("killed", "civilian", 2, 2)]),
        ("فقدت ليلى الاتصال بزوجها بعد القصف.", []),
        ("خسر النادي ثلاثة من لاعبيه قبل المباراة.", []),
        ("فقد الجيش السيطرة على ثلاث قرى في القصف.", []),
        ("خسرت القوات خمسا من مدرعاتها في الهجوم على البلدة بصواريخ.", []),
        ("فقدت العائلة ثلاثة من منازلها في القصف على الحي.", []),
    ],
)
def test_whom_somebody_lost_is_dead_where_violence_is_told(
    text: str, expected: Figures, resources: claims.Resources
) -> None:
    assert told(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("دفنت جثة رجل قتل برصاص حارس في بلدة زهر التين.", [("killed", "civilian", 1, 1)]),
        ("شيع جثمان الطفل سالم الذي استشهد برصاص قناص.", [("killed", "civilian", 1, 1)]),
        ("قتل برصاص مسلحين ثلاثة مدنيين.", [("killed", "civilian", 3, 3)]),
        ("عثر على جثة شاب قتل من قبل مسلحين مجهولين.", [("killed", "civilian", 1, 1)]),
    ],
)
def test_those_by_whose_fire_or_hand_somebody_died_suffer_nothing(
    text: str, expected: Figures, resources: claims.Resources
) -> None:
    assert told(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ركاب الحافلة وعددهم 11 في انفجار لغم.", [("killed", "civilian", 11, 11)]),
        ("استشهد أفراد عائلة النعناع وعددهم سبعة في القصف.", [("killed", "civilian", 7, 7)]),
        ("وصلت جثامين الشهداء البالغ عددهم 17 إلى المستشفى.", [("killed", "unknown", 17, 17)]),
        ("قتل ركاب الحافلة وأحرقت السيارات وعددها 12.", [("killed", "civilian", None, None)]),
        ("قتل مدنيون من أبناء القرية البالغ عددهم 300.", [("killed", "civilian", None, None)]),
    ],
)
def test_how_many_they_are_may_be_told_behind_them(text: str, expected: Figures, resources: claims.Resources) -> None:
    assert told(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مسحت عائلة من ثمانية أفراد من السجل المدني في قصف منزلها.", [("killed", "civilian", 8, 8)]),
        ("أبيدت أربع عائلات في غارات على رفح.", [("killed", "civilian", None, None)]),
        ("قتلت عائلتان في القصف على حي الريحان.", [("killed", "civilian", None, None)]),
        ("نزحت 40 عائلة من القرية بعد القصف.", [("displaced", "civilian", 40, 40)]),
        ("قتل خمسة من أفراد عائلتين في القصف.", [("killed", "civilian", 5, 5)]),
    ],
)
def test_families_that_died_are_no_number_of_people(text: str, expected: Figures, resources: claims.Resources) -> None:
    assert told(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نقل خمسة بجروح إلى المستشفى إثر قصف بلدة زهر التين.", [("injured", "unknown", 5, 5)]),
        ("دخل تسعة أشخاص المستشفى بحالات اختناق بعد القصف.", [("injured", "unknown", 9, 9)]),
        ("أصيب أربعة في الهجوم، ونقل اثنان بجروح خطيرة إلى المستشفى.", [("injured", "unknown", 4, 4)]),
        ("نقلت وكالة محلية عن طبيب إصابة خمسة مدنيين بجروح.", [("injured", "civilian", 5, 5)]),
        ("نقل أربعة أطباء إلى المدينة.", []),
    ],
)
def test_who_is_carried_with_wounds_is_wounded_once(text: str, expected: Figures, resources: claims.Resources) -> None:
    assert told(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نفى القائد مقتل أي من جنوده وقال إن خمسة أصيبوا.", [("injured", "unknown", 5, 5)]),
        ("نفى المجلس مقتل أي جندي.", []),
        ("قتل الجميع في الغارة ما عدا رضيعا.", []),
        ("نجا ركاب القارب باستثناء ثلاثة قتلوا.", [("killed", "unknown", 3, 3)]),
        ("قتل الجيش بين 2011 و2013 أكثر من 4000 مدني.", [("killed", "civilian", 4000, None)]),
        ("نزح بين 2000 و2100 مدني.", [("displaced", "civilian", 2000, 2100)]),
        ("قال الوزير إن مقتل أي مدني جريمة حرب.", []),
        ("بلغ عدد القتلى ضعف ما أعلن، أي 37 قتيلا.", [("killed", "unknown", 37, 37)]),
        ("قتل ثلث سكان القرية البالغ عددهم 70 شخصا.", [("killed", "civilian", None, None)]),
    ],
)
def test_nobody_in_particular_is_no_victim(text: str, expected: Figures, resources: claims.Resources) -> None:
    assert told(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتلت قوات الدعم السريع خمسة في نيالا.", [("killed", "unknown", 5, 5)]),
        ("قتلت جماعة الحوثي 6 في تعز.", [("killed", "unknown", 6, 6)]),
        ("أوقفت القوات ستة من الآليات.", []),
        ("أصابت قوات الدفاع الجوي 11 من أصل 14 صاروخا.", []),
        ("قتل تسعة من قرى الريف.", [("killed", "unknown", 9, 9)]),
        ("شيع الأهالي الضحايا الستة الذين قتلوا في القصف.", [("killed", "unknown", 6, 6)]),
        (
            "قصفت طائرة منزلا فقتلت صاحبه وزوجته وأولادهما الأربعة.",
            [("killed", "civilian", 6, 6), ("killed", "civilian", 1, 1)],  # the wife among them
        ),
        ("قتل طفل مع خمسة من أفراد عائلته.", [("killed", "civilian", 1, 1), ("killed", "civilian", 5, 5)]),
    ],
)
def test_numbers_behind_who_did_it_and_people_told_by_whose_they_are(
    text: str, expected: Figures, resources: claims.Resources
) -> None:
    assert told(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ارتفاع حصيلة الشهداء إلى 1,340 والإصابات إلى 2,760 منذ بدء الحرب.",
            [("killed", "unknown", 1340, 1340), ("injured", "unknown", 2760, 2760)],
        ),
        (
            "ارتفع عدد القتلى إلى 31 والمصابين إلى 54.",
            [("killed", "unknown", 31, 31), ("injured", "unknown", 54, 54)],
        ),
        ("قال القائد إن خمسة من عناصر طالبان قتلوا في غارة.", [("killed", "combatant", 5, 5)]),
        ("مقتل طالبان في قصف على الجامعة.", [("killed", "civilian", 2, 2)]),
    ],
)
def test_a_second_tally_rises_too_and_a_movement_is_no_two_students(
    text: str, expected: Figures, resources: claims.Resources
) -> None:
    assert told(text, resources) == expected


def test_a_name_behind_a_calling_is_no_village(tmp_path: Path) -> None:
    columns = (gazetteer.DATA / "supplement.tsv").read_text("utf-8").splitlines()[0]
    row = "فارس نعناع||Faris|village|IQ|بغداد|||33.2|44.4|own:1|own|CC0-1.0|exact|".replace("|", "\t")
    (tmp_path / "own.tsv").write_text(f"{columns}\n{row}\n", "utf-8")
    resources = claims.Resources(gazetteer=gazetteer.load([tmp_path / "own.tsv"]))
    text = "قتل مسلحون الناشط فارس نعناع أمام منزله في بغداد."
    found, _ = claims.find(split(Document(id="t", text=text)), resources)
    assert [claim.where and claim.where.place for claim in found] == ["بغداد"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل شاب برصاص جنود في جنين.", "جنين"),
        ("قتل ثلاثة مدنيين في قصف للحوثيين على عبس.", "عبس"),
        ("قتلت قوات الدعم السريع سبعة مدنيين في كتم.", "كتم"),
    ],
)
def test_parties_and_well_known_places_tell_the_country_where_nothing_else_does(
    text: str, place: str, resources: claims.Resources
) -> None:
    found, _ = claims.find(split(Document(id="t", text=text)), resources)
    assert found[0].where is not None
    assert found[0].where.place == place
