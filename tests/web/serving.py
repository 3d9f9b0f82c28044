"""The desk served on a free port, and Debian's Chromium to open it with."""

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tawthiq.register import Register
from tawthiq.web import create_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MARKS = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
          "--disable-sync", "--no-first-run"]  # fmt: skip
_PATIENCE = 20  # seconds until the server answers


@contextmanager
def served(register: Register) -> Iterator[str]:
    """The address of the desk on this register."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(create_app(register), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        deadline = time.monotonic() + _PATIENCE
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=5)


def _read_through(act: Callable[..., Any]) -> Callable[..., Any]:
    """The act, and then the whole of the page that it opened.

    Playwright goes on when the address has changed, however little of the page has come; count(), is_visible() and
    evaluate() do not wait either, and on a busy machine they looked at half a page.
    """

    @wraps(act)
    def acted(self: Page | Locator, *args: Any, **named: Any) -> Any:
        answer = act(self, *args, **named)
        (self if isinstance(self, Page) else self.page).wait_for_load_state()
        return answer

    return acted


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser; what is clicked or waited for has loaded when the test goes on."""
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        for owner, name in ((Page, "click"), (Locator, "click"), (Page, "wait_for_selector"), (Locator, "wait_for")):
            patch.setattr(owner, name, _read_through(getattr(owner, name)))
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield opened
        opened.close()


def phone(browser: Browser, base: str, lang: str, scripts: bool, width: int = 390) -> Page:
    """A phone's page that asks nobody else."""
    page = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts).new_page()
    host = urlsplit(base).netloc

    def own(url: str) -> None:
        assert urlsplit(url).netloc == host, url

    page.on("request", lambda request: own(request.url))
    page.goto(f"{base}/settings?lang={lang}")
    return page


def tab_to(page: Page, selector: str) -> None:
    """Reach an element as one does without a mouse."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(selector)
