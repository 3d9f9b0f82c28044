"""Calm mode, and passages that hurt to read."""

import re

import pytest
from starlette.testclient import TestClient

from tawthiq.register import Register
from tawthiq.web import answer, create_app
from tawthiq.web.graphic import is_graphic


@pytest.mark.parametrize(
    "text",
    [
        "عُثر على جثث متفحّمة قرب السوق",
        "وأشلاء الضحايا في المكان",
        "The bodies were Charred",
        "under torture",
        "تحت التعذيب",
    ],
)
def test_passages_that_hurt_are_told(text: str) -> None:
    assert is_graphic(text)


@pytest.mark.parametrize("text", ["مقتل تسعة مدنيين في غارة", "ناقلة بترول", "grapes and a rapeseed field", ""])
def test_others_are_not(text: str) -> None:
    assert not is_graphic(text)


def test_calm_is_chosen_once_and_kept(client: TestClient) -> None:
    assert 'class="calm"' not in client.get("/settings").text
    chosen = client.get("/settings", params={"calm": "yes"})
    assert 'class="calm"' in chosen.text
    assert "HttpOnly" in chosen.headers["set-cookie"]
    assert 'class="calm"' in client.get("/incidents").text
    assert 'class="calm"' not in client.get("/incidents", params={"calm": "no"}).text
    assert 'class="calm"' not in client.get("/incidents").text


@pytest.mark.parametrize(
    ("lang", "told"), [("ar", "كلمات مؤلمة، افتحها لتقرأها"), ("en", "Words that hurt to read. Open")]
)
def test_lists_fold_what_hurts_and_a_click_opens_it(
    register: Register, monkeypatch: pytest.MonkeyPatch, lang: str, told: str
) -> None:
    monkeypatch.setattr(answer, "is_graphic", lambda text: "سوق" in text)
    client = TestClient(create_app(register), base_url="http://127.0.0.1")
    text = client.get("/search", params={"q": "سوق", "lang": lang}).text
    folded = re.findall(r'<details class="graphic"><summary>([^<]*)</summary><blockquote', text)
    assert folded
    assert set(folded) == {told}
