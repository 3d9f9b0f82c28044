"""tawthiq totals: sums in buckets by grade, min and max apart, with what they leave unsaid."""

from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.filters import filter_of
from tawthiq.cli.options import (
    REGISTER,
    Bidi,
    BidiOption,
    CountryOption,
    FirstOption,
    GradeOption,
    JsonOption,
    LanguageOption,
    LastOption,
    MethodOption,
    PartyOption,
    RegisterOption,
)
from tawthiq.cli.terminal import answer, console, say
from tawthiq.errors import UsageError

if TYPE_CHECKING:
    from tawthiq.assessment.totals import By

ByOption = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="WORD,WORD",
        help="Split the sums, crossed where several: month, year, governorate, country, party, means, facility, "
        "outcome, grade.",
    ),
]
CsvOption = Annotated[bool, typer.Option("--csv", help="Answer with the sums as CSV on standard output.")]


def totals(
    register: RegisterOption = REGISTER,
    by: ByOption = "",
    grade: GradeOption = None,
    party: PartyOption = None,
    method: MethodOption = None,
    country: CountryOption = None,
    first: FirstOption = None,
    last: LastOption = None,
    lang: LanguageOption = None,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
    csv: CsvOption = False,
) -> None:
    """Sum minima and maxima over incidents, grades apart, and list the cumulative claims, which are never added."""
    from tawthiq.cli.sums import ledger_table, notes, read, sums_table
    from tawthiq.cli.wording import speech
    from tawthiq.cli.writing import Pen
    from tawthiq.publication import sums_table as csv_table
    from tawthiq.publication.files import STDOUT, write

    if json and csv:
        raise UsageError("--json and --csv: choose one of them")
    filters = filter_of(grade=grade, party=party, method=method, country=country, first=first, last=last)
    found, ledger, claims = read(register, filters, _splits(by), told=not (json or csv))
    if json:
        answer({"totals": found, "ledger": ledger})
    elif csv:
        write(STDOUT, csv_table(found))
    else:
        words, out, pen = speech(lang), console(), Pen(bidi)
        out.print(sums_table(found, words, pen))
        for note in notes(found, words):
            say(pen.write(note))
        if ledger and not found.by:
            out.print(ledger_table([(row, claims[row.claim]) for row in ledger], words, pen))


def _splits(by: str) -> "tuple[By, ...]":
    from tawthiq.assessment.totals import By

    asked = [word.strip() for word in by.split(",") if word.strip()]
    for word in asked:
        if word not in set(By):
            raise UsageError(f"--by {word}: no such split. Name one or more of: {', '.join(By)}")
    return tuple(map(By, asked))
