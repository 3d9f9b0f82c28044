"""Doers, places and figures as agencies tell of wars outside the Arab countries, in invented sentences."""

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


def places(text: str, resources: claims.Resources) -> list[str | None]:
    return [claim.where.place if claim.where else None for claim in read(text, resources)]


def harms(text: str, resources: claims.Resources) -> list[tuple[str, int | None, int | None]]:
    return [(harm.outcome.value, harm.min, harm.max) for claim in read(text, resources) for harm in claim.harms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل خمسة مدنيين بصواريخ أطلقتها القوات الأرمينية على سوق في بلدة ترتر.", [("armenia", "alleged")]),
        ("قتل ستة أشخاص في غارات شنتها باكستان على قرية حدودية.", [("pakistani-government-forces", "alleged")]),
        ("اتهمت موسكو كييف بقصف سوق في بلدة زرقاء.", [("ukraine", "alleged")]),
        ("قتل متمردو حركة 23 مارس ثلاثة قرويين في بلدة ساكي.", [("m23", "alleged")]),
        ("قُتل رجل في هجوم شنه مقاتلو حركة بوكو حرام على قرية أولا.", [("boko-haram", "alleged")]),
        ("قتل ستة أشخاص جراء ضربات شنتها الهند على بلدة زرقاء.", [("india", "alleged")]),
        ("اتهامات للدعم السريع بقتل 20 مدنيا في قرية ود النورة.", [("rapid-support-forces", "alleged")]),
        ("اتهامات للجيش السوداني بقصف سوق في نيالا.", [("sudanese-armed-forces", "alleged")]),
        ("نحمل قوات الدعم السريع المسؤولية كاملة عن قصف المستشفى في الفاشر.", [("rapid-support-forces", "alleged")]),
        ("نحمل الجرحى إلى المستشفى بعد قصف على قرية ود النورة.", []),
        ("وصف الكرملين اتهامات كييف بقصف السوق بأنها محض افتراء.", [("russia", "denied")]),
        ("قتل رجلان في انفجار بسوق في باكستان.", []),
        ("قتل رجلان في انفجار في كييف.", []),
        ("قصفت طائرات نيجيرية قرية كوكاوا وقتلت راعيين.", [("nigerian-armed-forces", "alleged")]),
        ("قتلت امرأة صومالية برصاص مسلحين في سوق بيدوا.", [("unknown", "alleged")]),
    ],
)  # fmt: skip
def test_who_did_it(text: str, expected: list[tuple[str, str]], resources: claims.Resources) -> None:
    assert [
        (doer.actor, doer.stance.value) for claim in read(text, resources) for doer in claim.responsible
    ] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وفي خيرسون (جنوب)، قضى رجل في الخمسين بقصف.", ["خيرسون"]),
        ("قتل أربعة مدنيين في ضربة على بافلوغراد (وسط شرق) ليل الأحد.", ["بافلوغراد"]),
        ("قتل أربعة مدنيين في خلاف (جنوب).", [None]),
        ("أبوجا (شينخوا) قتل ستة أشخاص في هجوم على قرية غوزا.", ["غوزا"]),
        ("نيامي (رويترز) ارتفع عدد قتلى هجوم على قرية بانيبانغو إلى 12 شخصا.", ["بانيبانغو"]),
        ("أصيب ثلاثة رجال بعدما ألقت مسيرة عبوة على مبنى في طهران.", ["طهران"]),
        ("أصيب رجلان كانا عائدين إلى منزليهما لقضاء العطلة بانفجار لغم.", [None]),
        ("أصيب طفلان بانفجار لغم في قرية تابعة لقضاء سنجار.", ["سنجار"]),
        ("قتل رجل في قصف على خاركيف.", ["خاركيف"]),
        ("قتل رجل في قصف على خلاف.", [None]),
        ("تعرض حي الموظفين لتدوين مدفعي.", ["الموظفين"]),
    ],
)
def test_where_it_was(text: str, expected: list[str | None], resources: claims.Resources) -> None:
    assert places(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عثر الأهالي على جثث متفحمة لما لا يقل عن 30 شخصا.", [("killed", 30, None)]),
        ("عثر في البئر على جثث مجهولة الهوية لسبعة عمال.", [("killed", 7, 7)]),
        ("عثر على جثث متفحمة، وفر لاحقا 30 شخصا.", [("killed", None, None), ("displaced", 30, 30)]),
        ("قالت ناطقة إن عدد القتلى في المخيم يراوح بين 45 و55.", [("killed", 45, 55)]),
        ("أُعدموا في قرية دليج في 6 آذار/مارس 2004، بعد أن اعتقلتهم الاستخبارات.", []),
        ("أدى القصف إلى مقتل 13 شخصا بينهم طفلتان في الثالثة من العمر.", [("killed", 13, 13), ("killed", 2, 2)]),
        ("أعلن الجيش المالي أنه حيد 203 من الإرهابيين في مورا.", [("killed", 203, 203)]),
        ("أعلنت الوزارة فقدان ثلاثة جنود.", [("missing", 3, 3)]),
        ("أدى القصف إلى فقدان شخص لحياته.", [("killed", 1, 1)]),
        ("قالت منظمة أنقذوا الأطفال إن القصف أدى إلى فقدان اثنين من موظفيها.", [("missing", 2, 2)]),
        ("أكد الجيش مقتل 74 شخصا، بينهم 65 أسير حرب.", [("killed", 74, 74), ("killed", 65, 65)]),
        ("أكد الجيش مقتل سبعة أشخاص وأسر 65 جنديا.", [("killed", 7, 7), ("detained", 65, 65)]),
        ("قال حاكم الولاية للصحفيين إن 21 شخصا لقوا مصرعهم.", [("killed", 21, 21)]),
        ("أصيب 12 مدنيا في 5 و6 شباط/فبراير بعد أن هاجم مسلحون القرية.", [("injured", 12, 12)]),
        ("تشمل التدريبات المشتركة قصف أهداف ساحلية والإجلاء الطبي لجرحى افتراضيين.", []),
        ("وقتل 21 شخصا في الهجوم، فيما سقط 44 آخرون أثناء المطاردة.", [("killed", 21, 21), ("killed", 44, 44)]),
        ("وقتل 21 شخصا في الهجوم، فيما سقط ثلاثة آخرون جرحى.", [("killed", 21, 21), ("injured", 3, 3)]),
        ("قال المجلس العسكري الحاكم إن قواته قتلت سبعة مسلحين.", [("killed", 7, 7)]),
        ("أطلق جنود النار على القرويين وهم يفرون من قرية مين، ما أدى إلى مقتل سبعة.", [("killed", 7, 7)]),
        ("خلص التحقيق إلى أن القوة لم تقتل أي مدني.", []),
        ("خلص التحقيق إلى أن القوة قتلت سبعة مدنيين.", [("killed", 7, 7)]),
        ("فر سبعة قرويين من قرية مين بسبب القصف.", [("displaced", 7, 7)]),
        ("قدر الأمين العام للمجلس عدد الشهداء بـ500.", [("killed", 500, 500)]),
    ],
)
def test_how_many(text: str, expected: list[tuple[str, int | None, int | None]], resources: claims.Resources) -> None:
    assert harms(text, resources) == expected


def test_who_did_not_do_it(resources: claims.Resources) -> None:
    claim = read("نفت إسلام آباد أي صلة لها بالهجوم على السياح.", resources)[0]
    assert [(doer.actor, doer.stance.value) for doer in claim.responsible] == [
        ("pakistani-government-forces", "denied")
    ]
    assert claim.where is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الطائرات الروسية تقصف إدلب وإيران ترد بقصف البصرة.", [("إدلب", ["russia"]), ("البصرة", ["iran"])]),
        ("قصف تركي على عين عيسى وروسيا تقصف إدلب.", [("عين عيسى", ["turkey"]), ("إدلب", ["russia"])]),
        ("قصف لقوات النظام وروسيا استهدف قرية كنصفرة.", [("كنصفرة", ["russia", "syrian-government-forces"])]),
    ],
)  # fmt: skip
def test_a_second_party_acts_elsewhere(
    text: str, expected: list[tuple[str, list[str]]], resources: claims.Resources
) -> None:
    found = read(text, resources)
    assert [
        (claim.where.place if claim.where else None, sorted(doer.actor for doer in claim.responsible))
        for claim in found
    ] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مسؤولو صحة: مقتل سبعة أشخاص في غارة على خان يونس.", ["مسؤولو صحة"]),
        ("تبنت كتائب شهداء الأقصى العملية في القدس.", ["كتائب شهداء الأقصى"]),
        ("قتل ستة في قصف على إدلب، وفق ما أفاد متمردون ومصادر محلية وكالة فرانس برس.", ["متمردون", "مصادر محلية"]),
        ("أفاد مراسل وكالة فرانس برس بمقتل ستة في غزة.", ["مراسل وكالة فرانس برس"]),
        ("قالت بعثة رصد حقوق الإنسان إن قصفا على إدلب أسفر عن مقتل شخصين.", ["بعثة رصد حقوق الإنسان"]),
        ("قالت مصفوفة تتبع النزوح إن 40 أسرة نزحت من قرية مين بسبب القصف.", ["مصفوفة تتبع النزوح"]),
        ("رصد المرصد مقتل شخصين في إدلب.", ["المرصد"]),
        ("تبنت كتائب القسام العملية في القدس.", ["كتائب القسام"]),
    ],
)
def test_who_speaks(text: str, expected: list[str], resources: claims.Resources) -> None:
    assert [source.quote for claim in read(text, resources) for source in claim.sources] == expected


def test_what_was_said_earlier_happened_when_the_rest_did(resources: claims.Resources) -> None:
    told = read(
        "قتل 65 شخصا في هجوم على قرية العزبة في 3 آذار 2019. وكانت الشرطة أعلنت في وقت سابق مقتل 23 شخصا في الهجوم.",
        resources,
    )
    assert [claim.when.edtf if claim.when else None for claim in told] == ["2019-03-03", "2019-03-03"]


def test_a_rigged_car_is_no_car_that_was_hit(resources: claims.Resources) -> None:
    told = read("سيارة نوع اوبل مفخخة انفجرت في حي الكرادة فقتل ستة أشخاص.", resources)[0]
    assert told.facilities == ()
    assert [
        f.value for f in read("انفجرت عبوة بسيارة من نوع كيا في حي الكرادة فقتل رجل.", resources)[0].facilities
    ] == ["vehicle"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ولم ترد الحكومة الإثيوبية على طلب للتعليق، لكنها نفت استهداف المدنيين.", []),
        ("نفت الحكومة الإثيوبية استهداف المدنيين.", [("ethiopian-armed-forces", "denied")]),
        ("ردت القوات الإثيوبية بقصف بلدة شيري.", [("ethiopian-armed-forces", "alleged")]),
    ],
)
def test_who_gave_no_answer_did_nothing(
    text: str, expected: list[tuple[str, str]], resources: claims.Resources
) -> None:
    assert [
        (doer.actor, doer.stance.value) for claim in read(text, resources) for doer in claim.responsible
    ] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("يقدر عدد القتلى في الجزائر منذ 1992 بأكثر من 60 ألف قتيل.", "1992/1997-08-30"),
        ("قدر عدد القتلى في الجزائر منذ 1992 بنحو 60 ألفا.", "1992/1997-08-30"),
        ("قتل في الجزائر 1992 قتيلا.", None),
    ],
)
def test_since_a_year(text: str, expected: str | None, resources: claims.Resources) -> None:
    found, _ = claims.find(
        split(Document(id="report", text=text, published="1997-08-30", published_from=PublishedFrom.PAGE)), resources
    )
    assert [claim.when.edtf if claim.when else None for claim in found] == [expected]
