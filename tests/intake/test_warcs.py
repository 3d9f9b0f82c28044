import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc import GzipWriter, WarcRecord, WarcRecordType

from tawthiq.model.vocabulary import PublishedFrom
from tawthiq.settings import Settings

from .conftest import Reading

TEXT = "قتل خمسة مدنيين في غارة على السوق مساء أمس بحسب مصدر طبي في البلدة."


def page(number: int, head: str = "") -> bytes:
    body = f"<article><h1>خبر {number}</h1><p>{TEXT}</p></article>"
    return f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def answer(body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def packed(*answers: tuple[str, bytes], kind: WarcRecordType = WarcRecordType.response, gzip: bool = False) -> bytes:
    out = io.BytesIO()
    stream = GzipWriter(out) if gzip else out
    for uri, data in answers:
        record = WarcRecord()
        record.init_headers(record_type=kind, content_length=len(data))
        record.headers["WARC-Target-URI"] = uri
        record.headers["WARC-Date"] = datetime(2021, 8, 18, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        record.headers["Content-Type"] = "application/http; msgtype=response"
        record.set_bytes_content(data)
        record.write(stream)
    if gzip:
        stream.close()
        return out.getvalue()
    return out.getvalue()


ANSWERS = (
    ("https://example.org/1", answer(page(1))),
    ("https://example.org/a.png", answer(b"\x89PNG", "image/png")),
    ("https://example.org/gone", answer(page(9), status="404 Not Found")),
    ("https://example.org/2", answer(page(2, "<meta property='article:published_time' content='2021-08-17'>"))),
)


@pytest.mark.parametrize("gzip", [False, True])
def test_the_pages_of_an_archive_are_documents(tmp_path: Path, reading: Reading, gzip: bool) -> None:
    path = tmp_path / ("a.warc.gz" if gzip else "a.warc")
    path.write_bytes(packed(*ANSWERS, gzip=gzip))
    result = reading(path)
    assert result.ids == ["https://example.org/1", "https://example.org/2"]
    first, second = result.documents
    assert (first.published, first.published_from) == ("2021-08-18T00:00:00+00:00", PublishedFrom.CRAWL)
    assert (second.published, second.published_from) == ("2021-08-17", PublishedFrom.PAGE)
    assert first.url == "https://example.org/1"
    capture = result.originals[0].capture
    assert capture is not None
    assert (capture.status, capture.archive, capture.offset) == (200, str(path), 0)
    assert result.originals[0].bytes == page(1)


def test_wacz_is_read(tmp_path: Path, reading: Reading) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as out:
        out.writestr("archive/data.warc.gz", packed(*ANSWERS, gzip=True))
        out.writestr("pages/pages.jsonl", '{"id": "x"}\n')
    assert reading(tmp_path).ids == ["https://example.org/1", "https://example.org/2"]


def test_a_page_over_the_limit_is_named_and_the_next_one_read(tmp_path: Path, reading: Reading) -> None:
    large = ("https://example.org/large", answer(page(3) + b" " * 1_100_000))
    (tmp_path / "a.warc").write_bytes(packed(large, ANSWERS[0]))
    result = reading(tmp_path, settings=Settings(max_report_mb=1), expect=["too-large"])
    assert result.ids == ["https://example.org/1"]
    assert str(result.issues[0].file).endswith("a.warc#https://example.org/large")


def test_a_cut_archive_keeps_what_came_before(tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "a.warc").write_bytes(packed(*ANSWERS[:1]) + packed(*ANSWERS[3:])[:-60])
    result = reading(tmp_path, expect=["corrupt-archive"])
    assert result.ids == ["https://example.org/1"]


@pytest.mark.parametrize("data", [b"no archive", b"\x1f\x8bxx", b"WARC/1.0\r\n\r\n"])
def test_what_is_no_archive_is_named(tmp_path: Path, reading: Reading, data: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(data)
    reading(tmp_path, expect=["corrupt-archive"])
