"""What leaves the house stands in the hash-chained log: who let it out, what, of which scope, and its hash."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.terminal import say
from tawthiq.errors import RegisterError

if TYPE_CHECKING:
    from tawthiq.register import Register

ReleaserOption = Annotated[
    str | None,
    typer.Option("--operator", metavar="NAME", help="Who lets it out; it stands in the log (TAWTHIQ_OPERATOR)."),
]


def note(register: "Register", operator: str | None, act: str, files: Iterable[tuple[str, str]]) -> None:
    """Log files that left, each as what it is and its SHA-256; says so where the log cannot be written."""
    from tawthiq.settings import Settings

    actor = operator or Settings.from_environment().operator
    try:
        with register.writing(actor) as writer:
            for what, digest in files:
                writer.note(act, what, digest)
    except RegisterError as error:
        say(f"what was written is whole, but could not be noted in the log: {error}")
