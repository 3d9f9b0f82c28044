"""tawthiq weights: by what pairs are judged to be one event, and what a register of one's own says of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import REGISTER, JsonOption, RegisterOption
from tawthiq.cli.terminal import answer, say

if TYPE_CHECKING:
    from tawthiq.incidents.weights import Weights

app = typer.Typer(help="The weights by which incidents are joined.", no_args_is_help=True, rich_markup_mode=None)

WeightsOption = Annotated[
    Path | None, typer.Option("--weights", metavar="FILE", help="A file of tawthiq weights learn.")
]
OutOption = Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="Where the weights go.")]
HeldOption = Annotated[
    float, typer.Option("--held-by", min=1.0, help="As how many pairs of one event the written weights count.")
]


@app.command()
def show(register: RegisterOption = REGISTER, weights: WeightsOption = None, json: JsonOption = False) -> None:
    """Show the weights of FILE, or those that the register goes by, beside the written ones."""
    from tawthiq.engine.linking import weights_of
    from tawthiq.incidents import weights as tables
    from tawthiq.register.place import place_of

    table = tables.read(weights) if weights else weights_of(place_of(register).folder)
    if json:
        answer({"version": table.version, "learning": table.learning, "prior": table.prior, "levels": table.levels})
    else:
        _print(table, tables.weights())


@app.command()
def learn(
    out: OutOption,
    register: RegisterOption = REGISTER,
    held_by: HeldOption = 1_000.0,
    json: JsonOption = False,
) -> None:
    """Learn weights from the register's own pairs, without labels, held by the written ones; needs tawthiq[splink].

    A register goes by them when FILE stands in its folder as weights.yaml: see first what they move, with tawthiq
    resolve --preview.
    """
    from tawthiq.incidents.weights import written_out
    from tawthiq.pipeline import learned_weights
    from tawthiq.register import Register

    with Register.open(register) as opened:
        table = learned_weights(opened, held_by)
    out.write_text(written_out(table), "utf-8")
    if json:
        answer({"version": table.version, "learning": table.learning, "prior": table.prior, "out": str(out)})
    elif table.learning:
        say(f"{table.version} from {table.learning.pairs:,} pairs of {table.learning.tellings:,} tellings: {out}")


def _print(table: "Weights", written: "Weights") -> None:
    print(f"{table.version}: {table.prior:+.2f} before anything is compared ({written.prior:+.2f} written)")
    for level in table.levels.values():
        print(f"{level.weight:+6.2f}  {written.levels[level.id].weight:+6.2f} written  {level.id}: {level.en}")
