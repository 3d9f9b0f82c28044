"""evaluate, explain and lexicon, as a person calls them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

TEXT = "قتل 5 مدنيين في غارة جوية روسية على بلدة كفرنبل أمس."


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    place = tmp_path / "docs.jsonl"
    place.write_text(json.dumps({"id": "a", "text": TEXT, "published": "2019-05-06"}), "utf-8")
    return place


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    place = tmp_path / "gold.jsonl"
    row = {"document": "a", "quote": TEXT[:-1], "kind": "incident", "method": "airstrike"}
    figure = {"outcome": "killed", "victims": "civilian", "min": 5, "max": 5}
    place.write_text(json.dumps(row | {"harms": [figure]}), "utf-8")
    return place


def test_evaluate_reads_the_reports_and_answers_with_a_table(command: Any, docs: Path, gold: Path) -> None:
    ran = command("evaluate", "--docs", docs, "--gold", gold, "--bootstrap", 10)
    assert ran.status == 0
    assert "harm (outcome,victims,group,min,max)" in ran.out
    assert "mean" in ran.out


def test_evaluate_answers_with_json_and_a_page(command: Any, docs: Path, gold: Path, tmp_path: Path) -> None:
    pred, out = tmp_path / "claims.jsonl", tmp_path / "page.html"
    assert command("extract", docs, "--out", pred).status == 0
    ran = command("evaluate", "--docs", docs, "--gold", gold, "--pred", pred, "--out", out, "--lang", "ar", "--json")
    assert ran.status == 0
    assert ran.json["scores"]["claim"]["f1"] == 1.0
    assert '<html lang="ar" dir="rtl">' in out.read_text("utf-8")


def test_a_bad_line_of_the_annotation_is_one_line_and_status_3(command: Any, docs: Path, gold: Path) -> None:
    gold.write_text(gold.read_text("utf-8") + '\n{"document": "a", "quote": "قتل", "kind": "event"}\n', "utf-8")
    ran = command("evaluate", "--docs", docs, "--gold", gold, "--bootstrap", 0)
    assert ran.status == 3
    assert [line for line in ran.err.splitlines() if "gold.jsonl:2" in line]


@pytest.mark.parametrize("words", [[], ["--docs", "x"], ["--incidents", "x", "--links", "y"]])
def test_evaluate_says_what_it_needs(command: Any, words: list[str]) -> None:
    ran = command("evaluate", *words)
    assert ran.status == 2
    assert "--docs and --gold" in ran.err


def test_evaluate_scores_a_register(command: Any, docs: Path, tmp_path: Path) -> None:
    register, links, incidents = tmp_path / "register", tmp_path / "links.jsonl", tmp_path / "incidents.jsonl"
    assert command("run", docs, "--register", register).status == 0
    links.write_text('{"id": "a", "incident_ids": ["g"]}', "utf-8")
    incidents.write_text('{"id": "g", "date": "2019-05-05", "civ_killed_min": 5, "civ_killed_max": 5}', "utf-8")
    given = ["--incidents", incidents, "--links", links, "--register", register]
    ran = command("evaluate", *given, "--out", tmp_path / "page.html", "--json")
    assert ran.status == 0
    assert ran.json["figures"]["found"] == ran.json["figures"]["killed: range exact, of known"] == 1.0
    assert "grouping F1" in command("evaluate", *given).out


def test_explain_takes_words_a_file_and_json(command: Any, docs: Path) -> None:
    ran = command("explain", TEXT, "--published", "2019-05-06", "--bidi", "none")
    assert ran.status == 0
    assert "means:" in ran.out
    assert "2019-05-05 against 2019-05-06" in ran.out
    assert re.search(r"confidence 0\.\d+ \(kind 0\.\d+, harms 0\.\d+, where", ran.out)
    (told,) = command("explain", docs, "--json").json
    assert told["passages"][0]["segments"][0]["drafts"][0]["harms"][0]["min"] == 5
    assert command("explain", docs, "--document", "none").status == 2
    assert command("explain").status == 2


def test_lexicon_check_names_each_fault_and_shows_the_effect(command: Any, docs: Path, tmp_path: Path) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    docs.write_text(json.dumps({"id": "a", "text": TEXT.replace("مدنيين", "منقبين")}), "utf-8")
    words = folder / "victims.yaml"
    words.write_text("entries:\n  - {id: own, means: civ, group: all, plural: [منقبين]}\n", "utf-8")
    bad = command("lexicon", "check", folder, "--docs", docs)
    assert bad.status == 1
    assert "victims.yaml:2: entry own: means civ is unknown here" in bad.err
    words.write_text(words.read_text("utf-8").replace("civ,", "civilian,"), "utf-8")
    good = command("lexicon", "check", folder, "--docs", docs, "--bidi", "none")
    assert good.status == 0
    assert "0 new, 0 gone, 1 changed" in good.out
    assert "killed unknown 5" in good.out
    assert command("lexicon", "check", folder, "--docs", docs, "--json").json["effect"]["touched"] == 1


def test_a_folder_with_a_fault_stops_every_reading(
    command: Any, docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "victims.yaml").write_text(
        "entries:\n  - {id: own, means: civ, group: all, plural: [كذا]}\n", "utf-8"
    )
    monkeypatch.setenv("TAWTHIQ_LEXICON", str(tmp_path / "words"))
    ran = command("extract", docs)
    assert ran.status == 1
    assert "tawthiq lexicon check" in ran.err


def test_lexicon_unknown_lists_words_with_examples(command: Any, docs: Path) -> None:
    docs.write_text(json.dumps({"id": "a", "text": TEXT.replace("مدنيين", "منقبين")}), "utf-8")
    ran = command("lexicon", "unknown", "--docs", docs, "--least", 1, "--bidi", "none")
    assert ran.status == 0
    assert "منقبين" in ran.out
    assert (
        command("lexicon", "unknown", "--docs", docs, "--least", 1, "--json").json["words"][0]["code"]
        == "unknown-people"
    )
    assert command("lexicon", "unknown").status == 2
