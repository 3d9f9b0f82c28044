"""Work that takes longer than a page may: a command of its own, which goes on when the desk is closed.

1. `start` begins one where nothing else is under way, and waits until it can be seen (`register.underway`).
2. What it said last is kept in `chore.log` of the register's folder, for who asks why it failed.
3. Files that came in by the browser (`batches`) are read by the very command that reads those of a folder, which names
   them from where they lie; when it has ended they are removed.
"""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Lock, Thread

from tawthiq import settings
from tawthiq.errors import TawthiqError
from tawthiq.register import Register
from tawthiq.register.beside import locked
from tawthiq.register.underway import Progress, is_under_way, progress
from tawthiq.web.batches import Batch

LOG = "chore.log"
_LOCK = "chore.lock"  # held while a command begins, so that two processes of a desk never begin two
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

    ADD = "add"
    REREAD = "reread"
    PREVIEW = "preview"
    ADOPT = "adopt"


class BusyError(TawthiqError):
    """Something else is under way."""


def command(register: Register, chore: Chore, name: str = "") -> tuple[str, ...]:
    """The words of the command; `name` is the spelling whose reports are read again, or the batch to be read."""
    told = {
        Chore.ADD: ("run", name),
        Chore.REREAD: ("run", "--reread", "--holding", name),
        Chore.PREVIEW: ("resolve", "--preview", "--json"),
        Chore.ADOPT: ("resolve", "--json"),
    }[chore]
    return (sys.executable, "-m", "tawthiq", *told, "--register", str(register.folder.resolve()))


def is_busy(register: Register) -> bool:
    """Whether something is under way, or begins."""
    now = progress(register)
    return is_under_way(now) or stage(register, now) is Stage.STARTING


def start(register: Register, words: Sequence[str], batch: Batch | None = None, operator: str = "") -> None:
    """Begin a command, and wait a little to see it; `operator` takes the batch in, which is removed when it has ended.

    Raises BusyError where another run is under way.
    """
    told = settings.elsewhere() | ({"TAWTHIQ_OPERATOR": operator} if operator else {})
    with _lock:
        before = progress(register)
        lock = None if is_busy(register) else locked(register.folder / _LOCK)
        if lock is None:
            raise BusyError("another run is under way")
        try:
            with (register.folder / LOG).open("wb") as log:
                process = subprocess.Popen(  # noqa: S603 - words of `command`, no shell
                    words,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=log,
                    start_new_session=True,
                    cwd=batch.folder.parent if batch else None,
                    env=told,
                )
        except BaseException:
            lock.close()
            raise
        begun = _begun[register.folder] = _Begun(process, before.run if before else "")
    Thread(target=_attend, args=(register, begun, lock, batch), daemon=True).start()
    until = time.monotonic() + _STARTING
    while time.monotonic() < until and stage(register, progress(register)) is Stage.STARTING:
        time.sleep(_LOOKS)


def _attend(register: Register, begun: _Begun, lock: sqlite3.Connection, batch: Batch | None) -> None:
    """Hold the lock until the command can be seen, then wait for its end."""
    try:
        while begun.stage(progress(register)) is Stage.STARTING:
            time.sleep(_LOOKS)
    finally:
        lock.close()
        begun.process.wait()
        if batch:
            batch.remove()


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
