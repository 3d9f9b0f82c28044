"""Who leads a run: reads the inputs, asks for what needs reading, and loads what was read in the order of the inputs.

1. Documents come from intake one after the other. What stands in the register, was erased or was parked is settled at
   once; the rest is put into the job table, a bounded number ahead.
2. What was read is loaded in the order of the inputs, whoever read it and whenever, so the register is the same
   whatever the number of processes. What was given up is parked and told.
3. Everything that a leader knows follows from the inputs, the register and the job table: where one is killed the next
   begins at the inputs' beginning, passes over what stands and counts nothing twice.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from tawthiq import intake
from tawthiq.engine.loading import Loaded, Loader, Read, twice
from tawthiq.engine.local.errand import Errand
from tawthiq.engine.local.given import Given, given
from tawthiq.engine.reading import Reading
from tawthiq.model import wire
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.register import Register, Tally
from tawthiq.register.chain import now
from tawthiq.register.custody import custody_id
from tawthiq.register.jobs import Jobs, Parked, Settled
from tawthiq.register.underway import Ledger

_HELD = 32_000_000  # bytes of documents and originals that are held at a time, beyond the first
_PATIENCE = 2.0  # seconds


@dataclass(slots=True)
class Pending:
    """A document to be read or refused, with its original; `seq` is its job's, None where it needs none; `reading` is
    there where it came with one.
    """

    document: Document
    original: intake.Original | None
    key: str = ""
    body: bytes = b""
    seq: int | None = None
    reading: Reading | None = None

    @property
    def size(self) -> int:
        """Bytes that it holds."""
        return len(self.body) + (len(self.original.bytes) if self.original else 0)


@dataclass(frozen=True, slots=True)
class Known:
    """A document that stands, under this id."""

    document: Document
    id: str


class Lead:
    """Leads one run. `watch` is told the tally whenever something was settled."""

    def __init__(
        self, errand: Errand, jobs: Jobs, register: Register, watch: Callable[[Tally], None] = lambda _: None
    ) -> None:
        self._errand = errand
        self._jobs = jobs
        self._register = register
        self._watch = watch
        self._loader = Loader(register, errand.version, errand.taker)
        self._ledger = Ledger.of(jobs)
        self._passed = self._ledger.met  # items that who led before settled
        self._parked = {one.key: one.body for one in jobs.parked()}
        self._left = jobs.keys()  # read or asked for before, and perhaps loaded, but not noted as such
        self._fatal = jobs.fatal_files()
        self._inputs = wire.encode(errand.inputs).decode()
        self._file = ("", 0)
        self._entries: deque[Pending | Known | Issue] = deque()
        self._items = self._given()
        self._ended = False
        self._idle_since: float | None = None

    @property
    def over(self) -> bool:
        """Whether all inputs are read and settled."""
        return self._ended and not self._entries

    def advance(self, stopping: bool) -> bool:
        """Settle or read on; whether there was anything to do."""
        moved = self._settle() or (not stopping and self._pull())
        self._ask_again(moved)
        return moved

    # ---- reading the inputs

    def _pull(self) -> bool:
        errand = self._errand
        if self._ended or len(self._entries) >= errand.ahead or self._held() > _HELD:
            return False
        self._open(*self._file)
        with intake.gated(self._gate):
            taken = list(islice(self._items, errand.batch))
        self._jobs.close_file()
        self._ended = len(taken) < errand.batch
        pending = [item for item in taken if isinstance(item, Pending) and item.body]
        for item, seq in zip(pending, self._jobs.put([(item.key, item.body) for item in pending]), strict=True):
            item.seq = seq
        self._entries.extend(taken)
        return bool(taken)

    def _held(self) -> int:
        return sum(entry.size for entry in self._entries if isinstance(entry, Pending))

    def _gate(self, blob: intake.Blob) -> Issue | None:
        reason = self._fatal.get(blob.shown)
        if reason is not None:
            return self._park_file(blob.shown, reason)
        self._file = (blob.shown, blob.size or 0)
        self._open(*self._file)
        return None

    def _open(self, file: str, size: int) -> None:
        self._jobs.open_file(file, time.time() + self._errand.seconds_for(size))

    def _from_all(self) -> Iterator[Given]:
        return given(self._errand, self._jobs, self._register)

    def _given(self) -> Iterator[Pending | Known | Issue]:
        for number, item in enumerate(self._from_all()):
            if number < self._passed:
                continue
            yield item if isinstance(item, Issue) else self._register.retried(partial(self._judged, *item))

    def _judged(self, document: Document, original: intake.Original | None) -> Pending | Known | Issue:
        """What is to be done about a document."""
        register, errand = self._register, self._errand
        try:
            pending = Pending(document, original, errand.key(document), wire.encode(document))
        except UnicodeEncodeError:
            return Pending(document, original)  # no text that a file can hold: the register refuses it and says why
        if register.is_erased(document):
            return _erased(document.id)
        if pending.key in self._parked and pending.key not in errand.retry:
            return _parked_before(pending)
        known = register.known_id(document)
        if known is None or register.reading_version(known) != errand.version or pending.key in self._left:
            return pending
        if original and original.capture and not register.holds_capture(custody_id(known, original)):
            with register.writing() as writer:  # a page that stands, got again: that it was seen there again is kept
                writer.add_custody(known, original, errand.taker)
        return Known(document, known)

    # ---- settling what was read

    def _settle(self) -> bool:
        heads = list(islice(self._entries, self._errand.batch))
        seqs = [head.seq for head in heads if isinstance(head, Pending) and head.seq is not None]
        read = self._jobs.settled(seqs) if seqs else {}
        ready: list[Read | Issue | Known] = []
        for head in heads:
            if isinstance(head, Pending) and head.seq is not None and head.seq not in read:
                break
            ready.append(self._made(head, read) if isinstance(head, Pending) else head)
        if not ready:
            return False
        self._load(ready, list(read))
        return True

    def _made(self, head: Pending, read: dict[int, Settled]) -> Read | Issue:
        if head.seq is None:
            return Read(head.document, head.reading or Reading(()), head.original)
        settled = read[head.seq]
        if settled.reading is None:
            return self._park(head, settled.reason or "")
        return Read(head.document, wire.decode(settled.reading, Reading), head.original)

    def _load(self, ready: list[Read | Issue | Known], seqs: list[int]) -> None:
        """Load what is ready and note it; seqs are the jobs that are done with."""
        told: list[Read | Issue] = []
        for item in ready:
            told += twice(item.document, item.id) if isinstance(item, Known) else (item,)
        loaded = self._loader.load(told) if told else ()
        reads = [item for item in told if isinstance(item, Read)]
        by_read = dict(zip(map(id, reads), loaded, strict=True))
        issues: list[Issue] = []
        for one in told:
            issues += (one,) if isinstance(one, Issue) else by_read[id(one)].issues
        for item in ready:
            if isinstance(item, Known):
                self._count(known=1)
            elif isinstance(item, Read):
                self._took(item, by_read[id(item)])
        self._count(issues=len(issues), left_out=sum(issue.left_out for issue in issues), read=0)
        for _ in ready:
            self._entries.popleft()
        self._ledger.met += len(ready)
        self._ledger.note(issues, [one for made in loaded for one in made.unknown], seqs)
        self._watch(self._ledger.tally)

    def _took(self, read: Read, loaded: Loaded) -> None:
        if loaded.id is None:
            self._count()
            return
        self._ledger.last = loaded.id
        self._count(added=loaded.added, known=not loaded.added, claims=loaded.claims)
        if self._parked:  # by whatever version it was given up
            body = wire.encode(read.document)
            self._jobs.release([key for key, kept in self._parked.items() if kept == body])

    def _count(self, read: int = 1, **more: int) -> None:
        tally = self._ledger.tally
        counted = {name: getattr(tally, name) + int(number) for name, number in more.items()}
        self._ledger.tally = replace(tally, read=tally.read + read, **counted)

    # ---- what was given up

    def _park(self, head: Pending, reason: str) -> Issue:
        original = head.original
        place = original.name if original else None
        line = original.line if original else None
        kept = replace(original, bytes=b"") if original else None
        self._jobs.park(
            Parked(
                key=head.key,
                time=now(),
                reason=reason,
                inputs=self._inputs,
                file=place,
                line=line,
                document=head.document.id,
                body=head.body,
                original=wire.encode(kept) if kept else None,
                content=original.bytes if original else None,
            )
        )
        self._parked[head.key] = head.body
        self._count()
        return _given_up(reason, file=place, line=line, document=head.document.id)

    def _park_file(self, file: str, reason: str) -> Issue:
        self._jobs.park(Parked(key=f"file {file}", time=now(), reason=reason, inputs=self._inputs, file=file))
        return _given_up(reason, file=file)

    def _ask_again(self, moved: bool) -> None:
        """Where nothing moves: a job that is gone from the table (a person erased its document) is asked for again."""
        if moved or not self._entries:
            self._idle_since = None
            return
        self._idle_since = self._idle_since or time.monotonic()
        if time.monotonic() - self._idle_since < _PATIENCE:
            return
        self._idle_since = None
        waiting = [entry for entry in self._entries if isinstance(entry, Pending) and entry.seq is not None]
        for entry, seq in zip(waiting, self._jobs.put([(e.key, e.body) for e in waiting]), strict=True):
            entry.seq = seq


_RETRY = "Look at it, then try it again with tawthiq retry"


def _given_up(reason: str, file: str | None, line: int | None = None, document: str | None = None) -> Issue:
    told = f"reading it was given up: {reason}"
    return Issue(code="parked", reason=told, remedy=_RETRY, file=file, line=line, document=document)


def _parked_before(pending: Pending) -> Issue:
    file = pending.original.name if pending.original else None
    line = pending.original.line if pending.original else None
    reason = "reading it was given up by an earlier run"
    return Issue(code="parked", reason=reason, remedy=_RETRY, file=file, line=line, document=pending.document.id)


def _erased(document: str) -> Issue:
    return Issue(
        code="erased",
        document=document,
        reason="this report was erased from the register by a person's decision",
        remedy="Nothing to do: it stays out",
    )
