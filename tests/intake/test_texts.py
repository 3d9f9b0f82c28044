import json
from hashlib import sha256
from pathlib import Path

import pytest

from tawthiq.settings import Settings

from .conftest import Reading

TEXT = "قتل خمسة مدنيين في غارة على السوق.\n"


def test_a_text_file_is_a_document_of_its_name(tmp_path: Path, reading: Reading) -> None:
    path = tmp_path / "تقرير.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = reading(path)
    (document,), (original,) = result.documents, result.originals
    assert (document.id, document.text, document.published) == ("تقرير.txt", TEXT, None)
    assert original.bytes == path.read_bytes()
    assert document.bytes_sha256 == original.sha256 == sha256(path.read_bytes()).hexdigest()
    assert (original.name, original.media_type) == (str(path), "text/plain; charset=utf-8")


def test_the_original_comes_directly_before_its_document(tmp_path: Path, reading: Reading) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(name * 9, encoding="utf-8")
    items = reading(tmp_path).items
    assert [type(item).__name__ for item in items] == ["Original", "Document"] * 3


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "binary"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (TEXT.encode()[:-3], "wrong-encoding"),
        (TEXT.encode().decode("latin-1").encode(), "garbled"),
    ],
)
def test_bad_files_are_one_issue_each(tmp_path: Path, reading: Reading, data: bytes, code: str) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    result = reading(tmp_path, expect=[code])
    assert result.ids == ["good.txt"]
    assert result.issues[0].file == f"{tmp_path}/bad.txt"
    assert result.issues[0].left_out


def test_characters_that_were_lost_before_are_a_notice(tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "a.txt").write_text("قتل \ufffd\ufffd مدنيين.", encoding="utf-8")
    result = reading(tmp_path, expect=["lost-characters"])
    assert result.ids == ["a.txt"]
    assert not result.issues[0].left_out


def test_a_text_over_the_limit_is_left_out_unread(tmp_path: Path, reading: Reading) -> None:
    with (tmp_path / "big.txt").open("wb") as stream:
        stream.seek(3_000_000_000)
        stream.write(b"x")
    result = reading(tmp_path, expect=["too-large"])
    assert "10 MB" in result.issues[0].reason


def test_twenty_megabytes_in_one_line_are_read_where_the_limit_allows(tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "big.txt").write_text("قتل خمسة مدنيين " * 750_000, encoding="utf-8")
    assert (tmp_path / "big.txt").stat().st_size > 20_000_000
    reading(tmp_path, expect=["too-large"])
    assert reading(tmp_path, settings=Settings(max_report_mb=100)).ids == ["big.txt"]


def sidecar(folder: Path, fields: object) -> None:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.meta.json").write_text(fields if isinstance(fields, str) else json.dumps(fields), encoding="utf-8")


def test_a_metadata_file_beside_the_text_is_used(tmp_path: Path, reading: Reading) -> None:
    sidecar(tmp_path, {"id": "n-1", "publisher": "وكالة", "published": "2021-08-18", "url": "https://example.org"})
    (document,) = reading(tmp_path).documents
    assert (document.id, document.publisher, document.published) == ("n-1", "وكالة", "2021-08-18")


def test_an_unknown_field_beside_the_text_is_a_notice(tmp_path: Path, reading: Reading) -> None:
    sidecar(tmp_path, {"publised": "2021-08-18"})
    result = reading(tmp_path, expect=["unknown-field"])
    assert "publised" in result.issues[0].reason
    assert result.ids == ["a.txt"]


@pytest.mark.parametrize("fields", ["{", "[]", "5", {"published": "أمس"}, {"publisher": 5}])
def test_a_bad_metadata_file_leaves_its_document_out(tmp_path: Path, reading: Reading, fields: object) -> None:
    sidecar(tmp_path, fields)
    result = reading(tmp_path, expect=["bad-sidecar"])
    assert result.items == tuple(result.issues)


def test_a_metadata_file_without_a_document_is_an_issue(tmp_path: Path, reading: Reading) -> None:
    sidecar(tmp_path, {})
    (tmp_path / "b.meta.json").write_text("{}", encoding="utf-8")
    result = reading(tmp_path, expect=["orphan-sidecar"])
    assert result.issues[0].file == f"{tmp_path}/b.meta.json"
