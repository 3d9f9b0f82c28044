import pytest

from tawthiq.intake.faults import RefusedError
from tawthiq.intake.plausible import check

ARABIC = (
    "وقال مصدر محلي إن القصف الذي استمر ساعات لم يتوقف إلا بعد أن غادرت العائلات البلدة إلى مناطق أكثر أمنا في الريف "
    "الغربي حيث لا توجد مدارس أو مشاف. "
) * 4
ENGLISH = "The shelling lasted for hours and did not stop until the families had left the town for the west. " * 5
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
MIXED = str.maketrans(LETTERS, LETTERS[::-1])  # what a wrong map of glyphs to letters does


NAMES = "أحمد محمد العلي\nفاطمة خالد الحسن\nعمر يوسف الأحمد\nمريم حسين الخليل\n" * 10


@pytest.mark.parametrize("text", [ARABIC, ENGLISH, NAMES, "قتل خمسة مدنيين في غارة"])
def test_language_passes(text: str) -> None:
    check(text, pages=1)


@pytest.mark.parametrize(
    ("text", "pages", "code"),
    [
        ("", 1, "scanned"),
        ("1 2 3", 40, "scanned"),
        ("\n".join(line[::-1] for line in ARABIC.split(". ")), 1, "garbled-pages"),
        (ENGLISH[::-1], 1, "garbled-pages"),
        (ARABIC.translate(MIXED), 1, "garbled-pages"),
        (ARABIC.replace("ا", "\ue021"), 1, "garbled-pages"),
    ],
)
def test_what_is_none_is_refused(text: str, pages: int, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        check(text, pages)
    assert refused.value.fault.code == code
