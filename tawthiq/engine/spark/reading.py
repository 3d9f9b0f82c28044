"""Reading on a cluster: inputs in, documents with their readings out, in the order of the inputs.

1. Large files are cut on the executors, group by group of files.
2. Pieces go out in tranches; while one comes back and is loaded, the next is under way. A tranche is a job of Spark's:
   `mapInArrow` over the numbers of its tasks, whose pieces every executor is sent once.
3. What comes back is put into the order of the inputs again, and told apart as on one machine (`duplicates`).

A task that was lost with its executor is done again by Spark; what is loaded is loaded here alone, so a loss leaves no
trace.
"""

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec

from tawthiq.engine.reading import Reading
from tawthiq.engine.spark import java
from tawthiq.engine.spark.executing import COLUMNS, KNOWN_BY, Kind, Parcel, Sent, items_of
from tawthiq.engine.spark.jobs import Task as Job
from tawthiq.engine.spark.jobs import mapped
from tawthiq.engine.spark.luggage import pack
from tawthiq.engine.spark.portions import LARGE, Piece, Portion, Unpacked, found, tasks, together, tranches
from tawthiq.intake import parts
from tawthiq.intake.duplicates import told_apart
from tawthiq.intake.originals import Original
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.settings import Settings

_LOOK = 0.5  # seconds between two looks whether to stop
_AHEAD = 2  # tranches under way: no core waits for the last task of one
_sent = msgspec.json.Decoder(Sent)
_issue = msgspec.json.Decoder(Issue)


@dataclass(frozen=True, slots=True)
class Came:
    """A document that came back; `reading` is None where the register was said to hold one."""

    document: Document
    original: Original | None
    reading: Reading | None


def known_by(hashes: Iterable[bytes]) -> frozenset[bytes]:
    """What executors are told of texts that need no reading; one more in a billion is then read here."""
    return frozenset(digest[:KNOWN_BY] for digest in hashes)


class SparkReader:
    """Reads on one session. `known` are the first bytes of hashes of texts that need no reading."""

    def __init__(self, session: Any, settings: Settings, known: frozenset[bytes] = frozenset()) -> None:
        self._session = session
        self._settings = settings
        self._luggage = pack(settings)
        self._known = known
        self.stop: Callable[[], bool] = lambda: False  # asked while a tranche is under way
        self.stopped = False
        self._cores = max(1, int(session.sparkContext.defaultParallelism))
        self._room = java.room(session)

    def files(self, inputs: Sequence[str | Path]) -> Iterator[Came | Issue]:
        """The documents of files and folders, each once, and an issue for what is left out, like `intake.read`."""
        came: list[Came] = []  # the one that was met last

        def items() -> Iterator[Document | Original | Issue]:
            for item in self._read(self._pieces(inputs)):
                if isinstance(item, Came) and item.original is not None:
                    came[:] = [item]
                    yield item.original
                    yield item.document
                elif isinstance(item, Issue):
                    yield item

        for item in told_apart(items()):
            if isinstance(item, Document):
                yield replace(came[0], document=item)
            elif isinstance(item, Issue):
                yield item

    def documents(self, given: Iterable[Document]) -> Iterator[Came]:
        """Documents of the register, read anew."""
        for item in self._read(given):
            if isinstance(item, Came):
                yield item

    def _pieces(self, inputs: Sequence[str | Path]) -> Iterator[Piece | Issue]:
        for group in together(found(inputs)):
            large = [item for item in group if isinstance(item, Portion) and item.size > LARGE]
            cut = dict(zip(large, self._cut(large), strict=True))
            for item in group:
                made = cut.get(item) if isinstance(item, Portion) else None
                if isinstance(made, Issue):
                    yield made
                elif isinstance(item, Portion) and made and made != (None,):
                    yield from (replace(item, part=part) for part in made)
                elif isinstance(item, Portion) and item.weight > self._room:
                    yield from _unpacked(item, self._settings)
                else:
                    yield item

    def _cut(self, portions: Sequence[Portion]) -> list[Any]:
        if not portions:
            return []
        rows = mapped(self._session, Job.CUT, tuple(portions), len(portions), COLUMNS)
        bodies = dict(zip(rows.column("task").to_pylist(), rows.column("body").to_pylist(), strict=True))
        return [pickle.loads(bodies[n]) for n in range(len(portions))]  # noqa: S301 - of our own executors

    def _read(self, pieces: Iterable[Piece | Issue]) -> Iterator[Came | Issue]:
        group = f"tawthiq-{uuid4().hex}"
        refused: set[str] = set()
        cut = tranches(pieces, self._cores, self._room)
        with ThreadPoolExecutor(_AHEAD) as pool:
            try:
                for tranche, under_way in _ahead(pool, cut, lambda t: self._asked(t, group)):
                    while not wait([under_way], _LOOK).done:
                        if self.stop():
                            self.stopped = True
                            return
                    yield from _in_order(tranche, under_way.result(), refused)
            finally:
                with suppress(Exception):  # of a Java that died
                    self._session.sparkContext.cancelJobGroup(group)
                pool.shutdown(cancel_futures=True)

    def _asked(self, tranche: Sequence[Piece | Issue], group: str) -> Any:
        self._session.sparkContext.setJobGroup(group, "reading reports", interruptOnCancel=True)
        work = tasks([piece for piece in tranche if not isinstance(piece, Issue)], self._cores)
        parcel = Parcel(work, self._luggage, self._known)
        return work, mapped(self._session, Job.READ, parcel, len(work), COLUMNS) if work else None


def _ahead(
    pool: ThreadPoolExecutor, tranches: Iterator[Any], ask: Callable[[Any], Any]
) -> Iterator[tuple[Any, Future[Any]]]:
    """Each tranche with what comes of it, in order, the following ones under way."""
    waiting: deque[tuple[Any, Future[Any]]] = deque()
    for tranche in tranches:
        waiting.append((tranche, pool.submit(ask, tranche)))
        if len(waiting) > _AHEAD:
            yield waiting.popleft()
    yield from waiting


def _in_order(tranche: Sequence[Piece | Issue], done: tuple[Any, Any], refused: set[str]) -> Iterator[Came | Issue]:
    """The rows piece by piece, with the issues that stood between. `refused`: files of which no more is read."""
    work, table = done
    rows = _by_piece(table) if table is not None else {}
    places = ((task, piece) for task, pieces in enumerate(work) for piece in range(len(pieces)))
    for given in tranche:
        if isinstance(given, Issue):
            yield given
            continue
        cut = given.shown if isinstance(given, Portion) and given.part else None
        for item in rows.get(next(places), ()):
            if cut in refused:
                break
            made = _made(*item)
            if isinstance(given, Unpacked) and isinstance(made, Came):
                made = replace(made, original=given.original)
            if cut and isinstance(made, Issue) and parts.refuses_the_rest(made, cut):
                refused.add(cut)
            yield made


def _unpacked(portion: Portion, settings: Settings) -> Iterator[Unpacked | Issue]:
    """The documents of a file that cannot be cut and is too large for one task, read here one after the other."""
    original: Original | None = None
    for item in items_of(portion, settings):
        if isinstance(item, Original):
            original = item
        elif isinstance(item, Issue):
            yield item
        else:
            yield Unpacked(item, original)
            original = None


Row = tuple[int, bytes, bytes | None]


def _by_piece(table: Any) -> dict[tuple[int, int], list[Row]]:
    found: dict[tuple[int, int], list[Row]] = {}
    columns = (table.column(name).to_pylist() for name in ("task", "piece", "kind", "body", "content"))
    for task, piece, kind, body, content in zip(*columns, strict=True):
        found.setdefault((task, piece), []).append((kind, body, content))
    return found


def _made(kind: int, body: bytes, content: bytes | None) -> Came | Issue:
    if kind == Kind.ISSUE:
        return _issue.decode(body)
    sent: Sent = pickle.loads(body) if kind == Kind.PICKLED else _sent.decode(body)  # noqa: S301 - our own executors
    return Came(sent.document, sent.original(content or b""), sent.reading)
