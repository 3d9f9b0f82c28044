"""One standalone cluster of Spark for all tests that need it: a master and two workers on this machine."""

import importlib.util
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest

from tawthiq.engine.spark import Spark, preflight, session

from ...benches import bench
from ...ports import free_port

ROOT = Path(__file__).parent.parent.parent.parent
MEMORY = "1g"
# Spark's programs are short-lived here: what the second compiler of Java gains it does not live to enjoy.
QUICK = {"JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"}


@dataclass
class Cluster:
    """Processes of a master and its workers; `folder` is theirs to write to."""

    master: str
    folder: Path
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add_worker(self) -> None:
        number = sum(place.name.startswith("worker") for place in self.folder.iterdir())
        program = ["org.apache.spark.deploy.worker.Worker", "--cores", "1", "--memory", MEMORY]
        self.workers.append(started(self.folder, f"worker{number}", *program, self.master))

    def executors(self) -> list[int]:
        """Process ids of the executors, by their workers."""
        found = []
        for worker in self.workers:
            try:
                told = Path(f"/proc/{worker.pid}/task/{worker.pid}/children").parent.parent
                children = [p.read_text("ascii").split() for p in told.glob("*/children")]
            except OSError:
                continue
            found += [int(pid) for pids in children for pid in pids]
        return found


def started(folder: Path, name: str, *program: str) -> subprocess.Popen[bytes]:
    import pyspark  # noqa: PLC0415 # an extra

    home = Path(pyspark.__file__).parent
    own = folder / name
    own.mkdir()
    environment = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_WORKER_DIR": str(own),
        "PYSPARK_PYTHON": sys.executable,
    }
    command = [str(home / "bin" / "spark-class"), *program[:1], "--host", "127.0.0.1", "--webui-port", "0"]
    with (own / "log").open("wb") as log:
        return subprocess.Popen([*command, *program[1:]], env=environment, stdout=log, stderr=log, cwd=own)


def answers(port: int, seconds: float = 90) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    if importlib.util.find_spec("pyspark") is None:
        pytest.skip("pyspark is not installed (make dev installs it where Java is found): Spark is not tested")
    if why := preflight.java_fault():
        pytest.skip(f"Spark needs Java {preflight.LEAST_JAVA}, {why}: Spark is not tested")
    folder, port = tmp_path_factory.mktemp("spark"), free_port()
    os.environ |= QUICK
    made = Cluster(f"spark://127.0.0.1:{port}", folder)
    master = started(folder, "master", "org.apache.spark.deploy.master.Master", "--port", str(port))
    try:
        answers(port)
        made.add_worker()
        made.add_worker()
        yield made
    finally:
        for name in QUICK:
            os.environ.pop(name, None)
        for process in (*made.workers, master):
            process.send_signal(signal.SIGTERM)
        for process in (*made.workers, master):
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


@pytest.fixture(scope="session")
def spark(cluster: Cluster) -> Iterator[Spark]:
    """A session on the cluster; what asks for one while it stands is given this one."""
    with session(cluster.master) as found:
        yield found


@pytest.fixture(scope="session")
def invented() -> ModuleType:
    """benchmarks/invented.py: reports of an invented war."""
    return bench("invented")
