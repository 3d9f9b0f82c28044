import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.evaluation.annotations import read_documents, read_gold, read_predicted
from tawthiq.evaluation.counting import Slot
from tawthiq.evaluation.matching import fold, overlap, place_key, same_sources
from tawthiq.evaluation.scores import Scores, compare, score


def scored(docs: Path, gold: Path, pred: Path, draws: int = 20) -> Scores:
    documents = read_documents(docs)
    predicted, _ = read_predicted(pred, documents)
    return score(compare(documents, read_gold(gold, documents).claims, predicted), draws)


def changed(gold: Path, **fields: Any) -> Path:
    first, *others = gold.read_text("utf-8").splitlines()
    place = gold.with_name("pred.jsonl")
    place.write_text("\n".join([json.dumps(json.loads(first) | fields), *others]), "utf-8")
    return place


def test_the_same_claims_agree_wholly(docs: Path, gold: Path) -> None:
    found = scored(docs, gold, gold)
    assert found.mean == 1.0
    assert found.mean_ci95 == (1.0, 1.0)
    assert (found.kind_accuracy, found.tenfold_errors, found.ungrounded_values) == (1.0, 0, 0)


def test_nothing_found_is_nothing_right(docs: Path, gold: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    found = scored(docs, gold, empty)
    assert (found.mean, found.slot(Slot.CLAIM).recall, found.slot(Slot.CLAIM).gold) == (0.0, 0.0, 2)


def test_each_slot_is_scored_by_itself(docs: Path, gold: Path) -> None:
    figure = [{"outcome": "killed", "victims": "unknown", "group": "all", "min": 50, "max": 50, "quote": "خمسون"}]
    found = scored(docs, gold, changed(gold, harms=figure, method="shelling", kind="total"))
    assert found.slot(Slot.CLAIM).f1 == 1.0
    assert found.slot(Slot.KILLED).f1 == 0.0
    assert found.slot(Slot.WHERE).f1 == 1.0
    assert (found.kind_accuracy, found.tenfold_errors, found.ungrounded_values) == (0.5, 1, 1)


def test_days_beside_agree_where_the_date_of_publication_is_approximate(docs: Path, gold: Path) -> None:
    pred = changed(gold, when={"edtf": "2019-05-06"})
    assert scored(docs, gold, pred).slot(Slot.WHEN).f1 == 0.0
    row = json.loads(docs.read_text("utf-8")) | {"published_from": "register"}
    docs.write_text(json.dumps(row), "utf-8")
    assert scored(docs, gold, pred).slot(Slot.WHEN).f1 == 1.0


def test_parties_beyond_the_list_agree_as_one(docs: Path, gold: Path) -> None:
    lines = gold.read_text("utf-8").replace('"russia"', '"river-guards"')
    gold.write_text(lines, "utf-8")
    pred = changed(gold, responsible=[{"actor": "hill-guards"}])
    assert scored(docs, gold, pred).slot(Slot.RESPONSIBLE).f1 == 1.0


def test_names_of_places_agree_however_they_are_written() -> None:
    assert place_key("قرية الحارة") == place_key("بلدة حاره") == place_key("شمال الحارة")
    assert place_key("ريف حلب الشمالي") == place_key("حلب")
    assert place_key("شمال") == "شمال"


def test_sources_agree_by_half_of_the_shorter_name() -> None:
    assert same_sources(["المرصد السوري لحقوق الإنسان"], ["المرصد السوري"]) == 1
    assert same_sources(["ناشطون"], ["وكالة الأنباء"]) == 0


@given(st.text(), st.text())
def test_folding_is_stable(a: str, b: str) -> None:
    assert fold(fold(a)) == fold(a)
    assert place_key(f"{a} {b}") == place_key(f"  {a}  {b} ")


@given(*(st.tuples(st.integers(0, 500), st.integers(1, 500)) for _ in range(2)))
def test_overlap_is_a_share_and_even_handed(a: tuple[int, int], b: tuple[int, int]) -> None:
    one, other = (a[0], sum(a)), (b[0], sum(b))
    assert 0 <= overlap(one, other) <= 1
    assert overlap(one, other) == overlap(other, one)


@pytest.mark.bench
@pytest.mark.parametrize("corpus", [("seeds", "docs", "gold"), ("gold", "dev.docs", "dev.gold")])
def test_scores_are_those_of_the_scorer_beside_the_reports(
    bench: Path, corpus: tuple[str, str, str], tmp_path: Path
) -> None:
    folder, docs, gold = (bench / corpus[0], *(bench / corpus[0] / f"{name}.jsonl" for name in corpus[1:]))
    assert folder.is_dir()
    pred = _disturbed(gold, tmp_path / "pred.jsonl")
    mine = scored(docs, gold, pred, draws=100).as_answer()
    scorer = [sys.executable, str(bench / "score" / "score_claims.py"), "--json", "--bootstrap", "100"]
    command = [*scorer, "--docs", str(docs), "--gold", str(gold), "--pred", str(pred)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ))
    for name, value in json.loads(done.stdout).items():
        for one, theirs in zip(_numbers(mine[name]), _numbers(value), strict=True):
            assert one == pytest.approx(theirs, abs=5e-4), name


def _numbers(value: object) -> list[float]:
    """The numbers of an answer, by their keys."""
    if isinstance(value, dict):
        return [number for _, inner in sorted(value.items()) for number in _numbers(inner)]
    if isinstance(value, list | tuple):
        return [number for inner in value for number in _numbers(inner)]
    assert isinstance(value, int | float)
    return [value]


def _disturbed(gold: Path, place: Path) -> Path:
    """Claims that are partly right: some left out, some with another figure, kind, event or means."""
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    kept = [row for at, row in enumerate(rows) if row.get("quote") and at % 5]
    for at, row in enumerate(kept):
        if at % 3 == 0 and row["harms"]:
            row["harms"][0]["max"] = (row["harms"][0]["max"] or 1) * 10
        if at % 4 == 0:
            row["method"], row["incident"] = None, "e"
        if at % 7 == 0:
            row["kind"] = "total"
        row["sources"] = row["sources"][: at % 2]
    place.write_text("\n".join(json.dumps(row) for row in kept), "utf-8")
    return place
