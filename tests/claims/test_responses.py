import pytest

from tawthiq.claims.attributing import kind_hints
from tawthiq.claims.responses import find
from tawthiq.model.document import Document
from tawthiq.model.passage import Passage
from tawthiq.model.vocabulary import Kind, Response
from tawthiq.passages import split


def passage(text: str) -> Passage:
    return split(Document(id="t", text=text)).passages[0]


@pytest.mark.parametrize(
    ("text", "responses", "party"),
    [
        ("اعترف التحالف الدولي بأنه شن غارات على المنطقة.", {Response.ADMITS_STRIKE}, "us-led-coalition"),
        ("أقر الجيش الأميركي بمقتل مدنيين.", {Response.ADMITS_HARM}, "united-states"),
        ("تبنت حركة حماس الهجوم.", {Response.ADMITS_STRIKE}, "palestinian-groups"),
        ("نفت وزارة الدفاع الروسية مسؤوليتها عن القصف.", {Response.DENIES_RESPONSIBILITY}, "russia"),
        ("نفت روسيا استهداف المستشفى.", {Response.DENIES_STRIKE}, "russia"),
        ("نفى الجيش الإسرائيلي مقتل مدنيين.", {Response.DENIES_HARM}, "israel"),
        ("فتح الجيش الأميركي تحقيقا في الحادث.", {Response.INVESTIGATING}, "united-states"),
        ("اعتذرت الولايات المتحدة عن الضربة.", {Response.APOLOGIZES}, "united-states"),
    ],
)
def test_positions(text: str, responses: set[Response], party: str) -> None:
    (mention,) = find(passage(text))
    assert (set(mention.responses), mention.party) == (responses, party)


def test_one_statement_may_hold_several_positions() -> None:
    text = "اعترف التحالف بأنه شن غارات، مشيرا إلى أن تحقيقا تم فتحه في الحادث، لكن من دون أن يؤكد مقتل المدنيين."
    found = {value for mention in find(passage(text)) for value in mention.responses}
    assert found == {Response.ADMITS_STRIKE, Response.INVESTIGATING, Response.NOT_CONFIRMED}


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة في غارة على السوق.",
        "فتح مسلحون النار على السيارة.",
        "فتحت الشرطة تحقيقا في الحادث.",
        "لم يعترف أحد بأنه شن غارات.",
        "حمل الأهالي الجرحى إلى المستشفى.",
        "اعترف الجيش الإسرائيلي بمقتل اثنين من جنوده.",
        "نفت حركة الشباب مقتل أحد قادتها.",
    ],
)
def test_no_position(text: str) -> None:
    assert find(passage(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "اتهم المرصد قوات النظام بقصف السوق.",
        "حملت السلطات التنظيم مسؤولية الهجوم.",
        "وقال ناشط إن القصف مصدره مواقع الجيش.",
        "رجحت مصادر أن يكون الفصيل وراء التفجير.",
    ],
)
def test_words_of_attribution(text: str) -> None:
    assert [hint.kind for hint in kind_hints(passage(text))][:1] == [Kind.ATTRIBUTION]


@pytest.mark.parametrize("text", ["حملت سيارة الإسعاف الجرحى.", "رجح ناشطون ارتفاع الحصيلة.", "قتل ثلاثة في القصف."])
def test_no_attribution(text: str) -> None:
    assert kind_hints(passage(text)) == ()
