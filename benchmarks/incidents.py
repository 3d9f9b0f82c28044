"""How long a register's incidents take: everything anew, reports added, a decision recorded.

    python benchmarks/incidents.py --claims 10000 100000 --processes 2
    python benchmarks/incidents.py --claims 100000 --add 1000 --decide

The claims are invented (invented.py) and written straight into a register in a temporary folder, which is not timed.
Printed are seconds by the clock and of processors (all processes), claims a second, the most memory that the processes
held together, incidents found and how well they are grouped: pairwise F1 of claims against what was invented.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from sqlalchemy import insert

from tawthiq import engine
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.register import Register, rows, schema

if TYPE_CHECKING:
    from benchmarks.invented import Told, War
    from benchmarks.processes import Meter, family
else:
    from invented import Told, War
    from processes import Meter, family

TIME = "2026-01-01T00:00:00.000Z"
VERSION = "invented/1"
BATCH = 2_000


def written(register: Register, told: Iterable[Told]) -> list[tuple[str, int | None]]:
    """Reports straight into the tables, without originals and log; returns what each claim tells of."""
    truth: list[tuple[str, int | None]] = []
    source = iter(told)
    while batch := list(islice(source, BATCH)):
        with register.transaction() as connection:
            connection.execute(insert(schema.documents), [rows.document_values(t.document, TIME) for t in batch])
            readings = [
                {
                    "document": t.document.id,
                    "generation": 1,
                    "pipeline_version": VERSION,
                    "claims": len(t.claims),
                    "time": TIME,
                }
                for t in batch
            ]
            connection.execute(insert(schema.generations), readings)
            claims = [rows.claim_values(claim, 1, n) for t in batch for n, claim in enumerate(t.claims)]
            connection.execute(insert(schema.claims), claims)
        truth += [(claim.id, number) for t in batch for claim, number in zip(t.claims, t.truth, strict=True)]
    return truth


def grouping(register: Register, truth: list[tuple[str, int | None]]) -> tuple[float, float, float]:
    """Pairwise precision, recall and F1 of claims, and of claims alone in theirs nothing is said."""
    with register.reading() as connection:
        home = dict(tuple(row) for row in connection.exec_driver_sql("SELECT claim, incident FROM incident_claims"))
    placed = [(home[claim], number) for claim, number in truth if number is not None and claim in home]
    found, true, both = (
        sum(n * (n - 1) // 2 for n in Counter(keys).values())
        for keys in ((h for h, _ in placed), (n for _, n in placed), placed)
    )
    precision, recall = both / max(1, found), both / max(1, true)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


@contextmanager
def metered() -> Iterator[Meter]:
    """What this process and all that it starts take meanwhile, looked at five times a second, or as seldom as keeps
    the looks to a fiftieth of the time: one of a large process takes a tenth of a second.
    """
    meter, over = Meter(lambda: family(os.getpid())), Event()

    def watch() -> None:
        pause = 0.2
        while not over.wait(pause):
            looked = meter.looking
            meter.look()
            pause = max(0.2, 50 * (meter.looking - looked))

    meter.begin()
    thread = Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield meter
    finally:
        over.set()
        thread.join()
        meter.look()


def timed(name: str, register: Register, claims: int, manner: engine.Manner) -> None:
    """One resolution, as a line of the table; with its steps where asked."""
    began = time.monotonic()
    with metered() as meter:
        found = engine.resolve(register, manner)
    seconds = time.monotonic() - began
    print(
        f"{name:34} {claims:>9,} {seconds:8.1f} {meter.seconds:8.1f} {claims / seconds:9,.0f} "
        f"{meter.most:7.2f} {found:>9,}",
        flush=True,
    )


def steps() -> Callable[[str, int, int], None]:
    """Prints when each step ended."""
    began, last = time.monotonic(), ["", 0.0]

    def watch(step: str, done: int, of: int) -> None:
        if done == of:
            print(f"    {step:12} {of:>7} batches, after {time.monotonic() - began:6.1f} s", file=sys.stderr)
            last[0] = step

    return watch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000])
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--add", type=int, default=200, help="reports to add after each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", action="store_true", help="when each step ended, on standard error")
    options = parser.parse_args()
    print(f"{'':34} {'claims':>9} {'seconds':>8} {'cpu s':>8} {'claims/s':>9} {'GB':>7} {'incidents':>9}")
    for claims in options.claims:
        measured(claims, options)


def measured(claims: int, options: argparse.Namespace) -> None:
    """All lines for one size."""
    folder = Path(tempfile.mkdtemp(prefix="tawthiq-bench-"))
    try:
        with Register.open(folder / "register", create=True) as register:
            reports = War(options.seed).reports(claims + 40 * options.add, options.seed)
            # The reports to be added are spread over the whole time, as reports that come late are.
            every = max(2, claims // 6 // max(1, options.add))
            later: list[Told] = []

            def first() -> Iterator[Told]:
                count = 0
                for n, told in enumerate(reports):
                    if len(later) < options.add and n % every == 1:
                        later.append(told)
                        continue
                    yield told
                    count += len(told.claims)
                    if count >= claims:
                        return

            truth = written(register, first())
            manner = engine.Manner(processes=options.processes, watch=steps() if options.steps else lambda *_: None)
            timed("everything", register, len(truth), manner)
            precision, recall, f1 = grouping(register, truth)
            print(f"    grouping: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}", flush=True)
            added = written(register, later)
            manner = engine.Manner(processes=options.processes, watch=steps() if options.steps else lambda *_: None)
            timed(f"{len(later):,} reports added", register, len(added), manner)
            decide(register)
            timed("a decision: two incidents merged", register, 2, engine.Manner())
            timed("nothing new", register, 1, engine.Manner())
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def decide(register: Register) -> None:
    """A person binds two incidents."""
    one, other = (incident.id for incident in register.incidents(limit=2).rows)
    register.add_decision(
        Decision(id="m1", kind=DecisionKind.MERGE, subjects=(one, other), author="bench", time=TIME, reason="bench")
    )


if __name__ == "__main__":
    main()
