import pytest

from tawthiq.claims.no_harm import find
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Bound
from tawthiq.passages import split


def denied(text: str) -> list[tuple[str, Bound]]:
    found = []
    for passage in split(Document(id="t", text=text)).passages:
        found += [(text[mention.at.start : mention.at.end], mention.bound) for mention in find(passage)]
    return found


@pytest.mark.parametrize(
    ("text", "words", "bound"),
    [
        ("قصف الطيران القرية دون وقوع إصابات.", "دون وقوع إصابات", Bound.NONE),
        ("قصف الطيران القرية من دون خسائر بشرية.", "من دون خسائر بشرية", Bound.NONE),
        ("استهدف القصف القرية ولم يسفر عن سقوط ضحايا.", "ولم يسفر عن سقوط ضحايا", Bound.NONE),
        ("قصف الطيران القرية دون تسجيل أي إصابات بين المدنيين.", "دون تسجيل أي إصابات بين المدنيين", Bound.NONE),
        ("قصف القرية دون ورود أنباء عن إصابات.", "دون ورود أنباء عن إصابات", Bound.NONE_REPORTED),
        ("ولم ترد معلومات عن خسائر بشرية.", "ولم ترد معلومات عن خسائر بشرية", Bound.NONE_REPORTED),
        ("قصف القرية واقتصرت الأضرار على المادية.", "واقتصرت الأضرار على المادية", Bound.NONE_REPORTED),
        ("انفجرت العبوة بدون التسبب في سقوط ضحايا.", "بدون التسبب في سقوط ضحايا", Bound.NONE),
        (
            "قصفت القرية ولم يبلغ الدفاع المدني عن وقوع إصابات.",
            "ولم يبلغ الدفاع المدني عن وقوع إصابات",
            Bound.NONE_REPORTED,
        ),
        (
            "قصفت القرية ولم تتبلغ فرق الإسعاف بوقوع إصابات.",
            "ولم تتبلغ فرق الإسعاف بوقوع إصابات",
            Bound.NONE_REPORTED,
        ),
        ("أطلق النار على السيارة ولم يصب أحد من ركابها.", "ولم يصب أحد", Bound.NONE),
        (
            "لم يسفر الهجوم على مطار المدينة عن خسائر بشرية.",
            "لم يسفر الهجوم على مطار المدينة عن خسائر بشرية",
            Bound.NONE,
        ),
        (
            "ولم يتسبب سقوط القذائف على حي السوق بأي إصابات.",
            "ولم يتسبب سقوط القذائف على حي السوق بأي إصابات",
            Bound.NONE,
        ),
        ("خلف القصف أضرارا مادية فقط.", "أضرارا مادية فقط", Bound.NONE_REPORTED),
    ],
)
def test_denials(text: str, words: str, bound: Bound) -> None:
    assert denied(text) == [(words, bound)]


@pytest.mark.parametrize(
    "text",
    [
        "أسفر القصف عن أضرار مادية في المنازل.",
        "قصف القرية دون معرفة حجم الخسائر.",
        "قصفت القرية ولم يعلن الجيش عن حجم الخسائر.",
        "قصفت القرية ولم ترد تفاصيل عن الخسائر.",
        "قصفت القرية ولم يذكر البيان عدد القتلى.",
        "قصف القرية دون تسجيل أضرار.",
        "أصيب طفل دون وقوع إصابات أخرى.",
        "خلف الهجوم بعض الأضرار المادية.",
        "قتل ثلاثة ولم تعرف هوياتهم.",
        "لم يسفر القصف على البلدة عن إصابات فقط بل قتل ثلاثة.",
        "لم يسفر الهجوم على القرية، وقتل فيه ثلاثة، عن تقدم.",
        "لم تعلن أي جهة مسؤوليتها عن مقتل الرجل.",
    ],
)
def test_no_denial(text: str) -> None:
    assert denied(text) == []
