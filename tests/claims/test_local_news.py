"""Claims of the forms that local networks and agencies write: gunfire, places, days, victims. Invented sentences."""

import pytest

from tawthiq import claims
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Facility, Group, Kind, Method, Outcome, PublishedFrom
from tawthiq.passages import split


def read(text: str, resources: claims.Resources, published: str | None = "2020-03-05") -> tuple[Claim, ...]:
    document = Document(id="report", text=text, published=published, published_from=PublishedFrom.PAGE)
    found, issues = claims.find(split(document), resources)
    assert not issues
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("أطلق مسلحان الرصاص على حاجز للجيش في مدينة تكريت.", True),
        ("فتح مجهولون النار على منزل مختار في مدينة تكريت.", True),
        ("أطلق جنود النار صوب مزارعين شرق مدينة تكريت.", True),
        ("أطلق الجنود النار باتجاه سيارة إسعاف في مدينة تكريت.", True),
        ("أطلق القناصة النار باتجاه القوات العراقية في مدينة تكريت.", False),
        ("أطلق أهل العريس الرصاص في الهواء في مدينة تكريت.", False),
        ("فتح الجيش تحقيقا في سرقة رصاص من مخزن في مدينة تكريت.", False),
    ],
)
def test_gunfire_at_something_is_told(resources: claims.Resources, text: str, *, told: bool) -> None:
    assert [claim.method for claim in read(text, resources)] == [Method.SHOOTING] * told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("بعد مقاطعة الشهادات تبين مقتل شخصين بهجوم على مدينة إدلب.", "إدلب"),
        ("قُتل رجل بقصف استهدف مزرعة على أطراف بلدة سرجة.", "سرجة"),
        ("استهدف القصف قرية الباب زمرد، ما أدى إلى مقتل رجل.", "الباب"),
        ("استهدف القصف قرية حوايج زمروق، ما أدى إلى مقتل رجل.", "حوايج زمروق"),
        ("قُتل رجل بغارة على قرية تقل زمروق في ريف حماة.", "تقل زمروق"),
        ("قُتل رجل بغارة على بلدة كفرنبل إدلب.", "كفرنبل"),
        ("قُتل رجل بغارة على قرية حاس فجراً.", "حاس"),
        ("قُتل جندي بقصف على تلة زمر شوقو بمنطقة عفرين.", "تلة زمر شوقو"),
        ("قُتل رجل بعبوة انفجرت في بلدة الصور شمال دير الزور.", "الصور"),
        ("قُتل رجل بصاروخ أصاب شارع القوتلي المكتظ بالباعة في دوما.", "شارع القوتلي"),
    ],
)
def test_where_a_name_ends(resources: claims.Resources, text: str, place: str) -> None:
    assert {claim.where.place for claim in read(text, resources) if claim.where} == {place}


def test_a_verb_behind_a_list_is_no_place_of_it(resources: claims.Resources) -> None:
    found = read("طال القصف قرى بوبي وزمروق وسنبول، وألحق أضراراً مادية بممتلكات الأهالي.", resources)
    assert [claim.where.place for claim in found if claim.where] == ["بوبي", "زمروق", "سنبول"]


@pytest.mark.parametrize(
    ("text", "outcome", "group", "low"),
    [
        ("اغتال مجهولون بالرصاص رئيس بلدية سابق في مدينة تكريت.", Outcome.KILLED, Group.ALL, 1),
        ("اغتال مسلحون مدير المدرسة في مدينة تكريت.", Outcome.KILLED, Group.ALL, 1),
        ("قتل مجهولون الشاب سالم في مدينة تكريت.", Outcome.KILLED, Group.MEN, 1),
        ('اختطفت ميليشيا "النهر" أول أمس الأحد، أربعة مواطنين من تكريت.', Outcome.DETAINED, Group.ALL, 4),
        ('اعتقلت قوات "النهر"، أمس السبت، سبعة مواطنين في تكريت.', Outcome.DETAINED, Group.ALL, 7),
        ("شن مسلحون هجوما على حاجز في مدينة تكريت قُتل على إثره جنديان.", Outcome.KILLED, Group.ALL, 2),
        ("هاجموا موقعا في مدينة تكريت، أصيب على أثرها شرطيان.", Outcome.INJURED, Group.ALL, 2),
        ("ثلاثة أشقاء أطفال قضوا بانفجار لغم في مدينة تكريت.", Outcome.KILLED, Group.CHILDREN, 3),
        ("قالت مصادر إن ثلاث نساء من بين قتلى القصف على مدينة تكريت.", Outcome.KILLED, Group.WOMEN, 3),
        ("قضى عنصر من الدفاع المدني بقصف على مدينة تكريت.", Outcome.KILLED, Group.RESCUERS, 1),
        ("انفجار عربة ومقتل طاقمها قرب مدينة تكريت.", Outcome.KILLED, Group.ALL, None),
    ],
)
def test_who_came_to_harm(
    resources: claims.Resources, text: str, outcome: Outcome, group: Group, low: int | None
) -> None:
    (claim,) = read(text, resources)
    assert [(harm.outcome, harm.group, harm.min) for harm in claim.harms] == [(outcome, group, low)]


def test_who_only_speaks_or_is_unknown_came_to_no_other_harm(resources: claims.Resources) -> None:
    (claim,) = read("قال رئيس البلدية إن طفلا قتل بقصف على مدينة تكريت.", resources)
    assert [(harm.group, harm.min) for harm in claim.harms] == [(Group.CHILDREN, 1)]
    (claim,) = read("عثر على جثث مجهولين في مدينة تكريت.", resources)
    assert [harm.min for harm in claim.harms] == [None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "استهدفت غارة بلدة حاس وأدت لمقتل رجل، وأخرى على بلدة كفرنبل أوقعت ثلاثة جرحى.",
            [("حاس", Method.AIRSTRIKE, 1), ("كفرنبل", Method.AIRSTRIKE, 3)],
        ),
        (
            "انفجرت عبوة ناسفة في مدينة الباب وأدت لإصابة مدني، وأخرى في مدينة جرابلس دون إصابات.",
            [("الباب", Method.EXPLOSIVE_DEVICE, 1), ("جرابلس", Method.EXPLOSIVE_DEVICE, 0)],
        ),
        ("مقتل امرأة وأخرى في بلدة حاس.", [("حاس", None, 1)]),
    ],
)
def test_a_further_attack_is_told_by_one_word(
    resources: claims.Resources, text: str, told: list[tuple[str, Method | None, int]]
) -> None:
    found = read(text, resources)
    assert [(c.where.place, c.method, c.harms[0].min) for c in found if c.where] == told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("اعترف التحالف الدولي، الثلاثاء، بمقتل 14 مدنيا في غارات على مدينة الرقة.", None),
        ("نفت وزارة الدفاع، أمس الأربعاء، قصف مدرسة في مدينة الباب.", None),
        ("اعترف التحالف الدولي بمقتل مدنيين في غارة الثلاثاء على مدينة الرقة.", "2020-03-03"),
        (
            "ارتفعت حصيلة قتلى الانفجار في مدينة الباب إلى 19، بحسب ما أفادت به مديرية الصحة لقناة الأفق اليوم الخميس.",
            None,
        ),
        ("ارتفعت حصيلة قتلى انفجار الثلاثاء في مدينة الباب إلى 19.", "2020-03-03"),
        ("أعلنت وزارة الدفاع أمس مقتل تسعة جنود في هجوم قرب مدينة الباب.", "2020-03-04"),
    ],
)
def test_the_day_of_an_answer_or_a_toll_is_not_that_of_the_event(
    resources: claims.Resources, text: str, day: str | None
) -> None:
    assert [claim.when and claim.when.edtf for claim in read(text, resources)] == [day]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("غارة على مدينة الباب توقع خمسة قتلى.", Kind.INCIDENT),
        ("مسيرة تستهدف سيارة في مدينة الباب وتوقع قتيلين.", Kind.INCIDENT),
        ("توقع مسؤول مقتل مئات المدنيين في معركة مدينة الباب.", Kind.FORECAST),
    ],
)
def test_what_an_attack_did_is_not_foretold(resources: claims.Resources, text: str, kind: Kind) -> None:
    assert [claim.kind for claim in read(text, resources)] == [kind]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("استهدفت غارة مبنى مدرسة في مدينة الباب.", (Facility.SCHOOL,)),
        ("فجر مجهولون عبوة ناسفة بمبنى مجلس بلدة محيميدة.", (Facility.GOVERNMENT,)),
        ("استهدفت غارة مبنى سكنيا ومدرسة في مدينة الباب.", (Facility.RESIDENTIAL, Facility.SCHOOL)),
    ],
)
def test_what_a_building_is(resources: claims.Resources, text: str, hit: tuple[Facility, ...]) -> None:
    assert [claim.facilities for claim in read(text, resources)] == [hit]


def test_damage_to_the_place_alone_is_no_harm(resources: claims.Resources) -> None:
    for text in ("غارة على مدينة الباب اقتصر ضررها على المكان.", "قصف على مدينة الباب اقتصر ضرره على الممتلكات."):
        assert [(harm.min, harm.max) for claim in read(text, resources) for harm in claim.harms] == [(0, 0)]
    (claim,) = read("قصف على مدينة الباب قتل شابا في بلدة الراعي.", resources)
    assert [harm.group for harm in claim.harms] == [Group.MEN]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("قُتل الاثنين الماضي عنصر من الحشد الشعبي في قصف على جبل سنجار.", []),
        ("قتل أمس جندي من الجيش التركي إثر قصف على بلدة عين عيسى.", []),
        ("قُتل أمس عناصر من الجيش التركي في بلدة عين عيسى.", []),
        ("الجيش التركي قصف بلدة عين عيسى وقتل مدنيا.", ["turkey"]),
    ],
)
def test_whose_fighters_died_did_not_do_it(resources: claims.Resources, text: str, actors: list[str]) -> None:
    (claim,) = read(text, resources)
    assert [party.actor for party in claim.responsible] == actors


@pytest.mark.parametrize(
    ("text", "method", "low"),
    [
        ("قُنصت شابة في مدينة عربين.", Method.SHOOTING, 1),
        ("قضى تحت التعذيب في سجن الأفق، يوم 2 آذار، المواطن سالم ناصر من مدينة تكريت.", Method.TORTURE, 1),
        ("استشهد إثر غارة على مدينة تكريت، مساء أمس، الشاب سالم ناصر.", Method.AIRSTRIKE, 1),
    ],
)
def test_who_died_is_told_late(resources: claims.Resources, text: str, method: Method, low: int) -> None:
    (claim,) = read(text, resources)
    assert [harm.min for harm in claim.harms if harm.outcome is Outcome.KILLED] == [low]
    assert claim.method is method


def test_what_is_no_attack_or_no_building(resources: claims.Resources) -> None:
    assert not read("سجل القناص سالم هدفين في ملعب تكريت لتنفجر المدرجات فرحا.", resources)
    (claim,) = read("غارة على مدرسة في مدينة تكريت لم تصب أحدا لخلوه من الطلاب.", resources)
    assert claim.facilities == (Facility.SCHOOL,)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وثق نشطاء المرصد مقتل 21 شخصا في عموم المحافظات السورية.", Kind.TOTAL),
        ("سقط 21 قتيلا في عموم المحافظة.", Kind.TOTAL),
        ("وثق نشطاء المرصد مقتل 21 شخصا بغارة على مدينة تكريت.", Kind.INCIDENT),
    ],
)
def test_a_toll_of_a_whole_governorate_is_a_total(resources: claims.Resources, text: str, kind: Kind) -> None:
    assert [claim.kind for claim in read(text, resources)] == [kind]
