"""Counts that the words around them decide: invented sentences of newspapers and agencies."""

import pytest

from tawthiq import claims
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.passages import split


def read(text: str, resources: claims.Resources) -> tuple[Claim, ...]:
    return claims.find(split(Document(id="report", text=text, published="2014-08-05")), resources)[0]


def harms(text: str, resources: claims.Resources) -> list[tuple[str, str, int | None]]:
    """Outcome, status and number of each harm."""
    found = read(text, resources)
    return [(harm.outcome.value, harm.victims.value, harm.min) for claim in found for harm in claim.harms]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "بلغت الحصيلة 423 قتيلا و1661 جريحا وأكثر من 750 ألف نازح",
            [("killed", "unknown", 423), ("injured", "unknown", 1661), ("displaced", "civilian", 750_000)],
        ),
        ("أصيب ثلاثة جنود وخمسة نازحين في غارة", [("injured", "combatant", 3), ("injured", "civilian", 5)]),
        (
            "وبذلك يرتفع إلى 2849 عدد العسكريين الذين قتلوا في العراق منذ آذار 2003",
            [("killed", "combatant", 2849)],
        ),
        ("وذكرت الإذاعة أن إسرائيليا واحدا أصيب بجروح في عسقلان", [("injured", "unknown", 1)]),
        ("فجرت الكتائب عبوة في قوة وأوقعت أفرادها «بين قتيل وجريح»", [("killed_or_injured", "unknown", None)]),
        ("وقال إن الجيش فقد ثلاثة من جنوده في معارك جنوب طرابلس", [("killed", "combatant", 3)]),
        ("وأضاف أن الجيش خسر أربعة مقاتلين في الهجوم على كادوقلي", [("killed", "combatant", 4)]),
        ("وقال إن الجيش خسر أربع مدرعات في الهجوم على كادوقلي", []),
        ("كانت الجثث التي عثر عليها مقيدة الأيدي ومصابة بطلقات في الرأس", []),
        ("وفي جازان، أصيب طفلان شقيقان (7 و9 سنوات) بشظايا مقذوف", [("injured", "civilian", 2)]),
        ("قتل ثلاثة أشقاء (4 و6 و9 سنوات) في غارة على رفح", [("killed", "civilian", 3)]),
        ("نحو 400 مدني قتلوا أو أصيبوا بقذائف على تعز", [("killed_or_injured", "civilian", 400)]),
        ("قتل أو أصيب 30 جنديا في كمين قرب تعز", [("killed_or_injured", "combatant", 30)]),
        ("تعرضت حافلة لقصف من دون أن يصاب طاقمها", [("killed_or_injured", "unknown", 0)]),
        ("تمكنت القوات من القضاء على 24 تكفيريا في سيناء", [("killed", "combatant", 24)]),
        ("إن أحد الجرحى، ويدعى مراد سالم، فارق الحياة، فيما لا يزال 11 شخصا يتلقون العلاج", [("killed", "unknown", 1)]),
    ],
)
def test_what_befell_how_many(text: str, told: list[tuple[str, str, int | None]], resources: claims.Resources) -> None:
    assert harms(text, resources) == told


def test_an_hour_is_of_the_day_that_the_report_tells(resources: claims.Resources) -> None:
    lead = "واصل الطيران أمس غاراته على الجنوب فقتل ستة في صور.\n\n"
    between = "وبحث المجلس الأوضاع.\n\nواجتمعت اللجنة.\n\nوصدر بيان.\n\n"
    found = read(f"{lead}{between}وبعد الظهر قتل عامل في قصف على معمل في الشويفات.", resources)
    assert [one.when and one.when.edtf for one in found] == ["2014-08-04", "2014-08-04"]
    found = read(f"قتل ستة في صور.\n\n{between}وبعد الظهر قتل عامل في قصف على معمل في الشويفات.", resources)
    assert found[-1].when is not None
    assert found[-1].when.edtf == "2014-08-05"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("القوات الموالية للزعيم الليبي معمر القذافي قصفت مصراتة فقتلت عشرة", "gaddafi-forces"),
        ("أطلق متمردو الحركة الشعبية ثلاث قذائف على كادوقلي فقتلت امرأة", "splm-north"),
    ],
)
def test_parties_under_longer_names(text: str, actor: str, resources: claims.Resources) -> None:
    assert [party.actor for one in read(text, resources) for party in one.responsible] == [actor]


def test_the_people_of_a_country_did_not_all_die_in_the_town_told_before(resources: claims.Resources) -> None:
    text = "قتل خمسة في تفجير في المقدادية أمس.\n\nوقالت المنظمة إن 849 عراقيا قتلوا خلال تموز الماضي جراء أعمال العنف."
    assert [one.where and one.where.place for one in read(text, resources)] == ["المقدادية", "العراق"]
