"""Accounts: who may be added, changed and shut out; what is kept of a password, and where."""

import stat
from pathlib import Path

import pytest

from tawthiq.errors import UsageError
from tawthiq.register import Register
from tawthiq.team import Accounts, Role, passwords
from tawthiq.team.store import FILE

LAYLA = "a river runs past the mill"
OMAR = "seven lemons on the sill"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Register.open(tmp_path / "register", create=True).close()
    return tmp_path / "register"


@pytest.fixture
def accounts(folder: Path) -> Accounts:
    made = Accounts(folder)
    made.add("ليلى حسن", Role.ADMIN, LAYLA)
    made.add("Omar", Role.RECORDER, OMAR)
    return made


def test_a_register_without_the_file_has_no_accounts(folder: Path) -> None:
    assert not Accounts(folder).any()
    assert Accounts(folder).all() == ()
    assert not (folder / FILE).exists(), "looking makes none"


def test_the_first_account_is_an_admins(folder: Path) -> None:
    with pytest.raises(UsageError, match="first account"):
        Accounts(folder).add("Omar", Role.RECORDER, OMAR)
    assert not Accounts(folder).any()


def test_the_file_is_its_owners_alone_and_holds_no_password(accounts: Accounts, folder: Path) -> None:
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600
    kept = (folder / FILE).read_bytes()
    assert LAYLA.encode() not in kept
    assert b"$argon2id$v=19$m=65536,t=3,p=4$" in kept  # RFC 9106, the second choice: 64 MiB, three passes
    assert b"argon2" not in (folder / "register.sqlite").read_bytes()


def test_a_name_and_its_password_open_and_nothing_else_does(accounts: Accounts) -> None:
    assert accounts.check("ليلى حسن", LAYLA) == accounts.find("ليلى حسن")
    assert accounts.check("OMAR ", OMAR) == accounts.find("Omar"), "however it is capitalised"
    for name, password in (("Omar", LAYLA), ("Omar", ""), ("Nobody", OMAR), ("", ""), ("Omar", OMAR + "x" * 300)):
        assert accounts.check(name, password) is None


def test_a_name_is_never_given_twice(accounts: Accounts) -> None:
    accounts.disable("Omar")
    for name in ("Omar", "  omar ", "O\u200bmar".replace("\u200b", "")):
        with pytest.raises(UsageError, match="taken"):
            accounts.add(name, Role.READER, OMAR)
    with pytest.raises(UsageError, match="needs a name"):
        accounts.add(" \n\x00 ", Role.READER, OMAR)


def test_who_is_shut_out_does_not_get_in_and_may_be_let_in_again(accounts: Accounts) -> None:
    accounts.disable("Omar")
    assert accounts.check("Omar", OMAR) is None
    accounts.disable("Omar", False)
    assert accounts.check("Omar", OMAR) is not None


def test_an_admin_is_always_left(accounts: Accounts) -> None:
    with pytest.raises(UsageError, match="only admin"):
        accounts.disable("ليلى حسن")
    with pytest.raises(UsageError, match="only admin"):
        accounts.set_role("ليلى حسن", Role.EDITOR)
    accounts.set_role("Omar", Role.ADMIN)
    assert accounts.set_role("ليلى حسن", Role.EDITOR).role is Role.EDITOR


@pytest.mark.parametrize("weak", ["short", "aaaaaaaaaaaaaaaa", "abababababababab", "omar omar omar omar", "x" * 300])
def test_a_weak_password_is_refused(accounts: Accounts, weak: str) -> None:
    with pytest.raises(UsageError, match="password"):
        accounts.set_password("Omar", weak)
    assert accounts.check("Omar", OMAR) is not None


def test_a_made_password_is_strong_and_never_the_same() -> None:
    made = {passwords.made() for _ in range(20)}
    assert len(made) == 20
    assert all(len(word) == 23 for word in made)
    assert passwords.fits(passwords.hashed(min(made), "Omar"), min(made))


def test_a_name_that_nobody_has_is_hashed_all_the_same(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the time of an answer would tell which names exist."""
    hasher = type(passwords._hasher())
    checked: list[str] = []

    def verify(self: object, kept: str, given: str) -> bool:
        checked.append(kept)
        return False

    monkeypatch.setattr(hasher, "verify", verify)
    assert accounts.check("Omar", "wrong password") is None
    assert accounts.check("Nobody", "wrong password") is None
    assert len(checked) == 2, "argon2 runs for nobody too"
    assert checked[1] == passwords._nobody() != checked[0]
    assert checked[0].split("$")[1:4] == checked[1].split("$")[1:4], "and as long"


def test_contacts_are_kept_apart(accounts: Accounts, folder: Path) -> None:
    assert accounts.contact("d1") is None
    accounts.keep_contact("d1", "desk@example.org", "Omar")
    assert accounts.contact("d1") == "desk@example.org"
    assert b"desk@example.org" not in (folder / "register.sqlite").read_bytes()
