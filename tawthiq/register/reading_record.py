"""Reading the record itself: issues, decisions, runs, the log and how much there is."""

import json
from typing import Any

from sqlalchemy import func, select

from tawthiq.errors import RegisterError
from tawthiq.model import wire
from tawthiq.model.decision import Decision
from tawthiq.model.filing import Filing
from tawthiq.model.issue import Issue
from tawthiq.model.standing import standing as standing_of
from tawthiq.register import schema, snapshot
from tawthiq.register.chain import LogEntry
from tawthiq.register.records import Change, Counts, Page, Run, StoredIssue, Tally
from tawthiq.register.store import Store


class RecordReading(Store):
    """What was done, met and decided."""

    def issues(self, offset: int = 0, limit: int = 100, left_out: bool | None = None) -> Page[StoredIssue]:
        """What could not be read or understood, newest first; `left_out` True asks for inputs left out only."""
        table = schema.issues
        asked, count = select(table), select(func.count()).select_from(table)
        if left_out is not None:
            asked, count = asked.where(table.c.left_out == left_out), count.where(table.c.left_out == left_out)
        with self.reading() as connection:
            found = connection.execute(asked.order_by(table.c.seq.desc()).offset(offset).limit(limit)).all()
            total = connection.scalar(count) or 0
        rows = (StoredIssue(seq=row.seq, time=row.time, issue=wire.decode(row.json, Issue)) for row in found)
        return Page(tuple(rows), total, offset)

    def issues_between(self, first: str, last: str) -> tuple[StoredIssue, ...]:
        """What was met between two times, in order."""
        table = schema.issues
        asked = select(table).where(table.c.time >= first, table.c.time <= last).order_by(table.c.seq)
        with self.reading() as connection:
            found = connection.execute(asked).all()
        return tuple(StoredIssue(seq=row.seq, time=row.time, issue=wire.decode(row.json, Issue)) for row in found)

    def decisions(self, subject: str | None = None, standing: bool = False) -> tuple[Decision, ...]:
        """Decisions, oldest first, all or those about one subject; `standing` leaves out what was taken back."""
        table, about = schema.decisions, schema.decision_subjects
        asked = select(table.c.json).order_by(table.c.seq)
        if subject is not None:
            asked = asked.where(table.c.id.in_(select(about.c.decision).where(about.c.subject == subject)))
        with self.reading() as connection:
            found = tuple(wire.decode(text, Decision) for text in connection.execute(asked).scalars())
        if not standing:
            return found
        stand = {item.id for item in standing_of(found if subject is None else self.decisions())}
        return tuple(item for item in found if item.id in stand)

    def filings(self) -> tuple[Filing, ...]:
        """Every row of a team's sheets, in the order in which they were brought in; a code's last one counts."""
        asked = select(schema.filings.c.json).order_by(schema.filings.c.seq)
        with self.reading() as connection:
            return tuple(wire.decode(text, Filing) for text in connection.execute(asked).scalars())

    def decision(self, id: str) -> Decision:
        """One decision. Raises RegisterError where there is none of this id."""
        with self.reading() as connection:
            found = connection.scalar(select(schema.decisions.c.json).where(schema.decisions.c.id == id))
        if found is None:
            raise RegisterError(f"{id}: no such decision in {self.shown}")
        return wire.decode(found, Decision)

    def snapshot(self) -> str:
        """Which incidents stand: the hash that the log keeps of them, another one whenever any of them changes."""
        with self.reading() as connection:
            return snapshot.logged(connection)

    def log(self, offset: int = 0, limit: int = 100, newest_first: bool = False) -> Page[LogEntry]:
        """Entries of the hash-chained log."""
        table = schema.log
        order = table.c.seq.desc() if newest_first else table.c.seq
        with self.reading() as connection:
            found = connection.execute(select(table).order_by(order).offset(offset).limit(limit)).all()
            total = connection.scalar(select(func.count()).select_from(table)) or 0
        return Page(tuple(LogEntry(*row) for row in found), total, offset)

    def log_of(self, action: str, limit: int = 50) -> tuple[LogEntry, ...]:
        """The last entries of the log of one kind of act, newest first."""
        table = schema.log
        asked = select(table).where(table.c.action == action).order_by(table.c.seq.desc()).limit(limit)
        with self.reading() as connection:
            return tuple(LogEntry(*row) for row in connection.execute(asked))

    def logged_at(self, action: str, payload: str) -> int | None:
        """The number of the last entry of the log that did this with this hash; None where there is none."""
        table = schema.log
        asked = select(func.max(table.c.seq)).where(table.c.action == action, table.c.payload == payload)
        with self.reading() as connection:
            found = connection.scalar(asked)
        return None if found is None else int(found)

    def decided_between(self, after: int, until: int | None = None) -> frozenset[str]:
        """The ids of the decisions that were logged after one entry of the log and, where given, before another."""
        table = schema.log
        asked = select(table.c.subject).where(table.c.action == "decision", table.c.seq > after)
        if until is not None:
            asked = asked.where(table.c.seq < until)
        with self.reading() as connection:
            return frozenset(connection.execute(asked).scalars())

    def rules_in_force(self) -> str | None:
        """The version of the rules by which the incidents stand; None where none was ever noted."""
        table = schema.log
        asked = select(table.c.subject).where(table.c.action == "rules").order_by(table.c.seq.desc()).limit(1)
        with self.reading() as connection:
            return connection.scalar(asked)

    def changes_of_rules(self) -> tuple[str | None, tuple[tuple[str, Change], ...]]:
        """When other rules were last adopted that moved something, and what they moved, by the incident's id.

        The first rules of a register change nothing: what they made is not listed.
        """
        log, moved = schema.log, schema.incident_changes
        with self.reading() as connection:
            asked = select(log.c.seq).where(log.c.action == "rules").order_by(log.c.seq)
            noted = connection.execute(asked).scalars().all()
            for seq in reversed(noted[1:]):
                before = select(log.c.action, log.c.subject).where(log.c.seq.in_((seq - 2, seq - 1)))
                acts = connection.execute(before.order_by(log.c.seq)).all()
                if [act.action for act in acts] == ["changes", "incidents"]:  # adopted, and something moved
                    time = acts[0].subject
                    found = connection.execute(select(moved).where(moved.c.time == time).order_by(moved.c.seq))
                    return time, tuple((row.incident, _moved(row)) for row in found)
        return None, ()

    def runs(self) -> tuple[Run, ...]:
        """Runs, newest first; one that was killed stays `running`."""
        table, ends = schema.runs, schema.run_ends
        asked = select(table, ends.c.ended, ends.c.status, ends.c.json).outerjoin(ends, ends.c.run == table.c.id)
        with self.reading() as connection:
            return tuple(_run(row) for row in connection.execute(asked.order_by(table.c.seq.desc())))

    def counts(self) -> Counts:
        """How much the register holds."""
        latest = (
            select(schema.generations.c.document, func.max(schema.generations.c.generation).label("generation"))
            .group_by(schema.generations.c.document)
            .subquery()
        )
        reading = schema.generations.join(
            latest,
            (schema.generations.c.document == latest.c.document)
            & (schema.generations.c.generation == latest.c.generation),
        )
        with self.reading() as connection:

            def count(table: Any) -> int:
                return connection.scalar(select(func.count()).select_from(table)) or 0

            return Counts(
                documents=count(schema.documents),
                claims=connection.scalar(select(func.sum(schema.generations.c.claims)).select_from(reading)) or 0,
                incidents=count(schema.incidents),
                totals=count(schema.ledger),
                issues=count(schema.issues),
                decisions=count(schema.decisions),
                runs=count(schema.runs),
                log=count(schema.log),
            )


def _moved(row: Any) -> Change:
    return Change(time=row.time, change=row.change, actor="rules", before=row.before, after=row.after)


def _run(row: Any) -> Run:
    return Run(
        id=row.id,
        started=row.started,
        pipeline_version=row.pipeline_version,
        engine=row.engine,
        inputs=tuple(json.loads(row.inputs)),
        ended=row.ended,
        status=row.status or "running",
        tally=wire.decode(row.json, Tally) if row.json else None,
    )
