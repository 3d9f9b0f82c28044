"""tawthiq incidents: one line an incident, with its range, its grade and how many independent origins say so."""

from enum import StrEnum
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

if TYPE_CHECKING:
    from tawthiq.cli.wording import Speech
    from tawthiq.cli.writing import Pen
    from tawthiq.model.incident import Incident

_WIDE = 108
"""Columns that the table needs; a narrower terminal gets a few lines for each incident."""


class Sort(StrEnum):
    """Orders of the list."""

    NEWEST = "-date"
    OLDEST = "date"
    KILLED = "-killed"
    ORIGINS = "-origins"
    CODE = "code"


def incidents(
    register: RegisterOption = REGISTER,
    query: Annotated[
        str | None, typer.Option("--query", "-q", metavar="WORDS", help="Words of title or place.")
    ] = None,
    grade: GradeOption = None,
    party: PartyOption = None,
    method: MethodOption = None,
    country: CountryOption = None,
    first: FirstOption = None,
    last: LastOption = None,
    sort: Annotated[Sort, typer.Option("--sort", help="Order of the list.")] = Sort.NEWEST,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")] = 50,
    lang: LanguageOption = None,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
) -> None:
    """List incidents: what, where and when; killed and injured from min to max; the grade; who says so."""
    from tawthiq.cli.wording import speech
    from tawthiq.cli.writing import Pen
    from tawthiq.register import IncidentSort, Register

    chosen = filter_of(grade=grade, party=party, method=method, country=country, first=first, last=last, q=query)
    with Register.open(register) as opened:
        page = opened.incidents(chosen, IncidentSort(sort.value), limit=limit)
    if json:
        answer(page)
        return
    words = speech(lang)
    if page.rows:
        _table(page.rows, words, Pen(bidi))
        say(f"{len(page.rows):,} {words.say('of')} {words.count('incidents', page.total)}")
    else:
        say(words.say("no_incidents") if chosen is None else words.say("none_so"))


def _table(rows: "tuple[Incident, ...]", words: "Speech", pen: "Pen") -> None:
    from rich import box
    from rich.table import Table

    from tawthiq.cli.figures import counted, others
    from tawthiq.model.vocabulary import Outcome

    out = console()
    if out.width < _WIDE:
        _lines(rows, words, pen, out.width)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for head in ("code", "incident", "killed", "injured", "grade", "origins", "outlets"):
        ends = head in {"killed", "injured", "origins", "outlets"}
        table.add_column(pen.write(words.say(head)), justify="right" if ends else "left", no_wrap=True)
    for incident in rows:
        what = "\n".join((getattr(incident.title, words.language), *others(incident, words)))
        table.add_row(
            incident.code,
            pen.write(what, out.width - _WIDE + 20),
            pen.write(counted(incident, Outcome.KILLED, words), 14),
            pen.write(counted(incident, Outcome.INJURED, words), 14),
            pen.write(words.name("grade", incident.grade), 18),
            str(incident.independent_origins),
            str(incident.outlets),
        )
    out.print(table)


def _lines(rows: "tuple[Incident, ...]", words: "Speech", pen: "Pen", width: int) -> None:
    from tawthiq.cli.figures import counted, others
    from tawthiq.model.vocabulary import Outcome

    for incident in rows:
        print(incident.code)
        told = [
            f"{words.say('killed')} {counted(incident, Outcome.KILLED, words)}",
            f"{words.say('injured')} {counted(incident, Outcome.INJURED, words)}",
            *others(incident, words),
            words.name("grade", incident.grade),
            f"{words.say('origins')} {incident.independent_origins}",
            f"{words.say('outlets')} {incident.outlets}",
        ]
        for text in (getattr(incident.title, words.language), " · ".join(told)):
            for line in pen.write(text, width - 2).split("\n"):
                print(f"  {line}")
