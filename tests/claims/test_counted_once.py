"""People who are told as part of a count, or told again with it, are not added to it. Invented reports."""

import pytest

from tawthiq import claims
from tawthiq.model.document import Document
from tawthiq.passages import split

Row = tuple[str, str, str, int | None]


def tops(text: str, resources: claims.Resources) -> list[list[Row]]:
    """The figures of each claim that are no parts: outcome, status, group, low."""
    found, issues = claims.find(split(Document(id="d", text=text, published="2024-03-05")), resources)
    assert not issues
    return [
        [(str(h.outcome), str(h.victims), str(h.group), h.min) for h in claim.harms if h.subset_of is None]
        for claim in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "إصابة 12 عاملا بينهم نساء إثر سقوط قذائف على سوق تكريت، قبل أن يعلن المشفى عن ارتفاع العدد "
            "إلى 3 قتلى و19 جريحا.",
            [("killed", "unknown", "all", 3), ("injured", "unknown", "all", 19)],
        ),
        (
            "توفيت معلمة متأثرة بجراحها بعد قصف تكريت، ما يرفع حصيلة القتلى في المدينة إلى 11 قتيلا.",
            [("killed", "civilian", "all", 11)],
        ),
        (
            "ارتفاع ضحايا الغارة التي طالت سوق تكريت مساء أمس إلى 7 قتلى مدنيين، بعد وفاة بائع كانت حالته حرجة.",
            [("killed", "civilian", "all", 7)],
        ),
        (
            "وبذلك يرتفع عدد القتلى إلى 13 حيث أشارت الشبكة إلى غارة على سوق تكريت راح ضحيتها 12 قتيلا بينهم طفلان.",
            [("killed", "unknown", "all", 13)],
        ),
        (
            "مقتل 6 عمال وجرح أكثر من 20 في انفجار مخزن بمدينة تكريت أدى انفجار مخزن بمدينة تكريت إلى مقتل 6 عمال "
            "وجرح أكثر من 20 آخرين.",
            [("killed", "civilian", "all", 6), ("injured", "civilian", "all", 20)],
        ),
        (
            "قضى أربعة أشخاص عرف منهم المهندس (رائد جبر) وابنه وشخص آخر بقصف تكريت.",
            [("killed", "unknown", "all", 4)],
        ),
        (
            "قتل 5 أشخاص وأصيب نحو 30 آخرين بقصف تكريت، وقالت المديرية: من بين القتلى حارس.",
            [("killed", "unknown", "all", 5), ("injured", "unknown", "all", 30)],
        ),
        ("قتيلان أب وابنته بقصف على تكريت.", [("killed", "unknown", "all", 2)]),
        ('قتيلان "أم وابنها" بقصف على تكريت.', [("killed", "unknown", "all", 2)]),
        (
            "أربعة شهداء بقصف على تكريت، استشهاد كل من الطفل رائد جبر والشاب نزار عيد في السوق.",
            [("killed", "unknown", "all", 4)],
        ),
        (
            "مقتل الراعي رائد جبر أب لأربعة أولاد بقصف على تكريت، وإصابة مواطن كان برفقته وإصابته بليغة.",
            [("killed", "civilian", "all", 1), ("injured", "civilian", "all", 1)],
        ),
    ],
)
def test_parts_and_repeats_are_not_added(text: str, expected: list[Row], resources: claims.Resources) -> None:
    assert tops(text, resources) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # joined to another dead, not one of two
        ("مقتل رجل وابنه بقصف على تكريت.", [[("killed", "civilian", "all", 2)]]),
        # the mark closes the name: his son is a second one
        ('الدورية تقوم بقتل كل من "رائد جبر" وابنه نزار في تكريت.', [[("killed", "unknown", "all", 2)]]),
        # a further attack, joined by its own word
        (
            "مقتل أربعة عمال بقصف تكريت، كما استشهد كل من الطفل رائد جبر والشاب نزار عيد في قصف سامراء.",
            [
                [("killed", "civilian", "all", 4)],
                [("killed", "civilian", "children", 1), ("killed", "civilian", "men", 1)],
            ],
        ),
        # nothing has risen
        (
            "إصابة 12 عاملا بقصف على تكريت، وقال المشفى إن 3 قتلى و19 جريحا وصلوا إليه من سامراء.",
            [
                [("injured", "civilian", "all", 12)],
                [("killed", "unknown", "all", 3), ("injured", "unknown", "all", 19)],
            ],
        ),
    ],
)
def test_others_are_told_by_themselves(text: str, expected: list[list[Row]], resources: claims.Resources) -> None:
    assert tops(text, resources) == expected


def test_others_are_of_those_before_them(resources: claims.Resources) -> None:
    text = "قتل 3 أشخاص وجرح 8 آخرون في صفوف الكتيبة بغارة على تكريت."
    assert tops(text, resources) == [[("killed", "combatant", "all", 3), ("injured", "combatant", "all", 8)]]
    text = "قتل أربعة أشخاص وأصيب ثمانية جنود بغارة على تكريت."
    assert tops(text, resources) == [[("killed", "unknown", "all", 4), ("injured", "combatant", "all", 8)]]


def test_the_noun_of_killing_may_have_a_pronoun_of_who_did_it(resources: claims.Resources) -> None:
    text = "ارتكبت القوات مجزرة بقتلها 4 أطفال بينهم شقيقان في قرية البوعجيل."
    assert tops(text, resources) == [[("killed", "civilian", "children", 4)]]
    assert tops("لن نسامح من تسبب بقتلهم61", resources) == []


@pytest.mark.parametrize("words", ["وجاء ذلك بعد", "ويأتي ذلك عقب", "وجاءت الغارة بعد"])
def test_what_a_report_says_came_before_is_another_event(words: str, resources: claims.Resources) -> None:
    text = f"قتل راع بغارة على بلدة سامراء، {words} مقتل ستة عمال في بلدة تكريت."
    assert tops(text, resources) == [[("killed", "civilian", "all", 1)], [("killed", "civilian", "all", 6)]]
