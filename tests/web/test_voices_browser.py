"""A correction and a reply from the page of the incident to the claim that enters, in a browser, in both languages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tawthiq.model.voice import VoiceState
from tawthiq.register import Register

from .serving import MARKS, chromium, served
from .test_browser import AXE, serious
from .test_deciding_browser import BOTH, at, opened

pytestmark = MARKS
CORRECTION = "قُتل سبعة مدنيين في غارة جوية على سوق بلدة البصيرة يوم 11 أيار 2019، لا خمسة."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def base(small: Register) -> Iterator[str]:
    with served(small) as address:
        yield address


@BOTH
@pytest.mark.parametrize(("scripts", "width"), [(True, 1280), (False, 390)])
def test_a_correction_from_the_incident_to_its_range(
    browser: Browser, base: str, small: Register, lang: str, scripts: bool, width: int
) -> None:
    incident = at(small, "البصيرة")
    page = opened(browser, base, lang, scripts, width)
    page.goto(f"{base}/incidents/{incident.id}")
    page.click('a[href^="/receive?kind=correction"]')
    page.select_option("#r-sender", "partner")
    page.fill("#r-name", "مرصد الضفتين")
    page.fill("#r-words", CORRECTION)
    page.fill("#r-reason", "العدد سبعة")
    page.click("main .go button")
    page.wait_for_url("**/voices/voice-*")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if scripts:
        page.evaluate(AXE.read_text("utf-8"))
        assert serious(page.evaluate("axe.run(document, {resultTypes: ['violations']})")) == []
    page.check('input[name="take"]')
    page.click('button[value="accept"]')
    page.wait_for_url("**decided=*")
    assert small.voices()[0].state is VoiceState.ACCEPTED
    assert small.incident(incident.id).ranges[0].max == 7
    page.goto(f"{base}/voices")
    assert page.locator(".voices tbody tr").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@BOTH
def test_a_reply_is_quoted_with_what_it_comes_to(browser: Browser, base: str, small: Register, lang: str) -> None:
    incident = at(small, "البصيرة")
    page = opened(browser, base, lang, width=390)
    page.goto(f"{base}/incidents/{incident.id}")
    page.click('a[href^="/receive?kind=reply"]')
    page.select_option("#r-party", "us-led-coalition")
    page.fill("#r-words", "لم تنفذ قواتنا أي غارة على البلدة في ذلك اليوم.")
    page.fill("#r-reason", "ينفي الغارة")
    page.click("main .go button")
    page.wait_for_url("**/voices/voice-*")
    page.check('input[value="denies_strike"]')
    page.fill("#a-words", "لم تنفذ قواتنا أي غارة")
    page.click('button[value="accept"]')
    page.wait_for_url("**decided=*")
    page.goto(f"{base}/incidents/{incident.id}#positions")
    assert "لم تنفذ قواتنا أي غارة" in page.locator("#positions").inner_text()
    assert page.locator("#voices tbody tr").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()
