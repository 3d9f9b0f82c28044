"""Large files cut into parts: reading the parts one after the other gives what reading the file gives."""

import datetime
import gzip
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from tawthiq import intake
from tawthiq.intake import parts
from tawthiq.intake.originals import Blob, Original
from tawthiq.intake.reading import of_file
from tawthiq.intake.walk import files
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.settings import Settings

SETTINGS = Settings()


def blob(path: Path) -> Blob:
    (found,) = files(path)
    assert isinstance(found, Blob)
    return found


def whole(path: Path) -> list[Any]:
    return list(of_file(blob(path), SETTINGS))


def in_parts(path: Path, size: int) -> tuple[list[Any], int]:
    """What the parts give one after the other, up to what refuses the rest, and how many there are."""
    found: list[Any] = []
    cut = list(parts.cut(blob(path), size))
    for part in cut:
        for item in of_file(replace(blob(path), part=part), SETTINGS):
            found.append(item)
            if isinstance(item, Issue) and parts.refuses_the_rest(item, str(path)):
                return found, len(cut)
    return found, len(cut)


def report(number: int) -> str:
    return f"قتل {number} مدنيين في غارة جوية على بلدة البصيرة"


def lines(path: Path, rows: Sequence[Any], end: str = "\n") -> Path:
    path.write_text(end.join(row if isinstance(row, str) else json.dumps(row) for row in rows), "utf-8", newline="")
    return path


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("size", [1, 700, 3_000])
def test_lines_are_cut_between_lines(tmp_path: Path, end: str, size: int) -> None:
    rows: list[Any] = [{"id": f"d{n}", "text": report(n), "published": "2019-05-11"} for n in range(40)]
    rows[5:5] = ["", "no json", "   "]
    rows[20:20] = [{"id": "x", "text": ""}, "[]"]
    path = lines(tmp_path / "reports.jsonl", rows, end)
    found, count = in_parts(path, size)
    assert count > 2
    assert found == whole(path)
    assert [item.line for item in found if isinstance(item, Original)][-1] == 45


@pytest.mark.parametrize(
    "rows", [["[1]"], [{"document": "d", "quote": "q"}], ["", " "], []], ids=["array", "claims", "blank", "empty"]
)
def test_a_file_that_is_refused_whole_is_not_cut(tmp_path: Path, rows: list[Any]) -> None:
    more = [{"id": "d", "text": report(3)}] * 20 if rows and rows[0] else ["  "] * 500
    path = lines(tmp_path / "reports.jsonl", [*rows, *more])
    found, count = in_parts(path, 300)
    assert count == 1
    assert found == whole(path)
    assert isinstance(found[0], Issue)


def test_lines_of_two_bytes_a_letter_are_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    rows = [json.dumps({"id": f"d{n}", "text": report(n)}, ensure_ascii=False) for n in range(20)]
    path.write_bytes("\n".join(rows).encode("utf-16"))
    assert list(parts.cut(blob(path), 300)) == [None]


def record(uri: str, body: str, status: str = "200 OK", headers: str = "Content-Type: text/html\r\n") -> bytes:
    http = f"HTTP/1.1 {status}\r\n{headers}\r\n{body}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2019-05-11T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{uri[-8:]}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    ).encode()
    return head + http + b"\r\n\r\n"


def info() -> bytes:
    body = b"software: crawl/1\r\noperator: Salma\r\n"
    head = f"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Date: 2019-05-11T10:00:00Z\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def archive(path: Path, packed: bool) -> Path:
    records = [info()]
    for n in range(30):
        moved = f"Location: https://news.example/end{n:03}\r\n"
        records.append(record(f"https://news.example/beg{n:03}", "", "301 Moved", moved))
    records += [
        record(f"https://news.example/end{n:03}", f"<html><body><p>{report(n + 2)}</p></body></html>")
        for n in range(30)
    ]
    path.write_bytes(b"".join(gzip.compress(r) if packed else r for r in records))
    return path


@pytest.mark.parametrize("packed", [True, False])
def test_web_archives_are_cut_between_records_and_keep_what_was_said_before(tmp_path: Path, packed: bool) -> None:
    path = archive(tmp_path / ("crawl.warc.gz" if packed else "crawl.warc"), packed)
    found, count = in_parts(path, 2_000)
    assert count > 2
    assert found == whole(path)
    captures = [item.capture for item in found if isinstance(item, Original)]
    assert len(captures) == 30
    assert {c.operator for c in captures if c} == {"Salma"}
    assert [c.asked for c in captures if c][-1] == "https://news.example/beg029"


def test_a_damaged_archive_gives_what_stands_before_the_damage(tmp_path: Path) -> None:
    path = archive(tmp_path / "crawl.warc", packed=False)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) - 400])
    found, count = in_parts(path, 2_000)
    assert count > 2
    assert found == whole(path)
    assert found[-1].code == "corrupt-archive"


def table(path: Path, rows: int, group: int) -> Path:
    values = {
        "id": [f"d{n}" for n in range(rows)],
        "text": [report(n) if n != 7 else None for n in range(rows)],
        "publisher": ["وكالة"] * rows,
        "rank": list(range(rows)),
    }
    parquet.write_table(pa.table(values), path, row_group_size=group)
    return path


def test_a_parquet_file_gives_a_document_a_row(tmp_path: Path) -> None:
    path = table(tmp_path / "reports.parquet", 12, 5)
    items = list(intake.read([path]))
    documents = [item for item in items if isinstance(item, Document)]
    assert [d.id for d in documents] == [f"d{n}" for n in range(12) if n != 7]
    assert documents[0].publisher == "وكالة"
    kept = [item for item in items if isinstance(item, Original)]
    assert [k.line for k in kept] == [n + 1 for n in range(12) if n != 7]
    assert json.loads(kept[3].bytes)["rank"] == 3
    (issue,) = [item for item in items if isinstance(item, Issue)]
    assert (issue.code, issue.line) == ("missing-field", 8)


def test_a_parquet_file_is_cut_between_groups_of_rows(tmp_path: Path) -> None:
    path = table(tmp_path / "reports.parquet", 60, 10)
    found, count = in_parts(path, 800)
    assert count > 2
    assert found == whole(path)


def test_what_is_no_parquet_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "reports.parquet"
    path.write_bytes(b"PAR1 and nothing")
    (issue,) = intake.read([path])
    assert isinstance(issue, Issue)
    assert issue.code == "damaged-document"
    assert list(parts.cut(blob(path), 5)) == [None]


def test_dates_of_a_parquet_file_are_read(tmp_path: Path) -> None:
    path = tmp_path / "reports.parquet"
    values = {"id": ["a"], "text": [report(3)], "published": [datetime.date(2019, 5, 11)]}
    parquet.write_table(pa.table(values), path)
    (document,) = [item for item in intake.read([path]) if isinstance(item, Document)]
    assert document.published == "2019-05-11"
