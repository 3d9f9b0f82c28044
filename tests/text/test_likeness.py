"""Words in common: runs, passages with their offsets, likeness of sets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.text.likeness import apart, common_passages, common_runs, grams, jaccard, placed_words, words

TEXTS = st.text(alphabet="أبجد هوزـَُ،.٣3 #_\u200f\n", max_size=60)


def test_words_are_folded_and_without_marks() -> None:
    assert words("أُصيبَ #حلب_الشرقية ٣ مدنيّين!") == ["اصيب", "حلب", "الشرقيه", "3", "مدنيين"]


@given(TEXTS)
def test_placed_words_are_the_words(text: str) -> None:
    assert [w.text for w in placed_words(text)] == words(text)


def test_grams_are_runs_of_words() -> None:
    assert grams("ا ب ج د", 3) == {"ا ب ج", "ب ج د"}
    assert grams("ا ب", 3) == frozenset()


def test_jaccard() -> None:
    assert jaccard(frozenset("abc"), frozenset("bcd")) == pytest.approx(0.5)
    assert jaccard(frozenset(), frozenset("a")) == 0


def test_the_longest_run_is_taken_and_those_near_first() -> None:
    one, other = ["a", "b", "c", "d"], ["a", "b", "x", "a", "b", "c", "d"]
    assert [(r.one, r.other, r.length) for r in common_runs(one, other, 2)] == [(0, 3, 4)]
    assert [(r.other, r.length) for r in common_runs(one, other, 2, range(2))] == [(0, 2), (5, 2)]


def test_passages_give_the_words_of_both_texts_as_they_stand() -> None:
    one, other = "قالت: «قُتل ثلاثةٌ من العمّال» أمس", "وقتل ثلاثة من العمال ليلا، قتل ثلاثة من العمال"
    (found,) = common_passages(one, other, 4)
    assert one[slice(*found.one)] == "قُتل ثلاثةٌ من العمّال"
    assert other[slice(*found.other)] == "قتل ثلاثة من العمال"
    assert found.words == 4


@given(TEXTS, TEXTS)
def test_common_passages_say_the_same_in_both(one: str, other: str) -> None:
    for found in common_passages(one, other, 1):
        assert words(one[slice(*found.one)]) == words(other[slice(*found.other)])


def test_spans_that_meet_are_one() -> None:
    assert apart([(5, 9), (0, 3), (2, 4), (9, 10)]) == ((0, 4), (5, 10))
