import io
import json
from hashlib import sha256
from pathlib import Path

import pytest

from tawthiq.intake.lines import numbered
from tawthiq.settings import Settings

from .conftest import Reading

GOOD = {
    "id": "a",
    "text": "قتل خمسة مدنيين.",
    "publisher": "وكالة",
    "published": "2021-08-18",
    "published_from": "page",
}


def line(**changes: object) -> str:
    return json.dumps({**GOOD, **changes}, ensure_ascii=False)


def write(folder: Path, *lines: str) -> Path:
    path = folder / "docs.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_every_field_is_read(tmp_path: Path, reading: Reading) -> None:
    path = write(tmp_path, line(url="https://example.org/1", lang="ar", title="عنوان", extra=[1]))
    (document,) = reading(path).documents
    assert document.text == "قتل خمسة مدنيين."
    assert (document.publisher, document.published, document.published_from) == ("وكالة", "2021-08-18", "page")
    assert (document.url, document.lang, document.title) == ("https://example.org/1", "ar", "عنوان")


def test_the_original_of_a_line_is_its_own_bytes(tmp_path: Path, reading: Reading) -> None:
    path = write(tmp_path, line(), line(id="b", text="أصيب طفلان."))
    result = reading(path)
    for original, document, raw in zip(result.originals, result.documents, path.read_bytes().splitlines(), strict=True):
        assert original.bytes == raw
        assert original.sha256 == document.bytes_sha256 == sha256(raw).hexdigest()
    assert [(o.name, o.line) for o in result.originals] == [(str(path), 1), (str(path), 2)]


@pytest.mark.parametrize(
    ("bad", "code", "words"),
    [
        ('{"id": "x", "text": ', "broken-json", "not a JSON object"),
        ("hello", "broken-json", "not a JSON object"),
        ('"text"', "broken-json", "a single value"),
        ("[1, 2]", "json-array", "JSON Lines"),
        ('{"id": "x", "text": "\\ud800"}', "broken-json", "not a JSON object"),
        ('{"a":' * 5000, "broken-json", ""),
        (line(text=None), "missing-field", "text of a"),
        (line(text=" \n "), "missing-field", "text of a"),
        (line(id=None), "missing-field", "id"),
        (line(id="  "), "missing-field", "id"),
        (line(text=5), "wrong-type", "text of a is not text"),
        (line(id=7), "wrong-type", "id is a number"),
        (line(publisher={"name": "x"}), "wrong-type", "publisher is an object"),
        (line(published="17/03/2017"), "bad-published", "17/03/2017"),
        (line(published=""), "bad-published", "ISO 8601"),
        (line(published_from="guess"), "wrong-type", "published_from"),
        (line(text="a\0b"), "binary", "NUL"),
    ],
)
def test_a_bad_line_is_one_issue_and_the_rest_is_read(
    tmp_path: Path, reading: Reading, bad: str, code: str, words: str
) -> None:
    path = write(tmp_path, line(), bad, line(id="c", text="نص آخر."))
    result = reading(path, expect=[code])
    assert result.ids == ["a", "c"]
    (issue,) = result.issues
    assert (issue.file, issue.line, issue.left_out) == (str(path), 2, True)
    assert words in str(issue)
    assert issue.remedy
    assert "\n" not in str(issue)


def test_a_line_in_another_encoding_is_read_or_named(tmp_path: Path, reading: Reading) -> None:
    path = tmp_path / "docs.jsonl"
    arabic = line(id="b", text="قتل خمسة مدنيين في غارة على السوق.").encode("windows-1256")
    path.write_bytes(arabic + b"\n" + b'{"id": "x", "text": "\xff\xfe\xfd"}\n' + line().encode() + b"\n")
    result = reading(path, expect=["wrong-encoding"])
    assert result.ids == ["b", "a"]
    assert result.documents[0].text == "قتل خمسة مدنيين في غارة على السوق."
    assert result.issues[0].line == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encodings_of_other_programs(tmp_path: Path, reading: Reading, encoding: str) -> None:
    path = tmp_path / "docs.jsonl"
    path.write_text(line() + "\r\n\r\n" + line(id="b", text="نص ثان \u060a.") + "\r\n", encoding=encoding, newline="")
    result = reading(path)
    assert [d.text for d in result.documents] == ["قتل خمسة مدنيين.", "نص ثان \u060a."]
    assert [o.line for o in result.originals] == [1, 3]


def test_blank_lines_and_a_missing_last_line_end(tmp_path: Path, reading: Reading) -> None:
    path = tmp_path / "docs.jsonl"
    path.write_text(f"\n{line()}\n  \n{line(id='b', text='نص')}", encoding="utf-8")
    result = reading(path)
    assert result.ids == ["a", "b"]
    assert [original.line for original in result.originals] == [2, 4]


@pytest.mark.parametrize("text", ['[{"id": "a"}]', '[\n{"id": "a", "text": "b"}\n]', '{\n"id": "a",\n"text": "b"\n}'])
def test_a_json_array_is_said_once(tmp_path: Path, reading: Reading, text: str) -> None:
    (tmp_path / "docs.jsonl").write_text(text, encoding="utf-8")
    reading(tmp_path / "docs.jsonl", expect=["json-array"])


def test_a_file_of_claims_is_said_once(tmp_path: Path, reading: Reading) -> None:
    path = write(tmp_path, *(['{"document": "a", "quote": "x"}'] * 3))
    reading(path, expect=["claims-file"])


def test_an_empty_file(tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "docs.jsonl").write_bytes(b"\n\n")
    reading(tmp_path / "docs.jsonl", expect=["empty"])


def test_a_line_over_the_limit_is_left_out_and_never_held(tmp_path: Path, reading: Reading) -> None:
    path = write(tmp_path, line(), line(id="b", text="نص " * 400_000), line(id="c", text="نص آخر."))
    result = reading(path, settings=Settings(max_report_mb=1), expect=["too-large"])
    assert result.ids == ["a", "c"]
    assert result.issues[0].line == 2
    assert "1 MB" in result.issues[0].reason


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_utf16_line_over_the_limit(tmp_path: Path, reading: Reading, encoding: str) -> None:
    path = tmp_path / "docs.jsonl"
    path.write_text("\n".join([line(), line(id="b", text="نص " * 400_000), line(id="c", text="x")]), encoding=encoding)
    result = reading(path, settings=Settings(max_report_mb=1), expect=["too-large"])
    assert result.ids == ["a", "c"]


def test_the_numbers_of_lines_hold_no_more_than_the_limit() -> None:
    stream: io.BufferedReader = io.BufferedReader(io.BytesIO(b"ab\n" + b"x" * 1000 + b"\ncd"))
    assert list(numbered(stream, 10)) == [(1, b"ab"), (2, b"x" * 11), (3, b"cd")]
