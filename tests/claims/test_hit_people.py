"""Who the dead and wounded are, as the words about who was hit, whose they are and whom they are joined to say."""

import pytest

from tawthiq import claims
from tawthiq.model.document import Document
from tawthiq.passages import split

CIVILIAN, COMBATANT, UNKNOWN = "civilian", "combatant", "unknown"


def read(text: str, resources: claims.Resources) -> list[tuple[str, str, int | None]]:
    found = claims.find(split(Document(id="d", text=text, published="2021-03-05")), resources)[0]
    return [(str(harm.outcome), str(harm.victims), harm.min) for claim in found for harm in claim.harms]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("انفجر لغم أرضي بعمال في بلدة سرمين أدى لمقتل ثلاثة وإصابة اثنين.", CIVILIAN),
        ("استهدف هجوم انتحاري مركزا للشرطة في بلدة سرمين وأسفر عن سقوط ثلاثة قتلى.", UNKNOWN),
        ("هجوم استهدف متظاهرين في بلدة سرمين وأسفر عن سقوط ثلاثة قتلى.", CIVILIAN),
        ("انفجرت عبوة ناسفة بجنود في بلدة سرمين ما أدى إلى سقوط ثلاثة قتلى.", COMBATANT),
        ("انفجر لغم أرضي بسيارة في بلدة سرمين أدى لمقتل ثلاثة.", UNKNOWN),
        ("قصف استهدف منازل المدنيين في بلدة سرمين ما أدى إلى سقوط ثلاثة قتلى.", UNKNOWN),
    ],
)
def test_those_hit_are_those_who_came_to_harm(text: str, status: str, resources: claims.Resources) -> None:
    assert ("killed", status, 3) in read(text, resources)


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        ("سقط 12 قتيلا و20 جريحا من المدنيين في بلدة سرمين.", [("killed", CIVILIAN, 12), ("injured", CIVILIAN, 20)]),
        ("خسر 9 قتلى و4 جرحى من قوات النظام في بلدة سرمين.", [("killed", COMBATANT, 9), ("injured", COMBATANT, 4)]),
        ("سقط 12 قتيلا، وأصيب 20 مدنيا بقصف على بلدة سرمين.", [("killed", UNKNOWN, 12), ("injured", CIVILIAN, 20)]),
        ("ارتفع عدد قتلى الجيش إلى تسعة في بلدة سرمين.", [("killed", COMBATANT, 9)]),
        ("ارتفع عدد جرحى الفصيل إلى تسعة في بلدة سرمين.", [("injured", COMBATANT, 9)]),
        ("ارتفع عدد قتلى القصف إلى تسعة في بلدة سرمين.", [("killed", UNKNOWN, 9)]),
    ],
)  # fmt: skip
def test_whose_dead_they_are(text: str, harms: list[tuple[str, str, int]], resources: claims.Resources) -> None:
    assert read(text, resources) == harms


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        ("نفذ التنظيم الإعدام بحق خمسة مدنيين في مدينة تدمر.", [("killed", CIVILIAN, 5)]),
        ("نفذ مسلحون أمس حكم الإعدام في أربعة مزارعين في مدينة تدمر.", [("killed", CIVILIAN, 4)]),
        ("أصدرت المحكمة حكم الإعدام بحق ثلاثة مدانين في بغداد.", []),
        ("استشهدت مراسلة وكالة الفجر سارة حداد والصحفي كريم نعمة بغارة على سرمين.", [("killed", CIVILIAN, 2)]),
        ("قتل مراسل قناة الفجر والمصور كريم نعمة بغارة على سرمين.", [("killed", CIVILIAN, 2)]),
        ("قتل مدير المدرسة أمس، وقال الصحفي كريم نعمة إن غارة أصابت سرمين.", [("killed", CIVILIAN, 1)]),
        ("نقلت سيارات الإسعاف جثث القتلى إلى مشفى إدلب.", []),
        ("نقلت سيارات الإسعاف جثث خمسة قتلى إلى مشفى إدلب.", [("killed", UNKNOWN, 5)]),
        ("وصل عدد الفارين من هجمات النظام إلى مليون مدني في إدلب.", [("displaced", CIVILIAN, 1_000_000)]),
    ],
)
def test_executions_colleagues_and_bodies(
    text: str, harms: list[tuple[str, str, int]], resources: claims.Resources
) -> None:
    assert read(text, resources) == harms


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("قتل أربعة مدنيين بقصف على سرمين، والعدد مرشح للارتفاع لوجود جريحين في الاستهداف.", {"incident"}),
        ("قتل أربعة في قصف على سرمين. والحصيلة قابلة للزيادة بسبب سبعة جرحى في حالة خطرة.", {"incident"}),
        ("قتل أربعة في قصف على سرمين. ومن المتوقع ارتفاع عدد القتلى إلى سبعة.", {"incident", "forecast"}),
    ],
)
def test_the_wounded_for_whom_a_toll_may_rise_are_known(
    text: str, kinds: set[str], resources: claims.Resources
) -> None:
    found = claims.find(split(Document(id="d", text=text, published="2021-03-05")), resources)[0]
    assert {str(claim.kind) for claim in found} == kinds


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        ("قال المصدر إن المسلحين أصيبوا بحالة من الرعب لدى وصول القوات إلى مدينة إب.", []),
        ("وقال إن السكان أصيبوا بالهلع في بلدة سرمين.", []),
        ("قال المصدر إن خمسة مدنيين أصيبوا وسط حالة من الرعب في بلدة سرمين.", [("injured", CIVILIAN, 5)]),
        ("وقال إن السكان أصيبوا بجروح بعد القصف على بلدة سرمين.", [("injured", CIVILIAN, None)]),
    ],
)
def test_what_people_feel_is_no_wound(
    text: str, harms: list[tuple[str, str, int]], resources: claims.Resources
) -> None:
    assert read(text, resources) == harms
