"""What comes in from outside, at the desk: taken in, listed, shown where it belongs, answered, told in the log."""

import csv
import json
import re
from typing import Any
from urllib.parse import quote

import pytest

from tawthiq.model import wire
from tawthiq.model.decision import DecisionKind
from tawthiq.model.voice import VoiceState
from tawthiq.team import Accounts
from tawthiq.web.pages.voices import VoiceTold

CORRECTION = "قُتل سبعة مدنيين في غارة جوية على سوق بلدة البصيرة يوم 11 أيار 2019، لا خمسة."
REPLY = "إن قواتنا لم تنفذ أي غارة على البلدة في ذلك اليوم."


@pytest.fixture
def market(desk: Any) -> Any:
    return next(i for i in desk.register.all_incidents() if i.ranges[0].max == 5)


def form(market: Any, **more: Any) -> dict[str, Any]:
    told = {
        "kind": "correction", "subject": market.id, "sender": "partner", "name": "مرصد الضفتين", "channel": "email",
        "day": "2024-02-11", "words": CORRECTION, "reason": "They count seven", "to": "/receive",
    }  # fmt: skip
    return {**told, **more}


def page(market: Any, kind: str = "correction") -> str:
    return f"/receive?kind={kind}&subject={market.id}"


def took_in(desk: Any, market: Any, **more: Any) -> str:
    sent = form(market, **more)
    answer = desk.send(sent, page(market, sent["kind"]))
    assert answer.status_code == 303, answer.text
    (voice,) = desk.register.voices()
    return str(voice.document)


def test_a_correction_is_taken_in_and_waits(desk: Any, market: Any) -> None:
    name = took_in(desk, market, contact="salma@example.org")
    shown = desk.read(f"/voices/{name}")
    assert "Correction from" in shown
    assert "مرصد الضفتين" in shown
    assert "waits for an answer" in shown
    assert "salma@example.org" in shown
    assert Accounts(desk.register.folder).contact(name) == "salma@example.org"
    for path in ("/", "/voices", f"/incidents/{market.id}"):
        text = desk.read(path)
        assert f"/voices/{name}" in text, path
        assert "salma@example.org" not in text
    assert "took in a correction from" in desk.read("/log")
    told = desk.client.get("/voices.json").json()
    assert [(one["state"], one["sender"], one["received"]) for one in told] == [("pending", "partner", "2024-02-11")]
    assert desk.client.get("/voices.csv").text.splitlines()[1].startswith(name)
    assert desk.register.incident(market.id) == market


def test_words_that_are_too_long_are_kept_on_the_page_and_the_most_is_said_before(desk: Any, market: Any) -> None:
    assert "At most 40,000 letters" in desk.read(page(market))
    words = "ص" * 40_001
    answer = desk.send(form(market, words=words), page(market))
    assert answer.status_code == 422
    assert "Keep the part that contests the record" in answer.text
    assert words in answer.text
    assert not desk.register.voices()


def test_accepting_enters_what_was_ticked(desk: Any, market: Any) -> None:
    name = took_in(desk, market)
    at = f"/voices/{name}"
    answer = desk.send({"voice": name, "answer": "accept", "take": "1", "to": "/answer"}, at)
    assert answer.status_code == 303, answer.text
    shown = desk.read(answer.headers["location"])
    assert "accepted by" in shown
    (stored,) = desk.register.claims_of_document(name)
    assert f"/claims/{stored.id}" in shown
    assert desk.register.incident(market.id).ranges[0].max == 7
    assert "مرصد الضفتين" in desk.read(f"/incidents/{market.id}")
    undone = desk.send({"verdict": "undo", "subject": desk.register.voices()[0].answered.id, "next": at}, at)
    assert undone.status_code == 303
    assert desk.register.voices()[0].state is VoiceState.PENDING


def test_a_party_that_replies_is_heard(desk: Any, market: Any) -> None:
    sent: dict[str, Any] = {"kind": "reply", "sender": "party", "party": "us-led-coalition", "name": "", "words": REPLY}
    name = took_in(desk, market, **sent)
    shown = desk.read(f"/voices/{name}")
    assert "Denies responsibility" in shown or "denies responsibility" in shown
    sent = {
        "voice": name,
        "answer": "accept",
        "response": ["denies_strike"],
        "words": "لم تنفذ أي غارة",
        "to": "/answer",
    }
    assert desk.send(sent, f"/voices/{name}").status_code == 303
    (position,) = desk.register.incident(market.id).positions
    assert (position.party, [r.value for r in position.response]) == ("us-led-coalition", ["denies_strike"])
    assert "لم تنفذ أي غارة" in desk.read(f"/incidents/{market.id}")


def test_refusing_needs_a_reason(desk: Any, market: Any) -> None:
    name = took_in(desk, market)
    at = f"/voices/{name}"
    again = desk.send({"voice": name, "answer": "refuse", "to": "/answer"}, at)
    assert again.status_code == 422
    assert "Give a reason" in again.text
    sent = {"voice": name, "answer": "refuse", "reason": "Nothing supports it", "to": "/answer"}
    assert desk.send(sent, at).status_code == 303
    assert "Nothing supports it" in desk.read("/voices")
    assert desk.register.incident(market.id) == market
    assert desk.send({**sent, "answer": "accept", "to": "/answer"}, at).status_code == 422  # it was answered


WRONG = [
    ({"words": " "}, "has words"),
    ({"name": ""}, "Give its name"),
    ({"day": "2999-01-01"}, "lies ahead"),
    ({"channel": "pigeon"}, "Choose one of the values"),
    ({"reason": ""}, "Give a reason"),
    ({"author": ""}, "Give your name"),
]


@pytest.mark.parametrize(("change", "told"), WRONG)
def test_the_form_asks_again_with_what_was_filled_in(desk: Any, market: Any, change: Any, told: str) -> None:
    answer = desk.send(form(market, **change), page(market))
    assert answer.status_code == 422
    assert told in answer.text
    if "words" not in change:
        assert CORRECTION in answer.text
    assert desk.register.voices() == ()


def test_words_that_are_no_part_of_the_reply_are_refused(desk: Any, market: Any) -> None:
    name = took_in(desk, market, kind="reply", sender="party", party="russia", name="", words=REPLY)
    sent = {"voice": name, "answer": "accept", "response": ["denies_strike"], "words": "كلام آخر", "to": "/answer"}
    answer = desk.send(sent, f"/voices/{name}")
    assert answer.status_code == 422
    assert "do not stand in the report" in answer.text


def test_a_claim_is_contested_on_its_own_page(desk: Any, market: Any) -> None:
    claim = market.claims[0]
    shown = desk.read(f"/claims/{claim}")
    assert f"/receive?kind=reply&amp;subject={quote(claim)}" in shown
    sent = form(market, subject=claim)
    answer = desk.send(sent, f"/receive?subject={claim}")
    assert answer.status_code == 303
    (voice,) = desk.register.voices()
    assert voice.about == (claim,)
    assert f"/voices/{voice.document}" in desk.read(f"/claims/{claim}")
    assert f"/voices/{voice.document}" in desk.read(f"/incidents/{market.id}")


def test_a_long_statement_in_arabic_fits(desk: Any, market: Any) -> None:
    name = took_in(desk, market, words="كلمة " * 6000)
    assert len(desk.register.document(name).document.text) > 29_000
    assert desk.register.decisions()[-1].kind is DecisionKind.RECEIVE


def test_an_arabic_reader_reads_it_in_arabic(arabic_desk: Any) -> None:
    market = next(i for i in arabic_desk.register.all_incidents() if i.ranges[0].max == 5)
    name = took_in(arabic_desk, market)
    shown = arabic_desk.read(f"/voices/{name}")
    assert "ينتظر جوابًا" in shown
    assert "تصحيح من" in shown
    assert re.search(r"سجّل تصحيحًا ورد من", arabic_desk.read("/log"))


def test_what_is_about_nothing_is_not_there(desk: Any) -> None:
    assert desk.client.get("/receive?subject=nothing").status_code == 404
    assert desk.client.get("/voices/nothing").status_code == 404


def test_what_is_told_as_json_and_rows_is_of_the_type_described(desk: Any, market: Any) -> None:
    name = took_in(desk, market)
    answer = desk.client.get(f"/voices/{name}.json")
    assert json.loads(wire.encode(wire.decode(answer.content, VoiceTold))) == answer.json()
    rows = list(csv.DictReader(desk.client.get(f"/voices/{name}.csv").text.lstrip("\ufeff").splitlines()))
    assert [(row["document"], row["audience"]) for row in rows] == [(name, "internal")]
    newest = desk.register.log(0, 1, newest_first=True).rows[0]
    assert (newest.action, newest.subject) == ("export", f"internal voices/{name}.csv: all, 1 rows")


def sent_file(desk: Any, market: Any, content: bytes, name: str = "رد.txt", **more: Any) -> Any:
    """The form as a browser sends it with a file."""
    seal = re.search(r'name="seal" value="([^"]*)"', desk.read(page(market)))
    assert seal
    fields = {**form(market, words="", author="Huda", **more), "seal": seal[1]}
    fields.pop("to")
    return desk.client.post(
        "/receive", data=fields, files={"file": (name, content)}, headers={"origin": "http://127.0.0.1"},
        follow_redirects=False,
    )  # fmt: skip


def test_a_file_is_taken_in_with_its_bytes(desk: Any, market: Any) -> None:
    page_bytes = f"<html><head><meta charset='utf-8'></head><body><p>{CORRECTION}</p></body></html>".encode()
    for day, name, content in ((9, "../../رد.txt", CORRECTION.encode()), (10, "reply.html", page_bytes)):
        answer = sent_file(desk, market, content, name, day=f"{day}/2/2024")
        assert answer.status_code == 303, answer.text
        voice = desk.register.voices()[-1].document
        assert CORRECTION in desk.register.document(voice).document.text
        assert desk.register.original(voice) == content
        (custody,) = desk.register.custody(voice)
        assert custody.name == name.rpartition("/")[2], "no path of any machine"


@pytest.mark.parametrize(("content", "words", "told"), [
    (b"\x00\x01\x02", "", "cannot be decided"), (CORRECTION.encode(), REPLY, "not both"),
    (b"", "", "cannot be decided"),
])  # fmt: skip
def test_a_file_without_words_or_beside_words_is_refused(
    desk: Any, market: Any, content: bytes, words: str, told: str
) -> None:
    seal = re.search(r'name="seal" value="([^"]*)"', desk.read(page(market)))
    assert seal
    fields = {**form(market), "words": words, "author": "Huda", "seal": seal[1]}
    fields.pop("to")
    answer = desk.client.post(
        "/receive", data=fields, files={"file": ("x.bin", content)}, headers={"origin": "http://127.0.0.1"},
        follow_redirects=False,
    )  # fmt: skip
    assert answer.status_code == 422
    assert told in answer.text
    assert not desk.register.voices()


def test_a_day_is_written_as_people_write_it(desk: Any, market: Any) -> None:
    name = took_in(desk, market, day="11/2/2024")
    assert desk.register.document(name).document.published == "2024-02-11"


def test_a_month_is_no_day_on_which_a_voice_came(desk: Any, market: Any) -> None:
    answer = desk.send(form(market, day="2/2024"), page(market))
    assert answer.status_code == 422
    assert "This is no date" in answer.text
