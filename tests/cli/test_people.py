"""tawthiq people, and who may reach tawthiq serve."""

from pathlib import Path
from typing import Any

import pytest

from tawthiq.register import Register
from tawthiq.team import Accounts

Command = Any


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Register.open(tmp_path / "register", create=True).close()
    return tmp_path / "register"


def test_people_are_added_listed_changed_and_shut_out(command: Command, folder: Path) -> None:
    at = ("--register", folder, "--json")
    made = command("people", "add", "ليلى", "--role", "admin", *at)
    assert made.status == 0
    assert Accounts(folder).check("ليلى", made.json["password"])
    secret = folder / "secret.txt"
    secret.write_text("seven lemons on the sill\nnot this line\n", "utf-8")
    told = command("people", "add", "Omar", "--password-file", secret, *at)
    assert told.json["password"] is None
    assert told.json["account"]["role"] == "recorder"
    assert Accounts(folder).check("Omar", "seven lemons on the sill")
    assert command("people", "role", "omar", "editor", *at).json["account"]["role"] == "editor"
    assert command("people", "disable", "Omar", *at).json["account"]["disabled"] is True
    listed = command("people", "list", *at)
    assert [(row["name"], row["role"], row["disabled"]) for row in listed.json] == [
        ("Omar", "editor", True), ("ليلى", "admin", False)
    ]  # fmt: skip
    assert "argon2" not in listed.out
    assert command("people", "enable", "Omar", *at).json["account"]["disabled"] is False
    fresh = command("people", "password", "Omar", "--register", folder)
    assert Accounts(folder).check("Omar", fresh.out.strip())
    with Register.open(folder) as opened:
        noted = [entry.subject for entry in opened.log(limit=50).rows if entry.action == "people"]
    assert noted == ["add ليلى", "add Omar", "role Omar", "disable Omar", "enable Omar", "password Omar"]
    assert command("verify", "--register", folder).status == 0


def test_what_cannot_be_is_said_in_one_line(command: Command, folder: Path, tmp_path: Path) -> None:
    first = command("people", "add", "Omar", "--register", folder)
    assert (first.status, first.err.count("\n")) == (2, 1)
    assert "first account has to be an admin" in first.err
    assert command("people", "role", "Nobody", "admin", "--register", folder).status == 2
    assert command("people", "list", "--register", tmp_path / "nothing").status == 1
    gone = command("people", "add", "X", "--role", "admin", "--password-file", tmp_path / "no", "--register", folder)
    assert gone.status == 1


def test_without_accounts_the_desk_is_not_opened_to_others(command: Command, folder: Path) -> None:
    for words in (("--host", "0.0.0.0"), ("--host", "192.0.2.1"), ("--name", "desk.example.org")):  # noqa: S104 - refused
        told = command("serve", "--register", folder, *words)
        assert told.status == 2
        assert "without accounts the desk answers this machine only" in told.err


def test_with_accounts_passwords_do_not_cross_the_network_in_the_clear(command: Command, folder: Path) -> None:
    command("people", "add", "Amal", "--role", "admin", "--register", folder)
    told = command("serve", "--register", folder, "--host", "0.0.0.0")  # noqa: S104 - refused
    assert told.status == 2
    assert "in the clear" in told.err
    assert command("serve", "--register", folder, "--certificate", folder / "c.pem").status == 2
