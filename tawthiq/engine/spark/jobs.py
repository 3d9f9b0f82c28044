"""One job of Spark's: a function of ours mapped over numbered pieces of work, on executors that run the same program.

Each process of an executor compares its program with the driver's before it does anything: rules of two versions must
not make one register. What goes wrong there is told in one line here.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from enum import StrEnum
from typing import Any

from tawthiq.engine.spark.java import said
from tawthiq.errors import TawthiqError, UsageError

_MARK = "tawthiq says: "
_SAID = re.compile(rf"{_MARK}([^\n]+)")
_PYTHONS = re.compile(r"PYTHON_VERSION_MISMATCH|different version[^\n]*Python|Python in worker has different version")
_NOT_THERE = re.compile(
    r"tawthiq\.engine\.spark\.daemon"
)  # what Spark's Java says where the server of processes does not start
_LOST = re.compile(r"Job aborted due to stage failure: ([^\n]{1,200})")


class Task(StrEnum):
    """What is asked of executors: MODULE:FUNCTION, called with batches of numbers and what was sent along."""

    CUT = "tawthiq.engine.spark.executing:cut_all"
    READ = "tawthiq.engine.spark.executing:read"
    RESOLVE = "tawthiq.engine.spark.hands:resolve"


def mapped(session: Any, task: Task, parcel: Any, pieces: int | Sequence[bytes], columns: str) -> Any:
    """What the task makes of so many numbered pieces, one a partition, as an Arrow table in no certain order.

    Given bytes, each piece comes with its own. `parcel` is sent to each executor. Raises UsageError where an executor
    runs another program, TawthiqError where the job failed for good.
    """
    from tawthiq.engine.spark.executing import program  # noqa: PLC0415 # the stages

    sent = session.sparkContext.broadcast(parcel)
    work = _on_executor(str(task), program(), sent)
    try:
        given = session.range(0, pieces, 1, pieces) if isinstance(pieces, int) else _rows(session, pieces)
        return given.mapInArrow(work, columns).toArrow()
    except TawthiqError:
        raise
    except Exception as error:  # Spark's, in forty lines: the door to another program
        raise in_one_line(error) from error
    finally:
        with suppress(Exception):  # of a Java that died
            sent.destroy()


def _rows(session: Any, bodies: Sequence[bytes]) -> Any:
    """A row for each, one a partition (session.py asks for that): number and bytes."""
    import pyarrow as pa  # noqa: PLC0415 # an extra

    schema = pa.schema([("number", pa.int64()), ("body", pa.binary())])
    rows = [pa.RecordBatch.from_pylist([{"number": n, "body": b}], schema=schema) for n, b in enumerate(bodies)]
    return session.createDataFrame(pa.Table.from_batches(rows))


def _on_executor(task: str, expected: str, sent: Any) -> Callable[[Iterator[Any]], Iterator[Any]]:
    mark = _MARK

    def work(batches: Iterator[Any]) -> Iterator[Any]:
        # Spark sends this function by value: it must not lean on a module that the other side may not have.
        import importlib  # noqa: PLC0415
        import platform  # noqa: PLC0415

        here = platform.node()
        try:
            executing = importlib.import_module("tawthiq.engine.spark.executing")
        except ImportError as error:
            raise RuntimeError(
                f"{mark}on the worker {here} the program cannot be loaded ({error}). "
                "Install the same version of tawthiq[spark] there, and set PYSPARK_PYTHON to its Python"
            ) from error
        if executing.program() != expected:
            raise RuntimeError(
                f"{mark}the worker {here} runs another program ({executing.program()}, here {expected}). "
                "Install the same version everywhere, then run this again; what was loaded stands"
            )
        module, _, name = task.partition(":")
        yield from getattr(importlib.import_module(module), name)(batches, sent.value)

    return work


def in_one_line(error: Exception) -> TawthiqError:
    """Spark's error as one line for a person."""
    told = said(error)
    if ours := _SAID.search(told):
        return UsageError(ours[1])
    if _PYTHONS.search(told):
        return UsageError(
            "the workers run another Python than this program. Set PYSPARK_PYTHON to one of the same minor version"
        )
    if _NOT_THERE.search(told):
        return UsageError(
            "on a worker the program cannot be loaded. Install the same version of tawthiq[spark] there, "
            "and set PYSPARK_PYTHON to its Python"
        )
    if lost := _LOST.search(told):
        return TawthiqError(f"Spark gave up: {lost[1]}. What was loaded stands; run the same command again to go on")
    first = told.strip().splitlines()[:1]
    return TawthiqError(
        f"Spark failed ({first[0][:200] if first else type(error).__name__}). "
        "What was loaded stands; run the same command again to go on"
    )
