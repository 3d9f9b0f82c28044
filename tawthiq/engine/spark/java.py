"""Spark's own Java on this machine, which plans the work and through which everything passes that executors are sent.

It gets a share of the machine's memory unless the user's settings of Spark name another. What is handed to it at a time
is bounded by what it got (`room`), not by how much there is to do; and where it dies, that is told in one line.
"""

import logging
import os
import re
import signal
import subprocess
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tawthiq.errors import TawthiqError

LEAST, MOST = 1 << 30, 4 << 30
"""Bytes of memory that it gets unless told otherwise: an eighth of the machine's between the two."""

OPTIONS = "-XX:+ExitOnOutOfMemoryError -XX:+DisplayVMOutputToStderr"
"""Where memory runs out it ends at once: a Java that lost one of its threads may wait for it for ever."""

_NAME = "spark.driver.memory"
_NAMED = re.compile(rf"--driver-memory\b|{re.escape(_NAME)}\b")
_SET = re.compile(rf"^\s*{re.escape(_NAME)}[\s=:]", re.M)
_DEFAULTS = "spark-defaults.conf"
_A_JOB, _LARGEST_JOB = 32, 128_000_000
"""The share of the memory that one job may carry: two are under way at a time, each of which takes six times what it
carries (as it came, as each task packs it and unpacks it, as rows); the rest is Spark's own."""
_OUT_OF_MEMORY = {3, 52}  # how Java ends by the option above; how Spark does where a task had no room
_BY_SIGNAL = 128  # and the signal's number: a status of Java's where it was asked to end
_SECONDS = 20.0  # until an end is seen by who asked
_GONE = (
    "Connection refused",
    "Connection reset",
    "Broken pipe",
    "Answer from Java side is empty",
    "Py4JNetworkError",
    "does not exist in the JVM",
    "SparkContext was shut down",
    "stopped SparkContext",
)
_AGAIN = "What was loaded stands; run the same command again to go on"


def memory() -> str | None:
    """What it is to get, as Spark writes it; None where the user's own settings say it."""
    if os.environ.get("SPARK_DRIVER_MEMORY") or _NAMED.search(os.environ.get("PYSPARK_SUBMIT_ARGS", "")):
        return None
    if (defaults := _defaults()) and _SET.search(defaults):
        return None
    return f"{min(max(_machine() // 8, LEAST), MOST) >> 20}m"


def _defaults() -> str | None:
    home = os.environ.get("SPARK_HOME")
    folder = os.environ.get("SPARK_CONF_DIR") or (home and str(Path(home) / "conf"))
    with suppress(OSError):
        return (Path(folder) / _DEFAULTS).read_text("utf-8", "replace") if folder else None
    return None


def _machine() -> int:
    """Bytes of memory of this machine, or of the container that this runs in."""
    found = LEAST * 8
    with suppress(OSError, ValueError, AttributeError):
        found = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for limit in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        with suppress(OSError, ValueError):  # none, or "max"
            found = min(found, int(Path(limit).read_text("ascii")))
    return found


def room(session: Any) -> int:
    """Bytes that one job may carry there and back."""
    most = int(session.sparkContext._jvm.java.lang.Runtime.getRuntime().maxMemory())
    return min(most // _A_JOB, _LARGEST_JOB)


@contextmanager
def watched(session: Any) -> Iterator[None]:
    """Raise one line with the remedy for whatever fails because Java has died."""
    process, given = _process(session), session.sparkContext.getConf().get(_NAME, "1g")
    logging.getLogger().addFilter(_is_not_of_the_line)
    counters = session.sparkContext._accumulatorServer
    if counters is not None:
        counters.handle_error = lambda *_: None  # it would print that nobody is there to count for any more
    try:
        yield
    except Exception as error:
        if _has_ended(process, error):
            raise TawthiqError(f"{_end(process, given)}. {_AGAIN}") from error
        raise


def _is_not_of_the_line(record: logging.LogRecord) -> bool:
    """The line to Java (py4j) logs what it raises, in forty lines."""
    return "py4j" not in Path(record.pathname).parts


def said(error: BaseException) -> str:
    """The words of an error, which may be Java's own to tell."""
    try:
        return str(error)
    except Exception as gone:  # of the line to Java
        return f"{type(gone).__name__}: {gone}"


def _process(session: Any) -> "subprocess.Popen[bytes] | None":
    """The process, where it was started from here."""
    return getattr(session.sparkContext._gateway, "proc", None)


def _has_ended(process: "subprocess.Popen[bytes] | None", error: BaseException) -> bool:
    told: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        told.append(f"{type(cause).__name__}: {said(cause)}")
        cause = cause.__cause__ or cause.__context__
    unreachable = any(word in line for line in told for word in _GONE)
    if process is None:
        return unreachable
    until = time.monotonic() + (_SECONDS if unreachable else 0.0)
    while process.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    return process.returncode is not None


def _end(process: "subprocess.Popen[bytes] | None", given: str) -> str:
    """Why it ended, and what to do about it."""
    code = process.returncode if process else None
    by = -code if code is not None and code < 0 else (code or 0) - _BY_SIGNAL
    if code in _OUT_OF_MEMORY:
        return (
            f"Spark's own Java on this machine ran out of its memory ({given}). Give it more: a line "
            f"{_NAME} with twice as much in {_DEFAULTS} of the folder that SPARK_CONF_DIR names"
        )
    if by in {getattr(signal, "SIGKILL", 9), signal.SIGTERM}:
        return (
            f"Spark's own Java on this machine was killed ({signal.Signals(by).name}), perhaps for want of memory. "
            f"Take fewer processes (--master local[1]), or end other programs; it was given {given}"
        )
    told = f"ended with status {code}" if code is not None else "does not answer any more"
    return f"Spark's own Java on this machine {told}. If it does so again, see docs/how-to/run-on-spark"


def stop(session: Any) -> None:
    """End a session, also one whose Java has died: the next one starts another."""
    from pyspark import SparkContext  # noqa: PLC0415 # heavy, and an extra
    from pyspark.sql import SparkSession  # noqa: PLC0415

    process = _process(session)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it could not be ended in order
        for _ in range(2):  # the first time it may fail at Java, and forgets it
            with suppress(Exception):
                session.stop()
                return
    if process is not None:
        process.kill()
    SparkContext._active_spark_context = SparkContext._gateway = SparkContext._jvm = None
    SparkSession._instantiatedSession = SparkSession._activeSession = None
