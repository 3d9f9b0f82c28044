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
    reason: ReasonOption,
    register: RegisterOption = REGISTER,
    json: JsonOption = False,
) -> None:
    """Take a report out with its original, its claims and their quotes. What stays is a tombstone: hashes, who, why.

    It cannot be taken back. The register stays verifiable, and the report does not come in again.
    """
    from tawthiq import pipeline
    from tawthiq.register import Register
    from tawthiq.settings import Settings

    with Register.open(register) as opened:
        settings = Settings.from_environment()
        opened.document(document)
        # Incidents repeat words of claims: where the rules changed, somebody has to adopt them before.
        pipeline.resolve(opened, settings.lexicon)
        captures = opened.custody(document)
        gone = opened.erase(document, author, reason)
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
