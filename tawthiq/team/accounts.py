"""Accounts: who may log in, as what. A name once given stays: it signs decisions, and nobody else may ever bear it."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from tawthiq.errors import UsageError
from tawthiq.team import passwords
from tawthiq.team.roles import Role
from tawthiq.team.store import PeopleFile, now

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody of the team; `name` logs in and signs decisions. Times are UTC, ISO 8601. Holds no password."""

    id: str
    name: str
    role: Role
    disabled: bool = False
    created: str = ""
    changed: str = ""


class Accounts:
    """The accounts of one register."""

    def __init__(self, folder: str | Path) -> None:
        self.file = PeopleFile(Path(folder))

    def any(self) -> bool:
        """Whether the register has accounts: then nobody reads it without logging in."""
        if not self.file.exists:
            return False
        with self.file.open() as connection:
            return connection.execute("SELECT 1 FROM accounts LIMIT 1").fetchone() is not None

    def all(self) -> tuple[Account, ...]:
        """Every account in the order of their names, the disabled ones too."""
        if not self.file.exists:
            return ()
        with self.file.open() as connection:
            return tuple(map(account_of, connection.execute("SELECT * FROM accounts ORDER BY folded")))

    def find(self, name: str) -> Account:
        """The account of a name, however it is capitalised. Raises UsageError where nobody has it."""
        found = next((account for account in self.all() if _folded(account.name) == _folded(name)), None)
        if found is None:
            raise UsageError(f"{name}: nobody has this name. List the accounts with tawthiq people list")
        return found

    def add(self, name: str, role: Role, password: str) -> Account:
        """Add an account. Raises UsageError for a name that is taken or is none, or a password that is too weak.

        The first account has to be an admin's: else nobody could let others in.
        """
        shown = cleaned(name)
        if not shown:
            raise UsageError("an account needs a name. Give the name that is to sign decisions")
        if role is not Role.ADMIN and not self._admins():
            raise UsageError("the first account has to be an admin's. Add it with --role admin")
        made = Account(id=uuid4().hex, name=shown, role=role, created=now(), changed=now())
        secret = passwords.hashed(password, shown)
        self.file.make()
        with self.file.open() as connection:
            try:
                connection.execute(
                    "INSERT INTO accounts (id, name, folded, role, password, created, changed)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (made.id, shown, _folded(shown), role.value, secret, made.created, made.changed),
                )
            except sqlite3.IntegrityError as error:
                raise UsageError(f"{shown}: this name is taken. Choose another one") from error
        return made

    def set_role(self, name: str, role: Role) -> Account:
        """Give an account another role. Raises UsageError where no admin would be left."""
        account = self.find(name)
        if role is not Role.ADMIN:
            self._keep_an_admin(account)
        return self._changed(account, "role", role.value)

    def disable(self, name: str, disabled: bool = True) -> Account:
        """Shut an account out and end its sessions, or let it in again; its decisions stay."""
        account = self.find(name)
        if disabled:
            self._keep_an_admin(account)
        return self._changed(account, "disabled", int(disabled))

    def set_password(self, name: str, password: str) -> Account:
        """Set a password and end the account's sessions."""
        account = self.find(name)
        return self._changed(account, "password", passwords.hashed(password, account.name))

    def check(self, name: str, password: str) -> Account | None:
        """The account of this name and password; None for any other, told after the same time."""
        with self.file.open() as connection:
            row = connection.execute("SELECT * FROM accounts WHERE folded = ?", (_folded(name),)).fetchone()
        fits = passwords.fits(row["password"] if row else None, password)
        if not fits or row is None or row["disabled"]:
            return None
        if passwords.is_old(row["password"]):
            with self.file.open() as connection:
                fresh = passwords.hashed(password, row["name"])
                connection.execute("UPDATE accounts SET password = ? WHERE id = ?", (fresh, row["id"]))
        return account_of(row)

    def keep_contact(self, document: str, contact: str, kept_by: str) -> None:
        """Keep how to reach who wrote in, apart from the record."""
        self.file.make()
        with self.file.open() as connection:
            connection.execute("REPLACE INTO contacts VALUES (?, ?, ?, ?)", (document, contact, kept_by, now()))

    def contact(self, document: str) -> str | None:
        """How to reach who wrote in; None where nobody noted it."""
        if not self.file.exists:
            return None
        with self.file.open() as connection:
            row = connection.execute("SELECT contact FROM contacts WHERE document = ?", (document,)).fetchone()
        return str(row["contact"]) if row else None

    def forget_contact(self, document: str) -> None:
        """Take out how to reach who wrote in, so that no byte of it stays in the file."""
        if self.file.exists:
            with self.file.open() as connection:
                connection.execute("DELETE FROM contacts WHERE document = ?", (document,))

    def _admins(self) -> list[Account]:
        return [account for account in self.all() if account.role is Role.ADMIN and not account.disabled]

    def _keep_an_admin(self, account: Account) -> None:
        if [admin.id for admin in self._admins()] == [account.id]:
            raise UsageError(f"{account.name}: is the only admin. Make somebody else an admin first")

    def _changed(self, account: Account, column: str, value: str | int) -> Account:
        with self.file.open() as connection:
            # the columns are this module's own words
            asked = f"UPDATE accounts SET {column} = ?, changed = ? WHERE id = ?"  # noqa: S608
            connection.execute(asked, (value, now(), account.id))
            connection.execute("DELETE FROM sessions WHERE account = ?", (account.id,))
        return self.find(account.name)


def cleaned(name: str) -> str:
    """A name on one line, without what cannot be seen; empty where nothing is left."""
    shown = "".join(letter if letter.isprintable() else " " for letter in name)
    return " ".join(shown.split())[:LONGEST_NAME].strip()


def _folded(name: str) -> str:
    return cleaned(name).casefold()


def account_of(row: sqlite3.Row) -> Account:
    """The account of a row, without its password."""
    return Account(
        id=row["id"],
        name=row["name"],
        role=Role(row["role"]),
        disabled=bool(row["disabled"]),
        created=row["created"],
        changed=row["changed"],
    )
