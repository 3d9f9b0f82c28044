"""Tokens keep exact offsets and see through disguises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.text.folding import fold, fold_with_map
from tawthiq.text.tokens import Shape, stems, tokenize

ARABIC = st.text(alphabet='ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىةـ ًٌٍَُِّْ.،:؛\n\u200f\u202b\u00a0١٢٣123"“”()-/#_')


@given(st.text() | ARABIC)
def test_every_token_is_the_text_at_its_offsets(text: str) -> None:
    last = 0
    for token in tokenize(text, offset=7):
        assert text[token.start - 7 : token.end - 7] == token.text
        assert token.start - 7 >= last
        last = token.end - 7


@given(st.text() | ARABIC)
def test_folded_text_leads_back_to_the_original(text: str) -> None:
    folded = fold_with_map(text)
    assert folded.text == fold(text)
    for at in range(len(folded.text)):
        start, end = folded.original(at, at + 1)
        assert folded.text[at] in fold(text[start:end])


def test_censored_words_are_one_token() -> None:
    assert [token.folded for token in tokenize("شهـ ـداء القتـ.ـلى قـ.صف يستـ.ـهدف مجـ ـزرة")] == [
        "شهداء",
        "القتلي",
        "قصف",
        "يستهدف",
        "مجزره",
    ]


def test_a_lone_stretch_within_a_word_is_part_of_its_disguise() -> None:
    assert [token.folded for token in tokenize("أعـ. ـ دمت قوة جـ. ــثث")] == ["اعدمت", "قوه", "جثث"]
    assert [token.folded for token in tokenize("حلب ـ إدلب")][::2] == ["حلب", "ادلب"]


def test_a_hijri_sign_before_a_stop_is_not_a_disguise() -> None:
    assert [token.folded for token in tokenize("سنة 1444 هـ. وقال")] == ["سنه", "1444", "ه", ".", "وقال"]


@pytest.mark.parametrize(
    ("glued", "words"),
    [
        ("#عاجلإصابة", ["#", "عاجل", "إصابة"]),
        ("الحدادأصيب", ["الحداد", "أصيب"]),
        ("بلديمقتل", ["بلدي", "مقتل"]),
        ("وتركيااستهدفت", ["وتركيا", "استهدفت"]),
        ("كريمالذي", ["كريم", "الذي"]),
        ("سرمينالشهيد", ["سرمين", "الشهيد"]),
        ("عاجلة", ["عاجلة"]),
        ("وباستشهاد", ["وباستشهاد"]),
        ("والاستهداف", ["والاستهداف"]),
        ("وبمقتل", ["وبمقتل"]),
        ("وبالقصف", ["وبالقصف"]),
        ("كالذي", ["كالذي"]),
        ("فسأصيب", ["فسأصيب"]),
    ],
)
def test_a_word_of_harm_glued_to_another_begins_a_word(glued: str, words: list[str]) -> None:
    assert [token.text for token in tokenize(glued)] == words


def test_words_that_lost_the_space_between_them_are_two() -> None:
    assert [token.text for token in tokenize("القريةاستشهد وداعاإستشهاد موسىالعلي سنةوذلك سورياإصابة")] == [
        "القرية", "استشهد", "وداعا", "إستشهاد", "موسى", "العلي", "سنة", "وذلك", "سوريا", "إصابة",
    ]  # fmt: skip
    assert [token.text for token in tokenize("قتيلاً وجريحاًوصلت معًاارتفعت جدًا")] == [
        "قتيلاً", "وجريحاً", "وصلت", "معًا", "ارتفعت", "جدًا",
    ]  # fmt: skip
    whole = "بإصابة والإصابة للإصابة فإن كإصابة شاطىء قُتلةً مدرسةٌ"
    assert [token.text for token in tokenize(whole)] == whole.split()


def test_all_three_sets_of_digits_fold_to_one() -> None:
    assert {token.folded for token in tokenize("123 ١٢٣ ۱۲۳")} == {"123"}
    assert all(token.shape is Shape.NUMBER for token in tokenize("123 ١٢٣ ۱۲۳"))


def test_harakat_do_not_split_words() -> None:
    assert [token.folded for token in tokenize("قُتِلَ مُوغِلةٍ")] == ["قتل", "موغله"]


def test_stems_keep_the_alternatives_of_clitics() -> None:
    readings = {(stem.clitics, stem.definite, stem.text) for stem in stems("وبالموصل")}
    assert ("", False, "وبالموصل") in readings
    assert ("وب", True, "موصل") in readings
    assert ("ل", True, "تحالف") in {(stem.clitics, stem.definite, stem.text) for stem in stems("للتحالف")}


def test_words_of_other_scripts_end_where_arabic_begins() -> None:
    assert [token.folded for token in tokenize("syria_pressقصف Publicعاجل")] == [
        "syria",
        "_",
        "press",
        "قصف",
        "public",
        "عاجل",
    ]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("قص.ف", "قصف"),
        ("والصا.روخ", "والصاروخ"),
        ("غار.ة", "غاره"),
        ("ا.ستهدفت", "استهدفت"),
        ("د*اعش", "داعش"),
        ("الشهد•اء", "الشهداء"),
        ("القيا.دي", "القيادي"),
        ("عنا.صرها", "عناصرها"),
        ("تستـــ,هدف", "تستهدف"),
        ("د١عش", "داعش"),
        ("والط1ئرة", "والطايره"),
    ],
)
def test_a_mark_within_a_word_that_people_hide_is_no_end_of_it(text: str, folded: str) -> None:
    (token,) = tokenize(text, 3)
    assert (token.text, token.folded, token.start, token.end) == (text, folded, 3, 3 + len(text))


@pytest.mark.parametrize("text", ["المدينة.قصف", "اليوم.وقتل", "دير_الزور", "السورية.نت"])
def test_a_stop_whose_space_is_lost_is_no_disguise(text: str) -> None:
    assert len(tokenize(text)) == 3


def test_a_number_between_words_hides_none() -> None:
    assert [token.folded for token in tokenize("الجرحى1سالم")] == ["الجرحي", "1", "سالم"]


def test_and_that_is_written_apart_belongs_to_its_word() -> None:
    told = tokenize("عدد من الشهداء و الجرحى، و 3 أطفال و ابو زيد")
    assert [token.folded for token in told] == [
        *("عدد", "من", "الشهداء", "والجرحي", "،", "و", "3", "اطفال", "وابو", "زيد"),
    ]
    assert [token.folded for token in tokenize("نحو و. جو و")] == ["نحو", "و", ".", "جو", "و"]
