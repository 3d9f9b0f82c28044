"""The engine of one machine: a plain map over batches, in one process or several, in the order of the input.

The function mapped is pure (a batch in, a batch of equal length out), so another engine can run the same elsewhere.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Self, TypeVar

from tawthiq.errors import TawthiqError
from tawthiq.records import collect_seldom
from tawthiq.starting import context, leave_stopping_to_the_parent

A = TypeVar("A")
B = TypeVar("B")

BATCH = 16
"""Documents handed to a process at a time: enough to hide the hand-over, few enough that a stop comes soon."""


_KILLED = (
    "one of the processes was killed, perhaps for want of memory. Run it again with fewer processes; "
    "what was done is kept"
)


def map_batches(
    work: Callable[[tuple[A, ...]], tuple[B, ...]], items: Iterable[A], processes: int = 1, size: int = BATCH
) -> Iterator[tuple[A, B]]:
    """Each item with what `work` made of it, lazily and in order.

    With one process items are handed over one by one, so that nothing is read further than it is worked on. Raises
    TawthiqError where a process was killed (out of memory); what was handed out before that stands.
    """
    if processes <= 1:
        for item in items:
            yield item, work((item,))[0]
        return
    with ProcessPoolExecutor(processes, context(), initializer=leave_stopping_to_the_parent) as pool:
        try:
            yield from _in_order(pool, work, _batches(items, size), 2 * processes)
        except BrokenProcessPool as error:
            raise TawthiqError(_KILLED) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


class Workers:
    """Processes that stay for several steps of one piece of work; started when they are first needed."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def rest(self) -> None:
        """Let the processes go with all that they hold; the next step starts others."""
        self.__exit__()
        self._pool = None

    def map(self, work: Callable[[tuple[A, ...]], tuple[B, ...]], items: Sequence[A], alone: bool) -> Iterator[B]:
        """What `work` makes of each item, in order; in this process where there is one only, or where asked."""
        if self._processes <= 1 or alone:
            for item in items:
                yield work((item,))[0]
            return
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._processes, context(), initializer=_begin)
        try:
            for _, made in _in_order(self._pool, work, _batches(items, 1), 2 * self._processes):
                yield made
        except BrokenProcessPool as error:
            raise TawthiqError(_KILLED) from error


def _begin() -> None:
    leave_stopping_to_the_parent()
    collect_seldom()


def _in_order(
    pool: ProcessPoolExecutor,
    work: Callable[[tuple[A, ...]], tuple[B, ...]],
    batches: Iterator[tuple[A, ...]],
    ahead: int,
) -> Iterator[tuple[A, B]]:
    waiting: deque[tuple[tuple[A, ...], Future[tuple[B, ...]]]] = deque()
    for batch in islice(batches, ahead):
        waiting.append((batch, pool.submit(work, batch)))
    while waiting:
        batch, future = waiting.popleft()
        done = future.result()
        for following in islice(batches, 1):
            waiting.append((following, pool.submit(work, following)))
        yield from zip(batch, done, strict=True)


def _batches(items: Iterable[A], size: int) -> Iterator[tuple[A, ...]]:
    source = iter(items)
    while batch := tuple(islice(source, size)):
        yield batch
