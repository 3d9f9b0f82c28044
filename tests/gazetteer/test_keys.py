from hypothesis import given
from hypothesis import strategies as st

from tawthiq.gazetteer.index import edits
from tawthiq.gazetteer.keys import name_keys, word_key

WORDS = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=2, max_size=9)


@given(st.lists(WORDS, min_size=1, max_size=3))
def test_spaces_do_not_part_a_name_from_its_joined_spelling(words: list[str]) -> None:
    apart, joined = " ".join(words), "".join(words)
    assert set(name_keys(apart)) & set(name_keys(joined)) or any(len(word) < 5 or word[-1] in "اه" for word in words)


@given(WORDS)
def test_a_key_is_its_own_key_but_for_one_article(word: str) -> None:
    assert word_key(word) == word_key(word)
    assert name_keys(word) == name_keys(f" «{word}» ")


@given(WORDS)
def test_one_edit_is_symmetric(word: str) -> None:
    for other in list(edits(word))[:5]:
        if len(other) > 1:
            assert word in edits(other)


def test_no_letters_no_keys() -> None:
    assert name_keys("") == ()
    assert name_keys(" - ") == ()
