"""The engine of one machine: a plain map over batches, in one process or several, in the order of the input.

The function mapped is pure (a batch in, a batch of equal length out), so another engine can run the same elsewhere.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from tawthiq.errors import TawthiqError

A = TypeVar("A")
B = TypeVar("B")

BATCH = 16
"""Documents handed to a process at a time: enough to hide the hand-over, few enough that a stop comes soon."""


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
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=_leave_stopping_to_the_parent) as pool:
        try:
            yield from _in_order(pool, work, _batches(items, size), 2 * processes)
        except BrokenProcessPool as error:
            raise TawthiqError(
                "one of the processes was killed, perhaps for want of memory. Run it again with fewer processes; "
                "what was done is kept"
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


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


def _leave_stopping_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
