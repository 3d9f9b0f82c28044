"""Whom a claim is laid to, on what that rests and whose the combatants are. Invented sentences of several wars."""

import pytest

from tawthiq import claims, gazetteer
from tawthiq.claims.verify import check, without
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Basis
from tawthiq.passages import split
from tawthiq.records import replace


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


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("قال شهود عيان إن طائرات التحالف العربي قصفت سوقا في مدينة صعدة", Basis.SURVIVOR_WITNESS),
        ("أفاد مصدر طبي بمقتل ثلاثة مدنيين في غارة إسرائيلية على مدينة صور", Basis.MEDICAL_SOURCE),
        ("قالت وزارة الداخلية العراقية إن تنظيم داعش قتل أربعة مدنيين في مدينة كركوك", Basis.OFFICIAL_STATEMENT),
        ("أعلن الجيش التركي أنه قصف مواقع في مدينة عفرين", Basis.PARTY_SELF_CLAIM),
        ("مقتل مدني في قصف صاروخي من مناطق سيطرة قسد على مدينة أعزاز", Basis.LOCATION_CONTROL),
        ("مقتل مدنيين اثنين في غارة يعتقد أنها للتحالف الدولي على مدينة الرقة", Basis.INFERENCE_BY_REPORTER),
        ("مقتل ثلاثة مدنيين بقصف لقوات حفتر على مدينة سرت", None),
    ],
)
def test_what_it_rests_on_that_a_party_did_it(text: str, basis: Basis | None, resources: claims.Resources) -> None:
    assert [party.basis for party in read(text, resources).responsible] == [basis]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("مقتل ثلاثة عناصر من قوات النظام السوري بهجوم في مدينة تدمر", "syrian-government-forces"),
        ("مقتل جنديين تركيين بانفجار عبوة في مدينة عفرين", "turkey"),
        ("مقتل خمسة من مقاتلي حركة الشباب في غارة على بلدة جلب", "al-shabaab"),
        ("مقتل ثلاثة جنود بانفجار لغم في مدينة تعز", None),
        ("مقتل ثلاثة مدنيين بقصف للحوثيين على مدينة تعز", None),
    ],
)
def test_whose_the_combatants_are(text: str, party: str | None, resources: claims.Resources) -> None:
    assert read(text, resources).harms[0].affiliation == party


def test_a_basis_or_affiliation_that_no_word_bears_is_dropped(resources: claims.Resources) -> None:
    text = "مقتل ثلاثة جنود أتراك بقصف لقوات النظام السوري على مدينة إدلب"
    claim = read(text, resources)
    harms = (replace(claim.harms[0], affiliation="russia"),)
    parties = (replace(claim.responsible[0], basis=Basis.MEDICAL_SOURCE),)
    wrong = replace(claim, id="", harms=harms, responsible=parties)
    faults = list(check(wrong, Document(id="report", text=text)))
    assert {fault.slot for fault in faults} == {"affiliation", "basis"}
    left = without(wrong, faults)
    assert left
    assert (left.harms[0].affiliation, left.responsible[0].basis) == (None, None)
