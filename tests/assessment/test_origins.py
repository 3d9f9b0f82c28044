"""Who knows: roots of chains, names and their aliases, unnamed sources, the tree."""

from typing import Any

import pytest

from tawthiq.assessment.names import name_of
from tawthiq.assessment.origins import roots


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("المرصد السوري", "المرصد السوري لحقوق الإنسان"),
        ("مدير المرصد السوري لحقوق الإنسان رامي عبد الرحمن", "المرصد السوري"),
        ("وكالة رويترز", "رويترز"),
        ("مراسل الأناضول", "وكالة الأناضول الإخبارية"),
        ("قناة الغد", "الغد"),
        ("الناشط سالم الأحمد في إدلب", "سالم الأحمد"),
        ("مراسل صوت الوادي بريف حلب", "صوت الوادي"),
        ("Syrian Observatory for Human Rights", "المرصد السوري لحقوق الإنسان"),
    ],
)
def test_names_of_one_source_fold_together(one: str, other: str) -> None:
    assert name_of(one).key == name_of(other).key
    assert name_of(one).named


@pytest.mark.parametrize(
    "words",
    [
        "مصادر محلية",
        "البعض",
        "شهود عيان",
        "معظم المصادر المحلية",
        "الأهالي",
        "مصادر في قوات الأمن",
        "تقارير متعددة",
        "مراسلنا في دمشق",
        "ناشط محلي",
        "الناشط في إدلب",
    ],
)
def test_generic_words_name_nobody(words: str) -> None:
    assert not name_of(words).named


def test_roots_are_the_nodes_with_none_deeper_directly_after(desk: Any) -> None:
    chain = [desk.source("تقارير", 0), desk.source("مصادر عسكرية", 1), desk.source("شهود", 1), desk.source("رويترز", 0)]
    assert roots(chain) == (1, 2, 3)


def test_thirty_outlets_that_repeat_one_wire_are_one_origin(desk: Any) -> None:
    for i in range(30):
        desk.say(desk.harm(5), "رويترز", publisher=f"صحيفة رقم{i}")
    incident = desk.incident()
    assert (incident.independent_origins, incident.outlets) == (1, 30)
    assert [(o.name, len(o.outlets)) for o in incident.origin_tree] == [("رويترز", 30)]


def test_unnamed_sources_of_one_publisher_are_one_origin(desk: Any) -> None:
    desk.say(desk.harm(5), "مصادر محلية", publisher="عنب بلدي")
    desk.say(desk.harm(6), "شهود عيان", publisher="عنب بلدي")
    assert desk.incident().independent_origins == 1


def test_unnamed_sources_of_two_publishers_are_two_origins(desk: Any) -> None:
    desk.say(desk.harm(5), "مصادر محلية", publisher="عنب بلدي")
    desk.say(desk.harm(6), "مصادر محلية", publisher="شبكة شام")
    assert desk.incident().independent_origins == 2


def test_the_same_unnamed_words_with_the_same_number_are_one_origin(desk: Any) -> None:
    desk.say(desk.harm(5), "مصادر محلية", publisher="عنب بلدي")
    desk.say(desk.harm(5), "مصادر محلية", publisher="شبكة شام")
    assert desk.incident().independent_origins == 1


def test_an_unnamed_source_belongs_to_the_agency_that_quotes_it(desk: Any) -> None:
    for outlet in ("الجريدة", "النهار", "الخليج"):
        desk.say(desk.harm(5), [desk.source("رويترز", 0), desk.source("مصدر طبي", 1)], publisher=outlet)
    incident = desk.incident()
    assert incident.independent_origins == 1
    names = {o.id: o.name for o in incident.origin_tree}
    assert [(o.name, names.get(o.parent or "")) for o in incident.origin_tree] == [
        ("رويترز", None),
        ("مصدر طبي", "رويترز"),
    ]


def test_without_publisher_the_document_is_the_origin(desk: Any) -> None:
    desk.say(desk.harm(5), document="a")
    desk.say(desk.harm(5), document="b")
    assert desk.incident().independent_origins == 2


def test_a_surname_folds_into_the_full_name(desk: Any) -> None:
    desk.say(desk.harm(5), "الجنرال مارك ميلي")
    desk.say(desk.harm(5), "ميلي")
    assert desk.incident().independent_origins == 1


def test_a_short_name_folds_into_the_organisation_named_beside_it(desk: Any) -> None:
    desk.say(desk.harm(5), "الدفاع المدني السوري")
    desk.say(desk.harm(5), "الدفاع المدني")
    assert desk.incident().independent_origins == 1


def test_a_short_name_folds_into_the_organisation_that_publishes_or_has_an_alias(desk: Any) -> None:
    desk.say(desk.harm(5), publisher="Syrian Civil Defence")
    desk.say(desk.harm(5), "مؤسسة الدفاع المدني السوري")
    desk.say(desk.harm(5), "الخوذ البيضاء")
    desk.say(desk.harm(5), "الدفاع المدني")
    assert desk.incident().independent_origins == 1


def test_a_publisher_s_correspondent_is_the_publisher_in_other_letters_too(desk: Any) -> None:
    desk.say(desk.harm(5), document="d", publisher="Wadi Voice")
    desk.say(desk.harm(5), "مراسل صوت الوادي", document="d", publisher="Wadi Voice")
    assert desk.incident().independent_origins == 1


def test_a_correspondent_whom_others_quote_too_keeps_the_name(desk: Any) -> None:
    desk.say(desk.harm(5), "مراسل صوت الوادي", publisher="النهار")
    desk.say(desk.harm(5), "صوت الوادي", publisher="الجبل")
    assert desk.incident().independent_origins == 1
    desk.say(desk.harm(6), publisher="النهار")
    assert desk.incident().independent_origins == 2
