import pytest

from tawthiq.claims.utterance import Reach
from tawthiq.claims.utterances import find
from tawthiq.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "reaches"),
    [
        ("قالت مصادر محلية إن خمسة قتلوا", [Reach.ONWARD]),
        ("قتل خمسة بحسب مصادر محلية", [Reach.BACK]),
        ("وفق مصادر محلية فقد قتل خمسة", [Reach.ONWARD]),
        ("وأدى، بحسب مصادر محلية، القصف إلى مقتل خمسة", [Reach.AROUND]),
        ("قالت مصادر محلية إن خمسة قتلوا، مشيرة إلى أن القصف استمر", [Reach.ONWARD, Reach.RESUME]),
        ("يذكر أن القرية تتعرض للقصف", [Reach.STOP]),
        ("قتل خمسة في القصف", []),
        ("فتحت السلطات تحقيقا في مقتل خمسة", [Reach.ONWARD]),
        ("فتحت قوات الأمن النار على المتظاهرين فقتلت ثلاثة", []),
        ("فتحت الشرطة المحلية نيرانها على حافلة فقتل راكبان", []),
        ("فتح الجيش نيران رشاشاته على خيام النازحين", []),
    ],
)
def test_reach(text: str, reaches: list[Reach]) -> None:
    assert [said.reach for said in find(tokenize(text))] == reaches


def test_a_voice_within_what_is_said_is_nested() -> None:
    said = find(tokenize("قال الوزير إن تقديرات الأمم المتحدة تقول إن مئة قتلوا"))
    assert [utterance.nested for utterance in said] == [False, True]
