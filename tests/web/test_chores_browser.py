"""Work that takes longer than a page, and decisions that disagree, in a real browser: on a phone, without scripts."""

from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser

from tawthiq import adoption
from tawthiq.decisions import Wanted, decide, record
from tawthiq.model.decision import DecisionKind
from tawthiq.model.vocabulary import Grade
from tawthiq.register import Register, verify
from tawthiq.settings import Settings

from .serving import MARKS, phone, served, tab_to
from .test_browser import AXE, serious
from .test_chores import ended, found, settle
from .unknown_place import SPELLING

pytestmark = MARKS
BOTH = pytest.mark.parametrize("lang", ["ar", "en"])
_LONG = 240_000  # milliseconds that a command of its own may take on a busy machine


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
        told: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
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


@BOTH
def test_reports_are_read_again_from_the_page_of_places(browser: Browser, register: Register, lang: str) -> None:
    with served(register) as base:
        page = phone(browser, base, lang, scripts=False)
        page.goto(f"{base}/places")
        page.fill("#behind [name=author]", "ليلى")
        page.click("#behind button")
        page.wait_for_url("**/runs")
        ended(register)
        page.goto(f"{base}/places")
        assert page.locator("#behind").count() == 0, "no report is behind any more"
    assert found(register), SPELLING


MOVED = {"ar": ("الدرجة: الآن مؤكدة", "درجة واحدة تتغير"), "en": ("grade: now Confirmed", "1 grade would move")}


@pytest.fixture
def otherwise(unsettled: Register) -> Register:
    """An incident whose grade other rules gave, which are in force."""
    first, *others = unsettled.all_incidents()
    unsettled.replace_incidents([replace(first, grade=Grade.CONFIRMED), *others], unsettled.ledger())
    with unsettled.writing() as writer:
        writer.note_rules("an earlier version")
    return unsettled


@BOTH
@pytest.mark.parametrize("scripts", [True, False])
def test_other_rules_are_shown_and_then_adopted(
    browser: Browser, otherwise: Register, lang: str, scripts: bool
) -> None:
    name = next(i.id for i in otherwise.all_incidents() if i.grade is Grade.CONFIRMED)
    with served(otherwise) as base:
        page = phone(browser, base, lang, scripts, width=1280 if scripts else 390)

        def done() -> None:
            """What goes on is over: the page tells it by itself, or is asked anew."""
            if not scripts:
                ended(otherwise)
                page.goto(f"{base}/runs")
            page.wait_for_selector("#now", state="detached", timeout=_LONG)

        page.goto(base)
        page.click('a[href="/runs#rules"]')
        assert page.locator("#rules table").count() == 0
        assert page.locator("#rules button[value=adopt]").count() == 0, "nobody adopts what was not shown"
        page.fill("#rules [name=author]", "ليلى")
        tab_to(page, "#rules button[value=preview]")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        done()
        shown = page.locator("#rules").inner_text()
        assert [words for words in MOVED[lang] if words not in shown] == [], shown
        assert page.locator("#rules tbody tr").count() == 1
        assert page.locator(f'#rules tbody a[href="/incidents/{name}"]').count() == 1
        assert otherwise.incident(name).grade is Grade.CONFIRMED, "a preview changes nothing"
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        if scripts:
            page.evaluate(AXE.read_text("utf-8"))
            assert serious(page.evaluate("axe.run(document, {resultTypes: ['violations']})")) == []
        with page.expect_navigation():
            page.click("#rules button[value=adopt]")
        done()
        assert page.locator("#rules").count() == 0, "the rules of today are in force"
        page.goto(f"{base}/incidents/{name}")
        assert page.locator("#history").inner_text()
    assert otherwise.incident(name).grade is not Grade.CONFIRMED
    assert otherwise.rules_in_force() == adoption.rules_of_today(otherwise, Settings())
    told = [(e.actor, e.subject) for e in otherwise.log().rows if e.action == "chore"]
    assert told == [("ليلى", "preview"), ("ليلى", "adopt")]
    assert verify(otherwise) == ()


@BOTH
def test_nobody_adopts_what_changed_since_without_being_told(browser: Browser, otherwise: Register, lang: str) -> None:
    with served(otherwise) as base:
        page = phone(browser, base, lang, scripts=False)
        page.goto(f"{base}/runs")
        page.fill("#rules [name=author]", "ليلى")
        page.click("#rules button[value=preview]")
        ended(otherwise)
        page.goto(f"{base}/runs")
        hints = page.locator("#rules > .hint").count()
        settle(otherwise, later=True)
        page.reload()
        assert page.locator("#rules > .hint").count() == hints + 1, "the register has changed since"
