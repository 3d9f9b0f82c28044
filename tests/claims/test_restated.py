"""People told twice in one claim are counted once. Invented reports."""

import pytest

from tawthiq import claims
from tawthiq.model.document import Document
from tawthiq.passages import split

Row = tuple[str, str, int | None, int | None]


def tops(text: str, resources: claims.Resources) -> list[Row]:
    found, issues = claims.find(split(Document(id="d", text=text, published="2024-03-05")), resources)
    assert not issues
    return [(str(h.outcome), str(h.group), h.min, h.max) for claim in found for h in claim.harms if h.subset_of is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "مقتل رجل وإصابة ابنته بغارة على بلدة تكريت مساء أمس، فرق الإسعاف نقلت المصابة وانتشلت جثمان الرجل.",
            [("killed", "men", 1, 1), ("injured", "all", 1, 1)],
        ),
        (
            "مقتل مدني متأثرا بإصابته في قصف مدفعي على بلدة تكريت، حيث نقل الأهالي الرجل إلى المشفى ففارق الحياة.",
            [("killed", "all", 1, 1)],
        ),
        ("مقتل عامل في قصف على تكريت، قُتل عامل صباح اليوم في قصف مدفعي استهدف مدينة تكريت.", [("killed", "all", 1, 1)]),
        (
            "قُتل طفل وأصيب أربعة مدنيين بقصف على مخيم قرب تكريت، وقالت فرق الإنقاذ إن القصف أسفر "
            "عن مقتل طفل وإصابة أربعة آخرين.",
            [("killed", "children", 1, 1), ("injured", "all", 4, 4)],
        ),
        (
            "تشييع جثامين خمسة أشخاص قتلوا بقصف على مدينة تكريت والضحايا هم: سالم حسن وكريم علي.",
            [("killed", "all", 5, 5)],
        ),
        ("قتل سبعة مدنيين بقصف على تكريت، وشيع الأهالي جثامين المدنيين السبعة.", [("killed", "all", 7, 7)]),
    ],
)
def test_people_told_again_are_counted_once(text: str, expected: list[Row], resources: claims.Resources) -> None:
    assert tops(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("مقتل أربعة أطفال وامرأة بغارة على تكريت، ومقتل رجل بقصف على تكريت.", 6),
        ("قتل شخصان بغارة على تكريت وقتل شخصان آخران بغارة على سامراء.", 4),
        ("مقتل الشاب سالم حسن بقصف على تكريت، بالإضافة إلى مقتل الشاب كريم علي في القصف نفسه.", 2),
    ],
)
def test_further_people_are_added(text: str, killed: int, resources: claims.Resources) -> None:
    assert sum(row[2] or 0 for row in tops(text, resources) if row[0] == "killed") == killed


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("مقتل جنديين بقصف على تكريت، لترتفع حصيلة القتلى إلى خمسة.", [("killed", "all", 5, 5)]),
        (
            "أصيب الشاب سالم حسن بقصف على ريف تكريت، لترتفع بذلك حصيلة المصابين إلى ستة مدنيين.",
            [("injured", "all", 6, 6)],
        ),
        (
            "مقتل تسعة وإصابة 35 بقصف على تكريت، قبل أن يعلن عن ارتفاع العدد إلى 14 قتيلا و42 جريحا.",
            [("killed", "all", 14, 14), ("injured", "all", 42, 42)],
        ),
    ],
)
def test_a_risen_toll_holds_those_told_before(text: str, toll: list[Row], resources: claims.Resources) -> None:
    assert tops(text, resources) == toll


def test_the_death_by_which_a_toll_has_risen_is_in_it(resources: claims.Resources) -> None:
    text = "ارتفعت حصيلة قتلى القصف الذي طال تكريت أمس إلى تسعة بعد وفاة طفلة متأثرة بجراحها."
    assert tops(text, resources) == [("killed", "all", 9, 9)]


def test_an_attack_at_the_same_time_is_another_claim(resources: claims.Resources) -> None:
    text = (
        "قصف مدفعي استهدف محيط مدينة تكريت أدى إلى إصابة طفل بجروح خطيرة، وتزامن مع قصف استهدف محيط مدينة سامراء "
        "أسفر عن إصابة خمسة مدنيين."
    )
    found, _ = claims.find(split(Document(id="d", text=text)), resources)
    assert [[h.min for h in claim.harms] for claim in found] == [[1], [5]]


def test_no_further_wounded_are_no_wounded(resources: claims.Resources) -> None:
    text = "قتل مدني وأصيب خمسة بقصف على تكريت، وتأكدت الفرق من عدم وجود مصابين آخرين."
    assert tops(text, resources) == [("killed", "all", 1, 1), ("injured", "all", 5, 5)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ارتفاع عدد ضحايا هجوم تكريت إلى 35 قتيلا.", [("killed", "all", 35, 35)]),
        ("قتل ثمانية جنود وأصيب 23 يوم 3 شباط بقصف على تكريت.", [("killed", "all", 8, 8), ("injured", "all", 23, 23)]),
        ("قتل ثمانية جنود وأصيب 23 يوم أول أمس بقصف على تكريت.", [("killed", "all", 8, 8), ("injured", "all", 23, 23)]),
        ("قتل ثمانية جنود بعد 23 يوم حصار بقصف على تكريت.", [("killed", "all", 8, 8)]),
        ("مجزرة في تكريت، قتل فيها 12 مدنيا بغارة على السوق.", [("killed", "all", 12, 12)]),
        ("قتل 12 مدنيا بغارة على تكريت، وطالت المذبحة نازحين.", [("killed", "all", 12, 12)]),
        ("قتل ثلاثة أشخاص وسقط ضحايا بغارة على تكريت.", [("killed", "all", 3, 3)]),
        (
            "قتل ثلاثة جنود وسقط ضحايا مدنيون بغارة على تكريت.",
            [("killed", "all", 3, 3), ("killed_or_injured", "all", None, None)],
        ),
        (
            "قتل ثلاثة جنود إضافة إلى خمسة مدنيين بغارة على تكريت.",
            [("killed", "all", 3, 3), ("killed", "all", 5, 5)],
        ),
        (
            "قتل ثمانية سائحين وأصيب 23 يوم الأربعاء بقصف على تكريت.",
            [("killed", "all", 8, 8), ("injured", "all", 23, 23)],
        ),
        ("قُتل مسعفان وأُصيب ثالث بقصف على تكريت.", [("killed", "medics", 2, 2), ("injured", "medics", 1, 1)]),
        ("قُتلت مسعفتان وأُصيبت ثالثة بقصف على تكريت.", [("killed", "medics", 2, 2), ("injured", "medics", 1, 1)]),
        ("قُتل مسعفان وثالث بقصف على تكريت.", [("killed", "medics", 3, 3)]),
        ("قُتل مسعفان وأصابت غارة ثالثة منزلا في تكريت.", [("killed", "medics", 2, 2)]),
    ],
)
def test_words_that_name_the_counted_add_nobody_and_a_third_is_one_of_them(
    text: str, expected: list[Row], resources: claims.Resources
) -> None:
    assert tops(text, resources) == expected
