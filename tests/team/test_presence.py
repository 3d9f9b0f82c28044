"""Who else is at a record: told at once, gone by itself, shared by all processes that share the accounts."""

from pathlib import Path

import pytest

from tawthiq.team import Accounts, Presence, Role
from tawthiq.team.presence import FADES


@pytest.mark.parametrize("accounts", [False, True])
def test_people_meet_and_fade(tmp_path: Path, accounts: bool) -> None:
    team, at = Accounts(tmp_path), [1000.0]
    if accounts:
        team.add("Amal", Role.ADMIN, "seven lemons on the sill")
    presence = Presence(team.file, lambda: at[0])
    assert presence.come("claim", "Amal") == ()
    assert presence.come("claim", "Karim") == ("Amal",)
    assert presence.come("another", "Rima") == ()
    assert presence.come("claim", "") == ("Amal", "Karim"), "who has no name is told and not counted"
    assert presence.come("claim", "Amal") == ("Karim",)
    at[0] += FADES - 1
    assert presence.come("claim", "Rima") == ("Amal", "Karim")
    at[0] += 1
    assert presence.come("claim", "Karim") == ("Rima",)


def test_processes_of_one_desk_agree(tmp_path: Path) -> None:
    Accounts(tmp_path).add("Amal", Role.ADMIN, "seven lemons on the sill")
    one, other = (Presence(Accounts(tmp_path).file) for _ in range(2))
    one.come("claim", "Amal")
    assert other.come("claim", "Karim") == ("Amal",)
    assert one.come("claim", "Amal") == ("Karim",)
