"""tawthiq copies: texts that several reports carry, and who published them first."""

from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import REGISTER, Bidi, BidiOption, JsonOption, RegisterOption
from tawthiq.cli.terminal import answer, say

if TYPE_CHECKING:
    from tawthiq.assessment.spread import Spread
    from tawthiq.cli.writing import Pen


def copies(
    document: Annotated[
        str | None, typer.Argument(metavar="[DOCUMENT]", help="Id of a report; all texts without it.")
    ] = None,
    register: RegisterOption = REGISTER,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="Texts that are listed.")] = 20,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
) -> None:
    """Show which reports are near-duplicates of one text, and who published it first: by date, then by credit line."""
    from tawthiq.cli.writing import Pen
    from tawthiq.register import Register
    from tawthiq.upkeep import spread_of, spreads_of

    with Register.open(register) as opened:
        found = (spread_of(opened, document),) if document else spreads_of(opened)
    if json:
        answer(found[0] if document else found)
        return
    pen = Pen(bidi)
    for one in found[:limit]:
        _tell(one, pen)
    if len(found) > limit:
        say(f"… and {len(found) - limit:,} more. See all with --limit {len(found)}, or --json")
    copied = sum(len(one.reports) - 1 for one in found)
    texts = sum(len(one.reports) > 1 for one in found)
    say(f"Texts that several reports carry: {texts:,}; copies: {copied:,}")


def _tell(one: "Spread", pen: "Pen") -> None:
    told = {"date": "by its date", "credit": "by its credit line"}
    name = one.publisher or one.first
    first = f"first: {pen.write(name)}, {told[one.by]}" if name and one.by else "first: nobody knows"
    print(f"{len(one.reports)} reports; {first}")
    for report in one.reports:
        mark = "*" if report.document == one.first else " "
        credited = f"  (credits {pen.write(report.credit)})" if report.credit else ""
        publisher = pen.write(report.publisher or "-")
        print(f"{mark} {report.published or 'undated':<25}  {publisher}  {report.document}{credited}")
    print()
