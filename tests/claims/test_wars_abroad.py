"""Doers, places and figures as agencies tell of wars outside the Arab countries, in invented sentences."""

import pytest

from tawthiq import claims, gazetteer
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.passages import split


@pytest.fixture(scope="module")
def resources() -> claims.Resources:
    return claims.Resources(gazetteer=gazetteer.load())


def read(text: str, resources: claims.Resources) -> tuple[Claim, ...]:
    found, issues = claims.find(split(Document(id="report", text=text)), resources)
    assert not issues
    return found


def places(text: str, resources: claims.Resources) -> list[str | None]:
    return [claim.where.place if claim.where else None for claim in read(text, resources)]


def harms(text: str, resources: claims.Resources) -> list[tuple[str, int | None, int | None]]:
    return [(harm.outcome.value, harm.min, harm.max) for claim in read(text, resources) for harm in claim.harms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل خمسة مدنيين بصواريخ أطلقتها القوات الأرمينية على سوق في بلدة ترتر.", [("armenia", "alleged")]),
        ("قتل ستة أشخاص في غارات شنتها باكستان على قرية حدودية.", [("pakistani-government-forces", "alleged")]),
        ("اتهمت موسكو كييف بقصف سوق في بلدة زرقاء.", [("ukraine", "alleged")]),
        ("قتل متمردو حركة 23 مارس ثلاثة قرويين في بلدة ساكي.", [("m23", "alleged")]),
        ("قُتل رجل في هجوم شنه مقاتلو حركة بوكو حرام على قرية أولا.", [("boko-haram", "alleged")]),
        ("قتل رجلان في انفجار بسوق في باكستان.", []),
        ("قتل رجلان في انفجار في كييف.", []),
    ],
)  # fmt: skip
def test_who_did_it(text: str, expected: list[tuple[str, str]], resources: claims.Resources) -> None:
    assert [
        (doer.actor, doer.stance.value) for claim in read(text, resources) for doer in claim.responsible
    ] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وفي خيرسون (جنوب)، قضى رجل في الخمسين بقصف.", ["خيرسون"]),
        ("قتل أربعة مدنيين في ضربة على بافلوغراد (وسط شرق) ليل الأحد.", ["بافلوغراد"]),
        ("قتل أربعة مدنيين في خلاف (جنوب).", [None]),
        ("أبوجا (شينخوا) قتل ستة أشخاص في هجوم على قرية غوزا.", ["غوزا"]),
        ("نيامي (رويترز) ارتفع عدد قتلى هجوم على قرية بانيبانغو إلى 12 شخصا.", ["بانيبانغو"]),
        ("أصيب ثلاثة رجال بعدما ألقت مسيرة عبوة على مبنى في طهران.", ["طهران"]),
        ("أصيب رجلان كانا عائدين إلى منزليهما لقضاء العطلة بانفجار لغم.", [None]),
        ("أصيب طفلان بانفجار لغم في قرية تابعة لقضاء سنجار.", ["سنجار"]),
    ],
)
def test_where_it_was(text: str, expected: list[str | None], resources: claims.Resources) -> None:
    assert places(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عثر الأهالي على جثث متفحمة لما لا يقل عن 30 شخصا.", [("killed", 30, None)]),
        ("عثر في البئر على جثث مجهولة الهوية لسبعة عمال.", [("killed", 7, 7)]),
        ("عثر على جثث متفحمة، وفر لاحقا 30 شخصا.", [("killed", None, None), ("displaced", 30, 30)]),
        ("قالت ناطقة إن عدد القتلى في المخيم يراوح بين 45 و55.", [("killed", 45, 55)]),
        ("أُعدموا في قرية دليج في 6 آذار/مارس 2004، بعد أن اعتقلتهم الاستخبارات.", []),
        ("أدى القصف إلى مقتل 13 شخصا بينهم طفلتان في الثالثة من العمر.", [("killed", 13, 13), ("killed", 2, 2)]),
        ("أعلن الجيش المالي أنه حيد 203 من الإرهابيين في مورا.", [("killed", 203, 203)]),
        ("قدر الأمين العام للمجلس عدد الشهداء بـ500.", [("killed", 500, 500)]),
    ],
)
def test_how_many(text: str, expected: list[tuple[str, int | None, int | None]], resources: claims.Resources) -> None:
    assert harms(text, resources) == expected


def test_who_did_not_do_it(resources: claims.Resources) -> None:
    claim = read("نفت إسلام آباد أي صلة لها بالهجوم على السياح.", resources)[0]
    assert [(doer.actor, doer.stance.value) for doer in claim.responsible] == [
        ("pakistani-government-forces", "denied")
    ]
    assert claim.where is None
