"""Runs under way, as the job table keeps them: what each was asked, how far it is, how it ended.

1. `under_way` begins a run: it holds a lock that ends with its process, takes over what killed runs left behind, and
   forgets what is long past.
2. Who reads notes the tally, who resolves the step (`Ledger`).
3. `progress` is what a page or another program shows of it, read while the run goes on.
"""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from tawthiq.model import wire
from tawthiq.model.issue import Issue
from tawthiq.register.beside import locked, plainly
from tawthiq.register.chain import now
from tawthiq.register.jobs import FILE, Jobs, JobState
from tawthiq.register.records import Tally
from tawthiq.register.store import Store

_KEPT = 50  # runs that are remembered
_MARK = 5.0  # seconds between two marks that the rate is reckoned from
_MARKS = 7


class RunState(StrEnum):
    """How a run is, or how it ended; a run that was killed could not say so itself."""

    READING = "reading"
    RESOLVING = "resolving"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"
    KILLED = "killed"


_BEGUN = (
    "INSERT INTO runs (id, engine, workers, inputs, state, started, changed, tally) VALUES (?, ?, ?, ?, ?, ?, ?, '{}')"
)
PREVIEWING, ADOPTING = "preview", "resolve"
"""What stands for an engine where no reports are read."""
_UNDER_WAY = (RunState.READING, RunState.RESOLVING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A run as it stands. Times are UTC, ISO 8601; `rate` is in documents a second of late, None while unknown.

    `waiting`, `in_hand` and `read` count documents that intake gave and that are not in the register yet; `parked` all
    inputs of this register that were given up. `step`, `done` and `parts` say how far working out incidents is.
    """

    run: str
    engine: str
    workers: int
    inputs: tuple[str, ...]
    state: RunState
    started: str
    changed: str
    seconds: float
    tally: Tally
    rate: float | None = None
    waiting: int = 0
    in_hand: int = 0
    read: int = 0
    parked: int = 0
    file: str | None = None
    step: str | None = None
    done: int | None = None
    parts: int | None = None


@dataclass(frozen=True, slots=True)
class _Marks:
    at: tuple[tuple[float, int], ...] = ()

    def with_count(self, seconds: float, count: int) -> "_Marks":
        if self.at and seconds - self.at[-1][0] < _MARK:
            return self
        return _Marks((*self.at[1 - _MARKS :], (seconds, count)))

    def rate(self, seconds: float, count: int) -> float | None:
        if not self.at or seconds - self.at[0][0] < 1:
            return None
        return round((count - self.at[0][1]) / (seconds - self.at[0][0]), 1)


@dataclass(slots=True)
class Ledger:
    """What a run notes of itself."""

    jobs: Jobs
    tally: Tally = field(default_factory=Tally)
    met: int = 0  # items of the inputs that are settled: documents and issues
    last: str | None = None

    @classmethod
    def of(cls, jobs: Jobs) -> "Ledger":
        """As it was noted last, for who goes on with it."""
        with jobs.reading() as connection:
            row = connection.execute("SELECT tally, met, last FROM runs WHERE id = ?", (jobs.run,)).fetchone()
        return cls(jobs, wire.decode(row[0], Tally), row[1], row[2])

    def note(self, issues: Sequence[Issue] = (), sightings: Sequence[object] = (), done: Sequence[int] = ()) -> None:
        """Write down how far it is, what there is to tell, and which jobs the register holds now."""
        jobs, count = self.jobs, self.tally.added + self.tally.known
        with jobs.transaction() as connection:
            row = connection.execute("SELECT started, marks FROM runs WHERE id = ?", (jobs.run,)).fetchone()
            changed = now()
            marks = wire.decode(row[1], _Marks).with_count(_between(row[0], changed), count)
            values = (wire.encode(self.tally).decode(), self.met, self.last, changed, wire.encode(marks).decode())
            noted = "UPDATE runs SET tally = ?, met = ?, last = ?, changed = ?, marks = ? WHERE id = ?"
            connection.execute(noted, (*values, jobs.run))
            for table, told in (("issues", issues), ("sightings", sightings)):
                rows = ((jobs.run, wire.encode(one)) for one in told)
                connection.executemany(f"INSERT INTO {table} (run, body) VALUES (?, ?)", rows)  # noqa: S608
            connection.executemany("DELETE FROM jobs WHERE seq = ?", ((seq,) for seq in done))

    def count_issues(self, issues: Sequence[Issue]) -> None:
        """Tell these as well."""
        left_out = sum(issue.left_out for issue in issues)
        tally = self.tally
        self.tally = replace(tally, issues=tally.issues + len(issues), left_out=tally.left_out + left_out)
        self.note(issues)

    def step(self, state: RunState, step: str | None = None, done: int | None = None, parts: int | None = None) -> None:
        """Write down what it is at."""
        with self.jobs.transaction() as connection:
            noted = "UPDATE runs SET state = ?, step = ?, done = ?, parts = ?, changed = ? WHERE id = ?"
            connection.execute(noted, (state, step, done, parts, now(), self.jobs.run))

    def issues(self) -> tuple[Issue, ...]:
        """What this run has to tell, in order."""
        with self.jobs.reading() as connection:
            asked = "SELECT body FROM issues WHERE run = ? ORDER BY seq"
            return tuple(wire.decode(row[0], Issue) for row in connection.execute(asked, (self.jobs.run,)))

    def sightings(self) -> Iterator[bytes]:
        """Words that no list knows, as JSON, in order."""
        with self.jobs.reading() as connection:
            asked = "SELECT body FROM sightings WHERE run = ? ORDER BY seq"
            yield from (row[0] for row in connection.execute(asked, (self.jobs.run,)))

    def forget_sightings(self) -> None:
        """They were told."""
        with self.jobs.transaction() as connection:
            connection.execute("DELETE FROM sightings WHERE run = ?", (self.jobs.run,))


@contextlib.contextmanager
def resolving(folder: Path, what: str, workers: int) -> Iterator[Ledger]:
    """Work on the incidents alone, which reads nothing: noted as runs are, with `what` for an engine."""
    with under_way(folder, what, workers, (), alone=True) as ledger:
        ledger.step(RunState.RESOLVING)
        yield ledger
        ledger.step(RunState.DONE)


@contextlib.contextmanager
def under_way(folder: Path, engine: str, workers: int, inputs: Sequence[str], alone: bool = False) -> Iterator[Ledger]:
    """A run, from its beginning to its end; it has failed where nothing else was noted.

    What killed runs left behind is its own, unless it is to be left `alone`.
    """
    run = uuid4().hex
    with plainly(folder), Jobs(folder, run) as jobs:
        lock = locked(_lock_of(folder, run))
        try:
            with jobs.transaction() as connection:
                given = wire.encode(list(inputs)).decode()
                connection.execute(_BEGUN, (run, engine, workers, given, RunState.READING, now(), now()))
            if not alone:
                _take_over(jobs)
            ledger = Ledger(jobs)
            try:
                yield ledger
            except BaseException:
                with contextlib.suppress(Exception):  # the disk may be full: what was raised is what counts
                    ledger.step(RunState.FAILED)
                raise
            _tidy(jobs)
        finally:
            if lock:
                lock.close()
            for name in (_lock_of(folder, run), spool_of(folder, run)):
                name.unlink(missing_ok=True)


def is_under_way(found: Progress | None) -> bool:
    """Whether a run still goes on."""
    return found is not None and found.state in _UNDER_WAY


def spool_of(folder: Path, run: str) -> Path:
    """Where a run keeps what came in on its standard input."""
    return folder / f"jobs.{run}.stdin"


def _lock_of(folder: Path, run: str) -> Path:
    return folder / f"jobs.{run}.lock"


def _take_over(jobs: Jobs) -> None:
    """What runs that are no more left behind is this run's."""
    with jobs.reading() as connection:
        asked = "SELECT id, state FROM runs WHERE id <> ? AND state NOT IN ('done', 'killed')"
        others = dict(connection.execute(asked, (jobs.run,)).fetchall())
    dead = [run for run in others if not _lives(jobs.folder, run)]
    for run in dead:
        jobs.adopt(run, killed=others[run] in _UNDER_WAY)
        for name in (_lock_of(jobs.folder, run), spool_of(jobs.folder, run)):
            name.unlink(missing_ok=True)


def _tidy(jobs: Jobs) -> None:
    with jobs.transaction() as connection:
        over = "SELECT state IN ('done') FROM runs WHERE id = ?"
        if connection.execute(over, (jobs.run,)).fetchone()[0]:
            connection.execute("DELETE FROM jobs WHERE run = ?", (jobs.run,))
        connection.execute("DELETE FROM issues WHERE run = ?", (jobs.run,))
        past = "DELETE FROM runs WHERE state IN ('done', 'killed') AND seq <= (SELECT max(seq) FROM runs) - ?"
        connection.execute(past, (_KEPT,))


def _lives(folder: Path, run: str) -> bool:
    """Whether the process of a run is there: nobody else can have its lock then."""
    place = _lock_of(folder, run)
    if not place.exists():
        return False
    try:
        lock = locked(place)
    except sqlite3.OperationalError:
        if place.exists():
            raise
        return False  # it ended while we asked, and took its lock away
    if lock is None:
        return True
    lock.close()
    return False


def progress(register: Store, run: str | None = None) -> Progress | None:
    """The run of this id, else the one that began last; None where none is known."""
    if not (register.folder / FILE).exists():
        return None
    with Jobs(register.folder, run or "") as jobs, jobs.reading() as connection:
        connection.row_factory = sqlite3.Row
        asked = "SELECT * FROM runs WHERE id = ?" if run else "SELECT * FROM runs ORDER BY seq DESC LIMIT 1"
        row = connection.execute(asked, (run,) if run else ()).fetchone()
        if row is None:
            return None
        jobs_of = "SELECT state, count(*) FROM jobs WHERE run = ? GROUP BY state"
        states = dict(map(tuple, connection.execute(jobs_of, (row["id"],))))
        parked = connection.execute("SELECT count(*) FROM parked").fetchone()[0]
        state = RunState(row["state"])
        if state in _UNDER_WAY and not _lives(register.folder, row["id"]):
            row = connection.execute(asked, (run,) if run else ()).fetchone()  # it may have ended since it was read
            state = RunState(row["state"])
            state = RunState.KILLED if state in _UNDER_WAY else state
    tally = wire.decode(row["tally"], Tally)
    until = now() if state in _UNDER_WAY else row["changed"]
    marks = wire.decode(row["marks"], _Marks)
    seconds = _between(row["started"], until)
    return Progress(
        run=row["id"],
        engine=row["engine"],
        workers=row["workers"],
        inputs=tuple(wire.decode(row["inputs"], list[str])),
        state=state,
        started=row["started"],
        changed=row["changed"],
        seconds=seconds,
        tally=tally,
        rate=marks.rate(seconds, tally.added + tally.known) if state is RunState.READING else None,
        waiting=states.get(JobState.WAITING, 0),
        in_hand=states.get(JobState.TAKEN, 0),
        read=states.get(JobState.READ, 0),
        parked=parked,
        file=row["file"],
        step=row["step"],
        done=row["done"],
        parts=row["parts"],
    )


def _between(first: str, last: str) -> float:
    return round((datetime.fromisoformat(last) - datetime.fromisoformat(first)).total_seconds(), 3)
