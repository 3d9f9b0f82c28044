"""What is done after what another did, or told by a verb that carries its attack, has its own place."""

import pytest

from tawthiq import claims
from tawthiq.model.document import Document
from tawthiq.passages import split

Row = tuple[str | None, list[str]]


def read(text: str, resources: claims.Resources) -> list[Row]:
    found = claims.find(split(Document(id="d", text=text, published="2021-03-05")), resources)[0]
    return [(claim.where.place if claim.where else None, [one.actor for one in claim.responsible]) for claim in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "قصف طيران التحالف مواقع الحوثيين في محافظة حجة، وشن غارات على بلدة صرواح غربي مأرب.",
            [("حجة", ["saudi-led-coalition"]), ("صرواح", ["saudi-led-coalition"])],
        ),
        (
            "قصف الجيش التركي مواقع في بلدة منغ، وشن الطيران الروسي غارات على بلدة تل رفعت.",
            [("منغ", ["turkey"]), ("تل رفعت", ["russia"])],
        ),
        ("قصف الجيش التركي مواقع في بلدة منغ، وشن حملة تضامن مع السكان.", [("منغ", ["turkey"])]),
    ],
)
def test_a_joined_verb_that_carries_an_attack(text: str, told: list[Row], resources: claims.Resources) -> None:
    assert read(text, resources) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "بعد مقتل ثلاثة جنود في هجوم في بلدة سرمين، شنت القوات التركية غارات على مواقع في بلدة تل رفعت.",
            [("سرمين", []), ("تل رفعت", ["turkey"])],
        ),
        (
            "عقب قصف على بلدة سرمين، استهدفت القوات الروسية مواقع في بلدة النيرب.",
            [("سرمين", []), ("النيرب", ["russia"])],
        ),
        ("عقب استهداف بلدة سرمين بالمدفعية، قتل مدنيان في البلدة.", [("سرمين", [])]),
    ],
)
def test_the_answer_behind_the_comma_has_its_own_place(text: str, told: list[Row], resources: claims.Resources) -> None:
    assert read(text, resources) == told


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("رحب المتحدث بالهجمات التركية على التنظيم.", 0),
        ("أشادت الوزارة بالضربات الروسية ضد الفصائل.", 0),
        ("نددت الوزارة بالغارات الإسرائيلية على مدينة حمص.", 1),
    ],
)
def test_what_is_welcomed_is_not_told(text: str, count: int, resources: claims.Resources) -> None:
    assert len(read(text, resources)) == count
