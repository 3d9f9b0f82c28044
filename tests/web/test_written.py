"""The summary of an incident and its published versions at the desk: shown, told in the history, never written over."""

from typing import Any

import pytest

from tawthiq.model.decision import DecisionKind

ARABIC, ENGLISH = "قُصف <b>الحي</b> ليلًا.", "The quarter was <i>shelled</i> at night."


@pytest.fixture
def home(small: Any) -> Any:
    return next(i for i in small.all_incidents() if i.where and i.where.place == "تلعفر")


def asked(home: Any, verdict: str = "summary") -> str:
    return f"/decide?verdict={verdict}&subject={home.id}"


def form(home: Any, **more: str) -> dict[str, Any]:
    told = {"verdict": "summary", "subject": home.id, "summary_ar": ARABIC, "summary_en": ENGLISH, "reason": "first"}
    return {**told, **more}


def test_it_stands_on_the_page_in_the_readers_language_with_who_when_and_why(desk: Any, home: Any) -> None:
    assert 'id="summary"' not in desk.read(f"/incidents/{home.id}")
    assert desk.send(form(home), asked(home)).status_code == 303
    page = desk.read(f"/incidents/{home.id}")
    shown = page[page.index('id="summary"') : page.index('id="claims"')]
    assert "The quarter was &lt;i&gt;shelled&lt;/i&gt; at night." in shown
    assert "<summary>In Arabic</summary>" in shown
    assert "Written by" in shown
    assert "Reason: " in shown
    assert "wrote the summary" in page[page.index('id="history"') :]
    assert "wrote the summary" in desk.read("/log")
    assert ENGLISH.replace("<", "&lt;").replace(">", "&gt;") in desk.read(asked(home)), "to be edited"


def test_its_json_tells_them_too(desk: Any, home: Any) -> None:
    address = f"/incidents/{home.id}.json"
    assert desk.client.get(address).json()["summary"] is None
    assert desk.send(form(home), asked(home)).status_code == 303
    publish = {"verdict": "publish", "subject": home.id, "reason": "reviewed"}
    assert desk.send(publish, asked(home, "publish")).status_code == 303
    told = desk.client.get(address).json()
    assert told["summary"] == {"ar": ARABIC, "en": ENGLISH}
    assert (told["version"]["number"], told["version"]["summary"]) == (1, told["summary"])
    assert told["claims"] == list(home.claims)


def test_whoever_wrote_meanwhile_is_shown_and_nothing_is_lost(desk: Any, home: Any) -> None:
    mark = desk.hidden(asked(home), "version")
    assert desk.send(form(home), asked(home)).status_code == 303
    late = form(home, summary_en="Another text.", summary_ar="", version=mark, reason="mine")
    answer = desk.send(late, asked(home))
    assert answer.status_code == 409
    assert "Another text." in answer.text
    assert "at night" in answer.text[answer.text.index('id="contest"') :]
    assert len(desk.register.decisions()) == 1


@pytest.mark.parametrize(
    ("fields", "doubt"), [({"reason": ""}, "Give a reason"), ({"summary_en": "x" * 4001}, "4,000")]
)
def test_what_lacks_something_comes_back_with_its_words(desk: Any, home: Any, fields: Any, doubt: str) -> None:
    answer = desk.send(form(home, **fields), asked(home))
    assert answer.status_code == 422
    assert doubt in answer.text
    assert "قُصف" in answer.text
    assert not desk.register.decisions()


def test_a_version_is_compared_with_what_stands_now(desk: Any, home: Any) -> None:
    page = desk.read(asked(home, "publish"))
    assert "1 of its claims was judged by nobody." in page
    assert "It would have no summary." in page
    publish = {"verdict": "publish", "subject": home.id, "reason": "reviewed"}
    assert desk.send(publish, asked(home, "publish")).status_code == 303
    assert "so there is nothing to publish" in desk.read(asked(home, "publish"))
    assert desk.send(publish, asked(home, "publish")).status_code >= 400, "the page has no form then"
    (claim,) = home.claims
    fields = {"verdict": "correct", "subject": claim, "slot": "harm.0", "outcome": "killed", "victims": "civilian",
              "group": "all", "low": "4", "high": "4", "words": "ثلاثة مدنيين", "reason": "misread"}  # fmt: skip
    assert desk.send(fields, f"/claims/{claim}").status_code == 303
    shown = desk.read(f"/incidents/{home.id}")
    assert "Killed: civilians from 3 to 4" in shown[shown.index('id="summary"') : shown.index('id="claims"')]
    assert "What moved since version 1" in desk.read(asked(home, "publish"))
    listed = desk.read("/publications")
    assert "Published assessments that moved since: 1." in listed
    (signed,) = desk.client.get("/publications.json").json()["signed"]
    assert (signed["code"], signed["number"]) == (home.code, 1)
    assert ["killed civilian", "3", "4"] in signed["moved"]
    assert desk.register.decisions()[0].kind is DecisionKind.PUBLISH


def test_in_arabic_too(arabic_desk: Any, home: Any) -> None:
    assert arabic_desk.send(form(home), asked(home)).status_code == 303
    page = arabic_desk.read(f"/incidents/{home.id}")
    assert '<div class="told" lang="ar" dir="rtl">' in page[page.index('id="summary"') :][:400]
    assert "كُتبت الخلاصة" in page
