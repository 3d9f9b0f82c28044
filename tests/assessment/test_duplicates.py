"""Which two reports are the same text: what is passed over early is what the rule passes over."""

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.assessment.duplicates import LIKENESS, same_text
from tawthiq.model.document import Document
from tawthiq.text.likeness import grams, jaccard

WORDS = ["قُتل", "قتل", "ثلاثة", "ثلاثه", "مدنيين", "في", "قصف", "على", "قرية،", "السنابل", "سوق", "أمس.", "«الزيتون»"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


@given(TEXTS, st.integers(0, 30), TEXTS)
def test_two_texts_are_the_same_as_the_runs_that_they_share_say(one: str, at: int, other: str) -> None:
    changed = " ".join([*one.split()[:at], *other.split()[:2], *one.split()[at:]])
    for text in (other, changed):
        same = same_text(Document(id="a", text=one), Document(id="b", text=text))
        assert same == (jaccard(grams(one, 5), grams(text, 5)) >= LIKENESS)


def test_a_copy_with_a_word_changed_is_the_same_text_and_a_new_report_is_not() -> None:
    told = " ".join(f"كلمة{n} قتل ثلاثة مدنيين في قرية{n}" for n in range(20))
    report = Document(id="a", text=told)
    assert same_text(report, Document(id="b", text=told.replace("كلمة7", "لفظة")))
    assert not same_text(report, Document(id="c", text=told.replace("ثلاثة", "أربعة").replace("قرية", "بلدة")))
