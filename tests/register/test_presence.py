"""Who else is at a record: told at once, gone by itself, shared by all desks on one register."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tawthiq.errors import RegisterError
from tawthiq.register import Register
from tawthiq.register.presence import FADES, FILE, Presence


@pytest.fixture
def register(tmp_path: Path, database: str) -> Iterator[Register]:
    with Register.open(tmp_path / "register", create=True) as opened:
        yield opened


def test_people_meet_and_fade(register: Register) -> None:
    at = [1000.0]
    presence = Presence(register, lambda: at[0])
    assert presence.come("claim", "Amal") == ()
    assert presence.come("claim", "Karim") == ("Amal",)
    assert presence.come("another", "Rima") == ()
    assert presence.come("claim", "") == ("Amal", "Karim"), "who has no name is told and not counted"
    assert presence.come("claim", "Amal") == ("Karim",)
    at[0] += FADES - 1
    assert presence.come("claim", "Rima") == ("Amal", "Karim")
    at[0] += 1
    assert presence.come("claim", "Karim") == ("Rima",)


def test_processes_of_one_desk_agree_with_or_without_accounts(register: Register) -> None:
    with Register.open(register.folder) as again:
        one, other = Presence(register), Presence(again)
        one.come("claim", "Amal")
        assert other.come("claim", "Karim") == ("Amal",)
        assert one.come("claim", "Amal") == ("Karim",)
    assert register.counts().log == 1, "nothing of it is logged"


def test_two_machines_on_one_database_agree(tmp_path: Path, postgresql: Any) -> None:
    """Each with a folder of its own; the table is made where a database has none yet."""
    address = postgresql.address(postgresql.fresh())
    with (
        Register.open(f"{address}&folder={tmp_path}/one", create=True) as one,
        Register.open(f"{address}&folder={tmp_path}/other") as other,
    ):
        Presence(one).come("claim", "Amal")
        assert Presence(other).come("claim", "Karim") == ("Amal",)
        with one.writing():
            assert Presence(other).come("claim", "Rima") == ("Amal", "Karim"), "it waits for no writer"


def test_where_it_cannot_be_kept_it_says_so(tmp_path: Path) -> None:
    with Register.open(tmp_path / "register", create=True) as register:
        (register.folder / FILE).mkdir()
        with pytest.raises(RegisterError):
            Presence(register).come("claim", "Amal")
