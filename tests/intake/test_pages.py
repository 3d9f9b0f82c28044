import json
from pathlib import Path

import pytest

from .conftest import Reading

LEAD = "قتل خمسة مدنيين في غارة على السوق مساء أمس بحسب مصدر طبي في المدينة."
BODY = [
    LEAD,
    "وأضاف المصدر أن ثلاثة أطفال أصيبوا بجروح نقلوا على أثرها إلى المشفى القريب.",
    "نص قصير.",
    "وقال شاهد عيان إن الطائرات حلقت فوق البلدة ساعات قبل القصف الذي دمر منازل عدة.",
]
MENU = "<nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/n'>أخبار</a></li></ul></nav>"
RELATED = "<div class='related'><h3>اقرأ أيضا</h3><ul><li><a href='/x'>مقتل عشرة في مكان آخر</a></li></ul></div>"
FOOT = "<footer><p>جميع الحقوق محفوظة</p></footer>"


def page(inner: str, head: str = "", charset: str = "utf-8") -> str:
    meta = f'<meta charset="{charset}">'
    return f"<!DOCTYPE html><html lang='ar'><head>{meta}{head}</head><body>{MENU}{inner}{RELATED}{FOOT}</body></html>"


def paragraphs(tag: str = "p") -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in BODY)


SHAPES = {
    "article": f"<article><h1>غارة على السوق</h1>{paragraphs()}</article>",
    "div of divs": f"<h1>غارة على السوق</h1><div class='entry-content'>{paragraphs('div')}</div>",
    "line breaks": f"<h1>غارة على السوق</h1><div id='content'>{'<br><br>'.join(BODY)}</div>",
    "table layout": f"<table><tr><td><h1>غارة على السوق</h1>{paragraphs()}</td></tr></table>",
    "list inside": f"<article><h1>غارة على السوق</h1><p>{LEAD}</p><ul>{paragraphs('li')}</ul></article>",
    "quotation": f"<article><h1>غارة على السوق</h1><p>{LEAD}</p><blockquote>{paragraphs()}</blockquote></article>",
    "no structure": f"<h1>غارة على السوق</h1>{paragraphs()}",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_paragraph_is_lost(tmp_path: Path, reading: Reading, shape: str) -> None:
    (tmp_path / "a.html").write_text(page(SHAPES[shape]), encoding="utf-8")
    (document,) = reading(tmp_path).documents
    lines = document.text.split("\n")
    assert [text for text in BODY if text not in lines] == []
    assert lines[0] == "غارة على السوق"
    assert "الرئيسية" not in lines


def test_what_stands_around_the_article_stays_out(tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "a.html").write_text(page(SHAPES["article"]), encoding="utf-8")
    (document,) = reading(tmp_path).documents
    assert document.text == "\n\n".join(["غارة على السوق", *BODY])


def test_the_headline_is_put_first_where_the_text_lacks_it(tmp_path: Path, reading: Reading) -> None:
    head = "<meta property='og:title' content='غارة على السوق'>"
    (tmp_path / "a.html").write_text(page(f"<article>{paragraphs()}</article>", head), encoding="utf-8")
    (document,) = reading(tmp_path).documents
    assert document.text.startswith(f"غارة على السوق\n\n{LEAD}")
    assert document.title == "غارة على السوق"


def test_metadata_and_original(tmp_path: Path, reading: Reading) -> None:
    head = "<meta property='article:published_time' content='2021-08-18'><meta property='og:site_name' content='وكالة'>"
    (tmp_path / "a.htm").write_text(page(SHAPES["article"], head), encoding="utf-8")
    result = reading(tmp_path)
    (document,), (original,) = result.documents, result.originals
    assert (document.id, document.publisher, document.published) == ("a.htm", "وكالة", "2021-08-18")
    assert (document.published_from, document.lang) == ("page", "ar")
    assert original.bytes == (tmp_path / "a.htm").read_bytes()
    assert (original.sha256, original.media_type) == (document.bytes_sha256, "text/html; charset=utf-8")


def test_the_metadata_file_wins_over_the_markup(tmp_path: Path, reading: Reading) -> None:
    head = "<meta property='article:published_time' content='2021-08-18'><meta property='og:site_name' content='وكالة'>"
    (tmp_path / "a.html").write_text(page(SHAPES["article"], head), encoding="utf-8")
    (tmp_path / "a.meta.json").write_text(json.dumps({"published": "2021-08-17"}), encoding="utf-8")
    (document,) = reading(tmp_path).documents
    assert (document.published, document.published_from, document.publisher) == ("2021-08-17", None, "وكالة")


@pytest.mark.parametrize("declared", ["windows-1256", "utf-8", "iso-8859-1"])
def test_old_code_pages(tmp_path: Path, reading: Reading, declared: str) -> None:
    (tmp_path / "a.html").write_bytes(page(SHAPES["article"], charset=declared).encode("windows-1256"))
    result = reading(tmp_path)
    assert LEAD in result.documents[0].text
    assert result.originals[0].media_type == "text/html; charset=windows-1256"


def test_a_date_that_cannot_be_read_is_a_notice(tmp_path: Path, reading: Reading) -> None:
    head = "<meta property='article:published_time' content='18 آب'>"
    (tmp_path / "a.html").write_text(page(SHAPES["article"], head), encoding="utf-8")
    result = reading(tmp_path, expect=["unused-date"])
    assert result.documents[0].published is None
    assert not result.issues[0].left_out


@pytest.mark.parametrize(
    "text",
    ["<html><head><title>عنوان</title></head><body></body></html>", "<script>var x = 'قتل';</script>", "<!-- قتل -->"],
)
def test_a_page_without_text_is_an_issue(tmp_path: Path, reading: Reading, text: str) -> None:
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    reading(tmp_path, expect=["no-article"])


def test_scripts_comments_and_hidden_text_are_not_read(tmp_path: Path, reading: Reading) -> None:
    inner = f"<article><h1>غارة</h1>{paragraphs()}<script>var s='سر';</script><!-- سر --><p hidden>سر</p></article>"
    (tmp_path / "a.html").write_text(page(inner), encoding="utf-8")
    assert "سر" not in reading(tmp_path).documents[0].text
