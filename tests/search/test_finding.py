"""Searching a register of invented reports in two languages: what is found, why, under which filters, and when."""

import json
import sqlite3
from pathlib import Path

import pytest

from tawthiq import decisions, pipeline
from tawthiq.model.decision import DecisionKind
from tawthiq.pipeline import Orders
from tawthiq.register import Register
from tawthiq.register.workings import SEARCH as FILE
from tawthiq.search import Filters, Index, find

from .conftest import QUESTIONS, filled, written

FIRST, FIVE = 0.95, 1.0
"""Floors over the annotated questions: the best hit is an answer; the answers are among the first five."""


@pytest.fixture(scope="module")
def index(reports: Register) -> Index:
    return Index(reports)


def test_questions_are_answered_across_languages(index: Index) -> None:
    first, five, wanted = 0, 0, 0
    for question in QUESTIONS:
        found = [hit.id for hit in find(index, question.ask).documents[:5]]
        first += found[:1] != [] and found[0] in question.answers
        five += len({*found} & {*question.answers})
        wanted += len(question.answers)
    assert first / len(QUESTIONS) >= FIRST
    assert five / wanted >= FIVE


def test_a_report_about_nothing_of_it_is_no_hit(index: Index) -> None:
    for ask in ("hospital bombed by Russia in Aleppo in 2016", "قصف مستشفى في حلب"):
        assert {"h15", "e4"}.isdisjoint(hit.id for hit in find(index, ask).documents)


def test_every_sort_is_found_and_says_why(index: Index, reports: Register) -> None:
    found = find(index, "Russian warplanes bombed a hospital in Aleppo in 2016")
    claim = reports.claim(found.claims[0].id).claim
    assert claim.document == "h1"
    assert found.incidents[0].id == reports.claim(claim.id).incident
    reasons = {(why.slot, why.value) for why in found.claims[0].why}
    assert {("party", "russia"), ("means", "airstrike"), ("facility", "medical"), ("place", "حلب")} <= reasons
    assert ("days", "2016-01-01/2016-12-31") in reasons
    assert {why.said for why in found.claims[0].why} >= {"Russian", "hospital", "Aleppo", "2016"}


@pytest.mark.parametrize("ask", ["البصرة", "بالبصره", "والبَصْرَة", "للبصرة"])
def test_spelling_clitics_and_vowels_do_not_matter(index: Index, ask: str) -> None:
    assert [hit.id for hit in find(index, ask).documents][:1] == ["h8"]


@pytest.mark.parametrize(
    ("ask", "found"),
    [('"مخيم جباليا"', ["h12"]), ('"جباليا مخيم"', []), ("«بمخيم جباليا»", ["h12"]), ('"old harbour"', [])],
)
def test_a_phrase_stands_as_it_is(index: Index, ask: str, found: list[str]) -> None:
    assert [hit.id for hit in find(index, ask).documents] == found


def test_filters_hold_for_every_sort(index: Index, reports: Register) -> None:
    for filters, inside in (
        (Filters(party="russia"), {"h1", "h3", "e1"}),
        (Filters(governorate="حلب"), {"h1", "h13", "e1"}),
        (Filters(first="2020-01-01", last="2020-12-31"), {"h10"}),
        (Filters(kind="response"), {"h4", "h5"}),
    ):
        found = find(index, "civilians killed in an airstrike", filters)
        assert {hit.id for hit in found.documents} <= inside, filters
        assert {reports.claim(hit.id).claim.document for hit in found.claims} <= inside, filters
    graded = find(index, "airstrike", Filters(grade="contested"))
    assert {reports.incident(hit.id).grade for hit in graded.incidents} <= {"contested"}


def test_an_english_question_finds_an_arabic_claim_by_a_name_spelled_otherwise(index: Index) -> None:
    for name in ("Hodeidah", "Hudaydah", "al-Hodeida"):
        assert find(index, f"landmine in {name}").documents[0].id == "h7"


def test_what_came_since_is_found(tmp_path: Path) -> None:

    with filled(tmp_path, frozenset({"h1", "h3"})) as register:
        index = Index(register)
        assert [hit.id for hit in find(index, "journalist shot in Basra").documents] == []
        pipeline.run([written(tmp_path, frozenset({"h8"}))], register, Orders())
        found = find(index, "journalist shot in Basra")
        assert [hit.id for hit in found.documents] == ["h8"]
        assert found.incidents, "and so is its incident"


def test_a_correction_is_found_and_taken_back(tmp_path: Path) -> None:
    with filled(tmp_path, frozenset({"h2", "h3"})) as register:
        index = Index(register)
        claim = find(index, "Russian airstrike on a market").claims[0].id
        wanted = decisions.Wanted(
            kind=DecisionKind.CORRECT,
            subjects=(claim,),
            author="سالم",
            reason="صاروخ",
            field="method",
            after="shelling",
        )
        decisions.record(register, decisions.decide(register, wanted))
        made = register.decisions()[-1].id
        now = find(index, "shelling of a market in Saraqib").claims[0]
        assert ("means", "shelling") in {(why.slot, why.value) for why in now.why}
        decisions.record(register, decisions.undoing(register, made, "سالم", "خطأ"))
        again = find(index, "shelling of a market in Saraqib").claims[0]
        assert ("means", "shelling") not in {(why.slot, why.value) for why in again.why}


def test_the_index_may_be_deleted_or_damaged(tmp_path: Path) -> None:
    with filled(tmp_path, frozenset({"h1", "h3"})) as register:
        before = find(Index(register), "مستشفى حلب")
        (register.folder / FILE).write_bytes(b"no database at all" * 100)
        assert find(Index(register), "مستشفى حلب") == before
        (register.folder / FILE).unlink()
        assert find(Index(register), "مستشفى حلب") == before


def test_brought_up_in_parts_it_is_as_if_made_at_once(tmp_path: Path) -> None:

    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    every, some = frozenset({"h1", "h3", "h4", "e1"}), frozenset({"h1", "h3"})
    with filled(tmp_path / "a", every) as whole, filled(tmp_path / "b", some) as parts:
        Index(whole).bring_up()
        Index(parts).bring_up()
        pipeline.run([written(tmp_path / "b", frozenset({"h4", "e1"}))], parts, Orders())
        Index(parts).bring_up()
        assert _content(whole) == _content(parts)


def _content(register: Register) -> str:
    with sqlite3.connect(register.folder / FILE) as connection:
        asked = {
            "units": "SELECT claim, document, kind, first, last, incident, grade, concepts FROM units ORDER BY 2, 1",
            "concepts": "SELECT name, units FROM concepts WHERE units > 0 ORDER BY name",
            "names": "SELECT * FROM names ORDER BY 1, 2",
            "forms": "SELECT * FROM forms ORDER BY 1, 2",
            "cases": "SELECT id, sha256 FROM cases ORDER BY id",
            "words": "SELECT words FROM report_words ORDER BY words",
        }
        return json.dumps({name: connection.execute(text).fetchall() for name, text in asked.items()})


def test_an_erased_report_is_in_no_index(tmp_path: Path) -> None:
    with filled(tmp_path, frozenset({"h1", "h3"})) as register:
        index = Index(register)
        index.bring_up()
        register.erase("h1", "سالم", "هند", "طلب من المصدر")
        assert not (register.folder / FILE).exists()
        assert "h1" not in {hit.id for hit in find(Index(register), "مستشفى حلب").documents}


def test_the_seeds_answer_what_the_coalition_admitted(seeds: Path, tmp_path: Path) -> None:

    with Register.open(tmp_path / "register", create=True) as register:
        pipeline.run([seeds / "docs.jsonl"], register, Orders())
        index = Index(register)
        for ask in ("What did the coalition admit in Mosul on 17 March 2017?", "أقر التحالف الموصل 17 آذار 2017"):
            hit = find(index, ask).claims[0]
            claim = register.claim(hit.id).claim
            assert "admits_strike" in claim.response
            assert claim.when
            assert claim.when.edtf == "2017-03-17"
