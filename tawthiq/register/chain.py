"""The hash-chained log: every act on the register, each entry sealed with the hash of the one before.

An entry's own hash is SHA-256 over `seq, time, actor, action, subject, payload, previous`, joined with U+001F. The
first entry's `previous` is 64 zeros. `payload` is the SHA-256 of what was written, so that the log proves the rows
without repeating them. To change, drop or reorder one entry, all later hashes would have to be forged as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Connection, desc, select

from tawthiq.register import schema
from tawthiq.register.dialect import insert_rows

ZERO = "0" * 64


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One act: `seq` from 1 without gaps, `payload` the SHA-256 of what was written."""

    seq: int
    time: str
    actor: str
    action: str
    subject: str
    payload: str
    previous: str
    hash: str


def now() -> str:
    """The present in UTC to the millisecond, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def digest(*parts: str | None) -> str:
    """SHA-256 over parts joined with U+001F; None and the empty string differ."""
    joined = "\x1f".join("\x00" if part is None else part for part in parts)
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


def seal(entry: LogEntry) -> str:
    """The hash that the entry must carry."""
    return digest(str(entry.seq), entry.time, entry.actor, entry.action, entry.subject, entry.payload, entry.previous)


class Chain:
    """Appends entries inside one transaction; the caller holds the write lock."""

    def __init__(self, connection: Connection, actor: str) -> None:
        self._connection = connection
        self._actor = actor
        table = schema.log
        head = connection.execute(select(table.c.seq, table.c.hash).order_by(desc(table.c.seq)).limit(1)).first()
        self._seq: int = head.seq if head else 0
        self._hash: str = head.hash if head else ZERO

    def append(self, action: str, subject: str, payload: str, actor: str | None = None) -> LogEntry:
        """Log that `action` was done to `subject`, writing what hashes to `payload`."""
        return self.extend(action, [(subject, payload)], actor)[0]

    def extend(self, action: str, done: Iterable[tuple[str, str]], actor: str | None = None) -> Sequence[LogEntry]:
        """Log that `action` was done to each subject with its payload, in this order and in one statement."""
        time, who, entries = now(), actor or self._actor, []
        for subject, payload in done:
            seq, previous = self._seq + 1, self._hash
            own = digest(str(seq), time, who, action, subject, payload, previous)
            entries.append(LogEntry(seq, time, who, action, subject, payload, previous, own))
            self._seq, self._hash = seq, own
        if entries:
            rows = [{name: getattr(entry, name) for name in LogEntry.__slots__} for entry in entries]
            insert_rows(self._connection, schema.log, rows)
        return entries


def faults(entries: Iterable[LogEntry]) -> Sequence[str]:
    """One line for each entry that breaks the chain; empty when it is whole."""
    found: list[str] = []
    seq, previous = 0, ZERO
    for entry in entries:
        if entry.seq != seq + 1:
            found.append(f"log: entry {seq + 1} is missing (the next is {entry.seq})")
        elif entry.previous != previous:
            found.append(f"log: entry {entry.seq} does not follow the one before it")
        if seal(entry) != entry.hash:
            found.append(f"log: entry {entry.seq} ({entry.action} {entry.subject}) was changed")
        seq, previous = entry.seq, entry.hash
    return found
