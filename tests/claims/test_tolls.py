"""The parts of a toll that a list tells. Invented reports."""

from tawthiq import claims, gazetteer
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Method, PublishedFrom
from tawthiq.passages import split

WHOLE = (
    "شنت طائرات مسيرة تركية منذ مطلع العام 2019 أكثر من 40 هجوما على ريف الحسكة أسفرت عن مقتل 30 شخصا، "
    "وتوزعت على النحو الآتي:\n"
)


def told(text: str) -> tuple[Claim, ...]:
    document = Document(id="report", text=text, published="2019-12-20", published_from=PublishedFrom.PAGE)
    return claims.find(split(document), claims.Resources(gazetteer=gazetteer.load()))[0]


def test_items_have_the_doer_and_the_means_of_the_toll_before_the_list() -> None:
    found = told(WHOLE + "الشهر الأول، 3 استهدافات تسببت بسقوط 3 قتلى\nالشهر الثاني، 10 استهدافات تسببت بسقوط 8 قتلى")
    assert [(claim.harms[0].min, claim.method) for claim in found] == [
        (30, Method.DRONE_STRIKE), (3, Method.DRONE_STRIKE), (8, Method.DRONE_STRIKE)
    ]  # fmt: skip
    assert {party.actor for claim in found for party in claim.responsible} == {"turkey"}
    assert all(claim.responsible for claim in found)


def test_a_toll_that_no_list_opens_before_has_no_doer() -> None:
    found = told(WHOLE.replace(" على النحو الآتي:\n", " على عدة قرى.\n\n") + "وسقط منذ مطلع العام 80 قتيلا في البلاد.")
    assert [bool(claim.responsible) for claim in found] == [True, False]


def test_one_event_behind_a_bullet_of_the_list_is_laid_to_the_same_doer() -> None:
    text = WHOLE + "– الشهر الأول، 3 استهدافات تسببت بسقوط 3 قتلى\n– الشهر الثاني، استهداف واحد تسبب بإصابة رجل"
    assert all(claim.responsible for claim in told(text))


def test_a_list_of_the_dead_may_stand_between_a_toll_and_the_list_of_its_parts() -> None:
    dead = WHOLE.replace("وتوزعت على النحو الآتي:\n", "والقتلى هم:\n\n– 12 مدنيا\n\n– 17 عسكريا\n\n– ضابط\n\n")
    parts = (
        "وتوزعت الهجمات كالآتي:\n\n– 25 هجوما على القامشلي أسفرت عن مقتل 30 شخصا\n\n"
        "– 3 هجمات على بلدة النرجس لم توقع ضحايا"
    )
    found = told("قتل رجل برصاص مسلحين في مدينة درعا.\n\n" + dead + parts)
    assert [claim.kind.value for claim in found] == ["incident", "total", "total", "total", "total"]
    assert [claim.method for claim in found[1:]] == [Method.DRONE_STRIKE] * 4
    assert [claim.when.edtf for claim in found[1:] if claim.when] == ["2019-01-01/2019-12-20"] * 4
    assert all(claim.responsible for claim in found[1:])
