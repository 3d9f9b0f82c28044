"""The job table: what a run has in hand, beside the register: `jobs.sqlite`. It is no part of the record.

1. Who reads the inputs puts each document that needs reading here; any process takes some of them (`take`), says which
   one it has in hand and until when (`hold`, the lease), and puts what it read beside it (`finish`).
2. Where a process ended or its lease ran out, what it had goes back (`bereave`). The document that was in hand is
   counted against: it is tried again alone, and given up after it failed twice. A process that was killed from outside
   (SIGKILL, SIGTERM: a person, the system short of memory) is no fault of the document, so four of those are borne.
3. What was given up is parked with its text and bytes, for a person to look at and to try again.
4. A run that was killed leaves its rows; the next one takes over what it meets again (`adopt`).

All of it may be deleted while no run is under way: what was not loaded is then read again from the inputs, and what
was parked is tried again by the next run that meets it.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from tawthiq.register.givenup import FAILURES, FILE, KILLS, GivenUp, Parked, marks


class JobState(IntEnum):
    """Where a job is: not asked for by this run yet, to be taken, with a process, read, or given up."""

    ASLEEP = 0
    WAITING = 1
    TAKEN = 2
    READ = 3
    FAILED = 4


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be read, as JSON; `size` in bytes of it; `alone` where an attempt on it failed before."""

    seq: int
    size: int
    document: bytes
    alone: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """A job that was read (its reading as JSON) or given up (why)."""

    seq: int
    reading: bytes | None
    reason: str | None


class Jobs(GivenUp):
    """The job table of one register, for one run where it is named; open it in a `with` block, in each process anew."""

    # ---- what is to be read

    def put(self, jobs: Sequence[tuple[str, bytes]]) -> list[int]:
        """Ask for these documents (key, JSON) to be read; their numbers. One that stands already is not put twice."""
        asked = (
            "INSERT INTO jobs (run, key, state, size, document) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (run, key) DO UPDATE SET state = max(state, excluded.state) RETURNING seq"
        )
        with self.transaction() as connection:
            rows = ((self.run, key, JobState.WAITING, len(document), document) for key, document in jobs)
            return [int(connection.execute(asked, row).fetchone()[0]) for row in rows]

    def take(self, worker: str, most: int, size: int) -> list[Job]:
        """The next documents for a process: at most so many and so many bytes; one that failed before comes alone."""
        asked = (
            "SELECT seq, size, document, failures + kills > 0 FROM jobs "
            "WHERE run = ? AND state = ? ORDER BY seq LIMIT ?"
        )
        taken: list[Job] = []
        with self.transaction() as connection:
            for row in connection.execute(asked, (self.run, JobState.WAITING, most)).fetchall():
                job = Job(row[0], row[1], row[2], bool(row[3]))
                if taken and (job.alone or taken[0].alone or sum(one.size for one in taken) + job.size > size):
                    break
                taken.append(job)
            values = [(JobState.TAKEN, worker, job.seq) for job in taken]
            connection.executemany("UPDATE jobs SET state = ?, worker = ?, lease = NULL WHERE seq = ?", values)
        return taken

    def hold(self, worker: str, job: int, until: float, finished: tuple[int, bytes] | None = None) -> None:
        """Have a job in hand until then (seconds of the epoch), the one before it finished."""
        with self.transaction() as connection:
            if finished:
                self._finish(connection, worker, finished)
            connection.execute("UPDATE jobs SET lease = ? WHERE seq = ? AND worker = ?", (until, job, worker))

    def finish(self, worker: str, finished: tuple[int, bytes]) -> None:
        """Put what was read (JSON) beside its job; nothing where the job went to another process meanwhile."""
        with self.transaction() as connection:
            self._finish(connection, worker, finished)

    @staticmethod
    def _finish(connection: sqlite3.Connection, worker: str, finished: tuple[int, bytes]) -> None:
        seq, reading = finished
        done = "UPDATE jobs SET state = ?, reading = ?, worker = NULL, lease = NULL WHERE seq = ? AND worker = ?"
        connection.execute(done, (JobState.READ, reading, seq, worker))

    def give_back(self, worker: str) -> None:
        """What a process took and does not read after all."""
        with self.transaction() as connection:
            self._release(connection, worker)

    @staticmethod
    def _release(connection: sqlite3.Connection, worker: str) -> None:
        freed = "UPDATE jobs SET state = ?, worker = NULL, lease = NULL WHERE worker = ?"
        connection.execute(freed, (JobState.WAITING, worker))

    def settled(self, seqs: Sequence[int]) -> dict[int, Settled]:
        """Of these jobs, those that were read or given up."""
        asked = "SELECT seq, reading, reason, state FROM jobs WHERE seq IN ({}) AND state IN (?, ?)"
        with self.reading() as connection:
            states = (JobState.READ, JobState.FAILED)
            found = connection.execute(asked.format(marks(seqs)), (*seqs, *states)).fetchall()
        return {row[0]: Settled(row[0], row[1] if row[3] == JobState.READ else None, row[2]) for row in found}

    def keys(self) -> set[str]:
        """Of all jobs of this run, those that it took over among them."""
        with self.reading() as connection:
            return {row[0] for row in connection.execute("SELECT key FROM jobs WHERE run = ?", (self.run,))}

    def waiting(self) -> int:
        """How many documents nobody has taken yet."""
        with self.reading() as connection:
            asked = "SELECT count(*) FROM jobs WHERE run = ? AND state = ?"
            return int(connection.execute(asked, (self.run, JobState.WAITING)).fetchone()[0])

    # ---- attempts

    def leased(self) -> list[tuple[str, float]]:
        """Processes with something in hand, and until when they may have it."""
        with self.reading() as connection:
            asked = "SELECT worker, lease FROM jobs WHERE run = ? AND lease IS NOT NULL"
            return [(str(row[0]), float(row[1])) for row in connection.execute(asked, (self.run,))]

    def bereave(self, worker: str, reason: str, killed: bool = False) -> bool:
        """A process is no more: what it had goes back, and what it had in hand is counted against. Whether it had."""
        with self.transaction() as connection:
            column = "kills" if killed else "failures"
            blame = f"UPDATE jobs SET {column} = {column} + 1, reason = ? WHERE worker = ? AND lease IS NOT NULL"  # noqa: S608
            held = connection.execute(blame, (reason, worker)).rowcount > 0
            self._release(connection, worker)
            given_up = "UPDATE jobs SET state = ? WHERE run = ? AND state = ? AND (failures >= ? OR kills >= ?)"
            connection.execute(given_up, (JobState.FAILED, self.run, JobState.WAITING, FAILURES, KILLS))
        return held

    def adopt(self, run: str, killed: bool) -> None:
        """Take over what a run that is no more left behind: it sleeps until this run meets it."""
        with self.transaction() as connection:
            if killed:
                blame = "UPDATE jobs SET kills = kills + 1, reason = ? WHERE run = ? AND lease IS NOT NULL"
                connection.execute(blame, ("the whole run was killed", run))
                self._blame_file(connection, run, "kills", "the whole run was killed")
                connection.execute("UPDATE runs SET state = 'killed' WHERE id = ?", (run,))
            state = f"CASE WHEN failures >= {FAILURES} OR kills >= {KILLS} THEN ? ELSE ? END"
            sleep = f"UPDATE jobs SET state = {state}, worker = NULL, lease = NULL WHERE run = ? AND state IN (?, ?)"  # noqa: S608
            states = (JobState.FAILED, JobState.ASLEEP, run, JobState.WAITING, JobState.TAKEN)
            connection.execute(sleep, states)
            connection.execute("UPDATE OR REPLACE jobs SET run = ? WHERE run = ?", (self.run, run))
            connection.execute("UPDATE sightings SET run = ? WHERE run = ?", (self.run, run))
            connection.execute("DELETE FROM issues WHERE run = ?", (run,))

    @classmethod
    def forget(cls, folder: Path, document: str) -> None:
        """Forget all words of a document: for an erasure."""
        if not (folder / FILE).exists():
            return
        with cls(folder) as jobs:
            names = (document, document.rpartition("~")[0])  # as it stands, and as it came
            with jobs.transaction() as connection:
                connection.execute("DELETE FROM parked WHERE document IN (?, ?)", names)
                for table, field in (("jobs", "document"), ("sightings", "body"), ("issues", "body")):
                    key = "id" if table == "jobs" else "document"
                    named = f"json_extract(CAST({field} AS TEXT), '$.{key}') IN (?, ?)"
                    connection.execute(f"DELETE FROM {table} WHERE {named}", names)  # noqa: S608
            with jobs.reading() as connection:
                connection.execute("VACUUM")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


__all__ = ["FAILURES", "FILE", "KILLS", "Job", "JobState", "Jobs", "Parked", "Settled"]
