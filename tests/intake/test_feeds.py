from pathlib import Path

import pytest

from tawthiq.model.vocabulary import PublishedFrom

from .conftest import Reading

TEXT = "قتل خمسة مدنيين في غارة على السوق."
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>مركز الزيتونة</title>
<language>ar-sy</language>
<item><title>غارة على السوق</title><link>https://example.org/1</link><guid>https://example.org/1</guid>
<pubDate>Fri, 17 Mar 2017 18:05:00 GMT</pubDate><description>موجز</description>
<content:encoded><![CDATA[<p>{TEXT}</p><ul><li>وأصيب آخرون.</li></ul>]]></content:encoded></item>
<item><title>خبر ثان</title><link>https://example.org/2</link><description>{TEXT} ثانية</description></item>
<item><link>https://example.org/3</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة</title><entry><id>urn:1</id><title>{TEXT}</title>
<updated>2017-03-17T18:05:00Z</updated><link href="https://example.org/1"/>
<summary>{TEXT} وأصيب آخرون.</summary></entry></feed>"""


def test_each_entry_is_a_document(tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "a.rss").write_text(RSS, "utf-8")
    first, second = reading(tmp_path, expect=["empty-entry"]).documents
    assert first.text == f"غارة على السوق\n\n{TEXT}\n\nوأصيب آخرون."
    assert (first.id, first.publisher, first.lang) == ("https://example.org/1", "مركز الزيتونة", "ar")
    assert (first.published, first.published_from) == ("2017-03-17T18:05:00+00:00", PublishedFrom.FEED)
    assert (second.published, second.url) == (None, "https://example.org/2")


def test_atom_is_read_and_a_title_that_begins_the_text_stands_once(tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "a.xml").write_text(ATOM, "utf-8")
    (document,) = reading(tmp_path).documents
    assert (document.id, document.text) == ("urn:1", f"{TEXT} وأصيب آخرون.")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("<a><b/></a>", "not-a-feed"),
        ("نص", "not-a-feed"),
        ("<rss version='2.0'><channel><title>a</title></channel></rss>", "empty"),
    ],
)
def test_what_is_no_feed_is_named(tmp_path: Path, reading: Reading, data: str, code: str) -> None:
    (tmp_path / "a.xml").write_text(data, "utf-8")
    reading(tmp_path, expect=[code])


def test_an_entity_bomb_is_not_unpacked(tmp_path: Path, reading: Reading) -> None:
    steps = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))
    bomb = f"<!DOCTYPE rss [<!ENTITY e0 'x'>{steps}]><rss version='2.0'><channel><title>&e9;</title></channel></rss>"
    (tmp_path / "a.xml").write_text(bomb, "utf-8")
    assert not reading(tmp_path, expect=["empty"]).documents
