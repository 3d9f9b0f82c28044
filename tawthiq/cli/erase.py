"""tawthiq erase: a report taken out for good."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import REGISTER, AuthorOption, JsonOption, ReasonOption, RegisterOption
from tawthiq.cli.terminal import answer, say

if TYPE_CHECKING:
    from tawthiq.register import Custody, Register


def erase(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id of the report.")],
    author: AuthorOption,
    agreed: Annotated[
        str, typer.Option("--agreed-by", metavar="NAME", help="A second person who agrees; stands in the log as well.")
    ],
    reason: ReasonOption,
    register: RegisterOption = REGISTER,
    json: JsonOption = False,
) -> None:
    """Take a report out with its original, its claims and their quotes. What stays is a tombstone: hashes, who, why.

    It takes two people, and cannot be taken back. The register stays verifiable, and the report does not come in again.
    """
    from tawthiq import pipeline
    from tawthiq.register import Register
    from tawthiq.settings import Settings
    from tawthiq.team import Accounts

    with Register.open(register) as opened:
        settings = Settings.from_environment()
        opened.document(document)
        _entitled(opened.folder, author, agreed)
        # Incidents repeat words of claims: where the rules changed, somebody has to adopt them before.
        pipeline.resolve(opened, settings.lexicon)
        captures = opened.custody(document)
        gone = opened.erase(document, author, agreed, reason)
        Accounts(opened.folder).forget_contact(document)
        left = _blanked(opened, captures)
        incidents = pipeline.resolve(opened, settings.lexicon)
        opened.rewrite()
    if json:
        answer({"erasure": gone, "incidents": incidents, "left": left})
        return
    say(f"{document} erased: {gone.claims:,} claims, {len(gone.bytes_sha256):,} originals")
    say(f"{incidents:,} incidents stand, worked out without it")
    for name in gone.kept_sha256:
        say(f"original {name} stays: another report was read from the same bytes. Erase that one as well")
    for place in left:
        say(f"{place} still holds the report. It is not the register's own: take it out there by hand")


def _entitled(folder: Path, *names: str) -> None:
    """Where a team has accounts, both are people of it who may protect records."""
    from tawthiq.errors import UsageError
    from tawthiq.team import Accounts, Right, may

    accounts = Accounts(folder)
    if not accounts.any():
        return
    roles = {account.name: account.role for account in accounts.all() if not account.disabled}
    for name in names:
        if name not in roles or not may(roles[name], Right.PROTECT):
            raise UsageError(f"{name} has no account that may erase. Name editors or admins (tawthiq people list)")


def _blanked(register: "Register", captures: "Sequence[Custody]") -> list[str]:
    """Take the captures out of the register's own archives; those that lie in others."""
    from tawthiq.fetching.blanking import blank
    from tawthiq.register.custody import FETCHED

    left = []
    for item in captures:
        own = register.folder / FETCHED / Path(item.archive or "-").name
        if item.offset is not None and own.is_file() and blank(own, item.offset):
            register.note_archives([own])
        else:
            left.append(item.archive or item.name)
    return left
