"""Restricted records at the command line: left out of what leaves the house unless one says otherwise."""

import json
from pathlib import Path
from typing import Any

from tawthiq.register import Register

Command = Any


def test_what_is_restricted_leaves_only_where_one_says_so(command: Command, small: Register, tmp_path: Path) -> None:
    at = ("--register", small.folder)
    target = next(i for i in small.all_incidents() if i.where and i.where.place == "تلعفر")
    held = command("decide", "restrict", target.code, "--after", "Rima, role:editor", "--author", "Elias",
                   "--reason", "a source is in danger", *at, "--json")  # fmt: skip
    assert held.json["after"] == "Rima, role:editor"

    def ids(*words: str) -> list[str]:
        told = command("export", "incidents", *at, *words)
        assert told.status == 0
        return [json.loads(line)["id"] for line in told.out.splitlines()]

    everything = {i.id for i in small.all_incidents()}
    assert set(ids()) == everything - {target.id}
    assert set(ids("--restricted")) == everything
    assert set(ids("--public")) == everything - {target.id}
    assert command("export", "incidents", *at, "--public", "--restricted").status == 2
    assert command("dossier", target.code, *at, "--out", tmp_path / "x.zip").status == 1
    assert command("dossier", target.code, *at, "--restricted", "--out", tmp_path / "x.zip").status == 0
    assert command("undo", held.json["id"][:12], "--author", "Elias", "--reason", "over", *at).status == 0
    assert set(ids()) == everything
    assert command("verify", *at).status == 0


TOLD = "وذكر شاهد عيان أن ثلاثة مدنيين قتلوا بقصف مدفعي على مخبز الفانوس في مدينة تلعفر يوم 3 حزيران 2018."


def test_copies_are_named_before_a_report_is_restricted(command: Command, tmp_path: Path) -> None:
    given = [
        {"id": name, "published": f"2018-06-0{4 + n}", "text": f"{TOLD}\n\n{more}"}
        for n, (name, more) in enumerate({"first-report": "", "second-report": "نقلا عن الصحف."}.items())
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(one) for one in given), "utf-8")
    at = ("--register", tmp_path / "r")
    assert command("run", tmp_path / "in.jsonl", *at).status == 0
    ask = ("decide", "restrict", "first-report", "--after", "", "--author", "Elias", "--reason", "a witness", *at)
    asked = command(*ask)
    assert asked.status == 2
    assert "1 other report carries these words: second-report" in asked.err
    with Register.open(tmp_path / "r") as register:
        assert register.decisions() == ()
    masked = command(*ask, "--copies", "mask", "--json")
    assert "masked there as well: second-report" in masked.err
    assert masked.json["subjects"] == ["first-report"]
    assert command(*ask, "--copies", "restrict", "--json").json["subjects"] == ["first-report", "second-report"]
    assert command("decide", "no_claim", "first-report", "--copies", "mask", "--author", "Elias", "--reason", "none",
                   *at).status == 2  # fmt: skip
