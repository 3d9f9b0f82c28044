"""tawthiq erase: a report taken out for good."""

from typing import Annotated

import typer

from tawthiq.cli.options import REGISTER, AuthorOption, JsonOption, ReasonOption, RegisterOption
from tawthiq.cli.terminal import answer, say


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
        gone = opened.erase(document, author, reason)
        incidents = pipeline.resolve(opened, settings.lexicon)
        opened.rewrite()
    if json:
        answer({"erasure": gone, "incidents": incidents})
        return
    say(f"{document} erased: {gone.claims:,} claims, {len(gone.bytes_sha256):,} originals")
    say(f"{incidents:,} incidents stand, worked out without it")
    for name in gone.kept_sha256:
        say(f"original {name} stays: another report was read from the same bytes. Erase that one as well")
