"""An unknown place is settled in a real browser: from the issue that tells of it, by keyboard, without scripts."""

import pytest
from playwright.sync_api import Browser

from tawthiq.register import Register

from .serving import MARKS, phone, served, tab_to
from .test_browser import AXE, serious

pytestmark = MARKS
BOTH = pytest.mark.parametrize("lang", ["ar", "en"])


@BOTH
def test_a_new_place_by_keyboard_alone(browser: Browser, unsettled: Register, lang: str) -> None:
    with served(unsettled) as base:
        page = phone(browser, base, lang, scripts=False)
        page.goto(f"{base}/issues")
        tab_to(page, "a[href*='verdict=alias']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/decide?verdict=alias*")
        tab_to(page, "#a-point")
        page.keyboard.type("35.2101, 40.4012")
        page.keyboard.press("Enter")
        page.wait_for_selector("#effect table")
        tab_to(page, "#d-reason")
        page.keyboard.type("من الخريطة")
        tab_to(page, "#d-author")
        page.keyboard.type("ليلى")
        page.keyboard.press("Enter")
        page.wait_for_url("**/issues?decided=*")
        assert page.locator(".settled").count() == 1
    (one,) = unsettled.aliases()
    assert (one.spelling, one.decision.author, one.place.lat) == ("زعبوطة", "ليلى", 35.2101)


@BOTH
@pytest.mark.parametrize("width", [390, 1280])
def test_a_known_place_by_clicks_and_back(browser: Browser, unsettled: Register, lang: str, width: int) -> None:
    with served(unsettled) as base:
        page = phone(browser, base, lang, scripts=True, width=width)
        page.goto(f"{base}/places")
        page.fill("#alias-subject", "زعبوطة")
        page.locator("#aliases form button").last.click()
        page.fill("#a-q", "البصيرة")
        page.locator("form[role=search] button").click()
        page.locator(".candidates a[href*='gn%3A173927']").click()
        page.wait_for_selector("#effect table")
        page.evaluate(AXE.read_text("utf-8"))
        assert serious(page.evaluate("axe.run(document, {resultTypes: ['violations']})")) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.fill("#d-reason", "map")
        page.fill("#d-author", "Layla")
        page.locator("form.confirm button").click()
        page.wait_for_selector("#aliases li")
        assert unsettled.aliases()[0].place.id == "gn:173927"
        page.locator("#aliases .undo button").click()
        page.wait_for_url("**decided=*")
        assert page.locator("#aliases li").count() == 0
    assert not unsettled.aliases()
