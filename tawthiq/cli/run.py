"""tawthiq run: reports into the register, and its incidents and totals worked out anew."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq import starting
from tawthiq.cli.options import (
    REGISTER,
    Bidi,
    BidiOption,
    InputsArgument,
    JsonOption,
    MapOption,
    OperatorOption,
    RegisterOption,
)
from tawthiq.cli.terminal import STOPPED, answer, finish, say, say_issues, stoppable
from tawthiq.errors import UsageError

if TYPE_CHECKING:
    from tawthiq.pipeline import Outcome


class Engine(StrEnum):
    """Where the reading is done."""

    LOCAL = "local"
    SPARK = "spark"


CrewOption = Annotated[
    int | None,
    typer.Option("--workers", "-w", min=1, max=256, help="Processes that read.", show_default="all processors"),
]


def run(
    inputs: InputsArgument = None,
    register: RegisterOption = REGISTER,
    engine: Annotated[Engine, typer.Option("--engine", help="Where the reading is done.")] = Engine.LOCAL,
    workers: CrewOption = None,
    master: Annotated[
        str, typer.Option("--master", metavar="URL", help="Spark's master: spark://HOST:PORT, or local[N] here.")
    ] = "local[*]",
    reread: Annotated[
        bool, typer.Option("--reread", help="Also read anew what an earlier version of the readers read.")
    ] = False,
    holding: Annotated[
        str | None,
        typer.Option("--holding", metavar="NAME", help="With --reread: only reports that hold this name of a place."),
    ] = None,
    operator: OperatorOption = None,
    map: MapOption = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Only show what each INPUT would be read as; nothing is recorded.")
    ] = False,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
) -> None:
    """Read each INPUT into the register, making it where there is none. What stands already is not read again."""
    if not inputs and not reread:
        raise UsageError("run needs an INPUT. Name files or folders, - for standard input, or --reread")
    if holding is not None and (inputs or not reread):
        raise UsageError("--holding goes with --reread and without an INPUT: it names reports of the register")
    if engine is Engine.LOCAL and not preview:
        starting.begin()  # it loads beside what this process loads here
    from tawthiq import adoption, decisions, pipeline
    from tawthiq.cli.previewing import show
    from tawthiq.cli.progress import running
    from tawthiq.engine.local import cores
    from tawthiq.register import Register
    from tawthiq.settings import Settings

    if engine is Engine.SPARK:
        _check_spark(inputs or (), master)
    settings = Settings.from_environment()
    settings = replace(settings, sheet_map=map or settings.sheet_map)
    if preview:
        show(inputs or (), settings, bidi, json)
        return
    with Register.open(register, create=True) as opened:
        settings = replace(settings, places=(*settings.places, *opened.place_packs()))
        with stoppable() as stop, running(quiet=json) as (watch, resolving):
            adoption.settle(opened, settings)
            orders = pipeline.Orders(
                settings=settings,
                workers=workers or cores(),
                engine=engine.value,
                master=master,
                operator=operator or settings.operator,
                reread=reread and holding is None,
                again=decisions.holding(opened, holding) if holding else (),
                watch=watch,
                watch_resolving=resolving,
                stop=stop,
            )
            outcome = pipeline.run(inputs or (), opened, orders)
    conclude(outcome, register, json)


def _check_spark(inputs: Sequence[str], master: str) -> None:
    """Raise UsageError before anything is made where Spark cannot be started, or not for these inputs."""
    from tawthiq.engine.spark import portions, preflight

    for given in inputs:
        portions.check(given)
    preflight.check(preflight.settled(master))


def conclude(outcome: "Outcome", register: str, json: bool) -> None:
    """Say what came of a run, and end with the status for it."""
    if json:
        answer(outcome)
    else:
        _tell(outcome, register)
    if outcome.stopped:
        raise typer.Exit(STOPPED)
    finish(outcome.tally.left_out)


def _tell(outcome: "Outcome", register: str) -> None:
    tally = outcome.tally
    left_out = [issue for issue in outcome.issues if issue.left_out]
    say_issues(left_out, f"See them with tawthiq issues --register {register}")
    if outcome.stopped:
        after = f" after {outcome.stopped_after}" if outcome.stopped_after else ""
        say(f"stopped{after}: {tally.added:,} reports added. Run the same command again to go on")
        return
    say(
        f"{tally.added:,} reports added, {tally.known:,} known before, {tally.claims:,} claims read, "
        f"{tally.incidents:,} incidents in the register; {tally.left_out:,} left out; {tally.seconds:,.1f} s"
    )
    unknown = sum(issue.code.startswith("unknown-") and not issue.left_out for issue in outcome.issues)
    if unknown:
        words, them = ("word", "it") if unknown == 1 else ("words", "them")
        say(f"{unknown:,} {words} that no list knows: see {them} with tawthiq issues --register {register}")
