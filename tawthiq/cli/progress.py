"""How far a run has come: a live line on a terminal, a plain one at intervals elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from tawthiq.cli.terminal import say
from tawthiq.register import Tally

if TYPE_CHECKING:
    from tawthiq.fetching.course import Fetched

INTERVAL = 10.0
"""Seconds between two plain lines."""


@contextmanager
def running(quiet: bool = False) -> Iterator[tuple[Callable[[Tally], None], Callable[[str, int, int], None]]]:
    """Two functions: one to be told each tally of a run, one each step of working out the
    incidents, with how much of it is done and of how much.
    """
    with _shown("reading …", quiet) as show:
        began = monotonic()
        yield (
            lambda tally: show(lambda: line(tally, monotonic() - began)),
            lambda step, done, of: show(lambda: f"working out incidents: {step}, {done:,} of {of:,} parts"),
        )


@contextmanager
def fetching(quiet: bool = False) -> Iterator[Callable[[int, int | None], None]]:
    """A function to be told the bytes that came, and how many are expected."""
    with _shown("fetching …", quiet) as show:
        yield lambda came, whole: show(lambda: megabytes(came, whole))


@contextmanager
def fetching_pages(quiet: bool = False) -> Iterator[Callable[["Fetched"], None]]:
    """A function to be told how far fetching pages has come."""
    with _shown("fetching …", quiet) as show:
        yield lambda tally: show(lambda: pages_line(tally))


def pages_line(tally: "Fetched") -> str:
    """Pages so far in one line."""
    left = f", {tally.left_out:,} left out" if tally.left_out else ""
    return f"{tally.kept:,} pages fetched, {tally.unchanged:,} not modified{left}, {tally.bytes / 1e6:.1f} MB"


_Show = Callable[[Callable[[], str]], None]
"""Shows a line, which is made only when it is its turn."""


@contextmanager
def _shown(first: str, quiet: bool) -> Iterator[_Show]:
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _live(first) as show:
            yield show
    else:
        yield _plain()


@contextmanager
def _live(first: str) -> Iterator[_Show]:
    from rich.console import Console

    with Console(stderr=True).status(first) as status:
        yield lambda line: status.update(line())


def _plain() -> _Show:
    last = monotonic()

    def show(line: Callable[[], str]) -> None:
        nonlocal last
        if monotonic() - last >= INTERVAL:
            last = monotonic()
            say(line())

    return show


def megabytes(came: int, whole: int | None) -> str:
    """How much of a file came, in megabytes."""
    return f"{came / 1e6:.1f} of {whole / 1e6:.1f} MB" if whole else f"{came / 1e6:.1f} MB"


def line(tally: Tally, seconds: float) -> str:
    """The tally in one line, with its pace."""
    done = tally.added + tally.known
    pace = f", {done / seconds:,.0f} a second" if seconds > 0.5 else ""
    known = f", {tally.known:,} known before" if tally.known else ""
    return f"{tally.added:,} reports added{known}, {tally.claims:,} claims{pace}"
