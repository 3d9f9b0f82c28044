"""A correction and a reply from the page of the incident to the claim that enters, in a browser, in both languages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tawthiq.model.voice import VoiceState
from tawthiq.register import Register

from .serving import MARKS, served
from .test_browser import AXE, serious
from .test_deciding_browser import BOTH, at, opened

pytestmark = MARKS
CORRECTION = "قُتل سبعة مدنيين في غارة جوية على سوق بلدة البصيرة يوم 11 أيار 2019، لا خمسة."


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


@BOTH
def test_two_at_one_claim_and_the_second_chooses(browser: Browser, base: str, small: Register, lang: str) -> None:
    claim = at(small, "تلعفر").claims[0]
    first, second = opened(browser, base, lang), opened(browser, base, lang, width=390)
    second.goto(f"{base}/settings")
    second.fill("#s-author", "كريم")
    second.click("#name button")
    first.goto(f"{base}/claims/{claim}")
    assert not first.locator("#presence").is_visible()
    second.goto(f"{base}/claims/{claim}")
    assert "ليلى" in second.locator("#presence").inner_text()
    first.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    first.locator("#presence", has_text="كريم").wait_for()
    first.click('#judge button[value="accept"]')
    first.wait_for_url("**decided=*")
    second.fill("#j-reason", "يوم آخر")
    second.click('#judge button[value="reject"]')
    assert second.locator("#contest td").count() == 6
    assert "ليلى" in second.locator("#contest").inner_text()
    assert "يوم آخر" in second.locator("#contest").inner_text()
    assert second.evaluate("document.documentElement.scrollWidth") <= 390
    second.evaluate(AXE.read_text("utf-8"))
    assert serious(second.evaluate("axe.run(document, {resultTypes: ['violations']})")) == []
    second.click("form.confirm button")
    second.wait_for_url("**decided=*")
    assert [d.author for d in small.decisions(standing=True)] == ["ليلى", "كريم"]
    for page in (first, second):
        page.context.close()
