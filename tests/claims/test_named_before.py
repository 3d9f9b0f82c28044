"""Those named before the verb that tells what befell them, in invented news."""

import pytest

from tawthiq import claims, gazetteer
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.passages import split

RESOURCES = claims.Resources(gazetteer=gazetteer.load())


def read(text: str) -> tuple[Claim, ...]:
    return claims.find(split(Document(id="d", text=text)), RESOURCES)[0]


def harms(text: str) -> list[tuple[str, int | None]]:
    return [(harm.outcome.value, harm.min) for claim in read(text) for harm in claim.harms]


@pytest.mark.parametrize(
    ("text", "told", "people"),
    [
        ("سالم النهار وكريم الحداد قتلا في غارة على تعز.", [("killed", 2)], 2),
        ("قالت مصادر إن سالم النهار قتل في غارة على تعز وأصيب خمسة.", [("killed", 1), ("injured", 5)], 1),
        ('وأضافت أن "سلمى النهار" و"رغد الحداد" قتلتا وأصيب ستة آخرون في تعز.', [("killed", 2), ("injured", 6)], 2),
        ("عزاء سالم خالد النهار الذي قتل في قرية بنش", [("killed", 1)], 1),
        ("صورة كريم الحداد الذي استشهد في قصف على سرمين.", [("killed", 1)], 1),
        ("وذكر الدفاع المدني أن “سالم النهار” استشهد متأثرا بجراحه إثر قصف على بنش.", [("killed", 1)], 1),
        ("الطفل كريم الحداد في ذمة الله متأثرا بإصابته نتيجة القصف على بنش", [("killed", 1)], 1),
        ("سالم النهار وكريم الحداد في ذمة الله إثر غارة على بنش", [("killed", 2)], 2),
        ("الحاج سالم النهار في ذمة الله بعد صراع مع المرض", [], 0),
    ],
)
def test_who_is_named_before_the_verb_suffers_what_it_tells(
    text: str, told: list[tuple[str, int]], people: int
) -> None:
    assert harms(text) == told
    assert sum(len(claim.people) for claim in read(text)) == people


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("سالم النهار قتل جنديا في غارة على تعز.", [("killed", 1)]),
        ("الرئيس صالح قتل الأمل في صنعاء.", []),
        ("شارع سالم النهار قصف أمس في تعز.", []),
        ("سالم النهار وكريم الحداد قتل في تعز.", []),
    ],
)
def test_who_acts_or_does_not_agree_with_the_verb_is_not_counted(text: str, told: list[tuple[str, int]]) -> None:
    assert harms(text) == told
    assert not any("النهار" in (person.name or "") for claim in read(text) for person in claim.people)


@pytest.mark.parametrize(
    ("text", "told", "people"),
    [
        ("استشهاد المواطنين سالم النهار وكريم الحداد بقصف على سرمين.", [("killed", 2)], 2),
        ("مقتل الصحفيين سالم النهار، ورغد الحداد، وكريم الأسعد بغارة على تعز.", [("killed", 3)], 3),
        ("أصيب الطفلان سالم النهار (9 أعوام) وكريم النهار (13 عاما) بقصف على بنش.", [("injured", 2)], 2),
        ('قتل الشابين "سالم النهار وكريم الحداد" بإطلاق نار في تعز.', [("killed", 2)], 2),
        ("أسفر القصف عن إصابة طلاب عائدين من مدارسهم في بنش وسرمين.", [("injured", None)], 0),
    ],
)
def test_who_is_named_behind_a_noun_of_several_is_counted_and_told(
    text: str, told: list[tuple[str, int]], people: int
) -> None:
    assert harms(text) == told
    assert sum(len(claim.people) for claim in read(text)) == people
