"""What a party says of an attack that was told before: its own deed, its aim, whose it is, whose share it is."""

import pytest

from tawthiq import claims
from tawthiq.claims.sources import SourceMemory
from tawthiq.claims.sources import find as find_sources
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.passages import split

LEAD = "قتل ثمانية أشخاص في هجوم على فندق في حي شنغاني في مقديشو، الأحد."
RAID = "قتل تسعة مدنيين في غارة جوية على سوق في بلدة كفرنبل، الأحد."


def answers(lead: str, text: str, resources: claims.Resources) -> list[Claim]:
    found = claims.find(split(Document(id="d", text=f"{lead}\n{text}", published="2019-05-07")), resources)[0]
    return [claim for claim in found if claim.start > len(lead)]


@pytest.mark.parametrize(
    "text",
    [
        "وقالت حركة الشباب إنها نفذت الهجوم.",
        "وقال المتحدث باسم حركة الشباب إن أحد مقاتليها نفذ العملية.",
        "وأعلنت حركة الشباب أنها تقف وراء الهجوم.",
        'وقال المتحدث باسم حركة الشباب: "هاجمنا الفندق لأن فيه ضباطا".',
        'وجاء في بيان لحركة الشباب: "استهدفنا اجتماعا داخل الفندق".',
    ],
)
def test_a_party_tells_its_own_known_deed(text: str, resources: claims.Resources) -> None:
    (claim,) = answers(LEAD, text, resources)
    assert (claim.kind, claim.incident, claim.response) == ("response", "e1", ("admits_strike",))


@pytest.mark.parametrize(
    "text",
    [
        "وقال المتحدث باسم حركة الشباب إن القوات الحكومية نفذت الهجوم.",
        "وقال شهود إنهم رأوا من نفذ الهجوم.",
        'وقال مدير الفندق: "استهدفنا زيادة عدد النزلاء".',
        "وقالت حركة الشباب إنها بدأت الهجوم على المدينة.",
    ],
)
def test_what_others_did_or_say_is_no_admission(text: str, resources: claims.Resources) -> None:
    assert all("admits_strike" not in claim.response for claim in answers(LEAD, text, resources))


def test_a_strike_told_first_in_the_first_person_is_an_incident(resources: claims.Resources) -> None:
    (claim,) = answers("", 'قال المتحدث باسم الحوثيين: "قصفنا مدينة نجران بصاروخ".', resources)
    assert (claim.kind, [one.stance for one in claim.responsible]) == ("incident", ["admitted"])


@pytest.mark.parametrize(
    "text",
    [
        "وقال مصدر عسكري سوري إن الغارة استهدفت مواقع إرهابية.",
        "وقال المتحدث باسم الجيش إن القصف كان يستهدف قافلة للمسلحين.",
        "وأصدر الجيش بيانا قال فيه إن الهدف كان مركز قيادة تابعا للفصائل.",
        "وقال المتحدث باسم الجيش إن الغارة استهدفت تجمعا للمسلحين.",
    ],
)
def test_the_aim_of_a_known_attack_excuses_it(text: str, resources: claims.Resources) -> None:
    (claim,) = answers(RAID, text, resources)
    assert (claim.kind, claim.response) == ("response", ("admits_strike", "justifies"))


@pytest.mark.parametrize(
    "text",
    [
        "وقال المتحدث باسم الجيش إن الغارة استهدفت تجمعا للمدنيين.",
        "وقالت حركة البناء والإعمار إن الغارة استهدفت معسكرا.",
        "وقال سكان إن الغارة استهدفت مستودعا.",
    ],
)
def test_whom_the_attack_hit_excuses_nothing(text: str, resources: claims.Resources) -> None:
    assert all(not claim.response for claim in answers(RAID, text, resources))


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("وتبادلت حكومة الوفاق وقوات حفتر الاتهامات بالمسؤولية عن القصف.", 2),
        ("وتبادلت طالبان والقوات الأفغانية الاتهامات بالمسؤولية عنه.", 2),
        ("ويتبادل الجيش السوداني وقوات الدعم السريع الاتهامات بقصف السوق.", 2),
        ("وتبادل الطرفان الاتهامات بشأن القصف.", 0),
    ],
)
def test_charges_that_two_exchange(text: str, actors: int, resources: claims.Resources) -> None:
    (claim,) = answers(RAID, text, resources)
    assert (claim.kind, claim.incident, len(claim.responsible)) == ("attribution", "e1", actors)


@pytest.mark.parametrize(
    "text",
    [
        "وتبادلت موسكو وكييف الاتهامات بعرقلة المفاوضات.",
        "ويتبادل الطرفان الاتهامات باستهداف المدنيين.",
        "وعزا خبراء الخسائر إلى سوء الإدارة.",
        "وأدان الأمين العام للأمم المتحدة الغارة.",
    ],
)
def test_no_deed_is_laid_to_anybody(text: str, resources: claims.Resources) -> None:
    assert answers(RAID, text, resources) == []


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("وعزت البعثة 60 في المائة من الضحايا إلى حركة طالبان.", ["taliban"]),
        ("وعزت البعثة معظم الضحايا إلى حركة طالبان.", ["taliban"]),
        (
            "وعزت 43 في المائة من الضحايا إلى حركة طالبان، و23 في المائة إلى القوات الأفغانية.",
            ["taliban", "afghan-government-forces"],
        ),
        ("وحملت الأمم المتحدة حركة طالبان مسؤولية 62 في المائة من الخسائر.", ["taliban"]),
    ],
)
def test_shares_of_a_toll_belong_to_no_event(text: str, actors: list[str], resources: claims.Resources) -> None:
    (claim,) = answers(RAID, text, resources)
    assert (claim.kind, claim.incident) == ("attribution", None)
    assert [one.actor for one in claim.responsible] == actors


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("ودانت فرنسا القصف الروسي على البلدة.", "russia"),
        ("وندد الأهالي بالمجزرة التي ارتكبها الطيران الروسي.", "russia"),
    ],
)
def test_who_condemns_an_attack_lays_it_to_its_doer(text: str, actor: str, resources: claims.Resources) -> None:
    (claim,) = answers(RAID, text, resources)
    assert (claim.kind, [one.actor for one in claim.responsible]) == ("attribution", [actor])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("اتهم ناشطون الطيران الروسي بتنفيذ الغارات.", "ناشطون"),
        ("اتهم سكان الجيش بقتل مدنيين.", "سكان"),
        ("اتهمت هيومن رايتس ووتش السلطات بقتل مدنيين.", "هيومن رايتس ووتش"),
        ("اتهمت كييف موسكو بقصف الحي.", "كييف"),
        ("اتهم سكان القرية الجيش بقتل مدنيين.", "سكان القرية"),
        ("اتهم رئيس أركان الجيش المتمردين بقتل مدنيين.", "رئيس أركان الجيش"),
        ("اتهم تلفزيون النهار الجيش بقصف السوق.", "تلفزيون النهار"),
    ],
)
def test_who_accuses_ends_where_the_accused_begins(text: str, source: str) -> None:
    frames, _ = find_sources(split(Document(id="d", text=text)).passages[0], SourceMemory())
    assert [one.quote for frame in frames for one in frame.sources] == [source]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("استنكر الاتحاد القصف الروسي على مدينة إدلب.", ["incident"]),
        ("نددت الحركة بالقصف التركي على شمال وشرق سوريا.", []),
    ],
)
def test_what_is_condemned_with_its_place_is_no_attribution(
    text: str, told: list[str], resources: claims.Resources
) -> None:
    assert [claim.kind for claim in answers("", text, resources)] == told
