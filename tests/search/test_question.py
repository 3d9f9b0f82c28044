"""What is made of a question: words, phrases, concepts and days, in both languages."""

from collections.abc import Sequence

import pytest

from tawthiq.lexicon import entries
from tawthiq.lexicon.parties import load
from tawthiq.model.vocabulary import Facility, Group, Kind, Method, Outcome, Response, Stance, Victims
from tawthiq.search.dates import days
from tawthiq.search.question import read

KNOWN = {"حلب": ("place:حلب",), "aleppo": ("place:حلب",), "نساء": ("place:نساء",), "deirzor": ("place:ديرزور",)}


def names(keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    return {key: KNOWN[key] for key in keys if key in KNOWN}


def concepts(text: str) -> set[str]:
    return {name for concept in read(text, names).concepts for name in concept.names}


@pytest.mark.parametrize("text", ["Russian airstrike on a hospital in Aleppo", "غارة جوية روسية على مستشفى بحلب"])
def test_one_question_in_two_languages_asks_the_same(text: str) -> None:
    assert {"party:russia", "means:airstrike", "facility:medical", "place:حلب"} <= concepts(text)


def test_a_name_that_is_a_common_word_is_a_place_after_a_preposition_only() -> None:
    assert "group:women" in concepts("مقتل نساء")
    assert "place:نساء" in concepts("قصف في نساء")


def test_longer_words_win() -> None:
    assert concepts("Saudi-led coalition") == {"party:saudi-led-coalition"}
    assert "facility:camp" in concepts("refugee camp")
    assert concepts("in Deir al-Zor") == {"place:ديرزور"}


def test_words_that_only_ask_are_left_out() -> None:
    assert read("What happened in the city?", names).words == ("happened",)
    assert read("ماذا حدث في المدينة", names).words == ("حدث",)


def test_phrases_are_taken_out_of_every_kind_of_quotation_marks() -> None:
    asked = read('قصف "مخيم جباليا" «حي الشعار» “old town”', names)
    assert asked.phrases == (("مخيم", "جباليا"), ("حي", "الشعار"), ("old", "town"))
    assert asked.words == ("قصف",)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("on 17 March 2017", "2017-03-17", "2017-03-17"), ("March 17th, 2017", "2017-03-17", "2017-03-17"),
     ("in March 2017", "2017-03-01", "2017-03-31"), ("2016", "2016-01-01", "2016-12-31"),
     ("2015-2017", "2015-01-01", "2017-12-31"), ("2017-03-17", "2017-03-17", "2017-03-17"),
     ("يوم 17 آذار 2017", "2017-03-17", "2017-03-17"), ("من 2015 إلى 2017", "2015-01-01", "2017-12-31"),
     ("in May 2019 people", "2019-05-01", "2019-05-31")],
)  # fmt: skip
def test_days_that_a_question_names(text: str, first: str, last: str) -> None:
    assert [(found.first, found.last) for found in days(text)] == [(first, last)]


@pytest.mark.parametrize("text", ["yesterday", "أمس", "2,016 people", "may they rest", ""])
def test_what_names_no_day(text: str) -> None:
    assert days(text) == ()


def test_every_concept_of_the_list_is_a_value_of_a_vocabulary() -> None:
    values: dict[str, set[str]] = {
        "means": {*Method}, "facility": {*Facility}, "group": {*Group}, "victims": {*Victims},
        "outcome": {*Outcome}, "response": {*Response}, "stance": {*Stance}, "kind": {*Kind},
        "party": set(load().parties),
    }  # fmt: skip
    for entry in entries.load("questions"):
        assert entry.means or entry.attributes.get("kind") == "skip", entry.id
        for concept in entry.means.split():
            slot, _, value = concept.partition(":")
            assert value in values[slot], concept


def test_every_means_facility_and_group_can_be_asked_for_in_english() -> None:
    told = {concept for entry in entries.load("questions") for concept in entry.means.split()
            if any(form.isascii() for form in entry.forms)}  # fmt: skip
    wanted = {f"means:{m}" for m in Method} | {f"facility:{f}" for f in Facility} | {f"group:{g}" for g in Group}
    assert wanted - told == {"means:other", "facility:other", "group:all"}
