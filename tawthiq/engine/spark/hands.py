"""Resolving on a cluster: the steps of `engine.resolving` that other processes do on one machine, done by executors.

Executors do not reach the register. What a batch needs of it (claims, reports, tellings) is gathered here, sent along
as an `Excerpt`, and read there by the same functions, which cannot tell the two apart.
"""

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

from tawthiq.engine import assessing, grouping, linking, pairing, reading_tellings
from tawthiq.engine.linking.keys import Keys
from tawthiq.engine.pairing import unplaced
from tawthiq.engine.reading_tellings import telling_of
from tawthiq.engine.spark.jobs import Task, mapped
from tawthiq.engine.spark.luggage import Luggage, pack, unpacked
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Weights
from tawthiq.lexicon.chosen import using
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.register import Register
from tawthiq.register.workings import Workings
from tawthiq.settings import Settings

A = TypeVar("A")
B = TypeVar("B")
COLUMNS = "number int, body binary"
_AHEAD = 2
_A_CORE = 3  # batches of a job
_BYTES = 128_000_000  # of a job, about


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a batch needs of the register, asked for by the same names.

    `bodies` are tellings as kept, `keys` those under which they meet.
    """

    claims: tuple[Claim, ...] = ()
    reports: Mapping[str, Document] = field(default_factory=dict)
    folded: Mapping[str, Document] = field(default_factory=dict)
    bodies: Mapping[int, bytes] = field(default_factory=dict)
    keys: Keys = field(default_factory=Keys)

    def claims_of(self, documents: Iterable[str]) -> list[Claim]:
        """The claims of these documents."""
        wanted = set(documents)
        return [claim for claim in self.claims if claim.document in wanted]

    def claims_named(self, ids: Iterable[str]) -> dict[tuple[str, str], Claim]:
        """Claims by document and id."""
        wanted = set(ids)
        return {(claim.document, claim.id): claim for claim in self.claims if claim.id in wanted}

    def reports_named(self, ids: Iterable[str], folded: bool = False) -> dict[str, Document]:
        """Documents by id."""
        wanted = set(ids)
        return {name: found for name, found in (self.folded if folded else self.reports).items() if name in wanted}

    def told(self, seqs: Iterable[int]) -> dict[int, Telling]:
        """Tellings by number, with the places that their reports name."""
        return pairing.named({seq: telling_of(self.bodies[seq]) for seq in seqs}, self)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a job of resolving takes along: what is to be done, with which word lists and weights.

    What it is done to (batches with their excerpts, pickled) goes in the rows: each only to who does it.
    """

    step: str
    luggage: Luggage
    table: Weights


# ---- here


def _for_telling(batch: Sequence[reading_tellings.Order], register: Register, _: Workings) -> Excerpt:
    names = [name for order in batch for name in order.text.documents]
    return Excerpt(claims=tuple(register.claims_of(names)), reports=register.reports_named(names))


def _for_pairing(window: pairing.Window, register: Register, workings: Workings) -> Excerpt:
    keys = pairing.met(window, workings).shared()
    bodies = dict(workings.rows("seq, body", set(keys.seqs)))
    told = (telling_of(body) for body in bodies.values())
    return Excerpt(folded=register.reports_named(unplaced(told), folded=True), bodies=bodies, keys=keys)


def _for_grouping(batch: Sequence[grouping.Component], register: Register, workings: Workings) -> Excerpt:
    bodies = dict(workings.rows("seq, body", grouping.members_of(batch)))
    told = (telling_of(body) for body in bodies.values())
    return Excerpt(folded=register.reports_named(unplaced(told), folded=True), bodies=bodies)


def _for_judging(docket: assessing.Docket, register: Register, _: Workings) -> Excerpt:
    claims = register.claims_named(name for case in docket.cases for name in case.cluster.claims)
    reports = register.reports_named(name for case in docket.cases for name in case.documents)
    return Excerpt(claims=tuple(claims.values()), reports=reports)


_GATHERING: Mapping[Callable[..., Any], tuple[str, Callable[..., Excerpt]]] = {
    reading_tellings.tell: ("tell", _for_telling),
    pairing.find: ("pair", _for_pairing),
    grouping.group: ("group", _for_grouping),
    assessing.judge: ("judge", _for_judging),
}


class Hands:
    """Does the steps of one resolution on a session; a step that is no executor's, or little, is done here."""

    def __init__(self, session: Any, register: Register, lexicons: Sequence[Path]) -> None:
        self._session = session
        self._register = register
        self._luggage = pack(Settings(lexicon=tuple(lexicons)))
        self._table = linking.weights_of(register.folder)
        self._size = max(1, int(session.sparkContext.defaultParallelism)) * _A_CORE

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
        with ThreadPoolExecutor(_AHEAD) as pool:
            waiting: deque[Future[list[Any]]] = deque()
            for bodies in self._gathered(gather, items):
                waiting.append(pool.submit(self._done, step, bodies))
                if len(waiting) > _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()

    def _gathered(self, gather: Callable[..., Excerpt], items: Sequence[Any]) -> Iterator[list[bytes]]:
        """The items with their excerpts, as many for a job as keep the cores busy and memory can hold."""
        workings = Workings.reading(self._register.folder)
        held: list[bytes] = []
        try:
            for item in items:
                held.append(pickle.dumps((item, gather(item, self._register, workings)), pickle.HIGHEST_PROTOCOL))
                if len(held) >= self._size or sum(map(len, held)) >= _BYTES:
                    yield held
                    held = []
            if held:
                yield held
        finally:
            workings.connection.close()

    def _done(self, step: str, bodies: Sequence[bytes]) -> list[Any]:
        parcel = Parcel(step, self._luggage, self._table)
        came = mapped(self._session, Task.RESOLVE, parcel, bodies, COLUMNS)
        found = dict(zip(came.column("number").to_pylist(), came.column("body").to_pylist(), strict=True))
        return [pickle.loads(found[number]) for number in range(len(bodies))]  # noqa: S301 - of our own executors


# ---- on an executor

_DOING: Mapping[str, Callable[[Any, Any, Weights], Any]] = {
    "pair": lambda window, excerpt, table: pairing.found(
        window.linked, excerpt.keys, excerpt.told, pairing.Scoring(table)
    ),
    "tell": lambda batch, excerpt, _: reading_tellings.told(batch, excerpt),
    "group": lambda batch, excerpt, table: grouping.grouped(batch, excerpt.bodies, excerpt, table),
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
