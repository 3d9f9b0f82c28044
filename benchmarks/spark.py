"""The same reports by the local engine and by Spark on as many cores, side by side in one run.

    python benchmarks/spark.py --reports 50000 --cores 2

Invented reports (invented.py) in one file of JSON Lines are read and resolved by `tawthiq run`, by both engines one
after the other. Told are seconds by the clock without the start of Spark, seconds of the processor of all processes,
the most memory that they held together, and whether both registers hold the same claims and incidents.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tawthiq.model import wire
from tawthiq.register import Register

if TYPE_CHECKING:
    from benchmarks.invented import War
    from benchmarks.processes import Meter, family
else:
    from invented import War
    from processes import Meter, family

ROOT = Path(__file__).parent.parent


def written(path: Path, count: int, seed: int) -> None:
    told = islice(War(seed).reports(count * 5, seed), count)
    path.write_bytes(b"\n".join(wire.encode(one.document) for one in told))


def watched(process: "subprocess.Popen[str]") -> Meter:
    """What a process and all that it started took, looked at until it ends."""
    meter = Meter(lambda: family(process.pid))
    while process.poll() is None:
        meter.look()
        time.sleep(0.2)
    return meter


def run(reports: Path, register: Path, options: list[str]) -> tuple[dict[str, Any], Meter]:
    command = [sys.executable, "-m", "tawthiq", "run", str(reports), "--register", str(register), "--json", *options]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with (register.parent / f"{register.name}.json").open("w+", encoding="utf-8") as out:
        meter = watched(subprocess.Popen(command, stdout=out, text=True, env=environment))
        out.seek(0)
        return json.load(out)["tally"], meter


def content(register: Path) -> tuple[Any, ...]:
    with Register.open(register) as opened, opened.reading() as connection:
        ask = connection.exec_driver_sql
        return (
            ask("SELECT id, document FROM claims ORDER BY 1, 2").all(),
            ask("SELECT incident, claim FROM incident_claims ORDER BY 1, 2").all(),
            ask("SELECT id, sha256 FROM incidents ORDER BY 1").all(),
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1_000)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--master", help="default: local[CORES]")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="tawthiq-bench-"))
    ways = {
        "local": ["--workers", str(options.cores)],
        "spark": ["--engine", "spark", "--master", options.master or f"local[{options.cores}]"],
    }
    try:
        written(folder / "reports.jsonl", options.reports, options.seed)
        seconds: dict[str, float] = {}
        print(
            f"{'':8} {'reports':>9} {'claims':>9} {'incidents':>9} {'seconds':>9} {'start':>7} {'cpu s':>9} {'GB':>6}"
        )
        for name, more in ways.items():
            began = time.monotonic()
            tally, meter = run(folder / "reports.jsonl", folder / name, more)
            seconds[name] = tally["seconds"]
            start = time.monotonic() - began - tally["seconds"]
            print(
                f"{name:8} {tally['added']:>9,} {tally['claims']:>9,} {tally['incidents']:>9,} "
                f"{tally['seconds']:>9.1f} {start:>7.1f} {meter.seconds:>9.1f} {meter.most:>6.2f}",
                flush=True,
            )
        same = content(folder / "local") == content(folder / "spark")
        print(f"Spark takes {seconds['spark'] / seconds['local']:.2f} times as long; the same register: {same}")
        if not same:
            sys.exit(1)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
