"""SQLite and PostgreSQL side by side: `python benchmarks/databases.py [--claims N] [--decisions N] [--reads N]`.

The same invented reports go into a register of each: the import (each report with its claims and original in a
transaction of its own, as `tawthiq run` does, without the reading), the incidents worked out, decisions of a reviewer
(each recorded and worked out), pages of the desk. Both databases put every commit on the disk. Two rows at the end:
decisions recorded by eight threads at once.

Processor seconds are those of this process and of all of PostgreSQL's.
"""

import argparse
import importlib.util
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from tawthiq import pipeline
from tawthiq.decisions import Wanted, decide, record
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.register import Register, verify
from tawthiq.web import create_app

if TYPE_CHECKING:
    from benchmarks.invented import Told, War
else:
    from invented import Told, War

PAGES = ("/incidents", "/documents", "/review", "/totals", "/log", "/incidents/{code}")
THREADS = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=3_000)
    parser.add_argument("--decisions", type=int, default=20)
    parser.add_argument("--reads", type=int, default=10)
    options = parser.parse_args()
    reports = list(some(options.claims))
    rows: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory(prefix="tawthiq-bench-") as folder:
        columns = ["SQLite"]
        for label, found in measured(f"{folder}/register", reports, options, lambda: 0.0):
            rows[label] = [found]
        databases = loaded()
        with databases.server(durable=True) as server:
            if server is None:
                print(databases.MISSING)
            else:
                columns.append(f"PostgreSQL {server.version()}")
                address = f"{server.address(server.fresh())}&folder={folder}/beside"
                for label, found in measured(address, reports, options, server.processor_seconds):
                    rows[label].append(found)
    print(f"{len(reports):,} reports, {sum(len(told.claims) for told in reports):,} claims; a line: wall, processor")
    print(f"{'':44}" + "".join(f"{column:>26}" for column in columns))
    for label, cells in rows.items():
        print(f"{label:44}" + "".join(f"{cell:>26}" for cell in cells))


def some(claims: int) -> Iterator[Told]:
    count = 0
    for told in War(1).reports(claims, 1):
        yield told
        count += len(told.claims)
        if count >= claims:
            return


def measured(
    place: str, reports: list[Told], options: argparse.Namespace, server: Callable[[], float]
) -> Iterator[tuple[str, str]]:
    with Register.open(place, create=True) as register:

        @contextmanager
        def timed(label: str, number: int, unit: str) -> Iterator[None]:
            wall, cpu = time.perf_counter(), time.process_time() + server()
            yield
            wall, cpu = time.perf_counter() - wall, time.process_time() + server() - cpu
            scale, name = (1000, f"ms/{unit}") if number > 1 else (1, "s")
            lines.append((label, f"{wall / number * scale:.1f}, {cpu / number * scale:.1f} {name}"))

        lines: list[tuple[str, str]] = []
        with timed("import", len(reports), "report"):
            for told in reports:
                with register.writing() as writer:
                    writer.add_document(told.document)
                    writer.add_claims(told.document, told.claims, "p1")
        with timed("incidents worked out", 1, ""):
            pipeline.resolve(register)
        claims = [claim.id for claim in register.all_claims()]
        with timed("a decision recorded and worked out", options.decisions, "decision"):
            for claim in claims[: options.decisions]:
                record(register, wanted(register, claim))
        with timed("a decision recorded", options.decisions, "decision"):
            for claim in claims[options.decisions : 2 * options.decisions]:
                record(register, wanted(register, claim), later=True)
        client = TestClient(create_app(register), base_url="http://127.0.0.1")
        code = register.incidents(limit=1).rows[0].code
        for page in PAGES:
            address = page.format(code=code)
            client.get(address)
            with timed(f"page {page}", options.reads, "page"):
                for _ in range(options.reads):
                    assert client.get(address).status_code == 200, address
        many = [wanted(register, claim) for claim in claims[-THREADS * options.decisions :]]

        def append(number: int) -> None:
            register.add_decision(many[number])

        together = timed(f"a decision appended, {THREADS} threads at once", len(many), "decision")
        with together, ThreadPoolExecutor(THREADS) as threads:
            list(threads.map(append, range(len(many))))
        with timed("verify", 1, ""):
            assert verify(register) == ()
        assert len(register.decisions()) == 2 * options.decisions + len(many)
    yield from lines


def wanted(register: Register, claim: str) -> Decision:
    return decide(register, Wanted(kind=DecisionKind.ACCEPT, subjects=[claim], author="bench", reason="bench"))


def loaded() -> ModuleType:
    """tests/databases.py: a PostgreSQL server of one's own."""
    path = Path(__file__).parent.parent / "tests" / "databases.py"
    spec = importlib.util.spec_from_file_location("databases", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["databases"] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
