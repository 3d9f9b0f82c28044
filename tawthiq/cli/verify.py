"""tawthiq verify: is the register whole?"""

import typer

from tawthiq.cli.options import REGISTER, JsonOption, RegisterOption
from tawthiq.cli.terminal import FAILED, answer, say


def verify(register: RegisterOption = REGISTER, json: JsonOption = False) -> None:
    """Check every hash, quotation and log entry of the register; exit 0 only when it is whole."""
    from tawthiq.register import Register
    from tawthiq.register import verify as check

    with Register.open(register) as opened:
        faults = check(opened)
        counts = opened.counts()
    if json:
        answer({"whole": not faults, "faults": faults, "counts": counts})
    else:
        for fault in faults:
            print(fault)
        held = f"{counts.documents:,} reports, {counts.claims:,} claims, {counts.log:,} log entries"
        say(f"{register} is not whole: {len(faults):,} faults" if faults else f"{register} is whole: {held}")
    if faults:
        raise typer.Exit(FAILED)
