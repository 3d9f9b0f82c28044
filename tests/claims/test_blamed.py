"""Whom a claim is laid to, on what that rests and whose the combatants are. Invented sentences of several wars."""

import pytest

from tawthiq import claims, gazetteer
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.passages import split


@pytest.fixture(scope="module")
def resources() -> claims.Resources:
    return claims.Resources(gazetteer=gazetteer.load())


def read(text: str, resources: claims.Resources) -> Claim:
    found, issues = claims.find(split(Document(id="report", text=text)), resources)
    assert not issues
    return found[0]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("غارات روسية تزامنت مع قصف مدفعي لقوات النظام السوري على بلدة سراقب", "syrian-government-forces"),
        ("مقتل ثلاثة مدنيين بقصف للحوثيين على مدينة تعز، وسط تحليق طائرات تشن غارات للتحالف العربي", "houthis"),
        ("أطلقت قسد قذائف على مدينة أعزاز، الواقعة في منطقة العمليات التركية", "sdf"),
    ],
)
def test_of_two_deeds_the_one_told_beside_the_harm_is_meant(text: str, actor: str, resources: claims.Resources) -> None:
    assert [party.actor for party in read(text, resources).responsible] == [actor]


def test_those_who_share_a_deed_stay_together(resources: claims.Resources) -> None:
    claim = read("مقتل أربعة مدنيين في قصف لقوات النظام السوري وروسيا على مدينة إدلب", resources)
    assert [party.actor for party in claim.responsible] == ["syrian-government-forces", "russia"]
