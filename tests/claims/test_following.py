"""Whom a word of harm befalls when somebody else stands between, in invented sentences."""

import pytest

from tawthiq.claims import harms
from tawthiq.model.passage import Passage, Role
from tawthiq.text import quantities
from tawthiq.text.tokens import tokenize


def read(text: str) -> list[tuple[str, str, int | None]]:
    tokens = tokenize(text)
    found = harms.find(Passage(0, 0, Role.SENTENCE, 0, len(text), text, tokens), quantities.find(tokens))
    return [(mention.harm.quote, str(mention.harm.outcome), mention.harm.min) for mention in found]


@pytest.mark.parametrize(
    ("text", "who", "outcome"),
    [
        ("قتل قناص الطفلة رغد النهار أثناء رعيها الأغنام", "الطفلة", "killed"),
        ("قتل مسلحون مجهولون الشاب سالم النهار", "الشاب", "killed"),
        ("قتلت قوات الجيش الشاب سالم النهار", "الشاب", "killed"),
        ("قتلت غارة ليلية المسعف سالم النهار", "المسعف", "killed"),
        ("قتل في الغارة الطفل سالم النهار", "الطفل", "killed"),
        ("أصابت قذيفة المواطن سالم النهار", "المواطن", "injured"),
        ("اعتقلت دورية من الشرطة المواطن سالم النهار", "المواطن", "detained"),
        ("اغتال مسلحون على متن دراجة نارية ضابطا", "ضابطا", "killed"),
        ("مات تحت التعذيب في سجن الوادي المعتقل سالم النهار", "المعتقل", "killed"),
    ],
)
def test_the_object_stands_behind_the_doer(text: str, who: str, outcome: str) -> None:
    assert read(text) == [(who, outcome, 1)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قتل ثلاثة جنود برفقة القائد سالم النهار", [("ثلاثة جنود", "killed", 3)]),
        ("قتل مدني أمام الشاب سالم النهار بعد أن ناداه", [("مدني", "killed", 1)]),
        ("سقط برميل على حي بستان القصر فقضى 9 مدنيين", [("9 مدنيين", "killed", 9)]),
        ("قتل رجلان قبل أن يصل المسعف سالم النهار", [("رجلان", "killed", 2)]),
    ],
)
def test_who_only_stands_near_suffers_nothing(text: str, told: list[tuple[str, str, int | None]]) -> None:
    assert read(text) == told
