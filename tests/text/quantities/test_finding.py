"""Quantities of a passage: figures, words, bounds, ranges, vague plurals and roles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.text.quantities import Bound, Kind, Quantity, Role, dual_stems, find
from tawthiq.text.tokens import tokenize


def only(text: str) -> Quantity:
    found = find(tokenize(text))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("مقتل 15 شخصا", 15, 15, Bound.EXACT),
        ("مقتل 3. وأصيب آخرون", 3, 3, Bound.EXACT),
        ("120 قتيلا - بينهم أطفال", 120, 120, Bound.EXACT),
        ("مقتل ١٥ شخصا", 15, 15, Bound.EXACT),
        ("استشهد اليوم 15 مواطنا", 15, 15, Bound.EXACT),
        ("قتل صباح اليوم 7 أشخاص", 7, 7, Bound.EXACT),
        ("وأكثر من (13,021) إصابة", 13021, None, Bound.AT_LEAST),
        ("اعتقال (22) مواطنا على الأقل", 22, None, Bound.AT_LEAST),
        ("نزوح ۱۲۳٬۴۵۶ شخصا", 123456, 123456, Bound.EXACT),
        ("مقتل 6,910 مدنيين", 6910, 6910, Bound.EXACT),
        ("بخمسة قتلى", 5, 5, Bound.EXACT),
        ("مئة وخمسة وعشرون قتيلا", 125, 125, Bound.EXACT),
        ("خمسة عشر جريحا", 15, 15, Bound.EXACT),
        ("احدى عشرة امرأة", 11, 11, Bound.EXACT),
        ("ألفان وثلاثمئة نازح", 2300, 2300, Bound.EXACT),
        ("مئتي مدني", 200, 200, Bound.EXACT),
        ("230 ألفا من السكان", 230_000, 230_000, Bound.EXACT),
        ("3 آلاف و500 نازح", 3500, 3500, Bound.EXACT),
        ("مليون ونصف نازح", 1_500_000, 1_500_000, Bound.EXACT),
        ("ربع مليون لاجئ", 250_000, 250_000, Bound.EXACT),
        ("ألفا قتيل", 2000, 2000, Bound.EXACT),
        ("القتلى الخمسة", 5, 5, Bound.EXACT),
        ("أكثر من 20 قتيلا", 20, None, Bound.AT_LEAST),
        ("ما لا يقل عن عشرة قتلى", 10, None, Bound.AT_LEAST),
        ("22 من عناصرها على الأقل", 22, None, Bound.AT_LEAST),
        ("20 قتيلا أو أكثر", 20, None, Bound.AT_LEAST),
        ("تجاوز عدد القتلى 50", 50, None, Bound.AT_LEAST),
        ("ما لا يقل عن نحو 20 قتيلا", 20, None, Bound.AT_LEAST),
        ("مايزيد عن 9 جرحى", 9, None, Bound.AT_LEAST),
        ("مايربو على عشرين نازحا", 20, None, Bound.AT_LEAST),
        ("نحو 30 قتيلا", 30, 30, Bound.ABOUT),
        ("مايناهز 40 نازحا", 40, 40, Bound.ABOUT),
        ("ما يقارب الـ30 قتيلا", 30, 30, Bound.ABOUT),
        ("أقل من 5 قتلى", None, 5, Bound.AT_MOST),
        ("يصل إلى 40 قتيلا", None, 40, Bound.AT_MOST),
        ("من 120 إلى حوالي 260 مدنيا", 120, 260, Bound.RANGE),
        ("ما بين 10 و15 قتيلا", 10, 15, Bound.RANGE),
        ("بين خمسة وعشرين قتيلا", 5, 20, Bound.RANGE),
        ("3 أو 4 قتلى", 3, 4, Bound.RANGE),
        ("20-30 جريحا", 20, 30, Bound.RANGE),
        ("بين 3 و5 آلاف نازح", 3000, 5000, Bound.RANGE),
        ("بين مئات الآلاف ومليون شخص", 100_000, 1_000_000, Bound.RANGE),
        ("أكثر من 10 وأقل من 20 قتيلا", 10, 20, Bound.RANGE),
        ("عشرات القتلى", 10, None, Bound.VAGUE),
        ("مئات آلاف النازحين", 100_000, None, Bound.VAGUE),
        ("عدد كبير من المدنيين", None, None, Bound.VAGUE),
        ("عدة أشخاص", None, None, Bound.VAGUE),
        ("بضع عشرات من القتلى", 10, None, Bound.VAGUE),
    ],
)
def test_figures_and_bounds(text: str, low: int | None, high: int | None, bound: Bound) -> None:
    found = only(text)
    assert (found.min, found.max, found.bound) == (low, high, bound)
    assert found.is_count


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("20% من السكان", Role.PERCENT),
        ("في اليوم 15 من الحرب", Role.DATE),
        ("يوم 15 قتل طفل", Role.DATE),
        ("استؤنف القصف اليوم 15 على المدينة", Role.DATE),
        ("استمر القصف اليوم 15 حتى المساء", Role.DATE),
        ("ثلاثون بالمئة من السكان", Role.PERCENT),
        ("(63 عاما)", Role.AGE),
        ("طفل يبلغ من العمر 9 سنوات", Role.AGE),
        ("على بعد 50 كلم", Role.LENGTH),
        ("من عيار 122 ملم", Role.CALIBRE),
        ("زنة 250 كغ", Role.WEIGHT),
        ("خلال 24 ساعة", Role.DURATION),
        ("الساعة 5", Role.CLOCK),
        ("اللواء 50 في الجيش", Role.UNIT_NAME),
        ("الفرقة الـ14", Role.UNIT_NAME),
        ("مروحية H-100", Role.MODEL),
        ("دبابة تي-72", Role.MODEL),
        ("خمسة ملايين دولار", Role.MONEY),
        ("17 آذار", Role.DATE),
        ("عام 2017", Role.DATE),
        ("12 مشاهدة", Role.VIEWS),
        ("ثلاث مرات", Role.TIMES),
        ("1- اسم الضحية", Role.ITEM),
        ("2. سالم النهار", Role.ITEM),
        ("120. سالم النهار", Role.ITEM),
        ("2 - سالم النهار", Role.ITEM),
        ("3/ سالم النهار", Role.ITEM),
    ],
)
def test_roles_that_are_no_counts(text: str, role: Role) -> None:
    found = only(text)
    assert found.role is role
    assert not found.is_count


@pytest.mark.parametrize("text", ["يوم 2-3-2016 فاستشهد مدني", "2016-03-02 استشهاد مدني", "بتاريخ 12.3.2016 قتل طفل"])
def test_a_date_in_figures_counts_nobody(text: str) -> None:
    assert not [found for found in find(tokenize(text)) if found.is_count]


@pytest.mark.parametrize("text", ["استشهاد 2-3 مدنيين", "أصيب 10-12 مدنيا", "1-2-3 قتلى"])
def test_figures_that_touch_are_no_date_without_a_year(text: str) -> None:
    assert [found for found in find(tokenize(text)) if found.is_count]


def test_the_words_of_the_bound_belong_to_the_figure() -> None:
    text = "مقتل ما لا يقل عن 200 شخص"
    found = only(text)
    assert text[found.start : found.end] == "ما لا يقل عن 200"
    assert tokenize(text)[found.figure].text == "200"


def test_reach_takes_in_the_bound_behind_the_noun() -> None:
    tokens = tokenize("307 مدنيين على الأقل قتلوا وأصيب 237 آخرون")
    first, second = find(tokens)
    assert tokens[first.reach].text == "الأقل"
    assert (second.min, second.max) == (237, 237)


@pytest.mark.parametrize("text", ["لست متأكدا", "عدد القتلى من المدنيين", "يوم الاثنين", "أحد القتلى", "قرية بليون"])
def test_words_that_are_no_numbers(text: str) -> None:
    assert find(tokenize(text)) == ()


def test_ordinals_are_kept_apart() -> None:
    assert [(found.kind, found.min) for found in find(tokenize("للمرة الثالثة والسادسة عشرة"))] == [
        (Kind.ORDINAL, 3),
        (Kind.ORDINAL, 16),
    ]


def test_dual_stems() -> None:
    assert dual_stems("قتيلان") == ("قتيل",)
    assert "طفله" in dual_stems("طفلتين")
    assert dual_stems("قتيل") == ()


@settings(deadline=None)  # the first call reads the word lists
@given(st.integers(min_value=0, max_value=10**9))
def test_any_figure_reads_as_itself(number: int) -> None:
    assert only(f"{number:,}").min == number
    assert only(str(number).translate({ord(str(n)): chr(0x0660 + n) for n in range(10)})).min == number


@settings(deadline=None)  # the first call reads the word lists
@given(st.text(alphabet="ابت ثلاثة عشر مئة و ألف 0123456789,.-من إلى بين على الأقل", max_size=60))
def test_any_text_gives_ordered_quantities_with_true_offsets(text: str) -> None:
    tokens = tokenize(text)
    last = -1
    for found in find(tokens):
        assert last < found.first <= found.figure <= found.last <= found.reach < len(tokens)
        assert (found.start, found.end) == (tokens[found.first].start, tokens[found.last].end)
        if found.min is not None and found.max is not None:
            assert found.min <= found.max
        last = found.last
