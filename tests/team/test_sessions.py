"""Sessions end in time, are worth nothing to who reads the file, and are made anew at every log-in."""

from pathlib import Path

import pytest

from tawthiq.team import Account, Accounts, Role, Sessions
from tawthiq.team.sessions import IDLE, LONGEST
from tawthiq.team.store import FILE

PASSWORD = "a river runs past the mill"  # noqa: S105 - invented


class Clock:
    def __init__(self) -> None:
        self.at = 1_000_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    return Accounts(tmp_path)


@pytest.fixture
def layla(accounts: Accounts) -> Account:
    return accounts.add("Layla", Role.ADMIN, PASSWORD)


def test_a_session_is_found_by_its_secret_only(accounts: Accounts, layla: Account, clock: Clock) -> None:
    sessions = Sessions(accounts, clock)
    secret = sessions.begin(layla)
    found = sessions.find(secret)
    assert found is not None
    assert found.account == layla
    for other in ("", "x", secret + "x", secret[:-1]):
        assert sessions.find(other) is None
    assert secret.encode() not in (accounts.file.path.parent / FILE).read_bytes()


def test_a_session_ends_when_nobody_uses_it(accounts: Accounts, layla: Account, clock: Clock) -> None:
    sessions = Sessions(accounts, clock)
    secret = sessions.begin(layla)
    for _ in range(4):
        clock.at += IDLE - 60
        assert sessions.find(secret), "being used keeps it"
    clock.at += IDLE + 1
    assert sessions.find(secret) is None
    clock.at -= IDLE
    assert sessions.find(secret) is None, "it does not come back"


def test_a_session_ends_at_last(accounts: Accounts, layla: Account, clock: Clock) -> None:
    sessions = Sessions(accounts, clock)
    secret = sessions.begin(layla)
    while clock.at < 1_000_000 + LONGEST - IDLE:
        clock.at += IDLE / 2
        assert sessions.find(secret)
    clock.at = 1_000_000 + LONGEST + 1
    assert sessions.find(secret) is None


def test_logging_in_anew_ends_the_session_before(accounts: Accounts, layla: Account, clock: Clock) -> None:
    sessions = Sessions(accounts, clock)
    first = sessions.begin(layla)
    second = sessions.begin(layla, first)
    assert sessions.find(first) is None
    assert sessions.find(second)


@pytest.mark.parametrize("change", ["password", "role", "disable"])
def test_a_changed_account_logs_in_anew(accounts: Accounts, layla: Account, clock: Clock, change: str) -> None:
    accounts.add("Omar", Role.ADMIN, "seven lemons on the sill")
    sessions = Sessions(accounts, clock)
    secret = sessions.begin(layla)
    if change == "password":
        accounts.set_password("Layla", "another river runs there")
    elif change == "role":
        accounts.set_role("Layla", Role.READER)
    else:
        accounts.disable("Layla")
    assert sessions.find(secret) is None
