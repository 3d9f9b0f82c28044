"""Pictures of every page of the desk, in Arabic and English, into docs/images/.

    python scripts/screenshots.py [FOLDER]

Reads the five sample reports into a register of its own, serves it on a free port of this machine and opens it in
Chromium (the one in PATH, else Playwright's own).
"""

import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from tawthiq.register import Register
from tawthiq.register.records import IncidentFilter, IncidentSort
from tawthiq.settings import Settings
from tawthiq.web import create_app

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip
PHONED = {"incident", "incidents", "document", "review", "pairs", "merge"}
DESK, PHONE = (1280, 1000), (390, 844)


@contextmanager
def served(register: Register) -> Iterator[str]:
    """The desk over a register; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = create_app(register, Settings())
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=5)


def pages(register: Register) -> dict[str, str]:
    """Name of the picture and path of the page."""
    incident = register.incidents(sort=IncidentSort.ORIGINS, limit=1).rows[0]
    told = register.claims_of_incident(incident.id)
    claim = max(told, key=lambda stored: (len(stored.claim.sources), len(stored.claim.harms)))
    where = incident.where.within[0] if incident.where and incident.where.within else ""
    others = register.incidents(IncidentFilter(q=where), IncidentSort.ORIGINS, limit=9).rows
    other = next(row for row in others if row.id != incident.id)
    fixed = (
        "review",
        "pairs",
        "sources",
        "parties",
        "places",
        "lexicon",
        "runs",
        "publications",
        "incidents",
        "documents",
        "totals",
        "map",
        "timeline",
        "method",
        "issues",
        "log",
        "settings",
    )
    return {
        "desk": "/",
        "incident": f"/incidents/{incident.id}",
        "incident-claims": f"/incidents/{incident.id}#claims",
        "incident-range": f"/incidents/{incident.id}#range",
        "incident-place": f"/incidents/{incident.id}#place",
        "incident-decide": f"/incidents/{incident.id}#decide",
        "merge": f"/decide?verdict=merge&subject={incident.id}&subject={other.id}",
        "document": f"/documents/{claim.claim.document}",
        "claim": f"/claims/{claim.id}",
        "search": "/search?q=What+did+the+coalition+admit+in+Mosul+on+17+March+2017%3F",
        "source": f"/sources/{incident.origin_tree[0].id}",
        "party": f"/parties/us-led-coalition?left={incident.code}&right={other.code}",
        "enter": f"/enter?document={quote(claim.claim.document)}&words={quote(claim.claim.quote)}",
        **{name: f"/{name}" for name in fixed},
    }


def take(browser: Browser, base: str, found: dict[str, str], folder: Path) -> None:
    """One picture of each page, language and, for the chief pages, of a phone."""
    for name, path in found.items():
        sizes = {"": DESK, "-phone": PHONE} if name in PHONED else {"": DESK}
        for lang in ("ar", "en"):
            for suffix, (width, height) in sizes.items():
                page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
                address, _, anchor = path.partition("#")
                mark = "&" if "?" in address else "?"
                page.goto(f"{base}{address}{mark}lang={lang}{'#' + anchor if anchor else ''}")
                page.evaluate("document.fonts.ready.then(() => true)")
                if page.locator("#map").count():
                    page.wait_for_selector("#map[data-drawn]")
                if name == "document" and not suffix:
                    page.locator('button[data-slot="harm"]').last.click()
                    page.wait_for_timeout(200)
                page.screenshot(path=folder / f"{name}{suffix}.{lang}.png")
                page.close()


def main() -> None:
    """Read the samples, serve, take the pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        samples = str(ROOT / "samples" / "seeds" / "docs.jsonl")
        run = [sys.executable, "-m", "tawthiq", "run", samples, "--register", f"{place}/register"]
        subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
        with Register.open(f"{place}/register") as register, served(register) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            take(browser, base, pages(register), folder)
            browser.close()
    for picture in sorted(folder.glob("*.png")):
        print(f"{picture.name}  {picture.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
