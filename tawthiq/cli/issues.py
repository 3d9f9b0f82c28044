"""tawthiq issues: what could not be read or understood."""

from typing import Annotated

import typer

from tawthiq.cli.options import REGISTER, JsonOption, LanguageOption, RegisterOption
from tawthiq.cli.terminal import answer, say


def issues(
    register: RegisterOption = REGISTER,
    left_out: Annotated[bool, typer.Option("--left-out", help="Only inputs that were left out.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many, newest first.")] = 100,
    lang: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """List what could not be read or understood, newest first, each with what to do about it."""
    from tawthiq.cli.wording import speech
    from tawthiq.register import Register
    from tawthiq.web.views.faults import in_words

    with Register.open(register) as opened:
        page = opened.issues(limit=limit, left_out=True if left_out else None)
    if json:
        answer(page)
        return
    words = speech(lang)
    for stored in page.rows:
        state = words.say("left_out" if stored.issue.left_out else "notice")
        print(f"{stored.time[:10]}  {state}  {stored.issue}")
        said = in_words(words.language, stored.issue.code)
        if said:
            print(f"  {said[0]} {said[1]}")
    say(f"{len(page.rows):,} of {page.total:,} issues")
