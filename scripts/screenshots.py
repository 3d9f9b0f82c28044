"""Pictures of every page of the desk, in Arabic and English, into docs/images/.

    python -m scripts.screenshots [FOLDER]

Reads the five sample reports into a register of its own, serves it on a free port of this machine and opens it in
Chromium (the one in PATH, else Playwright's own). Then what reports do not bring is played (`scenes`): voices from
outside, people who disagree, two readers, a team.
"""

import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import uvicorn
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from scripts import scenes
from tawthiq.register import Register
from tawthiq.register.records import IncidentFilter, IncidentSort
from tawthiq.search import overviews
from tawthiq.settings import Settings
from tawthiq.web import create_app
from tawthiq.web.indexes import index_of

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip
PHONED = {"summary", "incident", "incidents", "document", "review", "pairs", "merge"}
DESK: ViewportSize = {"width": 1280, "height": 1000}
PHONE: ViewportSize = {"width": 390, "height": 844}
PARTS = ("claims", "range", "contradictions", "positions", "sources", "place", "history", "decide")
LISTS = (
    *("review", "pairs", "sources", "parties", "places", "lexicon", "runs", "incidents", "documents"),
    *("totals", "map", "timeline", "method", "issues", "settings"),
)


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
    """Name of the picture and path of the page, of a register that five reports were read into."""
    incident = scenes.chief(register)
    told = register.claims_of_incident(incident.id)
    claim = max(told, key=lambda stored: (len(stored.claim.sources), len(stored.claim.harms)))
    where = incident.where.within[0] if incident.where and incident.where.within else ""
    others = register.incidents(IncidentFilter(q=where), IncidentSort.ORIGINS, limit=9).rows
    other = next(row for row in others if row.id != incident.id)
    return {
        "desk": "/",
        "incident": f"/incidents/{incident.id}",
        **{f"incident-{part}": f"/incidents/{incident.id}#{part}" for part in PARTS},
        "merge": f"/decide?verdict=merge&subject={incident.id}&subject={other.id}",
        "pair": f"/pairs?left={incident.id}&right={other.id}",
        "document": f"/documents/{claim.claim.document}",
        "claim": f"/claims/{claim.id}",
        "search": "/search?q=What+did+the+coalition+admit+in+Mosul+on+17+March+2017%3F",
        "source": f"/sources/{incident.origin_tree[0].id}",
        "party": f"/parties/us-led-coalition?left={incident.code}&right={other.code}",
        "place": _place(register),
        "enter": f"/enter?document={quote(claim.claim.document)}&words={quote(claim.claim.quote)}",
        "alias": f"/decide?verdict=alias&subject={quote('الموصل الجديدة')}&after=gn:99072&next=/places",
        "add": "/add",
        "receive": f"/receive?kind=correction&subject={incident.id}",
        **{name: f"/{name}" for name in LISTS},
    }


def busy(register: Register) -> dict[str, str]:
    """The pages of a register where voices came in and people disagree."""
    incident = scenes.chief(register)
    return {
        "voices": "/voices",
        "voice": f"/voices/{quote(register.voices()[0].document)}",
        "conflict": f"/incidents/{incident.id}#conflicts",
        "incident-summary": f"/incidents/{incident.id}#summary",
        "summary": f"/decide?verdict=summary&subject={incident.id}",
        "publish": f"/decide?verdict=publish&subject={incident.id}",
        "conflicts": "/conflicts",
        "agreement": "/agreement",
        "publications": "/publications",
        "log": "/log",
    }


def _place(register: Register) -> str:
    """The place that most claims name."""
    row = max(overviews.places(index_of(register)), key=lambda row: row.claims)
    return "/places/" + quote(f"{row.country or ''}:{row.key}")


def take(seat: BrowserContext, base: str, found: dict[str, str], folder: Path) -> None:
    """One picture of each page, language and, for the chief pages, of a phone."""
    for name, path in found.items():
        sizes = {"": DESK, "-phone": PHONE} if name in PHONED else {"": DESK}
        for lang in ("ar", "en"):
            for suffix, size in sizes.items():
                page = seat.new_page()
                page.set_viewport_size(size)
                _show(page, base, path, lang)
                if name == "document" and not suffix:
                    page.locator('button[data-slot="harm"]').first.click()
                    page.evaluate("scrollTo(0, 0)")
                    page.wait_for_timeout(200)
                _keep(page.screenshot(), folder / f"{name}{suffix}.{lang}.png")
                page.close()


def _show(page: Page, base: str, path: str, lang: str) -> None:
    address, _, anchor = path.partition("#")
    mark = "&" if "?" in address else "?"
    answer = page.goto(f"{base}{address}{mark}lang={lang}{'#' + anchor if anchor else ''}")
    if answer is None or not answer.ok:
        raise SystemExit(f"{path}: no such page ({answer and answer.status})")
    if anchor and not page.locator(f"#{anchor}").count():
        raise SystemExit(f"{path}: the page has no such part")
    page.evaluate("document.fonts.ready.then(() => true)")
    if page.locator("#map").count():
        page.wait_for_selector("#map[data-drawn]")


def _keep(picture: bytes, path: Path) -> None:
    """As a palette of 128 colours, which a page of words loses nothing by, in a third of the bytes."""
    colours = Image.open(BytesIO(picture)).convert("RGB")
    colours.quantize(128, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)


def seated(browser: Browser, base: str, name: str = "", password: str = "") -> BrowserContext:
    """A browser of its own, logged in where a name is given."""
    seat = browser.new_context(reduced_motion="reduce")
    if name:
        page = seat.new_page()
        page.goto(f"{base}/log-in")
        page.fill("#l-name", name)
        page.fill("#l-password", password)
        page.click("main form button")
        page.wait_for_url(f"{base}/")
        page.close()
    return seat


def team(browser: Browser, base: str, register: Register, folder: Path) -> None:
    """The pages of a desk that a team shares."""
    password = scenes.staffed(register)
    take(seated(browser, base), base, {"log-in": "/log-in"}, folder)
    take(seated(browser, base, scenes.ADMIN, password), base, {"people": "/people"}, folder)
    take(seated(browser, base, scenes.RECORDER, password), base, {"account": "/account"}, folder)


def main() -> None:
    """Read the samples, serve, take the pictures."""
    folder = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, chdir(place):  # so that what a page shows of folders is short
        samples = str(ROOT / "samples" / "seeds" / "docs.jsonl")
        run = [sys.executable, "-m", "tawthiq", "run", samples, "--register", "register"]
        subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
        with Register.open("register") as register, served(register) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            take(seated(browser, base), base, pages(register), folder)
            scenes.enacted(register)
            take(seated(browser, base), base, busy(register), folder)
            team(browser, base, register, folder)
            browser.close()
    for picture in sorted(folder.glob("*.png")):
        print(f"{picture.name}  {picture.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
