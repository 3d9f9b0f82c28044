import json
from pathlib import Path

import pytest

from tawthiq.errors import InputError
from tawthiq.evaluation.annotations import read_documents, read_gold, read_predicted


def test_annotation_is_read_with_sources_as_words_or_nodes(docs: Path, tmp_path: Path) -> None:
    place = tmp_path / "g.jsonl"
    rows = [
        {"document": "a", "quote": "قتل 5", "kind": "incident", "sources": ["ناشطون", {"quote": "المرصد", "level": 1}]},
        {"document": "a", "quote": None},
        {"document": "elsewhere", "quote": "قتل", "kind": "incident"},
    ]
    place.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    gold = read_gold(place, read_documents(docs))
    assert [claim.source_quotes for claim in gold.claims] == [("ناشطون", "المرصد")]
    assert not gold.issues


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "Expecting"),
        ("[]", "not a JSON object"),
        ('{"quote": "قتل"}', "no document"),
        ('{"document": "a", "quote": "قتل", "kind": "event"}', "$.kind"),
        (
            '{"document": "a", "quote": "قتل", "kind": "incident", "harms": [{"outcome": "slain"}]}',
            "$.harms[0].outcome",
        ),
        ('{"document": "a", "quote": "قتل", "kind": "incident", "harms": [{"outcome": "killed", "min": "5"}]}', "min"),
    ],
)
def test_bad_line_of_an_annotation_is_one_issue(line: str, said: str, docs: Path, tmp_path: Path) -> None:
    place = tmp_path / "g.jsonl"
    place.write_text(f"\n{line}\n", "utf-8")
    (issue,) = read_gold(place, read_documents(docs)).issues
    assert (issue.line, issue.left_out) == (2, True)
    assert said in str(issue)
    assert "\n" not in str(issue)


def test_annotated_quote_that_is_not_in_the_text_counts_and_is_told(docs: Path, tmp_path: Path) -> None:
    place = tmp_path / "g.jsonl"
    place.write_text('{"document": "a", "quote": "ليس هنا", "kind": "incident"}', "utf-8")
    gold = read_gold(place, read_documents(docs))
    assert len(gold.claims) == 1
    assert [(issue.code, issue.left_out) for issue in gold.issues] == [("annotation-astray", False)]


def test_predicted_claim_out_of_form_or_ungrounded_stops_the_comparison(docs: Path, tmp_path: Path) -> None:
    place = tmp_path / "p.jsonl"
    for row in (
        '{"document": "a", "quote": "قتل", "kind": "x"}',
        '{"document": "a", "quote": "قتل", "kind": "incident", "start": 1, "end": 4}',
    ):
        place.write_text(row, "utf-8")
        with pytest.raises(InputError, match=r"p\.jsonl:1"):
            read_predicted(place, read_documents(docs))


def test_claims_of_other_reports_are_counted_apart(docs: Path, tmp_path: Path) -> None:
    place = tmp_path / "p.jsonl"
    place.write_text('{"document": "b", "quote": "قتل", "kind": "incident"}\n{"document": "a", "quote": null}', "utf-8")
    assert read_predicted(place, read_documents(docs)) == ((), 1)
