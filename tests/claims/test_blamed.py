"""Whom a claim is laid to, on what that rests and whose the combatants are. Invented sentences of several wars."""

import pytest

from tawthiq import claims
from tawthiq.claims.verify import check, without
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Basis, Method, Stance
from tawthiq.passages import split
from tawthiq.records import replace


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


@pytest.mark.parametrize(
    ("text", "actor", "words"),
    [
        ("قال الجيش الأميركي إن قواته قتلت خمسة مسلحين في مدينة الرقة", "united-states", "الجيش الأميركي"),
        ("أعلن حزب العمال الكردستاني أن مقاتليه قتلوا خمسة جنود أتراك في مدينة دهوك", "pkk", "حزب العمال الكردستاني"),
        ("قال الجيش الإسرائيلي إن سلاح الجو قصف مدينة بعلبك", "israel", "الجيش الإسرائيلي"),
    ],
)
def test_the_speakers_own_forces_are_named_by_the_speaker(
    text: str, actor: str, words: str, resources: claims.Resources
) -> None:
    [party] = read(text, resources).responsible
    assert (party.actor, party.stance, party.quote) == (actor, Stance.ADMITTED, words)


def test_factions_that_fight_a_party_are_not_its_own(resources: claims.Resources) -> None:
    claim = read("قصف متبادل بين قوات النظام السوري والفصائل على أطراف مدينة إدلب أوقع ثلاثة قتلى", resources)
    assert "pro-government-militias" not in {party.actor for party in claim.responsible}


@pytest.mark.parametrize(
    "text",
    [
        "القوات التركية مازالت مستمرة في قصف ريف الرقة",
        "القوات التركية مستمرة بقصفها لريف الرقة",
        "مسلحو الجيش التركي ماضون في قصف مدينة الرقة",
        "أطلقت راجمة صواريخ تابعة للقوات التركية عدة صواريخ على مدينة الرقة",
    ],
)
def test_who_goes_on_shelling_or_fires_by_launchers(text: str, resources: claims.Resources) -> None:
    assert [party.actor for party in read(text, resources).responsible] == ["turkey"]


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("قتل عشرة جنود في قصف للتحالف الدولي على مدينة الرقة", Method.AIRSTRIKE),
        ("قتل عشرة جنود في قصف لقوات النظام السوري على مدينة إدلب", Method.SHELLING),
        ("قتل عشرة جنود في قصف مدفعي للتحالف الدولي على مدينة الرقة", Method.SHELLING),
    ],
)
def test_a_coalition_that_shells_does_so_from_the_air(text: str, method: Method, resources: claims.Resources) -> None:
    assert read(text, resources).method is method


def test_of_two_attacks_the_means_are_those_of_the_one_it_is_laid_to(resources: claims.Resources) -> None:
    text = "غارات روسية تزامنت مع قصف مكثف لقوات النظام السوري براجمات الصواريخ على بلدة سراقب"
    claim = read(text, resources)
    assert [party.actor for party in claim.responsible] == ["syrian-government-forces"]
    assert claim.method is Method.SHELLING


def test_a_joined_verb_goes_on_with_the_means_of_its_doer(resources: claims.Resources) -> None:
    text = "شنت الطائرات الحربية الروسية غارات على مدينة إدلب، واستهدفت بلدة سراقب"
    found, _ = claims.find(split(Document(id="report", text=text)), resources)
    assert [claim.method for claim in found] == [Method.AIRSTRIKE, Method.AIRSTRIKE]
