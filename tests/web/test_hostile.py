"""Words of others stay words: what reports, addresses and colleagues carry never becomes markup of a page."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest

from tawthiq import pipeline
from tawthiq.register import Register
from tawthiq.web.pages import PAGES

from .conftest import Desk

EVIL = "<img src=x onerror=alert(1)>"
BREAK = "\"'><script>alert(2)</script>"
SENTENCE = f"قال الدفاع المدني {EVIL} إن خمسة مدنيين قتلوا في غارة جوية على سوق بلدة البصيرة {BREAK} يوم 11 أيار 2019."
PAGE = f"""<html lang="ar"><head><title>عاجل {quote(EVIL)} &lt;svg onload=alert(3)&gt;</title>
<meta property="og:site_name" content="&quot;&gt;&lt;script&gt;alert(4)&lt;/script&gt;"><script>alert(5)</script></head>
<body onload="alert(6)"><p style="background:url(javascript:alert(7))" onclick="alert(8)">أفاد مصدر طبي بمقتل
<b onmouseover=alert(9)>ثلاثة مدنيين</b> &lt;iframe src=javascript:alert(10)&gt; بقصف مدفعي على مدينة تلعفر يوم 3 حزيران
2018.</p><a href="javascript:alert(11)">المزيد</a></body></html>"""
NAME = "<i>f</i>'\"&.html"


class Marks(HTMLParser):
    """The elements of a page that could run something, and addresses that are none."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        own = (told.get("src") or "").startswith("/static/")
        if tag in {"iframe", "object", "embed", "base"} or (tag == "script" and not own):
            self.found.append(tag)
        if tag == "img" and not re.match(r"/[a-z]", told.get("src") or ""):
            self.found.append(f"img {told}")
        for name, value in attrs:
            if name.startswith("on") or re.match(r"\s*(javascript|data|vbscript):", value or "", re.IGNORECASE):
                self.found.append(f"{tag} {name}={value}")


def marks(text: str) -> list[str]:
    """What a page holds of these."""
    reader = Marks()
    reader.feed(text)
    return reader.found


@pytest.fixture
def hostile(tmp_path: Path) -> Register:
    """Reports with markup in every field, read by the program itself."""
    folder = tmp_path / "in"
    folder.mkdir()
    line = {"id": f"a/{BREAK}", "text": SENTENCE, "publisher": f"صحيفة {EVIL}", "title": BREAK,
            "url": "javascript:alert(12)", "published": "2019-05-12"}  # fmt: skip
    (folder / "lines.jsonl").write_text(json.dumps(line) + "\n{broken <script>\n", "utf-8")
    (folder / NAME.replace("/", "")).write_text(PAGE, "utf-8")
    register = Register.open(tmp_path / "register", create=True)
    pipeline.run([folder], register, pipeline.Orders())
    return register


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_that_was_read_or_written_becomes_markup(hostile: Register, lang: str) -> None:
    desk = Desk(hostile, lang)
    incidents = tuple(hostile.all_incidents())
    assert len(incidents) == 2
    claim = incidents[0].claims[0]
    told = {"verdict": "reject", "subject": claim, "reason": f"{EVIL} {BREAK}", "author": f"Layla {BREAK}"}
    assert desk.send(told, f"/claims/{claim}").status_code == 303
    assert desk.send({"to": "/search", "name": EVIL, "query": f"q={quote(BREAK)}"}, "/search?q=1").status_code == 303
    ids = [i.id for i in incidents] + [c for i in incidents for c in i.claims] + [d.id for d in hostile.all_documents()]
    ids += [o.id for i in incidents for o in i.origin_tree] + ["SY:بصيره", "us-led-coalition"]
    paths = [path for path, _ in PAGES if "{" not in path]
    paths += [path.replace("{id:path}", quote(one, safe="")) for path, _ in PAGES if "{" in path for one in ids]
    asked = quote(BREAK)
    paths += [f"/search?q={asked}", f"/incidents?q={asked}&party={asked}&from={asked}", f"/nothing/{asked}",
              f"/decide?verdict=reject&subject={claim}&reason={asked}&next={asked}", f"/documents?q={asked}",
              f"/enter?document={quote(hostile.claim(claim).claim.document)}&words={asked}",
              f"/log-in?next={asked}", "/incidents?next=javascript:alert(1)"]  # fmt: skip
    shown = 0
    for path in paths:
        answer = desk.client.get(path)
        assert answer.status_code < 500, path
        assert marks(answer.text) == [], path
        shown += "onerror=alert(1)" in answer.text
    assert shown > 3, "the words themselves are shown"
    hostile.close()


def test_the_reader_of_markup_finds_what_runs() -> None:
    assert len(marks(f"{EVIL}{BREAK}<a href=' JavaScript:x'>y</a><svg onload=z></svg><iframe></iframe>")) == 6
