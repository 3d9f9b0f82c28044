"""tawthiq parked, tawthiq retry: inputs that were given up, and trying them again."""

from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import REGISTER, JsonOption, OperatorOption, RegisterOption
from tawthiq.cli.run import CrewOption, conclude
from tawthiq.cli.terminal import answer, say, stoppable
from tawthiq.errors import UsageError

if TYPE_CHECKING:
    from tawthiq.register.jobs import Parked


def parked(register: RegisterOption = REGISTER, json: JsonOption = False) -> None:
    """List inputs that were given up since reading them ended its process, or took too long, more than once."""
    from tawthiq.register import Register
    from tawthiq.register.jobs import Jobs

    with Register.open(register) as opened, Jobs(opened.folder) as jobs:
        found = jobs.parked()
    if json:
        answer([_row(one) for one in found])
        return
    for one in found:
        at = f"{one.file}:{one.line}" if one.line else one.file or "-"
        print(f"{one.time[:10]}  {one.document or at}  {at}: {one.reason}")
    remedy = f". Try them again with tawthiq retry --register {register}" if found else ""
    say(f"{len(found):,} parked{remedy}")


def retry(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME...", help="Documents or files; all where none is named.")
    ] = None,
    register: RegisterOption = REGISTER,
    workers: CrewOption = None,
    operator: OperatorOption = None,
    json: JsonOption = False,
) -> None:
    """Try again what was given up, then work out the incidents. What fails again is parked again."""
    from dataclasses import replace

    from tawthiq import adoption, pipeline
    from tawthiq.cli.progress import running
    from tawthiq.engine.local import cores
    from tawthiq.register import Register
    from tawthiq.register.jobs import Jobs
    from tawthiq.settings import Settings

    with Register.open(register) as opened:
        with Jobs(opened.folder) as jobs:
            keys = _chosen(jobs.parked(), names or [])
        settings = Settings.from_environment()
        settings = replace(settings, places=(*settings.places, *opened.place_packs()))
        with stoppable() as stop, running(quiet=json) as (watch, resolving):
            adoption.settle(opened, settings)
            orders = pipeline.Orders(
                settings=settings,
                workers=workers or cores(),
                operator=operator or settings.operator,
                watch=watch,
                watch_resolving=resolving,
                stop=stop,
            )
            outcome = pipeline.retry(opened, orders, keys)
    conclude(outcome, register, json)


def _chosen(parked: "tuple[Parked, ...]", names: list[str]) -> list[str]:
    """The keys of what is named: a document's id, or a file."""
    for name in names:
        if not any(name in (one.document, one.file) for one in parked):
            raise UsageError(f"{name}: nothing of that name is parked. List it with tawthiq parked")
    return [one.key for one in parked if not names or one.document in names or one.file in names]


def _row(one: "Parked") -> dict[str, object]:
    return {name: getattr(one, name) for name in ("document", "file", "line", "time", "reason")}
