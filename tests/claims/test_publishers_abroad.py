"""Who speaks, what fell and where it was, as agencies of further wars tell it, in invented sentences."""

import pytest

from tawthiq import claims
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import PublishedFrom
from tawthiq.passages import split


def read(text: str, resources: claims.Resources) -> tuple[Claim, ...]:
    found, issues = claims.find(split(Document(id="report", text=text)), resources)
    assert not issues
    return found


def doers(text: str, resources: claims.Resources) -> list[tuple[str, str]]:
    return [(doer.actor, doer.stance.value) for claim in read(text, resources) for doer in claim.responsible]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بغداد/ واع/ قال مصدر في الشرطة ان عبوة انفجرت في الكرادة فقتلت عاملين.", ["مصدر في الشرطة"]),
        ("كركوك/ أوان/ أعلن مصدر طبي مقتل عاملين في انفجار عبوة في داقوق.", ["مصدر طبي"]),
        ("وأعلن سامر حداد، الناطق باسم مستشفى الرحمة، مقتل 12 شخصا في دوما.", ["سامر حداد، الناطق باسم مستشفى الرحمة"]),
        ("وأعلن سامر حداد، قبل الفجر بساعات قليلة جدا، مقتل 12 شخصا في دوما.", []),
        ("غير أن مفوض الشرطة رائد كمال قال إن عدد القتلى بلغ 19 في انفجار دوما.", ["مفوض الشرطة رائد كمال"]),
        ("وكتب تيموشينكو على تلغرام أن بين الجرحى طفلين في دوما.", ["تيموشينكو"]),
        ("وكتب أبياتا إلى أهله قبل مقتل ثلاثة من رفاقه في دوما.", []),
        ("وبحسب إحصاء \"معهد الرافد\" قتل 30 مدنيا في دوما.", ["إحصاء \"معهد الرافد\""]),
        ("وقال ممرض طلب عدم كشف اسمه إن سبعة مدنيين قتلوا في دوما.", ["ممرض طلب عدم كشف اسمه"]),
        ("حمّل الناطق باسم الحكومة الجيش مسؤولية القصف على مخيم كلمة.", ["الناطق باسم الحكومة"]),
        ("حمّل محافظ إدلب قوات النظام مسؤولية القصف على بنش.", ["محافظ إدلب"]),
    ],
)  # fmt: skip
def test_who_says_it(text: str, expected: list[str], resources: claims.Resources) -> None:
    assert [source.quote for claim in read(text, resources) for source in claim.sources] == expected


@pytest.mark.parametrize(
    ("text", "methods"),
    [
        ("وقال المدير إن قذيفة أصابت منزلا في دوما.", ["shelling"]),
        ("صاروخ سقط على مدرسة في بنش.", ["shelling"]),
        ("قصف بصواريخ سقطت قرب دوما قتل طفلين.", ["shelling"]),
    ],
)
def test_what_fell(text: str, methods: list[str], resources: claims.Resources) -> None:
    assert [claim.method and claim.method.value for claim in read(text, resources)] == methods


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل أربعة مدنيين في قصف القوات المسلحة الأوكرانية على غورليفكا.", [("ukraine", "alleged")]),
        ("قتلت القوات المسلحة الإثيوبية خمسة مدنيين في أديغرات.", [("ethiopian-armed-forces", "alleged")]),
        (
            "برميل ألقته طائرة أنتونوف تتبع للجيش السوداني على منزل في كتم قتل طفلين.",
            [("sudanese-armed-forces", "alleged")],
        ),
        ("هبطت طائرة أنتونوف في مطار كتم بعد انفجار لغم قتل طفلين.", []),
    ],
)
def test_whose_forces(text: str, expected: list[tuple[str, str]], resources: claims.Resources) -> None:
    assert doers(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("قتل مسلحون خمسة مزارعين في زامفارا.", "زامفارا", "NG"),
        ("قتل ثلاثة مدنيين في قصف على كوستيانتينيفكا.", "كوستيانتينيفكا", "UA"),
        ("قتل طفلان بانفجار لغم في أوروزغان.", "أوروزغان", "AF"),
        ("قتلت سبع نساء في هجوم على بازيغي.", "بازيغي", "MM"),
    ],
)
def test_where_it_was(text: str, place: str, country: str, resources: claims.Resources) -> None:
    (claim,) = read(text, resources)
    assert claim.where is not None
    assert (claim.where.place, claim.where.country) == (place, country)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ستة في هجوم شنه انتحاري من حركة الشباب على فندق في مقديشو.", [("al-shabaab", "alleged")]),
        ("قتل ستة في هجوم شنه انتحاري على فندق في مقديشو.", [("unknown", "alleged")]),
        ("قتل ستة في تفجير انتحاري قرب مقر لحركة طالبان في كابل.", []),
        ("قتل قطاع طرق سبعة مزارعين في زامفارا.", [("bandits", "alleged")]),
        ("قتل سبعة مزارعين في قطاع زراعي بزامفارا.", []),
        ("قوات النظام السوري كانت قد قصفت سوقا في بنش الشهر الماضي.", [("syrian-government-forces", "alleged")]),
    ],
)
def test_who_did_it(text: str, expected: list[tuple[str, str]], resources: claims.Resources) -> None:
    assert doers(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("داهم الجنود وكرا للمسلحين في رفح وقتلوا تسعة منهم.", [("combatant", 9, 9)]),
        ("هاجم مسلحون عمالا في مزرعة في كتم وقتلوا تسعة منهم.", [("civilian", 9, 9)]),
        ("قدر ضابط خسائر المتمردين بما بين ستين وسبعين قتيلا في دوما.", [("combatant", 60, 70)]),
        ("قدر ضابط عدد القتلى بما بين ستين وسبعين قتيلا في دوما.", [("unknown", 60, 70)]),
        ("كبدت القوات العدو أكثر من 70 قتيلا في الفاشر.", [("combatant", 70, None)]),
        ("كبدت الغارة السوق خسائر، وسقط 70 قتيلا في الفاشر.", [("unknown", 70, 70)]),
        ("وقع الجنود بين قتيل وجريح في كمين قرب رفح.", [("combatant", None, None)]),
        ("قتل ستة ليلة السبت في دوما.", [("unknown", 6, 6)]),
    ],
)
def test_who_was_hurt(
    text: str, expected: list[tuple[str, int | None, int | None]], resources: claims.Resources
) -> None:
    found = [harm for claim in read(text, resources) for harm in claim.harms]
    assert [(harm.victims.value, harm.min, harm.max) for harm in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هوجم مركز للشرطة في بعقوبة بقذائف الهاون.", ["military"]),
        ("أصابت قذيفة مركبة إسعاف في دوما.", ["medical", "vehicle"]),
        ("قتل شخصان في قصف طال حيا سكنيا في دوما.", ["residential"]),
        ("استهدفت غارة الطريق العام في دوما.", ["infrastructure"]),
        ("قتل سائق في حادث على الطريق العام بعد انفجار لغم في دوما.", []),
        ("قتل مسلحون على دراجات نارية ستة مزارعين في دوما.", []),
        ("استهدفت غارة مزارعين على دراجة نارية في دوما.", ["vehicle"]),
    ],
)
def test_what_was_hit(text: str, expected: list[str], resources: claims.Resources) -> None:
    assert sorted(facility.value for claim in read(text, resources) for facility in claim.facilities) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 90 ألف شخص في الجزائر منذ إلغاء الاستفتاء مطلع 1993.", ["1993/2017-03-20"]),
        ("قتل 700 شخص في يانغون منذ انقلاب 4 آذار/ مارس 2016.", ["2016-03-04/2017-03-20"]),
        ("قتل 700 شخص في لبنان منذ بدء الحرب قبل 12 يوما.", ["2017-03-08/2017-03-20"]),
        ("وكان أعنف هجوم وقع في حزيران/يونيو 2014 وقتل فيه 30 شخصا في دوما.", ["2014-06"]),
        ("قصفت طائرات دوما اليوم، غداة غارة على حلب قتلت ثلاثة.", ["2017-03-20", "2017-03-19"]),
        ("قتل سبعة مدنيين في قصف على حي مايو في الخرطوم.", [None]),
        ("قتل سبعة مدنيين في قصف على الخرطوم في مايو.", ["2016-05"]),
    ],
)
def test_when_it_was(text: str, expected: list[str | None], resources: claims.Resources) -> None:
    report = Document(id="report", text=text, published="2017-03-20", published_from=PublishedFrom.PAGE)
    found, issues = claims.find(split(report), resources)
    assert not issues
    assert [claim.when and claim.when.edtf for claim in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 32 شخصا في انفجار في دوما، ومعظم الضحايا من النساء.", ["incident"]),
        ("معظم الضحايا في دوما قتلوا بالقصف.", ["total"]),
        ("وتنفي موسكو باستمرار استهداف مدنيين في أوكرانيا منذ بدء الحرب.", ["response"]),
        ("قتلت موسكو مئات المدنيين في أوكرانيا منذ بدء الحرب.", ["total"]),
    ],
)
def test_tolls_and_answers(text: str, expected: list[str], resources: claims.Resources) -> None:
    assert [claim.kind.value for claim in read(text, resources)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أقر المتحدث باسم الجيش الإثيوبي بشن الضربة على أدوا لكنه نفى مقتل مدنيين.", ["admits_strike", "denies_harm"]),
        ("أقر المتحدث باسم الجيش الإثيوبي بشن الضربة على أدوا وبمقتل مدنيين.", ["admits_strike", "admits_harm"]),
    ],
)
def test_admission_ends_at_a_denial(text: str, expected: list[str], resources: claims.Resources) -> None:
    (claim,) = read(text, resources)
    assert [value.value for value in claim.response] == expected


_BLAST = "هز انفجار سوقا في كراتشي وقتل 12 شخصا على الأقل.\n\nوقال شاهد إن الدخان غطى المكان.\n\n"


def test_a_count_goes_with_the_only_event(resources: claims.Resources) -> None:
    found = read(_BLAST + "وأفاد مدير مستشفى المدينة بأن 19 جثة و30 مصابا وصلوا إليه.", resources)
    assert len({claim.incident for claim in found}) == 1
    assert [claim.where and claim.where.place for claim in found] == ["كراتشي", "كراتشي"]


def test_a_count_that_is_turned_to_does_not(resources: claims.Resources) -> None:
    found = read(_BLAST + "من جهة أخرى أفاد مدير المستشفى بأن 19 جثة وصلت إليه.", resources)
    assert len({claim.incident for claim in found}) == len(found)


def test_capital_bears_the_name_that_reports_give_it(resources: claims.Resources) -> None:
    (claim,) = read("قتل ستة أشخاص في هجوم وسط العاصمة الجزائرية.", resources)
    assert claim.where is not None
    assert claim.where.place == "الجزائر"


def test_toll_of_years_is_of_no_village(resources: claims.Resources) -> None:
    text = "قتل ثمانية قرويين في غارة على قرية كولونا.\n\nوقتل 3000 شخص منذ انقلاب 1 شباط 2015."
    assert [claim.where and claim.where.place for claim in read(text, resources)] == ["كولونا", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فقدت سلمى زوجها وثلاثة من أطفالها في غارة على دوما.", [("killed", 1, 1), ("killed", 3, 3)]),
        ("فقدت سلمى زوجها عام 2010 وتعيش مع أطفالها في دوما.", []),
        ("فقدت سلمى الاتصال بأطفالها بعد غارة على دوما.", []),
        ("قطع مسلحون رؤوس سبعة عمال في سرت.", [("killed", 7, 7)]),
        ("قطع مسلحون الطريق على سبعة عمال في سرت.", []),
        ("سقط عشرات القتلى والجرحى في صفوف المصلين بتفجير في قندوز.", [("killed_or_injured", 10, None)]),
        ("قتل 30 مدنيا خلال عملية للجيش السوري ومسلحين أجانب في دوما.", [("killed", 30, 30)]),
        ("قتل 30 مدنيا وجنود للجيش السوري في دوما.", [("killed", 30, 30), ("killed", None, None)]),
    ],
)
def test_what_befell_them(
    text: str, expected: list[tuple[str, int | None, int | None]], resources: claims.Resources
) -> None:
    found = [harm for claim in read(text, resources) for harm in claim.harms]
    assert [(harm.outcome.value, harm.min, harm.max) for harm in found] == expected


def test_nobody_kills_by_where_the_dead_are_from(resources: claims.Resources) -> None:
    assert doers("قتل صحافي فرنسي في قصف صاروخي على دوما.", resources) == []
    assert doers("قتل صحافي في قصف فرنسي على دوما.", resources) == [("france", "alleged")]


def test_fire_is_told_by_whose_it_is(resources: claims.Resources) -> None:
    (claim,) = read("فتحت الزوارق الحربية نيرانها على قوارب الصيادين قبالة غزة.", resources)
    assert claim.method is not None
    assert claim.method.value == "shooting"


def test_what_an_aircraft_fired_is_its_raid(resources: claims.Resources) -> None:
    texts = (
        "قتلت امرأة جراء سقوط صاروخ أطلقته طائرة على منزل في درنة.",
        "قتلت امرأة جراء سقوط صاروخ أطلقته دبابة على منزل في درنة.",
    )
    assert [claim.method and claim.method.value for text in texts for claim in read(text, resources)] == [
        "airstrike",
        "shelling",
    ]


def test_the_official_page_is_nobody(resources: claims.Resources) -> None:
    text = "أعلن المتحدث العسكري مقتل جندي في رفح. وأضاف في بيان على صفحته الرسمية أن تسعة أصيبوا في رفح."
    assert [[source.quote for source in claim.sources] for claim in read(text, resources)] == [["المتحدث العسكري"]] * 2


def test_an_attack_by_land_is_no_quarter(resources: claims.Resources) -> None:
    texts = ("تصدت القوات لهجوم بري على الفاشر وقتلت سبعة متمردين.", "قتل سبعة في قصف على حي بري في الخرطوم.")
    found = [claim.where and claim.where.place for text in texts for claim in read(text, resources)]
    assert found == ["الفاشر", "بري"]
