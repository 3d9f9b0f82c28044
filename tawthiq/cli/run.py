"""tawthiq run: reports into the register, and its incidents and totals worked out anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
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
    from tawthiq.settings import Settings


class Engine(StrEnum):
    """Where the reading is done."""

    LOCAL = "local"
    SPARK = "spark"


CrewOption = Annotated[
    int | None,
    typer.Option("--workers", "-w", min=1, max=256, help="Processes that read.", show_default="all processors"),
]
EngineOption = Annotated[Engine, typer.Option("--engine", help="Where the reading is done.")]
MasterOption = Annotated[
    str, typer.Option("--master", metavar="URL", help="Spark's master: spark://HOST:PORT, or local[N] here.")
]
RereadOption = Annotated[
    bool, typer.Option("--reread", help="Also read anew what an earlier version of the readers read.")
]
HoldingOption = Annotated[
    str | None,
    typer.Option("--holding", metavar="NAME", help="With --reread: only reports that hold this name of a place."),
]
PreviewOption = Annotated[
    bool, typer.Option("--preview", help="Only show what each INPUT would be read as; nothing is recorded.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What a command line asks for, beside the register."""

    inputs: Sequence[str]
    engine: Engine
    workers: int | None
    master: str
    reread: bool
    holding: str | None
    operator: str | None
    map: Path | None

    def check(self) -> None:
        """Raise UsageError where options do not go together."""
        if not self.inputs and not self.reread:
            raise UsageError("run needs an INPUT. Name files or folders, - for standard input, or --reread")
        if self.holding is not None and (self.inputs or not self.reread):
            raise UsageError("--holding goes with --reread and without an INPUT: it names reports of the register")


def run(
    inputs: InputsArgument = None,
    register: RegisterOption = REGISTER,
    engine: EngineOption = Engine.LOCAL,
    workers: CrewOption = None,
    master: MasterOption = "local[*]",
    reread: RereadOption = False,
    holding: HoldingOption = None,
    operator: OperatorOption = None,
    map: MapOption = None,
    preview: PreviewOption = False,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
) -> None:
    """Read each INPUT into the register, making it where there is none. What stands already is not read again."""
    wanted = _Wanted(
        inputs=inputs or (),
        engine=engine,
        workers=workers,
        master=master,
        reread=reread,
        holding=holding,
        operator=operator,
        map=map,
    )
    wanted.check()
    if engine is Engine.LOCAL and not preview:
        starting.begin()  # it loads beside what this process loads here
    if engine is Engine.SPARK:
        _check_spark(wanted.inputs, master)
    if preview:
        _preview(wanted, bidi, json)
    else:
        conclude(_read(wanted, register, json), register, json)


def _settings(wanted: _Wanted) -> "Settings":
    from tawthiq.settings import Settings

    settings = Settings.from_environment()
    return replace(settings, sheet_map=wanted.map or settings.sheet_map)


def _preview(wanted: _Wanted, bidi: Bidi, json: bool) -> None:
    from tawthiq.cli.previewing import show

    show(wanted.inputs, _settings(wanted), bidi, json)


def _read(wanted: _Wanted, register: str, quiet: bool) -> "Outcome":
    """Take the inputs in, tell how far it is where somebody looks, and end in order where somebody stops it."""
    from tawthiq import adoption, decisions, pipeline
    from tawthiq.cli.progress import running
    from tawthiq.engine.local import cores
    from tawthiq.register import Register

    settings = _settings(wanted)
    with Register.open(register, create=True) as opened:
        settings = replace(settings, places=(*settings.places, *opened.place_packs()))
        with stoppable() as stop, running(quiet=quiet) as (watch, resolving):
            adoption.settle(opened, settings)
            orders = pipeline.Orders(
                settings=settings,
                workers=wanted.workers or cores(),
                engine=wanted.engine.value,
                master=wanted.master,
                operator=wanted.operator or settings.operator,
                reread=wanted.reread and wanted.holding is None,
                again=decisions.holding(opened, wanted.holding) if wanted.holding else (),
                watch=watch,
                watch_resolving=resolving,
                stop=stop,
            )
            return pipeline.run(wanted.inputs, opened, orders)


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
