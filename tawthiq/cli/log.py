"""tawthiq log: every act on the register."""

from typing import Annotated

import typer

from tawthiq.cli.options import REGISTER, JsonOption, RegisterOption
from tawthiq.cli.terminal import answer, say


def log(
    register: RegisterOption = REGISTER,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many, newest first.")] = 50,
    json: JsonOption = False,
) -> None:
    """List the acts on the register, newest first: time, actor, action, subject, and the start of the entry's hash."""
    from tawthiq.register import Register

    with Register.open(register) as opened:
        page = opened.log(limit=limit, newest_first=True)
    if json:
        answer(page)
        return
    for entry in page.rows:
        print(f"{entry.seq:>7}  {entry.time}  {entry.actor}  {entry.action}  {entry.subject}  {entry.hash[:12]}")
    say(f"{len(page.rows):,} of {page.total:,} entries")
