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
