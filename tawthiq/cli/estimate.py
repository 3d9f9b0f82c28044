"""tawthiq estimate: how many there may be beyond what any list holds, as a range, behind diagnostics."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.filters import filter_of
from tawthiq.cli.leaving import ReleaserOption, note
from tawthiq.cli.options import (
    REGISTER,
    CountryOption,
    FirstOption,
    GradeOption,
    JsonOption,
    Language,
    LanguageOption,
    LastOption,
    MethodOption,
    PartyOption,
    RegisterOption,
)
from tawthiq.cli.terminal import answer, say
from tawthiq.errors import InputError, UsageError

if TYPE_CHECKING:
    from tawthiq.estimation import Estimate, Table
    from tawthiq.publication.lists import Overlap


class Counted(StrEnum):
    """What is counted."""

    INCIDENTS = "incidents"
    VICTIMS = "victims"


def estimate(
    register: RegisterOption = REGISTER,
    of: Annotated[Counted, typer.Option("--of", help="What is counted; victims are those named.")] = Counted.INCIDENTS,
    lists: Annotated[
        list[str] | None,
        typer.Option("--list", metavar="NAME", help='An origin; "A+B" counts as one list. [the four longest]'),
    ] = None,
    table: Annotated[
        Path | None, typer.Option("--table", metavar="FILE", help="A table of yours (CSV) instead of the register.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write which unit is on which list, as CSV.")
    ] = None,
    grade: GradeOption = None,
    party: PartyOption = None,
    method: MethodOption = None,
    country: CountryOption = None,
    first: FirstOption = None,
    last: LastOption = None,
    operator: ReleaserOption = None,
    lang: LanguageOption = None,
    json: JsonOption = False,
) -> None:
    """Estimate how many there are, those on no list with them, from how three to five lists overlap.

    A range with its caveat, never added to a total; no number where the lists do not bear one. Needs tawthiq[stats].
    """
    from tawthiq.estimation import estimate as reckon
    from tawthiq.publication.lists import Of, overlap
    from tawthiq.publication.sums import told
    from tawthiq.register import Register

    filters = filter_of(grade=grade, party=party, method=method, country=country, first=first, last=last)
    if table is not None:
        if lists or out or filters:
            raise UsageError("--table stands alone: choose lists and units in that file. Leave the others out")
        counted, what = _read(table), None
    else:
        with Register.open(register) as opened:
            found = overlap(opened, Of(of.value), lists or (), filters)
            if out is not None:
                scope = f"internal lists of {of}: {told(filters) if filters else 'all'}"
                note(opened, operator, "export", [(scope, _written(out, found))])
        counted, what = _table(found), f"of_{of}"
    shown = reckon(counted)
    if json:
        answer(_answer(shown))
        return
    for line in _lines(shown, what, _language(lang)):
        print(line)
    if out is not None:
        say(f"which unit is on which list: written to {out}. Keep it in the house")


def _language(lang: Language | None) -> str:
    from tawthiq.cli.wording import speech

    return speech(lang).language


def _read(file: Path) -> "Table":
    from tawthiq.estimation import read_table

    try:
        return read_table(file.read_bytes(), file.name)
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}). Name another file") from error


def _table(found: "Overlap") -> "Table":
    from tawthiq.estimation.overlap import table

    return table(found.lists, (unit.pattern for unit in found.units), found.copied)


def _written(out: Path, found: "Overlap") -> str:
    from tawthiq.publication.files import write
    from tawthiq.publication.lists import columns, rows
    from tawthiq.publication.sheets import AUDIENCE, sheet

    marked = (row | {AUDIENCE: "internal"} for row in rows(found))
    return write(out, sheet(marked, (*columns(found), AUDIENCE)))


def _answer(shown: "Estimate") -> dict[str, object]:
    from tawthiq.estimation.wording import say as words

    return {
        "estimate_not_count": True,
        "lists": {name: shown.table.shared(at) for at, name in enumerate(shown.table.lists)},
        "observed": shown.table.observed,
        "low": shown.low,
        "high": shown.high,
        "by_bic": shown.by_bic,
        "by_aic": shown.by_aic,
        "faults": shown.faults,
        "warnings": shown.warnings,
        "models": [
            {"interactions": fit.pairs, "total": round(fit.total), "bic_weight": bic, "aic_weight": aic,
             "deviance": fit.deviance, "freedom": fit.freedom}
            for fit, bic, aic in shown.models[:20]
        ],
        "caveat": {lang: words("caveat", lang) for lang in ("ar", "en")},
    }  # fmt: skip


def _lines(shown: "Estimate", what: str | None, lang: str) -> Iterator[str]:
    from tawthiq.estimation.wording import finding, number
    from tawthiq.estimation.wording import say as words

    observed = number(shown.table.observed)
    yield words("refused" if shown.low is None else "estimated", lang, observed=observed, low=number(shown.low),
                high=number(shown.high)) + (f" ({words(what, lang)})" if what else "")  # fmt: skip
    sizes = "; ".join(f"{name} {number(shown.table.shared(at))}" for at, name in enumerate(shown.table.lists))
    yield f"{words('lists_head', lang)}: {sizes}"
    for head, listed in (("why", shown.faults), ("mind", shown.warnings)):
        yield from (f"{words(head, lang)}: {finding(one, lang)}" for one in listed)
    if shown.models:
        yield f"{words('models_head', lang)}:"
    for fit, bic, aic in shown.models[:5]:
        pairs = ", ".join(f"{shown.table.lists[a]} × {shown.table.lists[b]}" for a, b in fit.pairs)
        yield "  " + words(
            "model", lang, pairs=pairs or words("independent", lang), bic=round(100 * bic), aic=round(100 * aic),
            deviance=f"{fit.deviance:.1f}", freedom=fit.freedom,
        )  # fmt: skip
    if shown.low is not None:
        yield words("caveat", lang)
