"""What a program and all that it started take of the machine, read from /proc (Linux)."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> Iterator[int]:
    """A process and all that it started, as far as they live."""
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = path.read_text("ascii").split()
        except OSError:
            continue
        for child in children:
            yield from family(int(child))


def session(leader: int) -> Iterator[int]:
    """All processes of a session, those among them whose parent is gone."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            if os.getsid(int(entry.name)) == leader:
                yield int(entry.name)
        except OSError:
            continue


@dataclass
class Meter:
    """Processor seconds of each process, and the most gigabytes that all held together, what they share counted once.

    `members` names the processes at each look. Children of a process that forks for us are not told by `getrusage`.
    What the looks take of this process is left out: where a machine is busy and the work goes on for long, it is a
    fifth of all.
    """

    members: Callable[[], Iterable[int]]
    most: float = 0.0
    spent: dict[int, float] = field(default_factory=dict)
    before: float = 0.0
    looking: float = 0.0

    def begin(self) -> None:
        """Leave out what they took until now."""
        self.look()
        self.before = sum(self.spent.values())

    def look(self) -> None:
        """Take down what they took until now; call it some times a second."""
        began = time.thread_time()
        held = 0.0
        for pid in set(self.members()):
            try:
                fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
                rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
            except OSError:
                continue
            self.spent[pid] = (int(fields[11]) + int(fields[12])) / _TICKS
            if pid == os.getpid():
                self.spent[pid] -= self.looking
            held += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 2**20
        self.most = max(self.most, held)
        self.looking += time.thread_time() - began

    @property
    def seconds(self) -> float:
        """Of all processors, since the beginning."""
        return sum(self.spent.values()) - self.before

    @property
    def busiest(self) -> float:
        """Seconds of the process that took most."""
        return max(self.spent.values(), default=0.0)

    def each(self) -> list[float]:
        """Seconds of each process, in the order in which they began, those that did next to nothing left out."""
        return [self.spent[pid] for pid in sorted(self.spent) if self.spent[pid] >= 0.05]
