"""What is passed over, or looked up in another way, for the sake of speed is found all the same."""

from random import Random

from tawthiq.claims.victim_words import is_word, words
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Matcher
from tawthiq.text.tokens import Shape, tokenize

TEXT = (
    "ارتفعت الحصيلة إلى تسعة قتلى بينهم طفلان ، كما أصيب آخرون ومن ضمنهم ثلاثة نازحين بعد وصول عدد الضحايا 14 إضافة إلى"
    ' أسيرين " عشرات العائلات " وجثث مجهولة الهوية ( بينها نساء ) فيما بلغ إجمالي المصابين نحو مئة شخص أيضا'
)


def test_a_stretch_of_a_text_is_scanned_as_a_text_of_its_own() -> None:
    chance, found = Random(7), 0  # noqa: S311 - not for secrets
    matcher = Matcher(load("harm_words"))
    for _ in range(200):
        text = " ".join(chance.choices(TEXT.split(), k=chance.randint(3, 30)))
        tokens = tokenize(text)
        assert matcher.scan(tokens[:]) == matcher.scan(tokens) == matcher.scan(list(tokens)), text
        found += len(matcher.scan(tokens))
    assert found > 100


def test_no_word_of_a_meaning_is_passed_over() -> None:
    tokens, found = tokenize(TEXT), 0
    for means in {entry.means for entry in load("harm_words")}:
        for at, token in enumerate(tokens):
            told = token.shape is Shape.WORD and words(means).at(tokens, at) is not None
            assert is_word(tokens, at, means) == told, (means, token.text)
            found += told
    assert found > 5
    assert not is_word(tokens, -1, "tally")
    assert not is_word(tokens, len(tokens), "tally")
