"""tawthiq agreement: how far two readers of the same claims agree."""

import typer

from tawthiq.cli.options import REGISTER, JsonOption, RegisterOption
from tawthiq.cli.terminal import answer, console, say


def agreement(register: RegisterOption = REGISTER, json: JsonOption = False) -> None:
    """Say how far two people agree who read the same claims independently, field by field, and where they differ.

    Share with Wilson's interval, Cohen's kappa, Krippendorff's alpha with a bootstrap interval.
    """
    from rich.table import Table

    from tawthiq.evaluation import readers
    from tawthiq.register import Register

    with Register.open(register) as opened:
        claims = {claim.id: claim for claim in opened.all_claims()}
        pairs = readers.pairs(opened.carried_decisions(standing=False), claims)
    found = readers.agreement(pairs)
    if json:
        answer({"claims": len(pairs), "fields": found, "differing": [p for p in pairs if p.differing]})
        return
    if not pairs:
        say("no claim was read twice yet. Ask for it: tawthiq decide second CLAIM --author NAME --reason TEXT")
        raise typer.Exit
    table = Table("field", "claims", "agreed", "share", "95 %", "kappa", "alpha", "95 %")
    for row in found:
        table.add_row(
            row.field, str(row.claims), str(row.agreed), _number(row.share), _range(row.share_between),
            _number(row.kappa), _number(row.alpha), _range(row.alpha_between),
        )  # fmt: skip
    console().print(table)
    for pair in pairs:
        for name in pair.differing:
            state = f"settled: the {pair.settled} holds" if pair.settled else "to be settled"
            print(f"{pair.claim[:12]}  {name}: {pair.first[name]} ≠ {pair.second[name]} ({state})")


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _range(value: tuple[float, float] | None) -> str:
    return "–" if value is None else f"{value[0]:.2f} to {value[1]:.2f}"
