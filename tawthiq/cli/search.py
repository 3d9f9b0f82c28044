"""tawthiq search: incidents, claims and reports for words or a question in Arabic or English."""

from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.filters import check_day
from tawthiq.cli.options import (
    REGISTER,
    Bidi,
    BidiOption,
    FirstOption,
    GradeOption,
    JsonOption,
    LanguageOption,
    LastOption,
    PartyOption,
    RegisterOption,
)
from tawthiq.cli.terminal import answer, console, say
from tawthiq.errors import UsageError

if TYPE_CHECKING:
    from tawthiq.cli.wording import Speech
    from tawthiq.cli.writing import Pen
    from tawthiq.register import Register
    from tawthiq.search import Hit


def search(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help='Words, a question, or a "phrase".')],
    register: RegisterOption = REGISTER,
    kind: Annotated[str | None, typer.Option("--kind", metavar="WORD", help="Only claims of this kind.")] = None,
    governorate: Annotated[
        str | None, typer.Option("--governorate", metavar="NAME", help="Only there, or in any other division.")
    ] = None,
    party: PartyOption = None,
    grade: GradeOption = None,
    first: FirstOption = None,
    last: LastOption = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=200, help="At most so many of each sort.")] = 10,
    lang: LanguageOption = None,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
) -> None:
    """Find incidents, claims and reports by their words and by what a question means, in Arabic or English."""
    from tawthiq.cli.wording import speech
    from tawthiq.cli.writing import Pen
    from tawthiq.model.vocabulary import Kind
    from tawthiq.register import Register
    from tawthiq.search import Filters, Index, find

    if kind is not None and kind not in set(Kind):
        raise UsageError(f"--kind {kind}: no such kind of claim. Name one of: {', '.join(Kind)}")
    for name, day in (("--from", first), ("--to", last)):
        check_day(name, day)
    asked = Filters(
        first=first, last=last, governorate=governorate, party=party, kind=kind, grade=grade.value if grade else None
    )
    with Register.open(register) as opened:
        found = find(Index(opened), question, asked, limit)
        if json:
            answer(found)
            return
        spoken, pen = speech(lang), Pen(bidi)
        sorts = (("incidents", found.incidents), ("claims", found.claims), ("documents", found.documents))
        for name, hits in sorts:
            console().print(f"[bold]{spoken.say(name)}[/bold]" if hits else "", end="\n" if hits else "")
            for hit in hits:
                _print(opened, spoken, pen, name, hit)
    say(", ".join(f"{len(hits)}{'+' if name in found.more else ''} {name}" for name, hits in sorts))


def _print(register: "Register", spoken: "Speech", pen: "Pen", name: str, hit: "Hit") -> None:
    """A hit in a line, with its words and why it was found below."""
    if name == "incidents":
        incident = register.incident(hit.id)
        told = f"{incident.code}  {pen.write(getattr(incident.title, spoken.language))}"
    elif name == "claims":
        told = f"{hit.id[:12]}  {hit.document}"
    else:
        document = register.document(hit.id).document
        told = f"{document.id}  {pen.write(document.title or '')}".rstrip()
    print(told)
    if hit.claim:
        print(f"    {pen.quote(register.claim(hit.claim).claim.quote)}")
    if hit.why:
        print("    " + ", ".join(f"{why.slot}: {why.value}" for why in hit.why))
