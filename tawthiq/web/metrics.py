"""Figures for Prometheus, on a port of their own that answers this machine only.

Requests are counted in every process that answers them and summed; what the register holds is asked of it when somebody
reads the figures, at most once in a few seconds.
"""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from tawthiq import __version__
from tawthiq.errors import TawthiqError, UsageError
from tawthiq.register import Register
from tawthiq.settings import leave
from tawthiq.web.observed import Request, Watch

if TYPE_CHECKING:
    from prometheus_client.metrics_core import Metric

_SHARED = "PROMETHEUS_MULTIPROC_DIR"  # the library's own variable: where processes keep figures to be summed
_SECONDS = (0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10)
_AGE = 5.0
HOST = "127.0.0.1"


def prepare() -> Path:
    """Make room for the figures of all processes; before any of them starts. Raises UsageError without the library."""
    folder = Path(tempfile.mkdtemp(prefix="tawthiq-figures-"))
    leave(_SHARED, str(folder))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    try:
        import prometheus_client  # noqa: F401, PLC0415 - looks at the variable when it is loaded
    except ImportError as error:
        raise UsageError("metrics need prometheus-client. Install it: pip install 'tawthiq[metrics]'") from error
    return folder


def counting() -> Watch:
    """Count requests, by the pattern of their address and what became of them."""
    from prometheus_client import Counter, Histogram  # noqa: PLC0415 - only where metrics are asked for

    requests = Counter("tawthiq_requests", "Requests answered", ["method", "route", "status"])
    seconds = Histogram("tawthiq_request_seconds", "Time until an answer was sent", ["route"], buckets=_SECONDS)

    def watch(request: Request) -> None:
        requests.labels(request.method, request.route, str(request.status)).inc()
        seconds.labels(request.route).observe(request.seconds)

    return watch


class Held:
    """What the register holds, as Prometheus collects it."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._lock = Lock()
        self._told: tuple[float, list[Metric]] = (-_AGE, [])

    def collect(self) -> "Iterator[Metric]":
        """Rows by kind, and whether the register could be asked."""
        with self._lock:
            if monotonic() - self._told[0] > _AGE:
                self._told = (monotonic(), self._asked())
            yield from self._told[1]

    def _asked(self) -> "list[Metric]":
        from prometheus_client.core import GaugeMetricFamily  # noqa: PLC0415 - as above

        up = GaugeMetricFamily("tawthiq_register_up", "Whether the register answers (1) or not (0)")
        about = GaugeMetricFamily("tawthiq_version", "The program's version", labels=["version"])
        about.add_metric([__version__], 1)
        try:
            counts = self._register.counts()
        except TawthiqError:
            up.add_metric([], 0)
            return [up, about]
        up.add_metric([], 1)
        rows = GaugeMetricFamily("tawthiq_register_rows", "What the register holds", labels=["kind"])
        for name in counts.__dataclass_fields__:
            rows.add_metric([name], getattr(counts, name))
        return [up, about, rows]


def serve(port: int, register: Register) -> None:
    """Answer at http://127.0.0.1:PORT/metrics until the process ends. Raises TawthiqError where the port is taken."""
    from prometheus_client import CollectorRegistry, start_http_server  # noqa: PLC0415 - as above
    from prometheus_client.multiprocess import MultiProcessCollector  # noqa: PLC0415

    figures = CollectorRegistry()
    MultiProcessCollector(figures)  # type: ignore[no-untyped-call]
    figures.register(Held(register))
    try:
        start_http_server(port, HOST, figures)
    except OSError as error:
        raise TawthiqError(f"port {port} cannot be used ({error.strerror}). Name another with --metrics") from error
