"""Doers, speakers and places in the manner of news from several wars, in invented sentences."""

import pytest

from tawthiq import claims
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.passages import split


def read(text: str, resources: claims.Resources) -> tuple[Claim, ...]:
    found, issues = claims.find(split(Document(id="report", text=text)), resources)
    assert not issues
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال سكان إن المتهم بالقصف المدفعي هي قوات الدعم السريع.", ["rapid-support-forces"]),
        ("والمتهم بالهجوم الصاروخي هو تنظيم داعش.", ["islamic-state"]),
        ("نفى المتهم بالقتل أمام المحكمة علاقته بتنظيم داعش.", []),
        ("ويعتقد أن حركة الشباب تقف وراء الهجوم على الفندق.", ["al-shabaab"]),
        ("القصف يرجح أنه تم عبر طائرات مسيرة تابعة للجيش السوداني.", ["sudanese-armed-forces"]),
        ("الاتفاق تم عبر وساطة بين الجيش السوداني والدعم السريع.", []),
        ("أعلن الجيش السوداني القضاء على 35 مسلحا في بارا.", ["sudanese-armed-forces"]),
        ("ادعى الجيش الإسرائيلي القضاء على ستة مسلحين في طوباس.", ["israel"]),
        ("أعلن الجيش الإسرائيلي مقتل أربعة جنود في رفح.", []),
        ("الحرب الأهلية اليمنية أودت بحياة أكثر من 90 ألف شخص.", []),
        ("الحرب الإسرائيلية على غزة أودت بحياة أكثر من 9 آلاف شخص.", ["israel"]),
    ],
)
def test_who_is_told_to_have_done_it(text: str, expected: list[str], resources: claims.Resources) -> None:
    assert [doer.actor for claim in read(text, resources) for doer in claim.responsible] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("القوات الإسرائيلية تقتل ثلاثة شبان غرب جنين:\nقتل ثلاثة شبان برصاص القوات.", []),
        ("الدفاع المدني في غزة: قتل ثلاثة شبان في غارة.", ["الدفاع المدني في غزة"]),
        ("ادعى الجيش الإسرائيلي القضاء على ستة مسلحين في طوباس.", ["الجيش الإسرائيلي"]),
    ],
)
def test_who_is_told_to_speak(text: str, expected: list[str], resources: claims.Resources) -> None:
    assert [source.quote for claim in read(text, resources) for source in claim.sources] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل رجلان بغارة على مخيم البريج.", ["البريج", "PS"]),
        ("توغلت قوة إسرائيلية في ريف القنيطرة واعتقلت راعيا.", ["القنيطرة", "SY"]),
        ("قتل شرطي برصاص مسلحين في مدينة القنيطرة المغربية.", ["القنيطرة", "MA"]),
    ],
)
def test_which_of_several_places_is_meant(text: str, expected: list[str], resources: claims.Resources) -> None:
    assert [[claim.where.place, claim.where.country] for claim in read(text, resources) if claim.where] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("النبطية.. مقتل رجل بغارة من مسيرة إسرائيلية", "النبطية"),
        ("صعدة | إصابة مزارع بنيران على الحدود", "صعدة"),
        ("في أم درمان.. مقتل تسعة بقذيفة على السوق", "أم درمان"),
        ("قتل ثمانية في قصف على زبيد ونقل 20 جريحا إلى المستشفيات والمراكز الطبية في مدن عدن وتعز.", "زبيد"),
        ("سقطت قذيفة على المستشفى في بلدة حيدان ما أدى إلى مقتل حارس.", "حيدان"),
        ("بالفيديو.. مقتل رجل بغارة في درنة", "درنة"),
    ],
)
def test_where_it_happened(text: str, expected: str, resources: claims.Resources) -> None:
    assert {claim.where.place for claim in read(text, resources) if claim.where} == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اتهمت وكالة سبأ القوات السعودية بقصف مزرعة في صعدة.", ["وكالة سبأ"]),
        ("اتهم تلفزيون العربي الجيش السوداني بقصف سوق في كبكابية.", ["تلفزيون العربي"]),
        ("اتهمت قيادة قوات سوريا الديمقراطية تركيا بقصف عين عيسى.", ["قيادة قوات سوريا الديمقراطية"]),
    ],
)
def test_a_medium_ends_where_whom_it_accuses_begins(
    text: str, expected: list[str], resources: claims.Resources
) -> None:
    assert [source.quote for claim in read(text, resources) for source in claim.sources] == expected


def test_two_camps_are_camps(resources: claims.Resources) -> None:
    (claim, *_) = read("قصف طيران الاحتلال مخيمي النصيرات والمغازي، ما أدى لإصابة سبعة مدنيين.", resources)
    assert [str(facility) for facility in claim.facilities] == ["camp"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قتل ستة مدنيين في قصف مدفعي على أم درمان وأربعة آخرون في غارة جوية على نيالا.",
            [("أم درمان", "shelling", [6]), ("نيالا", "airstrike", [4])],
        ),
        (
            "قتل جنديان في كمين في الفاشر وتسعة في هجوم على نيالا.",
            [("الفاشر", "clashes", [2]), ("نيالا", None, [9])],
        ),
        (
            "سقط ثلاثة قتلى في قصف على زبيد وثمانية جرحى في حيس.",
            [("زبيد", "shelling", [3]), ("حيس", None, [8])],
        ),
        ("سقط ثلاثة قتلى وثمانية جرحى في قصف على زبيد.", [("زبيد", "shelling", [3, 8])]),
        ("قتل ستة في قصف على حيس وثلاث قرى مجاورة.", [("حيس", "shelling", [6])]),
        ("قتل ستة في حيس بينهم طفلان وثلاث نساء في منزل واحد.", [("حيس", None, [6, 2, 3])]),
    ],
)
def test_two_tolls_told_by_one_verb(
    text: str, expected: list[tuple[str, str | None, list[int]]], resources: claims.Resources
) -> None:
    found = [
        (c.where and c.where.place, c.method and str(c.method), [h.min for h in c.harms]) for c in read(text, resources)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("كشفت مصادر أمنية لأفق نيوز عن مقتل ثلاثة جنود في هجوم على مخمور.", ["مصادر أمنية"]),
        ("مصادر طبية للسهل برس: مقتل رجل بقذيفة في السويداء", ["مصادر طبية"]),
        ("كشفت مصادر أمنية لبنانية عن مقتل ثلاثة جنود في هجوم على صور.", ["مصادر أمنية لبنانية"]),
    ],
)
def test_to_whom_it_was_told_is_no_speaker(text: str, expected: list[str], resources: claims.Resources) -> None:
    assert [source.quote for claim in read(text, resources) for source in claim.sources] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصفت الطائرات قرية رسم حاج سالم بريف حماة وقتلت رجلا.", ["رسم حاج سالم"]),
        ("قتل طفل بغارة على قرية شيرو حمو داوود في ريف حلب.", ["شيرو حمو داوود"]),
        ("قتل رجل في قصف على قرية سرجة فجر السبت في ريف إدلب.", ["سرجة"]),
        ("أصاب صاروخ مبنى سكنيا في المدينة فقتل أربعة.", []),
    ],
)
def test_names_of_three_words(text: str, expected: list[str], resources: claims.Resources) -> None:
    assert [claim.where.place for claim in read(text, resources) if claim.where] == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("ونادرا ما تعلق إسرائيل على ضربات في سوريا.", 0),
        ("قلما تؤكد تركيا شن غارات في العراق.", 0),
        ("أكدت تركيا شن غارات في العراق.", 1),
    ],
)
def test_what_is_seldom_answered_is_no_claim(text: str, count: int, resources: claims.Resources) -> None:
    assert len(read(text, resources)) == count
