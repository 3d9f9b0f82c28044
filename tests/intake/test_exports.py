import json
from pathlib import Path

import pytest

from .conftest import Reading

TEXT = "قتل خمسة مدنيين في غارة على السوق."
TELEGRAM = {
    "name": "مركز الزيتونة",
    "type": "public_channel",
    "id": 77,
    "messages": [
        {"id": 1, "type": "service", "date": "2017-03-17T10:00:00", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2017-03-17T21:05:00", "date_unixtime": "1489773900", "text": TEXT},
        {"id": 3, "type": "message", "date": "2017-03-18T09:00:00", "text": ["عاجل: ", {"type": "bold", "text": TEXT}]},
        {"id": 4, "type": "message", "date": "2017-03-18T09:01:00", "text": "", "photo": "a.jpg"},
        {"type": "message", "date": "2017-03-18T09:02:00", "text": "بلا رقم"},
    ],
}
TWEET = {"id_str": "8", "created_at": "Fri Mar 17 18:05:00 +0000 2017", "full_text": TEXT}
POST = {"timestamp": 1489773900, "data": [{"post": TEXT.encode().decode("latin-1")}]}


def save(path: Path, value: object, before: str = "") -> Path:
    path.write_text(before + json.dumps(value, indent=1), "utf-8")
    return path


def test_telegram_posts_are_documents_of_their_channel(tmp_path: Path, reading: Reading) -> None:
    result = reading(save(tmp_path / "result.json", TELEGRAM), expect=["broken-post"])
    assert result.ids == ["telegram-77-2", "telegram-77-3"]
    first, second = result.documents
    assert (first.publisher, first.published) == ("مركز الزيتونة", "2017-03-17T18:05:00+00:00")
    assert (second.text, second.published) == (f"عاجل: {TEXT}", "2017-03-18T09:00:00")


def test_the_original_of_a_post_is_its_own_bytes(tmp_path: Path, reading: Reading) -> None:
    path = save(tmp_path / "result.json", TELEGRAM)
    result = reading(path, expect=["broken-post"])
    assert all(kept.bytes in path.read_bytes() for kept in result.originals)
    assert [json.loads(kept.bytes)["id"] for kept in result.originals] == [2, 3]


@pytest.mark.parametrize("value", [[{"tweet": TWEET}], [TWEET]])
def test_an_archive_of_x_is_read(tmp_path: Path, reading: Reading, value: object) -> None:
    (document,) = reading(save(tmp_path / "tweets.js", value, "window.YTD.tweets.part0 = ")).documents
    assert (document.id, document.text, document.url) == ("x-8", TEXT, "https://x.com/i/status/8")
    assert document.published == "2017-03-17T18:05:00+00:00"


@pytest.mark.parametrize("value", [[POST], {"other_photos": {}, "your_posts": [POST]}])
def test_posts_of_facebook_are_mended(tmp_path: Path, reading: Reading, value: object) -> None:
    (document,) = reading(save(tmp_path / "your_posts_1.json", value)).documents
    assert (document.text, document.published) == (TEXT, "2017-03-17T18:05:00+00:00")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "broken-json"),
        ("3", "broken-json"),
        ("[" * 5_000, "broken-json"),
        ("[]", "empty"),
        ("[1]", "unknown-export"),
        ('{"a": 1}', "unknown-export"),
        ('{"messages": [], "type": "x"}', "empty"),
        ('{"messages": [3], "type": "x"}', "broken-post"),
    ],
)
def test_what_is_no_export_is_named(tmp_path: Path, reading: Reading, text: str, code: str) -> None:
    (tmp_path / "a.json").write_text(text, "utf-8")
    assert reading(tmp_path, expect=[code] if code != "broken-post" else [code, "empty"]).documents == []
