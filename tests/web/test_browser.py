"""The desk in a real browser: it renders, asks nobody else, serves keyboard and reader, and marks what it says."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tawthiq.register import Register
from tawthiq.search.concepts import place_key

from .serving import MARKS, phone, served

pytestmark = MARKS
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
DOCUMENT = "/documents/daffa%20%F0%9F%98%80%2F3.txt"
PAGES = ["/", "/incidents", "/incidents?grade=contested", "INCIDENT", "/documents", DOCUMENT, "CLAIM", "/totals",
         "/map", "/timeline", "/method", "/issues", "/log", "/settings", "/review", "PAIR", "ENTER", "MERGE",
         "MERGED", "/search?q=coalition+market+2019", "/sources", "SOURCE", "/parties", "SIDES", "/places", "PLACE",
         "/lexicon", "/runs", "/publications", "/conflicts", "PRESENCE", "/nothing"]  # fmt: skip
SIZES = ((1280, 900), (390, 844))


WORDS_FROM_THE_RIGHT = """(words) => {
  const node = document.querySelector('.headline .number').firstChild;
  return words.map((word) => {
    const range = new Range(), at = node.data.indexOf(word);
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    return range.getBoundingClientRect().right;
  });
}"""


@pytest.fixture(scope="module")
def base(register: Register) -> Iterator[str]:
    with served(register) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def address(register: Register, market: str) -> dict[str, str]:
    other = next(i.id for i in register.incidents().rows if i.id != market)
    return {
        "INCIDENT": f"/incidents/{market}",
        "CLAIM": f"/claims/{register.claims_of_incident(market)[2].id}",
        "PAIR": f"/pairs?left={market}&right={other}",
        "SOURCE": f"/sources/{next(o.parent for o in register.incident(market).origin_tree if o.parent)}",
        "SIDES": f"/parties/us-led-coalition?left={market}&right={other}",
        "PLACE": f"/places/SY%3A{quote(place_key('البصيرة'))}",
        "PRESENCE": f"/presence?subject={register.claims_of_incident(market)[2].id}",
        "ENTER": f"/enter?document={quote('jisr-2.txt')}&words={quote('مقتل تسعة مدنيين')}",
        "MERGE": f"/decide?verdict=merge&subject={market}",
        "MERGED": f"/decide?verdict=merge&subject={market}&subject={other}",
    }


@pytest.fixture(scope="module")
def kept(browser: Browser) -> Iterator[Page]:
    """The page of all tests that only look at an address: a new one costs as much as what is done in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def page(kept: Page) -> Iterator[Page]:
    """That page, knowing nothing of where it was before."""
    kept.set_viewport_size({"width": 1280, "height": 900})
    yield kept
    kept.evaluate("[localStorage, sessionStorage].forEach((kept) => kept.clear())")
    kept.goto("about:blank")  # what it was still fetching ends with it
    kept.context.clear_cookies()


def open_page(context: BrowserContext, base: str, path: str, lang: str) -> tuple[Page, list[str]]:
    """A page with what went wrong on the way: console errors, and requests that leave the host."""
    page = context.new_page()
    wrong, _ = went(page, base, path, lang)
    return page, wrong


def went(page: Page, base: str, path: str, lang: str) -> tuple[list[str], Callable[[], None]]:
    """Go to a page; what goes wrong on it from then on, until it is told to stop listening."""
    wrong: list[str] = []
    host = urlsplit(base).netloc

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and not (path == "/nothing" and "status of 404" in message.text):
            wrong.append(message.text)

    def broke(error: object) -> None:
        wrong.append(str(error))

    def asked(request: Request) -> None:
        if urlsplit(request.url).netloc != host:
            wrong.append(request.url)

    def failed(request: Request) -> None:
        wrong.append(f"failed: {request.url}")

    page.on("console", heard)
    page.on("pageerror", broke)
    page.on("request", asked)
    page.on("requestfailed", failed)

    def stop() -> None:
        for event, hears in (("console", heard), ("pageerror", broke), ("request", asked), ("requestfailed", failed)):
            page.remove_listener(event, hears)

    page.goto(f"{base}{path}{'&' if '?' in path else '?'}lang={lang}")
    page.evaluate("document.fonts.ready.then(() => true)")
    return wrong, stop


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_render_ask_nobody_else_and_axe_finds_nothing_serious(
    page: Page, base: str, address: dict[str, str], path: str, lang: str
) -> None:
    wrong, stop = went(page, base, address.get(path, path), lang)
    assert page.locator("h1").count() == 1
    assert page.evaluate("[...document.fonts].filter(font => font.status === 'loaded').length") > 0
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelectorAll('details.correct').forEach((d) => { d.open = true; })")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AXE.read_text("utf-8"))
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert serious(page.evaluate("axe.run(document, {resultTypes: ['violations']})")) == []
    stop()
    assert not wrong


def serious(found: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """What axe holds to be serious or critical: rule and the first elements."""
    return [
        (v["id"], [node["html"][:160] for node in v["nodes"]][:3])
        for v in found["violations"]
        if v["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_page_is_read_on_a_phone_without_scripts(
    browser: Browser, base: str, address: dict[str, str], lang: str
) -> None:
    """Half of them in each language: which one is no matter of scripts."""
    page = phone(browser, base, lang, scripts=False)
    for path in PAGES[:: 2 if lang == "ar" else -2]:
        page.goto(base + address.get(path, path))
        assert page.locator("h1").is_visible(), path
        assert page.locator("html").get_attribute("lang") == lang, path
        assert len("".join(page.locator("main").inner_text().split())) > 30, path
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    page.context.close()


@pytest.mark.parametrize("path", ["INCIDENT", DOCUMENT])
def test_words_are_marked_and_opened_without_scripts(
    browser: Browser, base: str, address: dict[str, str], path: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}{address.get(path, path)}?lang=ar")
    if path == DOCUMENT:
        assert "مقتل ما بين 7 و14 مدنيا" in page.locator("#text mark").first.inner_text()
        assert not page.locator(".buttons").first.is_visible()
        assert page.locator(".jump").first.is_visible()
        assert page.locator("#text mark").first.evaluate("m => getComputedStyle(m).display") == "inline"
        assert page.locator("#text mark").first.evaluate("m => getComputedStyle(m).padding") == "0px"
    if path == "INCIDENT":
        page.locator("td.figure summary").first.click()
        assert page.locator("td.figure blockquote").first.is_visible()
    context.close()


def test_a_pressed_button_marks_its_own_words(context: BrowserContext, base: str) -> None:
    page, wrong = open_page(context, base, DOCUMENT, "ar")
    marked = "[...CSS.highlights.get(name)].map(range => range.toString())"
    buttons = page.locator("button.span")
    assert buttons.count() > 4
    for index in range(buttons.count()):
        button = buttons.nth(index)
        button.click()
        quote = button.get_attribute("data-quote")
        name = "claim" if button.get_attribute("data-slot") == "claim" else "words"
        assert page.evaluate(f"(name) => {marked}", name) == [quote]
        assert button.get_attribute("aria-pressed") == "true"
        assert page.locator("#status").text_content() == quote
    assert page.locator("#text mark").count() == 0
    assert "😢" in str(buttons.first.get_attribute("data-quote"))
    assert not wrong


def test_words_that_do_not_match_are_never_marked(context: BrowserContext, base: str) -> None:
    page = context.new_page()

    def forge(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        body = answer.text().replace('data-slot="harm" data-quote="ما بين', 'data-slot="harm" data-quote="بين بين')
        route.fulfill(response=answer, body=body)  # type: ignore[attr-defined]

    page.route("**/documents/**", forge)
    page.goto(f"{base}{DOCUMENT}?lang=ar")
    assert page.locator('button[data-slot="harm"]').first.is_disabled()


def test_the_desk_by_keyboard(context: BrowserContext, base: str) -> None:
    page, _ = open_page(context, base, "/documents/jisr-2.txt", "ar")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.slot") == "claim"
    assert page.evaluate("CSS.highlights.get('claim').size") == 1


@pytest.mark.parametrize("path", PAGES[:4])
def test_targets_are_large_enough_on_a_phone(
    context: BrowserContext, base: str, address: dict[str, str], path: str
) -> None:
    page, _ = open_page(context, base, address.get(path, path), "ar")
    page.set_viewport_size({"width": 390, "height": 844})
    small = page.evaluate(
        """() => [...document.querySelectorAll('header.top a, nav a, button, select, input')]
             .filter(e => e.offsetParent && !e.closest('.visually-hidden'))
             .map(e => e.closest('label') ?? e)  // a box is ticked by its label
             .map(e => [e.textContent.trim().slice(0, 20), e.getBoundingClientRect()])
             .filter(([, box]) => box.height < 44).map(([text]) => text)"""
    )
    assert small == []


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("path", ["/parties", "/settings"])
def test_on_a_phone_the_open_section_is_in_sight(browser: Browser, base: str, path: str, lang: str) -> None:
    page = phone(browser, base, lang, scripts=True)
    page.goto(base + path)
    edges = page.locator(".top nav [aria-current]").evaluate(
        "e => { const box = e.getBoundingClientRect(); return [box.left, innerWidth - box.right]; }"
    )
    assert min(edges) >= 0
    page.context.close()


def test_figures_stand_in_reading_order(context: BrowserContext, base: str, address: dict[str, str]) -> None:
    """In Arabic the minimum stands to the right of the maximum, in the table and in the sentence."""
    page, _ = open_page(context, base, address["INCIDENT"], "ar")
    left = "e => e.getBoundingClientRect().left"
    cells = page.locator(".claims .pair:not(.heads)").all()
    assert cells
    for cell in cells:
        assert cell.locator(".low").evaluate(left) > cell.locator(".high").evaluate(left)
    places = page.evaluate(WORDS_FROM_THE_RIGHT, ["من", "7", "إلى", "14"])
    assert places == sorted(places, reverse=True)


def test_dates_and_codes_do_not_flip(context: BrowserContext, base: str, address: dict[str, str]) -> None:
    page, _ = open_page(context, base, address["INCIDENT"], "ar")
    assert page.locator(".first .code bdi").first.get_attribute("dir") == "ltr"
    assert page.locator("#place bdi[dir=ltr]").first.inner_text() == "35.1540, 40.4270"


def test_the_map_draws_areas_and_no_pins(context: BrowserContext, base: str) -> None:
    page, wrong = open_page(context, base, "/map", "ar")
    page.wait_for_selector("#map[data-drawn]")
    assert page.locator("#map path.leaflet-interactive").count() == 2
    assert page.locator("#map .leaflet-marker-icon:not(.country)").count() == 0
    assert not wrong


@pytest.mark.parametrize("scripts", [True, False])
def test_one_map_of_a_place_is_shown_with_and_without_scripts(
    browser: Browser, base: str, address: dict[str, str], scripts: bool
) -> None:
    page = phone(browser, base, "ar", scripts)
    page.goto(base + address["INCIDENT"])
    if scripts:
        page.wait_for_selector("#map[data-drawn]")
    assert page.locator("#map").is_visible() is scripts
    assert page.locator(".map-drawn svg").first.is_visible() is not scripts
    page.context.close()


def test_print_opens_every_answer(context: BrowserContext, base: str, address: dict[str, str]) -> None:
    page, _ = open_page(context, base, address["INCIDENT"], "ar")
    page.emulate_media(media="print")
    assert page.locator(".claims blockquote").first.is_visible()
    assert not page.locator(".top nav").is_visible()
