"""tawthiq enter: a claim that a person read in a report and the program did not."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from tawthiq.cli.options import REGISTER, AuthorOption, JsonOption, ReasonOption, RegisterOption
from tawthiq.cli.terminal import answer, say


def enter(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id of the report in whose words it stands.")],
    claim: Annotated[
        str, typer.Argument(metavar="FILE", help="The claim as JSON, a list of claims, or - for standard input.")
    ],
    author: AuthorOption,
    reason: ReasonOption,
    register: RegisterOption = REGISTER,
    later: Annotated[
        bool, typer.Option("--later", help="Only record it; incidents are worked out by the next run.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Enter a claim that the program did not read, in the contract's form; offsets may be left out."""
    from tawthiq import decisions as taking
    from tawthiq.register import Register
    from tawthiq.settings import Settings

    told = _told(claim)
    with Register.open(register) as opened:
        made = [taking.entering(opened, document, one, author, reason) for one in told]
        for number, one in enumerate(made, 1):  # all are checked before the first is recorded
            taking.record_entered(opened, one, Settings.from_environment().lexicon, later or number < len(made))
    if json:
        answer([{"claim": one.claim, "decision": one.decision, "doubts": one.doubts} for one in made])
        return
    for one in made:
        say(f"{one.claim.id[:12]} entered. Take it back with tawthiq undo {one.decision.id[:12]}")
        for doubt in one.doubts:
            say(f"  look again: {doubt}")


def _told(name: str) -> list[dict[str, object]]:
    from tawthiq.errors import InputError
    from tawthiq.model import wire

    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"{name}: {error.strerror}. Name a file of JSON") from error
    try:
        found = wire.decode(data, dict[str, object] | list[dict[str, object]])  # type: ignore[arg-type]
    except ValueError as error:
        raise InputError(f"{name}: {error}. Write one claim as a JSON object, or a list of them") from error
    return found if isinstance(found, list) else [found]
