import json
from pathlib import Path

from .conftest import Reading


def lines(path: Path, *documents: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8")
    return path


def test_the_same_document_twice_is_read_once(tmp_path: Path, reading: Reading) -> None:
    path = lines(tmp_path / "a.jsonl", {"id": "a", "text": "نص"}, {"id": "a", "text": "نص"})
    result = reading(path, expect=["duplicate"])
    assert result.ids == ["a"]
    assert len(result.originals) == 1
    issue = result.issues[0]
    assert (issue.file, issue.line, issue.document, issue.left_out) == (str(path), 2, "a", True)


def test_one_text_under_two_ids_is_read_once(tmp_path: Path, reading: Reading) -> None:
    lines(tmp_path / "b.jsonl", {"id": "b", "text": "نص", "publisher": "وكالة"})
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    result = reading(tmp_path, expect=["duplicate"])
    assert result.ids == ["a.txt"]
    assert "a.txt" in result.issues[0].reason


def test_one_text_of_two_outlets_is_two_reports(tmp_path: Path, reading: Reading) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        {"id": "a", "text": "نص", "publisher": "وكالة"},
        {"id": "b", "text": "نص", "publisher": "جريدة"},
        {"id": "c", "text": "نص", "publisher": "جريدة"},
        {"id": "d", "text": "نص", "publisher": "جريدة", "url": "https://example.org/2"},
    )
    assert reading(path, expect=["duplicate"]).ids == ["a", "b", "d"]


def test_one_id_with_two_texts_is_an_issue_in_json_lines(tmp_path: Path, reading: Reading) -> None:
    path = lines(tmp_path / "a.jsonl", {"id": "a", "text": "نص"}, {"id": "a", "text": "نص آخر"})
    assert reading(path, expect=["duplicate-id"]).ids == ["a"]


def test_two_files_of_one_name_get_ids_of_their_own(tmp_path: Path, reading: Reading) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"نص {folder}", encoding="utf-8")
    result = reading(tmp_path, expect=["renamed"])
    assert result.ids == ["a.txt", f"a.txt~{result.documents[1].sha256[:8]}"]
    assert not result.issues[0].left_out


def test_a_file_given_twice_is_read_once(tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    assert reading(tmp_path, tmp_path / "a.txt", expect=["duplicate"]).ids == ["a.txt"]
