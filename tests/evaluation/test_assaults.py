"""Which sentences tell an assault as their own news, in invented sentences."""

import pytest

from tawthiq import pipeline
from tawthiq.evaluation.assaults import marks, tells_assault
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.settings import Settings


def read(text: str) -> tuple[Claim, ...]:
    (found,) = pipeline.read_batch([Document(id="t", text=text)], Settings())
    return found.claims


@pytest.mark.parametrize(
    "text",
    [
        "قتل أربعة جنود وأصيب تسعة في انفجار سيارة مفخخة قرب مدينة حلب.",
        "قالت الشرطة إن «عبوة ناسفة انفجرت على دورية قرب بغداد».",
        "أعلن مسؤول أن ثلاثة مدنيين قتلوا أمس في ضربة جوية في مدينة إدلب.",
    ],
)
def test_an_assault_told_as_news(text: str) -> None:
    assert tells_assault(text, read(text))


@pytest.mark.parametrize(
    "text",
    [
        "بدأت في العاصمة محاكمة خمسة متهمين في قضية اغتيال الوزير السابق التي هزت البلاد في عام 2004.",
        "هل يعرف أحد من وراء اغتيال الكاتب؟",
        "شن النائب هجوما لاذعا على الحكومة بسبب الموازنة.",
        "افتتح الوزير مدرسة في المدينة.",
    ],
)
def test_what_is_only_spoken_of(text: str) -> None:
    assert not tells_assault(text, read(text))


def test_nothing_told_has_no_marks() -> None:
    assert marks("افتتح الوزير مدرسة في المدينة.", ()) == {}
