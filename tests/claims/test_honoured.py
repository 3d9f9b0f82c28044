"""The dead told by name under a title, in invented posts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq import claims, gazetteer
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.passages import split

RESOURCES = claims.Resources(gazetteer=gazetteer.load())


def read(text: str) -> tuple[Claim, ...]:
    found, issues = claims.find(split(Document(id="d", text=text)), RESOURCES)
    assert not issues
    return found


def killed(text: str) -> list[int | None]:
    return [harm.min for claim in read(text) for harm in claim.harms if harm.outcome == "killed"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("ارتقاء الشهيد سالم النهار من بلدة السنابل جراء القصف الذي تعرضت له البلدة", 1),
        ("مقتل الشهيد كريم العلي بغارة على بلدة كفرنبل", 1),
        ("الشهيد سالم حسن النهار", 1),
        ("الشهيد سالم الطالب النهار", 1),
        ("تودع المدينة شبابها الشهيد سالم النهار والشهيد كريم العلي", 2),
        ("الشهيد سالم حسن النهار الشهيد كريم حسن النهار الشهيدة الطفلة ريم سالم النهار", 3),
        ("صورة للشهيد سالم النهار الذي ارتقى اليوم بسقوط صاروخ في مدينة كفرنبل", 1),
        ("الشهداء: الشهيد البطل سالم النهار الشهيد البطل كريم العلي", 2),
        ("انتقل إلى رحمة الله الشهيد سالم النهار والشهيد كريم العلي ولا نقول إلا ما يرضي ربنا", 2),
        ("نحتسب عند الله الشهيد سالم النهار", 1),
        ("رحم الله الشهداء ١.سالم عبد الله ٢.كريم محمد العلي ٣.رغد رياض الحسن", 3),
    ],
)
def test_who_is_named_under_a_title_is_counted(text: str, count: int) -> None:
    found = read(text)
    assert killed(text) == [count]
    assert sum(len(claim.people) for claim in found) == count


@pytest.mark.parametrize(
    "text",
    [
        "وصل الجرحى إلى مشفى الشهيد سالم النهار",
        "كتيبة الشهيد سالم النهار تستهدف حاجزا للجيش",
        "يطالب أهالي الشهيد سالم النهار بالقصاص",
        "اجتمع ذوو الشهداء في مدرسة الشهيد سالم النهار",
    ],
)
def test_a_title_within_a_name_or_of_one_who_is_known_tells_no_death(text: str) -> None:
    assert not [count for count in killed(text) if count]


def test_a_death_told_in_other_words_too_is_told_once() -> None:
    assert killed("الشهيد سالم النهار مضى على درب من سبقوه شهيدا") == [1]


def test_a_heading_of_victims_in_general_is_no_claim() -> None:
    assert not read("شهداء الثورة\nوصل وفد إلى المدينة صباح اليوم لبحث ملف المياه والكهرباء.")
    assert read("شهداء في كفرنبل\nوصل وفد إلى المدينة صباح اليوم لبحث ملف المياه والكهرباء.")


def test_items_that_tell_their_own_place_and_attack_are_events_of_their_own() -> None:
    text = "وتوزع القتلى كما يلي:\n- رجل بقصف مدفعي على بلدة كفرنبل\n- طفلان بانفجار لغم في بلدة حاس"
    found = [(claim.where.place if claim.where else None, claim.harms[0].min) for claim in read(text)]
    assert found == [("كفرنبل", 1), ("حاس", 2)]
    parts = read("مقتل 21 شخصا في كفرنبل، والقتلى هم:\n- 18 مدنيا\n- 3 جنود")
    assert [harm.min for harm in parts[-1].harms] == [18, 3]


WORDS = "الشهيد والشهيد الطفل الطالب سالم كريم النهار حسن مقتل ثلاثة شهداء وابنه ، . : 1- في تودع الذي قضى"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=14))
def test_any_order_of_these_words_is_read_to_its_end(words: list[str]) -> None:
    claims.find(split(Document(id="d", text=" ".join(words))), RESOURCES)


@pytest.mark.parametrize("text", ["الشهيد بإذن الله / سالم حسن النهار", "الشهيد بإذن الله سالم حسن النهار"])
def test_a_pious_wish_or_a_mark_may_stand_between_title_and_name(text: str) -> None:
    assert killed(text) == [1]
