"""The tables of `tawthiq totals`: the sums, a line for each bucket under its keys, and the ledger."""

from collections.abc import Iterable, Sequence

from rich import box
from rich.table import Table

from tawthiq.assessment.totals import By
from tawthiq.cli.figures import DASH, span, stated
from tawthiq.cli.wording import Speech
from tawthiq.cli.writing import Pen
from tawthiq.model.claim import Claim
from tawthiq.model.incident import LedgerRow
from tawthiq.model.vocabulary import Outcome, RangeVictims
from tawthiq.publication import sums
from tawthiq.register import IncidentFilter, Register, Totals
from tawthiq.register.records import Bucket
from tawthiq.register.sums import Line, lines

_READINGS = (RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT)
_SHOWN = (Outcome.KILLED, Outcome.INJURED)
_CAVEATS = ("no_figure", "single_source", "vague_place", "undated")


def read(
    register: str, filters: IncidentFilter | None, by: Sequence[By], told: bool
) -> tuple[Totals, tuple[LedgerRow, ...], dict[str, Claim]]:
    """The sums, the ledger and (where `told`) its claims by id."""
    with Register.open(register) as opened:
        found, ledger = opened.totals(filters, by), opened.ledger()
        wanted = ledger if told and not by else ()
        return found, ledger, {row.claim: opened.claim(row.claim).claim for row in wanted}


def sums_table(found: Totals, words: Speech, pen: Pen) -> Table:
    """Without a split a line for each outcome; else a line for each bucket under its keys, both readings one under the
    other (one line where they are the same).
    """
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    readings = [words.name("range_victims", victims) for victims in _READINGS]
    if found.by:
        heads = [words.name("split", split) for split in found.by if split != By.GRADE]
        outcomes = [] if By.OUTCOME in found.by else [words.name("outcome", outcome) for outcome in _SHOWN]
        figures = ["\n".join((*name, *readings)) for name in ([o] for o in outcomes)] or ["\n".join(readings)]
    else:
        heads, figures = [words.say("status")], readings
    for head in (*heads, words.say("grade")):
        table.add_column(pen.write(head, 16))
    table.add_column(pen.write(words.say("incidents")), justify="right", no_wrap=True)
    for head in figures:
        table.add_column("\n".join(map(pen.write, head.split("\n"))), justify="right", no_wrap=True)
    for caveat in _CAVEATS:
        table.add_column(pen.write(words.say(caveat), 8), justify="right", no_wrap=True)
    for line in lines(found):
        for row in _rows(found, line, words, pen):
            table.add_row(*row)
    return table


def _rows(found: Totals, line: Line, words: Speech, pen: Pen) -> Iterable[list[str]]:
    """The rows of one line: one, or one for each outcome where nothing is split."""
    keys = [
        pen.write(words.key(split, key), 20)
        for split, key in zip(found.by, line.keys, strict=True)
        if split != By.GRADE
    ]
    graded = found.by.index(By.GRADE) if By.GRADE in found.by else None
    grade = words.name("bucket", line.name) if graded is None else words.name("grade", line.keys[graded])
    caveats = [
        f"{line.without_figure:,}",
        f"{line.single_source / line.of:.0%}",
        f"{line.coarse / line.of:.0%}",
        f"{line.undated:,}",
    ]
    told = list(dict.fromkeys(outcome for outcome, _ in line.figures))
    if found.by:
        outcomes = told if By.OUTCOME in found.by else _SHOWN
        figures = ["\n".join(dict.fromkeys(_cells(line, outcome))) for outcome in outcomes]
        yield [*keys, pen.write(grade, 20), f"{line.of:,}", *figures, *caveats]
        return
    for outcome in told:
        head = pen.write(words.name("outcome", outcome))
        yield [head, pen.write(grade, 24), f"{line.of:,}", *_cells(line, outcome), *caveats]


def _cells(line: Line, outcome: Outcome) -> list[str]:
    return [_cell(line.figures.get((outcome, victims))) for victims in _READINGS]


def _cell(bucket: Bucket | None) -> str:
    if bucket is None or bucket.min is None or bucket.max is None:
        return DASH
    return f"{bucket.min:,}{DASH}{bucket.max:,}{'+' if bucket.open_above else ''}"  # never one number, though equal


def notes(found: Totals, words: Speech) -> list[str]:
    """What must be known to read the sums."""
    told = [words.say("read_totals")] if found.by else []
    if not found.additive:
        told.append(words.say("not_additive"))
    apart = {line.keys for line in lines(found) if any(o is Outcome.KILLED_OR_INJURED for o, _ in line.figures)}
    if apart and found.by and By.OUTCOME not in found.by:
        told.append(words.say("outcomes_apart"))
    if filters := sums.told(found.filters):
        told.append(f"{words.say('filters')}: {filters}")
    versions = f"{words.say('rules')} {found.rule_version}; {words.say('data')} {found.data_version[:12]}"
    return [*told, f"{words.count('incidents', found.incidents)}; {versions}"]


def ledger_table(ledger: Sequence[tuple[LedgerRow, Claim]], words: Speech, pen: Pen) -> Table:
    """The cumulative claims, each with what it leaves beyond the recorded incidents."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, title_justify="left", title_style="bold")
    table.title = "\n" + pen.write(words.say("totals"))
    for head in ("claim", "said", "period", "area", "residual"):
        table.add_column(pen.write(words.say(head)))
    for row, claim in ledger:
        residual = [
            f"{words.name('outcome', r.outcome)}, {words.name('range_victims', r.victims)}: "
            + span(r.min, r.min if r.max is None else r.max, open_above=r.max is None)
            for r in row.residual
        ]
        table.add_row(
            row.claim[:12],
            pen.write(stated(claim, words)),
            row.period or words.say("undated"),
            pen.write(row.area.place if row.area else words.say("unplaced"), 24),
            pen.write("\n".join(residual)),
        )
    return table
