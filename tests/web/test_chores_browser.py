"""Work that takes longer than a page, and decisions that disagree, in a real browser: on a phone, without scripts."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from tawthiq.decisions import Wanted, decide, record
from tawthiq.model.decision import DecisionKind
from tawthiq.register import Register

from .serving import MARKS, phone, served, tab_to
from .test_browser import AXE, serious
from .test_chores import ended, found, settle
from .unknown_place import SPELLING

pytestmark = MARKS
BOTH = pytest.mark.parametrize("lang", ["ar", "en"])


@pytest.fixture
def register(unsettled: Register) -> Register:
    """Two grades for one incident, a name settled after its report was read, rules that are not those of today."""
    settle(unsettled)
    incident = next(iter(unsettled.all_incidents()))
    for author, grade in (("هدى", "fair"), ("Rana", "weak")):
        wanted = Wanted(kind=DecisionKind.GRADE, subjects=[incident.id], author=author, reason="r", after=grade)
        record(unsettled, decide(unsettled, wanted))
    with unsettled.writing() as writer:
        writer.note_rules("an earlier version")
    return unsettled


@BOTH
@pytest.mark.parametrize("path", ["/", "/conflicts", "/runs", "/places"])
def test_they_fit_a_phone_and_axe_finds_nothing_serious(
    browser: Browser, register: Register, lang: str, path: str
) -> None:
    with served(register) as base:
        page = phone(browser, base, lang, scripts=True)
        page.goto(base + path)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        page.evaluate(AXE.read_text("utf-8"))
        told: dict[str, Any] = page.evaluate("axe.run()")
        assert serious(told) == []


@BOTH
def test_a_conflict_is_settled_by_keyboard_alone(browser: Browser, register: Register, lang: str) -> None:
    with served(register) as base:
        page = phone(browser, base, lang, scripts=False)
        page.goto(f"{base}/settings")
        page.fill("[name=author]", "ليلى")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.goto(f"{base}/conflicts")
        tab_to(page, "form.undo button")
        page.keyboard.press("Enter")
        page.wait_for_url("**/conflicts?decided=*")
        assert page.locator("article.dispute").count() == 0
    assert register.conflicts() == ()


def test_reports_are_read_again_from_the_page_of_places(browser: Browser, register: Register) -> None:
    with served(register) as base:
        page = phone(browser, base, "ar", scripts=False)
        page.goto(f"{base}/places")
        page.fill("#behind [name=author]", "ليلى")
        page.click("#behind button")
        page.wait_for_url("**/runs")
    ended(register)
    assert found(register), SPELLING
