"""Resolving on a cluster: the steps of `engine.resolving` that other processes do on one machine, done by executors.

What a batch needs of the register is gathered here and sent along (`excerpts`), a job at a time that Spark's own Java
has room for (`java`).
"""

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

from tawthiq.engine import assessing, grouping, linking, pairing, reading_tellings
from tawthiq.engine.spark import excerpts, java
from tawthiq.engine.spark.excerpts import Gathering, Piece, Source
from tawthiq.engine.spark.jobs import Task, mapped
from tawthiq.engine.spark.luggage import Luggage, pack, unpacked
from tawthiq.incidents.weights import Weights
from tawthiq.lexicon.chosen import using
from tawthiq.register import Register
from tawthiq.register.workings import Workings
from tawthiq.settings import Settings

A = TypeVar("A")
B = TypeVar("B")
COLUMNS = "number int, body binary"
_AHEAD = 2
_A_CORE = 3  # batches of a job


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a job of resolving takes along: what is to be done, with which word lists and weights.

    What it is done to (batches with their excerpts, pickled) goes in the rows: each only to who does it.
    """

    step: str
    luggage: Luggage
    table: Weights


# ---- here

_GATHERING: Mapping[Callable[..., Any], tuple[str, Gathering]] = {
    reading_tellings.tell: ("tell", excerpts.for_telling),
    pairing.find: ("pair", excerpts.for_pairing),
    grouping.group: ("group", excerpts.for_grouping),
    assessing.judge: ("judge", excerpts.for_judging),
}
_JOINING: Mapping[str, Callable[[Sequence[Any]], Any]] = {"pair": pairing.joined}
"""How what came of the parts of an item is put together, for steps whose items may be cut."""


class Hands:
    """Does the steps of one resolution on a session; a step that is no executor's, or little, is done here."""

    def __init__(self, session: Any, register: Register, lexicons: Sequence[Path]) -> None:
        self._session = session
        self._register = register
        self._luggage = pack(Settings(lexicon=tuple(lexicons)))
        self._table = linking.weights_of(register.folder)
        self._size = max(1, int(session.sparkContext.defaultParallelism)) * _A_CORE
        self._room = java.room(session)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to let go of: the session is another's."""

    def rest(self) -> None:
        """Executors keep what they hold: it is theirs."""

    def map(self, work: Callable[..., tuple[B, ...]], items: Sequence[A], alone: bool) -> Iterator[B]:
        """What the work makes of each item, in order."""
        known = _GATHERING.get(work.func) if isinstance(work, partial) else None
        if alone or known is None:
            for item in items:
                yield work((item,))[0]
            return
        step, gather = known
        made: list[Any] = []
        for piece, came in self._sent(step, self._jobs(gather, items)):
            made.append(work((piece.item,))[0] if piece.body is None else came)
            if piece.last:
                yield made[0] if len(made) == 1 else _JOINING[step](made)
                made = []

    def _sent(self, step: str, jobs: Iterator[list[Piece]]) -> Iterator[tuple[Piece, Any]]:
        """Each piece with what came of it, in order; the following jobs are under way."""
        with ThreadPoolExecutor(_AHEAD) as pool:
            waiting: deque[tuple[list[Piece], Future[list[Any]]]] = deque()
            for job in jobs:
                waiting.append((job, pool.submit(self._done, step, job)))
                if len(waiting) > _AHEAD:
                    yield from _paired(*waiting.popleft())
            while waiting:
                yield from _paired(*waiting.popleft())

    def _jobs(self, gather: Gathering, items: Sequence[Any]) -> Iterator[list[Piece]]:
        """The items with their excerpts, as many for a job as keep the cores busy and Java has room for."""
        workings = Workings.reading(self._register.folder)
        source = Source(self._register, workings, self._room // 2)
        held: list[Piece] = []
        try:
            for item in items:
                for piece in gather(item, source):
                    held.append(piece)
                    if len(held) >= self._size or sum(len(one.body or b"") for one in held) >= self._room // 2:
                        yield held
                        held = []
            if held:
                yield held
        finally:
            workings.connection.close()

    def _done(self, step: str, pieces: Sequence[Piece]) -> list[Any]:
        """What executors made of each piece that has a body, in order."""
        bodies = [piece.body for piece in pieces if piece.body is not None]
        if not bodies:
            return []
        parcel = Parcel(step, self._luggage, self._table)
        came = mapped(self._session, Task.RESOLVE, parcel, bodies, COLUMNS)
        found = dict(zip(came.column("number").to_pylist(), came.column("body").to_pylist(), strict=True))
        return [pickle.loads(found[number]) for number in range(len(bodies))]  # noqa: S301 - of our own executors


def _paired(job: Sequence[Piece], under_way: "Future[list[Any]]") -> Iterator[tuple[Piece, Any]]:
    came = iter(under_way.result())
    for piece in job:
        yield piece, None if piece.body is None else next(came)


# ---- on an executor

_DOING: Mapping[str, Callable[[Any, Any, Weights], Any]] = {
    "pair": lambda window, excerpt, table: pairing.found(
        window.linked, excerpt.keys, excerpt.told, pairing.Scoring(table)
    ),
    "tell": lambda batch, excerpt, _: reading_tellings.told(batch, excerpt),
    "group": lambda batch, excerpt, table: grouping.grouped(batch, excerpt.bodies.items(), excerpt, table),
    "judge": lambda docket, excerpt, _: assessing.judged(docket, excerpt),
}


def resolve(batches: Iterable[Any], parcel: Parcel) -> Iterator[Any]:
    """What the parcel's step makes of the numbered bodies."""
    import pyarrow as pa  # noqa: PLC0415 # an extra

    lexicons = unpacked(parcel.luggage).lexicon
    schema = pa.schema([("number", pa.int32()), ("body", pa.binary())])
    for batch in batches:
        for number, given in zip(batch.column(0).to_pylist(), batch.column(1), strict=True):
            item, excerpt = pickle.loads(given.as_buffer())  # noqa: S301 - of our own driver
            with using(lexicons):
                body = pickle.dumps(_DOING[parcel.step](item, excerpt, parcel.table), pickle.HIGHEST_PROTOCOL)
            yield pa.RecordBatch.from_pylist([{"number": number, "body": body}], schema=schema)
