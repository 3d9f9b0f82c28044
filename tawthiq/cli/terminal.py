"""Talking to a terminal: answers on standard output, everything else on standard error, and the outermost door.

An answer is data or a page of text that a person asked for; progress, warnings and faults never mix with it.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, TextIO

import typer

from tawthiq.errors import TawthiqError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from tawthiq.model.issue import Issue

DONE, FAILED, WRONG_USAGE, LEFT_OUT, STOPPED = 0, 1, 2, 3, 130

_SHOWN_ISSUES = 20


def speak_utf8() -> None:
    """Arabic must come out whole wherever the locale points."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def door() -> Iterator[None]:
    """The outermost door: whatever is raised leaves as one line and an exit status."""
    try:
        yield
    except UsageError as error:
        leave(WRONG_USAGE, error)
    except TawthiqError as error:
        leave(FAILED, error)
    except KeyboardInterrupt:
        leave(STOPPED, "stopped")
    except BrokenPipeError:
        # The reader of a pipe had enough (head, less); Python must not complain about it while closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except Exception as error:  # a fault of the program itself: one line with its place, so that it can be reported
        if sys.flags.dev_mode:  # python -X dev -m tawthiq … shows the whole way to the fault
            raise
        trace = error.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
        fault = f"{type(error).__name__}: {error} ({place})"
        leave(FAILED, f"a fault of the program: {fault}. Please report it with what python -X dev -m tawthiq … says")


def leave(status: int, words: object) -> None:
    """Say one line and end with this exit status."""
    say(f"tawthiq: {' '.join(str(words).split())}")
    sys.exit(status)


def say(line: str) -> None:
    """A line on standard error."""
    print(line, file=sys.stderr, flush=True)


def answer(obj: object) -> None:
    """An object as indented JSON on standard output."""
    import msgspec

    from tawthiq.model import wire

    sys.stdout.write(msgspec.json.format(wire.encode(obj), indent=2).decode() + "\n")


def console(stream: TextIO | None = None) -> "Console":
    """A rich console on standard output that leaves words as they are: no markup, no emoji, no highlighting."""
    from rich.console import Console

    target = stream or sys.stdout
    width = None if target.isatty() or os.environ.get("COLUMNS") else 120
    return Console(file=target, markup=False, emoji=False, highlight=False, width=width)


def say_issues(issues: "Sequence[Issue]", more: str) -> None:
    """The first of the issues, one line each, and how to see the others."""
    for issue in issues[:_SHOWN_ISSUES]:
        say(str(issue))
    if len(issues) > _SHOWN_ISSUES:
        say(f"… and {len(issues) - _SHOWN_ISSUES} more. {more}")


def finish(left_out: int) -> None:
    """End a verb: status 3 where something was left out."""
    if left_out:
        raise typer.Exit(LEFT_OUT)


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Lets Ctrl-C ask for a stop after the document in hand; a second Ctrl-C stops at once."""
    asked = False

    def ask(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        say("stopping after the document in hand (Ctrl-C again: at once) …")

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)
