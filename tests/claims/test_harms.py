"""Figures of people and what happened to them, in invented sentences."""

import pytest

from tawthiq.claims import harms
from tawthiq.model.passage import Passage, Role
from tawthiq.text import quantities
from tawthiq.text.tokens import tokenize

Row = tuple[str, str, str, int | None, int | None]


def read(text: str) -> list[Row]:
    tokens = tokenize(text)
    passage = Passage(0, 0, Role.SENTENCE, 0, len(text), text, tokens)
    found = harms.find(passage, quantities.find(tokens))
    for mention in found:
        assert text[mention.harm.start : mention.harm.end] == mention.harm.quote
    return [(str(h.outcome), str(h.victims), str(h.group), h.min, h.max) for h in (m.harm for m in found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "استشهد 72 مواطنا، من بينهم (19) طفلا و(10) سيدات، في القصف",
            [
                ("killed", "civilian", "all", 72, 72),
                ("killed", "civilian", "children", 19, 19),
                ("killed", "civilian", "women", 10, 10),
            ],
        ),
        (
            "بلغ عدد الضحايا المدنيين 195 قتيلا و499 جريحا",
            [("killed", "civilian", "all", 195, 195), ("injured", "civilian", "all", 499, 499)],
        ),
        ("قتل 196 منتسبا من قوات الأمن", [("killed", "combatant", "all", 196, 196)]),
        ("مقتل اثنين من رجال الدفاع المدني", [("killed", "civilian", "rescuers", 2, 2)]),
        ("سقوط 25 جريحا من المراجعين", [("injured", "civilian", "all", 25, 25)]),
        ("قُتل ثلاثة مدنيين بقصف على السوق", [("killed", "civilian", "all", 3, 3)]),
        (
            "مقتل طفلين وامرأة في غارة",
            [("killed", "civilian", "children", 2, 2), ("killed", "civilian", "women", 1, 1)],
        ),
        ("أصيب أكثر من 20 شخصا بجروح", [("injured", "unknown", "all", 20, None)]),
        ("سقط 31 قتيلا و57 جريحا", [("killed", "unknown", "all", 31, 31), ("injured", "unknown", "all", 57, 57)]),
        ("تسعة مسلحين قتلوا ليلا", [("killed", "combatant", "all", 9, 9)]),
        ("مقتل 22 من عناصر الشرطة على الأقل", [("killed", "combatant", "all", 22, None)]),
        ("أودى الانفجار بحياة عشرات المصلين", [("killed", "civilian", "all", 10, None)]),
        ("لقي رجل حتفه", [("killed", "civilian", "men", 1, 1)]),
        ("مقتل وإصابة 8 أشخاص", [("killed_or_injured", "unknown", "all", 8, 8)]),
        ("15 مدنيا بين قتيل وجريح", [("killed_or_injured", "civilian", "all", 15, 15)]),
        ("سقط أكثر من 385 قتيلا وجريحا", [("killed_or_injured", "unknown", "all", 385, None)]),
        ("12 ألف قتيل وجريح مدني", [("killed_or_injured", "civilian", "all", 12000, 12000)]),
        ("سقط 15 قتيلا وجريح", [("killed", "unknown", "all", 15, 15), ("injured", "unknown", "all", 1, 1)]),
        ("15 قتيلا وجريحا واحدا", [("killed", "unknown", "all", 15, 15), ("injured", "unknown", "all", 1, 1)]),
        ("5 قتلى وجرحى", [("killed", "unknown", "all", 5, 5), ("injured", "unknown", "all", None, None)]),
        ("قتل 74 طفلاً وطفلةً", [("killed", "civilian", "children", 74, 74)]),
        ("اعتقلت عناصر الأمن خمسة شبان", [("detained", "civilian", "men", 5, 5)]),
        ("أعدم عناصر من الفصيل ثلاثة مدنيين", [("killed", "civilian", "all", 3, 3)]),
        ("قتل جنود أتراك مدنيين اثنين عند الحدود", [("killed", "civilian", "all", 2, 2)]),
        ("اعتقلت ميليشيا الزيتون ثلاثة شبان", [("detained", "civilian", "men", 3, 3)]),
        (
            "قتل جنود في الكمين وأصيب ثلاثة مدنيين",
            [("killed", "combatant", "all", None, None), ("injured", "civilian", "all", 3, 3)],
        ),
        ("أصابت غارة منزلا وأصابت غارة أخرى مستودعا", []),
        (
            "قتل سائق وأصيب الثاني بجروح",
            [("killed", "civilian", "all", 1, 1), ("injured", "civilian", "all", 1, 1)],
        ),
        ("أصابت الغارة الثانية سوقا", []),
        ('إصابة كل من الفتاتين "ريم العيسى" و "هند الراوي"', [("injured", "civilian", "women", 2, 2)]),
        ('وفاة كل من "ريم العيسى" و"هند الراوي" بغارة', [("killed", "unknown", "all", 2, 2)]),
        ("مقتل كل من الرجلين ماهر العيسى وفؤاد الراوي", [("killed", "civilian", "men", 2, 2)]),
        (
            "قتلت طفلة مع أربعة مواطنين آخرين بقصف",
            [("killed", "civilian", "children", 1, 1), ("killed", "civilian", "all", 4, 4)],
        ),
        ("قتل جندي في مواجهات مع أربعة آخرين", [("killed", "combatant", "all", 1, 1)]),
        ("إصابة منشآت مدنية بأضرار", []),
        ("أقرت بإصابة مواقع مدنية", []),
        ("قتلت مدنية برصاص", [("killed", "civilian", "women", 1, 1)]),
        (
            "إصابة أربعة بينهم مدنية",
            [("injured", "unknown", "all", 4, 4), ("injured", "civilian", "women", 1, 1)],
        ),
        ("عدد من المدنيين أصيبو بجروح", [("injured", "civilian", "all", None, None)]),
        (
            "انتشال جثمان فتاة والبحث عن 3 عالقين آخرين تحت الركام بينهم طفلان",
            [
                ("killed", "civilian", "women", 1, 1),
                ("missing", "unknown", "all", 3, 3),
                ("missing", "civilian", "children", 2, 2),
            ],
        ),
        ("ثمانية أشخاص عالقين تحت الأنقاض", [("missing", "unknown", "all", 8, 8)]),
        ("إنقاذ رجلين كانا عالقين تحت الأنقاض", []),
        ("فرق الإنقاذ تبحث عن أربعة عالقين تحت الأنقاض", [("missing", "unknown", "all", 4, 4)]),
        ("أنقذت الفرق ثلاثة عالقين تحت الركام", []),
        ("مئات العالقين عند المعبر", []),
        ("استشهاد #ماهر_العيسى في المدينة", [("killed", "unknown", "all", 1, 1)]),
        ("قتلت امرأة وأصيبت أخرى", [("killed", "civilian", "women", 1, 1), ("injured", "unknown", "all", 1, 1)]),
        ("انتشال جثمان وأشلاء امرأة", [("killed", "civilian", "women", 1, 1)]),
        ("شنت طائرة بدون طيار غارة استهدفت المواطن سالم حسن ما أدى لمقتله", [("killed", "civilian", "all", 1, 1)]),
        ("ماتت المفاوضات وفق أحد المسؤولين", []),
        ("قتل ضابط وثلاثة جنود", [("killed", "combatant", "all", 4, 4)]),
        (
            "مقتل ثلاثة جنود إضافة إلى خمسة مدنيين",
            [("killed", "combatant", "all", 3, 3), ("killed", "civilian", "all", 5, 5)],
        ),
        (
            "أصيب سبعة جنود، فضلا عن امرأتين",
            [("injured", "combatant", "all", 7, 7), ("injured", "civilian", "women", 2, 2)],
        ),
        (
            "قتل مسلحون بالإضافة لأربعة مدنيين في الانفجار",
            [("killed", "combatant", "all", None, None), ("killed", "civilian", "all", 4, 4)],
        ),
        (
            "قتل جنود إلى جانب خمسة مدنيين في الانفجار",
            [("killed", "combatant", "all", None, None), ("killed", "civilian", "all", 5, 5)],
        ),
        ("قتل مسلحون انتقاما لخمسة مدنيين", [("killed", "combatant", "all", None, None)]),
        (
            "اعتقلت القوات ثلاثة شبان إضافة إلى إصابة خمسة مدنيين",
            [("detained", "civilian", "men", 3, 3), ("injured", "civilian", "all", 5, 5)],
        ),
        ("نزوح مئات العائلات من البلدة", [("displaced", "civilian", "all", 100, None)]),
        ("اعتقال خمسة شبان", [("detained", "civilian", "men", 5, 5)]),
        ("انتشال ست جثث من تحت الأنقاض", [("killed", "unknown", "all", 6, 6)]),
        (
            "سقوط شهـ ـداء وجـ.ـرحى",
            [("killed", "unknown", "all", None, None), ("injured", "unknown", "all", None, None)],
        ),
    ],
)
def test_frames_of_harm(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


def test_others_are_of_those_named_before_them() -> None:
    assert read("مقتل مدني وإصابة أربعة آخرين")[1] == ("injured", "civilian", "all", 4, 4)
    assert read("قُتلت امرأة وأصيب آخرون")[1] == ("injured", "unknown", "all", None, None)


def test_parts_are_marked_and_not_added() -> None:
    text = "مقتل سبعة مدنيين بينهم طفلان وامرأة"
    tokens = tokenize(text)
    passage = Passage(0, 0, Role.SENTENCE, 0, len(text), text, tokens)
    found = harms.find(passage, quantities.find(tokens))
    assert [mention.is_subset for mention in found] == [False, True, True]


def test_a_tally_takes_its_figure_from_later_words() -> None:
    assert read("ارتفاع حصيلة القتلى في التفجير إلى 41") == [("killed", "unknown", "all", 41, 41)]


def test_a_single_person_is_added_to_the_same_people() -> None:
    assert read("مقتل ضابط وثلاثة جنود") == [("killed", "combatant", "all", 4, 4)]


def test_people_told_by_name_are_counted() -> None:
    assert read("استشهاد سالم حسن النجار (40 عاما) وابنه كريم (12 عاما)") == [("killed", "civilian", "all", 2, 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "استشهد المواطن ياسر علي صالح وطفلته بقصف على منزلهم",
            [("killed", "civilian", "all", 2, 2), ("killed", "civilian", "children", 1, 1)],
        ),
        ("قتل العامل عمر السالم وابنه في القصف", [("killed", "civilian", "all", 2, 2)]),
        (
            "مقتل أم وابنها في غارة على المخيم",
            [("killed", "civilian", "all", 2, 2), ("killed", "civilian", "women", 1, 1)],
        ),
        (
            "قتلت زوجته وأربعة من أولاده",
            [("killed", "civilian", "all", 5, 5), ("killed", "civilian", "women", 1, 1)],
        ),
        (
            "مقتل رجل وزوجته وأطفالهما الثلاثة",
            [
                ("killed", "civilian", "men", 1, 1),
                ("killed", "civilian", "women", 1, 1),
                ("killed", "civilian", "children", 3, 3),
            ],
        ),
        ("مقتل قيادي في الحركة وسائقه", [("killed", "combatant", "all", 2, 2)]),
        ("استشهد مدنيان هما أب وابنه", [("killed", "civilian", "all", 2, 2)]),
    ],
)
def test_kin_are_counted_with_the_one_they_belong_to(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تسبب القصف بإصابة امرأتين", [("injured", "civilian", "women", 2, 2)]),
        ("اتهمت العشائر التنظيم بخطف 17 مزارعا", [("detained", "civilian", "all", 17, 17)]),
        ("إن مقاتليه قتلوا خمسة جنود في هجوم على التلة", [("killed", "combatant", "all", 5, 5)]),
        ("مسلحون اغتالوا المهندس سعيد كرم أمام منزله", [("killed", "civilian", "all", 1, 1)]),
        ("مسلحون قُتلوا في الغارة", [("killed", "combatant", "all", None, None)]),
        ("عثر على جثث سبعة من عمال المصنع", [("killed", "civilian", "all", 7, 7)]),
        ("انتشال جثة امرأة من تحت الركام", [("killed", "civilian", "women", 1, 1)]),
        ("مقتل أحد عناصرها في كمين", [("killed", "combatant", "all", 1, 1)]),
        ("مقتل ثلاثة من عامليها", [("killed", "civilian", "all", 3, 3)]),
        ("قتلت محامية برصاص قناص في السوق", [("killed", "civilian", "women", 1, 1)]),
        ("أصيبت سائقة حافلة بشظايا", [("injured", "civilian", "women", 1, 1)]),
        ("مقتل قيادي وسائقه بقصف على السيارة", [("killed", "combatant", "all", 2, 2)]),
        ("لقيت سجينة حتفها تحت التعذيب", [("killed", "unknown", "women", 1, 1)]),
        ("أبيدت عائلة كاملة من تسعة أفراد في القصف", [("killed", "civilian", "all", 9, 9)]),
        ("سجلت 40 حالة اختناق بين المدنيين", [("injured", "civilian", "all", 40, 40)]),
        ("اختفى سبعة شبان بعد المداهمة", [("missing", "civilian", "men", 7, 7)]),
        ("ما زال مصير 12 عاملا مجهولا", [("missing", "civilian", "all", 12, 12)]),
        ("لا يزال عشرون شخصا تحت الأنقاض", [("missing", "unknown", "all", 20, 20)]),
        ("قصف مسلحون القرية ثم اختفوا في الجبال", []),
        ("قتلت القوات 11 فلسطينيا", [("killed", "unknown", "all", 11, 11)]),
        ("مقتل عراقي برصاص قناص", [("killed", "unknown", "all", 1, 1)]),
        ("مقتل شخص على الأقل في الغارة", [("killed", "unknown", "all", 1, None)]),
        ("ما مجموعه 1,694 شخصا لقوا حتفهم", [("killed", "unknown", "all", 1694, 1694)]),
        ("استشهاد عاملين وإصابة ثالث", [("killed", "civilian", "all", 2, 2), ("injured", "civilian", "all", 1, 1)]),
        ("إصابة سيدة مسنة بجروح", [("injured", "civilian", "elderly", 1, 1)]),
        ("تسبب الانفجار بإصابة عدد من الخيول", []),
        (
            "بلغ مجموع الضحايا المدنيين فيها 987 شخصا (301 قتيل و686 جريحا)",
            [
                ("killed_or_injured", "civilian", "all", 987, 987),
                ("killed", "civilian", "all", 301, 301),
                ("injured", "civilian", "all", 686, 686),
            ],
        ),
    ],
)
def test_who_did_it_to_whom_and_how_many(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


def test_status_told_of_the_last_is_that_of_all_joined() -> None:
    assert {row[1] for row in read("قتلى وجرحى من المدنيين")} == {"civilian"}


@pytest.mark.parametrize(
    "text",
    [
        "يبلغ من العمر 63 عاما",
        "على بعد 50 كلم من المدينة",
        "الفرقة 14 واللواء 50",
        "أطلق 12 صاروخا على البلدة",
        "ارتفع سعر الخبز 20 بالمئة",
        "نقل الجرحى إلى المشفى",
    ],
)
def test_what_is_no_figure_of_victims(text: str) -> None:
    assert read(text) == []


def test_bodies_of_the_counted_are_not_counted_again() -> None:
    assert read("انتشال جثامين 12 شهيدا") == [("killed", "unknown", "all", 12, 12)]


def test_two_children_of_a_woman_are_two() -> None:
    assert ("killed", "civilian", "children", 2, 2) in read("قُتلت سيدة وطفلاها في غارة")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("والمصابون هم كل من: ماهر الطالب (3 أعوام)، سلمى بدر (14 عاما)، هند فارس", ("injured", 3)),
        ("والقتلى هم سالم محمد الحسن، وخالد عمر الأحمد", ("killed", 2)),
        ("وأصيب في الهجوم كل من سامي الأحمد (22 عاما)، وهدى علي (9 أعوام)", ("injured", 2)),
        ("وأسماء الشهداء هي كما يلي: سامر جابر، رامي جابر، عادل ناصر", ("killed", 3)),
    ],
)
def test_a_roll_of_names_is_counted(text: str, expected: tuple[str, int]) -> None:
    assert [(outcome, low) for outcome, _, _, low, _ in read(text)] == [expected]


@pytest.mark.parametrize("text", ["والقتلى هم من عناصر الجيش", "جاء الجرحى من كل من سبها وترهونة ومصراتة"])
def test_what_is_no_roll_of_names(text: str) -> None:
    assert read(text) == []


def test_wounds_that_are_counted_are_people() -> None:
    assert read("وصل إلى المستشفى 72 شهيدا و129 إصابة") == [
        ("killed", "unknown", "all", 72, 72),
        ("injured", "unknown", "all", 129, 129),
    ]


def test_a_tally_gives_way_to_what_its_people_suffered() -> None:
    assert [row[:4:3] for row in read("بلغت حصيلة الضحايا مقتل أربعة مدنيين وإصابة تسعة")] == [
        ("killed", 4),
        ("injured", 9),
    ]


def test_civil_defence_is_no_victim() -> None:
    assert read("تسبب القصف -بحسب الدفاع المدني- بإصابة رجل وامرأة") == [
        ("injured", "civilian", "men", 1, 1),
        ("injured", "civilian", "women", 1, 1),
    ]


def test_an_age_may_stand_before_the_verb() -> None:
    assert read("قال المسعف إن طفلا عمره 12 سنة أصيب في الهجوم")[0][:3] == ("injured", "civilian", "children")


def test_a_mother_and_her_children() -> None:
    assert read("مقتل أم وثلاثة من أطفالها بقذيفة") == [
        ("killed", "civilian", "women", 1, 1),
        ("killed", "civilian", "children", 3, 3),
    ]


def test_the_parts_of_people_may_stand_before_their_verb() -> None:
    assert read("خمسة مدنيين من أسرة واحدة (طفلان وامرأتان ورجل) جرحوا") == [
        ("injured", "civilian", "all", 5, 5),
        ("injured", "civilian", "children", 2, 2),
        ("injured", "civilian", "women", 2, 2),
        ("injured", "civilian", "men", 1, 1),
    ]


def test_what_is_reported_after_a_roll_is_no_name() -> None:
    assert (
        read("والمصابون هم كل من: ماهر الطالب (3 أعوام)، لؤي بدر (17 عاما)، وأشارت المصادر إلى خطورة حالهم")[0][3] == 2
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وخطف مسلحون قبل يومين عددا من العمال", [("detained", "civilian", "all", None, None)]),
        ("قتل مسلحون ثلاثة جنود عند حاجز", [("killed", "combatant", "all", 3, 3)]),
        ("إن مسلحين مجهولين اغتالوا مدير البلدية", [("killed", "unknown", "all", 1, 1)]),
        (
            "ذكر أن مجهولين خطفوا مهندسا بريطانيا وقتلوا سائقه",
            [("detained", "civilian", "all", 1, 1), ("killed", "civilian", "all", 1, 1)],
        ),
        ("إن قناصين قتلوا ستة مدنيين", [("killed", "civilian", "all", 6, 6)]),
        ("خمسة مسلحين قتلوا في الغارة", [("killed", "combatant", "all", 5, 5)]),
        ("اعتقله مسلحون من منزله", []),
        ("قتل قناص جنديا في المدينة", [("killed", "combatant", "all", 1, 1)]),
        ("قتل انتحاري ثلاثة مدنيين", [("killed", "civilian", "all", 3, 3)]),
        ("أردى مسلحون طبيبا قتيلا", [("killed", "civilian", "medics", 1, 1)]),
    ],
)
def test_the_doers_of_a_verb_are_not_its_victims(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "أعلن الجيش أن «جنديا بريطانيا قتل وأصيب ستة آخرون»",
            [("killed", "combatant", "all", 1, 1), ("injured", "combatant", "all", 6, 6)],
        ),
        ("قال إن «شرطيين عراقيين قتلا بانفجار»", [("killed", "combatant", "all", 2, 2)]),
        ("قتل ثلاثة جنود ليبيين", [("killed", "combatant", "all", 3, 3)]),
        (
            "قال إن سبعة أشخاص، بينهم طفلان، قتلوا",
            [("killed", "unknown", "all", 7, 7), ("killed", "civilian", "children", 2, 2)],
        ),
        (
            "إن ثلاثة مدنيين وحارسين قتلوا",
            [("killed", "civilian", "all", 3, 3), ("killed", "combatant", "all", 2, 2)],
        ),
        ("أضاف أن 40 أسيرا توفوا في السجون", [("killed", "unknown", "all", 40, 40)]),
        ("تفجيرات سقط فيها أكثر من 40 شخصا", [("killed", "unknown", "all", 40, None)]),
    ],
)
def test_people_may_stand_before_their_verb(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وفي حوادث أخرى قتل 11 وأصيب 30",
            [("killed", "unknown", "all", 11, 11), ("injured", "unknown", "all", 30, 30)],
        ),
        (
            "مقتل مواطنين وجرح عدد آخر",
            [("killed", "civilian", "all", None, None), ("injured", "civilian", "all", None, None)],
        ),
        ("في 9 يناير (كانون الثاني) 2004 قتل المهندس", [("killed", "civilian", "all", 1, 1)]),
        (
            "قتل 9 على الأقل من أفراد الأمن وثلاثة مدنيين",
            [("killed", "combatant", "all", 9, None), ("killed", "civilian", "all", 3, 3)],
        ),
        (
            "إصابة ستة بينهم اثنان من رجال الشرطة",
            [("injured", "unknown", "all", 6, 6), ("injured", "combatant", "all", 2, 2)],
        ),
        ("أصيب شاب برصاص الجيش في جنين", [("injured", "civilian", "men", 1, 1)]),
        ("مقتل قيادي وسائقه", [("killed", "combatant", "all", 2, 2)]),
        (
            "وكان القتلى أربعة مسلحين وطفلا",
            [("killed", "combatant", "all", 4, 4), ("killed", "civilian", "children", 1, 1)],
        ),
        ("نجا من محاولة اغتيال الوزير السابق", []),
        ("هدد بقتل الرهائن", []),
        ("أحبط الجيش عملية لخطف جنود", []),
        ("أدى القصف لقتل ثلاثة مدنيين", [("killed", "civilian", "all", 3, 3)]),
    ],
)
def test_figures_and_whose_they_are(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


def test_a_new_word_of_harm_ends_the_parts() -> None:
    expected = [
        ("killed", "unknown", "all", 7, 7),
        ("killed", "civilian", "children", 2, 2),
        ("injured", "civilian", "all", 20, 20),
    ]
    assert read("ارتقى سبعة شهداء بينهم طفلان وأصيب 20 مدنيا بغارة على السوق.") == expected
    assert read("قتل سبعة أشخاص بينهم طفلان وجرح 20 مدنيا بقذيفة.") == expected


def test_one_among_the_counted_does_not_make_them_all_so() -> None:
    expected = [
        ("injured", "unknown", "all", 3, 3),
        ("injured", "civilian", "children", 1, 1),
    ]
    assert read("جرح 3 من بينهم طفل بانفجار لغم.") == expected
    assert read("جرح 3 بينهم طفل بانفجار لغم.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل عائلة من خمسة أفراد بقذيفة", [("killed", "civilian", "all", 5, 5)]),
        ("استشهاد أسرة مكونة من سبعة أشخاص في غارة", [("killed", "civilian", "all", 7, 7)]),
        ("مقتل المدنيين الخمسة بغارة", [("killed", "civilian", "all", 5, 5)]),
        (
            "قتلت امرأة وأطفالها الثلاثة بقصف",
            [("killed", "civilian", "women", 1, 1), ("killed", "civilian", "children", 3, 3)],
        ),
        ("العثور على جثث سبعة من عمال المصنع", [("killed", "civilian", "all", 7, 7)]),
        ("عثر على جثتي شابين غربي المدينة", [("killed", "civilian", "men", 2, 2)]),
        (
            "سقوط عشرات القتلى والجرحى في السوق",
            [("killed_or_injured", "unknown", "all", 10, None)],
        ),
        ("سقط ثلاثة جنود أمريكيين بين قتيل وجريح بعبوة", [("killed_or_injured", "combatant", "all", 3, 3)]),
        (
            "لقي ثلاثة عشر شخصا، من بينهم خمس نساء وثمانية أطفال، حتفهم",
            [
                ("killed", "unknown", "all", 13, 13),
                ("killed", "civilian", "women", 5, 5),
                ("killed", "civilian", "children", 8, 8),
            ],
        ),
        (
            "قتل ضابط وثلاثة من مرافقيه في انفجار",
            [("killed", "combatant", "all", 1, 1), ("killed", "unknown", "all", 3, 3)],
        ),
    ],
)
def test_figures_told_in_two_phrases(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ارتفع عدد قتلى التفجير من 12 إلى 17", [("killed", "unknown", "all", 17, 17)]),
        ("تراجعت حصيلة القتلى من 45 إلى 38", [("killed", "unknown", "all", 38, 38)]),
        (
            "ارتفعت حصيلة الهجوم من 12 قتيلا إلى 17 قتيلا و40 جريحا",
            [("killed", "unknown", "all", 17, 17), ("injured", "unknown", "all", 40, 40)],
        ),
        ("قتل من 12 إلى 17 شخصا في غارة", [("killed", "unknown", "all", 12, 17)]),
    ],
)
def test_a_changed_toll_is_its_new_figure(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


def test_kin_are_counted() -> None:
    assert read("قضت طفلة رضيعة وأمها بقصف مدفعي فيما جرحت شقيقتاها") == [
        ("killed", "civilian", "children", 1, 1),
        ("killed", "civilian", "women", 1, 1),
        ("injured", "civilian", "women", 2, 2),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل شخص واحد على الأقل", [("killed", "unknown", "all", 1, None)]),
        (
            "قتل (5) مدنيين وجرح (12) آخرين في قصف",
            [("killed", "civilian", "all", 5, 5), ("injured", "civilian", "all", 12, 12)],
        ),
        ("اعتذر عن مقتل عمال الإغاثة السبعة", [("killed", "civilian", "all", 7, 7)]),
        ("ارتفعت حصيلة القصف من قتيلين إلى أربعة قتلى", [("killed", "unknown", "all", 4, 4)]),
        (
            "استشهد الطفل رامي محمد العلي (9 أعوام) والمسعف خالد الحسن (34 عاما) بقصف",
            [("killed", "civilian", "children", 1, 1), ("killed", "civilian", "medics", 1, 1)],
        ),
        ("نزح أكثر من مليون ونصف المليون شخص", [("displaced", "unknown", "all", 1_500_000, None)]),
    ],
)
def test_numbers_in_brackets_behind_and_beside_names(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


def test_a_province_is_no_pair_of_fathers() -> None:
    assert read("استشهد أب وابناه في قصف") == [("killed", "civilian", "all", 3, 3)]
    assert read("قتل 3 في أبين") == [("killed", "unknown", "all", 3, 3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استشهد الأسير سالم دقة في السجن", [("killed", "unknown", "all", 1, 1)]),
        ("وفاة ثلاثة معتقلين تحت التعذيب", [("killed", "unknown", "all", 3, 3)]),
        ("اعتقال خمسة شبان وإطلاق سراح معتقل", [("detained", "civilian", "men", 5, 5)]),
    ],
)
def test_what_befell_captives(text: str, expected: list[Row]) -> None:
    assert read(text)[: len(expected)] == expected


def test_human_rights_are_no_human() -> None:
    text = "وثقت شبكة حقوق الإنسان مقتل 91 مدنيا بينهم 14 طفلا"
    assert read(text) == [("killed", "civilian", "all", 91, 91), ("killed", "civilian", "children", 14, 14)]


def parts(text: str) -> list[tuple[str, str, int | None, bool]]:
    tokens = tokenize(text)
    passage = Passage(0, 0, Role.SENTENCE, 0, len(text), text, tokens)
    found = harms.find(passage, quantities.find(tokens))
    return [(str(m.harm.outcome), str(m.harm.group), m.harm.min, m.is_subset) for m in found]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("مقتل ثلاثة مدنيين طفلان وامرأة بقصف على البلدة", [("children", 2), ("women", 1)]),
        ("أصيب تسعة آخرون، خمسة أطفال وأربع نساء، بقصف", [("children", 5), ("women", 4)]),
        ("سقوط خمسة شهداء جميعهم أطفال ونساء", [("children", None), ("women", None)]),
        ("إصابة مدنيين اثنين وهما طفل ووالده", [("children", 1)]),
    ],
)
def test_who_the_counted_are_is_told_right_behind_them(text: str, groups: list[tuple[str, int | None]]) -> None:
    whole, *rest = parts(text)
    assert not whole[3]
    assert [(group, number) for _, group, number, is_part in rest if is_part] == groups
    assert all(is_part for *_, is_part in rest)


def test_people_joined_to_a_figure_are_no_part_of_it() -> None:
    assert [row[3] for row in parts("مقتل ثلاثة مدنيين وطفلين")] == [False, False]
    assert [row[3] for row in parts("أصيب خمسة مدنيين، طفل وامرأة بجروح خطيرة")][:1] == [False]


def test_captives_joined_to_the_dead_are_detained() -> None:
    assert [row[:3] for row in parts("خمسة قتلى وأكثر من عشرة معتقلين خلال مداهمة")] == [
        ("killed", "all", 5),
        ("detained", "all", 10),
    ]


def test_a_wound_told_of_one_of_the_counted_is_no_new_one() -> None:
    assert parts("إصابة أربعة أشخاص بينهم إصابة خطيرة من سكان القرية") == [("injured", "all", 4, False)]


@pytest.mark.parametrize("text", ["إصابة مواطنَين بقصف", "إصابة شقيقين بقصف", "أصيب شقيقان في قصف"])
def test_duals_by_their_vowel_and_of_kin(text: str) -> None:
    assert read(text) == [("injured", "civilian", "all", 2, 2)]


def test_the_day_of_a_month_counts_nobody() -> None:
    assert read("وقُتل، في 23 من آب الفائت، أربعة أطفال بقصف مدفعي") == [("killed", "civilian", "children", 4, 4)]


def test_a_bound_between_two_figures_is_of_the_first() -> None:
    assert next(row[3:] for row in read("تسع جثث على الأقل وثلاثة أطفال قتلى")) == (9, None)


def test_a_father_named_with_his_children_is_counted_with_them() -> None:
    assert read("استشهاد سالم حسن العلي وأولاده الثلاثة بغارة")[0][3:] == (4, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("توفي اليوم الإثنين 4 آذار 2024 الحاج سامر بن جابر من جراء القصف", ("killed", "civilian", "all", 1, 1)),
        ("المجزرة التي راح ضحيتها في حصيلة غير نهائية 12 وأصيب 24 آخرون بقصف", ("killed", "unknown", "all", 12, 12)),
        ("انتقل إلى رحمة الله سالم حسن العلي نتيجة القصف على البلدة", ("killed", "unknown", "all", 1, 1)),
        ("الشهيد بإذن الله (سالم العلي) جراء قصف البلدة", ("killed", "unknown", "all", 1, 1)),
        ('مقتل "سالم حسن العلي" بقصف على البلدة', ("killed", "unknown", "all", 1, 1)),
        ("ضحية وثلاثة مصابين بقصف على البلدة", ("killed", "unknown", "all", 1, 1)),
        (
            'وجرح كل من "سالم حسن/ 20 عاماً، عزيز علي/ 32 عاماً، ورشيد علي/ 42 عاماً" بقصف',
            ("injured", "unknown", "all", 3, 3),
        ),
    ],
)
def test_notices_of_death_and_figures_that_stand_off(text: str, expected: Row) -> None:
    assert read(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "انتقل إلى رحمة الله سالم حسن العلي بعد صراع مع المرض",
        "جرائم قتل تحت التعذيب",
        "افتتاح مدرسة الشهيد سالم العلي في البلدة بعد قصف سابق",
    ],
)
def test_a_death_without_an_attack_or_a_name_of_a_place_is_no_figure(text: str) -> None:
    assert read(text) == []


def test_two_named_one_after_the_other_are_two() -> None:
    rows = read("استشهدت مراسلة الوكالة جهان حسن والصحفي ناظم علي في قصف")
    assert [row[3] for row in rows] == [2]


def test_bodies_of_two_hold_the_kin_named_with_them() -> None:
    assert [row[3] for row in read("تسلم جثماني سالم حسن وابنه كريم")] == [2]


def test_who_was_with_a_victim_is_one_too() -> None:
    assert read("مقتل امرأة مع ابنها بقصف على البلدة")[0][3:] == (2, 2)
    assert [row[3] for row in read("مقتل شخص مع سائقه بغارة")] == [1, 1]
    assert [row[3] for row in read("قتل جندي في البلدة، والتقى الوزير مع والده")] == [1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ارتفع إلى 6 تعداد الشهداء في القصف على البلدة", [("killed", "unknown", "all", 6, 6)]),
        (
            "ارتفع إلى 11 بينهم طفلان عدد القتلى المدنيين في الغارة",
            [("killed", "civilian", "all", 11, 11), ("killed", "civilian", "children", 2, 2)],
        ),
        ("ووصل إلى 20 شخصا عدد الجرحى في الغارة", [("injured", "unknown", "all", 20, 20)]),
        ("وصل إلى 40 مدنيا، وارتفع عدد الجرحى إلى 20 في الغارة", [("injured", "unknown", "all", 20, 20)]),
    ],
)
def test_a_tally_may_follow_its_figure_in_the_same_clause(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وأضاف أن بين القتلى ثلاثة من عناصر الشرطة", [("killed", "combatant", "all", 3, 3)]),
        ("وإن بين القتلى طفلة عمرها سنة واحدة", [("killed", "civilian", "children", 1, 1)]),
        (
            "ومن بين الجرحى نساء وأطفال",
            [("injured", "civilian", "women", None, None), ("injured", "civilian", "children", None, None)],
        ),
        ("وقالت الشرطة إن ستة من القتلى أطفال", [("killed", "civilian", "children", 6, 6)]),
        ("بين القتلى والجرحى في المدينة", []),
        ("رجل بين الحياة والموت", []),
    ],
)
def test_some_of_those_known_to_be_harmed_are_told(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


def test_some_of_those_counted_before_are_a_part_of_them() -> None:
    text = "قُتل عشرة أشخاص، وبين القتلى ثلاثة أطفال"
    tokens = tokenize(text)
    passage = Passage(0, 0, Role.SENTENCE, 0, len(text), text, tokens)
    assert [mention.is_subset for mention in harms.find(passage, quantities.find(tokens))] == [False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل مسلحون يرتدون زي الجيش 17 رجلا", [("killed", "civilian", "men", 17, 17)]),
        ("قتلت القوة 12 إرهابيا", [("killed", "combatant", "all", 12, 12)]),
        ("اعتقلت المجموعة ثلاثة أشخاص", [("detained", "unknown", "all", 3, 3)]),
        ("مقتل جندي من الفرقة 17 قرب المدينة", [("killed", "combatant", "all", 1, 1)]),
        ("مقتل ضابط من اللواء 52 ميكا", [("killed", "combatant", "all", 1, 1)]),
        ("قنص مسلحو الحوثي الطفلة أمل", [("killed", "civilian", "children", 1, 1)]),
        ("قصف بصواريخ الفيلق 30", []),
        ("وحيدت القوات سبعة مسلحين", [("killed", "combatant", "all", 7, 7)]),
        ("وقف الشعب وحيدا أمام القصف", []),
    ],
)
def test_a_number_behind_a_force_counts_the_people_after_it_and_else_names_the_force(
    text: str, expected: list[Row]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أزهقت غارة أرواح سبعة مدنيين", [("killed", "civilian", "all", 7, 7)]),
        ("حصد لغم حياة طفلين", [("killed", "civilian", "children", 2, 2)]),
        ("حصد المزارعون القمح للحفاظ على حياة المواشي", []),
        ("تعرض ثلاثة مزارعين لإصابات بليغة", [("injured", "civilian", "all", 3, 3)]),
        ("تعرضت القرية لقصف أدى لإصابة ثلاثة مدنيين", [("injured", "civilian", "all", 3, 3)]),
        ("بترت ساق طفل بانفجار لغم", [("injured", "civilian", "children", 1, 1)]),
        ("لفظ الشاب أنفاسه الأخيرة", [("killed", "civilian", "men", 1, 1)]),
        ("هلك ستة مسلحين في الغارة", [("killed", "combatant", "all", 6, 6)]),
        ("أباد القصف عائلة كاملة من سبعة أفراد", [("killed", "civilian", "all", 7, 7)]),
    ],
)
def test_words_of_harm_whose_sense_another_word_completes(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("صورة لطفل شهيد بعد الغارة", [("killed", "civilian", "children", 1, 1)]),
        ("أردت دورية شابا قتيلا", [("killed", "civilian", "men", 1, 1)]),
        ("وصل ثلاثة عمال جرحى إلى المستشفى", [("injured", "civilian", "all", 3, 3)]),
        ("سقط عشرات المدنيين قتلى وجرحى", [("killed_or_injured", "civilian", "all", 10, None)]),
        ("سقط العشرات منهم بين قتيل وجريح", [("killed_or_injured", "unknown", "all", 10, None)]),
        (
            "مقتل طفل وجريح آخر في الغارة",
            [("killed", "civilian", "children", 1, 1), ("injured", "unknown", "all", 1, 1)],
        ),
        ("احتجزت ميليشيا الحوثي خمسة صيادين", [("detained", "civilian", "all", 5, 5)]),
        ("مقتل عناصر ميليشيا الحوثي", [("killed", "combatant", "all", None, None)]),
    ],
)
def test_a_second_noun_says_what_befell_people_or_whose_they_are(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "بينهم طفلة.. إصابة خمسة مدنيين بقصف على القرية",
            [("injured", "civilian", "all", 5, 5), ("injured", "civilian", "children", 1, 1)],
        ),
        (
            "من بينهم امرأتان… استشهاد ستة فلسطينيين في غارة",
            [("killed", "unknown", "all", 6, 6), ("killed", "civilian", "women", 2, 2)],
        ),
        ("طفلة في القرية.. إصابة خمسة مدنيين", [("injured", "civilian", "all", 5, 5)]),
    ],
)
def test_parts_that_a_headline_tells_ahead(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استشهد سالم حسن العلي برصاص قناص", [("killed", "unknown", "all", 1, 1)]),
        ("لقي سالم حسن العلي حتفه بنيران جنود", [("killed", "unknown", "all", 1, 1)]),
        ("تعرض سالم حسن لجراح طفيفة", [("injured", "unknown", "all", 1, 1)]),
        ("مقتل قناص في الاشتباك", [("killed", "combatant", "all", 1, 1)]),
    ],
)
def test_who_is_named_after_a_verb_that_only_befalls_people_and_not_who_shot(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مجزرة جديدة بحق عائلة في القرية", [("killed", "civilian", "all", None, None)]),
        ("مجزرة ضد المدنيين في السوق", [("killed", "civilian", "all", None, None)]),
        ("مجزرة في السوق", [("killed", "unknown", "all", None, None)]),
        ("أصيب خمسة أشخاص جميعهم من عائلة واحدة", [("injured", "civilian", "all", 5, 5)]),
        (
            "مقتل 65 مدنيا بينهم 10 سيدات و5 من الكوادر الإنسانية",
            [
                ("killed", "civilian", "all", 65, 65),
                ("killed", "civilian", "women", 10, 10),
                ("killed", "civilian", "all", 5, 5),
            ],
        ),
        (
            'إن مدنيين اثنين "رجل وزوجته" أصيبا',
            [
                ("injured", "civilian", "all", 2, 2),
                ("injured", "civilian", "men", 1, 1),
                ("injured", "civilian", "women", 1, 1),
            ],
        ),
        (
            "تجاوز عدد المصابين بالرصاص، خلال الشهر الحالي، الـ 21 شخصا",
            [("injured", "unknown", "all", 21, 21)],
        ),
        (
            "القصف قتل أطفالا وشبانا",
            [("killed", "civilian", "children", None, None), ("killed", "civilian", "men", None, None)],
        ),
    ],
)
def test_who_the_people_are_is_told_around_them(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", ["تمشط الفرق المكان بحثا عن إصابات أخرى", "قدم وفد العزاء بالفقيد لنجليه سالم وعلي"])
def test_who_is_looked_for_or_consoled_is_no_victim(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تسبب القصف بسقوط العشرات من القتلى", [("killed", "unknown", "all", 10, None)]),
        ("سقوط مئات من الجرحى في الغارات", [("injured", "unknown", "all", 100, None)]),
        ("سقوط العشرات من القذائف على القرية", []),
        ("نفذت الدورية حملة اعتقالات طالت 20 شابا", [("detained", "civilian", "men", 20, 20)]),
    ],
)
def test_vague_numbers_of_the_dead_and_whom_arrests_struck(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("توفي خالد الحسين متأثرا بإصابته في القصف.", 1),
        ("توفيت هناء الحسين بعد إصابتها بشظايا صاروخ.", 1),
        ("توفي خالد الحسين في المدينة عن عمر ناهز السبعين.", 0),
        ("قضى خالد الحسين يومه في المدينة بعد القصف.", 0),
    ],
)
def test_one_who_died_is_told_by_the_name_alone_where_the_death_was_violent(text: str, told: int) -> None:
    assert len([row for row in read(text) if row[0] == "killed"]) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "والمصابون ثلاث نساء وسبعة أطفال",
            [("injured", "civilian", "women", 3, 3), ("injured", "civilian", "children", 7, 7)],
        ),
        (
            "القتلى هم رجل وزوجته وثلاثة أطفال",
            [
                ("killed", "civilian", "men", 1, 1),
                ("killed", "civilian", "women", 1, 1),
                ("killed", "civilian", "children", 3, 3),
            ],
        ),
        ("والقتيل طفل", [("killed", "civilian", "children", 1, 1)]),
        ("نقل الجرحى خمسة كيلومترات", []),
        ("الشهداء أبناء القرية", []),
    ],
)
def test_who_the_dead_and_wounded_are_is_told_behind_them(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


def test_who_the_counted_are_is_a_part_of_their_number() -> None:
    text = "قتل خمسة في القصف، والقتلى رجل وزوجته وثلاثة أطفال"
    tokens = tokenize(text)
    passage = Passage(0, 0, Role.SENTENCE, 0, len(text), text, tokens)
    assert [m.is_subset for m in harms.find(passage, quantities.find(tokens))] == [False, True, True, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أسماء شهداء قصف السوق: سالم الحسن، ليلى العلي، محمد النجار", [("killed", "unknown", "all", 3, 3)]),
        ("ضحايا الغارة أمس: 1- سالم الحسن 2- ليلى العلي", [("killed", "unknown", "all", 2, 2)]),
        ("أسماء جرحى القصف: سالم الحسن، ليلى العلي", [("injured", "unknown", "all", 2, 2)]),
        ("ضحايا الغارة أمس: مصدر طبي يتحدث", [("killed_or_injured", "unknown", "all", None, None)]),
    ],
)
def test_names_behind_a_title_are_counted(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("إصابة وتدمير نحو 80 هدفا", []),
        ("إصابة 12 مركبة وثلاثة مساجد", []),
        ("إصابة 30 دبابة", []),
        ("أسفرت عن إصابة سبعة مبان", []),
        ("إصابة 12 عاملا وثلاث مركبات", [("injured", "civilian", "all", 12, 12)]),
        ("إصابة الثلاثة بمنازلهم", [("injured", "unknown", "all", 3, 3)]),
    ],
)
def test_things_that_are_counted_are_no_people(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتلت مزارعة برصاص قناص", [("killed", "civilian", "women", 1, 1)]),
        (
            "أسفر القصف عن مقتل قابلة وإصابة ممرضة",
            [("killed", "civilian", "women", 1, 1), ("injured", "civilian", "medics", 1, 1)],
        ),
        ("قتل خباز بقذيفة", [("killed", "civilian", "all", 1, 1)]),
        ("قتل معلم وخباز بقذيفة", [("killed", "civilian", "all", 2, 2)]),
        ("قتل شيخ برصاص مسلحين", [("killed", "unknown", "all", 1, 1)]),
        ("قتلت ثلاث عاملات في الغارة", [("killed", "civilian", "women", 3, 3)]),
        ("قتل عامل وابنه محمد خباز", [("killed", "civilian", "all", 2, 2)]),
        ("أصيب رجل في مزارعه", [("injured", "civilian", "men", 1, 1)]),
        ("مقتل قيادي وسائقه", [("killed", "combatant", "all", 2, 2)]),
        ("خلف القصف مقتل 23 مدنيا، وروسيا تنفي", [("killed", "civilian", "all", 23, 23)]),
    ],
)
def test_callings_are_people_right_behind_a_word_of_harm(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("طعن مستوطن عاملا حتى الموت", [("killed", "civilian", "all", 1, 1)]),
        ("أحرق مسلحون رجلا حيا", [("killed", "civilian", "men", 1, 1)]),
        ("أحرق مسلحون منزل رجل", []),
        ("راح خمسة أطفال ضحية انفجار لغم", [("killed", "civilian", "children", 5, 5)]),
        ("راح خمسة أطفال إلى المدرسة", []),
        ("خطف مسلحون ثلاثة أطفال", [("detained", "civilian", "children", 3, 3)]),
        ("اقتيد ستة شبان إلى جهة مجهولة", [("detained", "civilian", "men", 6, 6)]),
        ("اختنق عشرات الطلاب بالغاز", [("injured", "civilian", "all", 10, None)]),
        ("تعرض ثلاثة صحفيين لكسور", [("injured", "civilian", "journalists", 3, 3)]),
        ("أوقف الجيش عشرة مسافرين", [("detained", "civilian", "all", 10, 10)]),
    ],
)
def test_further_words_of_harm(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتلت تركيا ثلاثة مدنيين في الريف", [("killed", "civilian", "all", 3, 3)]),
        ("قتلت طالبان عشرة مدنيين في المدينة", [("killed", "civilian", "all", 10, 10)]),
        ("قتل مسلحو طالبان أربعة جنود في هجوم", [("killed", "combatant", "all", 4, 4)]),
        ("قتلت بريطانيا ثلاثة مدنيين في الريف", [("killed", "civilian", "all", 3, 3)]),
        ("قتلت جماعة الحوثي ثلاثة مدنيين", [("killed", "civilian", "all", 3, 3)]),
        ("قتلت حركة إم 23 ثلاثة مدنيين", [("killed", "civilian", "all", 3, 3)]),
        ("قتلت قوات مجلس منبج العسكري ثلاثة مدنيين", [("killed", "civilian", "all", 3, 3)]),
        ("قتل متمردون حوثيون ثلاثة مدنيين", [("killed", "civilian", "all", 3, 3)]),
        ("قتل مسلحون حوثيون مدنيا في السوق", [("killed", "civilian", "all", 1, 1)]),
        ("قتل مستوطنون فلسطينيا في البلدة", [("killed", "unknown", "all", 1, 1)]),
        ("قتل متمردون حوثيون في غارة", [("killed", "combatant", "all", None, None)]),
        ("قتل طالبان ثلاثة مدنيين في القرية", [("killed", "civilian", "all", 3, 3)]),
        ("قتل طالبان في القرية", [("killed", "civilian", "all", 2, 2)]),
        ("قتل طيران مجهول ثلاثة مدنيين", [("killed", "civilian", "all", 3, 3)]),
        ("قتل عناصر وزارة الدفاع ثلاثة مدنيين", [("killed", "civilian", "all", 3, 3)]),
        ("مقتل ثلاثة مدنيين في إعدام ميداني بالمدينة", [("killed", "civilian", "all", 3, 3)]),
        ("مقتل من فيهما قرب مدينة حماة", []),
        ("جرح ضعفهم، في مدينة إب", []),
        ("قتل واحد من كل خمسة أطفال", [("killed", "civilian", "children", None, None)]),
        ("قتل ١٫٢٣٤ شخصا في المدينة", [("killed", "unknown", "all", 1234, 1234)]),
        ("مقتل 15 إيرانيا في الغارة", [("killed", "unknown", "all", 15, 15)]),
    ],
)
def test_towns_countries_and_shares_are_no_victims(text: str, expected: list[Row]) -> None:
    assert read(text) == expected
