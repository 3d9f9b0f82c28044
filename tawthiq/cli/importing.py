"""tawthiq import: a team's own spreadsheet of incidents, brought in as decisions about the claims of the register."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import (
    REGISTER,
    Bidi,
    BidiOption,
    JsonOption,
    Language,
    LanguageOption,
    RegisterOption,
)
from tawthiq.cli.terminal import answer, console, finish, say, say_issues

if TYPE_CHECKING:
    from tawthiq.cli.writing import Pen
    from tawthiq.filing import Binding, Filed, SheetMap
    from tawthiq.model.filing import Filing

app = typer.Typer(help="Incidents that a team has recorded elsewhere.", no_args_is_help=True, rich_markup_mode=None)
_FIRST = 5
"""Rows of a preview."""


@app.command()
def incidents(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The sheet: .xlsx, .csv or .tsv.")],
    map: Annotated[
        str,
        typer.Option("--map", metavar="MAP", help="Which column holds what: a TOML file, or airwars, snhr, tawthiq."),
    ] = "tawthiq",
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="Only this sheet of a workbook.")] = None,
    author: Annotated[
        str | None, typer.Option("--author", metavar="NAME", help="Who decided, where no column says so.")
    ] = None,
    register: RegisterOption = REGISTER,
    preview: Annotated[
        bool, typer.Option("--preview", help="Only show how the sheet would be read: columns, first rows, bad cells.")
    ] = False,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
) -> None:
    """Bring in a sheet of incidents with the reports filed under each. The same sheet again changes nothing."""
    from tawthiq.cli.writing import Pen
    from tawthiq.filing import filings, fitted, load_map, read
    from tawthiq.register.chain import now

    sheets = read(file, sheet)
    chosen = fitted(load_map(map), sheets.headings, str(file))
    filed = filings(sheets, chosen, author, now())
    if preview:
        _preview(filed, chosen, Pen(bidi), json)
    else:
        _bring_in(filed, register, file, json)
    finish(len(filed.issues))


@app.command()
def status(
    register: RegisterOption = REGISTER,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="Waiting reports that are listed.")] = 20,
    lang: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """Say what the sheets have come to: which reports bind claims, and which wait, and for what."""
    from tawthiq.register import Register
    from tawthiq.upkeep import apply_filings

    with Register.open(register) as opened:
        filings = opened.filings()
        binding = apply_filings(opened, record=False)
    if json:
        answer({"filings": filings, "links": binding.links, "waiting": binding.waiting, "due": binding.decisions})
        return
    _tell_status(filings, binding, limit, lang)


def _tell_status(filings: "Sequence[Filing]", binding: "Binding", limit: int, lang: Language | None) -> None:
    from tawthiq.cli.wording import speech

    words = speech(lang)
    for item in binding.waiting[:limit]:
        rival = f" ({item.other})" if item.other else ""
        print(f"{item.filing.code}  {item.report}  {words.say(f'wait_{item.reason}')}{rival}")
    if len(binding.waiting) > limit:
        say(f"… and {len(binding.waiting) - limit:,} more. See all with --limit {len(binding.waiting)}, or --json")
    codes = len({filing.code for filing in filings})
    say(f"{codes:,} incidents of the team; {len(binding.links):,} reports bind claims, {len(binding.waiting):,} wait")
    for reason, number in Counter(item.reason for item in binding.waiting).most_common():
        say(f"{number:>8,}  {words.say(f'wait_{reason}')}")
    if binding.decisions:
        say(f"{len(binding.decisions):,} decisions are due. The next run, or tawthiq resolve, records them")


def _bring_in(filed: "Filed", register: str, file: Path, json: bool) -> None:
    from tawthiq import adoption, pipeline
    from tawthiq.register import Register
    from tawthiq.settings import Settings
    from tawthiq.upkeep import apply_filings

    with Register.open(register, create=True) as opened:
        settings = Settings.from_environment()
        adoption.settle(opened, settings)
        before = len(opened.decisions())
        with opened.writing() as writer:
            added = writer.add_filings(filed.filings)
            writer.add_issues(filed.issues)
        pipeline.resolve(opened, settings.lexicon)
        recorded = opened.decisions()[before:]
        binding = apply_filings(opened, record=False)
    kinds = Counter(item.kind for item in recorded)
    if json:
        told = {"rows": filed.rows, "incidents": len(filed.filings), "new": added, "decisions": kinds}
        answer(told | {"links": binding.links, "waiting": binding.waiting, "issues": filed.issues})
        return
    say_issues(filed.issues, f"See them with tawthiq import incidents {file} --preview --json")
    say(f"{filed.rows:,} rows, {len(filed.filings):,} incidents of the team, {added:,} new or changed")
    sorts = ", ".join(f"{number:,} {kind}" for kind, number in kinds.most_common())
    say(f"{len(recorded):,} decisions recorded{f' ({sorts})' if sorts else ''}")
    say(f"{len(binding.links):,} reports bind claims")
    if binding.waiting:
        say(f"{len(binding.waiting):,} reports wait: see them with tawthiq import status --register {register}")


def _preview(filed: "Filed", chosen: "SheetMap", pen: "Pen", json: bool) -> None:
    if json:
        answer({"columns": chosen.columns, "rows": filed.rows, "incidents": filed.filings, "issues": filed.issues})
        return
    from rich import box
    from rich.table import Table

    out = console()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    fields = [what for what in ("code", "date", "place", *_OTHERS) if _columns(chosen, what)]
    table.add_column("")
    for what in fields:
        table.add_column(f"{what}\n{pen.write(_columns(chosen, what))}", overflow="fold")
    for filing in filed.filings[:_FIRST]:
        table.add_row(str(filing.row), *(pen.write(_shown(filing, what)) for what in fields))
    out.print(table)
    say_issues(filed.issues, "Ask for --json to see all")
    reports = sum(len(filing.reports) for filing in filed.filings)
    say(f"{filed.rows:,} rows: {len(filed.filings):,} incidents, {reports:,} reports, {len(filed.issues):,} bad cells")
    say("Nothing was recorded. Leave --preview out to bring it in")


_OTHERS = ("coordinates", "killed", "injured", "grade", "party", "means", "reports", "notes", "author", "decided")
_PARTS = {
    "coordinates": ("lat", "lon"),
    "killed": ("killed_min", "killed_max"),
    "injured": ("injured_min", "injured_max"),
}


def _columns(chosen: "SheetMap", what: str) -> str:
    """The headings from which a field is read."""
    heads = [head for part in (what, *_PARTS.get(what, ())) for head in chosen.columns.get(part, ())]
    return ", ".join(heads)


def _shown(filing: "Filing", what: str) -> str:
    if what == "coordinates":
        return "" if filing.lat is None or filing.lon is None else f"{filing.lat}, {filing.lon}"
    if what in _PARTS:
        span = getattr(filing, what)
        low, high = ("?" if value is None else str(value) for value in (span.min, span.max))
        return "" if span.min is None and span.max is None else low if low == high else f"{low}–{high}"
    if what == "reports":
        return "\n".join(filing.reports)
    value = filing.time[:10] if what == "decided" else getattr(filing, what)
    return "" if value is None else str(value)
