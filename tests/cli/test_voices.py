"""tawthiq voices: what comes from outside, taken in, shown, accepted or refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from tawthiq.register import Register
from tawthiq.team import Accounts

TEXT = "قتل 5 مدنيين في غارة جوية روسية على بلدة كفرنبل يوم 5 أيار 2019."
WORDS = "قتل 7 مدنيين في غارة جوية على بلدة كفرنبل يوم 5 أيار 2019."
SIGNED = ["--author", "R. S.", "--reason", "They count seven"]


@pytest.fixture
def folder(tmp_path: Path, command: Any) -> Path:
    docs, register = tmp_path / "docs.jsonl", tmp_path / "register"
    docs.write_text(json.dumps({"id": "a", "text": TEXT, "published": "2019-05-06"}), "utf-8")
    assert command("run", docs, "--register", register).status == 0
    (tmp_path / "letter.txt").write_text(WORDS, "utf-8")
    return register


def code(folder: Path) -> str:
    with Register.open(folder) as opened:
        return next(iter(opened.all_incidents())).code


def received(command: Any, folder: Path, *more: str, kind: str = "correction") -> str:
    words = folder.parent / "letter.txt"
    ran = command("voices", "receive", kind, code(folder), "--words", words, *more, *SIGNED, "-r", folder, "--json")
    assert ran.status == 0, ran.err
    return str(ran.json["document"])


def test_a_correction_is_taken_in_and_accepted(folder: Path, command: Any) -> None:
    name = received(command, folder, "--contact", "s@example.org")
    assert Accounts(folder).contact(name) == "s@example.org"
    (told,) = command("voices", "list", "-r", folder, "--json").json
    assert (told["state"], told["voice"]["sender"]) == ("pending", "person")
    assert "correction from person" in command("voices", "list", "-r", folder).out
    shown = command("voices", "show", name[:10], "-r", folder, "--json").json
    assert shown["text"].rstrip().endswith(WORDS)
    assert len(shown["read"]) == 1
    wrong = command("voices", "accept", name, "--take", "2", *SIGNED, "-r", folder)
    assert (wrong.status, "reads 1 claims there" in wrong.err) == (2, True)
    ran = command("voices", "accept", name, "--take", "1", *SIGNED, "-r", folder, "--json")
    assert ran.status == 0, ran.err
    assert ran.json["claims"][0]["harms"][0]["max"] == 7
    assert command("voices", "list", "-r", folder, "--json").json[0]["state"] == "accepted"
    assert command("verify", "-r", folder).status == 0


def test_a_reply_is_accepted_by_what_it_says_and_another_refused(folder: Path, command: Any) -> None:
    name = received(command, folder, "--party", "russia", kind="reply")
    unknown = command("voices", "accept", name, "--response", "shrugs", *SIGNED, "-r", folder)
    assert (unknown.status, "no such answer" in unknown.err) == (2, True)
    ran = command(
        "voices", "accept", name, "--response", "admits_strike", "--words", "غارة جوية", *SIGNED, "-r", folder
    )
    assert ran.status == 0, ran.err
    other = received(command, folder, "--from", "outlet", "--name", "Two Rivers")
    assert command("voices", "refuse", other, *SIGNED, "-r", folder).status == 0
    states = [one["state"] for one in command("voices", "list", "-r", folder, "--json").json]
    assert states == ["accepted", "refused"]


def test_a_file_that_holds_no_words(folder: Path, tmp_path: Path, command: Any) -> None:
    ran = command("voices", "receive", "correction", "TW-1", "--words", tmp_path / "no.txt", *SIGNED, "-r", folder)
    assert (ran.status, ran.err.count("\n")) == (1, 1)


def test_who_wrote_in_is_forgotten_with_what_was_written(folder: Path, command: Any) -> None:
    name = received(command, folder, "--contact", "someone.afraid@example.org")
    people = folder / "people.sqlite"
    assert b"someone.afraid" in people.read_bytes()
    ran = command("erase", name, "--agreed-by", "T. U.", *SIGNED, "-r", folder)
    assert ran.status == 0, ran.err
    assert Accounts(folder).contact(name) is None
    assert b"someone.afraid" not in people.read_bytes()
