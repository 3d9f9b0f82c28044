import pytest

from tawthiq.claims.reporting import Role, marks
from tawthiq.model.vocabulary import Verb
from tawthiq.text.tokens import tokenize


@pytest.mark.parametrize(
    ("word", "role", "verb"),
    [
        ("قالت", Role.VERB, Verb.SAID),
        ("وأضافوا", Role.VERB, Verb.SAID),
        ("يؤكد", Role.VERB, Verb.CONFIRMED),
        ("مشيرةً", Role.PARTICIPLE, Verb.SAID),
        ("وثّقت", Role.WEAK, Verb.DOCUMENTED),
        ("نشرتها", Role.RELATIVE, Verb.REPORTED),
        ("اتهمت", Role.ACCUSE, Verb.ACCUSED),
        ("وبحسب", Role.ACCORDING, None),
        ("بأنّ", Role.THAT, None),
        ("بمقتل", Role.EVENT_NOUN, None),
    ],
)
def test_roles(word: str, role: Role, verb: Verb | None) -> None:
    mark = marks(tokenize(word))[0]
    assert mark is not None
    assert (mark.role, mark.verb) == (role, verb)


@pytest.mark.parametrize("word", ["القائل", "بذكر", "للنشر", "وزارة"])
def test_a_noun_of_the_same_letters_is_no_verb(word: str) -> None:
    mark = marks(tokenize(word))[0]
    assert mark is None or mark.verb is None


def test_the_words_of_a_phrase_begin_no_mark_of_their_own() -> None:
    found = marks(tokenize("وفي سياق متصل على حد قوله إن"))
    assert [mark.role for mark in found if mark] == [Role.VENUE, Role.OWN_WORDS, Role.THAT]
