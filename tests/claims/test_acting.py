"""Who killed whom, where the killer stands in the same words: invented sentences of several wars."""

import pytest

from tawthiq import claims
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.passages import split


def read(text: str, resources: claims.Resources) -> tuple[Claim, ...]:
    return claims.find(split(Document(id="report", text=text, published="2019-07-21")), resources)[0]


def told(text: str, resources: claims.Resources) -> list[tuple[str, str, int | None, tuple[str, ...]]]:
    """Outcome, status and number of each harm with those who are held to have done it."""
    return [
        (harm.outcome.value, harm.victims.value, harm.min, tuple(party.actor for party in claim.responsible))
        for claim in read(text, resources)
        for harm in claim.harms
    ]


@pytest.mark.parametrize(
    ("text", "status", "number", "doer"),
    [
        ("قتل فلسطيني برصاص الجيش الإسرائيلي في جنين", "unknown", 1, "israel"),
        ("قتل الجيش الإسرائيلي فلسطينيا في جنين", "unknown", 1, "israel"),
        ("قتل جندي إسرائيلي فلسطينيا عند الحاجز", "unknown", 1, "israel"),
        ("قتل الجيش الإسرائيلي فلسطينيا بزعم محاولته طعن جندي", "unknown", 1, "israel"),
        ("قتلت قوات الأمن التركية 12 مسلحا كرديا في شرناق", "combatant", 12, "turkey"),
        ("قتلت قوات الأمن الإيرانية خمسة متظاهرين في مهاباد", "civilian", 5, "iran"),
        ("قتل عناصر من حزب العمال الكردستاني ثلاثة حراس قرب وان", "combatant", 3, "pkk"),
    ],
)
def test_whom_a_named_party_killed(text: str, status: str, number: int, doer: str, resources: claims.Resources) -> None:
    assert told(text, resources) == [("killed", status, number, (doer,))]


@pytest.mark.parametrize(
    ("text", "outcome", "number"),
    [
        ("أطلق جندي النار على فتاة فقتلتها الرصاصة", "killed", 1),
        ("سقطت قذيفة على طفلة فقتلتها", "killed", 1),
        ("أطلقت دورية النار على شابين فقتلتهما", "killed", 2),
        ("استهدفت مسيرة مزارعين فأصابتهما بجروح", "injured", 2),
        ("هاجم مسلحون عاملين فقتلوهما", "killed", 2),
        ("استهدفت مسيرة مزارعين فأصابتهم بجروح", "injured", None),
    ],
)
def test_a_pronoun_of_the_verb_tells_whom_it_befell(
    text: str, outcome: str, number: int | None, resources: claims.Resources
) -> None:
    assert [(one[0], one[2]) for one in told(text, resources)] == [(outcome, number)]


@pytest.mark.parametrize(
    "text",
    [
        "قتل عنصر من لواء مدعوم إيرانيا في البادية",
        "توفيت طفلة إثر إصابتها برصاصة خرجت من سلاح والدها",
        "قتل شابا فلسطينيا جنود عند الحاجز",
    ],
)
def test_nobody_is_counted_twice(text: str, resources: claims.Resources) -> None:
    assert [one[2] for one in told(text, resources)] == [1]


def test_what_an_attack_answers_is_another(resources: claims.Resources) -> None:
    found = read("شن الطيران الإسرائيلي غارات على غزة ردا على صاروخ قتل امرأة في بلدة سديروت", resources)
    assert [(len(one.harms), [party.actor for party in one.responsible]) for one in found] == [(0, ["israel"]), (1, [])]
    assert len({one.incident for one in found}) == 2


@pytest.mark.parametrize("text", ["قصف على مواقع هندية قتل خمسة جنود", "قصف على أحياء سنية قتل فيه عشرة مدنيين"])
def test_the_adjective_of_a_people_is_no_place(text: str, resources: claims.Resources) -> None:
    assert [one.where for one in read(text, resources)] == [None]


@pytest.mark.parametrize(
    "text",
    ["أسير فلسطيني يستشهد في سجن عوفر", "أسير يستشهد في سجن عوفر", "جريح يتوفى في مستشفى الخيام"],
)
def test_a_headline_tells_what_befell_a_prisoner(text: str, resources: claims.Resources) -> None:
    assert [one[:3] for one in told(text, resources)] == [("killed", "unknown", 1)]


def test_the_toll_that_rises_is_another_claim(resources: claims.Resources) -> None:
    text = "وزارة الصحة: 62 شهيدا وصلوا المستشفيات خلال 24 ساعة، والحصيلة ترتفع إلى 53119 شهيدا منذ السابع من أكتوبر"
    assert [[harm.min for harm in one.harms] for one in read(text, resources)] == [[62], [53119]]


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("أصيب طفل بعيار معدني خلال قمع مسيرة في بلعين", None),
        ("قمعت قوات الاحتلال مسيرة القرية الأسبوعية فأصابت ثلاثة", None),
        ("استهدفت مسيرة دراجة نارية فأصابت ثلاثة", "drone_strike"),
    ],
)
def test_a_march_is_no_drone(text: str, method: str | None, resources: claims.Resources) -> None:
    assert [one.method and one.method.value for one in read(text, resources)] == [method]


def test_whom_gunmen_belong_to_did_it(resources: claims.Resources) -> None:
    text = "هاجم مسلحون ينتمون لجماعة بوكو حرام قرية في ولاية بورنو وقتلوا 18 شخصا"
    assert [one[3] for one in told(text, resources)] == [("boko-haram",)]


def test_who_is_quoted_did_not_do_what_follows(resources: claims.Resources) -> None:
    text = "بحسب ما نقلت صحيفة عن مسؤول أمريكي كبير، قتل 70 مدنيا في الغارة على الباغوز"
    assert [one[3] for one in told(text, resources)] == [()]


def test_by_mistake_is_no_village(resources: claims.Resources) -> None:
    assert [one.where for one in read("أقر الجيش النيجيري بأنه قصف قرية بالخطأ فقتل 85 مدنيا", resources)] == [None]


def test_those_who_choked_are_injured_too(resources: claims.Resources) -> None:
    text = "أصيب ثلاثة بالرصاص وخمسة بالاختناق خلال مواجهات في بيتا"
    assert [(one[0], one[2]) for one in told(text, resources)] == [("injured", 3), ("injured", 5)]


def test_bodies_that_nobody_knows_are_of_no_attack_told_before(resources: claims.Resources) -> None:
    found = read("قتل أستاذ برصاص مسلحين غرب بغداد فيما عثر على 17 جثة مجهولة الهوية في أنحاء العاصمة", resources)
    assert [one.method and one.method.value for one in found] == ["shooting", None]
    assert len({one.incident for one in found}) == 2
    found = read("قصف الطيران سوقا في إدلب فقتل عشرة، وعثر على جثتين تحت الأنقاض", resources)
    assert len({one.incident for one in found}) == 1


@pytest.mark.parametrize(
    ("speaker", "stance"), [("وزارة الدفاع العراقية", "admitted"), ("مصادر مقربة من وزارة الدفاع العراقية", "alleged")]
)
def test_a_side_that_goes_on_to_tell_its_own_deed_admits_it(
    speaker: str, stance: str, resources: claims.Resources
) -> None:
    lead = f"أعلنت {speaker} مقتل قيادي في داعش بغارة غرب الموصل."
    text = f"{lead} وأضافت أن مقاتلات عراقية قصفت مقرا في قضاء تلعفر فقتلت ستة."
    assert [[party.stance.value for party in one.responsible] for one in read(text, resources)][1:] == [[stance]]


def test_a_house_of_prayer_is_no_town(resources: claims.Resources) -> None:
    found = read("قصف جوي استهدف حسينية خلال مجلس عزاء في داقوق فقتل عشرة", resources)
    assert [one.where and one.where.place for one in found] == ["داقوق"]
