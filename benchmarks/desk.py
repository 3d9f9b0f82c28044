"""How fast the desk answers over a large register: every page, search, the next claim, the map's first paint, a crowd.

    python benchmarks/desk.py --register FOLDER --make 100000     # makes it first, where there is none (minutes)
    python benchmarks/desk.py --register FOLDER --crowd 50 --map

Each address is asked `--times` times by one reader. Printed are, of the slowest address of each page, the 95th
percentile by the clock and in processor time of this process, which is what a machine with nothing else to do would
take, and the first answer after a decision. `--tables` asks for every page as JSON as well,
and for the tables of the export. `--crowd` lets so many readers ask a desk in a process of its own at once, `--map`
opens the map in Chromium.
"""

import argparse
import asyncio
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import httpx
import uvicorn
from starlette.testclient import TestClient

from tawthiq import decisions, engine
from tawthiq.decisions import Wanted
from tawthiq.model.decision import DecisionKind
from tawthiq.register import Register
from tawthiq.search import Index
from tawthiq.web import create_app
from tawthiq.web.pages import PAGES

if TYPE_CHECKING:
    from benchmarks.incidents import written
    from benchmarks.invented import War
else:
    from incidents import written
    from invented import War

QUESTIONS = (
    "Russia airstrike hospital 2016 killed",
    "مدنيين قتلوا في غارة جوية",
    "تل زيتون",
    '"قال مصدر طبي"',
    "killed",
)
SKIPPED = {"/decide", "/enter", "/receive", "/presence", "/log-in", "/people", "/account"}


def make(folder: Path, claims: int) -> None:
    """A register of invented claims with their incidents and its index."""
    with Register.open(folder, create=True) as register:
        told: list[int] = []

        def enough() -> Iterator[object]:
            for report in War(1).reports(claims, 1):
                yield report
                told.append(len(report.claims))
                if sum(told) >= claims:
                    return

        written(register, enough())  # type: ignore[arg-type]
        engine.resolve(register, engine.Manner(processes=2))
        Index(register).bring_up()


def addresses(register: Register) -> dict[str, list[str]]:
    """Addresses of every page, by the page; lists also far down, narrowed and ordered otherwise."""
    incident = register.incidents(limit=1).rows[0]
    client = TestClient(create_app(register), base_url="http://127.0.0.1")
    named = {
        "incidents": incident.id,
        "documents": quote(incident.documents[0], safe=""),
        "claims": incident.claims[0],
        "sources": incident.origin_tree[0].id,
        "parties": "russia",
        "places": quote(":".join(str(client.get("/places.json").json()["places"][0][k]) for k in ("country", "key"))),
    }
    more = {
        "/incidents": [
            "?page=400",
            "?sort=-killed&page=200",
            "?party=russia&means=airstrike",
            "?q=" + quote("تل زيتون"),
        ],
        "/documents": ["?page=400", "?q=" + quote("تل زيتون")],
        "/review": ["?order=consequential", "?at=40", "?means=airstrike"],
        "/totals": ["?by=month", "?by=governorate,party", "?party=russia", "?page=50"],
        "/timeline": ["?from=2016-01-01&to=2016-12-31", "?by=day&page=20", "?party=russia"],
        "/map": ["?from=2016-01-01&to=2016-12-31", "?q=" + quote("تل زيتون"), "?box=35,36,36,37", "?page=300"],
        "/lexicon": ["?q=" + quote("قصف")],
        "/places": ["?q=" + quote("تل"), "?ambiguous=yes"],
        "/sources": ["?page=2"],
        "/log": ["?page=200"],
        "/search": ["?q=" + quote(question) for question in QUESTIONS],
    }
    found: dict[str, list[str]] = {}
    for path, _ in PAGES:
        name = named.get(path.split("/")[1], "")
        if path in SKIPPED or ("{id:path}" in path and not name):  # nothing came in from outside
            continue
        plain = path.replace("{id:path}", name)
        found[path] = [plain, *(plain + query for query in more.get(path, []))]
    return found


BESIDES = ("/map/areas.json", "/map.svg", "/sums.csv?by=month")
TABLES = ("/incidents.csv", "/incidents.geojson", "/claims.csv", "/documents.csv", "/totals.csv")
"""Whole tables: no page, but written out as a file; so large that they are asked once."""


def timed(register: Register, times: int, tables: bool) -> None:
    """A line for each page: its slowest address."""
    client = TestClient(create_app(register), base_url="http://127.0.0.1")
    client.get("/incidents")
    print(f"{'page':24} {'first cpu':>9} {'p95 ms':>9} {'p95 cpu':>9}  slowest")
    asked = addresses(register) | {address: [address] for address in BESIDES}
    for page, found in asked.items():
        told(page, [(measured(register, client, address, times), address) for address in found])
    if not tables:
        return
    for page, found in asked.items():
        if page not in BESIDES:
            path, _, _query = found[0].partition("?")
            told(f"{page} .json", [(measured(register, client, f"{path if path != '/' else '/desk'}.json", times), "")])
    for address in TABLES:
        told(address, [(measured(register, client, address, 1), "")])


def told(page: str, rows: Sequence[tuple[tuple[float, float, float], str]]) -> None:
    """The line of a page."""
    first, wall, spent = (max(row[at] for row, _ in rows) for at in range(3))
    slowest = max(rows, key=lambda row: row[0][2])[1]
    print(f"{page:24} {first:9.0f} {wall:9.0f} {spent:9.0f}  {slowest if len(rows) > 1 else ''}", flush=True)


def measured(register: Register, client: TestClient, address: str, times: int) -> tuple[float, float, float]:
    """Milliseconds: the first answer after a decision in processor time, and the 95th percentiles, by the clock and of
    the processor.
    """
    walls, spents = [], []
    claim = register.waiting().rows[0].id
    unsure = Wanted(kind=DecisionKind.UNSURE, subjects=(claim,), author="benchmark", reason="measured")
    decisions.record(register, decisions.decide(register, unsure))
    for _ in range(times + 1):
        wall, spent = time.perf_counter(), time.process_time()
        answer = client.get(address)
        walls.append(1000 * (time.perf_counter() - wall))
        spents.append(1000 * (time.process_time() - spent))
        if answer.status_code != 200:
            print(f"{address}: {answer.status_code}", file=sys.stderr)
    return spents[0], percentile(walls[1:]), percentile(spents[1:])


def percentile(values: Sequence[float], part: float = 0.95) -> float:
    """The value that this part of them does not pass."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


@contextmanager
def served(register: Register) -> Iterator[str]:
    """The address of the desk on a free port."""
    server = uvicorn.Server(uvicorn.Config(create_app(register), host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


@contextmanager
def running(folder: Path) -> Iterator[tuple[str, int]]:
    """The address and the process of a desk as its command starts it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tawthiq", "serve", "--register", str(folder), "--port", str(port)]
    desk = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + 120
        while time.monotonic() < until:
            try:
                if httpx.get(f"{base}/ready", timeout=60).status_code == 200:
                    break
            except httpx.HTTPError:
                time.sleep(0.2)
        yield base, desk.pid
    finally:
        desk.terminate()
        desk.wait(timeout=30)


def spent_by(process: int) -> float:
    """Processor seconds of a process, its own and the system's for it."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def crowd(folder: Path, asked: Sequence[str], readers: int) -> None:
    """So many readers at once, each asking every page once, in an order of its own."""

    async def read(client: httpx.AsyncClient, number: int) -> list[tuple[float, bool]]:
        turned = [*asked[number % len(asked) :], *asked[: number % len(asked)]]
        found = []
        for address in turned:
            began = time.perf_counter()
            try:
                fine = (await client.get(address)).status_code == 200
            except httpx.HTTPError:
                fine = False
            found.append((1000 * (time.perf_counter() - began), fine))
        return found

    async def everybody(base: str) -> list[tuple[float, bool]]:
        limits = httpx.Limits(max_connections=readers)
        async with httpx.AsyncClient(base_url=base, timeout=600, limits=limits) as client:
            await asyncio.gather(*(client.get(address) for address in asked))
            rows = await asyncio.gather(*(read(client, number) for number in range(readers)))
        return [row for reader in rows for row in reader]

    with running(folder) as (base, process):
        began, before = time.perf_counter(), spent_by(process)
        rows = asyncio.run(everybody(base))
        seconds, spent = time.perf_counter() - began, spent_by(process) - before
    walls, wrong = [wall for wall, _ in rows], sum(not fine for _, fine in rows)
    print(
        f"{readers} readers: {len(rows)} answers in {seconds:.0f} s ({spent:.0f} s of the desk's processor), "
        f"p50 {percentile(walls, 0.5):.0f} ms, p95 {percentile(walls):.0f} ms, {wrong} errors"
    )


def painted(register: Register) -> None:
    """Milliseconds to the first paint of the map."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not needed for the rest

    with served(register) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for turn in ("first", "second"):
            page.goto(f"{base}/map?lang=en")
            page.wait_for_selector("#map[data-drawn]", timeout=120_000)
            paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
            drawn = page.evaluate("performance.now()")
            number = page.get_attribute("#map", "data-drawn")
            print(f"map, {turn} time: first paint after {paint:.0f} ms, {number} incidents drawn after {drawn:.0f} ms")
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--register", type=Path, required=True)
    parser.add_argument("--make", type=int, default=0, help="claims to make it of, where it is not there")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--tables", action="store_true")
    parser.add_argument("--crowd", type=int, default=0)
    parser.add_argument("--map", action="store_true")
    options = parser.parse_args()
    if options.make and not options.register.exists():
        make(options.register, options.make)
    with Register.open(options.register) as register:
        if options.times:
            timed(register, options.times, options.tables)
        asked = [address for group in addresses(register).values() for address in group[:1]]
        if options.map:
            painted(register)
    if options.crowd:
        crowd(options.register, asked, options.crowd)


if __name__ == "__main__":
    main()
