"""Passages told in the same words: a wire's paragraph in a longer article, and what only looks alike."""

import random
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.assessment import retold

WIRE = (
    "قتل أربعة أشخاص من عائلة واحدة وأصيب ثلاثة آخرون بجروح متفاوتة جراء استهداف طائرة مسيرة مجهولة حافلة صغيرة "
    "كانت تقل عمالا إلى حقول القطن قرب بلدة الرمانة"
)
BEFORE = "شهدت أرياف المنطقة خلال الساعات الماضية تصعيدا جديدا، فيما طالب الأهالي بفتح ممرات آمنة للخروج. "
AFTER = " وكانت فرق الإسعاف قد واجهت صعوبة في الوصول بسبب وعورة الطريق، ودعت إلى تجنب التجمعات في الأماكن المكشوفة."
OTHER_WORDS = "أودت غارة لطائرة من دون طيار على حافلة عمال عند الرمانة بحياة أربعة من أسرة واحدة، وجرح ثلاثة."


def tell(desk: Any, text: str, words: str | None = None, **more: Any) -> str:
    """A claim of four dead that stands in `text` where `words` (by default all of it) do."""
    told = words or text
    start = text.index(told)
    name: str = desk.say(desk.harm(4), text=text, **more)
    at = next(i for i, c in enumerate(desk.claims) if c.id == name)
    desk.claims[at] = replace(desk.claims[at], start=start, end=start + len(told), quote=told)
    return name


def test_a_paragraph_of_a_wire_in_a_longer_article_is_not_told_independently(desk: Any) -> None:
    tell(desk, WIRE, publisher="وكالة الساحل", published="2023-01-01T08:00")
    tell(desk, BEFORE + WIRE + AFTER, WIRE, publisher="صحيفة الجبل", published="2023-01-01T12:00")
    incident = desk.incident()
    assert (incident.independent_origins, incident.outlets) == (1, 2)
    assert [(d.rule, d.directed, d.claims) for d in incident.dependences] == [
        ("dependence.passage", True, ("c1", "c0"))
    ]
    assert [(c.document, c.of, c.ordered, c.whole) for c in incident.copies] == [("d1", "d0", True, False)]


@pytest.mark.parametrize("published", ["2023-01-01", None])
def test_where_nobody_knows_who_was_first_the_two_are_one(desk: Any, published: str | None) -> None:
    tell(desk, WIRE, publisher="وكالة الساحل", published=published)
    tell(desk, BEFORE + WIRE + AFTER, WIRE, publisher="صحيفة الجبل", published=published)
    incident = desk.incident()
    assert incident.independent_origins == 1
    assert [d.directed for d in incident.dependences] == [False]
    assert [c.ordered for c in incident.copies] == [False]


def test_the_event_in_other_words_is_told_independently(desk: Any) -> None:
    tell(desk, WIRE, publisher="وكالة الساحل", published="2023-01-01")
    tell(desk, OTHER_WORDS, publisher="صحيفة الجبل", published="2023-01-01")
    assert desk.incident().independent_origins == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "قتل أربعة مدنيين بقصف مدفعي على بلدة الرمانة بريف الوادي الشرقي اليوم الثلاثاء 3 كانون الثاني",
            "مقتل 4 مدنيين بقصف مدفعي على بلدة الرمانة بريف الوادي الشرقي اليوم الثلاثاء 3 كانون الثاني",
        ),
        (
            "قالت وزارة الصحة إن أربعة أشخاص قتلوا في القصف على الرمانة وإن عدد الجرحى مرشح للارتفاع",
            "أكد شهود لمراسلنا أن أربعة أشخاص قتلوا في القصف على الرمانة بينما كانوا يصلون في المسجد",
        ),
    ],
)
def test_short_news_of_one_town_is_no_copy(desk: Any, one: str, other: str) -> None:
    where = desk.place("الرمانة", "ريف الوادي الشرقي")
    tell(desk, one, publisher="وكالة الساحل", published="2023-01-03", where=where)
    tell(desk, other, publisher="صحيفة الجبل", published="2023-01-03", where=where)
    incident = desk.incident()
    assert incident.independent_origins == 2
    assert not incident.copies


def test_a_passage_weeks_later_is_not_judged_by_its_words(desk: Any) -> None:
    tell(desk, WIRE, publisher="وكالة الساحل", published="2023-01-01")
    tell(desk, WIRE, publisher="صحيفة الجبل", published="2023-02-01")
    assert desk.incident().independent_origins == 2


def test_common_words_elsewhere_in_the_reports_say_nothing_of_the_claims(desk: Any) -> None:
    tell(desk, "قتل أربعة في الرمانة. " + "كلام آخر طويل لا صلة له بالحادثة أبدا. " * 8 + WIRE, "قتل أربعة في الرمانة")
    tell(desk, "سقط أربعة قتلى هناك. " + "حديث مختلف تماما عن أمور السوق والطقس. " * 8 + WIRE, "سقط أربعة قتلى هناك")
    assert not desk.incident().copies


def test_an_outlet_that_copies_and_has_its_own_witnesses_counts(desk: Any) -> None:
    tell(desk, WIRE, publisher="وكالة الساحل", published="2023-01-01T08:00")
    tell(desk, WIRE + AFTER, WIRE, publisher="صحيفة الجبل", published="2023-01-01T12:00", document="b")
    desk.say(desk.harm(5), "شهود عيان", publisher="صحيفة الجبل", document="b")
    assert desk.incident().independent_origins == 2


def test_words_ascribed_by_name_are_that_ones_whoever_printed_them_first(desk: Any) -> None:
    tell(desk, WIRE, publisher="صحيفة الجبل", published="2023-01-01T08:00")
    tell(desk, BEFORE + WIRE, WIRE, by="الدفاع المدني", publisher="وكالة الساحل", published="2023-01-01T12:00")
    incident = desk.incident()
    assert incident.independent_origins == 1
    names = {o.id: o.name for o in incident.origin_tree}
    assert [names[o] for group in incident.origin_groups for o in group] == ["الدفاع المدني"]


def test_two_named_sources_stay_two_though_their_words_are_the_same(desk: Any) -> None:
    tell(desk, WIRE, by="الدفاع المدني", publisher="وكالة الساحل")
    tell(desk, WIRE, by="المرصد السوري", publisher="صحيفة الجبل")
    assert desk.incident().independent_origins == 2


def test_a_digest_of_two_dispatches_does_not_join_them(desk: Any) -> None:
    tell(desk, WIRE, publisher="وكالة الساحل", published="2023-01-01T08:00")
    tell(desk, OTHER_WORDS + AFTER, OTHER_WORDS, publisher="وكالة النهر", published="2023-01-01T08:30")
    tell(desk, WIRE + ". " + OTHER_WORDS, WIRE, publisher="صحيفة الجبل", published="2023-01-01T20:00", document="z")
    tell(desk, WIRE + ". " + OTHER_WORDS, OTHER_WORDS, publisher="صحيفة الجبل", document="z")
    assert desk.incident().independent_origins == 2


def test_a_person_sets_a_copy_aside_and_the_decision_is_shown(desk: Any) -> None:
    tell(desk, WIRE, publisher="وكالة الساحل", published="2023-01-01T08:00")
    tell(desk, BEFORE + WIRE + AFTER, WIRE, publisher="صحيفة الجبل", published="2023-01-01T12:00")
    decision = desk.decide("independent", *(o.id for o in desk.incident().origin_tree))
    incident = desk.incident()
    assert incident.independent_origins == 2
    assert [(d.rule, d.overruled, d.decision) for d in incident.dependences] == [("dependence.passage", True, decision)]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 100_000))
def test_passages_without_a_long_run_in_common_are_no_copies(seed: int) -> None:
    """The look that spares cutting up both passages never says otherwise than that would."""
    pick = random.Random(seed)  # noqa: S311
    words = [f"كلم{a}{b}" for a in "بتجحدرس" for b in "صطعفقك"] + ["5"] * pick.choice((0, 20))
    first = pick.choices(words, k=60)
    second = pick.choices(words, k=60)
    for _ in range(pick.randrange(4)):  # runs of any length that stand in both
        length, here, there = pick.randrange(3, 16), pick.randrange(40), pick.randrange(40)
        second[there : there + length] = first[here : here + length]
    one, other = (passage(told, pick.sample(words, k=pick.randrange(3)), pick) for told in (first, second))
    unseen, also = without_a_look(one), without_a_look(other)
    assert retold._is_copy(one, other) == retold._is_copy(unseen, also)  # type: ignore[arg-type]


def without_a_look(passage: retold._Passage) -> SimpleNamespace:
    """The same passage, which seems to share a run with any other."""
    names = ("words", "first", "last", "telling", "places", "stretches")
    told = {name: getattr(passage, name) for name in names}
    every = frozenset({("any",)})
    return SimpleNamespace(**told, sevens=every, own_sevens=every, runs=lambda _: every)


def passage(words: list[str], places: list[str], pick: random.Random) -> retold._Passage:
    """The claim stands anywhere, and all words but numbers and those of its places tell something."""
    first, last = sorted(pick.sample(range(len(words) + 1), k=2))
    return retold._Passage(tuple(words), first, last, tuple(places))
