"""tawthiq people: the accounts of a team."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import REGISTER, JsonOption, RegisterOption
from tawthiq.cli.terminal import answer, say

if TYPE_CHECKING:
    from tawthiq.team import Account, Accounts

app = typer.Typer(help="The accounts of a team. With one account or more, the desk asks everybody to log in.")


class Roles(StrEnum):
    """Roles, as in tawthiq.team.roles, which is not imported for the help's sake."""

    READER = "reader"
    RECORDER = "recorder"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMIN = "admin"


NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The name that logs in and signs decisions.")]
RoleOption = Annotated[Roles, typer.Option("--role", help="What it may do: docs/how-to/work-as-a-team.md.")]
PasswordOption = Annotated[
    str | None,
    typer.Option("--password-file", metavar="FILE", help="Where its password stands (- is standard input)."),
]


@app.command(short_help="Add an account")
def add(
    name: NameArgument,
    role: RoleOption = Roles.RECORDER,
    password_file: PasswordOption = None,
    register: RegisterOption = REGISTER,
    json: JsonOption = False,
) -> None:
    """Add an account. The first one has to be an admin's. Without --password-file a password is made and shown once."""
    from tawthiq.team import Role

    accounts, (password, made) = _accounts(register), _password(password_file)
    account = accounts.add(name, Role(role.value), password)
    _note(register, "add", account)
    _say(account, f"{account.name} was added as {account.role}", password if made else None, json)


@app.command("list", short_help="List the accounts")
def list_accounts(register: RegisterOption = REGISTER, json: JsonOption = False) -> None:
    """List the accounts with their roles; never a password or its hash."""
    found = _accounts(register).all()
    if json:
        answer(found)
        return
    for account in found:
        print(f"{account.role:9} {account.name}{'  (disabled)' if account.disabled else ''}")
    say(f"{len(found):,} accounts" if found else "no accounts: the desk answers this machine only, without logging in")


@app.command(short_help="Give an account another role")
def role(
    name: NameArgument,
    role: Annotated[Roles, typer.Argument(metavar="ROLE", help=" ".join(Roles))],
    register: RegisterOption = REGISTER,
    json: JsonOption = False,
) -> None:
    """Give an account another role; it has to log in again."""
    from tawthiq.team import Role

    account = _accounts(register).set_role(name, Role(role.value))
    _note(register, "role", account)
    _say(account, f"{account.name} is {account.role} now", None, json)


@app.command(short_help="Shut an account out")
def disable(name: NameArgument, register: RegisterOption = REGISTER, json: JsonOption = False) -> None:
    """Shut an account out and end its sessions. Its decisions stay, and its name is never given to somebody else."""
    account = _accounts(register).disable(name)
    _note(register, "disable", account)
    _say(account, f"{account.name} is shut out", None, json)


@app.command(short_help="Let an account in again")
def enable(name: NameArgument, register: RegisterOption = REGISTER, json: JsonOption = False) -> None:
    """Let an account in again that was shut out."""
    account = _accounts(register).disable(name, False)
    _note(register, "enable", account)
    _say(account, f"{account.name} may log in again", None, json)


@app.command(short_help="Set an account's password")
def password(
    name: NameArgument,
    password_file: PasswordOption = None,
    register: RegisterOption = REGISTER,
    json: JsonOption = False,
) -> None:
    """Set a password and end the account's sessions. Without --password-file one is made and shown once."""
    accounts, (given, made) = _accounts(register), _password(password_file)
    account = accounts.set_password(name, given)
    _note(register, "password", account)
    _say(account, f"{account.name} has a new password", given if made else None, json)


def _accounts(register: str) -> "Accounts":
    from tawthiq.register import Register
    from tawthiq.team import Accounts

    with Register.open(register) as opened:
        return Accounts(opened.folder)


def _password(file: str | None) -> tuple[str, bool]:
    """A password, and whether it was made here."""
    from tawthiq.errors import InputError
    from tawthiq.team import passwords

    if file is None:
        return passwords.made(), True
    try:
        told = sys.stdin.read() if file == "-" else Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{file}: cannot be read ({error}). Name a file with the password as its first line"
        ) from error
    return (told.splitlines() or [""])[0], False


def _note(register: str, what: str, account: "Account") -> None:
    from tawthiq.register import Register
    from tawthiq.register.chain import digest

    told = f"{what} {account.name}"
    with Register.open(register) as opened, opened.writing() as writer:
        writer.note("people", told, digest(told))


def _say(account: "Account", told: str, password: str | None, json: bool) -> None:
    if json:
        answer({"account": account, "password": password})
        return
    if password is not None:
        print(password)
        told += ". Its password, shown this once, stands above"
    say(told)
