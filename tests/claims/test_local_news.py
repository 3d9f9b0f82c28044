"""Claims of the forms that local networks and agencies write: gunfire, places, days, victims. Invented sentences."""

import pytest

from tawthiq import claims, gazetteer
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Method, PublishedFrom
from tawthiq.passages import split


@pytest.fixture(scope="module")
def resources() -> claims.Resources:
    return claims.Resources(gazetteer=gazetteer.load())


def read(text: str, resources: claims.Resources, published: str | None = "2020-03-05") -> tuple[Claim, ...]:
    document = Document(id="report", text=text, published=published, published_from=PublishedFrom.PAGE)
    found, issues = claims.find(split(document), resources)
    assert not issues
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("أطلق مسلحان الرصاص على حاجز للجيش في مدينة تكريت.", True),
        ("فتح مجهولون النار على منزل مختار في مدينة تكريت.", True),
        ("أطلق أهل العريس الرصاص في الهواء في مدينة تكريت.", False),
        ("فتح الجيش تحقيقا في سرقة رصاص من مخزن في مدينة تكريت.", False),
    ],
)
def test_gunfire_at_something_is_told(resources: claims.Resources, text: str, *, told: bool) -> None:
    assert [claim.method for claim in read(text, resources)] == [Method.SHOOTING] * told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قُتل رجل بقصف استهدف مزرعة على أطراف بلدة سرجة.", "سرجة"),
        ("استهدف القصف قرية الباب زمرد، ما أدى إلى مقتل رجل.", "الباب"),
        ("استهدف القصف قرية حوايج زمروق، ما أدى إلى مقتل رجل.", "حوايج زمروق"),
        ("قُتل رجل بغارة على قرية تقل زمروق في ريف حماة.", "تقل زمروق"),
        ("قُتل رجل بغارة على بلدة كفرنبل إدلب.", "كفرنبل"),
        ("قُتل رجل بغارة على قرية حاس فجراً.", "حاس"),
        ("قُتل جندي بقصف على تلة زمر شوقو بمنطقة عفرين.", "تلة زمر شوقو"),
        ("قُتل رجل بعبوة انفجرت في بلدة الصور شمال دير الزور.", "الصور"),
        ("قُتل رجل بصاروخ أصاب شارع القوتلي المكتظ بالباعة في دوما.", "شارع القوتلي"),
    ],
)
def test_where_a_name_ends(resources: claims.Resources, text: str, place: str) -> None:
    assert {claim.where.place for claim in read(text, resources) if claim.where} == {place}


def test_a_verb_behind_a_list_is_no_place_of_it(resources: claims.Resources) -> None:
    found = read("طال القصف قرى بوبي وزمروق وسنبول، وألحق أضراراً مادية بممتلكات الأهالي.", resources)
    assert [claim.where.place for claim in found if claim.where] == ["بوبي", "زمروق", "سنبول"]
