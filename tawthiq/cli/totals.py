"""tawthiq totals: sums in buckets by grade, min and max apart, with what they leave unsaid."""

from typing import TYPE_CHECKING

from tawthiq.cli.filters import filter_of
from tawthiq.cli.options import (
    REGISTER,
    Bidi,
    BidiOption,
    CountryOption,
    FirstOption,
    JsonOption,
    LanguageOption,
    LastOption,
    MethodOption,
    PartyOption,
    RegisterOption,
)
from tawthiq.cli.terminal import answer, console, say

if TYPE_CHECKING:
    from rich.table import Table

    from tawthiq.cli.wording import Speech
    from tawthiq.cli.writing import Pen
    from tawthiq.model.claim import Claim
    from tawthiq.model.incident import LedgerRow
    from tawthiq.register import Totals


def totals(
    register: RegisterOption = REGISTER,
    party: PartyOption = None,
    method: MethodOption = None,
    country: CountryOption = None,
    first: FirstOption = None,
    last: LastOption = None,
    lang: LanguageOption = None,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
) -> None:
    """Sum minima and maxima over incidents, grades apart, and list the cumulative claims, which are never added."""
    from tawthiq.cli.wording import speech
    from tawthiq.cli.writing import Pen
    from tawthiq.register import Register

    filters = filter_of(party=party, method=method, country=country, first=first, last=last)
    with Register.open(register) as opened:
        found, ledger = opened.totals(filters), opened.ledger()
        told = {} if json else {row.claim: opened.claim(row.claim).claim for row in ledger}
    if json:
        answer({"totals": found, "ledger": ledger})
        return
    words, out, pen = speech(lang), console(), Pen(bidi)
    out.print(_buckets(found, words, pen))
    if ledger:
        out.print(_ledger([(row, told[row.claim]) for row in ledger], words, pen))
    say(f"{found.incidents:,} {words.say('incidents')}; rules {found.rule_version}; data {found.data_version[:12]}")


def _buckets(found: "Totals", words: "Speech", pen: "Pen") -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    heads = ("grade", "status", "victims", "range", "incidents", "no_figure", "single_source", "vague_place", "undated")
    for index, head in enumerate(heads):
        table.add_column(pen.write(words.say(head), 12), justify="left" if index < 3 else "right")
    for bucket in found.buckets:
        high = f"{bucket.max:,}{'+' if bucket.open_above else ''}"
        cells = (bucket.incidents, bucket.unquantified, bucket.single_source, bucket.coarse, bucket.undated)
        table.add_row(
            pen.write(words.name("bucket", bucket.name), 24),
            pen.write(words.name("outcome", bucket.outcome)),
            pen.write(words.name("range_victims", bucket.victims)),
            f"{bucket.min:,} – {high}",
            *(f"{cell:,}" for cell in cells),
        )
    return table


def _ledger(ledger: "list[tuple[LedgerRow, Claim]]", words: "Speech", pen: "Pen") -> "Table":
    from rich import box
    from rich.table import Table

    from tawthiq.cli.figures import span, stated

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
