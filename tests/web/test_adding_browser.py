"""Reports from a browser to their pages: files and pasted text, on a screen and a phone, with scripts and without."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tawthiq.register import Register

from .serving import MARKS, phone, served, tab_to
from .test_adding import OTHER, TEXT
from .test_browser import AXE, serious
from .test_chores import ended

pytestmark = MARKS
BOTH = pytest.mark.parametrize("lang", ["ar", "en"])
_LONG = 120_000  # milliseconds that reading may take on a busy machine


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "register", create=True) as made:
        yield made


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@BOTH
def test_files_are_added_on_a_screen_and_the_page_leads_to_them(
    browser: Browser, register: Register, tmp_path: Path, lang: str
) -> None:
    (tmp_path / "تقرير أول.txt").write_text(TEXT, "utf-8")
    (tmp_path / "second.html").write_text(f"<html><body><p>{OTHER}</p></body></html>", "utf-8")
    (tmp_path / "third.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    with served(register) as base:
        page = phone(browser, base, lang, scripts=True, width=1280)
        page.goto(base)
        page.click('a[href="/add"]')
        page.set_input_files("#a-file", sorted(map(str, tmp_path.glob("*.*"))))
        page.fill("#a-publisher", "شبكة الضفتين")
        page.fill("#a-day", "١٧ أيار ٢٠١٩")
        page.fill("#a-author", "ليلى")
        page.click("main .go button")
        page.wait_for_url("**/documents?added=*", timeout=_LONG)  # the page of the run reads itself anew until then
        assert page.locator("#added li").count() == 1
        assert "third.doc" in page.locator("#added li").inner_text()
        assert page.locator("table.documents tbody tr").count() == 2
        page.click("table.documents tbody tr:first-child a")
        assert page.locator("article, main").first.inner_text()
    assert {d.document.published for d in register.documents().rows} == {"2019-05-17"}


@BOTH
def test_a_text_is_pasted_on_a_phone_without_scripts_by_keyboard(
    browser: Browser, register: Register, lang: str
) -> None:
    with served(register) as base:
        page = phone(browser, base, lang, scripts=False)
        page.goto(f"{base}/add")
        fits(page)
        page.fill("#a-text", TEXT)
        page.fill("#a-author", "ليلى")
        tab_to(page, "main form.entry button[type=submit]")
        page.keyboard.press("Enter")
        page.wait_for_selector("[role=alert]")
        assert page.input_value("#a-text") == TEXT, "what was filled in stands"
        fits(page)
        page.fill("#a-publisher", "شبكة الضفتين")
        page.fill("#a-day", "17/5/2019")
        page.fill("#a-author", "ليلى")
        tab_to(page, "main form.entry button[type=submit]")
        page.keyboard.press("Enter")
        page.wait_for_url("**added=*", timeout=_LONG)
        fits(page)
        ended(register)
        page.reload()
        assert "/documents?added=" in page.url
        fits(page)
        assert page.locator("table.documents tbody tr").count() == 1
    assert register.counts().incidents == 1


@BOTH
def test_axe_finds_nothing_serious(browser: Browser, register: Register, lang: str) -> None:
    with served(register) as base:
        page = phone(browser, base, lang, scripts=True)
        for path in ("/add", "/documents", "/"):
            page.goto(base + path)
            page.evaluate(AXE.read_text("utf-8"))
            told: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            assert serious(told) == [], path
            fits(page)
