"""The tests' browser itself: no test looks at half a page."""

import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page

from .serving import MARKS

pytestmark = MARKS
_PAUSE = 0.5  # seconds between the halves of the page


class _Halves(BaseHTTPRequestHandler):
    """A page with a link to one that comes in two halves."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        if self.path == "/":
            self.wfile.write(b"<a href='/halves'>on</a>")
            return
        self.wfile.write(b"<h1>first</h1>" + b" " * 4096)
        self.wfile.flush()
        time.sleep(_PAUSE)
        self.wfile.write(b"<p>second</p>")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test prints no requests."""


@pytest.fixture
def halves() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Halves) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def by_page(page: Page) -> None:
    page.click("a")


def by_locator(page: Page) -> None:
    page.locator("a").first.click()


def by_a_key(page: Page) -> None:
    page.focus("a")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("go", [by_page, by_locator, by_a_key])
def test_an_opened_page_is_whole_when_the_test_goes_on(
    browser: Browser, halves: str, go: Callable[[Page], None], scripts: bool
) -> None:
    page = browser.new_context(java_script_enabled=scripts).new_page()
    page.goto(halves)
    go(page)
    assert page.locator("p").count() == 1
    page.context.close()
