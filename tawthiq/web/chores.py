"""Work that takes longer than a page may: a command of its own, which goes on when the desk is closed.

1. `start` begins one where nothing else is under way, and waits until it can be seen (`register.underway`).
2. What it said last is kept in `chore.log` of the register's folder, for who asks why it failed.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Lock, Thread

from tawthiq.errors import TawthiqError
from tawthiq.register import Register
from tawthiq.register.underway import Progress, is_under_way, progress

LOG = "chore.log"
_STARTING = 5.0  # seconds that who asked for it waits to see it begun
_LOOKS = 0.05  # seconds between two looks at it
_lock = Lock()


@dataclass(frozen=True, slots=True)
class _Begun:
    """A command of this desk, and the run that was the last one before it."""

    process: "subprocess.Popen[bytes]"
    before: str

    def stage(self, now: Progress | None) -> "Stage | None":
        """How far it is; None where the runs tell it."""
        if (now.run if now else "") != self.before:
            return None
        ended = self.process.poll()
        if ended is None:
            return Stage.STARTING
        return Stage.FAILED if ended else None


_begun: dict[Path, _Begun] = {}


class Stage(StrEnum):
    """What a command is at before it can be seen as a run."""

    STARTING = "starting"
    FAILED = "failed"


class Chore(StrEnum):
    """What can be asked for."""

    REREAD = "reread"
    PREVIEW = "preview"
    ADOPT = "adopt"


class BusyError(TawthiqError):
    """Something else is under way."""


def command(register: Register, chore: Chore, name: str = "") -> tuple[str, ...]:
    """The words of the command; `name` is the spelling whose reports are read again."""
    told = {
        Chore.REREAD: ("run", "--reread", "--holding", name),
        Chore.PREVIEW: ("resolve", "--preview", "--json"),
        Chore.ADOPT: ("resolve", "--json"),
    }[chore]
    return (sys.executable, "-m", "tawthiq", *told, "--register", str(register.folder.resolve()))


def start(register: Register, words: Sequence[str]) -> None:
    """Begin a command, and wait a little to see it. Raises BusyError where another run is under way."""
    with _lock:
        before = progress(register)
        if is_under_way(before) or stage(register, before) is Stage.STARTING:
            raise BusyError("another run is under way")
        with (register.folder / LOG).open("wb") as log:
            process = subprocess.Popen(  # noqa: S603 - words of `command`, no shell
                words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log, start_new_session=True
            )
        _begun[register.folder] = _Begun(process, before.run if before else "")
    Thread(target=process.wait, daemon=True).start()
    until = time.monotonic() + _STARTING
    while time.monotonic() < until and stage(register, progress(register)) is Stage.STARTING:
        time.sleep(_LOOKS)


def stage(register: Register, now: Progress | None) -> Stage | None:
    """What the command that this desk began last is at, as long as no run tells it."""
    last = _begun.get(register.folder)
    return last.stage(now) if last else None


def last_words(folder: Path) -> str:
    """The last line that a command said; empty where none is kept."""
    try:
        lines = (folder / LOG).read_text("utf-8", "replace").split("\n")
    except OSError:
        return ""
    return next((line for line in reversed(lines) if line.strip()), "")
