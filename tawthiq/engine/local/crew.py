"""The processes of a run, watched over: started as there is work, ended when they hang, replaced when they die.

1. The first one leads (`lead`); others are started while documents wait, up to the number asked for.
2. A process that dies, or holds an input longer than its lease, is ended for good; what it had in hand is counted
   against (`register.jobs`) and another one takes its place, the leader's too. The run goes on.
3. When this process dies the others end by themselves: each holds a line to it. All of it is then in the job table, and
   the next run goes on there.
"""

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from tawthiq import errors
from tawthiq.engine.local.errand import Errand
from tawthiq.engine.local.lead import Lead
from tawthiq.engine.local.toil import toil
from tawthiq.errors import TawthiqError
from tawthiq.register import Register, Tally
from tawthiq.register.jobs import Jobs
from tawthiq.register.underway import Ledger
from tawthiq.starting import context, leave_stopping_to_the_parent

_LOOK = 0.1  # seconds between two looks at what moves
_FRUITLESS = 10  # processes in a row that may end with nothing in hand
_OVER = ("", "over")  # what who leads says when all is settled
_WORTH = 4  # documents that wait for each process before another one is started


@dataclass(slots=True)
class _Member:
    name: str
    process: BaseProcess
    line: Connection
    leads: bool
    told: tuple[str, str] | None = None  # the kind and words of an error that it ended with, or _OVER
    ended_for: str | None = None  # why it was ended from here


class Crew:
    """`number` processes at most for one errand."""

    def __init__(self, errand: Errand, number: int, jobs: Jobs) -> None:
        self._errand = errand
        self._number = number
        self._jobs = jobs
        self._members: list[_Member] = []
        self._born = 0
        self._fruitless = 0
        self._over = False
        self._context = context()

    def work(self, watch: Callable[[Tally], None], stop: Callable[[], bool]) -> bool:
        """Until everything is settled (True), or it was stopped (False).

        Raises what a process failed of: a full disk, a word list with a fault.
        """
        self._start(leads=True)
        asked, told = False, Tally()
        try:
            while self._members:
                self._listen()
                self._look_after()
                if not asked and stop():
                    asked = True
                    self._tell_all()
                if not (asked or self._over):
                    self._grow()
                tally = Ledger.of(self._jobs).tally
                if tally != told:
                    told = tally
                    watch(tally)
                if self._over:
                    self._tell_all()
        finally:
            self._end_all()
        return not asked or self._over

    def _start(self, leads: bool) -> None:
        self._born += 1
        name = f"{self._errand.run}.{self._born}"
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(self._errand, name, leads, theirs), daemon=True)  # type: ignore[attr-defined]
        with _undisturbed():
            process.start()
        theirs.close()
        self._members.append(_Member(name, process, ours, leads))

    def _grow(self) -> None:
        if len(self._members) < self._number and self._jobs.waiting() >= _WORTH * len(self._members):
            self._start(leads=False)

    def _listen(self) -> None:
        """Wait for a word or a death, a moment at most."""
        lines = {member.line: member for member in self._members if not member.line.closed}
        for ready in wait([*lines, *(member.process.sentinel for member in self._members)], _LOOK):
            if isinstance(ready, Connection) and ready in lines:
                member = lines[ready]
                try:
                    member.told = ready.recv()
                except (EOFError, OSError):
                    ready.close()

    def _look_after(self) -> None:
        self._end_the_hung()
        for member in [one for one in self._members if one.process.exitcode is not None]:
            self._members.remove(member)
            member.process.join()
            if not member.line.closed and member.told is None and member.line.poll():
                with contextlib.suppress(EOFError, OSError):
                    member.told = member.line.recv()
            member.line.close()
            self._gone(member)

    def _gone(self, member: _Member) -> None:
        if member.told == _OVER:
            self._over = True
            return
        if member.told:
            kind, words = member.told
            raise getattr(errors, kind, TawthiqError)(words)
        if member.process.exitcode == 0:
            return
        reason, killed = _cause(member)
        held = self._jobs.bereave(member.name, reason, killed)
        if member.leads:
            held = self._jobs.blame_file(reason, killed) or held
        self._fruitless = 0 if held else self._fruitless + 1
        if self._fruitless > _FRUITLESS:
            raise TawthiqError(f"the processes that read end before they read anything ({reason}). Try --workers 1")
        if member.leads:
            self._start(leads=True)

    def _end_the_hung(self) -> None:
        now = time.time()
        late = {worker for worker, until in self._jobs.leased() if until < now}
        file = self._jobs.file_lease()
        for member in self._members:
            if member.name in late or (member.leads and file is not None and file < now):
                seconds = self._errand.settings.read_seconds
                member.ended_for = f"it took longer than its time ({seconds} s, and more for large ones)"
                member.process.kill()

    def _tell_all(self) -> None:
        for member in self._members:
            if not member.line.closed:
                with contextlib.suppress(OSError):
                    member.line.send("leave")

    def _end_all(self) -> None:
        for member in self._members:
            member.process.kill()
        for member in self._members:
            member.process.join()
            member.line.close()


def _cause(member: _Member) -> tuple[str, bool]:
    """Why a process ended, and whether it was killed from outside."""
    if member.ended_for:
        return member.ended_for, False
    code = member.process.exitcode or 0
    if code >= 0:
        return f"its process ended with status {code}", False
    name = signal.Signals(-code).name if -code in signal.valid_signals() else f"signal {-code}"
    killed = -code in {getattr(signal, "SIGKILL", 9), signal.SIGTERM}
    why = f"its process was killed ({name}), perhaps for want of memory" if killed else f"its process crashed ({name})"
    return why, killed


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Processes begun in here leave Ctrl-C to this one."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


# ---- in the other process


def _serve(errand: Errand, name: str, leads: bool, line: Connection) -> None:
    leave_stopping_to_the_parent()
    _die_with_parent()
    leave = threading.Event()
    threading.Thread(target=_hold_the_line, args=(line, leave), daemon=True).start()
    try:
        with Jobs(errand.folder, errand.run) as jobs, contextlib.ExitStack() as stack:
            lead = None
            if leads:
                register = stack.enter_context(Register.open(errand.folder, actor=errand.actor))
                lead = Lead(errand, jobs, register)
            toil(errand, jobs, name, lead, leave.is_set)
            if lead and lead.over:
                line.send(_OVER)
    except TawthiqError as error:
        line.send((type(error).__name__, str(error)))
    except Exception as error:  # the outermost door of this process: what it failed of is told to who watches over it
        line.send(("TawthiqError", f"a fault of the program: {type(error).__name__}: {error}"))
        raise


def _hold_the_line(line: Connection, leave: threading.Event) -> None:
    with contextlib.suppress(EOFError, OSError):
        while line.recv():
            leave.set()
    os._exit(1)  # nobody is there to work for


def _die_with_parent() -> None:
    """On Linux the system itself ends this process with its parent, also where it hangs and cannot hear of it."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - of this system alone

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
