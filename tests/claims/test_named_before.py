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
