"""The count that held before, and deeds told by their sort, are of the event known and of no single one."""

import pytest

from tawthiq import claims
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Kind
from tawthiq.passages import split


def read(text: str, resources: claims.Resources) -> tuple[Claim, ...]:
    return claims.find(split(Document(id="d", text=text, published="2021-03-05")), resources)[0]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("قتل 40 مدنيا في قصف على بلدة كفرنبل أمس. وكانت حصيلة سابقة أفادت بمقتل 33 شخصا على الأقل.", ["e1", "e1"]),
        ("مقتل 12 شخصا في انفجار ببلدة سرمين. وكانت الحصيلة السابقة تشير إلى مقتل تسعة أشخاص.", ["e1", "e1"]),
        ("قتل 40 مدنيا في قصف على بلدة كفرنبل أمس. وقتل 33 شخصا في انفجار ببلدة سرمين.", ["e1", "e2"]),
    ],
)
def test_the_count_before_is_of_the_same_event(text: str, events: list[str], resources: claims.Resources) -> None:
    assert [claim.incident for claim in read(text, resources)] == events


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("خسر اللواء 40 قتيلا خلال معاركه مع التنظيم في ريف حلب.", Kind.TOTAL),
        ("قتل 40 جنديا خلال معارك مع التنظيم في بلدة سرمين أمس.", Kind.INCIDENT),
        ("خرج السكان في تظاهرة بعد ارتكاب الميليشيا جرائم قتل بحق أبناء البلدة في ريف الرقة.", Kind.TOTAL),
        ("استمرت عمليات الاغتيال في محافظة درعا.", Kind.TOTAL),
        ("نفذ التنظيم عمليات إعدام بحق خمسة مدنيين في بلدة سرمين.", Kind.INCIDENT),
        ("تتعرض أرياف حلب لهجمات مستمرة من قبل الميليشيا، ما يسفر عن وقوع ضحايا مدنيين.", Kind.TOTAL),
        ("شنت قوات النظام حملة قصف على بلدة سرمين، ما أسفر عن إصابة ثلاثة مدنيين.", Kind.INCIDENT),
    ],
)
def test_deeds_told_by_their_sort_are_no_single_event(text: str, kind: Kind, resources: claims.Resources) -> None:
    assert [claim.kind for claim in read(text, resources)] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("القصف مصدره الفوج 12 الذي تتمركز فيه قوات النظام، وأشار إلى أن القصف استهدف مدخل البلدة.", Kind.ATTRIBUTION),
        ("الصواريخ التي أصابت بلدة سرمين مصدرها مواقع قوات النظام.", Kind.ATTRIBUTION),
        ("تعرضت بلدة سرمين لقصف مدفعي مصدره قوات النظام.", Kind.INCIDENT),
    ],
)
def test_where_the_fire_of_a_known_attack_came_from(text: str, kind: Kind, resources: claims.Resources) -> None:
    assert [claim.kind for claim in read(text, resources)] == [kind]
