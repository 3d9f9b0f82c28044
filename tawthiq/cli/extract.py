"""tawthiq extract: the claims of reports as JSON Lines; no register is touched."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

import typer

from tawthiq.cli.options import InputsArgument, JsonOption, MapOption, WorkersOption
from tawthiq.cli.terminal import STOPPED, answer, finish, say, say_issues, stoppable
from tawthiq.errors import UsageError


def extract(
    inputs: InputsArgument = None,
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="FILE", help="Where to write; - is standard output.")
    ] = "-",
    workers: WorkersOption = 1,
    map: MapOption = None,
    json: JsonOption = False,
) -> None:
    """Write the claims of each INPUT to FILE, one JSON object a line."""
    from tawthiq import pipeline
    from tawthiq.model import wire
    from tawthiq.model.issue import Issue
    from tawthiq.publication.files import write
    from tawthiq.settings import Settings

    if not inputs:
        raise UsageError("extract needs an INPUT. Name files or folders, or - for standard input")
    if json and out == "-":
        raise UsageError("extract --json needs --out FILE: both would write to standard output")
    settings = Settings.from_environment()
    settings = replace(settings, sheet_map=map or settings.sheet_map)
    issues: list[Issue] = []
    count = {"documents": 0, "claims": 0}
    with stoppable() as stop:
        orders = pipeline.Orders(settings=settings, workers=workers, stop=stop)

        def lines() -> Iterator[bytes]:
            for item in pipeline.extract(inputs, orders):
                if isinstance(item, Issue):
                    issues.append(item)
                    continue
                issues.extend(item.issues)
                count["documents"] += 1
                count["claims"] += len(item.claims)
                yield b"".join(wire.encode(claim) + b"\n" for claim in item.claims)
            if stop():
                raise KeyboardInterrupt  # a file with half the claims would be taken for all of them

        try:
            write(out, lines())
        except KeyboardInterrupt:
            say(f"stopped after {count['documents']:,} reports; nothing was written to {out}")
            raise typer.Exit(STOPPED) from None
    left_out = [issue for issue in issues if issue.left_out]
    if json:
        answer(count | {"left_out": len(left_out), "issues": issues})
    else:
        say_issues(left_out, "Name a file with --out and ask for --json to see all")
        say(f"{count['claims']:,} claims from {count['documents']:,} reports; {len(left_out):,} left out")
    finish(len(left_out))
