"""How far a run has come: a live line on a terminal, a plain one at intervals elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from tawthiq.cli.terminal import say
from tawthiq.register import Tally

INTERVAL = 10.0
"""Seconds between two plain lines."""


@contextmanager
def watching(quiet: bool = False) -> Iterator[Callable[[Tally], None]]:
    """A function to be told each tally."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _live() as watch:
            yield watch
    else:
        yield _plain()


@contextmanager
def _live() -> Iterator[Callable[[Tally], None]]:
    from rich.console import Console

    began = monotonic()
    with Console(stderr=True).status("reading …") as status:
        yield lambda tally: status.update(line(tally, monotonic() - began))


def _plain() -> Callable[[Tally], None]:
    began = last = monotonic()

    def watch(tally: Tally) -> None:
        nonlocal last
        if monotonic() - last >= INTERVAL:
            last = monotonic()
            say(line(tally, last - began))

    return watch


def line(tally: Tally, seconds: float) -> str:
    """The tally in one line, with its pace."""
    done = tally.added + tally.known
    pace = f", {done / seconds:,.0f} a second" if seconds > 0.5 else ""
    known = f", {tally.known:,} known before" if tally.known else ""
    return f"{tally.added:,} reports added{known}, {tally.claims:,} claims{pace}"
