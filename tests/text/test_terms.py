"""Terms of an index of words, and which of them are one word to one who searches."""

import pytest

from tawthiq.text.folding import fold
from tawthiq.text.terms import akin, line, readings, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [("وبالموصل", "الموصل"), ("للموصل", "موصل"), ("غارات", "الغارة"), ("مدني", "للمدنيين"), ("قتلوا", "قتل"),
     ("القرية", "قريه"), ("airstrikes", "airstrike"), ("cities", "city"), ("2017", "٢٠١٧")],
)  # fmt: skip
def test_forms_of_one_word_are_akin(one: str, other: str) -> None:
    assert akin(fold(one), fold(other))
    assert akin(fold(other), fold(one))


@pytest.mark.parametrize(
    ("one", "other"), [("بلدة", "ولده"), ("كفر", "فر"), ("باب", "أب"), ("bus", "bu"), ("2017", "2016")]
)
def test_letters_that_may_be_a_words_own_do_not_make_two_words_one(one: str, other: str) -> None:
    assert not akin(fold(one), fold(other))


def test_terms_are_folded_and_know_their_place() -> None:
    text = "قُتل 1٬200 شخص في «المَوْصِل»."
    found = terms(text)
    assert [term.text for term in found] == ["قتل", "1200", "شخص", "في", "الموصل"]
    assert text[found[-1].start : found[-1].end] == "المَوْصِل"
    assert line(text) == "قتل 1200 شخص في الموصل"


def test_the_whole_word_is_its_first_reading_and_none_comes_twice() -> None:
    for word in ("والمدنيين", "بيت", "airstrikes", "17"):
        found = [reading.text for reading in readings(word)]
        assert found[0] == word
        assert len(found) == len(set(found))
