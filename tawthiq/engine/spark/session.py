"""A session of Spark: started for one run and stopped after it, or the one that this process has already.

Memory, cores and the like are Spark's own settings, in spark-defaults.conf of SPARK_CONF_DIR; set here is what the
program needs to be right, and the memory of Java on this machine where the user does not say it (`java`).
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tawthiq.engine.local.errand import Errand
from tawthiq.engine.spark import java, preflight
from tawthiq.errors import UsageError
from tawthiq.register import Register, Tally
from tawthiq.register.jobs import Jobs
from tawthiq.settings import Settings

if TYPE_CHECKING:
    from tawthiq.engine.spark.hands import Hands
    from tawthiq.engine.spark.reading import SparkReader

_LOG = Path(__file__).parent / "log4j2.properties"
_PACKAGE = Path(__file__).parent.parent.parent.parent  # where the package lies, for workers on this machine
_LOOPBACK = ("local", "spark://127.0.0.1", "spark://localhost")
_REMEMBERED = ("spark.ui.retainedJobs", "spark.ui.retainedStages", "spark.sql.ui.retainedExecutions")
"""What Spark keeps of work that is done, for pages that nobody sees here."""

_WORKERS_WITHIN = 60.0  # seconds


@contextmanager
def session(master: str) -> Iterator["Spark"]:
    """A session on this master. Raises UsageError in one line where there can be none."""
    settled = preflight.settled(master)
    preflight.check(settled)
    from pyspark.sql import SparkSession  # noqa: PLC0415 # heavy, and an extra

    standing = SparkSession.getActiveSession()
    if standing is not None:
        with java.watched(standing):
            yield Spark(standing)
        return
    started = _started(settled)
    try:
        with java.watched(started):
            if not settled.startswith("local"):
                _wait_for_workers(started, settled)
            yield Spark(started)
    finally:
        java.stop(started)


class Spark:
    """What resolving asks of a session."""

    def __init__(self, session: Any) -> None:
        self._session = session

    def reader(self, settings: Settings, read_before: Iterable[bytes]) -> "SparkReader":
        """Reads inputs on the session's executors; `read_before` are hashes of texts that need no reading."""
        from tawthiq.engine.spark.reading import SparkReader, known_by  # noqa: PLC0415 # heavy

        return SparkReader(self._session, settings, known_by(read_before))

    def read(
        self,
        errand: Errand,
        register: Register,
        jobs: Jobs,
        watch: Callable[[Tally], None],
        stop: Callable[[], bool],
    ) -> bool:
        """Read the inputs of an errand into the register, as `local.read` does."""
        from tawthiq.engine.spark.lead import read  # noqa: PLC0415 # heavy

        return read(errand, register, jobs, watch, stop, self)

    def crew(self, register: Register, lexicons: Sequence[Path]) -> "Hands":
        """Does the steps on the session's executors."""
        from tawthiq.engine.spark.hands import Hands  # noqa: PLC0415 # heavy

        return Hands(self._session, register, lexicons)


def _started(master: str) -> Any:
    from pyspark.sql import SparkSession  # noqa: PLC0415

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("tawthiq")
    for name, value in _configured(master).items():
        builder = builder.config(name, value)
    try:
        with _own_ctrl_c():
            return builder.getOrCreate()
    except Exception as error:  # whatever Spark's Java says; the door to another program
        told = str(error).strip().splitlines()
        raise UsageError(
            f"{master}: Spark did not start ({told[0][:200] if told else type(error).__name__}). "
            "See docs/how-to/run-on-spark"
        ) from error


@contextmanager
def _own_ctrl_c() -> Iterator[None]:
    """Spark would take Ctrl-C for itself and end the run at once; a run is stopped after what is in hand."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _configured(master: str) -> dict[str, str]:
    found = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.catalogImplementation": "in-memory",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={_LOG.as_uri()} {java.OPTIONS}",
        "spark.driver.maxResultSize": "0",  # a tranche is bounded by us
        "spark.sql.execution.arrow.localRelationThreshold": "0",  # rows stay in the partitions that we make
        "spark.executorEnv.PYTHONPATH": str(_PACKAGE),
        "spark.python.daemon.module": "tawthiq.engine.spark.daemon",
    }
    found |= dict.fromkeys(_REMEMBERED, "16")
    if (memory := java.memory()) is not None:
        found["spark.driver.memory"] = memory
    if master.startswith(_LOOPBACK):
        found |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    return found


def _wait_for_workers(started: Any, master: str) -> None:
    """Spark would wait for ever. Raises UsageError where no worker joins."""
    until = time.monotonic() + _WORKERS_WITHIN
    while executors(started) < 1:
        if time.monotonic() > until:
            raise UsageError(
                f"{master}: the master has no worker with room. Start workers, or wait for other programs on it to end"
            )
        time.sleep(0.2)


def executors(started: Any) -> int:
    """How many executors take part, the driver not counted."""
    return int(started.sparkContext._jsc.sc().getExecutorMemoryStatus().size()) - 1
