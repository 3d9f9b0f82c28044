"""Files that mean harm, form by form: each ends in a line that says so, or in its words as words."""

# ruff: noqa: E501 (what files hold is written as it stands in them)

import gzip
import io
import re
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import pytest

from tawthiq.intake import read
from tawthiq.model.issue import Issue
from tawthiq.settings import Settings

from .conftest import Reading
from .forms import MORE, TEXT, page, parquet, pdf, pdf_of, warc, word, zipped

SMALL = Settings(max_report_mb=1, max_archive_mb=5)
DEEP = 20_000


def put(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def test_a_page_nested_without_end_gives_its_words(tmp_path: Path, reading: Reading) -> None:
    inner = b"<div>" * DEEP + f"<p>{TEXT}</p><p>{MORE}</p>".encode()
    assert TEXT in reading(put(tmp_path, "a.html", b"<html><body>" + inner)).documents[0].text


def test_a_page_of_unclosed_tags_gives_its_words(tmp_path: Path, reading: Reading) -> None:
    data = b"<table><tr><td>" * 2_000 + f"<p>{TEXT}</p>".encode() + b"<a <b <c" * 2_000
    assert TEXT in reading(put(tmp_path, "a.html", data)).documents[0].text


def test_a_page_of_endless_furniture_is_gone_through_once(tmp_path: Path, reading: Reading) -> None:
    # In the square of its parts this page would take most of an hour.
    menu = "".join(f'<li class="menu-{n}"><a href="/{n}">{n}</a></li>' for n in range(40_000))
    said = f'<div class="comments"><p>{MORE}</p><p>{MORE}</p></div>'
    data = f"<html><body><article><p>{TEXT}</p></article>{said}<ul>{menu}</ul></body></html>".encode()
    assert TEXT in reading(put(tmp_path, "a.html", data)).documents[0].text


def test_entities_of_a_page_stay_what_they_are(tmp_path: Path, reading: Reading) -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"> <!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    data = f"{bomb}<html><body><article><p>{TEXT}</p><p>{MORE} &b; &f; &#x110000; &#0;</p></article></body></html>"
    text = reading(put(tmp_path, "a.html", data.encode()), expect=["lost-characters"]).documents[0].text
    assert "root:" not in text
    assert "aaaa" not in text


def test_a_script_in_a_page_is_neither_run_nor_read(tmp_path: Path, reading: Reading) -> None:
    data = page().replace(
        b"</article>", b"<script>alert(1)</script><p onclick='alert(2)'>" + MORE.encode() + b"</p></article>"
    )
    text = reading(put(tmp_path, "a.html", data)).documents[0].text
    assert "alert" not in text
    written = f"{TEXT} &lt;script&gt;alert(3)&lt;/script&gt;"
    data = page().replace(TEXT.encode(), written.encode())
    assert (
        "<script>alert(3)</script>" in reading(put(tmp_path, "b.html", data)).documents[0].text
    )  # words, shown as such


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_json_nested_without_end_is_named(tmp_path: Path, reading: Reading, name: str) -> None:
    data = b'{"id": "1", "text": "x", "more": ' + b"[" * DEEP + b"]" * DEEP + b"}\n"
    assert reading(put(tmp_path, name, data), expect=["broken-json"]).documents == []


def test_half_a_character_in_json_is_named(tmp_path: Path, reading: Reading) -> None:
    reading(put(tmp_path, "a.jsonl", b'{"id": "1", "text": "\\ud800"}\n'), expect=["broken-json"])


def test_a_row_of_parquet_that_unpacks_to_much_more_is_named(tmp_path: Path, reading: Reading) -> None:
    place = put(tmp_path, "a.parquet", parquet(TEXT, "x" * 30_000_000))
    assert place.stat().st_size < 100_000
    assert reading(place, settings=SMALL, expect=["too-large"]).ids == ["0"]


def test_a_pdf_whose_pages_go_in_circles_is_named(tmp_path: Path, reading: Reading) -> None:
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
               "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>"]  # fmt: skip
    result = reading(put(tmp_path, "a.pdf", pdf_of(objects)), expect=["damaged-document"])
    assert result.documents == []


def test_a_pdf_whose_pages_are_counted_in_millions(tmp_path: Path, reading: Reading) -> None:
    data = pdf().replace(b"/Count 2", b"/Count 99999999")
    codes = codes_of(put(tmp_path, "a.pdf", data))
    assert codes <= {"damaged-document", "too-large", "scanned"}


def codes_of(place: Path) -> set[str]:
    return {item.code for item in read([place], SMALL) if isinstance(item, Issue)}


def test_a_pdf_that_unpacks_to_much_more_is_named(tmp_path: Path, reading: Reading) -> None:
    drawn = zlib.compress(b"BT /F1 12 Tf 72 720 Td (" + b"x" * 60_000_000 + b") Tj ET", 9)
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(drawn) + drawn + b"\nendstream",
    ]
    place = put(tmp_path, "a.pdf", pdf_of(objects))
    assert place.stat().st_size < 100_000
    assert codes_of(place) <= {"damaged-document", "too-large"}
    assert codes_of(place)


def test_a_picture_of_great_size_is_not_drawn(tmp_path: Path, reading: Reading) -> None:
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>",
        "<< /Length 5 >>\nstream\n/I Do\nendstream",
        "<< /Type /XObject /Subtype /Image /Width 200000 /Height 200000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length 3 >>"
        "\nstream\nabc\nendstream",
    ]
    reading(put(tmp_path, "a.pdf", pdf_of(objects)), expect=["scanned"])


def test_a_word_file_nested_without_end(tmp_path: Path, reading: Reading) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "word/document.xml":
                data = data.replace(b"<w:body>", b"<w:body>" + b"<w:sdt><w:sdtContent>" * DEEP, 1)
            new.writestr(info.filename, data)
    reading(put(tmp_path, "a.docx", out.getvalue()), expect=["damaged-document"])


def test_a_mail_of_a_thousand_parts_is_named(tmp_path: Path, reading: Reading) -> None:
    parts = b"".join(b"--a\r\nContent-Type: text/plain\r\n\r\nx\r\n" for _ in range(1_200))
    head = b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n"
    assert "damaged-document" in codes_of(put(tmp_path, "a.eml", head + parts + b"--a--\r\n"))


def test_mails_in_mails_end(tmp_path: Path, reading: Reading) -> None:
    made = EmailMessage()
    made["From"] = "a@b.example"
    made.set_content(TEXT)
    for n in range(12):
        outer = EmailMessage()
        outer["From"] = "a@b.example"
        outer.set_content(f"{MORE} {n}")
        outer.add_attachment(made)
        made = outer
    assert 1 <= len(reading(put(tmp_path, "a.eml", made.as_bytes())).documents) <= 7


def test_an_archive_in_a_mail_is_not_unpacked(tmp_path: Path, reading: Reading) -> None:
    made = EmailMessage()
    made["From"] = "a@b.example"
    made.set_content(TEXT)
    made.add_attachment(zipped(a_txt=MORE.encode()), maintype="application", subtype="zip", filename="../../a.zip")
    result = reading(put(tmp_path, "a.eml", made.as_bytes()), expect=["nested-archive"])
    assert ".." not in Path(result.issues[0].file or "").parts


def test_a_feed_of_markup_gives_words_only(tmp_path: Path, reading: Reading) -> None:
    item = f"<item><title>x</title><link>javascript:alert(1)</link><description><![CDATA[<script>alert(2)</script><p>{TEXT}</p>]]></description></item>"
    data = f'<?xml version="1.0"?><rss version="2.0"><channel><title>q</title>{item}</channel></rss>'
    text = reading(put(tmp_path, "a.rss", data.encode())).documents[0].text
    assert TEXT in text
    assert "alert(2)" not in text


def test_an_entity_of_no_character_breaks_no_feed(tmp_path: Path, reading: Reading) -> None:
    data = b'<?xml version="1.0"?><rss version="2.0"><channel><title>&#x110000;</title><item><title>x</title></item></channel></rss>'
    assert codes_of(put(tmp_path, "a.rss", data)) <= {"damaged-document", "not-a-feed", "empty-entry"}


def test_a_cut_gzip_keeps_what_came_before(tmp_path: Path, reading: Reading) -> None:
    first, second = (
        gzip.compress(warc(), mtime=0),
        gzip.compress(warc().replace(b"a.example/1", b"a.example/2"), mtime=0),
    )
    result = reading(put(tmp_path, "a.warc.gz", first + second[: len(second) // 2]), expect=["corrupt-archive"])
    assert result.ids == ["https://a.example/1"]


def test_a_packed_answer_that_unpacks_to_much_more_is_named(tmp_path: Path, reading: Reading) -> None:
    body = gzip.compress(b"<p>" + b"x" * 30_000_000 + b"</p>")
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    place = put(tmp_path, "a.warc", warc(head + body))
    assert place.stat().st_size < 100_000
    assert reading(place, settings=SMALL, expect=["too-large"]).documents == []


def test_a_web_archive_whose_record_lies_about_its_length(tmp_path: Path, reading: Reading) -> None:
    data = re.sub(rb"Content-Length: \d+", b"Content-Length: 999999999999", warc(), count=1)
    assert codes_of(put(tmp_path, "a.warc", data)) == {"corrupt-archive"}


def test_a_wacz_with_a_bomb_in_it_is_named(tmp_path: Path, reading: Reading) -> None:
    bomb = warc(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" + b"x" * 20_000_000)
    place = put(tmp_path, "a.wacz", zipped(archive__data_warc=bomb))
    assert place.stat().st_size < 100_000
    assert reading(place, settings=SMALL, expect=["too-large"]).documents == []


def test_an_archive_without_pages_says_so(tmp_path: Path, reading: Reading) -> None:
    gone = warc(b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nx")
    reading(put(tmp_path, "a.warc", gone), expect=["no-pages"])


@pytest.mark.parametrize("ending", [".txt", ".html", ".csv", ".jsonl"])
def test_letters_cut_in_the_middle_are_named(tmp_path: Path, reading: Reading, ending: str) -> None:
    good = {
        ".txt": TEXT,
        ".html": f"<p>{TEXT}</p>",
        ".csv": f"text\n{TEXT}",
        ".jsonl": f'{{"id": "1", "text": "{TEXT}"}}',
    }
    cut = good[ending].encode().replace(" غارة".encode(), " غارة".encode()[:-1])
    assert reading(put(tmp_path, f"a{ending}", cut), expect=["wrong-encoding"]).documents == []
