"""A span of a text leads back to the bytes that it was read from, whatever stands between and however it is escaped."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.text.tracing import Source, follow

FIRST = "قال مصدر طبي إن 5 مدنيين قتلوا في غارة على السوق."
SECOND = 'وأضاف "المصدر" أن الجرحى < 10 & أن حالتهم خطرة.'
TEXT = f"{FIRST}\n\n{SECOND}"

ORIGINALS = {
    "text": ("text/plain; charset=utf-8", TEXT),
    "text with a mark": ("text/plain; charset=utf-8", "\ufeff" + TEXT),
    "wide text": ("text/plain; charset=utf-16-le", TEXT),
    "old text": ("text/plain; charset=windows-1256", TEXT),
    "json": ("application/json; charset=utf-8", json.dumps({"id": "x", "text": TEXT}, ensure_ascii=False)),
    "escaped json": ("application/json; charset=utf-8", json.dumps({"text": TEXT + "😀"})),
    "csv": ("text/csv; charset=utf-8", '1,"' + TEXT.replace('"', '""') + '",x\r\n'),
    "page": (
        "text/html; charset=utf-8",
        f"<html><head><title>السوق</title><script>var x='{FIRST}';</script><!-- {FIRST} --></head><body>"
        f"<p>{FIRST[:10]}<b>{FIRST[10:20]}</b>\n   {FIRST[20:]}</p><p>"
        + SECOND.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        + "</p></body></html>",
    ),
    "old page": (
        "text/html; charset=windows-1256",
        f"<p>{FIRST}</p><p>{SECOND.replace('<', '&lt;').replace('&', '&amp;', 0)}",
    ),
}


def said(data: bytes, encoding: str, first: int, last: int) -> str:
    return data[first:last].decode(encoding)


@pytest.mark.parametrize("name", ORIGINALS)
def test_every_word_leads_to_its_bytes(name: str) -> None:
    media_type, content = ORIGINALS[name]
    encoding = media_type.partition("charset=")[2]
    data = content.encode(encoding)
    spans = Source(data, media_type).spans(TEXT)
    for word in ("مدنيين", "غارة على السوق", "الجرحى", "خطرة"):
        start = TEXT.index(word)
        found = follow(spans, data, media_type, TEXT, start, start + len(word))
        raw = "".join(said(data, encoding, first, last) for _, _, first, last in found)
        raw = json.loads(f'"{raw}"') if "\\u" in raw else raw
        assert raw == word
    for mark in ('"المصدر"', "<", "&"):
        start = TEXT.index(mark)
        assert follow(spans, data, media_type, TEXT, start, start + len(mark))


def test_what_stands_in_a_script_or_a_comment_is_not_taken_for_the_article() -> None:
    media_type, content = ORIGINALS["page"]
    data = content.encode()
    spans = Source(data, media_type).spans(TEXT)
    assert min(first for _, _, first, _ in spans) > data.index(b"<body>")


def test_a_paragraph_without_markup_is_one_piece() -> None:
    data = f"<p>{FIRST}</p>".encode()
    assert Source(data, "text/html; charset=utf-8").spans(FIRST) == ((0, len(FIRST), 3, 3 + len(FIRST.encode())),)


def test_words_that_the_original_does_not_hold_lead_nowhere() -> None:
    data = f"<p>{FIRST}</p>".encode()
    text = f"{FIRST}\n{SECOND}"
    spans = Source(data, "text/html; charset=utf-8").spans(text)
    assert follow(spans, data, "text/html; charset=utf-8", text, len(FIRST) + 1, len(text)) == ()


@pytest.mark.parametrize("media_type", ["application/pdf", "message/rfc822", "text/html; charset=nonsense"])
def test_originals_without_words_have_no_spans(media_type: str) -> None:
    assert Source(TEXT.encode(), media_type).spans(TEXT) == ()


@given(
    st.lists(st.text(alphabet="ابتث جحخ 12.<&\"'\\\n\u200f\u064e😀", max_size=30), max_size=8),
    st.sampled_from(["text/plain", "application/json", "text/csv", "text/html"]),
)
def test_spans_lead_to_what_they_say(lines: list[str], kind: str) -> None:
    text = "\n".join(lines)
    written = {
        "text/plain": text,
        "application/json": json.dumps({"t": text}),
        "text/csv": '"' + text.replace('"', '""') + '"\n',
        "text/html": "".join(f"<p>{line.replace('&', '&amp;').replace('<', '&lt;')}</p>" for line in lines),
    }[kind]
    data = written.encode("utf-8")
    media_type = f"{kind}; charset=utf-8"
    for start, end, first, last in Source(data, media_type).spans(text):
        raw = data[first:last].decode()
        part = Source(data[first:last], media_type)
        assert "".join(piece.shown for piece in part._pieces) == "".join(text[start:end].split()), raw


@pytest.mark.parametrize(
    "source",
    ["<script>" * 40_000, "<!--" * 40_000, "<a" * 100_000, "&" * 200_000, "&#" * 100_000, "<p>" * 60_000 + FIRST],
)
def test_a_hostile_page_is_gone_through_once(source: str) -> None:
    text = "\n".join(f"{FIRST} {n}" for n in range(2_000))
    spans = Source(source.encode(), "text/html; charset=utf-8").spans(text)
    assert len(spans) <= 1  # and it ends: what is looked through again and again takes hours


def test_an_original_that_is_another_gives_nothing() -> None:
    text = "خمسة قتلى في السوق وعشرة جرحى"
    data = f"<p>{text}</p>".encode()
    spans = Source(data, "text/html; charset=utf-8").spans(text)
    assert follow(spans, b"<p>", "text/html; charset=utf-8", text, 3, 9) == ()
    assert follow(spans, data[:-20], "text/html; charset=utf-8", text, 3, len(text) - 1) == ()
