"""Victims told one by one. All people and events are invented."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq import claims, gazetteer
from tawthiq.claims.verify import check
from tawthiq.model.claim import Claim, Person
from tawthiq.model.document import Document
from tawthiq.passages import split

RESOURCES = claims.Resources(gazetteer=gazetteer.load())


def read(text: str) -> tuple[Claim, ...]:
    found, issues = claims.find(split(Document(id="d", text=text, published="2024-03-05")), RESOURCES)
    assert not issues
    return found


def people(text: str) -> list[Person]:
    return [person for claim in read(text) for person in claim.people]


def told(text: str) -> list[tuple[str | None, int | None, str | None, str | None, str | None]]:
    return [(p.name, p.age, p.sex, p.kin, p.role) for p in people(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "استشهد الطفل رامي محمد العلي (9 أعوام) جراء قصف مدفعي على مدينة الرقة.",
            ("رامي محمد العلي", 9, "male", None, None),
        ),
        ("وقتلت مريم أحمد البالغة من العمر 70 عاما في قصف على الخرطوم.", ("مريم أحمد", 70, None, None, None)),
        ("أصيب شاب يبلغ من العمر 22 عاما برصاص قناص في تعز.", (None, 22, "male", None, None)),
        ("مقتل المسعف خالد الحسن في غارة على مدينة حلب.", ("خالد الحسن", None, None, None, "مسعف")),
        ("استشهاد الصحفية ندى خليل برصاص قوات الاحتلال في جنين.", ("ندى خليل", None, "female", None, "صحفية")),
        ("قتل الجندي علي حسن برصاص قناص في سيناء.", ("علي حسن", None, None, None, "جندي")),
        ("توفي الطفل يزن (4 سنوات) متأثرا بجراحه بعد قصف على دوما.", ("يزن", 4, "male", None, None)),
        ("قُتل مدني (ماهر العيسى) اليوم في غارة على مدينة إدلب.", ("ماهر العيسى", None, None, None, None)),
        ("أصيبت طفلة (ريما صالح 8 سنوات) بلغم في مدينة حماة.", ("ريما صالح", 8, "female", None, None)),
        ("انتقل إلى رحمة الله تعالى فؤاد الأحمد بقصف على مدينة حمص.", ("فؤاد الأحمد", None, None, None, None)),
        (
            "ارتقاء الشهيد نزار كمال الدين رحمه الله وغفر له وأسكنه فسيح جناته وألهم أهله الصبر بغارة على مدينة حمص.",
            ("نزار كمال الدين", None, None, None, None),
        ),
        ("قصف على مدينة حمص، والقتيل هو عادل الناصر من سكانها.", ("عادل الناصر", None, None, None, None)),
        ("استشهاد الرضيع سامر حسن (6 أشهر) في غارة على غزة.", ("سامر حسن", 0, "male", None, None)),
        (
            "إصابة شخص آخر يدعى وليد الجمال البالغ من العمر 16 عاما بقذيفة في بنغازي.",
            ("وليد الجمال", 16, None, None, None),
        ),
    ],
)
def test_one_victim(text: str, expected: tuple[str | None, int | None, str | None, str | None, str | None]) -> None:
    assert told(text) == [expected]


def test_kin_and_rolls() -> None:
    assert told("استشهاد سالم حسن (45 عاما) وابنه كريم وزوجته في غارة على غزة.") == [
        ("سالم حسن", 45, None, None, None),
        ("كريم", None, "male", "son", None),
        (None, None, "female", "wife", None),
    ]
    assert told("استشهد المواطن ياسر صالح وابنه كريم بقصف على منزلهم في تعز.") == [
        ("ياسر صالح", None, None, None, None),
        ("كريم", None, "male", "son", None),
    ]
    assert told("قتل ثلاثة مدنيين هم سالم الأحمد ووليد الحسن وابنه كريم في قصف على الرقة.") == [
        ("سالم الأحمد", None, None, None, None),
        ("وليد الحسن", None, None, None, None),
        ("كريم", None, "male", "son", None),
    ]


def test_each_has_its_own_outcome() -> None:
    found = people("قتل المسعف خالد الحسن وأصيب المصور سامر نعيم (30 عاما) بقصف على مدينة إدلب.")
    assert [(p.name, p.outcome.value) for p in found] == [("خالد الحسن", "killed"), ("سامر نعيم", "injured")]


@pytest.mark.parametrize(
    "text",
    [
        "مقتل مدني وإصابة آخر بغارة جوية على مدينة إدلب.",
        "مقتل طفل وإصابة طفلة بقصف على تعز.",
        "أصيب رجل بجروح خطيرة بقذيفة في بنغازي.",
        "قتل خمسة أشخاص في انفجار ببغداد.",
        "مقتل شاب (من أبناء المدينة) برصاص قناص في تعز.",
        "مقتل رجل بغارة على بنغازي، والقتيل هو مدير مدرسة.",
    ],
)
def test_a_noun_alone_is_a_figure_only(text: str) -> None:
    assert people(text) == []


def test_no_word_of_attack_or_place_ends_up_in_a_name() -> None:
    assert [p.name for p in people("مقتل الشاب عمر السالم بغارتين جويتين على مدينة الرقة.")] == ["عمر السالم"]


TEXT = "استشهد المسعف رامي محمد العلي (29 عاما) وأصيبت زوجته هدى، بقصف مدفعي على مدينة الرقة."


@given(
    st.integers(0, 120), st.sampled_from(("رامي", "محمد العلي", "سالم")), st.sampled_from(("name", "age", "kin", "sex"))
)
@settings(deadline=None)
def test_what_the_words_do_not_say_is_refused(age: int, name: str, slot: str) -> None:
    claim = next(c for c in read(TEXT) if c.people)
    value: dict[str, object] = {"name": name, "age": age if age != 29 else 30, "kin": "father", "sex": "female"}
    lied = replace(claim, people=(replace(claim.people[0], **{slot: value[slot]}), *claim.people[1:]))  # type: ignore[arg-type]
    assert "people" in [fault.slot for fault in check(lied, Document(id="d", text=TEXT, published="2024-03-05"))]


def test_children_told_by_their_number_are_no_name() -> None:
    assert [person.name for person in people("استشهد محمد الحسين وزوجته وأطفاله الثلاثة في قصف على غزة.")] == [
        "محمد الحسين",
        None,
    ]


@pytest.mark.parametrize(
    "text", ["استشهاد الطفل سالم الحسن مدينة الرقة في قصف.", "استشهد الشاب سالم الحسن بلدة سرمين."]
)
def test_a_name_ends_where_a_town_is_announced(text: str) -> None:
    assert [person.name for person in people(text)] == ["سالم الحسن"]
