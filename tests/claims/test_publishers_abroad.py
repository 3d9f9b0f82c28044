"""Who speaks, what fell and where it was, as agencies of further wars tell it, in invented sentences."""

import pytest

from tawthiq import claims
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.passages import split


def read(text: str, resources: claims.Resources) -> tuple[Claim, ...]:
    found, issues = claims.find(split(Document(id="report", text=text)), resources)
    assert not issues
    return found


def doers(text: str, resources: claims.Resources) -> list[tuple[str, str]]:
    return [(doer.actor, doer.stance.value) for claim in read(text, resources) for doer in claim.responsible]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بغداد/ واع/ قال مصدر في الشرطة ان عبوة انفجرت في الكرادة فقتلت عاملين.", ["مصدر في الشرطة"]),
        ("كركوك/ أوان/ أعلن مصدر طبي مقتل عاملين في انفجار عبوة في داقوق.", ["مصدر طبي"]),
        ("وأعلن سامر حداد، الناطق باسم مستشفى الرحمة، مقتل 12 شخصا في دوما.", ["سامر حداد، الناطق باسم مستشفى الرحمة"]),
        ("وأعلن سامر حداد، قبل الفجر بساعات قليلة جدا، مقتل 12 شخصا في دوما.", []),
        ("غير أن مفوض الشرطة رائد كمال قال إن عدد القتلى بلغ 19 في انفجار دوما.", ["مفوض الشرطة رائد كمال"]),
        ("وكتب تيموشينكو على تلغرام أن بين الجرحى طفلين في دوما.", ["تيموشينكو"]),
        ("وكتب أبياتا إلى أهله قبل مقتل ثلاثة من رفاقه في دوما.", []),
        ("وبحسب إحصاء \"معهد الرافد\" قتل 30 مدنيا في دوما.", ["إحصاء \"معهد الرافد\""]),
        ("وقال ممرض طلب عدم كشف اسمه إن سبعة مدنيين قتلوا في دوما.", ["ممرض طلب عدم كشف اسمه"]),
        ("حمّل الناطق باسم الحكومة الجيش مسؤولية القصف على مخيم كلمة.", ["الناطق باسم الحكومة"]),
        ("حمّل محافظ إدلب قوات النظام مسؤولية القصف على بنش.", ["محافظ إدلب"]),
    ],
)  # fmt: skip
def test_who_says_it(text: str, expected: list[str], resources: claims.Resources) -> None:
    assert [source.quote for claim in read(text, resources) for source in claim.sources] == expected


@pytest.mark.parametrize(
    ("text", "methods"),
    [
        ("وقال المدير إن قذيفة أصابت منزلا في دوما.", ["shelling"]),
        ("صاروخ سقط على مدرسة في بنش.", ["shelling"]),
        ("قصف بصواريخ سقطت قرب دوما قتل طفلين.", ["shelling"]),
    ],
)
def test_what_fell(text: str, methods: list[str], resources: claims.Resources) -> None:
    assert [claim.method and claim.method.value for claim in read(text, resources)] == methods


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل أربعة مدنيين في قصف القوات المسلحة الأوكرانية على غورليفكا.", [("ukraine", "alleged")]),
        ("قتلت القوات المسلحة الإثيوبية خمسة مدنيين في أديغرات.", [("ethiopian-armed-forces", "alleged")]),
        (
            "برميل ألقته طائرة أنتونوف تتبع للجيش السوداني على منزل في كتم قتل طفلين.",
            [("sudanese-armed-forces", "alleged")],
        ),
        ("هبطت طائرة أنتونوف في مطار كتم بعد انفجار لغم قتل طفلين.", []),
    ],
)
def test_whose_forces(text: str, expected: list[tuple[str, str]], resources: claims.Resources) -> None:
    assert doers(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("قتل مسلحون خمسة مزارعين في زامفارا.", "زامفارا", "NG"),
        ("قتل ثلاثة مدنيين في قصف على كوستيانتينيفكا.", "كوستيانتينيفكا", "UA"),
        ("قتل طفلان بانفجار لغم في أوروزغان.", "أوروزغان", "AF"),
        ("قتلت سبع نساء في هجوم على بازيغي.", "بازيغي", "MM"),
    ],
)
def test_where_it_was(text: str, place: str, country: str, resources: claims.Resources) -> None:
    (claim,) = read(text, resources)
    assert claim.where is not None
    assert (claim.where.place, claim.where.country) == (place, country)
