"""How fast the desk answers over a large register: every page, search, the next claim, the map's first paint, a crowd.

    python benchmarks/desk.py --register FOLDER --make 100000     # makes it first, where there is none (minutes)
    python benchmarks/desk.py --register FOLDER --crowd 50 --map

Each address is asked `--times` times by one reader. Printed are the 95th percentile by the clock and in processor time
of this process, which is what a machine with nothing else to do would take, and the first answer after the register
changed. `--crowd` asks all of them at once from so many readers on this machine, `--map` opens the map in Chromium.
"""

import argparse
import shutil
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import uvicorn
from starlette.testclient import TestClient

from tawthiq import engine
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
SKIPPED = {"/decide", "/enter", "/log-in", "/people", "/account"}


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
        "/timeline": ["?page=200"],
        "/search": ["?q=" + quote(question) for question in QUESTIONS],
    }
    found: dict[str, list[str]] = {}
    for path, _ in PAGES:
        if path in SKIPPED:
            continue
        plain = path.replace("{id:path}", named.get(path.split("/")[1], ""))
        found[path] = [plain, *(plain + query for query in more.get(path, []))]
    return found


def timed(register: Register, times: int) -> None:
    """A line for each page: its slowest address."""
    client = TestClient(create_app(register), base_url="http://127.0.0.1")
    print(f"{'page':24} {'first ms':>9} {'p95 ms':>9} {'p95 cpu':>9}")
    for page, asked in addresses(register).items():
        rows = [measured(client, address, times) for address in asked]
        first, wall, spent = (max(row[at] for row in rows) for at in range(3))
        print(f"{page:24} {first:9.0f} {wall:9.0f} {spent:9.0f}", flush=True)


def measured(client: TestClient, address: str, times: int) -> tuple[float, float, float]:
    """First answer, and the 95th percentile by the clock and of the processor, in milliseconds."""
    walls, spents = [], []
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


def crowd(register: Register, readers: int) -> None:
    """So many readers at once, each asking every page once."""
    asked = [address for group in addresses(register).values() for address in group[:1]]

    def read(base: str) -> int:
        wrong = 0
        for address in asked:
            try:
                with urlopen(base + address, timeout=600) as answer:  # noqa: S310 - this machine
                    wrong += answer.status != 200
            except (HTTPError, OSError):
                wrong += 1
        return wrong

    with served(register) as base, ThreadPoolExecutor(readers) as pool:
        began = time.perf_counter()
        wrong = sum(pool.map(read, [base] * readers))
        seconds = time.perf_counter() - began
    asked_in_all = readers * len(asked)
    print(f"{readers} readers, {asked_in_all} answers in {seconds:.0f} s, {wrong} errors")


def painted(register: Register) -> None:
    """Milliseconds to the first paint of the map."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not needed for the rest

    with served(register) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{base}/map?lang=en")
        page.wait_for_selector("#map[data-drawn]")
        first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        print(f"map: first paint after {first:.0f} ms")
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--register", type=Path, required=True)
    parser.add_argument("--make", type=int, default=0, help="claims to make it of, where it is not there")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--crowd", type=int, default=0)
    parser.add_argument("--map", action="store_true")
    options = parser.parse_args()
    if options.make and not options.register.exists():
        make(options.register, options.make)
    with Register.open(options.register) as register:
        timed(register, options.times)
        if options.crowd:
            crowd(register, options.crowd)
        if options.map:
            painted(register)


if __name__ == "__main__":
    main()
