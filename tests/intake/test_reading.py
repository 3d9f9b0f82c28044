import io
import json
from pathlib import Path

import pytest

from tawthiq.intake import read
from tawthiq.model.document import Document

from .conftest import Reading

TEXT = "قتل خمسة مدنيين في غارة على السوق."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_standard_input_may_be_text(reading: Reading, encoding: str) -> None:
    result = reading("-", stdin=io.BytesIO(TEXT.encode(encoding)))
    (document,) = result.documents
    assert document.text == TEXT
    assert document.id == f"stdin-{document.sha256[:12]}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_standard_input_may_be_json_lines(reading: Reading, encoding: str) -> None:
    data = "".join(json.dumps({"id": name, "text": f"نص {name}"}) + "\n" for name in "ab")
    assert reading("-", stdin=io.BytesIO(data.encode(encoding))).ids == ["a", "b"]


def test_standard_input_may_be_a_page(reading: Reading) -> None:
    data = f"\n<!DOCTYPE html><html><body><article><p>{TEXT}</p></article></body></html>"
    result = reading("-", stdin=io.BytesIO(data.encode()))
    assert result.documents[0].text == TEXT
    assert result.originals[0].media_type.startswith("text/html")


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b"PK\x03\x04", "binary"), (b"\xff\x00\x01", "binary")])
def test_bad_standard_input_is_an_issue(reading: Reading, data: bytes, code: str) -> None:
    result = reading("-", stdin=io.BytesIO(data), expect=[code])
    assert result.issues[0].file == "standard input"


def test_reading_is_lazy(tmp_path: Path) -> None:
    def endless() -> io.BufferedReader:
        class Endless(io.RawIOBase):
            count = 0

            def readable(self) -> bool:
                return True

            def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
                line = json.dumps({"id": f"d{self.count}", "text": f"نص {self.count}"}).encode() + b"\n"
                self.count += 1
                buffer[: len(line)] = line
                return len(line)

        return io.BufferedReader(Endless())

    items = read(["-"], stdin=endless())
    met = []
    for item in items:
        if isinstance(item, Document):
            met.append(item.id)
        if len(met) == 3:
            break
    assert met == ["d0", "d1", "d2"]


def test_inputs_are_read_in_the_order_given(tmp_path: Path, reading: Reading) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(name * 9, encoding="utf-8")
    assert reading(tmp_path / "b.txt", str(tmp_path / "a.txt")).ids == ["b.txt", "a.txt"]


def test_the_run_goes_on_past_everything_bad(tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    (tmp_path / "c.zip").write_bytes(b"no")
    (tmp_path / "d.jsonl").write_text("{\n", encoding="utf-8")
    (tmp_path / "e.txt").write_text(TEXT, encoding="utf-8")
    result = reading(
        tmp_path,
        tmp_path / "none",
        expect=["empty", "damaged-document", "corrupt-archive", "json-array", "missing"],
    )
    assert result.ids == ["e.txt"]
    for issue in result.issues:
        assert issue.file
        assert issue.remedy
        assert issue.left_out
        assert "\n" not in str(issue)


def test_twice_the_same_run_is_twice_the_same_result(tmp_path: Path, reading: Reading) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    assert reading(tmp_path) == reading(tmp_path)
